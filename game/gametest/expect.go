package gametest

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"entente/game"
)

// prepare changes the position or what the game is played by.
func (r *run) prepare(l line) error {
	switch l.key {
	case "rule":
		_, err := setRule(&r.set.Rules, l.text)
		return err
	case "oil":
		n, err := strconv.Atoi(l.text)
		for i := range r.set.Oil {
			r.set.Oil[i] = int16(n)
		}
		return err
	case "ban":
		return r.ban(l.text)
	}
	return assign(&r.start, l.text)
}

// assign carries out "PATH = VALUE", "contract KIND: FIELDS" or "incident: FIELDS".
func assign(s *game.State, text string) error {
	if c, yes, err := readContract(text); yes {
		if err != nil {
			return err
		}
		i := findContract(s, game.NoContract, game.Nobody)
		s.Contracts[i] = c
		return nil
	}
	if in, yes, err := readIncident(s, text); yes {
		if err != nil {
			return err
		}
		for i := range s.Incidents {
			if s.Incidents[i].Used == 0 {
				s.Incidents[i] = in
				return nil
			}
		}
	}
	v, value, err := pathAndValue(s, text)
	if err != nil {
		return err
	}
	return setValue(v, value)
}

// pathAndValue reads "PATH = VALUE".
func pathAndValue(s *game.State, text string) (reflect.Value, string, error) {
	path, value, found := strings.Cut(text, " = ")
	if !found {
		return reflect.Value{}, "", errors.New("expected PATH = VALUE")
	}
	v, err := resolve(s, path)
	if err == nil && v.Kind() == reflect.Struct { // a clause by its status alone
		v = v.Field(0)
	}
	return v, value, err
}

// readContract reads "contract KIND [POWER]: FIELDS".
func readContract(text string) (c game.Contract, yes bool, err error) {
	head, list, found := strings.Cut(text, ":")
	words := strings.Fields(head)
	if !found || words[0] != "contract" {
		return c, false, nil
	}
	kind, with, rest, err := contractWords(words[1:])
	if err == nil && len(rest) > 0 {
		err = fmt.Errorf("%q is one word too many", rest[0])
	}
	c = newContract(kind, with)
	if err == nil {
		err = assignFields(reflect.ValueOf(&c).Elem(), list)
	}
	return c, true, err
}

// readIncident reads "incident: FIELDS", of this quarter if the fields do not say another.
func readIncident(s *game.State, text string) (in game.Incident, yes bool, err error) {
	list, found := strings.CutPrefix(text, "incident:")
	if !found {
		return in, false, nil
	}
	in = game.Incident{Used: 1, Quarter: s.Quarter}
	return in, true, assignFields(reflect.ValueOf(&in).Elem(), list)
}

// ban reads "POWER ORDER-NAME [POWER]".
func (r *run) ban(text string) error {
	words := strings.Fields(text)
	if len(words) < 2 || len(words) > 3 {
		return errors.New("expected POWER ORDER-NAME [POWER]")
	}
	who, err := game.ParsePower(words[0])
	if err != nil {
		return err
	}
	b := game.Ban{Who: who, To: game.Nobody}
	if len(words) == 3 {
		if b.To, err = game.ParsePower(words[2]); err != nil {
			return err
		}
	}
	k := slices.Index(kindNames(), words[1])
	if k <= 0 {
		return fmt.Errorf("no order %q", words[1])
	}
	b.Kind = game.Kind(k)
	r.set.Ban = append(r.set.Ban, b)
	return nil
}

// inject schedules an event by its text form (game.ParseInject) for the quarter that the next line begins.
func (r *run) inject(text string) error {
	e, err := game.ParseInject(text)
	if err != nil {
		return err
	}
	if e.Quarter = r.state.Quarter + 1; r.state.Quarter == 0 {
		e.Quarter = r.start.Quarter + 1
	}
	r.set.Schedule = append(r.set.Schedule, e)
	return nil
}

// expect checks a line of the outcome, and takes it into the position for the
// comparison at the end.
func (r *run) expect(text string) error {
	no := strings.HasPrefix(text, "no ")
	what := strings.TrimPrefix(text, "no ")
	words := strings.Fields(what)
	switch words[0] {
	case "event":
		e, err := r.event(words[1:])
		if err != nil {
			return err
		}
		if (e.Kind != game.NoEvent) == no {
			return fmt.Errorf("events: %s", r.told(words[1]))
		}
		return nil
	case "outcome":
		if got := kebab(game.Result(&r.state).String()); len(words) != 2 || got != words[1] {
			return fmt.Errorf("the outcome is %s", got)
		}
		return nil
	case "contract":
		if !no {
			break
		}
		kind, with, _, err := contractWords(words[1:])
		if err != nil {
			return err
		}
		if findContract(&r.state, kind, with) >= 0 {
			return errors.New("there is one")
		}
		if i := findContract(&r.start, kind, with); i >= 0 {
			r.start.Contracts[i] = game.Contract{}
		}
		return nil
	}
	if no {
		return errors.New("expected no event or no contract")
	}
	return same(&r.start, &r.state, text)
}

// same compares what the text says with the state got, and takes it into want.
func same(want, got *game.State, text string) error {
	if c, yes, err := readContract(text); yes {
		if err != nil {
			return err
		}
		with := game.Nobody
		if c.A == game.US {
			with = c.B
		}
		i := findContract(got, c.Kind, with)
		if i < 0 {
			return errors.New("there is none")
		}
		want.Contracts[i] = c
		return sameFields(&c, &got.Contracts[i])
	}
	if in, yes, err := readIncident(want, text); yes {
		if err != nil {
			return err
		}
		last := -1
		for i := range got.Incidents {
			if got.Incidents[i] == in {
				if x := &want.Incidents[i]; x.Used == 1 && *x != in {
					return fmt.Errorf("it took the place of the incident at %v in quarter %d", x.Victim, x.Quarter)
				}
				want.Incidents[i] = in
				return nil
			}
			if got.Incidents[i].Used == 1 {
				last = i
			}
		}
		if last < 0 {
			return errors.New("there is none")
		}
		return sameFields(&in, &got.Incidents[last])
	}
	v, value, err := pathAndValue(want, text)
	if err != nil {
		return err
	}
	if err := setValue(v, value); err != nil {
		return err
	}
	g, _, err := pathAndValue(got, text)
	if err != nil {
		return err
	}
	if word(g) != word(v) {
		return fmt.Errorf("it is %s", word(g))
	}
	return nil
}

// sameFields compares two values of one type, which are told apart by the names of their fields.
func sameFields(want, got any) error {
	var w, diffs []string
	leaves(reflect.ValueOf(want).Elem(), "", "", 0, func(_ string, v reflect.Value) { w = append(w, word(v)) })
	i := 0
	leaves(reflect.ValueOf(got).Elem(), "", "", 0, func(path string, v reflect.Value) {
		if g := word(v); g != w[i] {
			diffs = append(diffs, path+" "+g)
		}
		i++
	})
	if diffs == nil {
		return nil
	}
	return errors.New("it has " + strings.Join(diffs, ", "))
}

// sees checks "POWER: PATH = VALUE" in what the power may know.
func (r *run) sees(text string) error {
	who, what, _ := strings.Cut(text, ": ")
	p, err := game.ParsePower(who)
	if err != nil {
		return err
	}
	view := game.See(&r.state, p)
	was := view.State
	return same(&was, &view.State, what)
}

// event finds an event by "KIND [A] [B] [x=N] [y=N] [z=N] [seen by POWER...]
// [because KIND [A]]": by all or nobody, because of nothing.
func (r *run) event(words []string) (game.Event, error) {
	if len(words) == 0 {
		return game.Event{}, errors.New("which event?")
	}
	kind := game.EventKind(game.EventKinds)
	for k := range game.EventKind(game.EventKinds) {
		if kebab(k.String()) == words[0] {
			kind = k
		}
	}
	if kind == game.EventKinds {
		return game.Event{}, fmt.Errorf("no event is called %q", words[0])
	}
	var parties []game.Power
	args := map[string]int{}
	see := -1
	var cause []string
	if i := slices.Index(words, "because"); i > 0 {
		cause, words = words[i+1:], words[:i]
	}
	for i, w := range words[1:] {
		if w == "seen" {
			var err error
			if see, err = audience(words[i+2:]); err != nil {
				return game.Event{}, err
			}
			break
		}
		if name, value, found := strings.Cut(w, "="); found {
			n, err := strconv.Atoi(value)
			if err != nil || name != "x" && name != "y" && name != "z" {
				return game.Event{}, fmt.Errorf("what is %q?", w)
			}
			args[name] = n
			continue
		}
		p := slices.Index(powers, w)
		if w == "nobody" {
			p = int(game.Nobody)
		}
		if p < 0 {
			return game.Event{}, fmt.Errorf("what is %q?", w)
		}
		parties = append(parties, game.Power(p))
	}
	for _, e := range r.log.Events {
		fits := e.Kind == kind && (see < 0 || int(e.See) == see) && (cause == nil || r.causes(e, cause))
		for i, p := range parties {
			fits = fits && p == [2]game.Power{e.A, e.B}[i]
		}
		for name, n := range args {
			fits = fits && n == map[string]int{"x": int(e.X), "y": int(e.Y), "z": int(e.Z)}[name]
		}
		if fits {
			return e, nil
		}
	}
	return game.Event{}, nil
}

// causes tells whether an event of the kind, of the power if one is named,
// brought e about at first hand, or nothing did.
func (r *run) causes(e game.Event, words []string) bool {
	for _, id := range [2]game.ID{e.Cause, e.Also} {
		c := r.log.Event(id)
		if c.ID != 0 && kebab(c.Kind.String()) == words[0] && (len(words) == 1 || c.A.String() == words[1]) {
			return true
		}
	}
	return words[0] == "nothing" && e.Cause == 0 && e.Also == 0
}

// audience reads "by china russia", "by all" or "by nobody".
func audience(words []string) (int, error) {
	if len(words) < 2 || words[0] != "by" {
		return 0, errors.New("expected: seen by POWER..., all or nobody")
	}
	switch words[1] {
	case "all":
		return int(game.Everyone), nil
	case "nobody":
		return 0, nil
	}
	see := uint8(0)
	for _, w := range words[1:] {
		p, err := game.ParsePower(w)
		if err != nil {
			return 0, err
		}
		see |= game.Only(p)
	}
	return int(see), nil
}

// told lists the events of a kind, for messages.
func (r *run) told(kind string) string {
	var all []string
	for _, e := range r.log.Events {
		if kebab(e.Kind.String()) == kind {
			all = append(all, fmt.Sprintf("%s %v %v x=%d y=%d z=%d see=%b because %v and %v", kind, e.A, e.B, e.X, e.Y, e.Z, e.See,
				r.log.Event(e.Cause).Kind, r.log.Event(e.Also).Kind))
		}
	}
	if all == nil {
		return "none of this kind"
	}
	return strings.Join(all, "; ")
}
