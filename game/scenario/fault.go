package scenario

import (
	"slices"
	"strings"

	"entente/game/fault"
)

// Faults is everything that is wrong with files, in one error.
type Faults = fault.List

// suggest ends a message about an unknown name: with the known name that is
// nearest, or with all of them where none is near.
func suggest(name string, known []string) error {
	if best := nearest(name, known); best != "" {
		return fault.Near.New(best)
	}
	if len(known) == 0 {
		return fault.NothingHere
	}
	sorted := slices.Clone(known)
	slices.Sort(sorted)
	return fault.Among.New(sorted)
}

// suggestNear is suggest where the known names are too many to list: nil where
// none is near.
func suggestNear(name string, known []string) error {
	if best := nearest(name, known); best != "" {
		return fault.Near.New(best)
	}
	return nil
}

// nearest is the known name that takes the fewest edits; "" if none is near.
func nearest(name string, known []string) string {
	best, distance := "", len(name)/2+1
	for _, k := range known {
		if d := edits(strings.ToLower(name), k); d < distance {
			best, distance = k, d
		}
	}
	return best
}

// edits is the number of letters to insert, delete, replace or swap with their
// neighbour to turn one word into another (optimal string alignment).
func edits(a, b string) int {
	before, row := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		next := make([]int, len(b)+1)
		next[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			next[j] = min(row[j]+1, next[j-1]+1, row[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
		}
		before, row = row, next
	}
	return row[len(b)]
}
