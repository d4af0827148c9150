//go:build !js

package main

import (
	"slices"
	"strings"
	"unicode/utf8"

	"entente/game"
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
	intrusions := c.intrusions()
	var wide [2]int
	var noticed, right, wrong, nowhere int
	lines := make([][2]string, len(intrusions))
	for i, x := range intrusions {
		lines[i] = [2]string{c.text("who", "a", x.a, "b", x.b), c.w.Name(x.aim)}
		for j, s := range lines[i] {
			wide[j] = max(wide[j], utf8.RuneCountInString(s))
		}
		if x.noticed {
			noticed++
			switch x.suspect {
			case x.a:
				right++
			case game.Unaffiliated:
				nowhere++
			default:
				wrong++
			}
		}
	}
	if len(intrusions) == 0 {
		c.para("  ", "", c.text("no-intrusions"))
		c.secrets()
		return
	}
	c.para("  ", "", c.text("intrusions", "n", len(intrusions), "seen", noticed, "right", right, "wrong", wrong, "nowhere", nowhere))
	for i, x := range intrusions {
		c.line("  " + c.w.Quarter(c.set, x.quarter) + "  " + pad(lines[i][0], wide[0]) + "  " + pad(lines[i][1], wide[1]) + "  " + c.fate(x))
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
func (c *chronicle) fate(x intrusion) string {
	parts := []string{c.text("failed")}
	if x.success {
		parts[0] = c.text("succeeded")
	}
	switch {
	case !x.noticed:
		parts = append(parts, c.text("unnoticed"))
	case x.suspect == x.a:
		parts = append(parts, c.text("laid-right"))
	case x.suspect == game.Unaffiliated:
		parts = append(parts, c.text("laid-nowhere"))
	default:
		parts = append(parts, c.text("laid-wrong", "who", x.suspect))
	}
	return strings.Join(parts, ", ")
}

// intrusion is one intrusion as it was in truth, and what its victim made of it.
type intrusion struct {
	quarter          uint8
	a, b             game.Power
	aim              game.Aim
	success, noticed bool
	suspect          game.Power
}

// intrusions finds them in the log. What a victim notices comes right after
// the intrusion, by the same order.
func (c *chronicle) intrusions() (all []intrusion) {
	found := map[game.ID]int{} // by the roll that found it, the place in all
	for _, e := range c.log.Events {
		switch {
		case e.Kind == game.EvIntrusion:
			all = append(all, intrusion{quarter: e.Quarter, a: e.A, b: e.B, aim: game.Aim(e.X), success: e.Y == 1})
		case e.Kind == game.EvRoll && game.Purpose(e.X) == game.RollDetect:
			found[e.ID] = len(all) - 1
		case e.Kind == game.EvDetected:
			if i, ok := found[e.Cause]; ok {
				all[i].noticed, all[i].suspect = true, e.B
			}
		}
	}
	return all
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
