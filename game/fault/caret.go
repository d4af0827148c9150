package fault

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// AtCaret is a syntax error of a text, shown with its line and a caret. line
// and column are counted from 1, column and length in bytes: the caret stands
// under the letters, of which ¶ has two.
func AtCaret(text string, line, column, length int, what string) *Error {
	lines := strings.Split(text, "\n")
	at := min(max(line, 1), len(lines))
	shown := strings.TrimSuffix(lines[at-1], "\r")
	from := min(max(column-1, 0), len(shown))
	to := min(from+max(length, 0), len(shown))
	before, width := utf8.RuneCountInString(shown[:from]), max(utf8.RuneCountInString(shown[from:to]), 1)
	number := fmt.Sprintf("%7d | ", at)
	return Syntax.New(at, before+1, what, Verbatim(number+strings.ReplaceAll(shown, "\t", " ")+"\n"+
		strings.Repeat(" ", len(number)+before)+strings.Repeat("^", width)))
}
