package lab

import (
	"context"
	"reflect"

	"entente/game"
	"entente/game/dice"
	"entente/game/fault"
)

// played is what a measure is taken of: one whole game.
type played struct {
	counts Counter
	ahead  int64 // sum over the quarters of declared less effective
	barred int64 // quarters in which no full-grade arms could be offered
	held   int64 // sum over the quarters of China's and Russia's internet control
	trust  int64 // sum over the quarters of the world's trust in US technology
}

// measure is what a row of design §1 is about, as a number a game.
type measure struct {
	name string
	of   func(*played) int64
	mean bool // over the quarters of the game
}

// measures has one for each switch of the rules, by its name there.
var measures = map[string]measure{
	"energy":       {name: "pipeline-steps", of: func(p *played) int64 { return p.counts.Tracks[game.QPipeline] }},
	"arms":         {name: "lots-delivered", of: func(p *played) int64 { return p.counts.Events[game.EvLot] }},
	"copying":      {name: "barred-quarters", of: func(p *played) int64 { return p.barred }},
	"words":        {name: "declared-ahead", of: func(p *played) int64 { return p.ahead }, mean: true},
	"clauses":      {name: "partner-intrusions", of: func(p *played) int64 { return p.counts.Partners() }},
	"doubt":        {name: "misread-intrusions", of: func(p *played) int64 { return p.counts.Misread() }},
	"displacement": {name: "intrusions", of: func(p *played) int64 { return p.counts.Intrusions() }},
	"norms":        {name: "venue-steps", of: func(p *played) int64 { return p.counts.Events[game.EvVenue] }},
	"institutions": {name: "pushes", of: func(p *played) int64 { return p.counts.Orders[game.Push] + p.counts.Orders[game.JointPush] }},
	"control":      {name: "control", of: func(p *played) int64 { return p.held }, mean: true},
	"programmes":   {name: "technology-trust", of: func(p *played) int64 { return p.trust }, mean: true},
	"alignment":    {name: "voluntary-acts", of: func(p *played) int64 { return p.counts.Voluntary() }},
}

// Contrast is what a switch does to the measure that its mechanism is about:
// means a game with the switch on and off, and the mean paired difference, on
// less off, with its 95 % interval.
type Contrast struct {
	Switch     string  `json:"switch"`
	Measure    string  `json:"measure"`
	On         float64 `json:"on"`
	Off        float64 `json:"off"`
	Difference float64 `json:"difference"`
	Low        float64 `json:"low"`
	High       float64 `json:"high"`
}

// Moves tells whether the interval of the difference leaves out nothing at all.
func (c Contrast) Moves() bool { return c.Low > 0 || c.High < 0 }

// pairs are the sums over pairs of games of one switch.
type pairs struct{ on, off, diff Moments }

// Switches plays opt.Games games with everything on, and the same games, by
// the same dice, with each switch off in turn.
func Switches(ctx context.Context, set *game.Setup, seats Seats, opt Options) ([]Contrast, error) {
	if opt.Games < 2 {
		return nil, fault.FewGames.New(opt.Games, 2)
	}
	names := switchNames()
	off := make([]game.Setup, len(names))
	for i, name := range names {
		if _, ok := measures[name]; !ok {
			return nil, fault.SwitchUnmeasured.New(name)
		}
		off[i] = *set
		v := reflect.ValueOf(&off[i].Rules.Switch).Elem().Field(i)
		if v.Int() == 0 {
			return nil, fault.SwitchOff.New(set.Name, name)
		}
		v.SetInt(0)
	}
	sums := make([]pairs, len(names))
	player := func() func(first, last int, out *[]pairs) error {
		t := newMeter(seats)
		return func(first, last int, out *[]pairs) error {
			*out = make([]pairs, len(names))
			for k := first; k < last; k++ {
				d := dice.Seeded{Seed: opt.Seed, Game: uint64(k)}
				t.table.Roller = opt.roller(d)
				if err := t.play(set, d); err != nil {
					return err
				}
				with := make([]int64, len(names))
				for i, name := range names {
					with[i] = measures[name].of(&t.played)
				}
				for i, name := range names {
					if err := t.play(&off[i], d); err != nil {
						return fault.SwitchTurned.New(name, err)
					}
					without := measures[name].of(&t.played)
					p := &(*out)[i]
					p.on.Add(with[i])
					p.off.Add(without)
					p.diff.Add(with[i] - without)
				}
			}
			return nil
		}
	}
	err := InBlocks(ctx, opt, player, func(b *[]pairs) {
		for i, p := range *b {
			sums[i].on.Join(p.on)
			sums[i].off.Join(p.off)
			sums[i].diff.Join(p.diff)
		}
	})
	if err != nil {
		return nil, err
	}
	var out []Contrast
	for i, name := range names {
		m, p := measures[name], sums[i]
		per := 1.0
		if m.mean {
			per = float64(set.Quarters)
		}
		mean, half := p.diff.Mean(), p.diff.Half()
		out = append(out, Contrast{name, m.name, p.on.Mean() / per, p.off.Mean() / per, mean / per, (mean - half) / per, (mean + half) / per})
	}
	return out, nil
}

// switchNames are the switches of the rules by their paths, in order.
func switchNames() (names []string) {
	t := reflect.TypeFor[game.Switches]()
	for i := range t.NumField() {
		names = append(names, t.Field(i).Tag.Get("toml"))
	}
	return names
}

// meter plays games and keeps what measures are taken of.
type meter struct {
	table Table
	seats Seats
	played
}

func newMeter(seats Seats) *meter {
	m := &meter{seats: seats}
	m.table.Advanced = func(t *Table, quarter uint8) error {
		s := &t.State
		if s.Quarter != quarter || s.Phase == game.Over {
			m.ahead += int64(s.Bond.Declared - s.Bond.Effective)
			m.held += int64(s.Sides[game.China].Control + s.Sides[game.Russia].Control)
			m.trust += int64(s.TechTrust)
			if s.Bond.FullBarred > 0 {
				m.barred++
			}
		}
		return nil
	}
	return m
}

func (m *meter) play(set *game.Setup, d dice.Seeded) error {
	m.played = played{}
	return m.table.Play(set, &m.seats, d, &m.counts)
}
