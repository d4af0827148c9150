package experiment

import (
	"encoding/binary"

	"entente/game"
	"entente/game/lab"
	"entente/game/scenario"
)

// Row is what is kept of one game.
type Row struct {
	Game     int64 // number within the experiment
	Fault    string
	Quarters int     // length of the game; 0 of a game that failed
	Values   []int64 // of each measure; means as sums over the quarters
	Series   []int64 // where rows by quarter are asked for: each series after the other, quarter by quarter
}

// Quarterly are the series that rows by quarter have.
var Quarterly = func() (list []scenario.Series) {
	for s := range scenario.Series(scenario.AllSeries) {
		if s.ByQuarter() {
			list = append(list, s)
		}
	}
	return list
}()

// read takes what is asked for from a game that was played.
func (w *Row) read(x *scenario.Experiment, r *lab.Reader, set *game.Setup) {
	w.Fault, w.Quarters = "", int(set.Quarters)
	w.Values, w.Series = w.Values[:0], w.Series[:0]
	for i := range x.Measures {
		m := &x.Measures[i]
		w.Values = append(w.Values, m.Of(r.Quarters(m.Series, 0, set.Quarters)))
	}
	if x.ByQuarter {
		for _, s := range Quarterly {
			w.Series = append(w.Series, r.Quarters(s, 0, set.Quarters)...)
		}
	}
}

// encode appends the row in the form of the journal: a failed game as 0 and its
// error; any other as its length and numbers.
func (w *Row) encode(to []byte) []byte {
	to = binary.AppendUvarint(to, uint64(w.Quarters))
	if w.Quarters == 0 {
		to = binary.AppendUvarint(to, uint64(len(w.Fault)))
		return append(to, w.Fault...)
	}
	for _, x := range w.Values {
		to = binary.AppendVarint(to, x)
	}
	for _, x := range w.Series {
		to = binary.AppendVarint(to, x)
	}
	return to
}

// decode reads a row that encode wrote, and gives the bytes after it; false if
// they are no row.
func (w *Row) decode(x *scenario.Experiment, from []byte) ([]byte, bool) {
	number := func() (n uint64) {
		n, size := binary.Uvarint(from)
		if size <= 0 {
			from = nil
			return 0
		}
		from = from[size:]
		return n
	}
	if len(from) == 0 {
		return nil, false
	}
	w.Fault, w.Values, w.Series = "", w.Values[:0], w.Series[:0]
	w.Quarters = int(number())
	if w.Quarters == 0 {
		n := number()
		if uint64(len(from)) < n {
			return nil, false
		}
		w.Fault = string(from[:n])
		return from[n:], true
	}
	signed := func() (int64, bool) {
		n, size := binary.Varint(from)
		if size <= 0 {
			return 0, false
		}
		from = from[size:]
		return n, true
	}
	for range x.Measures {
		n, ok := signed()
		if !ok {
			return nil, false
		}
		w.Values = append(w.Values, n)
	}
	if x.ByQuarter {
		for range len(Quarterly) * w.Quarters {
			n, ok := signed()
			if !ok {
				return nil, false
			}
			w.Series = append(w.Series, n)
		}
	}
	return from, true
}
