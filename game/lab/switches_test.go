package lab

import (
	"context"
	"math"
	"reflect"
	"testing"

	"entente/game"
	"entente/game/dice"
	"entente/game/policy"
)

func TestSwitchesAreAllMeasured(t *testing.T) {
	names := switchNames()
	if len(names) != len(measures) {
		t.Errorf("%d switches, %d measures", len(names), len(measures))
	}
	seen := map[string]bool{}
	for _, n := range names {
		m, ok := measures[n]
		if !ok || seen[m.name] {
			t.Errorf("switch %s: measure %q", n, m.name)
		}
		seen[m.name] = true
	}
}

func TestSwitchesArePaired(t *testing.T) {
	set, seats := setup(t, "pact-2015"), everybody(policy.Random{})
	opt := Options{Games: 40, Workers: 1, Seed: dice.Seed{Lo: 9}}
	got, err := Switches(context.Background(), set, seats, opt)
	if err != nil {
		t.Fatal(err)
	}
	opt.Workers = 3
	if again, _ := Switches(context.Background(), set, seats, opt); !reflect.DeepEqual(got, again) {
		t.Error("three workers give other numbers than one")
	}
	for _, c := range got {
		if math.Abs(c.On-c.Off-c.Difference) > 1e-9 || c.Low > c.Difference || c.High < c.Difference {
			t.Errorf("%+v", c)
		}
		switch c.Switch { // what cannot happen with the mechanism off
		case "words", "doubt", "norms":
			if c.Off != 0 {
				t.Errorf("%s off: %+v", c.Switch, c)
			}
		}
	}
	off := *set
	off.Rules.Switch.Norms = 0
	if _, err := Switches(context.Background(), &off, seats, opt); err == nil {
		t.Error("a switch that is off already was turned off")
	}
}

// Counting agrees with a log that keeps everything.
func TestCounterAgreesWithLog(t *testing.T) {
	set, seats := setup(t, "baseline"), everybody(policy.Random{})
	var table Table
	var counts Counter
	var log game.Log
	for _, rec := range []game.Recorder{&counts, &log} {
		if err := table.Play(set, &seats, dice.Seeded{}, rec); err != nil {
			t.Fatal(err)
		}
	}
	var events [game.EventKinds]int64
	var wrong int64
	for _, e := range log.Events {
		events[e.Kind]++
		if e.Kind != game.EvDetected {
			continue
		}
		truth := log.Event(e.Cause).A // the roll that found it
		if game.Purpose(log.Event(e.Cause).X) == game.RollNoise || log.Event(e.Cause).Kind == game.EvNoise {
			truth = game.Unaffiliated
		}
		if truth != e.B {
			wrong++
		}
	}
	if events != counts.Events {
		t.Errorf("counted %v, logged %v", counts.Events, events)
	}
	if wrong == 0 || wrong != counts.Misread() {
		t.Errorf("%d misread, by the log %d", counts.Misread(), wrong)
	}
	for k := range game.EventKind(game.EventKinds) {
		if counts.Latest(k, game.AnyX) != log.Latest(k, game.AnyX) {
			t.Errorf("latest %v: %d, by the log %d", k, counts.Latest(k, game.AnyX), log.Latest(k, game.AnyX))
		}
	}
}
