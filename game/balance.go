package game

// Balance is the readout of design §2.6: what speaks for and against aligning,
// each 0 to 100. It is shown, recorded and read by agents, never by Resolve:
// otherwise the claim that alignment follows the United States would be
// arithmetic.
//
// Threat follows Walt, "The Origins of Alliances" (1987); autonomy and
// entrapment Snyder, "The Security Dilemma in Alliance Politics" (1984).
type Balance struct {
	Threat    int16 // what the United States does
	Power     int16 // what it could do
	Interests int16 // norms and trade in common
	Cost      int16 // autonomy lost and entrapment
	Rise      int16 // the neighbour's rise
	Breaches  int16 // the partner's breaches
}

// Pull is what speaks for aligning, a mean of the three balances.
func (b Balance) Pull() int16 { return (b.Threat + b.Power + b.Interests) / 3 }

// Drag is what speaks against, a mean of the three costs.
func (b Balance) Drag() int16 { return (b.Cost + b.Rise + b.Breaches) / 3 }

// Net is Pull less Drag.
func (b Balance) Net() int16 { return b.Pull() - b.Drag() }

// Balances reads a power's incentives off its view; for the United States,
// which has no partner here, it is zero.
func Balances(s *Setup, v *View, p Power) (b Balance) {
	partner := p.Partner()
	if partner == Nobody {
		return b
	}
	r, t, k := &s.Rules, &v.State, &s.Rules.Balance
	held := func(n int16) int16 { return max(min(n, 100), 0) }
	danger := func(q Power) int16 {
		th, _ := q.Home()
		return max(int16(t.Fronts[th].Heat)-r.Crisis.Threshold, 0)
	}
	b.Threat = held(k.ThreatWeight*max(int16(t.Threat[p][US])-k.ThreatFrom, 0) +
		k.BiteWeight*int16(t.Bites(r, p)) + k.CrisisWeight*danger(p))
	b.Power = held(k.PowerGap * int16(t.Sides[US].Military-t.Sides[p].Military))
	b.Interests = held(k.NormsWeight*(100-venueMark(r, t, p))/100 + k.TradeWeight*max(int16(t.Flow(r, p)), 0))
	bound := int16(0)
	for cl := range t.Bond.Clauses {
		if t.Bond.Clauses[cl].Status == InForce {
			bound++
		}
	}
	if p == Russia {
		bound += int16(t.Bond.Dependence)
	}
	b.Cost = held(k.AutonomyCost*bound + k.EntrapCost*danger(partner))
	b.Rise = held(k.RiseCost * max(int16(t.Sides[partner].Military-t.Sides[p].Military), 0))
	b.Breaches = held(k.BreachCost*(int16(t.Evidence[p][partner])+k.BreachOpen*int16(min(t.Bond.Breach[partner], 1))) +
		k.DistrustCost*max(int16(top/2-t.Trust[p][partner]), 0))
	return b
}

// balances tells the readout of the quarter.
func (t *turn) balances() {
	if t.rec == nil {
		return
	}
	for _, p := range [2]Power{China, Russia} {
		v := See(t.s, p)
		b := Balances(t.set, &v, p)
		t.tell(Event{Kind: EvPull, A: p, B: p.Partner(), X: b.Threat, Y: b.Power, Z: b.Interests, See: Only(p)})
		t.tell(Event{Kind: EvDrag, A: p, B: p.Partner(), X: b.Cost, Y: b.Rise, Z: b.Breaches, See: Only(p)})
	}
}
