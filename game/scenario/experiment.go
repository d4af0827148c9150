package scenario

import (
	"cmp"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"entente/game"
	"entente/game/fault"
	"entente/game/lab/design"
	"entente/scenarios"
)

// experimentsDir is where the shipped experiments lie.
const experimentsDir = "experiments"

// Bounds of an experiment.
const (
	MaxReplicates = 1 << 24
	MaxFactors    = 256
)

// Experiment is a question put to many games: a scenario under the levels of
// some factors, in the combinations of a design, each played many times.
type Experiment struct {
	Name       string // of a shipped experiment, or the path of a user's file
	File       string // as messages give it
	Dir        string // of a user's file; "" for a shipped one
	Text       string // the file as it was read
	Title      string
	Question   string // in words
	Paras      []int  // ¶s of the source
	Scenario   string
	Seed       uint64 // of the games
	Replicates int    // games at each point
	ByQuarter  bool   // rows by quarter are asked for
	Factors    []Factor
	Design     design.Spec
	Matrix     [][]int // level of each factor at each point
	Measures   []Measure
	Contrasts  []Comparison

	policies [game.Powers]string
	grounds  map[string]*ground // by the name of the scenario
}

// Factor is what an experiment varies.
type Factor struct {
	Name    string
	Path    string // what its levels set; "" where they are overlays
	Levels  []FactorLevel
	Base    int  // level at the base of a one-at-a-time design
	Numeric bool // its levels are whole numbers
}

// Column is the name of the factor in tables.
func (f *Factor) Column() string { return strings.ReplaceAll(f.Name, "-", "_") }

// FactorLevel is a level of a factor.
type FactorLevel struct {
	Name     string // of an overlay; otherwise its value as text
	Value    int64  // of a numeric factor
	scenario string // the scenario that it is about; "": that of the experiment
	path     string // where messages point
	overlay  map[string]any
}

// Of is a level as tables have it: a number, or a name.
func (f *Factor) Of(level int) any {
	if f.Numeric {
		return f.Levels[level].Value
	}
	return f.Levels[level].Name
}

// Comparison contrasts a measure between cells of the design.
type Comparison struct {
	Name     string
	Measure  Measure
	Contrast Contrast
	Cells    [][]int // for each factor the level, or Any
}

// Any stands for every level of a factor.
const Any = -1

// In tells whether a point of the design is in a cell.
func In(cell, point []int) bool {
	for j, l := range cell {
		if l != Any && l != point[j] {
			return false
		}
	}
	return true
}

// Cell gives the levels of a cell or a point by the names of the factors,
// without those that are at any level.
func (x *Experiment) Cell(cell []int) map[string]any {
	named := map[string]any{}
	for j, l := range cell {
		if l != Any {
			named[x.Factors[j].Name] = x.Factors[j].Of(l)
		}
	}
	return named
}

// Games is how many games the whole experiment is.
func (x *Experiment) Games() int { return len(x.Matrix) * x.Replicates }

// Points are the points of the design in a cell.
func (x *Experiment) Points(cell []int) (in []int) {
	for i, p := range x.Matrix {
		if In(cell, p) {
			in = append(in, i)
		}
	}
	return in
}

// ExperimentNames lists the shipped experiments.
func ExperimentNames() []string {
	files, err := fs.Glob(scenarios.FS, experimentsDir+"/*.toml")
	if err != nil {
		panic(err) // the pattern is well-formed
	}
	for i, f := range files {
		files[i] = strings.TrimSuffix(strings.TrimPrefix(f, experimentsDir+"/"), ".toml")
	}
	return files
}

// LoadExperiment loads an experiment: a shipped one by its name, or a user's
// file by its path, which ends in .toml. Its error is a Faults.
func LoadExperiment(name string) (*Experiment, error) {
	l := newLoader()
	src := &source{place: map[string]int{}}
	var text []byte
	var err error
	if shippedFile(name) {
		src.name = "scenarios/" + experimentsDir + "/" + name + ".toml"
		text, err = fs.ReadFile(scenarios.FS, experimentsDir+"/"+name+".toml")
		if err != nil {
			l.fault(name, "", fault.NoExperiment.New(name, suggest(name, ExperimentNames())))
			return nil, l.faults.Or()
		}
	} else {
		src.name, src.dir = name, filepath.Dir(name)
		if text, err = os.ReadFile(name); err != nil {
			l.unreadable(name, name, err, nil)
			return nil, l.faults.Or()
		}
	}
	return l.experimentText(src, name, string(text))
}

// ReadExperiment loads an experiment from a text that was kept, as the file of
// a name that lay in a folder; "" for a shipped one.
func ReadExperiment(name, dir, text string) (*Experiment, error) {
	return newLoader().experimentText(&source{name: name, dir: dir, place: map[string]int{}}, name, text)
}

func (l *loader) experimentText(src *source, name, text string) (*Experiment, error) {
	var x *Experiment
	if l.parse(src, text) {
		x = l.experiment(src)
		x.Name, x.Text = name, text
	}
	if err := l.faults.Or(); err != nil {
		return nil, err
	}
	return x, nil
}

// isExperiment tells a file of an experiment from a scenario.
func (s *source) isExperiment() bool {
	_, factors := s.m["factor"]
	_, design := s.m["design"]
	return factors || design
}

func (l *loader) experiment(src *source) *Experiment {
	n := src.root(l)
	x := &Experiment{File: src.name, Dir: src.dir, Scenario: Default, Seed: 1, grounds: map[string]*ground{}}
	n.need("title", "question", "paras", "replicates", "design", "factor")
	n.text("title", &x.Title)
	n.text("question", &x.Question)
	x.Title, x.Question = strings.Join(strings.Fields(x.Title), " "), strings.Join(strings.Fields(x.Question), " ")
	x.Paras = n.paragraphs("paras")
	n.text("scenario", &x.Scenario)
	var seed int
	if number(n, "seed", 0, math.MaxInt32, &seed) {
		x.Seed = uint64(seed)
	}
	number(n, "replicates", 1, MaxReplicates, &x.Replicates)
	var quarterly int8
	n.flag("by_quarter", &quarterly)
	x.ByQuarter = quarterly == 1
	for p := range x.policies {
		x.policies[p] = "doctrine"
	}
	players(n, "policy", &x.policies)
	x.Measures = l.chosen(n)
	x.grounds[x.Scenario], _ = l.ground(src, "scenario", x.Scenario)
	l.factors(x, src, n)
	l.design(x, n.table("design"))
	l.contrasts(x, n)
	n.close()
	if len(l.faults) == 0 {
		l.combine(x)
	}
	return x
}

// chosen reads the measures that are asked for; all where none are named.
func (l *loader) chosen(n *node) (list []Measure) {
	known := measureNames(func(*Measure) bool { return true })
	for i, v := range n.list("measures") {
		at := fmt.Sprintf("measures[%d]", i+1)
		name, _ := v.(string)
		place, ok := measureOf(name)
		switch {
		case !ok:
			n.fault(at, fault.NoMeasure.New(name, suggestNear(name, known)))
		case slices.Contains(list, measures[place]):
			n.fault(at, fault.WantOwnName.New(name))
		default:
			list = append(list, measures[place])
		}
	}
	if len(list) == 0 {
		return Measures()
	}
	return list
}

// design reads how the levels are combined.
func (l *loader) design(x *Experiment, n *node) {
	s := &x.Design
	n.need("kind")
	if !word(n, "kind", design.KindNames(), &s.Kind) {
		return
	}
	switch s.Kind {
	case design.Sobol, design.Saltelli, design.LatinHypercube:
		n.need("points")
		if number(n, "points", 2, design.MaxPoints, &s.Points) && s.Kind != design.LatinHypercube && s.Points&(s.Points-1) != 0 {
			n.fault("points", fault.WantPower.New(s.Points))
		}
	case design.Morris:
		n.need("trajectories")
		number(n, "trajectories", 2, design.MaxPoints, &s.Paths)
		s.Grid = 4
		if number(n, "grid", 2, 64, &s.Grid) && s.Grid%2 != 0 {
			n.fault("grid", fault.WantEven.New(s.Grid))
		}
	}
	if s.Kind != design.Factorial && s.Kind != design.OneAtATime {
		var seed int
		number(n, "seed", 0, math.MaxInt32, &seed)
		s.Seed = uint64(seed)
	}
	n.close()
	if k, most := len(x.Factors), s.Kind.Factors(); most > 0 && k > most {
		n.fault("kind", fault.ManyFactors.New(s.Kind, most, k))
		return
	}
	for i := range x.Factors {
		f := &x.Factors[i]
		s.Levels, s.Base = append(s.Levels, len(f.Levels)), append(s.Base, f.Base)
		if at := fmt.Sprintf("factor[%d]", i+1); len(f.Levels) < 2 {
			l.whole(n.file, at, fault.WantLevels.New(len(f.Levels)))
		}
	}
	if len(l.faults) > 0 {
		return
	}
	if s.Count() > design.MaxPoints {
		n.fault("", fault.ManyPoints.New(design.MaxPoints))
		return
	}
	var err error
	if x.Matrix, err = s.Matrix(); err != nil {
		n.fault("", err)
	}
}

// contrasts reads what is to be compared.
func (l *loader) contrasts(x *Experiment, n *node) {
	list, _ := n.tables("contrast")
	var names []string
	for _, c := range list {
		c.need("name", "measure", "kind", "arms")
		var out Comparison
		if c.text("name", &out.Name) {
			if slices.Contains(names, out.Name) {
				c.fault("name", fault.WantOwnName.New(out.Name))
			}
			names = append(names, out.Name)
		}
		var m int
		if word(c, "measure", measureNames(func(m *Measure) bool { return m.How != First && m.How != Kind && slices.Contains(x.Measures, *m) }), &m) {
			out.Measure = measures[m]
		}
		kinds := slices.Clone(contrastNames[:])
		kinds[Trend] = "" // asks for halves of games
		known := word(c, "kind", kinds, &out.Contrast)
		arms, there := c.tables("arms")
		if want := contrastArms[out.Contrast]; known && there && len(arms) != want {
			c.fault("arms", fault.WantArms.New(want, out.Contrast, len(arms)))
		}
		for _, a := range arms {
			before := len(l.faults)
			cell := x.cell(a)
			if len(l.faults) > before {
				continue
			}
			if len(x.Matrix) > 0 && !slices.ContainsFunc(x.Matrix, func(p []int) bool { return In(cell, p) }) {
				a.fault("", fault.NoPoint)
				continue
			}
			out.Cells = append(out.Cells, cell)
			if size := len(x.Points(cell)); len(x.Matrix) > 0 && size != len(x.Points(out.Cells[0])) {
				a.fault("", fault.WantAsManyPoints.New(len(x.Points(out.Cells[0])), size))
			}
		}
		c.close()
		x.Contrasts = append(x.Contrasts, out)
	}
}

// cell reads levels by the names of their factors; factors that are left out
// are at any level.
func (x *Experiment) cell(n *node) []int {
	cell := make([]int, len(x.Factors))
	for j := range x.Factors {
		f := &x.Factors[j]
		cell[j] = Any
		v, ok := n.get(f.Name)
		if !ok {
			continue
		}
		names := make([]string, len(f.Levels))
		for i := range f.Levels {
			names[i] = f.Levels[i].Name
		}
		if cell[j] = slices.Index(names, fmt.Sprint(v)); cell[j] < 0 {
			n.fault(f.Name, fault.NoLevel.New(fmt.Sprint(v), suggest(fmt.Sprint(v), names)))
		}
	}
	n.close()
	return cell
}

// combine puts the game of every point together once, so that nothing that
// contradicts itself is played. First each level alone, which tells what is
// wrong with it, and only if all are fine their combinations.
func (l *loader) combine(x *Experiment) {
	seen := map[string]bool{}
	tell := func(levels []int, wrap bool) {
		_, faults := x.arm(levels)
		for _, f := range faults {
			if wrap {
				f.What = fault.InPoint.New(x.Describe(levels), f.What)
			}
			if key := f.Where() + f.What.Error(); !seen[key] {
				seen[key] = true
				l.faults = append(l.faults, f)
			}
		}
	}
	alone := design.Spec{Kind: design.OneAtATime, Levels: x.Design.Levels, Base: x.Design.Base}
	each, err := alone.Matrix()
	if err != nil {
		l.fault(x.File, "design", err)
	}
	for _, p := range each {
		tell(p, false)
	}
	for _, p := range x.Matrix {
		if len(l.faults) > 0 {
			return // one point is enough to tell
		}
		tell(p, true)
	}
}

// Describe names the levels of a point, as factor = level.
func (x *Experiment) Describe(levels []int) string {
	parts := make([]string, len(levels))
	for j, l := range levels {
		parts[j] = x.Factors[j].Name + " = " + x.Factors[j].Levels[l].Name
	}
	return strings.Join(parts, ", ")
}

// Arm puts together the game of a point of the design.
func (x *Experiment) Arm(point int) (*Arm, error) {
	a, faults := x.arm(x.Matrix[point])
	return a, faults.Or()
}

func (x *Experiment) arm(levels []int) (*Arm, Faults) {
	name := x.Scenario
	for j, at := range levels {
		name = cmp.Or(x.Factors[j].Levels[at].scenario, name)
	}
	g := x.grounds[name]
	l := newLoader()
	for k, v := range g.set {
		l.set[k] = v
	}
	d := g.draft.copyOf()
	a := &Arm{Policies: x.policies}
	for j, at := range levels {
		level := &x.Factors[j].Levels[at]
		n := &node{l: l, file: x.File, path: level.path, m: level.overlay}
		n.known = append(n.known, "name", "scenario")
		l.overlay(d, a, n)
		n.close()
	}
	l.compile(d, x.File)
	a.Setup = d.Setup
	return a, l.faults
}
