package words

import (
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"entente/game"
	"entente/game/fault"
)

func TestError(t *testing.T) {
	_, gone := os.Open(filepath.Join(t.TempDir(), "gone"))
	at := func(path string, what error) fault.Located {
		return fault.Located{File: "mine.toml", Path: path, What: what}
	}
	refused := &game.InputError{Power: game.Russia, Index: 1, Refusal: game.Refusal{Code: game.NeedInfluence, Need: 3, Have: 1}}
	for _, x := range []struct {
		err  error
		want string
	}{
		{nil, ""},
		{fault.GameOver, "the game is over"},
		{fault.NoPower.New("eu"), `no power "eu": expected china, russia or us`},
		{fault.NoPower.New("e\x1b[2Ju"), `no power "e\x1b[2Ju": expected china, russia or us`},
		{fault.Cut.New(1), "the file was cut short after 1 input: copy it again, whole, from where it came"},
		{fault.WantWord.New([]string{"a", "b", "c"}, fault.FoundText.New("d")), `expected a, b or c, found the text "d"`},
		{fault.WantWord.New([]string{"a"}, true), `expected a, found true`},
		{fault.WantOil.New([]any{int64(1), fault.FoundTable, -2}), `expected the dollars of four quarters, each from 1 to 500, found 1, a table, -2`},
		{fault.NoNumber.New("x", nil), `no number "x" in the rules`},
		{fault.WantWhole.New(0, 1<<20, 1<<21), "expected a whole number from 0 to 1048576, found 2097152"},
		{fault.List{at("a.b", fault.Missing), at("", fault.NoKey.New(fault.Near.New("c")))}, "mine.toml: a.b: is missing\nmine.toml: no such key; did you mean \"c\"?"},
		{errors.Join(fault.GameOver, fault.EmptyFile), "the game is over\nthe file is empty: choose a file that entente has saved"},
		{refused, "russia, order 2: Needs 3 influence; 1 is left."},
		{fault.NotSaved.New(refused), "not saved: russia, order 2: Needs 3 influence; 1 is left."},
		{&fs.PathError{Op: "open", Path: "x", Err: fs.ErrNotExist}, "x: no such file or directory"},
		{fault.In.New("y", &os.LinkError{Op: "rename", Old: "x", New: "y", Err: fs.ErrPermission}), "y: y: permission denied"},
		{fault.CannotRead.New("z", gone.(*fs.PathError).Err), `cannot read "z": no such file or directory`},
		{context.Canceled, "interrupted"},
		{fmt.Errorf("a library: %w", fault.GameOver), "the game is over"},
		{errors.New("the disk hums"), "the disk hums"},
	} {
		if got := MustEnglish().Error(x.err); got != x.want {
			t.Errorf("%v:\ngot  %s\nwant %s", x.err, got, x.want)
		}
	}
}

// Codes are for errors.Is, and what an error wraps is found through it.
func TestErrorIs(t *testing.T) {
	err := error(fault.NotSaved.New(fault.Saving.New("x", fs.ErrPermission)))
	for _, target := range []error{fault.NotSaved, fault.Saving, fs.ErrPermission} {
		if !errors.Is(err, target) {
			t.Errorf("%v is not %v", err, target)
		}
	}
	if errors.Is(err, fault.GameOver) {
		t.Errorf("%v is all things", err)
	}
	if want := `save.not-saved(save.saving("x", permission denied))`; err.Error() != want {
		t.Errorf("got %s, want %s", err, want)
	}
}

// TestCodesAreUsed: each code of package fault is somebody's error, and is made
// with as many arguments as it has.
func TestCodesAreUsed(t *testing.T) {
	files, program := parseProgram(t)
	args, used := map[string]int{}, map[string]int{}
	for path, f := range program {
		if filepath.Dir(path) != "game/fault" {
			continue
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if spec, ok := n.(*ast.ValueSpec); ok && len(spec.Values) == 1 {
				if call, ok := spec.Values[0].(*ast.CallExpr); ok && isNamed(call.Fun, "code") {
					args[spec.Names[0].Name] = len(call.Args) - 1
				}
			}
			return true
		})
	}
	if len(args) != len(fault.Codes()) {
		t.Errorf("found %d of %d codes", len(args), len(fault.Codes()))
	}
	for path, f := range program {
		made := map[ast.Expr]bool{}
		codeOf := func(x ast.Expr) string { // the code that an expression names
			name := ""
			switch x := x.(type) {
			case *ast.SelectorExpr:
				if isNamed(x.X, "fault") {
					name = x.Sel.Name
				}
			case *ast.Ident:
				if filepath.Dir(path) == "game/fault" {
					name = x.Name
				}
			}
			if _, is := args[name]; !is {
				return ""
			}
			return name
		}
		sentinel := false
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GenDecl:
				sentinel = n.Tok == token.VAR
			case *ast.FuncDecl:
				sentinel = false
			case *ast.CallExpr:
				sel, ok := n.Fun.(*ast.SelectorExpr)
				if !ok || sel.Sel.Name != "New" || codeOf(sel.X) == "" {
					break
				}
				name := codeOf(sel.X)
				made[sel.X] = true
				used[name]++
				if len(n.Args) != args[name] {
					t.Errorf("%v: fault.%s takes %d arguments, and gets %d", files.Position(n.Pos()), name, args[name], len(n.Args))
				}
			case *ast.SelectorExpr:
				name := codeOf(n)
				if name == "" || made[n] {
					break
				}
				used[name]++
				if args[name] != 0 && !sentinel {
					t.Errorf("%v: fault.%s has %d arguments: use New", files.Position(n.Pos()), name, args[name])
				}
			}
			return true
		})
	}
	for name := range args {
		if used[name] == 0 {
			t.Errorf("fault.%s is no error of anything: take it out", name)
		}
	}
}

func isNamed(x ast.Expr, name string) bool {
	id, is := x.(*ast.Ident)
	return is && id.Name == name
}

// prose is how English shows in a string: two words in a row.
var prose = regexp.MustCompile(`\pL{2,}[,;:]? \pL{2,}`)

// developers are the folders whose words only developers read.
var developers = []string{"game/gametest/", "game/browser/make/", "docs/", "assets/map/gen/", "game/lab/reference/gen/", "game/ranks/gen/"}

// drawn are the places where what looks like words are the elements and classes of pictures.
var drawn = []string{"game/report/figure/", "game/classroom/debrief/figure.go"}

// notSentences are strings that only look like sentences.
var notSentences = map[string]bool{
	"replay FILE":   true, // the form of a command
	"check FILE...": true,
	"merge DIR...":  true,

	"debrief FILE...": true,
	"report DIR":      true,
	"compare DIR DIR": true,
	"bug FILE...":     true,
	"<!-- entente switches %s --games %d --seed %d --markdown -->\n": true, // a command
}

// TestNoSentencesInGo: what people read comes from en.toml. What a panic says
// is for developers; lists of codes are split by strings.Fields.
func TestNoSentencesInGo(t *testing.T) {
	files, program := parseProgram(t)
	met := map[string]bool{}
	for path, f := range program {
		if slices.ContainsFunc(slices.Concat(developers, drawn), func(dir string) bool { return strings.HasPrefix(path, dir) }) {
			continue
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.Field:
				return n.Tag == nil
			case *ast.CallExpr:
				sel, ok := n.Fun.(*ast.SelectorExpr)
				return !isNamed(n.Fun, "panic") && !(ok && isNamed(sel.X, "strings") && sel.Sel.Name == "Fields")
			case *ast.BasicLit:
				s, is := literal(n)
				if notSentences[s] {
					met[s] = true
				} else if is && prose.MatchString(s) {
					t.Errorf("%v: %q: make it a text of en.toml", files.Position(n.Pos()), s)
				}
			}
			return true
		})
	}
	for s := range notSentences {
		if !met[s] {
			t.Errorf("%q is nowhere any more", s)
		}
	}
}
