//go:build !js

package main

import (
	"slices"
	"strings"
	"unicode/utf8"

	"entente/game"
	"entente/game/replay"
)

// whyDepth is how many causes of a move of the ladder are told.
const whyDepth = 8

// whyMoved tells why the effective rung last moved: its causes, nearest first.
func (c *chronicle) whyMoved() {
	var last game.Event
	for _, e := range c.log.Events {
		if e.Kind == game.EvEffective {
			last = e
		}
	}
	if last.ID == 0 {
		return
	}
	c.heading("why")
	c.para("  ", "", c.dated(last))
	told := map[string]bool{}
	for _, e := range c.log.Why(last.ID) {
		said := c.because(e)
		if said == "" || told[said] || len(told) == whyDepth {
			continue
		}
		told[said] = true
		c.para("  ", "← ", c.at(e.Quarter, said))
	}
}

// because is an event's sentence, and where it is somebody's own doing, with
// the reason that was given for it.
func (c *chronicle) because(e game.Event) string {
	order := e
	switch e.Kind {
	case game.EvHonoured, game.EvSlipped, game.EvDefaulted, game.EvStance:
		order = c.log.Event(e.Cause)
	}
	if order.Kind == game.EvOrder {
		if why, ok := c.reasons[given{order.Quarter, order.A, order.Order}]; ok {
			return why
		}
	}
	return c.w.Event(c.set, e)
}

// dated is an event's sentence after its quarter.
func (c *chronicle) dated(e game.Event) string { return c.at(e.Quarter, c.w.Event(c.set, e)) }

func (c *chronicle) at(q uint8, what string) string {
	return c.text("dated", "quarter", c.w.Quarter(c.set, q), "what", what)
}

// hidden tells what one power alone knew, or nobody: who was behind the
// intrusions, what was built, what was asked and learned in secret.
func (c *chronicle) hidden() {
	c.heading("hidden")
	intrusions := replay.Intrusions(c.log.Events)
	var wide [2]int
	lines := make([][2]string, len(intrusions))
	for i, x := range intrusions {
		lines[i] = [2]string{c.text("who", "a", x.By, "b", x.On), c.w.Name(x.Aim)}
		for j, s := range lines[i] {
			wide[j] = max(wide[j], utf8.RuneCountInString(s))
		}
	}
	if len(intrusions) == 0 {
		c.para("  ", "", c.text("no-intrusions"))
		c.secrets()
		return
	}
	n := replay.Tally(intrusions)
	c.para("  ", "", c.text("intrusions", "n", len(intrusions), "seen", len(intrusions)-n[replay.Missed],
		"right", n[replay.Right], "wrong", n[replay.Wrong], "nowhere", n[replay.Unplaced]))
	for i, x := range intrusions {
		c.line("  " + c.w.Quarter(c.set, x.Quarter) + "  " + pad(lines[i][0], wide[0]) + "  " + pad(lines[i][1], wide[1]) + "  " + c.fate(&x))
	}
	c.secrets()
}

// secrets tells the rest of what was hidden, by quarter.
func (c *chronicle) secrets() {
	all := c.built
	for _, e := range c.log.Events {
		if secret(e) {
			all = append(all, saying{e.Quarter, c.w.Event(c.set, e)})
		}
	}
	slices.SortStableFunc(all, func(a, b saying) int { return int(a.quarter) - int(b.quarter) })
	if len(all) > 0 {
		c.line("")
	}
	for _, x := range all {
		c.para("  ", "· ", c.at(x.quarter, x.what))
	}
}

// saying is something to be told of a quarter.
type saying struct {
	quarter uint8
	what    string
}

// fate is what became of an intrusion.
func (c *chronicle) fate(x *replay.Intrusion) string {
	parts := []string{c.text("failed")}
	if x.Worked {
		parts[0] = c.text("succeeded")
	}
	switch x.Verdict() {
	case replay.Missed:
		parts = append(parts, c.text("unnoticed"))
	case replay.Right:
		parts = append(parts, c.text("laid-right"))
	case replay.Unplaced:
		parts = append(parts, c.text("laid-nowhere"))
	case replay.Wrong:
		parts = append(parts, c.text("laid-wrong", "who", x.Suspect))
	}
	return strings.Join(parts, ", ")
}

// secret tells events that not everybody knew, and that are worth telling at the end.
func secret(e game.Event) bool {
	if e.See == game.Everyone {
		return false
	}
	switch e.Kind {
	case game.EvCopied, game.EvLearned, game.EvDemand, game.EvProtested:
		return true
	}
	return false
}
