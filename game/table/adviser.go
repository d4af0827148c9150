package table

import (
	"entente/game"
	"entente/game/policy"
)

// adviser remembers what doctrine would do, for as long as the plan stays.
type adviser struct {
	quarter uint8
	phase   game.Phase
	odds    map[game.Plan]*policy.Odds
}

// adviceFor gives how likely doctrine, in the player's place, is to choose an
// order next, in hundredths, and why; false if it has nothing to say of it.
// An adviser sees what the player sees.
func (t *Table) adviceFor(o game.Order) (share int, why string, ok bool) {
	s := t.state()
	a := &t.adviser
	if a.odds == nil || a.quarter != s.Quarter || a.phase != s.Phase {
		*a = adviser{s.Quarter, s.Phase, map[game.Plan]*policy.Odds{}}
	}
	set, v := t.session.Setup(), t.session.View()
	plan := t.planBefore(o)
	odds := a.odds[plan]
	if odds == nil {
		odds = &policy.Odds{}
		policy.Doctrine{}.Odds(set, v, &plan, odds)
		a.odds[plan] = odds
	}
	for i, x := range odds.List() {
		if x == o {
			r := policy.Doctrine{}.Why(set, v, &plan, o)
			return int((uint64(odds.P[i])*100 + policy.One/2) / policy.One), t.words.Why(s, t.me(), o, r), true
		}
	}
	return 0, "", false
}

// planBefore is the plan as it would stand just before an order: without it,
// and with every other question answered, so that this one is next.
func (t *Table) planBefore(o game.Order) game.Plan {
	var plan game.Plan
	for _, x := range t.plan.List() {
		if x != o && (o.Card() || !x.Card()) && (x.Card() || x.Kind != o.Kind || x.A != o.A) {
			plan.Add(x)
		}
	}
	for range game.MaxOrders {
		var opt game.Options
		game.Asked(t.session.Setup(), t.session.View(), &plan, &opt)
		if opt.N == 0 || opt.Orders[0].Kind == o.Kind && opt.Orders[0].A == o.A {
			break
		}
		plan.Add(opt.Orders[0])
	}
	return plan
}

// advice is the adviser's view of an order in a line; "" if there is none.
func (t *Table) advice(o game.Order) string {
	share, why, ok := t.adviceFor(o)
	switch {
	case !ok:
		return ""
	case share < 1:
		return t.text("adviser-no", "why", why)
	}
	return t.text("adviser", "n", share, "why", why)
}
