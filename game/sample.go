package game

import "entente/game/dice"

// Sample draws a state that is consistent with a view: what the power knows
// stands, and what is hidden from it is drawn anew, so that See gives the same
// view back (determinisation; Ginsberg, "GIB: Imperfect Information in a
// Computationally Challenging Game", JAIR 14, 2001). It uses nothing but the
// view and the stream, never the true state or its dice.
func Sample(set *Setup, v *View, rng *dice.Stream) State {
	s := v.State
	r := &set.Rules
	for p := range Power(Powers) {
		if p != v.Me {
			sampleSide(r, &s, p, rng)
		}
	}
	for i := range s.Contracts {
		sampleContract(r, &s, &s.Contracts[i], v.Me, rng)
	}
	for i := range s.Incidents {
		sampleIncident(r, &s.Incidents[i], v.Me, rng)
	}
	if s.Phase == ReplyPhase {
		for p := range Power(Powers) {
			if p != v.Me {
				s.Sealed[p] = sampleSealed(&s, p)
			}
		}
	}
	return s
}

// sampleSide draws budgets between nothing carried and all, and the rest of
// what a rival keeps to itself.
func sampleSide(r *Rules, s *State, p Power, rng *dice.Stream) {
	side := &s.Sides[p]
	upTo := func(n int) int8 { return int8(rng.Intn(n + 1)) }
	side.Funds = Income(r, s, p) + upTo(int(r.Budget.CarryFunds))
	side.Influence = Influence(r, s, p) + upTo(int(r.Budget.CarryInfluence))
	side.Operators = Operators(r, s, p)
	if s.Phase == ReplyPhase { // some of it is spent
		for _, n := range [3]*int8{&side.Funds, &side.Influence, &side.Operators} {
			*n -= int8(int16(*n) * r.Agents.SpentGuess / 100)
		}
	}
	for aim := range side.Gains {
		side.Gains[aim] = uint8(rng.Intn(int(r.Espionage.Steps)))
	}
	for q := range Power(Suspects) {
		if q != p {
			s.Evidence[p][q] = upTo(int(r.Evidence.BreachAt) - 1)
		}
	}
	if p == China {
		for reg := s.Bond.Delivered; reg != 0; reg &= reg - 1 {
			side.Uncopied++
		}
		side.Uncopied = uint8(upTo(int(min(side.Uncopied, 3))))
	}
}

// sampleContract draws a grade that must have been chosen by now and is not known.
func sampleContract(r *Rules, s *State, c *Contract, me Power, rng *dice.Stream) {
	if c.Kind != ArmsContract || me == c.A || c.Built != UnknownGrade {
		return
	}
	if s.Quarter <= c.Signed+1 { // the seller chooses in the quarter after signing
		return
	}
	c.Built = ExportGrade
	if c.Promised == FullGrade && rng.Intn(100) < int(r.Agents.FullGuess) {
		c.Built = FullGrade
	}
}

// sampleIncident draws who was behind an intrusion: mostly whom the clues point to.
func sampleIncident(r *Rules, in *Incident, me Power, rng *dice.Stream) {
	if in.Used == 0 || in.By == me {
		return
	}
	in.By = in.Likeliest(r.Evidence.CluesNeeded)
	if int16(rng.Intn(dice.Faces)) >= r.Evidence.ClueTrue || in.By == me || in.By == in.Victim {
		in.By = Unaffiliated
	}
	in.Success = int8(b2i(rng.Intn(100) < int(r.Agents.SuccessGuess)))
	truth := int16(0)
	for _, p := range in.Clues {
		truth += int16(b2i(p == in.By))
	}
	in.Ceiling = int8(min(r.Evidence.CeilingBase+truth, r.Evidence.Max))
}

// sampleSealed is a plan that holds the offers that the view shows, and the
// answers that a plan must hold: promises kept, principals firm.
func sampleSealed(s *State, p Power) (plan Plan) {
	for i := range s.Contracts {
		if d := s.Contracts[i].Owed(p, s.Quarter); d != NothingDue {
			choice := Honour
			if d == DueGrade {
				choice = BuildExport
			}
			plan.Add(Order{AnswerDue, Nobody, uint8(i), uint8(choice)})
		}
	}
	for th := range Theatre(Theatres) {
		if s.Fronts[th].Open == 1 {
			st := Aside
			if p == US || p == th.Principal() {
				st = Stand
			}
			plan.Add(Order{TakeStance, Nobody, uint8(th), uint8(st)})
		}
	}
	for i := range s.Offers {
		if o := &s.Offers[i]; o.Used == 1 && o.From == p {
			plan.Add(o.Order)
		}
	}
	return plan
}
