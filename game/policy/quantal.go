package policy

import (
	"entente/game"
	"entente/game/dice"
)

// Quantal choice: better options are likelier, by the logit rule of McKelvey
// and Palfrey (Games and Economic Behavior 10, 1995), in fixed point.

// decay holds 65536·exp(−i/8), rounded: a mathematical table, not a number of
// the rules. Made by: for(i=0;i<94;i++) printf("%.0f", 65536*exp(-i/8)).
var decay = [...]uint32{
	65536, 57835, 51039, 45042, 39750, 35079, 30957, 27319, 24109, 21276, 18776, 16570, 14623, 12905, 11388, 10050,
	8869, 7827, 6907, 6096, 5380, 4747, 4190, 3697, 3263, 2879, 2541, 2243, 1979, 1746, 1541, 1360,
	1200, 1059, 935, 825, 728, 642, 567, 500, 442, 390, 344, 303, 268, 236, 209, 184,
	162, 143, 127, 112, 99, 87, 77, 68, 60, 53, 47, 41, 36, 32, 28, 25,
	22, 19, 17, 15, 13, 12, 10, 9, 8, 7, 6, 6, 5, 4, 4, 3,
	3, 3, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1,
}

// scale is the unit of precision: a lead of scale/precision hundredths of
// worth is one step of the table.
const scale = 800

// weight is the weight of an option that falls short of the best.
func weight(short, precision int32) uint32 {
	i := int64(short) * int64(precision) / scale
	if i >= int64(len(decay)) {
		return 0
	}
	return decay[i]
}

// weights gives the weight of each option, and their sum. The best option
// always has the full weight, so that the sum is never zero.
func weights(worths []int32, precision int32, out *[game.MaxLegal]uint32) (total int) {
	best := worths[0]
	for _, w := range worths {
		best = max(best, w)
	}
	for i, w := range worths {
		out[i] = weight(best-w, precision)
		total += int(out[i])
	}
	return total
}

// choose draws an index with probability proportional to its weight.
func choose(rng *dice.Stream, worths []int32, precision int32) int {
	var w [game.MaxLegal]uint32
	draw := rng.Intn(weights(worths, precision, &w))
	for i := range worths {
		draw -= int(w[i])
		if draw < 0 {
			return i
		}
	}
	return len(worths) - 1
}
