package main

import (
	"fmt"
	"strings"

	"entente/game"
	"entente/game/gametest"
)

// quiet dice let every test fail and leave oil alone, so that an example shows
// nothing but what it is about.
var quiet = gametest.Script{Default: 10}

// examples are the worked examples of the rulebook. The engine plays them, so
// that they stay true when numbers are tuned.
var examples = map[string]func(*story) error{
	"slip":      slip,
	"intrusion": intrusion,
	"push":      push,
	"crisis":    crisis,
}

func (b *book) example(name string) (string, error) {
	play, ok := examples[name]
	if !ok {
		return "", fmt.Errorf("no example %q", name)
	}
	s := &story{book: b, set: *b.set, dice: quiet}
	s.set.Schedule = nil
	s.given = &s.set.Start
	if err := play(s); err != nil {
		return "", fmt.Errorf("example %s: %w", name, err)
	}
	if idle := s.dice.Idle(); idle != "" {
		return "", fmt.Errorf("example %s: nobody rolled for %s", name, idle)
	}
	return strings.TrimSpace(s.out.String()), nil
}

// slip: a lot that Russia owes slips while China pays for it, and comes later.
func slip(s *story) error {
	s.given.Contracts[1] = game.Contract{
		Kind: game.ArmsContract, A: game.Russia, B: game.China, Promised: game.FullGrade, Built: game.FullGrade,
		Lots: 2, DueB: game.NoDue, Ends: game.NoDue,
	}
	s.given.Sides[game.China].Funds = int8(s.set.Rules.Arms.LotPrice)
	s.begin()
	if err := s.quarter("russia: due arms slip", "china: due arms honour"); err != nil {
		return err
	}
	for range s.set.Rules.Arms.SlipBy - 1 {
		if err := s.quarter(); err != nil {
			return err
		}
	}
	return s.quarter("russia: due arms honour")
}

// intrusion: China intrudes on Russia in spite of their pact, is noticed, and
// is accused once the evidence counts as proof.
func intrusion(s *story) error {
	for _, cl := range game.CyberPact.Clauses() {
		s.given.Bond.Clauses[cl].Status = game.InForce
	}
	s.begin()
	if err := s.roll("intrude = 3", "detect = 2", "clue china russia 3 = 4", "clue china russia 4 = 6", "clue china russia 5 = 10"); err != nil {
		return err
	}
	if err := s.quarter("china: intrude russia military quiet"); err != nil {
		return err
	}
	if err := s.roll("investigate russia = 2"); err != nil {
		return err
	}
	for range game.MaxQuarters / 4 {
		if int16(s.state.Evidence[game.Russia][game.China]) >= s.set.Rules.Evidence.BreachAt {
			return s.quarter("russia: accuse china")
		}
		if err := s.quarter("russia: investigate"); err != nil {
			return err
		}
	}
	return fmt.Errorf("the evidence never counts as proof")
}

// push: a joint push meets the other side's in one venue.
func push(s *story) error {
	const ours, theirs = 6, 3 // faces
	s.begin()
	if err := s.roll(fmt.Sprint("push sovereign itu = ", ours), fmt.Sprint("push open itu = ", theirs)); err != nil {
		return err
	}
	if err := s.quarter("china: joint-push russia itu", "russia: accept", "us: push itu"); err != nil {
		return err
	}
	r, start := &s.set.Rules, &s.before
	joint := game.PushWeight(r, start, game.China) + game.PushWeight(r, start, game.Russia) + int8(r.Norms.JointBonus)
	alone := game.PushWeight(r, start, game.US)
	states, others := game.CampWeight(r, start, game.Sovereign), game.CampWeight(r, start, game.Open)
	margin := joint + states + half(ours) - alone - others - half(theirs)
	step := int8(0)
	switch need := int8(r.Norms.Margin); {
	case margin >= need:
		step = 1
	case margin <= -need:
		step = -1
	}
	if moved := s.state.Positions[game.ITU] - start.Positions[game.ITU]; moved != step {
		return fmt.Errorf("the sum says that the venue moves by %d, and it moved by %d", step, moved)
	}
	fmt.Fprintf(&s.out, "\nThe sum: for sovereignty %d from the joint push, %d from the blocs and %d from the die make %d; for openness %d, %d and %d make %d. "+
		"The margin is %d; %d is needed.\n", joint, states, half(ours), joint+states+half(ours), alone, others, half(theirs), alone+others+half(theirs), margin, r.Norms.Margin)
	return nil
}

// crisis: both sides stand in the Pacific, and Russia backs China.
func crisis(s *story) error {
	const ours, theirs = 8, 2 // faces
	s.given.Fronts[game.Pacific].Open = 1
	s.begin()
	if err := s.roll(fmt.Sprint("fight china pacific = ", ours), fmt.Sprint("fight us pacific = ", theirs)); err != nil {
		return err
	}
	if err := s.quarter("china: stance pacific stand", "us: stance pacific stand", "russia: stance pacific back"); err != nil {
		return err
	}
	c, us := game.CrisisStrength(&s.set.Rules, &s.before, game.Pacific, true)
	margin := c + half(ours) - us - half(theirs)
	if told := s.log.Event(s.log.Latest(game.EvCrisisOver, game.AnyX)).Z; told != int16(margin) {
		return fmt.Errorf("the sum gives a margin of %d, and the engine %d", margin, told)
	}
	fmt.Fprintf(&s.out, "\nThe sum: China with Russia's backing has %d, and %d from the die: %d. The United States has %d, and %d: %d. "+
		"The margin is %d; %d decides.\n", c, half(ours), c+half(ours), us, half(theirs), us+half(theirs), margin, s.set.Rules.Crisis.Margin)
	return nil
}

// half a die, rounded up.
func half(face int8) int8 { return (face + 1) / 2 }

// story is an example being played.
type story struct {
	book   *book
	set    game.Setup
	given  *game.State // the start, until it begins
	dice   gametest.Script
	log    game.Log
	before game.State // of the quarter just played
	state  game.State
	out    strings.Builder
}

func (s *story) begin() { s.state = game.New(&s.set, &s.dice, &s.log) }

// roll writes faces down for what is to come.
func (s *story) roll(faces ...string) error {
	for _, f := range faces {
		if err := s.dice.Add(f); err != nil {
			return err
		}
	}
	return nil
}

// quarter plays a quarter by "POWER: ORDER", in the text form of orders but
// for "due arms CHOICE" and "accept", and tells what comes of these orders.
func (s *story) quarter(orders ...string) error {
	s.before = s.state
	var plans, replies game.Inputs
	told := map[game.Power]game.Plan{}
	accepts := map[game.Power]bool{}
	for _, line := range orders {
		who, text, _ := strings.Cut(line, ": ")
		p, err := game.ParsePower(who)
		if err != nil {
			return err
		}
		if text == "accept" {
			accepts[p] = true
			continue
		}
		if choice, due := strings.CutPrefix(text, "due arms "); due {
			text = fmt.Sprintf("due 1 %s", choice)
		}
		o, err := game.ParseOrder(text)
		if err != nil {
			return err
		}
		plans[p].Add(o)
		told[p] = plans[p]
	}
	quarter, from := s.state.Quarter, len(s.log.Events)
	if err := game.Advance(&s.set, &s.state, &plans, &s.dice, &s.log); err != nil {
		return err
	}
	if s.state.Phase == game.ReplyPhase {
		for i := range s.state.Offers {
			if of := &s.state.Offers[i]; of.Used == 1 && accepts[of.To] {
				replies[of.To].Add(game.Order{Kind: game.Reply, To: game.Nobody, A: uint8(i), B: uint8(game.Accept)})
			}
		}
		if err := game.Advance(&s.set, &s.state, &replies, &s.dice, &s.log); err != nil {
			return err
		}
	}
	s.tell(quarter, from, told)
	return nil
}

// tell writes the events that came of the orders told, each under its cause.
func (s *story) tell(quarter uint8, from int, told map[game.Power]game.Plan) {
	if len(told) == 0 {
		return
	}
	fmt.Fprintf(&s.out, "\n*%s*\n\n", s.book.words.Quarter(&s.set, quarter))
	events := s.log.Events[from:]
	said := map[string]bool{} // an order and its event may read the same
	var under func(cause game.ID, level int)
	write := func(e game.Event, level int) {
		text := s.book.words.Event(&s.set, e)
		if text != "" && !said[text] {
			fmt.Fprintf(&s.out, "%s- %s\n", strings.Repeat("  ", level), text)
			if e.Kind != game.EvRoll {
				level++
			}
		}
		said[text] = true
		under(e.ID, level)
	}
	under = func(cause game.ID, level int) {
		for _, e := range events {
			if e.Cause == cause {
				write(e, level)
			}
		}
	}
	for _, e := range events {
		if plan := told[e.A]; e.Kind == game.EvOrder && plan.Has(e.Order) {
			write(e, 0)
		}
	}
}
