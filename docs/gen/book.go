package main

import (
	"bytes"
	"fmt"
	"strings"
	"text/template"

	"entente/game"
	"entente/game/scenario"
	"entente/game/words"
)

// book is what the rulebook is made from.
type book struct {
	words   *words.Words
	set     *game.Setup // of the baseline
	numbers []scenario.Number
	value   map[string]int16
	told    map[game.Kind]bool // orders that have had their row
	shown   map[string]bool    // sections of the rules whose numbers have been listed
}

// Rulebook fills the template. It is an error if an order or a section of the
// rules is left out.
func Rulebook(text string) ([]byte, error) {
	sc, err := scenario.Load("baseline")
	if err != nil {
		return nil, err
	}
	b := &book{
		words: words.MustEnglish(), set: &sc.Setup, numbers: scenario.Numbers(),
		value: map[string]int16{}, told: map[game.Kind]bool{}, shown: map[string]bool{},
	}
	for _, x := range b.numbers {
		b.value[x.Path] = x.Value
	}
	t, err := template.New("rules.md.tmpl").Funcs(template.FuncMap{
		"n": b.n, "count": b.count, "order": b.order,
		"numbers": b.list, "scores": b.scores, "budgets": b.budgets, "intrusions": b.intrusions,
		"openings": b.openings, "stages": b.stages, "example": b.example,
	}).Parse(text)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := t.Execute(&out, nil); err != nil {
		return nil, err
	}
	return []byte(wrap(out.String())), b.complete()
}

// complete tells of orders and numbers that the template forgot.
func (b *book) complete() error {
	var gone []string
	for k := game.Pass + 1; k < game.AnswerDue; k++ {
		if !b.told[k] {
			gone = append(gone, fmt.Sprintf("{{order %q}}", k))
		}
	}
	for _, x := range b.numbers {
		if s := section(x.Path); !b.shown[s] {
			b.shown[s] = true
			gone = append(gone, fmt.Sprintf("{{numbers %q}}", s))
		}
	}
	if gone != nil {
		return fmt.Errorf("the template has no %s", strings.Join(gone, ", "))
	}
	return nil
}

func section(path string) string {
	s, _, _ := strings.Cut(path, ".")
	return s
}

// n is a number of the rules by its path.
func (b *book) n(path string) (int16, error) {
	v, ok := b.value[path]
	if !ok {
		return 0, fmt.Errorf("the rules have no number %q", path)
	}
	return v, nil
}

// count is a number of the rules with the noun that it counts: "4 quarters".
// The plural is given where an s does not make it.
func (b *book) count(path, noun string, plural ...string) (string, error) {
	v, err := b.n(path)
	if err != nil {
		return "", err
	}
	if v != 1 {
		noun += "s"
		if len(plural) > 0 {
			noun = plural[0]
		}
	}
	return fmt.Sprintf("%d %s", v, noun), nil
}

func kind(name string) (game.Kind, error) {
	for k := game.Pass + 1; k < game.AnswerDue; k++ {
		if k.String() == name {
			return k, nil
		}
	}
	return game.Pass, fmt.Errorf("no order %q", name)
}

// order begins the row of an order: its name, in words and in the text form, who may give it, and what it costs.
func (b *book) order(name string) (string, error) {
	k, err := kind(name)
	if err != nil {
		return "", err
	}
	if b.told[k] {
		return "", fmt.Errorf("order %q has two rows", name)
	}
	b.told[k] = true
	spec := &game.Specs[k]
	var who []string
	for p := range game.Power(game.Powers) {
		if spec.Who[p] {
			who = append(who, letters[p])
		}
	}
	cost := b.words.Cost(b.set.Rules.Orders[k])
	if k == game.Intrude {
		cost = "operators, as below"
	}
	if spec.Both {
		cost += ", each"
	}
	return fmt.Sprintf("**%s** `%s` | %s | %s", b.words.Name(k), name, strings.Join(who, ", "), cost), nil
}

// letters stand for the powers in tables.
var letters = [game.Powers]string{"C", "R", "U"}
