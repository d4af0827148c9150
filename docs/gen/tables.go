package main

import (
	"fmt"
	"strings"

	"entente/game"
	"entente/game/dice"
)

// rows writes a table of Markdown: the heads, and the rows under them.
func rows(heads []string, lines [][]string) string {
	var s strings.Builder
	line := func(cells []string) { fmt.Fprintf(&s, "| %s |\n", strings.Join(cells, " | ")) }
	line(heads)
	s.WriteString("|" + strings.Repeat("---|", len(heads)) + "\n")
	for _, cells := range lines {
		line(cells)
	}
	return strings.TrimSuffix(s.String(), "\n")
}

// list lists the numbers of a section of the rules with their reasons.
func (b *book) list(name string) (string, error) {
	b.shown[name] = true
	var lines [][]string
	for _, x := range b.numbers {
		if section(x.Path) == name {
			lines = append(lines, []string{
				"`" + x.Path + "`", fmt.Sprint(x.Value), fmt.Sprintf("%d to %d", x.Low, x.High), x.Why, x.From,
			})
		}
	}
	if lines == nil {
		return "", fmt.Errorf("the rules have no section %q", name)
	}
	return rows([]string{"number", "value", "plausible", "what it is, and why", "from"}, lines), nil
}

// scores lists the objectives of the powers with their weights.
func (b *book) scores() string {
	var weights [game.Powers][game.Objectives]int16
	for p := range weights {
		weights[p] = b.set.Rules.Weights(game.Power(p))
	}
	var lines [][]string
	for o := range game.Objective(game.Objectives) {
		line := []string{b.words.Name(o)}
		for p := range weights {
			w := "–"
			if n := weights[p][o]; n > 0 {
				w = fmt.Sprint(n)
			}
			line = append(line, w)
		}
		lines = append(lines, line)
	}
	return rows([]string{"objective", "China", "Russia", "United States"}, lines)
}

// opening is the state at the first Plan of the baseline, as dice that change nothing leave it.
func (b *book) opening() game.State { return game.New(b.set, &quiet, nil) }

// budgets reckons the budgets of the first quarter of the baseline.
func (b *book) budgets() string {
	s := b.opening()
	lines := [][]string{}
	for p := range game.Power(game.Powers) {
		side := &s.Sides[p]
		lines = append(lines, []string{
			b.words.Power(p), fmt.Sprint(side.Funds), fmt.Sprint(side.Influence), fmt.Sprint(side.Operators),
		})
	}
	return rows([]string{b.words.Quarter(b.set, 0), "funds", "influence", "operators"}, lines)
}

// intrusions lists the odds of success at the start of the baseline.
func (b *book) intrusions() string {
	s := b.opening()
	heads := []string{"who, on whom"}
	for m := range game.Mode(game.Modes) {
		heads = append(heads, b.words.Name(m))
	}
	var lines [][]string
	for p := range game.Power(game.Powers) {
		view := game.See(&s, p)
		for to := range game.Power(game.Powers) {
			if p == to {
				continue
			}
			line := []string{b.words.Power(p) + ", on " + b.words.Form(to, "name")}
			for m := range game.Mode(game.Modes) {
				odds := game.IntrudeOdds(b.set, &view, game.Order{Kind: game.Intrude, To: to, A: uint8(game.Technology), B: uint8(m)})
				line = append(line, fmt.Sprint(odds))
			}
			lines = append(lines, line)
		}
	}
	return rows(heads, lines)
}

// openings lists the odds that a crisis opens, by heat.
func (b *book) openings() string {
	c := &b.set.Rules.Crisis
	heads, line := []string{"heat"}, []string{"odds of ten"}
	for heat := int16(0); heat <= dice.Faces; heat++ {
		odds := "–"
		if over := heat - c.Threshold; over > 0 {
			odds = fmt.Sprint(min(over, c.OddsMax, dice.Faces-1))
		}
		heads, line = append(heads, fmt.Sprint(heat)), append(line, odds)
	}
	return rows(heads, [][]string{line})
}

// stages lists the steps of Resolve with the orders that each holds.
func (b *book) stages() string {
	var s strings.Builder
	for st := range game.Stage(game.Stages) {
		var names []string
		for k := game.Pass + 1; k < game.Kinds; k++ {
			spec := &game.Specs[k]
			if spec.Stage == st && k != game.Reply {
				names = append(names, "`"+spec.Name+"`")
			}
		}
		fmt.Fprintf(&s, "%d. **%s:** %s\n", int(st)+1, b.words.Name(st), strings.Join(names, ", "))
	}
	return strings.TrimSuffix(s.String(), "\n")
}
