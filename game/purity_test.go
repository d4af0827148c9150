package game_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// pure are the packages in which no float, map, goroutine, clock, file or
// wire may decide anything: the rules, their dice, and the agents.
var pure = []string{"game", "game/dice", "game/fault", "game/policy"}

// allowed are all that they may import, apart from each other. What
// encodes and formats reads no clock and no file.
var allowed = map[string]bool{
	"bytes": true, "crypto/sha256": true, "encoding/binary": true, "encoding/json": true, "fmt": true,
	"math/bits": true, "slices": true, "strconv": true, "strings": true, "sync": true, "unicode/utf8": true,
	"golang.org/x/exp/rand": true,
}

// source is a package as written, without its tests.
type source struct {
	fset  *token.FileSet
	files []*ast.File
}

func parse(t *testing.T, path string) source {
	t.Helper()
	src := source{fset: token.NewFileSet()}
	names, err := filepath.Glob(filepath.Join("..", path, "*.go"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no sources of %s: %v", path, err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(src.fset, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		src.files = append(src.files, f)
	}
	return src
}

func (s source) imports() (all []string) {
	for _, f := range s.files {
		for _, i := range f.Imports {
			path, _ := strconv.Unquote(i.Path.Value)
			all = append(all, path)
		}
	}
	return all
}

// In the rules and beneath them nothing draws, serves, reads files or asks the time.
func TestImports(t *testing.T) {
	for _, path := range pure {
		for _, i := range parse(t, path).imports() {
			own, is := strings.CutPrefix(i, "entente/")
			if is && slices.Contains(pure, own) || allowed[i] {
				continue
			}
			t.Errorf("%s imports %s, which nothing in %s may", path, i, strings.Join(pure, ", "))
		}
	}
	for _, i := range parse(t, "game").imports() {
		if own, is := strings.CutPrefix(i, "entente/"); is && own != "game/dice" && own != "game/fault" {
			t.Errorf("game imports %s: it rests on its dice and its faults alone", i)
		}
	}
}

// importer gives our own packages as checked from source, and empty ones for
// others: what they declare does not matter here.
type importer map[string]*types.Package

func (im importer) Import(path string) (*types.Package, error) {
	if p := im[path]; p != nil {
		return p, nil
	}
	p := types.NewPackage(path, path[strings.LastIndex(path, "/")+1:])
	p.MarkComplete()
	im[path] = p
	return p, nil
}

// No map is ranged over, nothing runs beside the rules, and no number has a fraction.
func TestNothingUndeterminedDecides(t *testing.T) {
	known := importer{}
	for _, path := range []string{"game/dice", "game/fault", "game", "game/policy"} { // each after those that it imports
		src := parse(t, path)
		info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}}
		conf := types.Config{Importer: known, Error: func(error) {}} // what others declare is missing
		p, _ := conf.Check("entente/"+path, src.fset, src.files, info)
		known["entente/"+path] = p
		ranges := 0
		for _, f := range src.files {
			ast.Inspect(f, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.GoStmt, *ast.SelectStmt, *ast.SendStmt, *ast.ChanType:
					t.Errorf("%s: nothing runs beside the rules", src.fset.Position(n.Pos()))
				case *ast.RangeStmt:
					ranges++
					if typ := info.TypeOf(n.X); typ != nil {
						if _, is := typ.Underlying().(*types.Map); is {
							t.Errorf("%s: the order of a map decides", src.fset.Position(n.Pos()))
						}
					}
				}
				return true
			})
		}
		if path == "game" && ranges == 0 {
			t.Errorf("%s: no loop was looked at", path)
		}
		for _, e := range slices.SortedFunc(maps.Keys(info.Types), func(a, b ast.Expr) int { return int(a.Pos() - b.Pos()) }) {
			if b, is := info.Types[e].Type.(*types.Basic); is && b.Info()&(types.IsFloat|types.IsComplex) != 0 {
				t.Errorf("%s: a number with a fraction", src.fset.Position(e.Pos()))
			}
		}
	}
}
