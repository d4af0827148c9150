package stat

import (
	"entente/game/dice"
	"entente/game/fault"
)

// Points and dimensions of a design are at most so many.
const (
	MostPoints     = 1 << 20
	MostDimensions = 128
)

// unit is the width of the grid that points lie on. Points are at the middle
// of their cells, so that no rounding moves them across the bound of a level.
const unit = 1.0 / (1 << 32)

// middle is the middle of a cell of the grid.
func middle(cell uint32) float64 { return (float64(cell) + 0.5) * unit }

// LatinHypercube gives n points of the open unit cube, at random, so that in
// each dimension every n-th of the range holds exactly one (M. D. McKay, R. J.
// Beckman and W. J. Conover, "A comparison of three methods for selecting
// values of input variables in the analysis of output from a computer code",
// Technometrics 21, 1979). n is 1 to MostPoints, dims 1 to MostDimensions.
func LatinHypercube(n, dims int, seed dice.Seed) ([][]float64, error) {
	points, err := blank(n, dims)
	if err != nil {
		return nil, err
	}
	slices := make([]int, n)
	for d := range dims {
		rng := stream(seed, forLatin, d)
		permute(slices, &rng)
		for i, s := range slices {
			points[i][d] = (float64(s) + middle(uint32(rng.Uint64()>>32))) / float64(n)
		}
	}
	return points, nil
}

// blank makes the room for a design.
func blank(n, dims int) ([][]float64, error) {
	if err := between(n, 1, MostPoints); err != nil {
		return nil, err
	}
	if err := between(dims, 1, MostDimensions); err != nil {
		return nil, err
	}
	return rows(n, dims), nil
}

func rows(n, dims int) [][]float64 {
	points, all := make([][]float64, n), make([]float64, n*dims)
	for i := range points {
		points[i] = all[i*dims : (i+1)*dims : (i+1)*dims]
	}
	return points
}

// permute fills a list with a random order of its indices (the shuffle of
// Fisher and Yates).
func permute(list []int, rng *dice.Stream) {
	for i := range list {
		j := rng.Intn(i + 1)
		list[i], list[j] = list[j], i
	}
}

// MorrisTrajectories gives a design for Morris: r walks over a grid of so many
// levels, which start anywhere and move each of the dims factors once, in
// random order, by Δ = levels / (2·(levels−1)) of its range (M. D. Morris,
// "Factorial sampling plans for preliminary computational experiments",
// Technometrics 33, 1991). Points are rows in [0, 1], dims+1 a walk; levels
// are even, 2 to 64. From 10 walks and 4 levels on is usual.
func MorrisTrajectories(r, dims, levels int, seed dice.Seed) ([][]float64, error) {
	if err := between(dims, 1, MostDimensions); err != nil {
		return nil, err
	}
	if err := between(r, 1, MostPoints/(dims+1)); err != nil {
		return nil, err
	}
	if err := between(levels, 2, 64); err != nil {
		return nil, err
	}
	if levels%2 == 1 {
		return nil, fault.OddLevels.New(levels)
	}
	points := rows(r*(dims+1), dims)
	at, order := make([]int, dims), make([]int, dims)
	for walk := range r {
		rng := stream(seed, forMorris, walk)
		for d := range at {
			at[d] = rng.Intn(levels)
		}
		permute(order, &rng)
		for step := range dims + 1 {
			if step > 0 { // whichever way it goes, there is just one that stays on the grid
				d := order[step-1]
				at[d] = (at[d] + levels/2) % levels
			}
			for d, level := range at {
				points[walk*(dims+1)+step][d] = float64(level) / float64(levels-1)
			}
		}
	}
	return points, nil
}

// SaltelliDesign gives a design for Sobol indices of dims factors: for each of
// n base points a block of dims+2 rows, namely a row of A, for each factor the
// same with that factor from B, and the row of B (A. Saltelli et al., "Variance based sensitivity analysis of model output", Computer Physics
// Communications 181, 2010). A and B are the halves of a shifted Sobol
// sequence; n is best a power of 2. dims is 1 to MostDimensions/2.
func SaltelliDesign(n, dims int, seed dice.Seed) ([][]float64, error) {
	if err := between(dims, 1, MostDimensions/2); err != nil {
		return nil, err
	}
	if err := between(n, 1, MostPoints/(dims+2)); err != nil {
		return nil, err
	}
	base, err := ShiftedSobol(n, 2*dims, seed)
	if err != nil {
		return nil, err
	}
	points := rows(n*(dims+2), dims)
	for i, p := range base {
		block := points[i*(dims+2):]
		for d := range dims + 1 {
			copy(block[d], p[:dims])
			if d > 0 {
				block[d][d-1] = p[dims+d-1]
			}
		}
		copy(block[dims+1], p[dims:])
	}
	return points, nil
}
