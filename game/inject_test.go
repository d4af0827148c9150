package game_test

import (
	"strings"
	"testing"

	"entente/game"
	"entente/game/scenario"
)

// All that the menu offers is sound, mild and told apart by its text form,
// which is read back.
func TestInjectMenu(t *testing.T) {
	seen := map[string]bool{}
	whats := map[game.Inject]bool{}
	for _, e := range game.InjectMenu() {
		form := e.Form()
		if err := e.Check(); err != nil || seen[form] {
			t.Errorf("%s: %v, or twice", form, err)
		}
		seen[form], whats[e.What] = true, true
		if back, err := game.ParseInject(form); err != nil || back != e {
			t.Errorf("%s: read back as %+v, %v", form, back, err)
		}
	}
	if len(whats) != game.Injects-1 || whats[game.InjectNews] {
		t.Errorf("kinds in the menu: %v", whats)
	}
	for _, s := range []string{"", "flood", "heat", "heat europe", "heat us 1", "heat europe 11", "heat europe 1 2", "home nobody 1", "threat us 1", "report us us 2", "trust china 1", "sanction us 0", "oil 51"} {
		if e, err := game.ParseInject(s); err == nil {
			t.Errorf("%q was read as %+v", s, e)
		}
	}
}

func TestCheckHeadline(t *testing.T) {
	for s, good := range map[string]bool{
		"": true, "Oil up": true, "Сделка": true, "<b>&": true, strings.Repeat("ы", game.MaxHeadline): true,
		" blank": false, "two\nlines": false, "\x1b[31m": false, "\xff": false, "a\u202eb": false, strings.Repeat("a", game.MaxHeadline+1): false,
	} {
		if err := game.CheckHeadline(s); (err == nil) != good {
			t.Errorf("%q: %v", s, err)
		}
	}
	e := game.Scheduled{What: game.InjectTrust, Whom: game.Nobody, Amount: 1, Text: "words"}
	if e.Check() == nil {
		t.Error("an effect took a headline")
	}
}

// A preview tells what comes to pass, and changes nothing.
func TestTryInjects(t *testing.T) {
	sc, err := scenario.Load("pact-2015")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range game.InjectMenu() {
		s := sc.Setup.Start
		n := len(sc.Setup.Schedule)
		events := game.TryInjects(&sc.Setup, &s, []game.Scheduled{e})
		if s != sc.Setup.Start || len(sc.Setup.Schedule) != n {
			t.Fatalf("%s: the preview changed the game", e.Form())
		}
		if len(events) == 0 || events[0].Kind != game.EvInject || game.Inject(events[0].X) != e.What {
			t.Errorf("%s: told %v", e.Form(), events)
		}
		for _, x := range events[1:] {
			if x.Cause == 0 {
				t.Errorf("%s: %v has no cause", e.Form(), x)
			}
		}
	}
}
