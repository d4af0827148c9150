package words

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"entente/game/fault"

	"github.com/BurntSushi/toml"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// read makes Words of a locale file, or says all that is wrong with it.
func read(lang, file string, data []byte, reference *Words) (*Words, error) {
	tag, err := language.Parse(lang)
	if err != nil {
		return nil, fault.Located{File: file, What: fault.NoLanguage.New(err)}
	}
	var tree map[string]any
	if _, err := toml.Decode(string(data), &tree); err != nil {
		var at toml.ParseError
		if errors.As(err, &at) {
			return nil, fault.Located{File: file, What: fault.AtCaret(string(data), at.Position.Line, at.Position.Col, at.Position.Len, at.Message)}
		}
		return nil, fault.Located{File: file, What: err}
	}
	r := reader{tag: tag, texts: map[string]*text{}, needed: neededForms(tag)}
	r.table("", tree)
	slices.SortStableFunc(r.faults, func(a, b fault.Located) int { return strings.Compare(a.Path, b.Path) }) // tables come in no order
	r.faults = append(r.faults, build().check(r.texts, reference)...)
	for i := range r.faults {
		r.faults[i].File = file
	}
	if err := r.faults.Or(); err != nil {
		return nil, err
	}
	return &Words{tag: tag, texts: r.texts}, nil
}

// reader flattens the tables of a locale file to keys and texts.
type reader struct {
	tag    language.Tag
	texts  map[string]*text
	needed map[plural.Form]bool // plural forms of the language
	faults fault.List
}

func (r *reader) fault(key string, what error) {
	r.faults = append(r.faults, fault.Located{Path: key, What: what})
}

func (r *reader) table(key string, tree map[string]any) {
	if _, ok := tree["other"]; ok && key != "" {
		r.plural(key, tree)
		return
	}
	for name, x := range tree {
		sub := name
		if key != "" {
			sub = key + "." + name
		}
		switch v := x.(type) {
		case string:
			r.texts[sub] = &text{variants: []template{r.template(sub, v)}}
		case []any:
			r.variants(sub, v)
		case map[string]any:
			r.table(sub, v)
		default:
			r.fault(sub, fault.TextKind.New(x))
		}
	}
}

func (r *reader) template(key, s string) template {
	t, err := parse(s)
	if err != nil {
		r.fault(key, err)
		return template{{lit: s}}
	}
	return t
}

func (r *reader) variants(key string, list []any) {
	t := &text{}
	for _, x := range list {
		s, ok := x.(string)
		if !ok || s == "" {
			r.fault(key, fault.TextInList.New(fmt.Sprint(x)))
			continue
		}
		t.variants = append(t.variants, r.template(key, s))
	}
	if len(t.variants) == 0 {
		r.fault(key, fault.TextListEmpty)
		return
	}
	r.texts[key] = t
}

// plural reads a text with a form for each plural category of the language.
func (r *reader) plural(key string, tree map[string]any) {
	t := &text{plurals: map[plural.Form]template{}}
	for name, x := range tree {
		form, known := formOf(name)
		s, isText := x.(string)
		switch {
		case !known:
			r.fault(key+"."+name, fault.TextNoPlural)
		case !isText:
			r.fault(key+"."+name, fault.TextWanted)
		case form != plural.Other && !r.needed[form]:
			r.fault(key+"."+name, fault.TextOtherPlural)
		default:
			t.plurals[form] = r.template(key+"."+name, s)
		}
	}
	for _, f := range forms {
		if _, have := t.plurals[f.form]; r.needed[f.form] && !have {
			r.fault(key+"."+f.name, fault.TextLacksPlural)
		}
	}
	r.texts[key] = t
}

// neededForms are the plural forms that whole numbers take in the language.
func neededForms(tag language.Tag) map[plural.Form]bool {
	const enough = 200 // the rules look at the last two digits
	needed := map[plural.Form]bool{}
	for n := range enough {
		needed[pluralForm(tag, n)] = true
	}
	return needed
}

// cutFirst and cutLast split a key at its first or last dot.
func cutFirst(key string) (first, rest string) {
	first, rest, _ = strings.Cut(key, ".")
	return first, rest
}

func cutLast(key string) (head, last string) {
	i := strings.LastIndexByte(key, '.')
	return key[:max(i, 0)], key[i+1:]
}
