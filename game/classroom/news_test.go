package classroom

import (
	"html"
	"strings"
	"testing"

	"entente/game"
	"entente/game/classroom/session"
)

// What everybody may know of the latest quarter stands in the newspaper of
// every seat, and what a seat alone may know among its cables.
func TestNews(t *testing.T) {
	c := serve(t, 1, session.Options{Choose: true})
	teacher := c.console(t)
	var seats [game.Powers]*browser
	for p := range game.Power(game.Powers) {
		seats[p] = c.join(t, "Mei", 0, p)
	}
	teacher.must(teacher.click("hand", "table", "0", "seat", "china", "agent", "doctrine"))
	teacher.must(teacher.click("begin"))
	heads, cables := 0, 0
	for range 8 {
		teacher.must(teacher.click("advance", "table", "0", "step", stepOf(c, 0)))
		c.mu.RLock()
		table := c.class.Tables[0]
		q, set := table.Game.State().Quarter, table.Game.Setup()
		stories := c.stories(set, table, public(table), q)
		events := table.Game.Log().Events[table.Since():]
		c.mu.RUnlock()
		for p, b := range seats {
			_, page := b.get("/seat/news")
			page, _, _ = strings.Cut(html.UnescapeString(page), "<details")
			for _, s := range stories {
				heads++
				if !strings.Contains(page, s.Head) {
					t.Errorf("%v in quarter %d: the newspaper lacks %q", game.Power(p), q, s.Head)
				}
			}
			for _, e := range events {
				if e.See&(1<<p) == 0 {
					continue
				}
				if cable := c.words.Cable(set, e, game.Power(p)); cable != "" {
					cables++
					if !strings.Contains(page, cable) {
						t.Errorf("%v in quarter %d: the cables lack %q", game.Power(p), q, cable)
					}
				}
			}
		}
	}
	if heads == 0 || cables == 0 {
		t.Errorf("%d headlines and %d cables: nothing was tested", heads, cables)
	}
}
