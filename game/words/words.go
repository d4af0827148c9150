// Package words makes sentences from the codes of package game, by language.
// Everything that a person reads comes from assets/locale: texts with named
// placeholders, whose order each language is free to choose.
//
// Load reads a language and checks it against every code of package game: a
// text that is missing, that nothing asks for, or that names a placeholder
// which nothing fills, is a fault, and all faults are reported in one go.
package words

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"entente/assets"
	"entente/game"
	"entente/game/fault"

	"golang.org/x/text/language"
)

// Words are the texts of one language. They are safe for use by several
// goroutines at once.
type Words struct {
	tag   language.Tag
	texts map[string]*text
}

// English is the language of reference: other languages have the same
// interface texts.
const English = "en"

// Load reads a language by its tag ("en"). The error lists all faults.
func Load(lang string) (*Words, error) {
	file := "locale/" + lang + ".toml"
	data, err := assets.FS.ReadFile(file)
	if err != nil {
		return nil, fault.NoTexts.New(lang, Languages())
	}
	var reference *Words
	if lang != English {
		if reference, err = Load(English); err != nil {
			return nil, err
		}
	}
	return read(lang, "assets/"+file, data, reference)
}

// Check reads a file of texts outside the program, of the language that it is
// named after (ru.toml), by the same rules. The error lists all faults.
func Check(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	lang := strings.TrimSuffix(filepath.Base(path), ".toml")
	_, err = read(lang, path, data, MustEnglish())
	return err
}

// Languages lists the languages that there are texts for.
func Languages() []string {
	entries, err := assets.FS.ReadDir("locale")
	if err != nil {
		panic(err) // the folder is embedded
	}
	var langs []string
	for _, e := range entries {
		langs = append(langs, strings.TrimSuffix(e.Name(), ".toml"))
	}
	return langs
}

// MustEnglish gives the English texts, which the program cannot do without.
func MustEnglish() *Words { return english() }

var english = sync.OnceValue(func() *Words {
	w, err := Load(English)
	if err != nil {
		panic(err)
	}
	return w
})

// Text gives an interface text by its whole key ("ui.plan.commit"). What
// follows are the names and values of its placeholders, in turn, or one
// map[string]any of them. Codes of package game are put into words; if one is
// {n}, the text may have plural forms. A key that does not exist shows itself.
func (w *Words) Text(key string, named ...any) string {
	a := args{}
	if len(named) == 1 {
		if m, ok := named[0].(map[string]any); ok {
			for name, x := range m {
				a[name] = valueOf(x)
			}
		}
	}
	for i := 0; i+1 < len(named); i += 2 {
		a[fmt.Sprint(named[i])] = valueOf(named[i+1])
	}
	return w.say(key, a)
}

// Has tells whether there is a text of the key.
func (w *Words) Has(key string) bool { _, ok := w.texts[key]; return ok }

// Power names a power in a label: "United States".
func (w *Words) Power(p game.Power) string { return w.say(power(p).key+".label", nil) }

// Form gives a form of a power's name, such as "name" (as in a sentence), "of"
// (possessive), "adj", "capital" or "short".
func (w *Words) Form(p game.Power, form string) string { return w.show(power(p), form) }

// Name names a code of package game: a Theatre, Venue, Camp, Aim, Mode, Price,
// Grade, Clause, Stance, Choice, Answer, ContractKind, Due, Family, Phase,
// Objective, Wait, Stage and so on. Of a Kind it gives the name without terms.
func (w *Words) Name(code any) string { return w.show(valueOf(code), "") }

// Pact names what one treaty order offers.
func (w *Words) Pact(p game.Pact) string { return w.show(menuWord(game.PactMenu, uint8(p)), "") }

// Term names what a deal asks for.
func (w *Words) Term(t game.Term) string { return w.show(menuWord(game.TermMenu, uint8(t)), "") }

// Rung names a rung of the ladder, 0 to 5.
func (w *Words) Rung(n int8) string { return w.show(rung(int(n)), "") }

// Deeds says what lifts the partnership to a rung.
func (w *Words) Deeds(n int8) string { return w.show(rung(int(n)), "deeds") }

// Outcome names how a game ended.
func (w *Words) Outcome(o game.Outcome) string { return w.Name(o) }

// Verdict says in a sentence how a game ended.
func (w *Words) Verdict(o game.Outcome) string { return w.show(valueOf(o), "verdict") }

// Quantity names a quantity, whoever's it is.
func (w *Words) Quantity(q game.Quantity) string { return w.Name(q) }

// Quarter is a quarter in short: "2016 Q2".
func (w *Words) Quarter(set *game.Setup, q uint8) string { return w.quarter("short", set, q) }

// QuarterLong is a quarter in full: "2016 · second quarter".
func (w *Words) QuarterLong(set *game.Setup, q uint8) string { return w.quarter("long", set, q) }

func (w *Words) quarter(form string, set *game.Setup, q uint8) string {
	year, season := set.Quarter(q)
	return w.say("quarter."+form, args{"year": num(year), "season": seasonOf(season)})
}

// Cost lists what an order costs; a word for what costs nothing.
func (w *Words) Cost(c game.Cost) string {
	var parts []string
	for _, x := range [3]struct {
		n    int16
		form string
	}{{c.Funds, "funds"}, {c.Influence, "influence"}, {c.Operators, "operators"}} {
		if x.n != 0 {
			parts = append(parts, w.show(num(int(x.n)), x.form))
		}
	}
	if len(parts) == 0 {
		return w.say("cost.free", nil)
	}
	return w.list(parts)
}

// Odds are the faces of ten that succeed: "6 in 10".
func (w *Words) Odds(faces int) string { return w.say("odds.die", args{"n": num(faces)}) }
