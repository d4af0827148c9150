// Package adviser says what an adviser thinks of orders: how likely doctrine,
// in a player's place, would choose them, and why. The table and the class ask
// it, so that both say the same. An adviser sees what the player sees.
package adviser

import (
	"entente/game"
	"entente/game/policy"
	"entente/game/words"
)

// Adviser advises one seat. It remembers what it has thought of plans for as
// long as the view stays. It is not safe for use by several goroutines.
type Adviser struct {
	view game.View
	odds map[game.Plan]*policy.Odds
}

// most is how many plans an adviser remembers.
const most = 64

// Of gives how likely doctrine is to choose an order next, in hundredths, and
// why, where the draft is what is planned so far; false if it has nothing to
// say of it.
func (a *Adviser) Of(set *game.Setup, v *game.View, draft *game.Plan, o game.Order) (share int, why game.Reason, ok bool) {
	if a.odds == nil || len(a.odds) >= most || a.view != *v {
		*a = Adviser{*v, map[game.Plan]*policy.Odds{}}
	}
	plan := before(set, v, draft, o)
	odds := a.odds[plan]
	if odds == nil {
		odds = &policy.Odds{}
		policy.Doctrine{}.Odds(set, v, &plan, odds)
		a.odds[plan] = odds
	}
	for i, x := range odds.List() {
		if x == o {
			return int((uint64(odds.P[i])*100 + policy.One/2) / policy.One), policy.Doctrine{}.Why(set, v, &plan, o), true
		}
	}
	return 0, game.Reason{}, false
}

// Line is what an adviser thinks of an order, in a sentence; "" if nothing.
func (a *Adviser) Line(w *words.Words, set *game.Setup, v *game.View, draft *game.Plan, o game.Order) string {
	share, reason, ok := a.Of(set, v, draft, o)
	if !ok {
		return ""
	}
	why := w.Why(&v.State, v.Me, o, reason)
	if share < 1 {
		return w.Text("ui.table.adviser-no", "why", why)
	}
	return w.Text("ui.table.adviser", "n", share, "why", why)
}

// before is the plan as it would stand just before an order: without it, and
// with every other question answered, so that this one is next.
func before(set *game.Setup, v *game.View, draft *game.Plan, o game.Order) (plan game.Plan) {
	for _, x := range draft.List() {
		if x != o && (o.Card() || !x.Card()) && (x.Card() || x.Kind != o.Kind || x.A != o.A) {
			plan.Add(x)
		}
	}
	for range game.MaxOrders {
		var opt game.Options
		game.Asked(set, v, &plan, &opt)
		if opt.N == 0 || opt.Orders[0].Kind == o.Kind && opt.Orders[0].A == o.A {
			break
		}
		plan.Add(opt.Orders[0])
	}
	return plan
}

// Complete gives a draft with what the adviser would most likely add to it.
// What is in it stays.
func Complete(set *game.Setup, v *game.View, draft game.Plan) game.Plan {
	for range game.MaxOrders {
		var odds policy.Odds
		policy.Doctrine{}.Odds(set, v, &draft, &odds)
		best := -1
		for i := range odds.List() {
			if best < 0 || odds.P[i] > odds.P[best] {
				best = i
			}
		}
		if best < 0 || odds.Stop > policy.One/2 || odds.Orders[best].Card() && draft.Cards() == game.MaxCards {
			break
		}
		draft.Add(odds.Orders[best])
	}
	return draft
}
