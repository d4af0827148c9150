package scenario

import (
	"fmt"
	"slices"
	"strings"
)

// Fault is one thing wrong with a file: where, and what was expected and found.
type Fault struct {
	File string // as the user named it; a shipped file as scenarios/NAME
	Path string // of the key, such as start.china.economy; "" where the whole file is meant
	What string // expected, found, and a suggestion
}

// Error implements error.
func (f Fault) Error() string {
	if f.Path == "" {
		return f.File + ": " + f.What
	}
	return f.File + ": " + f.Path + ": " + f.What
}

// Faults is everything that is wrong, in one error.
type Faults []Fault

// Error implements error: a line a fault.
func (fs Faults) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

// Or is the error of the faults: nil if there are none.
func (fs Faults) or() error {
	if len(fs) == 0 {
		return nil
	}
	return fs
}

// suggest ends a message about an unknown name: with the known name that is
// nearest, or with all of them where none is near.
func suggest(name string, known []string) string {
	if best := nearest(name, known); best != "" {
		return fmt.Sprintf("; did you mean %q?", best)
	}
	if len(known) == 0 {
		return "; nothing may stand here"
	}
	sorted := slices.Clone(known)
	slices.Sort(sorted)
	return "; expected " + oneOf(sorted)
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

func oneOf(words []string) string {
	if len(words) == 1 {
		return words[0]
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
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
