package gametest

import (
	"fmt"
	"reflect"

	"entente/game"
	"entente/game/dice"
)

// Sound checks the view of every power at a state against the see tags of
// game.State: whatever is tagged public shows, whatever is a power's own shows
// to that power alone, and what the functions of view.go cut is cut as the
// table of visibility in the rulebook says. It gives what is wrong.
func Sound(s *game.State) (faults []string) {
	changed := *s
	var before [game.Powers]game.View
	for p := range before {
		before[p] = game.See(s, game.Power(p))
	}
	tagged(reflect.ValueOf(&changed).Elem(), "", "", game.Nobody, func(path, tag string, owner game.Power, v reflect.Value) {
		if tag != "all" && tag != "own" {
			if tag != "contract" && tag != "incident" && tag != "offer" {
				faults = append(faults, fmt.Sprintf("%s has the tag %q: expected all, own, contract, incident or offer", path, tag))
			}
			return
		}
		old := reflect.New(v.Type()).Elem()
		old.Set(v)
		disturb(v)
		for p := range game.Power(game.Powers) {
			shows := game.See(&changed, p).State != before[p].State
			if want := tag == "all" || owner == p; shows != want {
				faults = append(faults, fmt.Sprintf("%s (%s): a change shows to %v: %v, expected %v", path, tag, p, shows, want))
			}
		}
		v.Set(old)
	})
	for p := range game.Power(game.Powers) {
		faults = append(faults, soundContracts(s, p)...)
		faults = append(faults, soundIncidents(s, p)...)
		faults = append(faults, soundOffers(s, p)...)
	}
	return faults
}

// tagged visits every number of a state with its tag and the power at the first index of its array.
func tagged(v reflect.Value, path, tag string, owner game.Power, visit func(string, string, game.Power, reflect.Value)) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			t := f.Tag.Get("see")
			if t == "" {
				t = tag // orders and plans are seen as whatever holds them
			}
			tagged(v.Field(i), join(path, kebab(f.Name)), t, owner, visit)
		}
	case reflect.Array:
		for i := range v.Len() {
			o := owner
			if o == game.Nobody {
				o = game.Power(i)
			}
			tagged(v.Index(i), join(path, fmt.Sprint(i)), tag, o, visit)
		}
	default:
		visit(path, tag, owner, v)
	}
}

// disturb changes a number.
func disturb(v reflect.Value) {
	if v.CanInt() {
		v.SetInt(v.Int() ^ 1)
	} else {
		v.SetUint(v.Uint() ^ 1)
	}
}

// soundContracts checks who knows the grade being built: the seller, and a
// buyer who found out; and that only the buyer knows of having found out.
func soundContracts(s *game.State, p game.Power) (faults []string) {
	view := game.See(s, p)
	for i := range s.Contracts {
		want := s.Contracts[i]
		if p != want.B {
			want.Revealed = 0
		}
		if p != want.A && want.Revealed == 0 {
			want.Built = game.UnknownGrade
		}
		if got := view.State.Contracts[i]; got != want {
			faults = append(faults, fmt.Sprintf("%v sees the contract %+v as %+v, expected %+v", p, s.Contracts[i], got, want))
		}
	}
	return faults
}

// soundIncidents checks what is seen of incidents, whatever their order.
func soundIncidents(s *game.State, p game.Power) (faults []string) {
	view := game.See(s, p)
	want := map[game.Incident]int{}
	n := 0
	for i := range s.Incidents {
		if in := s.Incidents[i]; in.Used == 1 {
			if seen := witnessed(in, p); seen.Used == 1 {
				want[seen]++
				n++
			}
		}
	}
	for i := range view.State.Incidents {
		in := view.State.Incidents[i]
		if (in.Used == 1) != (i < n) {
			faults = append(faults, fmt.Sprintf("%v sees %d incidents, expected %d and no gaps between them", p, i, n))
			return faults
		}
		if in.Used == 0 {
			if in != (game.Incident{}) {
				faults = append(faults, fmt.Sprintf("something is left of an incident that %v does not see", p))
			}
			continue
		}
		if want[in]--; want[in] < 0 {
			faults = append(faults, fmt.Sprintf("%v sees the incident %+v", p, in))
		}
	}
	return faults
}

// witnessed is what a power may know of an incident (¶8): the attacker the
// deed, but not what others found, unless it was published; the victim, if it
// noticed, and the public, if it was published, the clues, but not the truth.
func witnessed(in game.Incident, p game.Power) game.Incident {
	found := in.Public == 1 || p == in.Victim && in.Seen == 1
	known := game.Incident{Used: 1, Quarter: in.Quarter, Victim: in.Victim, Aim: in.Aim, By: game.Unaffiliated}
	switch {
	case in.By == p && found:
		known.By, known.Success, known.Seen, known.Public, known.Clues = in.By, in.Success, in.Seen, in.Public, in.Clues
	case in.By == p:
		known.By, known.Success = in.By, in.Success
	case found:
		known.Public, known.Clues = in.Public, in.Clues
		if p == in.Victim {
			known.Seen = in.Seen
		}
	default:
		return game.Incident{}
	}
	return known
}

// soundOffers checks that offers are between two, and answers known to whoever gave them.
func soundOffers(s *game.State, p game.Power) (faults []string) {
	view := game.See(s, p)
	for i := range s.Offers {
		want := s.Offers[i]
		if want.From != p && want.To != p {
			want = game.Offer{}
		}
		if want.To != p {
			want.Answer = game.Unanswered
		}
		if got := view.State.Offers[i]; got != want {
			faults = append(faults, fmt.Sprintf("%v sees the offer %+v as %+v", p, s.Offers[i], got))
		}
	}
	return faults
}

// Vary changes at random what is hidden from a power, and leaves what it sees.
func Vary(s *game.State, p game.Power, rng *dice.Stream) game.State {
	c := *s
	tagged(reflect.ValueOf(&c).Elem(), "", "", game.Nobody, func(path, tag string, owner game.Power, v reflect.Value) {
		if tag != "own" || owner == p || rng.Intn(2) == 0 {
			return
		}
		n := rng.Intn(8)
		if v.CanInt() {
			v.SetInt(int64(n))
		} else {
			v.SetUint(uint64(n))
		}
	})
	for q := range c.Sealed { // what is sealed has to stay a plan
		if game.Power(q) != p {
			c.Sealed[q].N = uint8(rng.Intn(game.MaxOrders + 1))
		}
	}
	for i := range c.Contracts {
		ct := &c.Contracts[i]
		if p != ct.A && ct.Kind == game.ArmsContract && (p != ct.B || ct.Revealed == 0) {
			ct.Built = game.Grade(rng.Intn(3))
		}
		if p != ct.B && ct.Kind == game.ArmsContract {
			ct.Revealed = int8(rng.Intn(2))
		}
	}
	for i := range c.Incidents {
		varyIncident(&c.Incidents[i], p, rng)
	}
	for i := range c.Offers {
		if of := &c.Offers[i]; of.From != p && of.To != p && rng.Intn(2) == 0 {
			*of = game.Offer{}
		}
	}
	return c
}

// varyIncident changes what a power cannot know of an incident, or that there was one.
func varyIncident(in *game.Incident, p game.Power, rng *dice.Stream) {
	switch {
	case in.Used == 0 || witnessed(*in, p).Used == 0:
		*in = game.Incident{}
		if rng.Intn(2) == 0 {
			victim := game.Power((int(p) + 1) % game.Powers)
			*in = game.Incident{Used: 1, Quarter: uint8(rng.Intn(30)), By: game.Unaffiliated, Victim: victim, Seen: int8(rng.Intn(2)), Ceiling: 3}
		}
	case in.By == p:
		in.Ceiling = int8(rng.Intn(6))
	default:
		in.Success, in.Ceiling = int8(rng.Intn(2)), int8(rng.Intn(6))
		for in.By = p; in.By == p || in.By == in.Victim; {
			in.By = game.Power(rng.Intn(game.Suspects))
		}
	}
}
