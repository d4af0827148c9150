package debrief

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"entente/game"
	"entente/game/dice"
	"entente/game/lab"
	"entente/game/policy"
	"entente/game/replay"
	"entente/game/scenario"
	"entente/game/words"
)

// played plays a game of agents until a quarter.
func played(t testing.TB, name string, seed uint64, until uint8) *replay.Game {
	t.Helper()
	sc, err := scenario.Load(name)
	if err != nil {
		t.Fatal(err)
	}
	g := replay.New(sc, dice.Seed{Lo: seed})
	p, err := policy.New("doctrine")
	if err != nil {
		t.Fatal(err)
	}
	seats, table := lab.Seats{p, p, p}, lab.Table{}
	for s := g.State(); s.Phase != game.Over && s.Quarter < until; s = g.State() {
		table.State = *s
		table.Decide(g.Setup(), &seats, dice.Seeded{Seed: g.Seed()})
		for by := range game.Power(game.Powers) {
			if err := g.Enter(by, table.Plans[by]); err != nil {
				t.Fatal(err)
			}
		}
		if err := g.Advance(nil); err != nil {
			t.Fatal(err)
		}
	}
	return g
}

func written(t testing.TB, tables ...Table) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, words.MustEnglish(), tables); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var hole = regexp.MustCompile(`\{[a-z][\w.-]*\}`)

// The page stands alone, is the same for the same games, is whole as markup,
// has all claims, and escapes what people wrote.
func TestPage(t *testing.T) {
	one, two := played(t, "pact-2015", 1, 99), played(t, "pact-2015", 1, 3)
	if err := two.Inject(game.Scheduled{Quarter: 4, What: game.InjectNews, Whom: game.Nobody, Text: `<script>alert("x")</script>`}); err != nil {
		t.Fatal(err)
	}
	for two.State().Quarter < 5 {
		if err := two.Advance(nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := two.TakeBack(1); err != nil {
		t.Fatal(err)
	}
	page := written(t, Table{"Red & <b>", one}, Table{"Blue", two}, Table{"Begun", played(t, "pact-2015", 1, 0)})
	if again := written(t, Table{"Red & <b>", one}, Table{"Blue", two}, Table{"Begun", played(t, "pact-2015", 1, 0)}); again != page {
		t.Error("the same games were told otherwise")
	}
	for _, bad := range []string{"<script", "src=\"", "href=\"http", "<b>:", "ZgotmplZ", "@import", "<link"} {
		if strings.Contains(page, bad) {
			t.Errorf("the page has %q", bad)
		}
	}
	for _, want := range []string{"Red &amp; &lt;b&gt;", "&lt;script&gt;", "Not finished", "was taken back", "same injects", "</html>"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %q", want)
		}
	}
	body := page[strings.Index(page, "<body>"):strings.Index(page, "</html>")]
	if holes := hole.FindAllString(body, -1); holes != nil {
		t.Errorf("texts are missing or unfilled: %v", holes)
	}
	if n := strings.Count(body, `<article class="claim">`); n != 6 {
		t.Errorf("%d claims", n)
	}
	d := xml.NewDecoder(strings.NewReader(body))
	d.Entity = xml.HTMLEntity
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatalf("the markup is broken: %v", err)
		}
	}
	for _, id := range regexp.MustCompile(`href="#([\w-]+)"`).FindAllStringSubmatch(body, -1) {
		if !strings.Contains(body, `id="`+id[1]+`"`) {
			t.Errorf("nothing is called %s", id[1])
		}
	}
	if err := Write(io.Discard, words.MustEnglish(), nil); err == nil {
		t.Error("of no game something was told")
	}
}

// What the page says of beliefs and truths is what views and the record hold.
func TestTruthBesideBelief(t *testing.T) {
	g := played(t, "baseline", 4, 99)
	s, err := tell(Table{"one", g})
	if err != nil {
		t.Fatal(err)
	}
	if len(s.played) != int(g.Setup().Quarters) || s.full != len(s.played) || !s.over() {
		t.Fatalf("%d quarters, %d full", len(s.played), s.full)
	}
	intrusions := 0
	p := &page{w: words.MustEnglish(), stories: []*story{s}}
	for i := range s.played {
		q := &s.played[i]
		box := p.quarter(s, q)
		for me := range game.Power(game.Powers) {
			if q.views[me] != game.See(&q.at, me) {
				t.Fatalf("quarter %d: not the view of %v", i, me)
			}
			for _, x := range box.Held[me].Against {
				dots := 0
				for _, on := range x.Dots {
					if on {
						dots++
					}
				}
				all, _ := s.tried(x.Power, me, uint8(i))
				if dots != int(q.at.Evidence[me][x.Power]) || (x.Verdict == "wrong") != (dots > 0 && all == 0) || (x.Verdict == "missed") != (dots == 0 && all > 0) {
					t.Errorf("quarter %d: %v on %v: %+v, %d really", i, me, x.Power, x, all)
				}
			}
		}
		for _, x := range box.Truth {
			if x.Fate != "" {
				intrusions++
			}
		}
	}
	want := s.count(func(e *game.Event) bool { return e.Kind == game.EvIntrusion })
	if intrusions != want || want == 0 {
		t.Errorf("%d intrusions told, %d in the record", intrusions, want)
	}
	// The measures are those that the laboratory reads off the same game.
	m := s.read.Quarters(scenario.PartnerIntrusions, 0, s.set.Quarters)
	sum := int64(0)
	for _, n := range m {
		sum += n
	}
	if got := s.count(func(e *game.Event) bool { return e.Kind == game.EvIntrusion && e.B == e.A.Partner() }); int64(got) != sum {
		t.Errorf("partner intrusions: %d, the reader has %d", got, sum)
	}
	if last := s.read.Quarters(scenario.Effective, 0, s.set.Quarters); last[len(last)-1] != int64(s.last.Bond.Effective) {
		t.Errorf("effective %v, the game ends at %d", last, s.last.Bond.Effective)
	}
}

// Every question has its text and ¶s, and over some games each of most is called for.
func TestQuestions(t *testing.T) {
	met := map[string]bool{}
	for seed := range uint64(12) {
		p := &page{w: words.MustEnglish()}
		for k := range uint64(2) {
			s, err := tell(Table{"table " + strconv.Itoa(int(k)), played(t, "baseline", 2*seed+k, 99)})
			if err != nil {
				t.Fatal(err)
			}
			p.stories = append(p.stories, s)
		}
		for _, q := range questions {
			if len(q.paras) == 0 || !p.w.Has("ui.debrief.question."+q.key) {
				t.Errorf("%s has no ¶ or no text", q.key)
			}
			if weight, fills := q.ask(p); weight > 0 {
				met[q.key] = true
				if text := p.text("question."+q.key, fills...); strings.Contains(text, "{") {
					t.Errorf("%s: %s", q.key, text)
				}
			}
		}
		if n := len(p.ask()); n < 4 || n > mostQuestions {
			t.Errorf("%d questions", n)
		}
	}
	if len(met) < len(questions)-5 {
		t.Errorf("only %v were ever asked", met)
	}
}

// The data has a row for each quarter, power and other power, and no formulas.
func TestCSV(t *testing.T) {
	g := played(t, "pact-2015", 2, 99)
	var b bytes.Buffer
	if err := WriteCSV(&b, []Table{{"=1+1", g}, {"two", played(t, "pact-2015", 2, 4)}}); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if want := 1 + 8*6 + 5*6; len(rows) != want {
		t.Errorf("%d rows, want %d", len(rows), want)
	}
	if rows[1][0] != "'=1+1" || rows[1][2] != "2015Q2" || rows[len(rows)-1][2] != "2016Q2" {
		t.Errorf("%q … %q", rows[1], rows[len(rows)-1])
	}
}
