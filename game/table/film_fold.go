package table

import (
	"slices"
	"strings"

	"entente/game"
)

// toldBy finds the deed of which an event tells what became: a stance in a
// crisis, or the first answer to what both owe each other; -1 if there is none.
func toldBy(list []deed, e game.Event) int {
	return slices.IndexFunc(list, func(d deed) bool {
		x := &d.event
		switch e.Kind {
		case game.EvBacked, game.EvAside, game.EvInCrisis:
			return x.Kind == game.EvStance && x.A == e.A && x.X == e.X
		case game.EvCarriedOut:
			return x.Kind == game.EvHonoured && due(x) == game.DueCarryOut && x.A == e.A
		case game.EvBluffed:
			return x.Kind == game.EvDefaulted && due(x) == game.DueCarryOut && x.A == e.A
		}
		d2, both := held[e.Kind]
		return both && x.Kind == game.EvHonoured && due(x) == d2
	})
}

// held are the events that tell that both came to what was due.
var held = map[game.EventKind]game.Due{game.EvConsulted: game.DueConsult, game.EvExercised: game.DueExercise, game.EvStaffed: game.DueStaff, game.EvDeveloped: game.DueStage}

// due is what was honoured, put off or refused.
func due(e *game.Event) game.Due { return game.Due(e.Y) }

// fold leaves out what is told by another deed as well: that each of the two
// came, where they met; and that an offer was accepted, where it was signed.
func fold(list []deed) []deed {
	return slices.DeleteFunc(list, func(d deed) bool {
		x := &d.event
		return slices.ContainsFunc(list, func(by deed) bool {
			y := &by.event
			switch x.Kind {
			case game.EvHonoured:
				d, both := held[y.Kind]
				return both && due(x) == d
			case game.EvAnswer:
				together := x.A == y.A && x.B == y.B || x.A == y.B && x.B == y.A
				return together && game.Answer(x.X) == game.Accept && signs(x.Order.Kind, y)
			}
			return false
		})
	})
}

// signs tells whether an event is the signing of what an order offers.
func signs(k game.Kind, e *game.Event) bool {
	if k == game.Treaty {
		return e.Kind == game.EvClause
	}
	c, yes := map[game.Kind]game.ContractKind{game.GasOffer: game.GasContract, game.ArmsOffer: game.ArmsContract, game.Develop: game.Development,
		game.ConsultOffer: game.Consultations, game.DealOffer: game.Deal, game.AccordOffer: game.NoContract}[k]
	return yes && e.Kind == game.EvSigned && game.ContractKind(e.X) == c
}

// headline tells whether an event is the public side of a track's move just before.
func headline(e, move *game.Event) bool {
	q := map[game.EventKind]game.Quantity{game.EvSanction: game.QSanction, game.EvRelaxed: game.QSanction, game.EvInstitution: game.QInstitution,
		game.EvLaw: game.QControl, game.EvDeployed: game.QPosture, game.EvStoodDown: game.QPosture}[e.Kind]
	return q != 0 && q == move.Q && e.A == move.A && e.ID == move.ID+1
}

// drift puts what moved for no reason that the player knows into a line of
// Account: for what all know, one, in the order of words, so that neither its
// place nor its company gives a secret deed away.
func (t *Table) drift(list []deed) []deed {
	var rest []deed
	lines := map[bool]*deed{}
	moves := map[bool][]game.Event{}
	for _, d := range list {
		if !d.loose || d.step == worldStep {
			rest = append(rest, d)
			continue
		}
		if lines[d.private] == nil {
			lines[d.private] = &deed{step: accountStep, private: d.private, event: game.Event{Kind: game.EvTrack, A: game.Nobody, B: game.Nobody}, moved: t.text("moved-unknown")}
		}
		lines[d.private].last = d.last
		moves[d.private] = append(moves[d.private], d.event)
	}
	for _, private := range []bool{false, true} {
		if d := lines[private]; d != nil {
			if d.said = t.drifted(moves[private]); d.said != "" {
				rest = append(rest, *d)
			}
		}
	}
	return rest
}

// drifted says what tracks moved by, each once, with those together that moved alike.
func (t *Table) drifted(moves []game.Event) string {
	type moved struct {
		q    game.Quantity
		a, b game.Power
		x    int16
	}
	by := map[moved]int16{}
	for _, e := range moves {
		by[moved{e.Q, e.A, e.B, e.X}] += e.Z - e.Y
	}
	alike := map[string][]string{}
	var parts []string
	for tr, n := range by {
		if n == 0 {
			continue
		}
		key, who := "", ""
		switch {
		case tr.q == game.QTrust:
			key, who = t.text("drift-trust", "n", int(n)), t.text("drift-of-trust", "who", tr.a, "whom", tr.b)
		case tr.q == game.QThreat:
			key, who = t.text("drift-threat", "n", int(n)), t.text("drift-of-threat", "who", tr.a, "whom", tr.b)
		case slices.ContainsFunc(tracks, func(x track) bool { return x.q == tr.q }):
			key, who = t.text("drift", "what", upper(t.trackName(tr.q, tr.a)), "n", int(n)), t.words.Form(tr.a, "short")
		default:
			parts = append(parts, upper(t.words.EffectFor(t.me(), game.Effect{Q: tr.q, A: tr.a, B: tr.b, Place: uint8(tr.x), Amount: 100 * n, Chance: 100})))
			continue
		}
		alike[key] = append(alike[key], who)
	}
	for key, who := range alike {
		slices.Sort(who)
		parts = append(parts, t.text("drift-who", "what", key, "who", strings.Join(who, ", ")))
	}
	slices.Sort(parts)
	return strings.Join(parts, " · ")
}
