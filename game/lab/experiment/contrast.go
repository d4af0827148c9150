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

// contrast compares cells of the design, replicate by replicate, over common
// dice: the mean of one cell's points in a replicate against that of another.
// A replicate in which a game failed is left out.
//
// Games lie point by point, so that it goes through the replicates by chunks
// of a block, and reads in each the games of every point: memory does not grow
// with the number of games.
func contrast(x *scenario.Experiment, j *journal) ([]ContrastLine, error) {
	list := make([]ContrastLine, len(x.Contrasts))
	sums := make([]stat.Paired, len(x.Contrasts))
	quarters := make([]int, len(x.Contrasts))
	cells := make([][][]int, len(x.Contrasts)) // the points of each cell
	for c := range x.Contrasts {
		for _, cell := range x.Contrasts[c].Cells {
			cells[c] = append(cells[c], x.Points(cell))
		}
	}
	for from := 0; from < x.Replicates && len(list) > 0; from += BlockGames {
		n := min(BlockGames, x.Replicates-from)
		got := make([][][]int64, len(list)) // by contrast, cell and replicate
		bad := make([][]bool, len(list))
		for c := range got {
			bad[c] = make([]bool, n)
			got[c] = make([][]int64, len(cells[c]))
			for k := range got[c] {
				got[c][k] = make([]int64, n)
			}
		}
		for point := range x.Matrix {
			first := int64(point)*int64(x.Replicates) + int64(from)
			if err := j.games(first, first+int64(n), func(w *Row) error {
				r := w.Game - first
				for c := range list {
					m := slices.Index(x.Measures, x.Contrasts[c].Measure)
					for k, points := range cells[c] {
						if _, in := slices.BinarySearch(points, point); !in {
							continue
						}
						if w.Fault != "" {
							bad[c][r] = true
							continue
						}
						quarters[c] = w.Quarters
						got[c][k][r] += w.Values[m]
					}
				}
				return nil
			}); err != nil {
				return nil, err
			}
		}
		for c := range list {
			for r := range n {
				if !bad[c][r] {
					sums[c].Add(pair(x.Contrasts[c].Contrast, got[c], r))
				}
			}
		}
	}
	for c := range list {
		k := &x.Contrasts[c]
		line := ContrastLine{Name: k.Name, Measure: k.Measure.Name, Kind: k.Contrast.String(), Points: len(cells[c][0])}
		for _, cell := range k.Cells {
			line.Arms = append(line.Arms, x.Cell(cell))
		}
		line.Estimate = effect(k, sums[c], float64(line.Points)*per(&k.Measure, max(quarters[c], 1)))
		list[c] = line
	}
	return list, nil
}

// pair is what a contrast needs of a replicate, as in claims.
func pair(kind scenario.Contrast, cells [][]int64, r int) (x, y int64) {
	switch kind {
	case scenario.Ratio, scenario.Difference:
		return cells[0][r], cells[1][r]
	case scenario.Effects: // twice the main effects
		a, b, c, d := cells[0][r], cells[1][r], cells[2][r], cells[3][r]
		return a + b - c - d, a - b + c - d
	}
	return cells[0][r], 0
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

// games reads the games from first to last-1.
func (j *journal) games(first, last int64, take func(*Row) error) error {
	at, _ := slices.BinarySearchFunc(j.blocks, first, func(b span, g int64) int {
		if b.first+int64(b.games) <= g {
			return -1
		}
		return 1
	})
	for ; at < len(j.blocks) && j.blocks[at].first < last; at++ {
		if err := j.rows(j.blocks[at], func(w *Row) error {
			if w.Game < first || w.Game >= last {
				return nil
			}
			return take(w)
		}); err != nil {
			return err
		}
	}
	return nil
}
