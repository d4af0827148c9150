package table

import (
	"entente/game"
	"entente/game/fault"
	"entente/game/policy"
	"entente/game/scenario"
	"entente/game/table/kit"
)

// choice is a scenario that a new game may have.
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
func (t *Table) scenarioTitle() string { return t.titleOf(t.session.Setup().Name) }

// titleOf is the title of a scenario by the name that its games bear.
func (t *Table) titleOf(setup string) string {
	for _, c := range t.choices {
		if c.setup == setup {
			return c.title
		}
	}
	return setup
}

// rivals are the opponents chosen for a new game.
type rivals struct {
	asked    [game.Powers]policy.Policy // from the command line; nil: not asked for
	strength int                        // of strengths
	temper   [game.Powers]string        // a temperament of doctrine; "": its usual one
}

// strengths are the policies that can be chosen, the weakest first.
var strengths = []string{"doctrine", "search:light", "search:steady", "search:deep"}

// agents gives the policies chosen, for a game of a scenario.
func (r *rivals) agents(name string) (agents [game.Powers]policy.Policy, err error) {
	sc, err := scenario.Load(name)
	if err != nil {
		return agents, err
	}
	for p := range agents {
		spec := strengths[r.strength]
		if r.strength == 0 && r.temper[p] != "" {
			spec += "@" + r.temper[p]
		}
		if agents[p] = Agent(&sc.Setup, spec); agents[p] == nil {
			return agents, fault.NoPolicy.New(spec, strengths)
		}
		if r.asked[p] != nil {
			agents[p] = r.asked[p]
		}
	}
	return agents, nil
}

// buildNew draws the choice of a scenario, a seat and opponents.
func (t *Table) buildNew(p *kit.Page) {
	box := t.within(p, 1120)
	t.head(p, &box, t.front("new"))
	if t.scenario == "" && len(t.choices) > 0 {
		t.scenario = t.choices[0].name
		for _, c := range t.choices {
			if c.name == "baseline" {
				t.scenario = c.name
			}
		}
	}
	scenarios := func(w int) int {
		h := 24 + gap
		for _, c := range t.choices {
			h += t.scenarioHeight(p, w, c) + gap
		}
		return h
	}
	setup := func(w int) int { return t.setupHeight(p, w) }
	if narrow(p) { // all in one column
		begin := box.Bottom(44)
		box.Bottom(gap)
		both := func(w int) int { return scenarios(w) + 16 + setup(w) }
		p.List("scenarios", box, both, func(box kit.Rect) {
			t.scenarioCards(p, &box)
			box.Top(16)
			t.seatCards(p, &box)
			t.rivalRows(p, &box)
		})
		t.beginButton(p, begin)
		return
	}
	right := box.Right(min(480, box.W/2))
	box.Right(32)
	p.List("scenarios", box, scenarios, func(box kit.Rect) { t.scenarioCards(p, &box) })
	begin := right.Bottom(52)
	right.Bottom(16)
	p.List("setup", right, setup, func(box kit.Rect) {
		t.seatCards(p, &box)
		t.rivalRows(p, &box)
	})
	t.beginButton(p, begin)
}

func (t *Table) beginButton(p *kit.Page, box kit.Rect) {
	p.Button(box, kit.Button{ID: "begin", Label: t.front("begin"), Fill: inkOf(t.seat), Key: "C", Do: t.start})
	p.Key(kit.KeyCommit, t.start)
}

// scenarioCards draws the scenarios.
func (t *Table) scenarioCards(p *kit.Page, box *kit.Rect) {
	p.Text(box.Top(24), kit.Head, kit.AtLeft, t.text("choose-scenario"))
	box.Top(gap)
	for _, c := range t.choices {
		t.scenarioCard(p, box.Top(t.scenarioHeight(p, box.W, c)), c)
		box.Top(gap)
	}
}

func (t *Table) scenarioHeight(p *kit.Page, w int, c choice) int {
	return max(8+20+p.Height(kit.Label, c.about, w-2*cardPad)+8, 48)
}

// picked draws the ground of a card, and gives the styles to write on it.
func picked(p *kit.Page, box kit.Rect, on bool) (title, about kit.Style) {
	if on {
		p.Fill(box, kit.Ink)
		p.Place(kit.Tick, kit.Rect{X: box.X + box.W - 24, Y: box.Y + 10, W: 12, H: 12}, kit.Card)
		return kit.Head.In(kit.Card), kit.Label.In(kit.Card)
	}
	p.Fill(box, kit.Card)
	p.Frame(box, kit.Rule, 1)
	return kit.Head, kit.Label
}

func (t *Table) scenarioCard(p *kit.Page, box kit.Rect, c choice) {
	title, about := picked(p, box, c.name == t.scenario)
	in := box.Pad(cardPad, 8)
	p.Text(in.Top(20), title, kit.AtLeft, c.title)
	p.Wrapped(in, about, c.about)
	p.Control(kit.Control{ID: "scenario:" + c.name, Box: box, Label: c.title, Do: func() { t.scenario = c.name }})
}

func (t *Table) seatHeight(p *kit.Page, w int, who game.Power) int {
	return 8 + 24 + p.Height(kit.Label, t.text("seat-"+who.String()), w-56) + 8
}

// seatCards draws the three seats.
func (t *Table) seatCards(p *kit.Page, box *kit.Rect) {
	p.Text(box.Top(24), kit.Head, kit.AtLeft, t.text("choose-seat"))
	box.Top(gap)
	for who := range game.Power(game.Powers) {
		b := box.Top(t.seatHeight(p, box.W, who))
		box.Top(gap)
		title, about := picked(p, b, who == t.seat)
		edge(p, kit.Rect{X: b.X, Y: b.Y, W: 12, H: b.H}, who)
		in := b.Pad(28, 8)
		if who != t.seat {
			shape(p, in.X+in.W-4, in.Y+2, 16, who)
		}
		p.Text(in.Top(24), title, kit.AtLeft, t.words.Power(who))
		p.Wrapped(in, about, t.text("seat-"+who.String()))
		p.Control(kit.Control{ID: "seat:" + who.String(), Box: b, Label: t.words.Power(who), Do: func() { t.seat = who }})
	}
}

// strengthAbout says how the chosen opponents play.
func (t *Table) strengthAbout() string {
	return t.front("strength." + policyKey(strengths[t.rivals.strength]) + "-about")
}

// policyKey is a policy's name as a key of texts.
func policyKey(name string) string {
	b := []byte(name)
	for i := range b {
		if b[i] == ':' || b[i] == '@' {
			b[i] = '-'
		}
	}
	return string(b)
}

func (t *Table) setupHeight(p *kit.Page, w int) int {
	h := 24 + gap
	for who := range game.Power(game.Powers) {
		h += t.seatHeight(p, w, who) + gap
	}
	h += 16 + 24 + gap + 44 + gap + p.Height(kit.Label, t.strengthAbout(), w) + gap
	if t.rivals.strength == 0 {
		h += (game.Powers - 1) * (20 + 44 + gap)
	}
	return h
}

// rivalRows draws how strong the opponents are, and of what temperament.
func (t *Table) rivalRows(p *kit.Page, box *kit.Rect) {
	box.Top(16)
	p.Text(box.Top(24), kit.Head, kit.AtLeft, t.front("opponents"))
	box.Top(gap)
	for i, b := range box.Top(44).Columns(len(strengths), 4) {
		p.Button(b, kit.Button{ID: "strength:" + strengths[i], Label: t.front("strength." + policyKey(strengths[i])),
			On: i == t.rivals.strength, Do: func() { t.rivals.strength, t.rivals.asked = i, [game.Powers]policy.Policy{} }})
	}
	box.Top(gap)
	box.Top(p.Wrapped(*box, kit.Label, t.strengthAbout()) + gap)
	if t.rivals.strength != 0 {
		return
	}
	list, _ := scenario.Temperaments() // without them, agents are as usual
	for who := range game.Power(game.Powers) {
		if who == t.seat {
			continue
		}
		p.Text(box.Top(20), kit.Strong, kit.AtLeft, t.words.Power(who))
		names := []string{""}
		for _, x := range list {
			if x.Powers[who].Has {
				names = append(names, x.Name)
			}
		}
		for i, b := range box.Top(44).Columns(len(names), 4) {
			name, label := names[i], t.front("usual-temper")
			var tip []string
			if name != "" {
				label = t.temperLabel(name)
				for _, x := range list {
					if x.Name == name {
						tip = []string{x.Title, x.Powers[who].Why}
					}
				}
			}
			p.Button(b, kit.Button{ID: "temper:" + who.String() + ":" + name, Label: label, Tip: tip, On: t.rivals.temper[who] == name,
				Do: func() { t.rivals.temper[who], t.rivals.asked[who] = name, nil }})
		}
		box.Top(gap)
	}
}

// temperLabel is the name of a temperament for people, or else its own.
func (t *Table) temperLabel(name string) string {
	if key := "temper." + name; t.words.Has("ui.home." + key) {
		return t.front(key)
	}
	return upper(name)
}

// start begins the chosen game.
func (t *Table) start() {
	agents, err := t.rivals.agents(t.scenario)
	if err != nil {
		t.notice = t.fault(err)
		return
	}
	t.take(t.games.Begin(t.scenario, t.seat, agents))
}
