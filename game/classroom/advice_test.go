package classroom

import (
	"html"
	"strings"
	"testing"

	"entente/game"
	"entente/game/adviser"
	"entente/game/classroom/session"
)

// Cards say what an adviser thinks who knows what the seat knows, unless the
// teacher has silenced advisers; and an adviser completes what a team leaves open.
func TestAdvice(t *testing.T) {
	c := serve(t, 1, session.Options{Choose: true, Undecided: session.PlayAdvisor})
	mei, teacher := c.join(t, "Mei", 0, game.China), c.console(t)
	teacher.must(teacher.click("begin"))
	_, page := mei.get("/seat")
	mei.must(mei.post("/seat/put", "step", find(stepNow, page), "order", "push itu"))

	c.mu.RLock()
	table := c.class.Tables[0]
	set, v, draft := *table.Game.Setup(), table.View(game.China), table.Seats[game.China].Draft
	c.mu.RUnlock()
	var a adviser.Adviser
	_, page = mei.get("/seat?open=spying")
	page = html.UnescapeString(page)
	said := 0
	for _, o := range game.Menus(game.China) {
		line := a.Line(c.words, &set, &v, &draft, o)
		if game.Specs[o.Kind].Family == game.Spying && line != "" {
			said++
			if !strings.Contains(page, line) {
				t.Errorf("%v: the card does not say %q", o, line)
			}
		}
	}
	if said == 0 {
		t.Fatal("an adviser has nothing to say of spying")
	}

	want := adviser.Complete(&set, &v, draft)
	if want.Cards() < 2 || !want.Has(draft.Orders[0]) {
		t.Fatalf("completed: %v of %v", want.List(), draft.List())
	}
	turn := c.turn(0, game.China)
	if turn.agent != nil || !turn.ask {
		t.Error("the adviser is to complete the draft")
	}
	teacher.must(teacher.click("advance", "table", "0", "step", stepOf(c, 0)))
	c.mu.RLock()
	sealed := table.Game.State().Sealed[game.China]
	past := table.Game.State().Sides[game.China].Past[0]
	c.mu.RUnlock()
	for i, o := range sealed.List() { // in Reply; if nobody had to, the quarter is over
		if o != want.Orders[i] {
			t.Errorf("sealed %v, want %v", sealed.List(), want.List())
		}
	}
	if sealed.N == 0 && past[1].Kind == game.Pass {
		t.Errorf("played %v, want %v", past, want.List())
	}

	teacher.must(teacher.click("settings", "plan", "0", "reply", "0", "undecided", "0", "silent", "1"))
	for _, tab := range []string{"", "trade", "arms", "spying", "norms", "diplomacy"} {
		if _, page := mei.get("/seat?open=" + tab); strings.Contains(page, "adviser") {
			t.Errorf("%s: the adviser was to be silent", tab)
		}
	}
}
