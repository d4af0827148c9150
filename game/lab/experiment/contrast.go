package experiment

import (
	"slices"

	"entente/game/lab/stat"
	"entente/game/scenario"
)

// ContrastLine is a contrast of the experiment and what became of it.
type ContrastLine struct {
	Name    string           `json:"name"`
	Measure string           `json:"measure"`
	Kind    string           `json:"kind"`
	Arms    []map[string]any `json:"arms"`
	Points  int              `json:"points"` // of the design in each arm
	Estimate
}

// contrast compares cells of the design as the experiment asks.
func contrast(x *scenario.Experiment, j *journal) ([]ContrastLine, error) {
	asked := make([]Pairing, len(x.Contrasts))
	for c := range x.Contrasts {
		k := &x.Contrasts[c]
		m := slices.Index(x.Measures, k.Measure)
		asked[c] = Pairing{k.Contrast, k.Cells, func(w *Row) int64 { return w.Values[m] }}
	}
	sums, err := pairs(x, j, asked)
	if err != nil {
		return nil, err
	}
	list := make([]ContrastLine, len(sums))
	for c := range list {
		k := &x.Contrasts[c]
		line := ContrastLine{Name: k.Name, Measure: k.Measure.Name, Kind: k.Contrast.String(), Points: sums[c].Points}
		for _, cell := range k.Cells {
			line.Arms = append(line.Arms, x.Cell(cell))
		}
		line.Estimate = effect(k, sums[c].Paired, float64(line.Points)*Per(&k.Measure, max(sums[c].Quarters, 1)))
		list[c] = line
	}
	return list, nil
}

func effect(k *scenario.Comparison, p stat.Paired, per float64) Estimate {
	switch {
	case p.N == 0:
		return Estimate{}
	case k.Contrast == scenario.Ratio:
		return read(p, 1, stat.Paired.Ratio)
	case k.Contrast == scenario.Difference:
		return read(p, per, func(p stat.Paired) (stat.Estimate, error) {
			d, err := p.Difference()
			return d.Estimate, err
		})
	case k.Contrast == scenario.Effects:
		return read(p, 2*per, stat.Paired.Sizes)
	case k.Measure.Series == scenario.AllianceEnd && per == 1: // a share of independent games
		return share(p.X, p.N)
	}
	return read(p, per, stat.Paired.Mean)
}
