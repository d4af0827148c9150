package game

import "math/bits"

// Objective is something that a power wants, in tenths of a mark: 0 to 100.
type Objective uint8

// The objectives.
const (
	WantEconomy Objective = iota
	WantHome
	WantVenues
	WantMilitary
	WantStakes
	WantAutonomy
	WantStanding
	WantIncome
	WantEdge
	WantLowRung
	WantTech
	WantLittleTheft
	Objectives = iota
)

// Weights gives the weights of a power's objectives; they sum to 100.
func (r *Rules) Weights(p Power) (w [Objectives]int16) {
	sc := &r.Score
	for i, e := range [Objectives]*Each{
		&sc.Economy, &sc.Home, &sc.Venues, &sc.Military, &sc.Stakes, &sc.Autonomy,
		&sc.Standing, &sc.Income, &sc.Edge, &sc.LowRung, &sc.Tech, &sc.Theft,
	} {
		w[i] = int16(e.Of(p))
	}
	return w
}

// Marks tells how well a power does by each objective now, 0 to 100.
func Marks(r *Rules, s *State, p Power) (m [Objectives]int16) {
	side, sc := &s.Sides[p], &r.Score
	ten := func(n int8) int16 { return 10 * int16(n) }
	m[WantEconomy] = ten(side.Economy)
	m[WantHome] = ten(side.Home)
	m[WantMilitary] = ten(side.Military)
	m[WantStanding] = ten(side.Standing)
	m[WantVenues] = venueMark(r, s, p)
	income := int16(s.Flow(r, p))
	if p == Russia && within(s.Bond.PaidLot, Year) != 0 {
		income += sc.ArmsIncome
	}
	m[WantIncome] = max(min(100*income/sc.IncomeTop, 100), 0)
	if p == US {
		m[WantStakes] = 100 - 5*int16(s.Fronts[Europe].Stakes+s.Fronts[Pacific].Stakes)
		m[WantLowRung] = 100 - 20*int16(s.Bond.Effective)
		m[WantTech] = 5 * int16(s.TechTrust+s.Revenue)
		m[WantLittleTheft] = max(100-sc.TheftStep*thefts(s), 0)
		m[WantAutonomy] = 100
		m[WantEdge] = 50
		return m
	}
	th, _ := p.Home()
	m[WantStakes] = ten(s.Fronts[th].Stakes)
	m[WantEdge] = max(min(50+10*int16(side.Military-s.Sides[p.Partner()].Military), 100), 0)
	m[WantTech] = max(100-sc.BiteStep*int16(s.Bites(r, p))-sc.ControlStep*int16(s.Sanctions[US][p].Control), 0)
	bound := int16(0)
	if s.Bond.Clauses[Command].Status != NotSigned {
		bound += sc.Command
	}
	if s.Bond.Clauses[Defence].Status != NotSigned {
		bound += sc.Alliance
	}
	if p == Russia {
		bound += int16(s.Bond.Dependence)
	}
	m[WantAutonomy] = max(100-10*bound, 0)
	m[WantLowRung], m[WantLittleTheft] = 50, 100
	return m
}

// venueMark is half the positions of the venues, weighed, and half the blocs.
func venueMark(r *Rules, s *State, p Power) int16 {
	var sum, weight int16
	for v := range Venue(Venues) {
		w := int16(r.Norms.Weights.Of(v))
		pos := s.Positions[v]
		if p.Camp() == Open {
			pos = top - pos
		}
		sum += w * int16(pos)
		weight += w
	}
	mine, theirs := s.Blocs[p.Camp()], s.Blocs[Sovereign+Open-p.Camp()]
	blocs := min(max(50+50*int16(mine-theirs)/Blocs, 0), 100)
	return (10*sum/weight + blocs) / 2
}

// thefts counts the quarters of the last year with intrusions on US
// technology, a power each: the truth, which only the score knows.
func thefts(s *State) int16 {
	n := 0
	for _, p := range [2]Power{China, Russia} {
		n += bits.OnesCount8(s.Sides[p].Intruded[US][Technology] & 0x0f)
	}
	return int16(n)
}

// Mark is a power's score for a quarter at the present state, in tenths of a point: 0 to 1000.
func Mark(r *Rules, s *State, p Power) int32 {
	w, m := r.Weights(p), Marks(r, s, p)
	var sum int32
	for i := range w {
		sum += int32(w[i]) * int32(m[i])
	}
	return sum / 10
}

func (t *turn) score() {
	for p := range Power(Powers) {
		t.s.Sides[p].Score += Mark(t.r, t.s, p)
	}
}

// Score is a power's result in tenths of a point: the mean of its quarters,
// and what its contracts are still worth, or everybody would loot in the last
// year.
func Score(set *Setup, s *State, p Power) int32 {
	played := int32(s.Quarter)
	if s.Phase == Over {
		played++
	}
	if played == 0 {
		return 0
	}
	return s.Sides[p].Score/played + int32(Book(&set.Rules, s, p)*set.Rules.Score.BookShare)
}

// Book is the book value of a power's contracts in funds: what the others
// still owe it, discounted by their record (kept+1)/(due+2), less what it owes.
func Book(r *Rules, s *State, p Power) int16 {
	var sum int16
	for i := range s.Contracts {
		c := &s.Contracts[i]
		if c.Kind != ArmsContract && c.Kind != GasContract || p != c.A && p != c.B {
			continue
		}
		pays := int16(c.Advance)
		lots := int16(0)
		if c.Kind == ArmsContract {
			pays += int16(c.Lots-c.Paid) * r.Arms.LotPrice
			lots = int16(c.Lots-c.Delivered) * r.Arms.LotPrice
		}
		if p == c.A {
			sum += s.discount(c.B, pays) - lots
		} else {
			sum += s.discount(c.A, lots) - pays
		}
	}
	return sum
}

// Faith is how far a power's record lets others count on it: (kept+1)/(due+2).
func (s *State) Faith(p Power) (num, den int16) {
	side := &s.Sides[p]
	kept := bits.OnesCount8(side.Kept & uint8(1<<side.Dues-1))
	return int16(kept) + 1, int16(side.Dues) + 2
}

func (s *State) discount(p Power, n int16) int16 {
	num, den := s.Faith(p)
	return n * num / den
}
