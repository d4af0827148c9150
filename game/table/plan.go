package table

import (
	"entente/game"
	"entente/game/adviser"
	"entente/game/table/kit"
)

// Heights in the column of orders: roomy, and where there is little.
const (
	buttonHigh = 44
	littleHigh = 300
	lineHigh   = 20
)

// orders draws the right column: what is asked, the families' cards, the plan.
func (t *Table) orders(p *kit.Page, box kit.Rect) {
	little := box.H < littleHigh
	if little {
		t.tabs(p, box.Top(24))
	} else {
		t.tabs(p, box.Top(tabHigh))
	}
	box.Top(gap)
	planBox := box.Bottom(t.planHigh(p, box.W, box.H))
	box.Bottom(gap)
	if t.tab == 0 {
		t.asked(p, box)
	} else {
		t.cards(p, box, game.Family(t.tab-1))
	}
	t.planBox(p, planBox)
}

// planHigh is the height of the plan: what its lines need, and at most a share
// of what there is. Where there is little, the buttons alone are left.
func (t *Table) planHigh(p *kit.Page, w, room int) int {
	const frame = 8 + 20 + 4 + gap + buttonHigh + 8
	lines := 2 * lineHigh
	switch n := int(t.state().Sealed[t.me()].N) + int(t.plan.N); {
	case t.notice != "":
		lines = p.Height(kit.Strong, t.notice, w-2*cardPad)
	case n > 0:
		lines = max(lines, t.planLinesHigh(p, w-2*cardPad))
	default:
		m := writer{p: p, in: kit.Rect{W: w - 2*cardPad, H: 1 << 20}}
		t.emptyPlan(&m)
		lines = m.in.Y
	}
	if room < littleHigh-48 {
		return buttonHigh
	}
	return frame + min(lines, max(room/2-frame, 4*lineHigh))
}

// tabs draws what is asked and the five families.
func (t *Table) tabs(p *kit.Page, box kit.Rect) {
	open := len(t.open())
	for i, b := range box.Columns(6, 2) {
		label := t.text("asked")
		if i > 0 {
			label = t.text("family-" + t.words.Number(i))
		}
		tab := kit.Tab{ID: "tab:" + t.words.Number(i), Label: label, Under: t.words.Number(i), On: i == t.tab, Do: func() { t.show(i) }}
		if i == 0 && open > 0 {
			tab.Under, tab.Loud = t.text("open-questions", "n", open), true
		}
		switch {
		case b.H < tabHigh:
			tab.Under = ""
		case i > 0:
			tab.Sign, tab.Key = []kit.Mark{kit.Exchange, kit.Shield, kit.Eye, kit.Globe, kit.Bubble}[i-1], tab.Under
		case open == 0 && len(t.questions()) > 0:
			tab.Sign = kit.Tick
		case open == 0:
			tab.Under = t.text("none-asked")
		}
		p.Tab(b, tab)
	}
}

// show opens a tab.
func (t *Table) show(tab int) {
	t.tab = tab
	t.ui.Focus = "tab:" + t.words.Number(tab)
	t.ui.Top("cards")
}

// planBox draws the orders given so far, and undo and commit.
func (t *Table) planBox(p *kit.Page, box kit.Rect) {
	if box.H <= buttonHigh {
		t.planButtons(p, box)
		return
	}
	p.Fill(box, kit.Sunk)
	p.Frame(box, kit.Rule, 1)
	in := box.Pad(12, 8)
	head := in.Top(20)
	p.Text(head, kit.Head, kit.AtLeft, t.text("your-plan"))
	if t.state().Phase == game.PlanPhase {
		p.Text(head, kit.Faint, kit.AtRight, t.text("cards-left", "n", game.MaxCards-t.plan.Cards()))
	}
	in.Top(4)
	buttons := in.Bottom(44)
	in.Bottom(gap)
	switch {
	case t.notice != "":
		p.Wrapped(in, kit.Strong, t.notice)
	case t.plan.N == 0 && t.state().Sealed[t.me()].N == 0:
		w := writer{p: p, in: in, draw: true}
		t.emptyPlan(&w)
	default:
		t.planLines(p, in)
	}
	t.planButtons(p, buttons)
}

// emptyPlan says how to begin.
func (t *Table) emptyPlan(w *writer) {
	if t.state().Phase == game.ReplyPhase {
		w.text(kit.Aside, t.text("empty-reply"))
		return
	}
	w.text(kit.Aside, t.text("empty-plan"))
	w.skip(4)
	w.pills([]pill{{id: "follow", label: t.text("follow"), tip: []string{t.text("follow-tip")}, do: t.follow}})
}

// planButtons draws undo and commit.
func (t *Table) planButtons(p *kit.Page, buttons kit.Rect) {
	cols := [2]kit.Rect{buttons.Left(buttons.W * 2 / 5), {}}
	buttons.Left(gap)
	cols[1] = buttons
	undo := kit.Button{ID: "undo", Label: t.text("undo"), Key: "U", Tip: []string{t.text("undo-tip")}}
	if t.last() >= 0 {
		undo.Do = t.undo
	}
	p.Button(cols[0], undo)
	commit := kit.Button{ID: "commit", Label: t.text("commit"), Key: "C", Fill: inkOf(t.me()), Do: t.commit, Tip: []string{t.text("commit-tip")}}
	if n := len(t.open()); n > 0 {
		commit.Label, commit.Fill = t.text("answer-first", "n", n), kit.NoPaint
		commit.Tip = []string{t.text("answer-first-tip")}
	}
	p.Button(cols[1], commit)
}

// planLines lists the orders of the plan; at Reply, those that are sealed already first.
func (t *Table) planLines(p *kit.Page, box kit.Rect) {
	sealed := t.state().Sealed[t.me()]
	p.List("plan", box, func(w int) int { return t.planLinesHigh(p, w) }, func(box kit.Rect) {
		all := box
		for i, o := range sealed.List() {
			t.planLine(p, box.Top(t.planLineHigh(p, box.W, o, true)), "sealed:"+t.words.Number(i), o, nil)
		}
		for i, o := range t.plan.List() {
			t.planLine(p, box.Top(t.planLineHigh(p, box.W, o, false)), "planned:"+o.String(), o, func() { t.takeOut(i) })
		}
		t.planFoot(&writer{p: p, in: kit.Rect{X: all.X, Y: box.Y, W: all.W, H: 1 << 20}, draw: true})
	})
}

// planFoot says under the lines how to go on: that they are the adviser's, or
// that it would fill up the rest.
func (t *Table) planFoot(w *writer) {
	switch {
	case t.state().Phase != game.PlanPhase:
	case t.plan == t.followed:
		w.skip(4)
		w.text(kit.Faint, t.text("followed"))
	case t.plan.Cards() < game.MaxCards:
		w.skip(4)
		w.pills([]pill{{id: "follow", label: t.text("follow-rest"), tip: []string{t.text("follow-tip")}, do: t.follow}})
	}
}

// planLinesHigh is the height of all lines of the plan.
func (t *Table) planLinesHigh(p *kit.Page, w int) (h int) {
	sealed := t.state().Sealed[t.me()]
	for _, o := range sealed.List() {
		h += t.planLineHigh(p, w, o, true)
	}
	for _, o := range t.plan.List() {
		h += t.planLineHigh(p, w, o, false)
	}
	m := writer{p: p, in: kit.Rect{W: w, H: 1 << 20}}
	t.planFoot(&m)
	return h + m.in.Y
}

// planCost is what stands at the right of a line.
func (t *Table) planCost(o game.Order, sealed bool) string {
	if sealed {
		return t.text("sealed")
	}
	return t.words.Cost(game.CostOf(t.session.Setup(), t.session.View(), o))
}

func (t *Table) planLineHigh(p *kit.Page, w int, o game.Order, sealed bool) int {
	cost := int(p.Fonts.Width(kit.Strong, t.planCost(o, sealed))) + 2
	return p.Height(kit.Label, t.words.OrderIn(t.state(), t.me(), o), w-cost-12) + 4
}

// planLine draws one order with its cost. What is sealed is paid for and cannot be taken out.
func (t *Table) planLine(p *kit.Page, row kit.Rect, id string, o game.Order, takeOut func()) {
	title := t.words.OrderIn(t.state(), t.me(), o)
	st, cost, tip := kit.Label, t.planCost(o, takeOut == nil), t.text("take-out")
	if takeOut == nil {
		st, tip = kit.Faint, t.text("sealed-tip")
	}
	w := int(p.Fonts.Width(kit.Strong, cost)) + 2
	in := row.Pad(0, 2)
	p.Text(kit.Rect{X: in.X + in.W - w - 4, Y: in.Y, W: w, H: 16}, kit.Strong.In(st.Ink), kit.AtRight, cost)
	p.Wrapped(kit.Rect{X: in.X, Y: in.Y, W: in.W - w - 12, H: in.H}, st, title)
	p.Control(kit.Control{ID: id, Box: row, Label: title, Tip: []string{title, tip}, Do: takeOut})
}

// give adds an order to the plan, or takes it out if it is there.
func (t *Table) give(o game.Order) {
	t.notice = ""
	for i, x := range t.plan.List() {
		if x == o {
			t.takeOut(i)
			return
		}
	}
	if game.Check(t.session.Setup(), t.session.View(), &t.plan, o).Legal() {
		t.plan.Add(o)
	}
}

// undo takes the last order back.
func (t *Table) undo() {
	if i := t.last(); i >= 0 {
		t.takeOut(i)
	}
}

// last is the place of the order given last that was a choice; -1 if there is none.
func (t *Table) last() int {
	for i := int(t.plan.N) - 1; i >= 0; i-- {
		if o := t.plan.Orders[i]; o.Card() || !t.isForegone(o) {
			return i
		}
	}
	return -1
}

// takeOut takes an order out of the plan, and with it whatever cannot be given without it.
func (t *Table) takeOut(i int) {
	var plan game.Plan
	for j, o := range t.plan.List() {
		if j != i && game.Check(t.session.Setup(), t.session.View(), &plan, o).Legal() {
			plan.Add(o)
		}
	}
	t.plan, t.notice = plan, ""
	t.foregone()
}

// follow fills the plan with what the adviser would most likely do, and keeps what is in it.
func (t *Table) follow() {
	t.plan = adviser.Complete(t.session.Setup(), t.session.View(), t.plan)
	t.followed, t.notice = t.plan, ""
	clear(t.picked)
}

// planKeys sets the keys of a decision point.
func (t *Table) planKeys(p *kit.Page) {
	for i, k := range []kit.Key{kit.Key0, kit.Key1, kit.Key2, kit.Key3, kit.Key4, kit.Key5} {
		p.Key(k, func() { t.show(i) })
	}
	p.Key(kit.Letter('A'), t.follow)
	p.Key(kit.KeyUndo, t.undo)
	p.Key(kit.KeyCommit, t.commit)
}
