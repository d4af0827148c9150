package stat

import "entente/game/fault"

// Transitions counts moves between states, such as rungs from quarter to
// quarter. Games are independent of each other, the moves within one are not:
// intervals take the game as the unit. Sums are integers, which add up the same
// in any order. NewTransitions makes one.
type Transitions struct {
	states int
	cells  []Paired // of moves from a state to another, and of all moves from it, by game
	seen   []int64  // games with a move from the state
	row    []int64  // scratch: of the game being added
}

// NewTransitions is of so many states, 1 to 256, and no games.
func NewTransitions(states int) (*Transitions, error) {
	if err := between(states, 1, 256); err != nil {
		return nil, err
	}
	return &Transitions{
		states: states,
		cells:  make([]Paired, states*states),
		seen:   make([]int64, states),
		row:    make([]int64, states),
	}, nil
}

// Add counts a game by the states that it was in, one after the other. A state
// that there is not is an error, and the game is not counted.
func (t *Transitions) Add(path []uint8) error {
	for _, s := range path {
		if err := between(int(s), 0, t.states-1); err != nil {
			return err
		}
	}
	for from := range t.states {
		clear(t.row)
		moves := int64(0)
		for i := 1; i < len(path); i++ {
			if int(path[i-1]) == from {
				t.row[path[i]]++
				moves++
			}
		}
		if moves > 0 {
			t.seen[from]++
		}
		for to, n := range t.row {
			t.cells[from*t.states+to].Add(n, moves)
		}
	}
	return nil
}

// Join adds the games of another, which has as many states.
func (t *Transitions) Join(o *Transitions) error {
	if err := between(o.states, t.states, t.states); err != nil {
		return err
	}
	for i, c := range o.cells {
		t.cells[i].Join(c)
	}
	for i, n := range o.seen {
		t.seen[i] += n
	}
	return nil
}

// Count is how many moves there were from a state to another, and how many
// from it in all.
func (t *Transitions) Count(from, to int) (moves, all int64) {
	c := t.cells[from*t.states+to]
	return c.X, c.Y
}

// Share is the share of the moves from a state that go to another, staying put
// being one of them: the estimate of a Markov chain (T. W. Anderson and L. A.
// Goodman, "Statistical inference about Markov chains", Annals of Mathematical
// Statistics 28, 1957), whether or not it is one. The interval is Wilson's, of
// as many independent moves as would have the variance that the ratio over
// games has (E. L. Korn and B. I. Graubard, "Confidence intervals for
// proportions with small expected number of positive counts estimated from
// survey data", Survey Methodology 24, 1998; N. Dean and M. Pagano, "Evaluating
// confidence interval methods for binomial proportions in clustered surveys",
// Journal of Survey Statistics and Methodology 3, 2015); of the games, where
// all moves or none go there. N is the number of moves from the state. Where
// there is none the error is FewObservations.
func (t *Transitions) Share(from, to int) (Estimate, error) {
	c := t.cells[from*t.states+to]
	if c.Y == 0 {
		return Estimate{}, fault.FewObservations.New(0, 1)
	}
	return c.share(float64(t.seen[from])), nil
}
