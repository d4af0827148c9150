package game

// The tests of legality, a family each. They read the view alone, and say what
// is missing.

func off(sw int16) bool { return sw == 0 }

func (c *checker) side() *Side { return &c.t.Sides[c.me] }

// find gives the first contract of a kind between me and the other.
func (t *State) find(k ContractKind, a, b Power) (int, bool) {
	for i := range t.Contracts {
		x := &t.Contracts[i]
		if x.Kind == k && (x.A == a && x.B == b || x.A == b && x.B == a) {
			return i, true
		}
	}
	return 0, false
}

// bite is what an imposer's sanctions cost the target each quarter.
func (t *State) bite(r *Rules, by, on Power) int8 {
	x := t.Sanctions[by][on]
	b := x.Level - x.Eased
	if t.Bond.Accord > 0 && by == US && x.Level > 0 {
		b -= int8(r.Trade.AccordEases)
	}
	return max(b, 0)
}

// Bites is what all sanctions cost the target each quarter.
func (t *State) Bites(r *Rules, on Power) int8 {
	var n int8
	for by := range Power(Powers) {
		if by != on {
			n += t.bite(r, by, on)
		}
	}
	return n
}

// posture is the posture of a power in a theatre; nil if it has none there.
func (t *State) posture(p Power, th Theatre) *int8 {
	switch p {
	case US:
		return &t.Fronts[th].Far
	case th.Principal():
		return &t.Fronts[th].Local
	}
	return nil
}

func (c *checker) trade(o Order) Refusal {
	switch o.Kind {
	case GasOffer:
		if off(c.r.Switch.Energy) {
			return no(SwitchedOff, 0, 0)
		}
		if _, have := c.t.find(GasContract, China, Russia); have {
			return no(AlreadySigned, 0, 0)
		}
	case Renegotiate:
		if _, have := c.t.find(GasContract, China, Russia); !have {
			return no(NoSuchContract, 0, 0)
		}
		return c.rested(WaitPrice)
	case Build:
		i, have := c.t.find(GasContract, China, Russia)
		if !have {
			return no(NoSuchContract, 0, 0)
		}
		if n := c.t.Contracts[i].Progress; n >= int8(c.r.Energy.FirstGas) {
			return no(AtMaximum, 0, int16(n))
		}
	case AccordOffer:
		if c.t.Bond.Accord > 0 {
			return no(Waiting, 0, int16(c.t.Bond.Accord))
		}
		return c.rested(WaitAccord)
	case Impose:
		if n := c.t.Sanctions[c.me][o.To].Level; n >= c.r.Trade.SanctionMax.Track(c.me) {
			return no(AtMaximum, 0, int16(n))
		}
	case Relax:
		if x := c.t.Sanctions[c.me][o.To]; x.Level == 0 && x.Control == 0 {
			return no(AtMinimum, 0, 0)
		}
	case ExportControl:
		if c.t.Sanctions[c.me][o.To].Control == 1 {
			return no(AlreadySigned, 0, 0)
		}
		return c.rested(WaitExport)
	case Substitute:
		if c.t.Bites(c.r, c.me) == 0 {
			return no(NothingToEase, 0, 0)
		}
	}
	return fine
}

func (c *checker) rested(w Wait) Refusal {
	if n := c.side().Wait[w]; n > 0 {
		return no(Waiting, 0, int16(n))
	}
	return fine
}

func (c *checker) arms(o Order) Refusal {
	switch o.Kind {
	case Fund:
		w, track := WaitMilitary, c.side().Military
		if o.A == FundOffence {
			w, track = WaitOffence, c.side().Offence
		}
		if track >= top {
			return no(AtMaximum, 0, int16(track))
		}
		return c.rested(w)
	case ArmsOffer:
		if off(c.r.Switch.Arms) {
			return no(SwitchedOff, 0, 0)
		}
		if _, have := c.t.find(ArmsContract, China, Russia); have {
			return no(AlreadySigned, 0, 0)
		}
		if Grade(o.A) == FullGrade && c.t.Bond.FullBarred > 0 {
			return no(FullBarred, 0, int16(c.t.Bond.FullBarred))
		}
	case SellElsewhere:
		return c.rested(WaitSell)
	case CopyArms:
		if off(c.r.Switch.Copying) {
			return no(SwitchedOff, 0, 0)
		}
		if c.side().Uncopied == 0 {
			return no(NoLotLeft, 0, 0)
		}
	case Develop:
		if _, have := c.t.find(Development, China, Russia); have {
			return no(AlreadySigned, 0, 0)
		}
	case Deploy:
		if n := *c.t.posture(c.me, Theatre(o.A)); int16(n) >= c.r.Posture.Max {
			return no(AtMaximum, 0, int16(n))
		}
	case StandDown:
		if *c.t.posture(c.me, Theatre(o.A)) == 0 {
			return no(AtMinimum, 0, 0)
		}
	}
	return fine
}

// The tracks of the fund order.
const (
	FundMilitary = iota
	FundOffence
)

// The ends of every track.
const (
	top    = 10
	bottom = 0
)

func (c *checker) spying(o Order) Refusal {
	need := func(n int16) Refusal {
		if have := int16(c.t.Evidence[c.me][o.To]); have < n {
			return no(NeedEvidence, n, have)
		}
		return fine
	}
	switch o.Kind {
	case Harden:
		if n := c.side().Defence; n >= top {
			return no(AtMaximum, 0, int16(n))
		}
	case Investigate:
		if c.t.openCase(c.me) < 0 {
			return no(NoIncident, 0, 0)
		}
	case Protest:
		return need(c.r.Evidence.ProtestAt)
	case Accuse:
		return need(1)
	case Indict:
		if ref := need(c.r.Evidence.BreachAt); ref.Code != Fine {
			return ref
		}
		return c.rested(WaitIndict)
	case Share:
		if n := c.t.Sides[o.To].Defence; n >= top {
			return no(AtMaximum, 0, int16(n))
		}
	}
	return fine
}

// openCase is the latest incident that the victim noticed; -1 if there is none.
func (t *State) openCase(victim Power) int {
	best := -1
	for i := range t.Incidents {
		x := &t.Incidents[i]
		if x.Used == 1 && x.Victim == victim && x.Seen == 1 && (best < 0 || x.Quarter >= t.Incidents[best].Quarter) {
			best = i
		}
	}
	return best
}

// Member tells whether a power has a seat in the venue.
func (v Venue) Member(p Power) bool { return v != Club || p != US }

func (c *checker) norms(o Order) Refusal {
	switch o.Kind {
	case Push, JointPush:
		if off(c.r.Switch.Norms) {
			return no(SwitchedOff, 0, 0)
		}
		if !Venue(o.A).Member(c.me) {
			return no(NoSeatThere, 0, 0)
		}
		end := int8(top)
		if c.me.Camp() == Open {
			end = bottom
		}
		if c.t.Positions[o.A] == end {
			return no(AtMaximum, 0, int16(end))
		}
	case HostForum:
		if off(c.r.Switch.Institutions) {
			return no(SwitchedOff, 0, 0)
		}
		if n := c.side().Forum; n > 0 {
			return no(Waiting, 0, int16(n))
		}
	case Found:
		if off(c.r.Switch.Institutions) {
			return no(SwitchedOff, 0, 0)
		}
		if n := c.side().Institutions; int16(n) >= c.r.Norms.InstitutionMax {
			return no(AtMaximum, 0, int16(n))
		}
	case Court:
		if off(c.r.Switch.Norms) {
			return no(SwitchedOff, 0, 0)
		}
		if n := c.t.Blocs[c.me.Camp()]; n == Blocs {
			return no(AtMaximum, 0, int16(n))
		}
	case ControlLaw:
		if off(c.r.Switch.Control) {
			return no(SwitchedOff, 0, 0)
		}
		if n := c.side().Control; n >= top {
			return no(AtMaximum, 0, int16(n))
		}
		return c.rested(WaitLaw)
	case KnowHow:
		if off(c.r.Switch.Control) {
			return no(SwitchedOff, 0, 0)
		}
		if c.t.Sides[o.To].FreeLaw > 0 {
			return no(AlreadySigned, 0, 0)
		}
		if give, take := c.side().Control, c.t.Sides[o.To].Control; give < take {
			return no(AtMinimum, int16(take), int16(give))
		}
	case Freedom:
		if off(c.r.Switch.Programmes) {
			return no(SwitchedOff, 0, 0)
		}
	case DemandFirms:
		if off(c.r.Switch.Programmes) {
			return no(SwitchedOff, 0, 0)
		}
		if n := c.side().Demand; n > 0 {
			return no(Waiting, 0, int16(n))
		}
	}
	return fine
}

// Blocs is the number of blocs of states that the camps contend for.
const Blocs = 12

// before is the clause that must be signed before another; equal means none.
var before = [Clauses]Clause{MilTech, NoTheft, NoAttack, Sovereignty, CrisisConsult, MilTech, CrisisConsult}

func (c *checker) diplomacy(o Order) Refusal {
	switch o.Kind {
	case ConsultOffer:
		if _, have := c.t.find(Consultations, China, Russia); have {
			return no(AlreadySigned, 0, 0)
		}
	case Treaty:
		signed := true
		for _, cl := range Pact(o.A).Clauses() {
			signed = signed && c.t.Bond.Clauses[cl].Status != NotSigned
			if need := before[cl]; need != cl && c.t.Bond.Clauses[need].Status != InForce {
				return no(NeedClause, int16(need), 0)
			}
		}
		if signed {
			return no(ClauseInForce, 0, 0)
		}
	case Withdraw:
		for _, cl := range Pact(o.A).Clauses() {
			if c.t.Bond.Clauses[cl].Status != NotSigned {
				return fine
			}
		}
		return no(ClauseNotSigned, 0, 0)
	case DealOffer:
		if _, have := c.t.find(Deal, US, o.To); have {
			return no(AlreadySigned, 0, 0)
		}
	case Ultimate:
		if _, have := c.t.find(Ultimatum, US, o.To); have {
			return no(AlreadySigned, 0, 0)
		}
		if most := c.r.Trade.SanctionMax.Track(US); c.t.Sanctions[US][o.To].Level >= most { // nothing is left to threaten
			return no(AtMaximum, 0, int16(most))
		}
		return c.rested(WaitUltimatum)
	}
	return fine
}
