// Package reference holds what ten thousand games between agents came to in
// each scenario, so that games of people can be seen beside them without
// playing any: how often each measure of the source's claims had which value,
// the scores, and what the agents' games say to the claims. The table is made
// by go generate, and stamped with what it was made from.
package reference

import (
	"bytes"
	_ "embed" // for the table
	"encoding/json"
	"sync"
)

//go:generate go run ./gen agents.jsonl

//go:embed agents.jsonl
var table []byte

// Stamp says what a table was made from and how.
type Stamp struct {
	Engine int    `json:"engine"` // game.EngineVersion
	Check  string `json:"check"`  // of the model, see Check
	Games  int    `json:"games"`  // per scenario
	Arms   int    `json:"arms"`   // games per arm of the claims
	Seed   uint64 `json:"seed"`
}

// Distribution is how many games had which value of a measure.
type Distribution struct {
	Scenario string `json:"scenario"`
	Measure  string `json:"measure"`
	// Change: not the measure over the whole game, but over its later half less
	// that over its earlier half.
	Change bool `json:"change,omitempty"`
	// Low is the value of the first of Counts; each next is one more. Means are
	// sums over the quarters, scores whole points.
	Low    int64   `json:"low"`
	Counts []int64 `json:"counts"`
}

// Claim is what the agents' games say to a claim of the source.
type Claim struct {
	ID      string `json:"claim"`
	Verdict string `json:"verdict"`
	Parts   []Part `json:"parts"`
}

// Part is what they say to a part of it: the effect with its 95 % interval.
type Part struct {
	Verdict string  `json:"verdict"`
	Value   float64 `json:"value"`
	Low     float64 `json:"low"`
	High    float64 `json:"high"`
}

// Reference is a whole table.
type Reference struct {
	Stamp
	Distributions []Distribution
	Claims        []Claim
}

// Shipped is the table that the program brings.
func Shipped() *Reference { return shipped() }

var shipped = sync.OnceValue(func() *Reference {
	r, err := read(table)
	if err != nil {
		panic("reference: " + err.Error()) // it is embedded, and a test reads it
	}
	return r
})

// read reads a table: the stamp, then a distribution or a claim a line.
func read(b []byte) (*Reference, error) {
	r := &Reference{}
	d := json.NewDecoder(bytes.NewReader(b))
	if err := d.Decode(&r.Stamp); err != nil {
		return nil, err
	}
	for d.More() {
		var line struct {
			Distribution
			Claim
		}
		if err := d.Decode(&line); err != nil {
			return nil, err
		}
		if line.ID != "" {
			r.Claims = append(r.Claims, line.Claim)
		} else {
			r.Distributions = append(r.Distributions, line.Distribution)
		}
	}
	return r, nil
}

// Of finds a distribution; nil if there is none.
func (r *Reference) Of(scenario, measure string, change bool) *Distribution {
	for i := range r.Distributions {
		if d := &r.Distributions[i]; d.Scenario == scenario && d.Measure == measure && d.Change == change {
			return d
		}
	}
	return nil
}

// Claim finds a claim by its id; nil if the table has none of it.
func (r *Reference) Claim(id string) *Claim {
	for i := range r.Claims {
		if r.Claims[i].ID == id {
			return &r.Claims[i]
		}
	}
	return nil
}

// Games is how many games there are.
func (d *Distribution) Games() (n int64) {
	for _, k := range d.Counts {
		n += k
	}
	return n
}

// At is how many games have a value.
func (d *Distribution) At(x int64) int64 {
	if x < d.Low || x >= d.Low+int64(len(d.Counts)) {
		return 0
	}
	return d.Counts[x-d.Low]
}

// Under is how many games have a value below x.
func (d *Distribution) Under(x int64) (n int64) {
	for i, k := range d.Counts {
		if d.Low+int64(i) < x {
			n += k
		}
	}
	return n
}

// Quantile is the least value that a share of the games, of 0 to 1, reach or stay under.
func (d *Distribution) Quantile(share float64) int64 {
	want, sum := share*float64(d.Games()), int64(0)
	for i, k := range d.Counts {
		if sum += k; k > 0 && float64(sum) >= want {
			return d.Low + int64(i)
		}
	}
	return d.Low + int64(len(d.Counts)) - 1
}
