//go:build !js

package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/term"
)

// plainWidth is how wide text is where no terminal says otherwise.
const plainWidth = 80

// widthOf is how wide text for a writer may be: the terminal's width, within
// what reads well, or plainWidth.
func widthOf(w io.Writer) int {
	if f, ok := w.(*os.File); ok {
		if n, _, err := term.GetSize(int(f.Fd())); err == nil && n > 0 {
			return min(max(n, 60), 110)
		}
	}
	return plainWidth
}

// wrap breaks a text into lines of at most width characters, the first with
// one indent, the others with another. Words longer than a line stay whole.
func wrap(text string, width int, first, rest string) string {
	var out strings.Builder
	line := first
	used, empty := utf8.RuneCountInString(first), true
	for _, word := range strings.Fields(text) {
		n := utf8.RuneCountInString(word)
		if !empty && used+1+n > width {
			out.WriteString(line + "\n")
			line, used, empty = rest, utf8.RuneCountInString(rest), true
		}
		if !empty {
			line += " "
			used++
		}
		line += word
		used += n
		empty = false
	}
	return out.String() + line + "\n"
}

// pad fills a text with spaces to a width in characters.
func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(width-utf8.RuneCountInString(s), 0))
}

// progressAfter is how long work may take before a bar is drawn.
const progressAfter = time.Second

// progress draws a bar on a terminal, and nothing elsewhere. It is called with
// how much is done; at the end clear takes the bar away.
func progress(w *os.File, total int) (draw func(done int), clear func()) {
	if !term.IsTerminal(int(w.Fd())) {
		return nil, func() {}
	}
	const cells = 40
	start := time.Now()
	drawn := time.Time{}
	draw = func(done int) {
		now := time.Now()
		if now.Sub(start) < progressAfter || now.Sub(drawn) < progressAfter/10 {
			return
		}
		drawn = now
		full := cells * done / total
		left := time.Duration(float64(now.Sub(start)) / float64(done) * float64(total-done)).Round(time.Second)
		fmt.Fprintf(w, "\r%s%s %3d %%  %s ", strings.Repeat("█", full), strings.Repeat("░", cells-full), 100*done/total, left)
	}
	return draw, func() {
		if !drawn.IsZero() {
			fmt.Fprint(w, "\r"+strings.Repeat(" ", cells+24)+"\r")
		}
	}
}
