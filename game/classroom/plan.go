package classroom

import (
	"slices"
	"strings"

	"entente/game"
)

// planData is the page on which a team agrees on its orders.
type planData struct {
	Budgets   []budget
	Ladder    ladder
	Questions []question
	Orders    []card // of the draft
	Sealed    []string
	Cards     int // given
	Most      int
	Families  []family
	Team      []who
	Ready     bool // the reader is
	Awaited   bool
	Waits     bool         // others reply, and the reader has nothing to
	Waiting   []game.Power // those of them to whom the reader has made an offer
	Draft     string       // for the form that agrees to it
	Unopened  int          // questions still open
	Result    *result
	Events    []string // what the latest quarter brought, in short
}

type budget struct {
	Left, Of int
	Name     string
}

// question is something asked, with its answers.
type question struct {
	Text    string
	Answers []card
	Open    bool
}

// card is one order, as a button or in the plan.
type card struct {
	Order   string // its text form
	Title   string
	Cost    string
	Effects string
	Odds    string
	Faces   int // of ten; 0: no die decides
	By      string
	Chosen  bool
	Refusal string // why it may not be given; "" if it may
	Advice  string // what the team's adviser thinks of it
}

// family is one group of cards.
type family struct {
	Key, Name string
	Open      bool
	Playable  int
	Decks     []deck
	Shut      []deck // of which no card may be given now
}

// deck is the cards of a kind towards one power, which differ in their terms.
type deck struct {
	ID           string
	Title, About string
	Cards        []card
	Refusal      string // why none may be given
	In           int    // how many are in the plan
}

func (x *seat) plan() any {
	d := planData{
		Ladder: x.s.ladderOf(&x.v.State), Most: game.MaxCards, Team: x.team(), Ready: x.own.Ready[x.st.ID],
		Awaited: x.t.Awaited(x.st.Seat), Draft: planText(&x.own.Draft), Cards: x.own.Draft.Cards(),
	}
	d.Budgets = x.budgets()
	switch phase := x.t.Phase(); {
	case phase == game.Over:
		d.Result = x.result()
		return d
	case phase == game.ReplyPhase:
		for _, o := range x.v.State.Sealed[x.st.Seat].List() {
			d.Sealed = append(d.Sealed, x.s.words.OrderIn(&x.v.State, x.st.Seat, o))
		}
		d.Waits = !d.Awaited && x.t.Begun && !x.t.Shelved
		for p := range game.Power(game.Powers) { // what the two others offer each other does not show
			if p != x.st.Seat && x.v.State.Awaited(p) {
				d.Waiting = append(d.Waiting, p)
			}
		}
	}
	d.Questions = x.questions()
	for _, q := range d.Questions {
		if q.Open {
			d.Unopened++
		}
	}
	for i, o := range x.own.Draft.List() {
		if o.Card() {
			c := x.card(o)
			c.By = x.byWhom(x.own.By[i])
			d.Orders = append(d.Orders, c)
		}
	}
	if x.t.Phase() == game.PlanPhase && x.own.Agent == "" {
		for f := game.Trade; f <= game.Diplomacy; f++ {
			d.Families = append(d.Families, x.family(f))
		}
	}
	return d
}

func (x *seat) budgets() []budget {
	left := game.Left(x.set, &x.v, &x.own.Draft)
	side := &x.v.State.Sides[x.st.Seat]
	return []budget{
		{int(left.Funds), int(side.Funds), x.s.words.Text("ui.table.funds")},
		{int(left.Influence), int(side.Influence), x.s.words.Text("ui.table.influence")},
		{int(left.Operators), int(side.Operators), x.s.words.Text("ui.table.operators")},
	}
}

// questions lists what is asked, answered or not, in the order of asking.
func (x *seat) questions() (list []question) {
	var before game.Plan // answers so far, so that the next question comes up
	var opt game.Options
	draft := &x.own.Draft
	for range game.MaxOrders {
		game.Asked(x.set, &x.v, &before, &opt)
		if opt.N == 0 {
			break
		}
		q := question{Text: x.s.words.Question(&x.v.State, x.st.Seat, opt.Orders[0]), Open: true}
		next := opt.Orders[0]
		for _, o := range opt.List() {
			c := x.card(o)
			if c.Chosen {
				q.Open, next = false, o
				for i, y := range draft.List() {
					if y == o {
						c.By = x.byWhom(x.own.By[i])
					}
				}
			}
			q.Answers = append(q.Answers, c)
		}
		list = append(list, q)
		before.Add(next)
	}
	return list
}

// card says what an order costs, brings and hangs on.
func (x *seat) card(o game.Order) card {
	w := x.s.words
	c := card{Order: o.String(), Title: w.OrderIn(&x.v.State, x.st.Seat, o), Chosen: x.own.Draft.Has(o)}
	plan := x.own.Draft
	if !o.Card() { // it may replace another answer
		plan = game.Plan{}
		for _, y := range x.own.Draft.List() {
			if y.Kind != o.Kind || y.A != o.A {
				plan.Add(y)
			}
		}
	}
	if !c.Chosen {
		if ref := game.Check(x.set, &x.v, &plan, o); !ref.Legal() {
			c.Refusal = w.Refusal(ref)
		}
	}
	row := game.Expect(x.set, &x.v, o)
	c.Cost = w.Cost(row.Cost)
	var parts []string
	for _, e := range row.List() {
		parts = append(parts, w.EffectFor(x.st.Seat, e))
	}
	c.Effects = strings.Join(parts, " · ")
	_, offered := o.Offered(x.st.Seat)
	switch {
	case row.Odds > 0:
		c.Faces, c.Odds = int(row.Odds), w.Odds(int(row.Odds))
	case offered:
		c.Odds = w.Text("ui.table.needs-reply")
	default:
		c.Odds = w.Text("ui.table.certain")
	}
	c.Advice = x.advice(o)
	return c
}

// family lists the cards of a family, those of the unfolded one alone in full.
func (x *seat) family(f game.Family) family {
	w := x.s.words
	out := family{Key: strings.ToLower(f.String()), Name: w.Name(f)}
	out.Open = out.Key == x.open
	type key struct {
		kind game.Kind
		to   game.Power
	}
	at := map[key]int{}
	for _, o := range game.Menus(x.st.Seat) {
		if game.Specs[o.Kind].Family != f {
			continue
		}
		legal := game.Check(x.set, &x.v, &x.own.Draft, o).Legal()
		if legal {
			out.Playable++
		}
		if !out.Open {
			continue
		}
		k := key{o.Kind, o.To}
		i, known := at[k]
		if !known {
			i = len(out.Decks)
			at[k] = i
			title := upper(w.Name(o.Kind))
			if game.Specs[o.Kind].To {
				title += " · " + w.Power(o.To)
			}
			out.Decks = append(out.Decks, deck{ID: o.Kind.String() + "-" + o.To.String(), Title: title, About: w.About(o.Kind)})
		}
		d := &out.Decks[i]
		c := x.card(o)
		if c.Chosen {
			d.In++
		}
		if legal || c.Chosen {
			d.Cards = append(d.Cards, c)
		} else if d.Refusal == "" {
			d.Refusal = c.Refusal
		}
	}
	out.Shut = slices.Clone(out.Decks)
	shut := func(d deck) bool { return len(d.Cards) == 0 }
	out.Decks = slices.DeleteFunc(out.Decks, shut)
	out.Shut = slices.DeleteFunc(out.Shut, func(d deck) bool { return !shut(d) })
	return out
}

// result is how the game ended for the reader.
type result struct {
	Outcome, Verdict string
	Declared         int
	Effective        int
	Scores           []score
	Marks            []mark
	Debrief          bool
}

type score struct {
	Power  game.Power
	Points int
	You    bool
}

type mark struct {
	Name   string
	Stands int
	Weight int
}

// result tells how the game ended: from what the seat may know, and in the
// debrief from all there is.
func (x *seat) result() *result {
	s := &x.v.State
	truth := x.s.class.Debrief
	if truth {
		s = x.t.Game.State()
	}
	out := game.Result(s)
	r := &result{
		Outcome: upper(x.s.words.Outcome(out)), Verdict: x.s.words.Verdict(out), Declared: int(s.Bond.Declared), Effective: int(s.Bond.Effective),
		Debrief: truth, Marks: x.s.marks(x.set, s, x.st.Seat, truth),
	}
	for p := range game.Power(game.Powers) {
		if p == x.st.Seat || truth {
			r.Scores = append(r.Scores, score{p, int((game.Score(x.set, s, p) + 5) / 10), p == x.st.Seat})
		}
	}
	return r
}

// marks lists a power's aims, how much each counts and how well it stands. How
// little is stolen comes out with the truth.
func (s *Server) marks(set *game.Setup, st *game.State, p game.Power, truth bool) (list []mark) {
	weights, marks := set.Rules.Weights(p), game.Marks(&set.Rules, st, p)
	for i := range game.Objective(game.Objectives) {
		if weights[i] == 0 {
			continue
		}
		m := mark{upper(s.words.Name(i)), int(marks[i]), int(weights[i])}
		if i == game.WantLittleTheft && !truth {
			m.Stands = -1
		}
		list = append(list, m)
	}
	return list
}
