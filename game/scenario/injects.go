package scenario

import (
	"slices"

	"entente/game"
	"entente/game/fault"
)

// Inject is an event that the scenario has ready, for a teacher to release or
// not. It comes in no game by itself.
type Inject struct {
	ID      string
	Text    string // the headline
	Para    uint8  // ¶ of the source; 0: not from the source
	Effects []game.Scheduled
}

// mostEffects is how many effects an inject has at most.
const mostEffects = 4

// Events gives what is to be put into a game for the inject to come in quarter
// q: its headline, then its effects.
func (x *Inject) Events(q uint8) []game.Scheduled {
	list := append([]game.Scheduled{{What: game.InjectNews, Whom: game.Nobody, Text: x.Text}}, x.Effects...)
	for i := range list {
		list[i].Quarter, list[i].Para = q, x.Para
	}
	return list
}

// injects reads the injects of a file, which are added to those of its base.
func (l *loader) injects(d *draft, n *node) {
	list, _ := n.tables("inject")
	for _, t := range list {
		var x Inject
		t.need("id", "text")
		t.text("id", &x.ID)
		if t.text("text", &x.Text) {
			t.headline("text", x.Text)
		}
		number(t, "para", 1, lastPara, &x.Para)
		each, _ := t.tables("effect")
		if len(each) > mostEffects {
			t.fault("effect", fault.ManyEffects.New(mostEffects, len(each)))
		}
		for _, e := range each {
			var s game.Scheduled
			e.need("what")
			l.effect(&s, e)
			if s.What == game.InjectNews {
				e.fault("what", fault.NewsNoEffect)
			}
			e.close()
			x.Effects = append(x.Effects, s)
		}
		if slices.ContainsFunc(d.Injects, func(o Inject) bool { return o.ID == x.ID }) {
			t.fault("id", fault.WantOwnID.New(x.ID))
		}
		t.close()
		d.Injects = append(d.Injects, x)
	}
}

// headline tells what is wrong with a headline.
func (n *node) headline(key, s string) {
	if err := game.CheckHeadline(s); err != nil {
		n.fault(key, err)
	}
}
