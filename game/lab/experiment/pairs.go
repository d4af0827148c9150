package experiment

import (
	"slices"

	"entente/game/lab/stat"
	"entente/game/scenario"
)

// Pairing compares cells of the design, replicate by replicate, over common
// dice: what one cell's points sum to in a replicate against those of another.
// A replicate in which a game failed is left out.
type Pairing struct {
	Contrast scenario.Contrast
	Cells    [][]int // for each factor the level, or scenario.Any
	Of       func(*Row) int64
}

// Pairs are the sums over replicates that a pairing comes to. Points is how
// many points of the design the first cell has, of which each number is the sum;
// Quarters the length of the games.
type Pairs struct {
	stat.Paired
	Points, Quarters int
}

// Pairs goes through the run once, and gives what each pairing comes to.
func (r *Results) Pairs(list []Pairing) ([]Pairs, error) { return pairs(r.Experiment, r.journal, list) }

// pairs reads the pairings off a journal.
//
// Games lie point by point, so that it goes through the replicates by chunks
// of a block, and reads in each the games of every point: memory does not grow
// with the number of games.
func pairs(x *scenario.Experiment, j *journal, list []Pairing) ([]Pairs, error) {
	out := make([]Pairs, len(list))
	cells := make([][][]int, len(list)) // the points of each cell
	for c := range list {
		for _, cell := range list[c].Cells {
			cells[c] = append(cells[c], x.Points(cell))
		}
		out[c].Points = len(cells[c][0])
	}
	type place struct{ pairing, cell int }
	asking := make([][]place, len(x.Matrix)) // which cells a point is in
	for c := range cells {
		for k, points := range cells[c] {
			for _, p := range points {
				asking[p] = append(asking[p], place{c, k})
			}
		}
	}
	for from := 0; from < x.Replicates && len(list) > 0; from += BlockGames {
		n := min(BlockGames, x.Replicates-from)
		got := make([][][]int64, len(list)) // by pairing, cell and replicate
		bad := make([][]bool, len(list))
		for c := range got {
			bad[c] = make([]bool, n)
			got[c] = make([][]int64, len(cells[c]))
			for k := range got[c] {
				got[c][k] = make([]int64, n)
			}
		}
		take := func(w *Row) error {
			point, r := w.Game/int64(x.Replicates), w.Game%int64(x.Replicates)-int64(from)
			for _, at := range asking[point] {
				if w.Fault != "" {
					bad[at.pairing][r] = true
					continue
				}
				out[at.pairing].Quarters = w.Quarters
				got[at.pairing][at.cell][r] += list[at.pairing].Of(w)
			}
			return nil
		}
		if n == x.Replicates { // one chunk: every block once
			if err := j.games(0, int64(x.Games()), take); err != nil {
				return nil, err
			}
		} else {
			for point := range x.Matrix {
				if len(asking[point]) == 0 {
					continue
				}
				first := int64(point)*int64(x.Replicates) + int64(from)
				if err := j.games(first, first+int64(n), take); err != nil {
					return nil, err
				}
			}
		}
		for c := range list {
			for r := range n {
				if !bad[c][r] {
					out[c].Add(pair(list[c].Contrast, got[c], r))
				}
			}
		}
	}
	return out, nil
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
