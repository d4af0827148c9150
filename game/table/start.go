package table

import (
	"entente/game"
	"entente/game/scenario"
	"entente/game/table/kit"
)

// choice is a scenario that the first screen offers.
type choice struct {
	name  string // as it was asked for: a shipped name, or a file
	setup string // the name that its games bear
	title string
	about string
}

// choices lists the shipped scenarios, and the one asked for if it is not among them.
func choices(asked string) []choice {
	var list []choice
	found := false
	add := func(name string) {
		if sc, err := scenario.Load(name); err == nil {
			list = append(list, choice{name, sc.Setup.Name, sc.Title, sc.Description})
			found = found || name == asked
		}
	}
	for _, name := range scenario.Names() {
		add(name)
	}
	if asked != "" && !found {
		add(asked)
	}
	return list
}

// scenarioTitle is the title of the scenario being played.
func (t *Table) scenarioTitle() string {
	for _, c := range t.choices {
		if c.setup == t.session.Setup().Name {
			return c.title
		}
	}
	return t.session.Setup().Name
}

// buildStart draws the first screen: which scenario, and which seat.
func (t *Table) buildStart(p *kit.Page) {
	box := p.Box
	t.topBar(p, box.Top(48))
	box = box.Pad(max((p.Box.W-1120)/2, 32), 32)
	p.Text(box.Top(64), kit.Huge, kit.AtLeft, t.text("title"))
	box.Top(gap)
	box.Top(p.Wrapped(kit.Rect{X: box.X, Y: box.Y, W: 720, H: 60}, kit.Prose, t.text("question")) + 24)
	right := box.Right(360)
	box.Right(32)
	p.Text(box.Top(24), kit.Big, kit.AtLeft, t.text("choose-scenario"))
	box.Top(gap)
	if t.scenario == "" && len(t.choices) > 0 {
		t.scenario = t.choices[0].name
		for _, c := range t.choices {
			if c.name == "baseline" {
				t.scenario = c.name
			}
		}
	}
	height := func(w int) int {
		h := 0
		for _, c := range t.choices {
			h += t.scenarioHeight(p, w, c) + gap
		}
		return h
	}
	p.List("scenarios", box, height, func(box kit.Rect) {
		for _, c := range t.choices {
			t.scenarioCard(p, box.Top(t.scenarioHeight(p, box.W, c)), c)
			box.Top(gap)
		}
	})
	t.seatCards(p, right)
}

func (t *Table) scenarioHeight(p *kit.Page, w int, c choice) int {
	return max(8+20+p.Height(kit.Label, c.about, w-2*cardPad)+8, 48)
}

func (t *Table) scenarioCard(p *kit.Page, box kit.Rect, c choice) {
	title, about := kit.Head, kit.Label
	if c.name == t.scenario {
		p.Fill(box, kit.Ink)
		title, about = title.In(kit.Card), about.In(kit.Card)
		p.Place(kit.Tick, kit.Rect{X: box.X + box.W - 24, Y: box.Y + 10, W: 12, H: 12}, kit.Card)
	} else {
		p.Fill(box, kit.Card)
		p.Frame(box, kit.Rule, 1)
	}
	in := box.Pad(cardPad, 8)
	p.Text(in.Top(20), title, kit.AtLeft, c.title)
	p.Wrapped(in, about, c.about)
	p.Control(kit.Control{ID: "scenario:" + c.name, Box: box, Label: c.title, Do: func() { t.scenario = c.name }})
}

// seatCards draws the three seats, each a button that begins the game.
func (t *Table) seatCards(p *kit.Page, box kit.Rect) {
	p.Text(box.Top(24), kit.Big, kit.AtLeft, t.text("choose-seat"))
	box.Top(gap)
	for who := range game.Power(game.Powers) {
		b := box.Top(112)
		p.Fill(b, kit.Card)
		p.Frame(b, kit.Ink, 1)
		edge(p, kit.Rect{X: b.X, Y: b.Y, W: 12, H: b.H}, who)
		in := b.Pad(28, 12)
		shape(p, in.X, in.Y+2, 20, who)
		p.Text(kit.Rect{X: in.X + 32, Y: in.Y, W: in.W - 32, H: 24}, kit.Big, kit.AtLeft, t.words.Power(who))
		in.Top(32)
		p.Wrapped(in, kit.Label, t.text("seat-"+who.String()))
		p.Control(kit.Control{ID: "seat:" + who.String(), Box: b, Label: t.words.Power(who), Do: func() { t.start(who) }})
		box.Top(gap)
	}
	if t.notice != "" {
		p.Wrapped(box, kit.Strong, t.notice)
	}
}

// start begins the chosen game.
func (t *Table) start(who game.Power) {
	s, err := t.begin(t.scenario, who)
	if s == nil {
		t.notice = t.words.Error(err)
		return
	}
	t.sit(s)
	if err != nil { // not saved: say so, and play
		t.notice = t.words.Error(err)
	}
}
