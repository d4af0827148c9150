package scenario

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"entente/game"
	"entente/game/dice"
	"entente/game/policy"
)

// play plays some quarters and checks that the state stays within its bounds.
func play(set *game.Setup, seat policy.Policy, seed uint64, quarters uint8) error {
	d := dice.Seeded{Seed: dice.Seed{Lo: seed}}
	s := game.New(set, d, nil)
	for s.Phase != game.Over && s.Quarter < quarters {
		var in game.Inputs
		for p := range game.Power(game.Powers) {
			v := game.See(&s, p)
			rng := policy.Stream(d, &v)
			seat.Decide(set, &v, &rng, &in[p], nil)
		}
		if err := game.Advance(set, &s, &in, d, nil); err != nil {
			return fmt.Errorf("seed %d, quarter %d: %w", seed, s.Quarter, err)
		}
		if err := bounds(&s); err != nil {
			return fmt.Errorf("seed %d, quarter %d: %w", seed, s.Quarter, err)
		}
	}
	return nil
}

// bounds tells of tracks that left their ends: a byte that overflowed shows here.
func bounds(s *game.State) error {
	tracks := map[string]int8{"tech trust": s.TechTrust, "revenue": s.Revenue, "declared": s.Bond.Declared, "effective": s.Bond.Effective, "interop": s.Bond.Interop}
	for p, side := range s.Sides {
		for name, n := range map[string]int8{
			"economy": side.Economy, "military": side.Military, "home": side.Home, "control": side.Control, "defence": side.Defence,
			"offence": side.Offence, "standing": side.Standing, "institutions": side.Institutions,
		} {
			tracks[fmt.Sprint(game.Power(p), " ", name)] = n
		}
		if side.Influence < 0 || side.Influence > 60 || side.Funds < -100 || side.Funds > 120 || side.Operators < -20 || side.Operators > 40 {
			return fmt.Errorf("%v: funds %d, influence %d, operators %d", game.Power(p), side.Funds, side.Influence, side.Operators)
		}
		for q := range game.Powers {
			tracks[fmt.Sprint("threat ", p, q)], tracks[fmt.Sprint("trust ", p, q)] = s.Threat[p][q], s.Trust[p][q]
		}
	}
	for v, n := range s.Positions {
		tracks[game.Venue(v).String()] = n
	}
	for _, name := range sortedKeys(tracks) {
		if n := tracks[name]; n < 0 || n > 10 {
			return fmt.Errorf("%s is %d", name, n)
		}
	}
	return nil
}

func TestEveryScenarioCanBePlayed(t *testing.T) {
	for _, name := range Names() {
		s, err := Load(name)
		if err != nil {
			t.Fatal(err)
		}
		for seed := range uint64(20) {
			if err := play(&s.Setup, policy.Random{}, seed, game.MaxQuarters); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// Whatever number a scenario may set, the engine bears it.
func TestEveryNumberAtItsLimitsCanBePlayed(t *testing.T) {
	base, err := Load(Default)
	if err != nil {
		t.Fatal(err)
	}
	quarters := uint8(6)
	for _, x := range Numbers() {
		lim := limitOf(x.Path)
		for _, n := range [2]int{lim.low, lim.high} {
			set := base.Setup
			*pointers(&set.Rules)[x.Path] = int16(n)
			for _, seat := range []policy.Policy{policy.Random{}, policy.Doctrine{}} {
				if _, random := seat.(policy.Random); random == strings.HasPrefix(x.Path, "agents.") {
					continue // each by whom it concerns
				}
				func() {
					defer func() {
						if r := recover(); r != nil {
							t.Errorf("%s = %d: panic: %v", x.Path, n, r)
						}
					}()
					if err := play(&set, seat, 7, quarters); err != nil {
						t.Errorf("%s = %d: %v", x.Path, n, err)
					}
				}()
			}
		}
	}
}

// All numbers at once at the ends of what is allowed.
func TestAllNumbersAtTheirLimitsCanBePlayed(t *testing.T) {
	base, err := Load(Default)
	if err != nil {
		t.Fatal(err)
	}
	games := uint64(150)
	if testing.Short() {
		games = 30
	}
	for seed := range games {
		rng := dice.Seeded{Seed: dice.Seed{Hi: 1, Lo: seed}}.Stream(dice.Key{})
		set := base.Setup
		at := pointers(&set.Rules)
		for _, x := range Numbers() {
			lim := limitOf(x.Path)
			n := lim.low
			if rng.Intn(2) == 1 {
				n = lim.high
			}
			*at[x.Path] = int16(n)
		}
		if set.Rules.Budget.OilLow > set.Rules.Budget.OilHigh {
			set.Rules.Budget.OilLow = set.Rules.Budget.OilHigh
		}
		set.Rules.Norms.Weights.GGE = 1
		func() {
			defer func() {
				if r := recover(); r != nil {
					t.Errorf("seed %d: panic: %v", seed, r)
				}
			}()
			if err := play(&set, policy.Random{}, seed, game.MaxQuarters); err != nil {
				t.Error(err)
			}
		}()
	}
}

// pointers gives every number of the rules by its path.
func pointers(r *game.Rules) map[string]*int16 {
	to := map[string]*int16{}
	eachNumber(&node{l: newLoader()}, reflect.ValueOf(r).Elem(), true, func(n *node, key string, p *int16) { to[n.at(key)] = p })
	return to
}

func FuzzLoad(f *testing.F) {
	for _, c := range faultCases {
		f.Add(c.toml)
	}
	for _, name := range Names() {
		text, err := os.ReadFile(filepath.Join("..", "..", "scenarios", name+".toml"))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	f.Add(head + `[start.russia]
funds = -20
[rules]
budget.debt_max = 10
crisis.back_debt = 50
[[event]]
at = "2014Q3"
what = "report"
on = "us"
points = "china"
clues = 3
text = "A report."`)
	f.Fuzz(func(t *testing.T, text string) {
		file := filepath.Join(t.TempDir(), "mine.toml")
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		s, err := Load(file)
		if err != nil {
			if len(err.Error()) == 0 || s != nil {
				t.Fatalf("no word, or half a scenario: %v", err)
			}
			return
		}
		if err := play(&s.Setup, policy.Random{}, 3, 3); err != nil {
			t.Fatal(err)
		}
		if s.Record != nil {
			if _, err := s.Record.Replay(dice.Seeded{}); err != nil {
				t.Fatal(err)
			}
		}
	})
}
