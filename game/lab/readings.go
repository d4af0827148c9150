package lab

import (
	"entente/game"
	"entente/game/dice"
	"entente/game/scenario"
)

// readings is a recorder that reads the measures of claims off a game, quarter
// by quarter.
type readings struct {
	of   [scenario.Measures][game.MaxQuarters]int64
	last game.ID
	game.Newest
}

// Record implements game.Recorder.
func (r *readings) Record(e game.Event) game.ID {
	r.last++
	e.ID = r.last
	r.Note(&e)
	one := func(m scenario.Measure, counts bool) {
		if counts {
			r.of[m][e.Quarter]++
		}
	}
	one(scenario.Voluntary, voluntary(&e))
	one(scenario.RussiaToChina, russiaTurns(&e))
	switch e.Kind {
	case game.EvIntrusion:
		byChina := e.A == game.China
		one(scenario.Intrusions, true)
		one(scenario.PartnerIntrusions, e.B == e.A.Partner())
		one(scenario.ChinaOnUS, byChina && e.B == game.US)
		one(scenario.ChinaOnRussia, byChina && e.B == game.Russia)
		one(scenario.TheftsFromUS, byChina && e.B == game.US && game.Aim(e.X) == game.Technology)
	case game.EvJointPush, game.EvKnowHow:
		one(scenario.NormsTogether, true)
	case game.EvForum:
		one(scenario.NormsTogether, e.B != game.Nobody)
	case game.EvSlipped, game.EvDefaulted:
		one(scenario.ChinaWithheld, e.A == game.China && e.B == game.Russia)
	}
	return r.last
}

// voluntary tells the costly acts of China and Russia for each other that
// nothing obliged them to (claim 2). What they owe is none.
func voluntary(e *game.Event) bool {
	switch e.Kind {
	case game.EvBacked, game.EvClause, game.EvJointPush, game.EvKnowHow:
		return true
	case game.EvSigned:
		return game.ContractKind(e.X) == game.Development
	}
	return false
}

// russiaTurns tells what Russia offers China, accepts from it and stakes for it.
func russiaTurns(e *game.Event) bool {
	if e.A != game.Russia {
		return false
	}
	switch e.Kind {
	case game.EvBacked:
		return true
	case game.EvOrder:
		to, offered := e.Order.Offered(game.Russia)
		return (offered || e.Order.Kind == game.KnowHow) && to == game.China && closer(e.Order.Kind)
	case game.EvAnswer:
		return e.B == game.China && game.Answer(e.X) == game.Accept && closer(e.Order.Kind)
	}
	return false
}

// closer tells the offers that bring two powers closer, for more than words.
func closer(k game.Kind) bool { return k != game.Statement && k != game.Renegotiate }

// reader plays games of an arm and reads them.
type reader struct {
	table Table
	readings
}

func newReader() *reader {
	r := &reader{}
	r.table.Advanced = func(t *Table, quarter uint8) error {
		s := &t.State
		if s.Quarter == quarter && s.Phase != game.Over {
			return nil
		}
		r.of[scenario.WordsAhead][quarter] = int64(s.Bond.Declared - s.Bond.Effective)
		r.of[scenario.RussiaControl][quarter] = int64(s.Sides[game.Russia].Control)
		r.of[scenario.Effective][quarter] = int64(s.Bond.Effective)
		if s.Phase == game.Over && (game.Result(s) == game.Alliance || s.Bond.Effective == game.AllianceRung) {
			r.of[scenario.Alliance][quarter] = 1
		}
		return nil
	}
	return r
}

func (r *reader) play(set *game.Setup, seats *Seats, d dice.Seeded) error {
	r.readings = readings{}
	return r.table.Play(set, seats, d, &r.readings)
}

// sum adds up a measure over quarters first to last-1.
func (r *readings) sum(m scenario.Measure, first, last uint8) (n int64) {
	for _, x := range r.of[m][first:last] {
		n += x
	}
	return n
}

// averaged tells the measures that are means over the quarters of a game.
func averaged(m scenario.Measure) bool {
	return m == scenario.WordsAhead || m == scenario.RussiaControl || m == scenario.Effective
}
