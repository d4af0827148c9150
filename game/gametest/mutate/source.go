package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// mutant is one statement that can be deleted.
type mutant struct {
	number int
	file   string
	fun    string
	line   int
	text   string // first line of the statement
}

// key names the mutant whatever its line.
func (m mutant) key() string { return fmt.Sprintf("%s %s: %s", m.file, m.fun, m.text) }

// edit inserts text into a source.
type edit struct {
	at    int
	text  string
	outer int // for edits at one place: openings from the outside in, endings from the inside out
}

// mutate wraps every deletable statement of a file.
func mutate(path string, first int) ([]byte, []mutant, error) {
	src, err := os.ReadFile(path)
	if err != nil {
		return nil, nil, err
	}
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, path, src, 0)
	if err != nil {
		return nil, nil, err
	}
	var edits []edit
	var all []mutant
	at := func(p token.Pos) int { return fset.Position(p).Offset }
	for _, d := range f.Decls {
		fun, ok := d.(*ast.FuncDecl)
		if !ok || fun.Body == nil || fun.Name.Name == "init" || fun.Name.Name == "String" {
			continue
		}
		ends := lastReturns(fun)
		ast.Inspect(fun.Body, func(n ast.Node) bool {
			for _, s := range statements(n) {
				if !deletable(s) || ends[s] {
					continue
				}
				from, to := at(s.Pos()), at(s.End())
				text, _, _ := strings.Cut(string(src[from:to]), "\n")
				m := mutant{first + len(all), filepath.Base(path), fun.Name.Name, fset.Position(s.Pos()).Line, strings.TrimSpace(text)}
				all = append(all, m)
				edits = append(edits,
					edit{from, fmt.Sprintf("if alive(%d) { ", m.number), to - from},
					edit{to, " }", from - to})
			}
			return true
		})
		if fun.Type.Results != nil { // so that what no longer returns compiles
			edits = append(edits, edit{at(fun.Body.Rbrace), "\npanic(\"no return\")\n", 0})
		}
	}
	slices.SortStableFunc(edits, func(a, b edit) int {
		if a.at != b.at {
			return a.at - b.at
		}
		return order(a) - order(b)
	})
	var out []byte
	done := 0
	for _, e := range edits {
		out = append(out, src[done:e.at]...)
		out = append(out, e.text...)
		done = e.at
	}
	return append(out, src[done:]...), all, nil
}

// lastReturns gives the statements that end the function and the functions
// within it, where they have results: without them nothing is to be had.
func lastReturns(fun *ast.FuncDecl) map[ast.Stmt]bool {
	ends := map[ast.Stmt]bool{}
	note := func(t *ast.FuncType, body *ast.BlockStmt) {
		if t.Results != nil && len(body.List) > 0 {
			ends[body.List[len(body.List)-1]] = true
		}
	}
	note(fun.Type, fun.Body)
	ast.Inspect(fun.Body, func(n ast.Node) bool {
		if lit, ok := n.(*ast.FuncLit); ok {
			note(lit.Type, lit.Body)
		}
		return true
	})
	return ends
}

// order sorts edits at one place: endings, inner first, before openings, outer first.
func order(e edit) int {
	const openings = 1 << 20
	if e.outer > 0 {
		return openings + openings - e.outer
	}
	return -e.outer
}

// statements gives the statements that a node lists.
func statements(n ast.Node) []ast.Stmt {
	switch n := n.(type) {
	case *ast.BlockStmt:
		return n.List
	case *ast.CaseClause:
		return n.Body
	}
	return nil
}

// deletable tells whether a source still compiles without the statement.
func deletable(s ast.Stmt) bool {
	switch s := s.(type) {
	case *ast.AssignStmt:
		return s.Tok != token.DEFINE
	case *ast.BranchStmt:
		return s.Tok != token.FALLTHROUGH
	case *ast.CaseClause, *ast.DeclStmt, *ast.LabeledStmt:
		return false
	}
	return true
}
