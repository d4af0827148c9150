package experiment

import (
	"strconv"

	"entente/game/lab"
	"entente/game/scenario"
)

// kind is the type of a column.
type kind uint8

const (
	whole64 kind = iota // 64 bits
	whole32
	fraction
	word
)

// column is a column of a table.
type column struct {
	name     string
	kind     kind
	optional bool // may have no value
	of       any  // what it is about: a scenario.Measure, scenario.Series, *scenario.Factor, or nil
}

// cell is a value of a column.
type cell struct {
	none bool
	n    int64
	x    float64
	s    string
}

// table is a table that is derived: its columns, and how many rows a game has.
type table struct {
	name    string
	columns []column
	rows    func(w *Row, put func([]cell) error) error
}

// front are the columns that every table begins with: which game, where in the
// design, and the levels of the factors there.
func front(x *scenario.Experiment) []column {
	cols := []column{{name: "game", kind: whole64}, {name: "point", kind: whole32}, {name: "replicate", kind: whole32}}
	for i := range x.Factors {
		f := &x.Factors[i]
		c := column{name: f.Column(), kind: word, of: f}
		if f.Numeric {
			c.kind = whole32
		}
		cols = append(cols, c)
	}
	return cols
}

func (w *Row) front(x *scenario.Experiment, to []cell) []cell {
	point := int(w.Game / int64(x.Replicates))
	to = append(to, cell{n: w.Game}, cell{n: int64(point)}, cell{n: w.Game % int64(x.Replicates)})
	for j, at := range x.Matrix[point] {
		l := &x.Factors[j].Levels[at]
		to = append(to, cell{n: l.Value, s: l.Name})
	}
	return to
}

// gamesTable has a row a game. A game that failed has its error in the last
// column, and no measures.
func gamesTable(x *scenario.Experiment) table {
	cols := front(x)
	cols = append(cols, column{name: "quarters", kind: whole32, optional: true})
	for _, m := range x.Measures {
		c := column{name: m.Column(), kind: whole32, optional: true, of: m}
		switch {
		case m.How == scenario.Kind:
			c.kind = word
		case m.How == scenario.Mean || m.Series.Tenths():
			c.kind = fraction
		}
		cols = append(cols, c)
	}
	cols = append(cols, column{name: "fault", kind: word, optional: true})
	var cells []cell
	return table{GamesTable, cols, func(w *Row, put func([]cell) error) error {
		cells = w.front(x, cells[:0])
		if w.Fault != "" {
			for range len(x.Measures) + 1 {
				cells = append(cells, cell{none: true})
			}
			return put(append(cells, cell{s: w.Fault}))
		}
		cells = append(cells, cell{n: int64(w.Quarters)})
		for i := range x.Measures {
			cells = append(cells, measured(&x.Measures[i], w, i))
		}
		return put(append(cells, cell{none: true}))
	}}
}

// measured is the value of a measure in a table.
func measured(m *scenario.Measure, w *Row, i int) cell {
	n := w.Values[i]
	c := cell{n: n, x: float64(n)}
	switch m.How {
	case scenario.Mean:
		c.x /= float64(w.Quarters)
	case scenario.First:
		c.none = n == 0
	case scenario.Kind:
		c.s = lab.OutcomeNames[n]
	}
	if m.Series.Tenths() {
		c.x /= 10
	}
	return c
}

// quarterTable has a row a game and quarter. A game that failed has none.
func quarterTable(x *scenario.Experiment) table {
	cols := append(front(x), column{name: "quarter", kind: whole32})
	for _, s := range Quarterly {
		c := column{name: (&scenario.Measure{Name: s.String()}).Column(), kind: whole32, of: s}
		if s.Tenths() {
			c.kind = fraction
		}
		cols = append(cols, c)
	}
	var cells []cell
	return table{QuarterTable, cols, func(w *Row, put func([]cell) error) error {
		cells = w.front(x, cells[:0])
		head := len(cells)
		for q := range w.Quarters {
			cells = append(cells[:head], cell{n: int64(q + 1)})
			for i, s := range Quarterly {
				n := w.Series[i*w.Quarters+q]
				c := cell{n: n, x: float64(n)}
				if s.Tenths() {
					c.x /= 10
				}
				cells = append(cells, c)
			}
			if err := put(cells); err != nil {
				return err
			}
		}
		return nil
	}}
}

// text appends a cell as text: the shortest that reads back as the same number.
func (c *cell) text(k kind, to []byte) []byte {
	switch {
	case c.none:
		return to
	case k == word:
		return append(to, c.s...)
	case k == fraction:
		return strconv.AppendFloat(to, c.x, 'g', -1, 64)
	}
	return strconv.AppendInt(to, c.n, 10)
}
