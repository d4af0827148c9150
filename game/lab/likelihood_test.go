package lab

import (
	"math"
	"testing"

	"entente/game"
	"entente/game/dice"
	"entente/game/policy"
	"entente/game/scenario"
)

// TestBaseRates reckons base rates by hand: leave-one-out, with one observation
// of uniform play added.
func TestBaseRates(t *testing.T) {
	push := game.Order{Kind: game.Push, To: game.Nobody, A: uint8(game.Club)}
	law := game.Order{Kind: game.ControlLaw, To: game.Nobody}
	slip := game.Order{Kind: game.AnswerDue, To: game.Nobody, B: uint8(game.Slip)}
	keep := game.Order{Kind: game.AnswerDue, To: game.Nobody, B: uint8(game.Honour)}
	act := func(quarter uint8, o game.Order, uniform float64) Act {
		return Act{Move: policy.Move{By: game.China, Quarter: quarter}, Order: o, Likelihood: [Models]float64{RandomModel: uniform}}
	}
	acts := []Act{
		act(0, push, 0.1), act(3, push, 0.2), act(3, law, 0.5),
		act(1, slip, 0.25), act(2, slip, 0.25), act(3, keep, 0.5),
	}
	baseRates(acts, 5)
	for i, want := range []float64{
		(1 + 0.1) / 5, // one of the four other quarters
		(1 + 0.2) / 5,
		(0 + 0.5) / 5,
		(1 + 0.25) / 3, // one of the two other answers
		(1 + 0.25) / 3,
		(0 + 0.5) / 3,
	} {
		if got := acts[i].Likelihood[BaseModel]; math.Abs(got-want) > 1e-12 {
			t.Errorf("act %d: base rate %f, by hand %f", i, got, want)
		}
	}
}

// TestScoreRecord: what can be reckoned by hand of the record's score.
func TestScoreRecord(t *testing.T) {
	r, err := scenario.LoadRecord()
	if err != nil {
		t.Fatal(err)
	}
	opt := Scoring{Draws: 300, Seed: dice.Seed{Lo: 1}}
	l, err := ScoreRecord(r, opt)
	if err != nil {
		t.Fatal(err)
	}
	if moves := len(r.Moves()); len(l.Acts) != moves {
		t.Errorf("%d acts scored, the record has %d moves", len(l.Acts), moves)
	}
	var sum [Models]float64
	replies := 0
	for _, a := range l.Acts {
		for m, p := range a.Likelihood {
			if p <= 0 || p > 1 {
				t.Errorf("%v in %d: %s holds it likely by %f", a.Order, a.Move.Quarter, ModelNames[m], p)
			}
			sum[m] += math.Log(p)
		}
		if least := tremble * a.Likelihood[RandomModel]; a.Likelihood[DoctrineModel] < least {
			t.Errorf("%v: less likely than its share of uniform play", a.Order)
		}
		if a.Order.Kind == game.Reply {
			replies++
			if p := a.Likelihood[RandomModel]; math.Abs(p-0.5) > 1e-6 { // accept or decline
				t.Errorf("a reply in quarter %d is likely by %f to a random player, by hand 1/2", a.Move.Quarter, p)
			}
		}
	}
	if replies == 0 {
		t.Error("no replies")
	}
	for m := range sum {
		mean := sum[m] / float64(len(l.Acts))
		if x := l.Mean[m]; math.Abs(x.Value-mean) > 1e-9 || x.Low >= mean || x.High <= mean {
			t.Errorf("%s: %v around a mean of %f", ModelNames[m], x, mean)
		}
	}
	again, err := ScoreRecord(r, opt)
	if err != nil || again.Mean != l.Mean || again.Leads != l.Leads {
		t.Errorf("the same seed scores differently: %v, %v, %v", again.Mean, l.Mean, err)
	}
}
