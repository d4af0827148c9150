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

// run is one run of a case.
type run struct {
	set    game.Setup
	start  game.State // the position
	state  game.State
	log    game.Log
	dice   Script
	plans  game.Inputs
	listed bool // whether something was not expected to be told in full: "among others"
	late   []line
}

// Neutral is the position that cases begin from: everything in the middle,
// nothing signed, at a quarter in which nothing fades and no year ends.
func Neutral() game.State {
	s := game.State{Version: game.StateVersion, Quarter: 4, Oil: 75, TechTrust: 5, Revenue: 5}
	for p := range s.Sides {
		s.Sides[p] = game.Side{
			Funds: 9, Influence: 9, Operators: 3,
			Economy: 5, Military: 5, Home: 5, Control: 5, Defence: 5, Offence: 5, Standing: 5,
		}
		for q := range s.Sides {
			if p != q {
				s.Threat[p][q], s.Trust[p][q] = 2, 5
			}
		}
	}
	for th := range s.Fronts {
		s.Fronts[th] = game.Front{Heat: 2, Stakes: 5, Local: 1, Far: 1}
	}
	for v := range s.Positions {
		s.Positions[v] = 5
	}
	for c := range s.Blocs {
		s.Blocs[c] = game.Blocs / game.Camps
	}
	s.Bond.Declared, s.Bond.Effective, s.Bond.Towards = game.Normal, game.Normal, game.Normal
	s.Bond.Rungs = [4]int8{game.Normal, game.Normal, game.Normal, game.Normal}
	return s
}

// Run plays the case and tells of the first thing that is not as it says.
func (c *Case) Run() error {
	_, err := c.Play()
	return err
}

// Play is Run, and gives the events of the game as far as it went.
func (c *Case) Play() ([]game.Event, error) {
	rules, err := PinnedRules()
	if err != nil {
		return nil, err
	}
	r := run{set: game.Setup{Name: c.ID, Rules: rules, Year: 2014}, start: Neutral(), dice: Script{Default: 10}}
	err = r.play(c)
	return r.log.Events, err
}

func (r *run) play(c *Case) error {
	for i := range r.set.Oil {
		r.set.Oil[i] = r.start.Oil
	}
	quarters := uint8(1)
	for _, l := range c.lines {
		if l.key == "next" {
			quarters++
		}
	}
	prepared, played := false, false
	for i, l := range c.lines {
		fail := func(err error) error {
			return fmt.Errorf("%s:%d: case %s: %s %s: %w", c.File, l.n, c.ID, l.key, l.text, err)
		}
		switch l.key {
		case "rule", "given", "oil", "ban":
			if prepared {
				return fail(errors.New("the position comes before the orders"))
			}
			if err := r.prepare(l); err != nil {
				return fail(err)
			}
			continue
		case "dice":
			if err := r.dice.Add(l.text); err != nil {
				return fail(err)
			}
			continue
		case "inject":
			if err := r.inject(l.text); err != nil {
				return fail(err)
			}
			continue
		}
		if !prepared {
			prepared = true
			r.set.Start, r.state = r.start, r.start
			r.set.Quarters = r.start.Quarter + quarters
		}
		final := l.key == "expect" || l.key == "sees" || l.key == "among"
		if final && !played {
			played = true
			if i == 0 || c.lines[i-1].key != "next" {
				if err := r.advance(); err != nil {
					return fail(err)
				}
			}
		}
		if err := r.do(l); err != nil {
			return fail(err)
		}
	}
	if r.late != nil || r.plans != (game.Inputs{}) {
		return fmt.Errorf("%s:%d: case %s: its last orders are never played: say what to expect of them", c.File, c.Line, c.ID)
	}
	if played && !r.listed {
		if err := r.nothingElse(); err != nil {
			return fmt.Errorf("%s:%d: case %s (%s): %w", c.File, c.Line, c.ID, c.Title, err)
		}
	}
	if idle := r.dice.Idle(); idle != "" {
		return fmt.Errorf("%s:%d: case %s: nobody rolled for dice %s", c.File, c.Line, c.ID, idle)
	}
	return nil
}

// do plays a line of the quarter, or checks one of the outcome.
func (r *run) do(l line) error {
	switch l.key {
	case "order", "refused", "allowed", "costs":
		_, text, _ := strings.Cut(l.text, ": ")
		if r.late != nil || strings.HasPrefix(text, "accept ") || strings.HasPrefix(text, "decline ") {
			r.late = append(r.late, l) // the replies have begun
			return nil
		}
		return r.plan(l)
	case "next":
		return r.advance()
	case "expect":
		return r.expect(l.text)
	case "sees":
		return r.sees(l.text)
	case "among":
		if l.text != "others" {
			return errors.New("expected: among others")
		}
		r.listed = true
	}
	return nil
}

// advance plays what was ordered to the next Plan or the end.
func (r *run) advance() error {
	if err := game.Advance(&r.set, &r.state, &r.plans, &r.dice, &r.log); err != nil {
		return err
	}
	r.plans = game.Inputs{}
	late := r.late
	r.late = nil
	if r.state.Phase != game.ReplyPhase {
		if len(late) > 0 {
			return fmt.Errorf("nobody was offered anything: %s", late[0].text)
		}
		return nil
	}
	for _, l := range late {
		if err := r.plan(l); err != nil {
			return fmt.Errorf("%s: %w", l.text, err)
		}
	}
	err := game.Advance(&r.set, &r.state, &r.plans, &r.dice, &r.log)
	r.plans = game.Inputs{}
	return err
}

// plan adds an order to a power's plan, or checks what is said of one.
func (r *run) plan(l line) error {
	who, text, found := strings.Cut(l.text, ": ")
	if !found {
		return errors.New("expected POWER: ORDER")
	}
	p, err := game.ParsePower(who)
	if err != nil {
		return err
	}
	want := ""
	switch l.key {
	case "refused":
		text, want, _ = strings.Cut(text, " because ")
	case "costs":
		text, want, _ = strings.Cut(text, " = ")
	}
	o, err := r.order(p, text)
	if err != nil {
		return err
	}
	view, plan := game.See(&r.state, p), &r.plans[p]
	ref := game.Check(&r.set, &view, plan, o)
	switch l.key {
	case "refused":
		return wantRefusal(ref, want)
	case "costs":
		return wantCost(game.CostOf(&r.set, &view, o), want)
	}
	if !ref.Legal() {
		return fmt.Errorf("%w, need %d, have %d", ref, ref.Need, ref.Have)
	}
	if l.key == "order" && !plan.Add(o) {
		return errors.New("the plan is full")
	}
	return nil
}

func wantRefusal(ref game.Refusal, want string) error {
	got := []string{kebab(ref.Code.String()), strconv.Itoa(int(ref.Need)), strconv.Itoa(int(ref.Have))}
	words := strings.Fields(want)
	if len(words) == 0 || len(words) > 3 || !slices.Equal(words, got[:len(words)]) || len(words) < 3 && (ref.Need != 0 || ref.Have != 0) {
		return fmt.Errorf("refused because %s", strings.Join(got, " "))
	}
	return nil
}

func wantCost(k game.Cost, want string) error {
	var parts []string
	for _, x := range []struct {
		n    int16
		name string
	}{{k.Funds, "funds"}, {k.Influence, "influence"}, {k.Operators, "operators"}} {
		if x.n != 0 {
			parts = append(parts, fmt.Sprint(x.n, " ", x.name))
		}
	}
	got := strings.Join(parts, " ")
	if got == "" {
		got = "nothing"
	}
	if got != want {
		return fmt.Errorf("it costs %s", got)
	}
	return nil
}

// order reads an order as cases write it: in the text form of the game, or by
// the kind of contract ("due arms slip") or offer ("accept russia arms-offer").
// "raw KIND TO A B" gives the numbers of an order that has no text.
func (r *run) order(p game.Power, text string) (game.Order, error) {
	words := strings.Fields(text)
	if len(words) == 0 {
		return game.Order{}, errors.New("no order")
	}
	switch {
	case words[0] == "raw" && len(words) == 5:
		var n [4]uint8
		for i := range n {
			x, err := strconv.ParseUint(words[i+1], 10, 8)
			if err != nil {
				return game.Order{}, err
			}
			n[i] = uint8(x)
		}
		return game.Order{Kind: game.Kind(n[0]), To: game.Power(n[1]), A: n[2], B: n[3]}, nil
	case words[0] == "due" && len(words) > 1 && contracts[words[1]] != game.NoContract:
		kind, with, rest, err := contractWords(words[1:])
		if err != nil {
			return game.Order{}, err
		}
		i := findContract(&r.state, kind, with)
		if i < 0 {
			return game.Order{}, fmt.Errorf("there is no such contract")
		}
		return game.ParseOrder(fmt.Sprintf("due %d %s", i, strings.Join(rest, " ")))
	case (words[0] == "accept" || words[0] == "decline") && len(words) > 2:
		from, err := game.ParsePower(words[1])
		if err != nil {
			return game.Order{}, err
		}
		for i := range r.state.Offers {
			of := &r.state.Offers[i]
			if of.Used == 1 && of.From == from && of.To == p && offerIs(of.Order, words[2:]) {
				return game.ParseOrder(fmt.Sprintf("reply %d %s", i, words[0]))
			}
		}
		return game.Order{}, fmt.Errorf("%v offered no such thing", from)
	}
	return game.ParseOrder(text)
}

// offerIs tells whether the words are among those of the offer, in their order.
func offerIs(o game.Order, words []string) bool {
	for _, w := range strings.Fields(o.String()) {
		if len(words) > 0 && w == words[0] {
			words = words[1:]
		}
	}
	return len(words) == 0
}

// passing are the values that cases need not speak of: the clock, the score,
// memory of one's own orders, and how the ladder counts.
var passing = []string{"version", "phase", "quarter", "towards", "agreeing"}

func passes(path string) bool {
	w := strings.Fields(path)
	return slices.Contains(passing, path) || len(w) > 1 && slices.Contains([]string{"score", "past", "intruded"}, w[1])
}

// nothingElse compares the state with the position as the expectations have changed it.
func (r *run) nothingElse() error {
	want := map[string]string{}
	leaves(reflect.ValueOf(&r.start).Elem(), "", "", 0, func(path string, v reflect.Value) { want[path] = word(v) })
	var diffs []string
	leaves(reflect.ValueOf(&r.state).Elem(), "", "", 0, func(path string, v reflect.Value) {
		if got := word(v); got != want[path] && !passes(path) {
			diffs = append(diffs, fmt.Sprintf("%s = %s, not %s", path, got, want[path]))
		}
	})
	if diffs == nil {
		return nil
	}
	return fmt.Errorf("also changed:\n\t%s", strings.Join(diffs, "\n\t"))
}
