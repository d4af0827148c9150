package table

import (
	"entente/game"
	"entente/game/table/kit"
)

// deed is something that happened, with what it moved.
type deed struct {
	said    string
	moved   string
	private bool
	heading bool
}

// deeds tells the latest news in order: each event in a sentence, and under it
// the tracks that it moved. Orders and dice are left out, for what came of them
// tells. What moved for reasons that the player may not know stands alone.
func (t *Table) deeds() []deed {
	set := t.session.Setup()
	var list []deed
	at := map[game.ID]int{} // the deed that an event belongs to
	for _, e := range t.news() {
		i, known := at[e.Cause]
		switch e.Kind {
		case game.EvOrder, game.EvAnswer, game.EvRoll:
			if known {
				at[e.ID] = i
			}
			continue
		case game.EvTrack:
			s := t.words.EffectFor(t.me(), game.Effect{Q: e.Q, A: e.A, B: e.B, Place: uint8(e.X), Amount: 100 * (e.Z - e.Y), Chance: 100})
			switch {
			case known && list[i].moved == "":
				list[i].moved = s
			case known:
				list[i].moved += " · " + s
			case e.Q != game.QPosition && e.Q != game.QBloc: // of which an event of their own tells
				list = append(list, deed{said: s, private: e.See != game.Everyone})
			}
			continue
		case game.EvQuarter:
			list = append(list, deed{said: t.words.QuarterLong(set, e.Quarter), heading: true})
			continue
		}
		s := t.words.Event(set, e)
		if s == "" { // its own cause tells
			if known {
				at[e.ID] = i
			}
			continue
		}
		if n := len(list); n > 0 && list[n-1].said == s {
			at[e.ID] = n - 1
			continue
		}
		at[e.ID] = len(list)
		list = append(list, deed{said: s, private: e.See != game.Everyone})
	}
	return list
}

// happened draws the list of what the player may know of the quarter.
func (t *Table) happened(p *kit.Page, box kit.Rect) {
	in := p.Panel(box)
	p.Text(in.Top(24), kit.Big, kit.AtLeft, t.text("happened"))
	in.Top(gap)
	if t.notice != "" {
		in.Top(p.Wrapped(in, kit.Strong, t.notice) + gap)
	}
	list := t.deeds()
	if len(list) == 0 {
		p.Wrapped(in, kit.Aside, t.text("quiet-quarter"))
		return
	}
	height := func(w int) int {
		h := 0
		for _, d := range list {
			h += deedHeight(p, w, d)
		}
		return h
	}
	p.List("news", in, height, func(box kit.Rect) {
		for i, d := range list {
			t.deed(p, box.Top(deedHeight(p, box.W, d)), i, d)
		}
	})
}

const deedIndent = 24

func deedHeight(p *kit.Page, w int, d deed) int {
	if d.heading {
		return 32
	}
	return p.Height(kit.Plain, d.said, w-deedIndent) + p.Height(kit.Faint, d.moved, w-deedIndent) + 6
}

// deed draws one: a filled mark for what the public knows too, a hollow one for what it does not.
func (t *Table) deed(p *kit.Page, row kit.Rect, i int, d deed) {
	ctl := kit.Control{ID: "event:" + t.words.Number(i), Box: row, Label: d.said}
	if d.heading {
		p.Text(kit.Rect{X: row.X, Y: row.Y + 6, W: row.W, H: 20}, kit.Head, kit.AtLeft, d.said)
		p.Control(ctl)
		return
	}
	dot := kit.Rect{X: row.X + 4, Y: row.Y + 6, W: 8, H: 8}
	if d.private {
		p.Frame(dot, kit.Ink, 1)
		ctl.Tip = []string{t.text("private")}
	} else {
		p.Fill(dot, kit.SoftInk)
	}
	text := kit.Rect{X: row.X + deedIndent, Y: row.Y, W: row.W - deedIndent, H: row.H}
	text.Top(p.Wrapped(text, kit.Plain, d.said))
	p.Wrapped(text, kit.Faint, d.moved)
	p.Control(ctl)
}
