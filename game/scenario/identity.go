package scenario

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"entente/game"
	"entente/game/lab/design"
)

// Identity is the digest of all that decides how the games of the experiment
// come out and what is kept of them: the engine, the resolved setups that the
// factors are laid over, what their levels set, the design, policies and
// temperaments, seed, replicates and measures. Title, question and contrasts
// are no part of it. 64 hexadecimal digits.
func (x *Experiment) Identity() string {
	type level struct {
		Name, Scenario string
		Overlay        map[string]any
	}
	all := struct {
		Engine     int
		Setups     map[string]*game.Setup
		Tempers    []Temperament
		Policies   [game.Powers]string
		Factors    map[string][]level
		Design     design.Spec
		Seed       uint64
		Replicates int
		ByQuarter  bool
		Measures   []Measure
	}{Engine: game.EngineVersion, Setups: map[string]*game.Setup{}, Policies: x.policies, Factors: map[string][]level{}, Design: x.Design,
		Seed: x.Seed, Replicates: x.Replicates, ByQuarter: x.ByQuarter, Measures: x.Measures}
	for name, g := range x.grounds {
		l, d := newLoader(), g.draft.copyOf()
		l.set = g.set
		l.compile(d, x.File)
		d.Setup.Name = "" // a path is no part of the game
		if name != x.Scenario {
			all.Setups[name] = &d.Setup
		} else {
			all.Setups[""] = &d.Setup
		}
	}
	all.Tempers, _ = tempers() // that they load has been found when they were asked for
	for j := range x.Factors {
		f := &x.Factors[j]
		for _, l := range f.Levels {
			all.Factors[f.Name] = append(all.Factors[f.Name], level{l.Name, l.scenario, l.overlay})
		}
	}
	text, err := json.Marshal(&all)
	if err != nil {
		panic("scenario: " + err.Error()) // nothing in it can fail
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}
