package words_test

import (
	"strings"
	"testing"

	"entente/game"
	"entente/game/words"
)

var en = words.MustEnglish()

// said fails if a text is empty, or if something in it was not put into words.
func said(t *testing.T, what any, s string) {
	t.Helper()
	if strings.TrimSpace(s) == "" || strings.ContainsAny(s, "{}") || strings.Contains(s, "  ") {
		t.Errorf("%v: %q", what, s)
	}
}

func all[T ~uint8 | ~uint16](n int, each func(T)) {
	for i := range n {
		each(T(i))
	}
}

func TestNames(t *testing.T) {
	name := func(c any) { said(t, c, en.Name(c)) }
	all(game.Suspects, func(p game.Power) {
		name(p)
		said(t, p, en.Power(p))
		for _, form := range []string{"of", "adj", "capital", "short", "home"} {
			said(t, p, en.Form(p, form))
		}
	})
	all(game.Theatres, func(c game.Theatre) { name(c) })
	all(game.Venues, func(c game.Venue) { name(c) })
	all(game.Camps, func(c game.Camp) { name(c) })
	all(game.Clauses, func(c game.Clause) { name(c) })
	all(game.Families, func(c game.Family) { name(c) })
	all(game.Stages, func(c game.Stage) { name(c) })
	all(game.Dues, func(c game.Due) { name(c); said(t, c, en.Due(c)) })
	all(game.Objectives, func(c game.Objective) { name(c) })
	all(game.Motives, func(c game.Motive) { name(c) })
	all(game.Purposes, func(c game.Purpose) { name(c) })
	all(game.Quantities, func(c game.Quantity) { said(t, c, en.Quantity(c)) })
	all(game.Outcomes, func(c game.Outcome) { said(t, c, en.Outcome(c)); said(t, c, en.Verdict(c)) })
	all(game.Pacts, func(c game.Pact) { said(t, c, en.Pact(c)) })
	all(game.Terms, func(c game.Term) { said(t, c, en.Term(c)) })
	all(int(game.Waits), func(c game.Wait) { name(c) })
	all(int(game.Ultimatum)+1, func(c game.ContractKind) { name(c) })
	all(int(game.BothYield)+1, func(c game.CrisisOutcome) { name(c) })
	for n := range int8(game.Rungs) {
		said(t, n, en.Rung(n))
		said(t, n, en.Deeds(n))
	}
}

// cards calls for every order that a power could ever give, and every answer.
func cards(each func(by game.Power, o game.Order)) {
	for p := range game.Power(game.Powers) {
		for _, o := range game.Menus(p) {
			each(p, o)
		}
		for c := game.Honour; c <= game.BuildExport; c++ {
			each(p, game.Order{Kind: game.AnswerDue, To: game.Nobody, B: uint8(c)})
		}
		for st := game.Stand; st <= game.Aside; st++ {
			for th := range uint8(game.Theatres) {
				each(p, game.Order{Kind: game.TakeStance, To: game.Nobody, A: th, B: uint8(st)})
			}
		}
		each(p, game.Order{Kind: game.Reply, To: game.Nobody, B: uint8(game.Accept)})
		each(p, game.Order{Kind: game.Reply, To: game.Nobody, B: uint8(game.Decline)})
	}
}

func TestOrders(t *testing.T) {
	titles := map[string]game.Order{}
	cards(func(by game.Power, o game.Order) {
		said(t, o, en.Card(o))
		said(t, o, en.Order(by, o))
		said(t, o, en.Deed(nil, by, o))
		said(t, o, en.Name(o.Kind))
		if about := en.About(o.Kind); !strings.Contains(about, "¶") {
			t.Errorf("%v: %q cites no ¶", o, about)
		}
		if other, ok := titles[en.Card(o)]; ok && other != o {
			t.Errorf("%v and %v are both %q", o, other, en.Card(o))
		}
		if o.Card() {
			titles[en.Card(o)] = o
		}
		if _, offered := o.Offered(by); offered {
			said(t, o, en.Offer(by, o))
		}
	})
}

func TestReasons(t *testing.T) {
	n := 0
	cards(func(by game.Power, o game.Order) {
		for m := range game.Motive(game.Motives) {
			for _, r := range []game.Reason{{Motive: m, About: game.Nobody}, {Motive: m, About: game.US, Against: game.ForTrust, X: 4}} {
				s := en.Reason(by, o, r)
				said(t, o, s)
				if !strings.HasPrefix(s, en.Deed(nil, by, o)) {
					t.Errorf("%q does not begin with the deed", s)
				}
				n++
			}
		}
	})
	if n == 0 {
		t.Error("no reasons")
	}
	pay := game.Order{Kind: game.Harden, To: game.Nobody}
	if s := en.Reason(game.Russia, pay, game.Reason{Motive: game.FromRecord, X: 17}); !strings.Contains(s, "¶17") {
		t.Errorf("%q does not cite ¶17", s)
	}
}

func TestRefusals(t *testing.T) {
	for c := game.Code(1); c < game.Code(game.Codes); c++ {
		cards(func(_ game.Power, o game.Order) {
			for _, have := range []int16{0, 1, 2} {
				said(t, c, en.Refusal(game.Refusal{Code: c, Order: o, Need: 3, Have: have}))
			}
		})
	}
	if s := en.Refusal(game.Refusal{}); s != "" {
		t.Errorf("fine is refused: %q", s)
	}
	got := en.Refusal(game.Refusal{Code: game.NeedInfluence, Need: 3, Have: 1})
	if want := "Needs 3 influence; 1 is left."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestEffects(t *testing.T) {
	for q := range game.Quantity(game.Quantities) {
		for place := range uint8(2) {
			e := game.Effect{Q: q, A: game.Russia, B: game.US, Place: place, Amount: -100, Chance: 60}
			said(t, q, en.Effect(e))
			said(t, q, en.EffectFor(game.Russia, e))
			said(t, q, en.Track(q, game.Russia, game.US, place))
		}
	}
	for _, x := range []struct {
		me   game.Power
		e    game.Effect
		want string
	}{
		{game.China, game.Effect{Q: game.QEconomy, A: game.China, B: game.Nobody, Amount: 100, Chance: 100}, "Economy +1"},
		{game.US, game.Effect{Q: game.QThreat, A: game.Russia, B: game.US, Amount: -100, Chance: 60}, "Threat Russia sees in the United States −1 (6 in 10)"},
		{game.US, game.Effect{Q: game.QHome, A: game.US, B: game.Nobody, Amount: 50, Chance: 3}, "Resolve +0.5 (under 1 in 10)"},
		{game.China, game.Effect{Q: game.QHome, A: game.Russia, B: game.Nobody, Amount: -33, Chance: 100}, "Russia's regime security −0.3"},
	} {
		if got := en.EffectFor(x.me, x.e); got != x.want {
			t.Errorf("got %q, want %q", got, x.want)
		}
	}
}

func TestNumbers(t *testing.T) {
	set := &game.Setup{Year: 2014, Season: 1}
	for got, want := range map[string]string{
		en.Number(-3):          "−3",
		en.Number(10000):       "10,000",
		en.Number(1234567):     "1,234,567",
		en.Number(2016):        "2016",
		en.Quarter(set, 8):     "2016 Q2",
		en.QuarterLong(set, 8): "2016 · second quarter",
		en.Odds(6):             "6 in 10",
		en.Cost(game.Cost{}):   "free",
		en.Cost(game.Cost{Funds: 1, Influence: 2}):                         "1 fund, 2 influence",
		en.Cost(game.Cost{Funds: 2, Operators: 1}):                         "2 funds, 1 operator",
		en.Text("ui.no.such.key"):                                          "{ui.no.such.key}",
		en.Power(game.US):                                                  "United States",
		en.Form(game.US, "of"):                                             "the US",
		en.Text("ui.name", "n", 1):                                         "Entente",
		en.Choice(&game.Contract{}, game.DuePrepay, game.China, game.Slip): "Withhold the prepayment",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
