package main

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// width is the longest line of prose.
const width = 120

var item = regexp.MustCompile(`^ *(- |[0-9]+\. )`)

// wrap breaks the prose anew, since numbers put in have changed its lines.
// Tables, headings and comments stay as they are.
func wrap(text string) string {
	var out []string
	var prose []string // words of the paragraph or item at hand
	indent := ""
	flush := func() {
		if prose == nil {
			return
		}
		line := prose[0]
		for _, w := range prose[1:] {
			if utf8.RuneCountInString(line)+1+utf8.RuneCountInString(w) > width {
				out = append(out, line)
				line = indent + w
				continue
			}
			line += " " + w
		}
		out, prose, indent = append(out, line), nil, ""
	}
	for _, line := range strings.Split(text, "\n") {
		first := item.FindString(line)
		switch {
		case line == "" || strings.HasPrefix(line, "|") || strings.HasPrefix(line, "#") || strings.HasPrefix(line, "<!--"):
			flush()
			out = append(out, line)
		case first != "":
			flush()
			indent = strings.Repeat(" ", utf8.RuneCountInString(first))
			words := strings.Fields(line[len(first):])
			words[0] = first + words[0]
			prose = words
		default:
			prose = append(prose, strings.Fields(line)...)
		}
	}
	flush()
	return strings.Join(out, "\n")
}
