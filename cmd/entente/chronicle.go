//go:build !js

package main

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"entente/game"
	"entente/game/policy"
	"entente/game/words"
)

// chronicle tells a game as a text, a quarter at a time.
type chronicle struct {
	out   io.Writer
	w     *words.Words
	set   *game.Setup
	log   *game.Log
	width int

	told    int              // events of the log told so far
	reasons map[given]string // why orders were given, as sentences
	deeds   [game.Powers][]string
	built   []saying  // which grades of arms, when it was decided
	ladder  [][2]int8 // declared and effective, by quarter
}

// given is an order that was given.
type given struct {
	quarter uint8
	by      game.Power
	order   game.Order
}

func newChronicle(out io.Writer, w *words.Words, set *game.Setup, log *game.Log) *chronicle {
	return &chronicle{out: out, w: w, set: set, log: log, width: widthOf(out), reasons: map[given]string{}}
}

func (c *chronicle) text(key string, a ...any) string { return c.w.Text("ui.cli.watch."+key, a...) }

func (c *chronicle) line(s string) { fmt.Fprintln(c.out, s) }

// para writes a paragraph with a mark before it.
func (c *chronicle) para(indent, mark, text string) {
	rest := indent + strings.Repeat(" ", utf8.RuneCountInString(mark))
	fmt.Fprint(c.out, wrap(text, c.width, indent+mark, rest))
}

func (c *chronicle) title(name string, seats [game.Powers]string) {
	c.line(strings.ToUpper(name))
	seat := func(p game.Power) string {
		if seats[p] == "" {
			return c.text("nobody")
		}
		return seats[p]
	}
	c.para("", "", c.text("seats", "china", seat(game.China), "russia", seat(game.Russia), "us", seat(game.US)))
}

// decided keeps what the seats have decided, with their reasons, in the words
// of the moment: later nobody knows what was answered.
func (c *chronicle) decided(s *game.State, plans *game.Inputs, why *[game.Powers]policy.Reasons) {
	for p := range game.Power(game.Powers) {
		for i, o := range plans[p].List() {
			deed := c.w.OrderIn(s, p, o)
			if r := why[p][i]; r != (game.Reason{}) {
				deed = c.text("order", "deed", deed, "why", c.w.Why(s, p, o, r))
				c.reasons[given{s.Quarter, p, o}] = c.w.ReasonIn(s, p, o, r)
			}
			c.deeds[p] = append(c.deeds[p], deed)
			if b := game.Choice(o.B); o.Kind == game.AnswerDue && (b == game.BuildFull || b == game.BuildExport) {
				c.built = append(c.built, saying{s.Quarter, c.text("built", "deed", c.w.Deed(s, p, o))})
			}
		}
	}
}

// quarter tells a quarter that has been played. s is the state after it.
func (c *chronicle) quarter(s *game.State, q uint8) {
	var before, after []string
	oil, ordered := int16(0), false
	for ; c.told < len(c.log.Events) && c.log.Events[c.told].Quarter == q; c.told++ {
		e := c.log.Events[c.told]
		switch e.Kind {
		case game.EvOil:
			oil = e.X
		case game.EvOrder:
			ordered = true
		}
		if h := c.w.Headline(c.set, e); h != "" {
			if ordered {
				after = append(after, h)
			} else {
				before = append(before, h)
			}
		}
	}
	c.dateline(q, oil)
	c.news(before)
	for p := range game.Power(game.Powers) {
		c.line("")
		c.line("  " + c.w.Power(p))
		if len(c.deeds[p]) == 0 {
			c.para("    ", "", c.text("idle"))
		}
		for _, deed := range c.deeds[p] {
			c.para("    ", "· ", deed)
		}
		c.deeds[p] = nil
	}
	if len(after) > 0 {
		c.line("")
	}
	c.news(after)
	c.line("")
	b := &s.Bond
	c.rung(c.text("said"), b.Declared, '◇')
	c.rung(c.text("done"), b.Effective, '◆')
	c.ladder = append(c.ladder, [2]int8{b.Declared, b.Effective})
}

// dateline heads a quarter: the date on the left, oil on the right, a rule between.
func (c *chronicle) dateline(q uint8, oil int16) {
	left, right := c.w.QuarterLong(c.set, q)+" ", " "+c.text("oil", "n", int(oil))
	rule := c.width - utf8.RuneCountInString(left) - utf8.RuneCountInString(right)
	c.line("\n" + left + strings.Repeat("─", max(rule, 3)) + right)
}

func (c *chronicle) news(headlines []string) {
	for _, h := range headlines {
		c.para("  ", "» ", h)
	}
}

// rung draws one of the two positions on the ladder.
func (c *chronicle) rung(label string, at int8, mark rune) {
	var steps []string
	for rung := range int8(game.Rungs) {
		step := "·"
		if rung == at {
			step = string(mark)
		}
		steps = append(steps, step)
	}
	c.line("  " + pad(label, 6) + strings.Join(steps, "──") + "  " + c.w.Rung(at))
}

// end tells how the game ended, why, and what was hidden.
func (c *chronicle) end(s *game.State) {
	rule := strings.Repeat("═", c.width)
	c.line("\n" + rule)
	c.para("", "", c.w.Verdict(game.Result(s)))

	c.heading("scores")
	for p := range game.Power(game.Powers) {
		points := game.Score(c.set, s, p)
		c.line(fmt.Sprintf("  %s %5.1f  %s", pad(c.w.Power(p), 14), float64(points)/10, strings.Repeat("█", max(int(points)/25, 0))))
	}
	c.drawLadder()
	c.whyMoved()
	c.hidden()
}

func (c *chronicle) heading(key string) { c.line("\n" + strings.ToUpper(c.text(key))) }

// drawLadder draws both positions over the whole game: a column a quarter, two
// characters wide where there is room.
func (c *chronicle) drawLadder() {
	c.heading("ladder")
	wide := 0
	for rung := range int8(game.Rungs) {
		wide = max(wide, utf8.RuneCountInString(c.w.Rung(rung)))
	}
	gap := " "
	if 2*len(c.ladder)+wide > c.width {
		gap = ""
	}
	for rung := int8(game.Rungs) - 1; rung >= 0; rung-- {
		row := make([]string, len(c.ladder))
		for q, x := range c.ladder {
			switch {
			case x[0] == rung && x[1] == rung:
				row[q] = "◈"
			case x[0] == rung:
				row[q] = "◇"
			case x[1] == rung:
				row[q] = "◆"
			default:
				row[q] = "·"
			}
		}
		c.line(strings.Join(row, gap) + " " + c.w.Rung(rung))
	}
	c.line(c.years(1 + len(gap)))
	c.line(c.text("marks"))
}

// years is the scale under the ladder: each year, or its last two digits where
// columns are narrow, under its first quarter.
func (c *chronicle) years(column int) string {
	scale := []rune(strings.Repeat(" ", column*len(c.ladder)+4))
	for q := range c.ladder {
		year, season := c.set.Quarter(uint8(q))
		if season > 1 && (q > 0 || season == 4) {
			continue
		}
		digits := fmt.Sprint(year)
		if column == 1 {
			digits = digits[len(digits)-2:]
		}
		copy(scale[column*q:], []rune(digits))
	}
	return strings.TrimRight(string(scale), " ")
}
