package words

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"unicode"

	"entente/game"
	"entente/game/fault"
)

// faults adds a text for each code of package fault. Its arguments are texts
// without forms, but for the count.
func (s *schema) faults() {
	for _, c := range fault.Codes() {
		h := holders{}
		for _, name := range c.Args() {
			h[name] = aText
			if name == "n" {
				h[name] = aNumber
			}
		}
		s.text("fault."+c.Error(), h)
	}
}

// system are the errors of the operating system and of Go that have a code.
// Others speak for themselves, in English: nothing can be known of them.
var system = []struct {
	err  error
	code *fault.Code
}{
	{fs.ErrNotExist, fault.NotThere},
	{fs.ErrPermission, fault.NotAllowed},
	{fs.ErrExist, fault.AlreadyThere},
	{context.Canceled, fault.Interrupted},
}

// Error says what an error means and what to do, a line for each of several
// faults. Of nil it says nothing. What a library has wrapped an error of ours
// in is left out; an error that is not ours speaks for itself.
func (w *Words) Error(err error) string {
	if err == nil {
		return ""
	}
	for e := err; e != nil; e = errors.Unwrap(e) {
		if s, ours := w.known(e); ours {
			return s
		}
	}
	return err.Error()
}

// known says an error of a kind that there are texts for.
func (w *Words) known(err error) (string, bool) {
	switch e := err.(type) {
	case fault.List:
		return lines(w, e), true
	case fault.Located:
		return e.Where() + w.Error(e.What), true
	case *fault.Error:
		return w.fault(e), true
	case *fault.Code:
		return w.fault(e.New()), true
	case fault.Coded:
		return w.fault(e.Fault()), true
	case game.Refusal:
		return w.Refusal(e), true
	case *fs.PathError:
		return e.Path + ": " + w.Error(e.Err), true
	case *os.LinkError:
		return e.New + ": " + w.Error(e.Err), true
	case interface{ Unwrap() []error }: // errors.Join
		return lines(w, e.Unwrap()), true
	}
	for _, x := range system {
		if errors.Is(err, x.err) {
			return w.fault(x.code.New()), true
		}
	}
	return "", false
}

func (w *Words) fault(e *fault.Error) string {
	a := args{}
	for i, name := range e.Code.Args() {
		if i < len(e.Args) {
			a[name] = w.argument(name, e.Args[i])
		}
	}
	return w.say("fault."+e.Code.Error(), a)
}

// argument puts an argument of a fault into words: counts as the language
// writes them, and all else as it stands in files and flags.
func (w *Words) argument(name string, x any) value {
	switch x := x.(type) {
	case nil:
		return txt("")
	case error:
		return txt(w.Error(x))
	case fault.Verbatim:
		return txt(string(x))
	case []string:
		return txt(w.either(x))
	case []any:
		items := make([]string, len(x))
		for i := range x {
			items[i] = w.show(w.argument("", x[i]), "")
		}
		return txt(w.list(items))
	}
	if v := valueOf(x); name == "n" && v.number {
		return v
	}
	return txt(printable(fmt.Sprint(x)))
}

// either lists words of which one is expected.
func (w *Words) either(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return w.list(items[:last]) + w.say("number.or", nil) + items[last]
}

// printable keeps what a file holds from ruling the terminal.
func printable(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return !unicode.IsPrint(r) }) < 0 {
		return s
	}
	quoted := strconv.Quote(s)
	return strings.ReplaceAll(quoted[1:len(quoted)-1], `\"`, `"`)
}

// lines says several errors, a line each.
func lines[E error](w *Words, list []E) string {
	said := make([]string, len(list))
	for i, err := range list {
		said[i] = w.Error(err)
	}
	return strings.Join(said, "\n")
}
