package design

import (
	_ "embed"
	"fmt"
	"math/bits"
	"strings"
	"sync"
)

//go:embed sobol.txt
var table string

// wide is how many bits a number of the sequence has.
const wide = 32

// directions are the direction numbers of every dimension, as fractions of 2^32.
var directions = sync.OnceValue(func() (v [Dimensions][wide]uint32) {
	for i := range wide {
		v[0][i] = 1 << (wide - 1 - i)
	}
	for line := range strings.Lines(table) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		var d, s int
		var a uint32
		r := strings.NewReader(line)
		if _, err := fmt.Fscan(r, &d, &s, &a); err != nil {
			panic(fmt.Sprint("design: sobol.txt: ", err))
		}
		col := &v[d-1]
		for i := range wide {
			if i < s {
				var m uint32
				if _, err := fmt.Fscan(r, &m); err != nil {
					panic(fmt.Sprint("design: sobol.txt: ", err))
				}
				col[i] = m << (wide - 1 - i)
				continue
			}
			col[i] = col[i-s] ^ col[i-s]>>s
			for k := 1; k < s; k++ {
				col[i] ^= (a >> (s - 1 - k) & 1) * col[i-k]
			}
		}
	}
	return v
})

// sequence is a Sobol' sequence, each dimension shifted by a random number
// (digital shift), so that seeds differ and no point has all factors lowest.
type sequence struct {
	n  uint32
	at []uint32
}

func newSequence(dimensions int, s *Spec) *sequence {
	seq := &sequence{at: make([]uint32, dimensions)}
	for j := range seq.at {
		rng := s.stream(j)
		seq.at[j] = uint32(rng.Uint64() >> 32)
	}
	return seq
}

// next gives the next point, in the order of Gray codes (I. A. Antonov and
// V. M. Saleev, USSR Comput. Math. Math. Phys. 19, 1979). The slice is the
// sequence's own until the next call.
func (q *sequence) next() []uint32 {
	if q.n > 0 {
		v, bit := directions(), bits.TrailingZeros32(q.n)
		for j := range q.at {
			q.at[j] ^= v[j][bit]
		}
	}
	q.n++
	return q.at
}
