package reference

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"

	"entente/game"
	"entente/game/dice"
	"entente/game/lab"
	"entente/game/policy"
	"entente/game/scenario"
)

// How the shipped table is made.
const (
	Games = 10_000 // per scenario
	Arms  = 1_000  // per arm of the claims, of which there are ten
	Seed  = 20160621
)

// Kept is a measure of which a table is kept.
type Kept struct {
	*scenario.Measure
	Change bool
}

// Measures lists what a table keeps of a scenario: all measures of the claims,
// those of trends also by how they change, and the scores.
func Measures(c *scenario.Claims) (list []Kept) {
	add := func(k Kept) {
		if !slices.ContainsFunc(list, func(o Kept) bool { return o.Name == k.Name && o.Change == k.Change }) {
			list = append(list, k)
		}
	}
	all := scenario.Measures()
	for i := range c.Claims {
		for _, p := range c.Claims[i].Parts {
			m := p.Measure
			add(Kept{&m, false})
			if p.Contrast == scenario.Trend {
				add(Kept{&m, true})
			}
		}
	}
	for i := range all {
		if all[i].Series.Tenths() {
			add(Kept{&all[i], false})
		}
	}
	return list
}

// Of reads the value of a game off a reader that has played it, quarters long.
func (k Kept) Of(r *lab.Reader, quarters uint8) int64 {
	half := quarters / 2
	switch {
	case k.Change:
		return k.Measure.Of(r.Quarters(k.Series, quarters-half, quarters)) - k.Measure.Of(r.Quarters(k.Series, 0, half))
	case k.Series.Tenths():
		return int64(math.Round(float64(k.Measure.Of(r.Quarters(k.Series, 0, quarters))) / 10))
	}
	return k.Measure.Of(r.Quarters(k.Series, 0, quarters))
}

// Scenarios lists the scenarios that a table has: those that are no record.
func Scenarios() (list []*scenario.Scenario, err error) {
	for _, name := range scenario.Names() {
		sc, err := scenario.Load(name)
		if err != nil {
			return nil, err
		}
		if sc.Record == nil {
			list = append(list, sc)
		}
	}
	return list, nil
}

// Check is a hash of what a few games of each scenario come to, and of what
// few games say to the claims: whatever changes the table changes it too.
func Check(ctx context.Context) (string, error) {
	m, err := newMaker()
	if err != nil {
		return "", err
	}
	h := sha256.New()
	if err := m.write(ctx, h, 64, 8, nil); err != nil {
		return "", err
	}
	return fmt.Sprintf("%x", h.Sum(nil)[:8]), nil
}

// maker has what a table is made with.
type maker struct {
	claims    *scenario.Claims
	scenarios []*scenario.Scenario
	seats     lab.Seats
}

func newMaker() (*maker, error) {
	c, err := scenario.LoadClaims("")
	if err != nil {
		return nil, err
	}
	list, err := Scenarios()
	if err != nil {
		return nil, err
	}
	doctrine, err := policy.New("doctrine")
	if err != nil {
		return nil, err
	}
	return &maker{c, list, lab.Seats{doctrine, doctrine, doctrine}}, nil
}

// Make makes a table. progress is told what is being played; it may be nil.
func Make(ctx context.Context, games, arms int, progress func(what string)) ([]byte, error) {
	check, err := Check(ctx)
	if err != nil {
		return nil, err
	}
	m, err := newMaker()
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := json.NewEncoder(&out).Encode(Stamp{game.EngineVersion, check, games, arms, Seed}); err != nil {
		return nil, err
	}
	if err := m.write(ctx, &out, games, arms, progress); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// write plays, and writes a line for each distribution and claim.
func (m *maker) write(ctx context.Context, to io.Writer, games, arms int, progress func(what string)) error {
	lines := json.NewEncoder(to)
	how := lab.Options{Games: games, Seed: dice.Seed{Lo: Seed}}
	for _, sc := range m.scenarios {
		if progress != nil {
			progress(sc.Name)
		}
		found, err := distributions(ctx, sc, m.seats, Measures(m.claims), how)
		if err != nil {
			return err
		}
		for i := range found {
			if err := lines.Encode(&found[i]); err != nil {
				return err
			}
		}
	}
	if progress != nil {
		progress(m.claims.File)
	}
	how.Games = arms
	found, err := lab.AskOnce(ctx, m.claims, m.seats, how)
	if err != nil {
		return err
	}
	for i := range found {
		line := Claim{ID: m.claims.Claims[i].ID, Verdict: found[i].Verdict.String()}
		for k, e := range found[i].Effects {
			line.Parts = append(line.Parts, Part{found[i].Parts[k].String(), short(e.Value), short(e.Low), short(e.High)})
		}
		if err := lines.Encode(&line); err != nil {
			return err
		}
	}
	return nil
}

// short leaves of a number what is read of it.
func short(x float64) float64 { return math.Round(x*1e4) / 1e4 }

// distributions plays a scenario and counts.
func distributions(ctx context.Context, sc *scenario.Scenario, seats lab.Seats, kept []Kept, how lab.Options) ([]Distribution, error) {
	counts := make([]map[int64]int64, len(kept))
	for i := range counts {
		counts[i] = map[int64]int64{}
	}
	player := func() func(first, last int, out *[]int64) error {
		r := lab.NewReader()
		return func(first, last int, out *[]int64) error {
			for k := first; k < last; k++ {
				if err := r.Play(&sc.Setup, &seats, dice.Seeded{Seed: how.Seed, Game: uint64(k)}, nil); err != nil {
					return err
				}
				for _, m := range kept {
					*out = append(*out, m.Of(r, sc.Setup.Quarters))
				}
			}
			return nil
		}
	}
	err := lab.InBlocks(ctx, how, player, func(values *[]int64) {
		for i, x := range *values {
			counts[i%len(kept)][x]++
		}
	})
	if err != nil {
		return nil, err
	}
	list := make([]Distribution, len(kept))
	for i, m := range kept {
		low, high := int64(math.MaxInt64), int64(math.MinInt64)
		for x := range counts[i] {
			low, high = min(low, x), max(high, x)
		}
		list[i] = Distribution{Scenario: sc.Name, Measure: m.Name, Change: m.Change, Low: low, Counts: make([]int64, high-low+1)}
		for x, n := range counts[i] {
			list[i].Counts[x-low] = n
		}
	}
	return list, nil
}
