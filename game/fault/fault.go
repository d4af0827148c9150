// Package fault holds the errors of the program as codes with arguments. Their
// Error is terse and stable, for logs and tests; what people read comes from
// package words, which has a text for each code.
package fault

import (
	"fmt"
	"strconv"
	"strings"
)

// Code is a kind of error. It is an error itself, for errors.Is.
type Code struct {
	name string
	args []string
}

// codes are all of them, in the order of their files.
var codes []*Code

// code defines a code by its name, such as "save.cut", and the names of its arguments.
func code(name string, args ...string) *Code {
	c := &Code{name, args}
	codes = append(codes, c)
	return c
}

// Codes lists every code.
func Codes() []*Code { return codes }

// Error implements error: the name of the code.
func (c *Code) Error() string { return c.name }

// Args are the names of the arguments, in turn. One that is called n is a
// count, which texts may have plural forms for.
func (c *Code) Args() []string { return c.args }

// New makes an error of the code. An argument may be an error, which the new
// one wraps, a list of words ([]string), of which one is expected, a list of
// things found ([]any), a Verbatim, a number, or whatever fmt prints as it
// stands in files and flags; nil shows nothing.
func (c *Code) New(args ...any) *Error { return &Error{c, args} }

// Error is a code with the values of its arguments.
type Error struct {
	Code *Code
	Args []any
}

// Verbatim is an argument of several lines, or in braces: it is shown as it is.
type Verbatim string

// Error implements error: the name of the code and its arguments in brackets.
func (e *Error) Error() string {
	parts := make([]string, len(e.Args))
	for i, x := range e.Args {
		switch x := x.(type) {
		case nil:
		case error:
			parts[i] = x.Error()
		case string:
			parts[i] = strconv.Quote(x)
		default:
			parts[i] = fmt.Sprint(x)
		}
	}
	return e.Code.name + "(" + strings.Join(parts, ", ") + ")"
}

// Is tells whether the target is the code of this error.
func (e *Error) Is(target error) bool {
	c, is := target.(*Code)
	return is && c == e.Code
}

// Unwrap gives the errors among the arguments.
func (e *Error) Unwrap() (wrapped []error) {
	for _, x := range e.Args {
		if err, is := x.(error); is {
			wrapped = append(wrapped, err)
		}
	}
	return wrapped
}

// Coded is an error of another type that has a code.
type Coded interface {
	error
	Fault() *Error
}

// Located is one thing wrong with a file: where, and what.
type Located struct {
	File string // as the user named it; a shipped file as scenarios/NAME
	Path string // of the key, such as start.china.economy; "" where the whole file is meant
	What error
}

// Where is the file and the path, as every message about a file begins.
func (l Located) Where() string {
	if l.Path == "" {
		return l.File + ": "
	}
	return l.File + ": " + l.Path + ": "
}

// Error implements error.
func (l Located) Error() string { return l.Where() + l.What.Error() }

// Unwrap gives what is wrong.
func (l Located) Unwrap() error { return l.What }

// List is everything that is wrong, in one error.
type List []Located

// Error implements error: a line a fault.
func (fs List) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

// Or is the error of the faults: nil if there are none.
func (fs List) Or() error {
	if len(fs) == 0 {
		return nil
	}
	return fs
}
