package table

import (
	"slices"
	"testing"

	"entente/game"
)

// TestTrends sees that every line of every trend ends where its track stands,
// and that what is said to have moved it brought it there.
func TestTrends(t *testing.T) {
	tb := testTable(t, "baseline", game.Russia, 11)
	autoplay(t, tb, 12)
	s := tb.state()
	for _, x := range tb.trendList() {
		moves := tb.moves(&x)
		for i, c := range x.lines {
			by := 0
			for _, m := range moves {
				if m.line == i {
					by += m.by
					if m.why == "" {
						t.Errorf("%s, line %d: moved by %d in quarter %d, and nobody says why", x.id, i, m.by, m.quarter)
					}
				}
			}
			for _, m := range moves { // what the first quarter brought is in its value already
				if m.line == i && m.quarter == 0 {
					by -= m.by
				}
			}
			if got := c.at[len(c.at)-1] - c.at[0]; got != by {
				t.Errorf("%s, line %d: moved by %d, told by %d", x.id, i, got, by)
			}
		}
		for _, want := range []struct {
			id   string
			line int
			n    int8
		}{{game.QEconomy.String(), 2, s.Sides[game.US].Economy}, {game.QTrust.String(), 0, s.Trust[game.China][game.Russia]}, {game.QThreat.String(), 1, s.Threat[game.Russia][game.US]},
			{"venues", 3, s.Positions[3]}, {"tech", 0, s.TechTrust}, {"tech", 1, s.Revenue}, {"heat", 1, s.Fronts[1].Heat}, {"stakes", 0, s.Fronts[0].Stakes}, {"rungs", 0, s.Bond.Declared}, {"rungs", 1, s.Bond.Effective}} {
			if at := x.lines[min(want.line, len(x.lines)-1)].at; x.id == want.id && at[len(at)-1] != int(want.n) {
				t.Errorf("%s, line %d ends at %d, the track stands at %d", x.id, want.line, at[len(at)-1], want.n)
			}
		}
	}
}

// TestChooseTrends chooses: up to three, the oldest gives way, and one stays.
func TestChooseTrends(t *testing.T) {
	tb := testTable(t, "baseline", game.Russia, 11)
	tb.openTrend(game.QStanding)
	settle(tb)
	for _, id := range []string{"heat", "oil", "rungs"} {
		click(t, tb, "trend:"+id)
	}
	if want := []string{"heat", "oil", "rungs"}; !slices.Equal(tb.trends, want) {
		t.Errorf("shown are %v, want %v", tb.trends, want)
	}
	for _, id := range []string{"heat", "oil", "rungs"} {
		click(t, tb, "trend:"+id)
	}
	if want := []string{"rungs"}; !slices.Equal(tb.trends, want) {
		t.Errorf("shown are %v, want %v", tb.trends, want)
	}
}
