//go:build !js

package report

import (
	"cmp"
	"context"
	"html/template"
	"math"
	"slices"

	"entente/game"
	"entente/game/lab/experiment"
	"entente/game/replay"
	"entente/game/report/figure"
)

// mostTurns bounds the turning points of a story, mostLinks the causes of one.
const mostTurns, mostLinks = 9, 5

// stories tells three games of the run.
func (b *builder) stories(ctx context.Context) error {
	told := map[int64]string{}
	for _, s := range []struct {
		kind   string
		number int64
	}{{"typical", b.typical}, {"closest", b.closest}, {"strangest", b.strangest}} {
		if s.number < 0 {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		st, err := b.story(s.kind, s.number)
		if err != nil {
			return err
		}
		if before, twice := told[s.number]; twice {
			st = story{Kind: st.Kind, Title: st.Title, Why: st.Why, None: b.t("stories.same", "kind", before)}
		}
		told[s.number] = st.Kind
		b.page.Stories = append(b.page.Stories, st)
	}
	return nil
}

// story tells a game: its ladder, its turning points and what brought them about.
func (b *builder) story(kind string, number int64) (story, error) {
	g, err := b.run.Replay(number)
	if err != nil {
		return story{}, err
	}
	set, log, last := g.Setup(), g.Log(), g.State()
	point := int(number / int64(b.x.Replicates))
	st := story{Kind: b.t("stories." + kind), Why: b.t("stories." + kind + "-why"),
		Title:  b.t("stories.title", "game", b.w.Number(int(number)), "outcome", b.w.Outcome(game.Result(last))),
		Facts:  b.t("stories.point", "levels", b.cell(b.x, b.x.Matrix[point]), "replicate", number%int64(b.x.Replicates)),
		Replay: b.t("stories.replay", "game", number)}
	if len(b.x.Factors) > 8 {
		st.Facts = b.t("stories.world", "point", point, "replicate", number%int64(b.x.Replicates))
	}
	declared, effective := replay.RungsOver(set, log.Events)
	turns := replay.Turns(log.Events, mostTurns)
	f := figure.Course{Rungs: b.rungs(), Years: years(set, len(effective)), Declared: declared, Effective: effective,
		Words: figure.LadderWords{Declared: b.t("stories.declared", "n", int(declared[len(declared)-1])), Effective: b.t("stories.effective", "n", int(effective[len(effective)-1]))}}
	for i, t := range turns {
		f.Turns = append(f.Turns, figure.Turn{Quarter: int(t.Quarter), Declared: t.Declared, From: t.From, To: t.To})
		st.Turns = append(st.Turns, b.turn(i+1, g, &t))
	}
	f.Alt = b.t("stories.alt", "title", st.Title, "n", len(turns))
	st.Figure = template.HTML(f.SVG())
	if len(turns) == 0 {
		st.None = b.t("stories.still")
	}
	st.Table, err = b.unlike(number)
	return st, err
}

// turn tells a turning point with the chain of its causes, back to an order, a
// scheduled event or a roll of the dice.
func (b *builder) turn(n int, g *replay.Game, t *replay.Turn) turn {
	set, log := g.Setup(), g.Log()
	key := "stories.done"
	if t.Declared {
		key = "stories.said"
	}
	out := turn{N: n, When: b.t(key, "when", b.w.Quarter(set, t.Quarter), "from", b.t("rung."+yearText(int(t.From))), "to", b.t("rung."+yearText(int(t.To))))}
	for _, e := range log.Why(t.Event.ID) {
		if len(out.Chain) == mostLinks {
			break
		}
		said := b.w.Event(set, e)
		if said == "" {
			continue
		}
		l := link{When: b.w.Quarter(set, e.Quarter), Said: said}
		if e.Kind == game.EvOrder {
			l.Why = b.reason(g, e)
		}
		if k := len(out.Chain); k > 0 && out.Chain[k-1].Said == l.Said {
			continue
		}
		out.Chain = append(out.Chain, l)
	}
	return out
}

// reason is why the agent gave an order, as it said then.
func (b *builder) reason(g *replay.Game, e game.Event) string {
	quarter, said := uint8(0), ""
	_, err := g.Walk(func(at *replay.Game, next replay.Input) error {
		s := at.State()
		if quarter = s.Quarter; quarter != e.Quarter || next.Plan == nil || next.Plan.By != e.A {
			return nil
		}
		for i, o := range next.Plan.Orders.List() {
			if o == e.Order && i < len(next.Plan.Why) {
				said = b.w.Why(s, e.A, o, next.Plan.Why[i])
			}
		}
		return nil
	})
	if err != nil {
		return ""
	}
	return said
}

// mostUnlike is how many measures tell how unlike the others a game is.
const mostUnlike = 6

// unlike lists the measures in which a game is furthest from the mean.
func (b *builder) unlike(number int64) (*table, error) {
	var values []int64
	var quarters int
	if err := b.run.Row(number, func(w *experiment.Row) { values, quarters = slices.Clone(w.Values), w.Quarters }); err != nil || values == nil {
		return nil, err
	}
	type far struct {
		i int
		z float64
	}
	var list []far
	for i := range b.x.Measures {
		if counts(&b.x.Measures[i]) && b.spread[i] > 1e-9 {
			list = append(list, far{i, (float64(values[i]) - b.means[i]) / math.Sqrt(b.spread[i])})
		}
	}
	slices.SortStableFunc(list, func(a, z far) int { return cmp.Compare(math.Abs(z.z), math.Abs(a.z)) })
	tab := &table{Head: []string{b.t("col.measure"), b.t("col.here"), b.t("col.mean"), b.t("col.deviations")}}
	for _, f := range list[:min(mostUnlike, len(list))] {
		m := &b.x.Measures[f.i]
		per := experiment.Per(m, quarters)
		tab.Rows = append(tab.Rows, []string{upper(Measure(b.w, m)), b.number(float64(values[f.i])/per, 2), b.number(b.means[f.i]/per, 2), b.number(f.z, 1)})
	}
	return tab, nil
}
