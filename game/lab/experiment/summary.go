package experiment

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math"

	"entente/game"
	"entente/game/lab"
	"entente/game/lab/stat"
	"entente/game/scenario"
)

// Estimate is a mean a game, or another effect, with its 95 % interval; null
// where nothing is known. N is how many games, or pairs of games, it is of.
type Estimate struct {
	N     int64    `json:"n"`
	Value *float64 `json:"value"`
	Low   *float64 `json:"low"`
	High  *float64 `json:"high"`
}

// known puts what package stat says into the unit of a measure.
func known(e stat.Estimate, per float64) Estimate {
	finite := func(x float64) *float64 {
		if x /= per; !math.IsNaN(x) && !math.IsInf(x, 0) {
			return &x
		}
		return nil
	}
	return Estimate{int64(e.N), finite(e.Value), finite(e.Low), finite(e.High)}
}

// share is how often something was so, of n games.
func share(k, n int64) Estimate {
	e, err := stat.Wilson(int(k), int(n))
	if err != nil {
		return Estimate{N: n}
	}
	return known(e, 1)
}

// read asks package stat about sums over games. Of a single game the value alone
// is known.
func read(p stat.Paired, per float64, ask func(stat.Paired) (stat.Estimate, error)) Estimate {
	n := p.N
	if n == 1 {
		p.Join(p)
	}
	e, err := ask(p)
	if err != nil {
		return Estimate{N: n}
	}
	out := known(e, per)
	if out.N = n; n == 1 {
		out.Low, out.High = nil, nil
	}
	return out
}

// Failure is a game that failed: it can be played again by its number, or by
// its own seed.
type Failure struct {
	Game      int64  `json:"game"`
	Point     int64  `json:"point"`
	Replicate int64  `json:"replicate"`
	Seed      string `json:"seed"` // 32 hexadecimal digits
	Fault     string `json:"fault"`
}

// mostFailures is how many failures the summary lists; it counts them all.
const mostFailures = 100

// Point is what the summary says of a point of the design. Of a measure that is
// a first quarter it has the share of games that come to it; of the outcome,
// the share of each.
type Point struct {
	Point    int                 `json:"point"`
	Levels   map[string]any      `json:"levels"`
	Games    int64               `json:"games"`
	Failed   int64               `json:"failed"`
	Measures map[string]Estimate `json:"measures"`
	Reached  map[string]Estimate `json:"reached,omitempty"`
	Outcomes map[string]Estimate `json:"outcomes,omitempty"`
}

// Summary is the form of summary.json.
type Summary struct {
	Title      string         `json:"title"`
	Question   string         `json:"question"`
	Paras      []int          `json:"paras"`
	Scenario   string         `json:"scenario"`
	Engine     int            `json:"engine"`
	Identity   string         `json:"identity"`
	Seed       uint64         `json:"seed"`
	Design     string         `json:"design"`
	Replicates int            `json:"replicates"`
	Games      int            `json:"games"`
	Factors    []FactorLine   `json:"factors"`
	Measures   []MeasureLine  `json:"measures"`
	Points     []Point        `json:"points"`
	Contrasts  []ContrastLine `json:"contrasts"`
	Failed     int64          `json:"failed"`
	Failures   []Failure      `json:"failures"` // the first hundred
}

// tally gathers a point.
type tally struct {
	ok, failed int64
	quarters   int
	sums       []stat.Paired // of each measure
	reached    []int64
	outcomes   [game.Outcomes]int64
}

func (t *tally) add(x *scenario.Experiment, w *Row) {
	if w.Fault != "" {
		t.failed++
		return
	}
	t.ok++
	t.quarters = w.Quarters
	for i := range x.Measures {
		n := w.Values[i]
		switch x.Measures[i].How {
		case scenario.First:
			if n > 0 {
				t.reached[i]++
			}
		case scenario.Kind:
			t.outcomes[n]++
		default:
			t.sums[i].Add(n, 0)
		}
	}
}

// Per is what sums of a measure are divided by to be in its unit.
func Per(m *scenario.Measure, quarters int) float64 {
	d := 1.0
	if m.How == scenario.Mean {
		d = float64(quarters)
	}
	if m.Series.Tenths() {
		d *= 10
	}
	return d
}

func (t *tally) point(x *scenario.Experiment, at int) Point {
	p := Point{Point: at, Levels: x.Cell(x.Matrix[at]), Games: t.ok + t.failed, Failed: t.failed, Measures: map[string]Estimate{}}
	put := func(to *map[string]Estimate, name string, e Estimate) {
		if *to == nil {
			*to = map[string]Estimate{}
		}
		(*to)[name] = e
	}
	for i := range x.Measures {
		switch m := &x.Measures[i]; {
		case m.How == scenario.First:
			put(&p.Reached, m.Name, share(t.reached[i], t.ok))
		case m.How == scenario.Kind:
			for o, k := range t.outcomes {
				put(&p.Outcomes, lab.OutcomeNames[o], share(k, t.ok))
			}
		case m.Series == scenario.AllianceEnd:
			put(&p.Measures, m.Name, share(t.sums[i].X, t.ok))
		default:
			put(&p.Measures, m.Name, read(t.sums[i], Per(m, t.quarters), stat.Paired.Mean))
		}
	}
	return p
}

// summarise writes the summary, a point at a time.
func summarise(x *scenario.Experiment, j *journal, to io.Writer) error {
	out := &lines{to: bufio.NewWriter(to)}
	out.raw("{\n")
	out.field("title", x.Title)
	out.field("question", x.Question)
	out.field("paras", x.Paras)
	out.field("scenario", x.Scenario)
	out.field("engine", game.EngineVersion)
	out.field("identity", x.Identity())
	out.field("seed", x.Seed)
	out.field("design", x.Design.Kind.String())
	out.field("replicates", x.Replicates)
	out.field("games", x.Games())
	out.field("factors", factorLines(x))
	out.field("measures", measureLines(x))
	out.raw("  \"points\": [\n")
	var failures []Failure
	failed := int64(0)
	var t *tally
	end := func(at int) {
		out.raw("    ")
		out.json(t.point(x, at))
		if at < len(x.Matrix)-1 {
			out.raw(",")
		}
		out.raw("\n")
	}
	for _, b := range j.blocks {
		if err := j.rows(b, func(w *Row) error {
			at, replicate := w.Game/int64(x.Replicates), w.Game%int64(x.Replicates)
			if replicate == 0 {
				t = &tally{sums: make([]stat.Paired, len(x.Measures)), reached: make([]int64, len(x.Measures))}
			}
			t.add(x, w)
			if w.Fault != "" {
				if failed++; failed <= mostFailures {
					s := Dice(x, w.Game).First()
					failures = append(failures, Failure{w.Game, at, replicate, fmt.Sprintf("%016x%016x", s.Hi, s.Lo), w.Fault})
				}
			}
			if replicate == int64(x.Replicates)-1 {
				end(int(at))
			}
			return nil
		}); err != nil {
			return err
		}
	}
	out.raw("  ],\n")
	contrasts, err := contrast(x, j)
	if err != nil {
		return err
	}
	out.field("contrasts", contrasts)
	out.field("failed", failed)
	out.raw("  \"failures\": ")
	if failures == nil {
		failures = []Failure{}
	}
	out.json(failures)
	out.raw("\n}\n")
	return out.close()
}

// lines writes JSON by hand, a field a line, so that a long list need not be
// in memory.
type lines struct {
	to  *bufio.Writer
	err error
}

func (l *lines) raw(s string) {
	if l.err == nil {
		_, l.err = l.to.WriteString(s)
	}
}

func (l *lines) json(v any) {
	b, err := json.Marshal(v)
	if l.err == nil {
		l.err = err
	}
	l.raw(string(b))
}

func (l *lines) field(name string, v any) {
	l.raw("  \"" + name + "\": ")
	l.json(v)
	l.raw(",\n")
}

func (l *lines) close() error {
	if l.err != nil {
		return l.err
	}
	return l.to.Flush()
}

// FactorLine is a factor in the summary.
type FactorLine struct {
	Name   string `json:"name"`
	Path   string `json:"path,omitempty"`
	Levels []any  `json:"levels"`
}

func factorLines(x *scenario.Experiment) (list []FactorLine) {
	for i := range x.Factors {
		f := &x.Factors[i]
		line := FactorLine{Name: f.Name, Path: f.Path}
		for l := range f.Levels {
			line.Levels = append(line.Levels, f.Of(l))
		}
		list = append(list, line)
	}
	return list
}

// MeasureLine is a measure in the summary.
type MeasureLine struct {
	Name   string `json:"name"`
	Series string `json:"series"`
	How    string `json:"how"`
}

func measureLines(x *scenario.Experiment) (list []MeasureLine) {
	for _, m := range x.Measures {
		list = append(list, MeasureLine{m.Name, m.Series.String(), m.How.String()})
	}
	return list
}
