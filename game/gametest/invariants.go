package gametest

import "entente/game"

// invariants checks what holds in every state, after the step from was to s.
func (k *kit) invariants(was, s *game.State) {
	r := &k.set.Rules
	track := func(name string, n int8) {
		if n < 0 || n > 10 {
			k.fault("%s is %d: tracks run from 0 to 10", name, n)
		}
	}
	within := func(name string, n, low, high int) {
		if n < low || n > high {
			k.fault("%s is %d: expected %d to %d", name, n, low, high)
		}
	}
	within("version", int(s.Version), game.StateVersion, game.StateVersion)
	within("phase", int(s.Phase), int(game.PlanPhase), int(game.Over))
	switch {
	case s.Phase == game.ReplyPhase && (was.Phase != game.PlanPhase || s.Quarter != was.Quarter),
		s.Phase == game.PlanPhase && s.Quarter != was.Quarter+1,
		s.Phase == game.Over && s.Quarter != was.Quarter:
		k.fault("from quarter %d, %v to quarter %d, %v", was.Quarter, was.Phase, s.Quarter, s.Phase)
	}
	within("oil", int(s.Oil), 1, 400)
	for p := range game.Power(game.Powers) {
		k.side(s, p, track, within)
		for q := range game.Power(game.Powers) {
			track("threat", s.Threat[p][q])
			track("trust", s.Trust[p][q])
			x := s.Sanctions[p][q]
			within("sanctions", int(x.Level), 0, int(r.Trade.SanctionMax.Of(p)))
			within("eased", int(x.Eased), 0, int(x.Level))
			within("export controls", int(x.Control), 0, 1)
			if p == q && (s.Threat[p][q] != 0 || s.Trust[p][q] != 0 || x != (game.Sanction{}) || s.Wary[p][q] != 0 || s.Provoked[p][q] != 0) {
				k.fault("%v has dealings with itself", p)
			}
			if p != game.US && q != game.US && x != (game.Sanction{}) || p != game.US && x.Control != 0 {
				k.fault("%v has sanctions on %v", p, q)
			}
		}
		for _, n := range s.Evidence[p] {
			within("evidence", int(n), 0, int(r.Evidence.Max))
		}
	}
	for th := range game.Theatre(game.Theatres) {
		f := s.Fronts[th]
		track("heat", f.Heat)
		track("stakes", f.Stakes)
		within("posture", int(f.Local), 0, int(r.Posture.Max))
		within("posture", int(f.Far), 0, int(r.Posture.Max))
		within("open", int(f.Open), 0, 1)
	}
	blocs := int8(0)
	for _, n := range s.Blocs {
		within("blocs", int(n), 0, game.Blocs)
		blocs += n
	}
	within("blocs of all camps", int(blocs), game.Blocs, game.Blocs)
	for _, n := range s.Positions {
		track("position", n)
	}
	track("trust in technology", s.TechTrust)
	track("revenue", s.Revenue)
	k.bond(s, track, within)
	k.contracts(s, within)
	k.incidents(s, within)
	if s.Phase != game.ReplyPhase && (s.Sealed != [game.Powers]game.Plan{} || s.Offers != [game.MaxOffers]game.Offer{}) {
		k.fault("plans or offers are left after the quarter")
	}
}

func (k *kit) side(s *game.State, p game.Power, track func(string, int8), within func(string, int, int, int)) {
	r, side := &k.set.Rules, &s.Sides[p]
	for _, n := range [...]int8{side.Economy, side.Military, side.Home, side.Control, side.Defence, side.Offence, side.Standing} {
		track("a track of "+p.String(), n)
	}
	debt := int(r.Crisis.BackDebt)
	for _, b := range k.set.Ban {
		if b.Who == p && b.Kind == game.AnswerDue {
			debt = 100
		}
	}
	low := -debt - int(r.Crisis.NarrowFunds)*game.Theatres // a narrow crisis is paid whether the money is there or not
	if s.Phase == game.PlanPhase {
		low = -int(r.Budget.DebtMax) + int(r.Budget.IncomeMin)
	}
	within("funds of "+p.String(), int(side.Funds), low, 60)
	within("influence of "+p.String(), int(side.Influence), 0, 30)
	within("operators of "+p.String(), int(side.Operators), 0, 30)
	within("institutions", int(side.Institutions), 0, int(r.Norms.InstitutionMax))
	within("free law", int(side.FreeLaw), 0, 1)
	within("dues", int(side.Dues), 0, 8)
	if p != game.China && side.Uncopied != 0 {
		k.fault("%v has lots to copy", p)
	}
	for _, n := range side.Gains {
		within("gains", int(n), 0, int(r.Espionage.Steps)-1)
	}
	if side.Score < 0 || int(side.Score) > 1000*(int(s.Quarter)+1) {
		k.fault("score %d after quarter %d", side.Score, s.Quarter)
	}
}

func (k *kit) bond(s *game.State, track func(string, int8), within func(string, int, int, int)) {
	b := &s.Bond
	for _, n := range [...]int8{b.Declared, b.Effective, b.Towards, b.Rungs[0], b.Rungs[1], b.Rungs[2], b.Rungs[3]} {
		within("a rung", int(n), 0, game.Rungs-1)
	}
	within("quarters that agree", int(b.Agreeing), 0, int(k.set.Rules.Ladder.Agree)-1)
	track("interoperability", b.Interop)
	track("dependence", b.Dependence)
	within("backed", int(b.LatestBacked), 0, 1)
	if b.Breach[game.US] != 0 {
		k.fault("the United States is in breach of a partnership that is not its own")
	}
	if s.Phase != game.Over && s.Phase != game.ReplyPhase {
		for _, reg := range [...]uint32{b.Restated, b.Stated, b.Consulted, b.Exercised, b.Delivered, b.PaidLot, b.InCrisis, b.Crises} {
			if reg&1 != 0 {
				k.fault("a deed of a quarter that has not been played")
			}
		}
	}
	if b.PaidLot != 0 && b.Delivered == 0 && k.set.Start.Bond.PaidLot == 0 {
		k.fault("a lot is paid and none delivered")
	}
	for cl := range game.Clause(game.Clauses) {
		x := b.Clauses[cl]
		if (x.Status == game.Suspended) != (x.Left > 0) {
			k.fault("clause %v is %v with %d quarters left", cl, x.Status, x.Left)
		}
	}
	if b.Clauses[game.Command].Status != game.NotSigned && b.Clauses[game.MilTech].Status == game.NotSigned ||
		b.Clauses[game.Defence].Status != game.NotSigned && b.Clauses[game.CrisisConsult].Status == game.NotSigned {
		k.fault("a clause stands without the one that it rests on")
	}
}

func (k *kit) contracts(s *game.State, within func(string, int, int, int)) {
	type party struct {
		kind game.ContractKind
		with game.Power
	}
	seen := map[party]bool{}
	for i := range s.Contracts {
		c := &s.Contracts[i]
		if c.Kind == game.NoContract {
			if *c != (game.Contract{}) {
				k.fault("an empty contract has terms")
			}
			continue
		}
		who := party{c.Kind, game.Nobody}
		if c.Kind == game.Deal || c.Kind == game.Ultimatum {
			who.with = c.B
			if c.A != game.US || c.B >= game.US {
				k.fault("%v between %v and %v", c.Kind, c.A, c.B)
			}
		} else if c.A >= game.US || c.B >= game.US || c.A == c.B {
			k.fault("%v between %v and %v", c.Kind, c.A, c.B)
		}
		if seen[who] {
			k.fault("two contracts of one kind: %v", c.Kind)
		}
		seen[who] = true
		within("lots", int(c.Lots), 0, max(3, int(k.set.Rules.Arms.Stages)))
		within("delivered", int(c.Delivered), 0, int(c.Lots))
		within("paid", int(c.Paid), 0, int(c.Lots))
		within("advance", int(c.Advance), 0, 10)
		if (c.Kind == game.GasContract || c.Kind == game.ArmsContract) && (c.A != game.Russia || c.B != game.China) {
			k.fault("%v sold by %v", c.Kind, c.A)
		}
		if c.Kind == game.ArmsContract && c.Built > c.Promised {
			k.fault("built %v where %v is promised", c.Built, c.Promised)
		}
		if meeting := c.Kind == game.Development || c.Kind == game.Consultations || c.Kind == game.Exercises || c.Kind == game.CommandStaff; meeting && s.Phase != game.ReplyPhase && c.Progress != 0 {
			k.fault("a meeting of %v is half done", c.Kind)
		}
		if c.Signed > s.Quarter || c.Ends < s.Quarter && s.Phase != game.Over {
			k.fault("%v signed in %d, ends in %d, now %d", c.Kind, c.Signed, c.Ends, s.Quarter)
		}
	}
	for cl, kind := range map[game.Clause]game.ContractKind{game.MilTech: game.Exercises, game.Command: game.CommandStaff} {
		if seen[party{kind, game.Nobody}] && s.Bond.Clauses[cl].Status == game.NotSigned {
			k.fault("%v without their clause", kind)
		}
	}
}

func (k *kit) incidents(s *game.State, within func(string, int, int, int)) {
	for i := range s.Incidents {
		in := &s.Incidents[i]
		if in.Used == 0 {
			continue
		}
		if in.By >= game.Suspects || in.Victim >= game.Powers || in.By == in.Victim {
			k.fault("%v broke in at %v", in.By, in.Victim)
		}
		if in.Quarter > s.Quarter {
			k.fault("an incident of the future")
		}
		within("ceiling", int(in.Ceiling), 0, int(k.set.Rules.Evidence.Max))
		if in.Seen == 0 && (in.Public == 1 || in.Ceiling > 0) {
			k.fault("clues of an incident that nobody noticed")
		}
		for _, p := range in.Clues {
			if in.Seen == 1 && (p >= game.Suspects || p == in.Victim) {
				k.fault("a clue of %v points at %v", in.Victim, p)
			}
		}
	}
}
