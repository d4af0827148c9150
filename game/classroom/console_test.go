package classroom

import (
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"entente/game"
	"entente/game/classroom/session"
	"entente/game/classroom/store"
)

// Every button of the console does what it says.
func TestConsole(t *testing.T) {
	c := serve(t, 2, session.Options{Plan: 100, Reply: 50, Choose: true})
	mei, ivan, teacher := c.join(t, "Mei", 0, game.China), c.join(t, "Ivan", 0, game.Russia), c.console(t)
	click := func(what string, form ...string) string {
		t.Helper()
		return teacher.must(teacher.click(what, form...))
	}
	says := func(b *browser, path, text string, yes bool) {
		t.Helper()
		if _, page := b.get(path); strings.Contains(page, text) != yes {
			t.Errorf("%s says %q: %v", path, text, !yes)
		}
	}
	click("begin")
	click("pause", "table", "-1", "yes", "1")
	says(mei, "/seat", "Paused by your teacher", true)
	click("extend", "table", "0", "seconds", "60")
	says(mei, "/seat", `data-left="160" data-paused`, true)
	click("pause", "table", "-1", "yes", "0")
	says(mei, "/seat", "Paused by your teacher", false)

	click("hand", "table", "0", "seat", "china", "agent", "doctrine")
	says(mei, "/seat", "An agent plays your seat", true)
	if status, page := mei.post("/seat/put", "step", "1", "order", "push itu"); status != 422 || !strings.Contains(said(page), "agent") {
		t.Errorf("an order for a seat that an agent plays: %d %s", status, said(page))
	}
	click("hand", "table", "0", "seat", "china", "agent", "")
	says(mei, "/seat", "An agent plays your seat", false)

	set := []string{"plan", "100", "reply", "50", "undecided", "1", "choose", "1"}
	click("settings", append(set, "muted", "1", "unnamed", "1", "closed", "1")...)
	if status, page := mei.post("/seat/send", "sent", "0", "to", "russia", "text", "hello"); status != 422 || !strings.Contains(said(page), "switched off") {
		t.Errorf("a note while they are muted: %d %s", status, said(page))
	}
	says(teacher, "/projector?table=1", "Mei", false)
	if status, page := c.browser(t).post("/join", "code", c.Code(), "name", "Late", "once", "12345678901234567890123"); status != 422 || !strings.Contains(said(page), "closed") {
		t.Errorf("a newcomer to a closed class: %d %s", status, said(page))
	}
	click("settings", set...)
	says(teacher, "/projector?table=1", "Mei", true)

	before := *c.class.Tables[0].Game.State()
	for c.class.Tables[0].Game.State().Quarter == 0 {
		click("advance", "table", "0", "step", stepOf(c, 0))
	}
	click("back", "table", "0")
	if *c.class.Tables[0].Game.State() != before {
		t.Error("taken back, the game is not as it was")
	}
	click("fork", "table", "0", "quarter", "0")
	says(teacher, "/console", "forked from table 1", true)
	click("shelve", "table", "2", "yes", "1")
	click("move", "student", "2", "table", "1", "seat", "us")
	says(ivan, "/seat", "United States", true)
	click("remove", "student", "2")
	if status, _ := ivan.get("/seat"); status != 403 {
		t.Errorf("a removed student still has the seat: %d", status)
	}

	page := teacher.must(teacher.post("/console/preview", "table", "-1", "event", "heat pacific 2", "text", "Ships turn round"))
	for _, text := range []string{"Not yet released", "Ships turn round", "pacific"} {
		if !strings.Contains(strings.ToLower(page), strings.ToLower(text)) {
			t.Errorf("the preview does not say %q", text)
		}
	}
	heat := c.class.Tables[0].Game.State().Fronts[game.Pacific].Heat
	click("inject", "table", "0", "event", "heat pacific 2", "text", "Ships turn round")
	if c.class.Tables[0].Game.State().Fronts[game.Pacific].Heat != heat {
		t.Error("an event of the next quarter has come at once")
	}
	for c.class.Tables[0].Game.State().Quarter == 0 {
		click("advance", "table", "0", "step", stepOf(c, 0))
	}
	says(mei, "/seat/news", "Ships turn round", true)
	click("inject", "table", "-1", "event", "script 0")
	click("inject", "table", "-1", "text", "Only a headline")
	says(mei, "/seat/news", "Only a headline", true)

	click("forget")
	says(teacher, "/console", "Mei", false)
	says(mei, "/seat", "Student 1", false) // the page calls the reader "you"
	says(teacher, "/projector?table=1", "Student 1", true)
}

func stepOf(c *class, table int) string {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.words.Number(c.class.Tables[table].Step)
}

// When time is up a team that is not ready plays as was set, and nobody waits.
func TestTimeUp(t *testing.T) {
	for how, cards := range map[session.Undecided][2]bool{ // whether cards are played: with a draft, and without
		session.PlayDraft: {true, false}, session.PlayDefault: {false, false}, session.PlayAdvisor: {true, true},
	} {
		for i, drafted := range []bool{true, false} {
			o, err := opening()
			if err != nil {
				t.Fatal(err)
			}
			o.Tables, o.Options = 1, session.Options{Plan: 60, Reply: 60, Undecided: how, Choose: true}
			cl, err := session.New(o)
			if err != nil {
				t.Fatal(err)
			}
			st, err := store.Create(filepath.Join(t.TempDir(), "class"), o)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { st.Close() })
			var now atomic.Int64
			now.Store(1_800_000_000_000)
			c := start(t, cl, st, func() time.Time { return time.UnixMilli(now.Load()) })
			mei, teacher := c.join(t, "Mei", 0, game.China), c.console(t)
			teacher.must(teacher.click("begin"))
			if drafted {
				_, page := mei.get("/seat")
				mei.must(mei.post("/seat/put", "step", find(stepNow, page), "order", "push itu"))
			}
			now.Add(59_000)
			c.nudge()
			time.Sleep(50 * time.Millisecond)
			if stepOf(c, 0) != "1" {
				t.Fatal("it did not wait for the timer")
			}
			now.Add(2_000)
			c.nudge()
			for limit := time.Now().Add(10 * time.Second); stepOf(c, 0) == "1"; time.Sleep(10 * time.Millisecond) {
				if time.Now().After(limit) {
					t.Fatal("time is up, and nothing goes on")
				}
			}
			c.mu.RLock()
			past := c.class.Tables[0].Game.State().Sides[game.China].Past[0]
			c.mu.RUnlock()
			if got := past[0].Kind != game.Pass; got != cards[i] {
				t.Errorf("undecided %d, with a draft %v: cards %v, want %v", how, drafted, got, cards[i])
			}
		}
	}
}
