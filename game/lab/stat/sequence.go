package stat

import (
	_ "embed" // the direction numbers
	"math/bits"
	"strconv"
	"strings"
	"sync"

	"entente/game/dice"
)

//go:embed joekuo.txt
var joeKuo string

// directions are the direction numbers of every dimension, 32 bits each.
var directions = sync.OnceValue(func() (v [MostDimensions][32]uint32) {
	for k := range 32 { // the first dimension is van der Corput's sequence
		v[0][k] = 1 << (31 - k)
	}
	d := 1
	for line := range strings.Lines(joeKuo) {
		if line[0] == '#' {
			continue
		}
		var numbers []uint32
		for _, word := range strings.Fields(line) {
			x, err := strconv.ParseUint(word, 10, 32)
			if err != nil {
				panic(err) // the file is embedded, and a test reads it
			}
			numbers = append(numbers, uint32(x))
		}
		recur(&v[d], numbers[0], numbers[1:])
		d++
	}
	return v
})

// recur extends the initial numbers of a dimension by the recurrence of its
// polynomial (P. Bratley and B. L. Fox, "Algorithm 659", ACM Transactions on
// Mathematical Software 14, 1988, equation 2).
func recur(v *[32]uint32, polynomial uint32, m []uint32) {
	degree := len(m)
	for k := range v {
		if k < degree {
			v[k] = m[k] << (31 - k)
			continue
		}
		v[k] = v[k-degree] ^ v[k-degree]>>degree
		for j := 1; j < degree; j++ {
			if polynomial>>(degree-j)&1 == 1 {
				v[k] ^= v[k-j]
			}
		}
	}
}

// Sobol gives the first n points of the Sobol sequence in [0, 1), the origin
// first, in the order of Gray codes (I. M. Sobol, 1967; the direction numbers
// of Joe and Kuo, 2008). n is 1 to MostPoints, dims 1 to MostDimensions. The
// points are evenest where n is a power of 2; for experiments ShiftedSobol is
// better, since it has no point on the very edge.
func Sobol(n, dims int) ([][]float64, error) {
	return sobol(n, dims, func(_ int, x uint32) float64 { return float64(x) * unit })
}

// ShiftedSobol is Sobol with a random digital shift in each dimension: as
// even, and without bias over seeds (A. B. Owen, "On dropping the first Sobol'
// point", 2020, says why to do so and to keep the first point; the shift is
// of P. L'Ecuyer and C. Lemieux, "Recent advances in randomized quasi-Monte
// Carlo methods", 2002). Points are in the open unit cube.
func ShiftedSobol(n, dims int, seed dice.Seed) ([][]float64, error) {
	rng := stream(seed, forShift, 0)
	var shift [MostDimensions]uint32
	for d := range shift {
		shift[d] = uint32(rng.Uint64() >> 32)
	}
	return sobol(n, dims, func(d int, x uint32) float64 { return middle(x ^ shift[d]) })
}

func sobol(n, dims int, point func(d int, x uint32) float64) ([][]float64, error) {
	points, err := blank(n, dims)
	if err != nil {
		return nil, err
	}
	v := directions()
	var x [MostDimensions]uint32
	for i := range n {
		for d := range dims {
			if i > 0 {
				x[d] ^= v[d][bits.TrailingZeros(uint(i))]
			}
			points[i][d] = point(d, x[d])
		}
	}
	return points, nil
}
