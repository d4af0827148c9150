package words

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"entente/assets"
	"entente/game"
)

func source(t *testing.T) string {
	t.Helper()
	data, err := assets.FS.ReadFile("locale/en.toml")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func said(err error) string { return MustEnglish().Error(err) }

// TestFaults: everything wrong with a locale file is said, with its key.
func TestFaults(t *testing.T) {
	src := source(t)
	for _, x := range []struct{ old, new, want string }{
		{"group = \",\"\n", "", "number.group: is missing"},
		{"[odds]\n", "[odds]\nextra = \"x\"\n", "odds.extra: nothing asks for this text"},
		{`die = "{n} in 10"`, `die = "{m} in 10"`, "odds.die: no placeholder {m}; expected n"},
		{`die = "{n} in 10"`, `die = "{n in 10"`, `odds.die: unpaired brace`},
		{`die = "{n} in 10"`, `die = "{n.horses} in 10"`, "odds.die: {n.horses} asks for the missing text count.horses"},
		{`die = "{n} in 10"`, `die = 10`, "odds.die: expected a text"},
		{`die = "{n} in 10"`, `die = ["{n} in 10", "of ten {n}"]`, "odds.die: has 2 variants"},
		{`die = "{n} in 10"`, `die = ""`, "odds.die: is empty"},
		{`quarters = { one = "{n} quarter", other`, `quarters = { few = "{n} quarter", other`, "count.quarters.few: the language has no such plural form"},
		{`quarters = { one = "{n} quarter", other`, `quarters = { other`, "count.quarters.one: is missing"},
		{`europe = { name = "Europe", in`, `europe = { name = "Europe", to = "to Europe", in`, "theatre.pacific.to: is missing"},
		{`hardened = "{a} hardens its networks."`, `hardened = "{a.dative} hardens its networks."`, "event.hardened: {a.dative} asks for the missing text power.china.dative"},
		{"[purpose]\n", "[purpose]\nweather = { name = \"weather\" }\n", "purpose.weather.name: nothing asks for this text"},
		{"[why-of.build]\n", "[why-of.build]\nelse = \"x\"\n", "why-of.build.else: nothing asks for this text"},
		{"[why-of.build]\n", "[why-of.built]\n", "why-of.built.for-income: nothing asks for this text"},
		{"[odds]\n", "[odds\n", "line"},
	} {
		if !strings.Contains(src, x.old) {
			t.Fatalf("the test is out of date: no %q in en.toml", x.old)
		}
		_, err := read("en", "en.toml", []byte(strings.Replace(src, x.old, x.new, 1)), nil)
		if err == nil || !strings.Contains(said(err), x.want) || !strings.HasPrefix(said(err), "en.toml: ") {
			t.Errorf("%q for %q: got %v, want %q", x.new, x.old, said(err), x.want)
		}
	}
	two := strings.Replace(strings.Replace(src, "group = \",\"\n", "", 1), "decimal = \".\"\n", "", 1)
	if _, err := read("en", "en.toml", []byte(two), nil); err == nil || strings.Count(said(err), "is missing") != 2 {
		t.Errorf("want both faults, got %v", said(err))
	}
}

// TestOtherLanguages: a language with more plural forms must have them, and
// must have the interface texts of the reference with the same placeholders.
func TestOtherLanguages(t *testing.T) {
	src, reference := source(t), MustEnglish()
	_, err := read("ru", "ru.toml", []byte(src), reference)
	if err == nil || !strings.Contains(said(err), "count.quarters.few: is missing: the language has this plural form") {
		t.Errorf("Russian with English plurals: %v", err)
	}
	if err != nil && strings.Contains(said(err), "nothing asks") {
		t.Errorf("Russian: %v", err)
	}
	for _, x := range []struct{ old, new, want string }{
		{"cable-mark = \"EYES ONLY\"\n", "", "ui.cable-mark: is missing"},
		{"cable-mark = \"EYES ONLY\"", "cable-mark = \"EYES {x}\"", "ui.cable-mark: no placeholder {x}"},
		{"cable-mark = \"EYES ONLY\"", "cable-mark = \"EYES ONLY\"\nmore = \"x\"", "ui.more: nothing asks"},
	} {
		if _, err := read("en-GB", "x.toml", []byte(strings.Replace(src, x.old, x.new, 1)), reference); err == nil || !strings.Contains(said(err), x.want) {
			t.Errorf("got %v, want %q", said(err), x.want)
		}
	}
}

func TestPluralForms(t *testing.T) {
	w := MustEnglish()
	for n, want := range map[int]string{0: "0 quarters", 1: "1 quarter", -1: "−1 quarter", 2: "2 quarters", 21: "21 quarters"} {
		if got := w.show(num(n), "quarters"); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestKebab(t *testing.T) {
	for in, want := range map[string]string{"NeedFunds": "need-funds", "USWins": "us-wins", "Fine": "fine", "military-technical": "military-technical", "KnowHow": "know-how"} {
		if got := kebab(in); got != want {
			t.Errorf("%s: got %q, want %q", in, got, want)
		}
	}
}

// values are what an argument of an event may be: the members of a field's
// set, or where it only picks a case, whatever picks one.
func values(s *schema, sh *shape, arg byte) (all []int16) {
	const free = 50
	n := free
	for _, f := range sh.fields {
		switch {
		case f.arg != arg:
		case f.set == aNumber:
			return []int16{-1, 0, 1, 3, 5}
		default:
			n = min(n, len(s.sets[f.set].members)) // an inject has a theatre or a venue there
		}
	}
	if n == free && (sh.which == nil || arg == 'z') {
		n = 1
	}
	for i := range int16(min(n, 22)) {
		all = append(all, i)
	}
	return all
}

// TestEventTexts says every event with all that its arguments may be, and sees
// that every case of its texts can come up.
func TestEventTexts(t *testing.T) {
	w, s := MustEnglish(), build()
	set := &game.Setup{Year: 2014}
	set.Rules.Evidence.BreachAt, set.Rules.Evidence.StrongAt = 3, 5
	offer := game.Order{Kind: game.Treaty, To: game.Russia}
	pairs := [][2]game.Power{{game.China, game.Russia}, {game.Russia, game.China}, {game.US, game.Nobody}, {game.Nobody, game.Unaffiliated}}
	for k := range game.EventKind(game.EventKinds) {
		sh := &shapes[k]
		came := map[string]bool{}
		for _, x := range values(s, sh, 'x') {
			for _, y := range values(s, sh, 'y') {
				for _, z := range values(s, sh, 'z') {
					for _, p := range pairs {
						e := game.Event{Kind: k, ID: 7, See: game.Everyone, A: p[0], B: p[1], X: x, Y: y, Z: z, Order: offer, Para: 20}
						which := whichCase(set, &e)
						if len(sh.cases) > 0 && !slices.Contains(sh.cases, which) {
							continue // no event is like this
						}
						came[which] = true
						spoken(t, w, set, e)
					}
				}
			}
		}
		for _, c := range sh.cases {
			if !came[c] {
				t.Errorf("%v: case %s never comes up", k, c)
			}
		}
	}
}

// spoken says an event in all voices, and finds what was not put into words.
func spoken(t *testing.T, w *Words, set *game.Setup, e game.Event) {
	t.Helper()
	whole := e.Kind != game.EvTrack && e.Kind != game.EvHonoured && e.Kind != game.EvSlipped && e.Kind != game.EvDefaulted
	texts := []string{w.Headline(set, e)}
	if whole {
		texts = append(texts, w.Event(set, e))
	}
	e.See = game.Only(game.Russia)
	texts = append(texts, w.Cable(set, e, game.Russia))
	for _, s := range texts {
		if strings.ContainsAny(s, "{}") {
			t.Errorf("%v: %q", e, s)
		}
	}
}

// TestEveryEventSpeaks: every kind of event has something to say in some case.
func TestEveryEventSpeaks(t *testing.T) {
	w := MustEnglish()
	for k := game.NoEvent + 1; k < game.EventKind(game.EventKinds); k++ {
		switch k {
		case game.EvHonoured, game.EvSlipped, game.EvDefaulted, game.EvTrack, game.EvOrder:
			continue // said by [choosing], [quantity] and [order]
		}
		spoken := false
		for key, x := range w.texts {
			if key == "event."+eventKey(k) || strings.HasPrefix(key, "event."+eventKey(k)+".") {
				spoken = spoken || !x.templates()[0].empty()
			}
		}
		if !spoken {
			t.Errorf("%v has no sentence", k)
		}
	}
}

// TestInterfaceTexts reads the program's source for w.Text("ui…", "name", …)
// and sees that each text exists, and that its placeholders are filled.
func TestInterfaceTexts(t *testing.T) {
	w := MustEnglish()
	files, program := parseProgram(t)
	calls := 0
	for _, f := range program {
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 {
				return true
			}
			key, ok := literal(call.Args[0])
			if sel, is := call.Fun.(*ast.SelectorExpr); !ok || !is || sel.Sel.Name != "Text" || !strings.HasPrefix(key, "ui.") {
				return true
			}
			calls++
			where := files.Position(call.Pos())
			if !w.Has(key) {
				t.Errorf("%v: no text %q in en.toml", where, key)
				return true
			}
			given := map[string]bool{}
			for i := 1; i < len(call.Args); i += 2 {
				name, ok := literal(call.Args[i])
				if !ok {
					return true // handed over as a whole: not to be known here
				}
				given[name] = true
			}
			for _, tmpl := range w.texts[key].templates() {
				for _, p := range tmpl.holes() {
					if !given[p.hole] {
						t.Errorf("%v: %s needs {%s}, and %v are given", where, key, p.hole, slices.Sorted(maps.Keys(given)))
					}
				}
			}
			return true
		})
	}
	t.Logf("%d calls", calls)
}

// parseProgram reads the sources of the program, without tests, by path from
// the root of the module.
func parseProgram(t *testing.T) (*token.FileSet, map[string]*ast.File) {
	t.Helper()
	files, all := token.NewFileSet(), map[string]*ast.File{}
	root := os.DirFS(filepath.Join("..", ".."))
	err := fs.WalkDir(root, ".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && strings.HasPrefix(d.Name(), ".") && path != ".":
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		src, err := fs.ReadFile(root, path)
		if err != nil {
			return err
		}
		all[path], err = parser.ParseFile(files, path, src, parser.SkipObjectResolution)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files, all
}

func literal(x ast.Expr) (string, bool) {
	lit, ok := x.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}
