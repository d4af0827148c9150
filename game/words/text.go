package words

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/game/fault"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// A text is one entry of a locale file: a template, several that mean the same
// (variants), or one for each plural form of {n}.
type text struct {
	variants []template
	plurals  map[plural.Form]template
}

// A template is a sentence with {placeholder}s; {a.of} asks for the form "of"
// of what {a} stands for, so that each language can have the cases it needs.
type template []piece

type piece struct {
	lit  string // before the hole
	hole string // "" at the end of the template
	form string
}

// parse reads a template. Braces stand for placeholders alone.
func parse(s string) (template, error) {
	var t template
	for {
		open := strings.IndexAny(s, "{}")
		if open < 0 {
			return append(t, piece{lit: s}), nil
		}
		length := strings.IndexByte(s[open:], '}')
		if s[open] == '}' || length < 0 {
			return nil, fault.TextUnpaired.New(s[open:])
		}
		hole, form, _ := strings.Cut(s[open+1:open+length], ".")
		if hole == "" || strings.ContainsAny(hole, "{ ") {
			return nil, fault.TextBadHole.New(s[open : open+length+1])
		}
		t = append(t, piece{s[:open], hole, form})
		s = s[open+length+1:]
	}
}

// holes lists the placeholders of a template.
func (t template) holes() []piece { return t[:len(t)-1] }

func (t template) empty() bool { return len(t) == 1 && t[0].lit == "" }

// templates lists all templates of a text.
func (t *text) templates() []template {
	all := slices.Clone(t.variants)
	for _, form := range forms {
		if x, ok := t.plurals[form.form]; ok {
			all = append(all, x)
		}
	}
	return all
}

// forms are the CLDR plural categories by the names that locale files use.
var forms = []struct {
	name string
	form plural.Form
}{
	{"zero", plural.Zero}, {"one", plural.One}, {"two", plural.Two},
	{"few", plural.Few}, {"many", plural.Many}, {"other", plural.Other},
}

func formOf(name string) (plural.Form, bool) {
	for _, f := range forms {
		if f.name == name {
			return f.form, true
		}
	}
	return 0, false
}

// pluralForm is the form that a whole number takes in the language.
func pluralForm(tag language.Tag, n int) plural.Form {
	return plural.Cardinal.MatchPlural(tag, max(n, -n), 0, 0, 0, 0)
}

// A value is what fills a placeholder: a term with forms of its own, a number
// or ready text.
type value struct {
	key    string // of a term: "power.china"
	args   args   // that the term's own template needs
	n      int
	number bool
	text   string
}

// args are the values of a text's placeholders.
type args map[string]value

func term(key string) value { return value{key: key} }
func num(n int) value       { return value{n: n, number: true} }
func txt(s string) value    { return value{text: s} }

// say fills the text of a key. A key that does not exist shows itself: Load and
// the tests keep that from happening, but a wrong code must be seen.
func (w *Words) say(key string, a args) string { return w.sayVariant(key, a, 0) }

func (w *Words) sayVariant(key string, a args, pick uint32) string {
	t, ok := w.texts[key]
	if !ok {
		return "{" + key + "}"
	}
	if t.plurals != nil {
		form, have := t.plurals[pluralForm(w.tag, a["n"].n)]
		if !have {
			form = t.plurals[plural.Other]
		}
		return w.fill(form, a)
	}
	return w.fill(t.variants[pick%uint32(len(t.variants))], a)
}

func (w *Words) fill(t template, a args) string {
	var b strings.Builder
	for _, p := range t {
		b.WriteString(p.lit)
		if p.hole == "" {
			continue
		}
		if v, ok := a[p.hole]; ok {
			b.WriteString(w.show(v, p.form))
		} else {
			b.WriteString("{" + p.hole + "}")
		}
	}
	return b.String()
}

// show is a value in the form that a template asks for.
func (w *Words) show(v value, form string) string {
	switch {
	case v.number && form == "":
		return w.Number(v.n)
	case v.number && form == "signed":
		return w.signed(v.n * 100)
	case v.number:
		return w.say("count."+form, args{"n": v})
	case v.key == "":
		return v.text
	case form == "":
		form = "name"
	}
	return w.say(v.key+"."+form, v.args)
}

// Number writes a whole number as the language does.
func (w *Words) Number(n int) string {
	s := strconv.Itoa(max(n, -n))
	if len(s) > 4 {
		for i := len(s) - 3; i > 0; i -= 3 {
			s = s[:i] + w.say("number.group", nil) + s[i:]
		}
	}
	if n < 0 {
		return w.say("number.minus", nil) + s
	}
	return s
}

// signed writes hundredths with their sign, to a tenth at most.
func (w *Words) signed(hundredths int) string {
	tenths := (max(hundredths, -hundredths) + 5) / 10
	if hundredths != 0 {
		tenths = max(tenths, 1)
	}
	s := w.Number(tenths / 10)
	if tenths%10 != 0 {
		s += w.say("number.decimal", nil) + strconv.Itoa(tenths%10)
	}
	switch {
	case hundredths > 0:
		return w.say("number.plus", nil) + s
	case hundredths < 0:
		return w.say("number.minus", nil) + s
	}
	return s
}

// list joins phrases as the language lists them.
func (w *Words) list(items []string) string {
	return strings.Join(items, w.say("number.list", nil))
}

// capital begins a sentence.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 || unicode.IsUpper(r) {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
