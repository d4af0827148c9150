package scenario

import (
	"slices"

	"entente/game"
	"entente/game/dice"
	"entente/game/fault"
	"entente/game/policy"
)

// Replayed is what became of a record in the engine.
type Replayed struct {
	Acts      int       // entries of the record
	Expressed int       // entries that happened as they stand there
	Illegal   []Refused // moves that the rules did not allow
	Failed    []Refused // offers that were accepted and came to nothing, with no code
	Pinned    []Pin     // pins that were rolled
	Unused    []Pin     // pins that were not
	State     game.State
	Log       *game.Log
}

// Refused is a move of the record that could not be made.
type Refused struct {
	Entry   int // in the record's entries
	Move    policy.Move
	Refusal game.Refusal
}

// Replay plays the record through the engine, up to the end of its last
// quarter. What the record leaves open is decided by default, and what it does
// not pin by base.
func (r *Record) Replay(base dice.Roller) (*Replayed, error) {
	set := &r.Scenario.Setup
	used := map[dice.Key]bool{}
	d := r.Roller(base, used)
	out := &Replayed{Acts: len(r.Entries), Log: &game.Log{}}
	out.State = game.New(set, d, out.Log)
	for out.State.Phase != game.Over && out.State.Quarter <= r.Last {
		var in game.Inputs
		for p := range game.Power(game.Powers) {
			v := game.See(&out.State, p)
			r.enter(set, &v, &in[p], out)
		}
		if err := game.Advance(set, &out.State, &in, d, out.Log); err != nil {
			return nil, fault.RecordStopped.New(set.QuarterName(out.State.Quarter), err)
		}
	}
	slices.SortStableFunc(out.Illegal, func(a, b Refused) int { return a.Entry - b.Entry })
	r.failed(out)
	refused := map[int]bool{}
	for _, x := range slices.Concat(out.Illegal, out.Failed) {
		refused[x.Entry] = true
	}
	out.Expressed = out.Acts - len(refused)
	for _, p := range r.Pins {
		if used[p.Key] {
			out.Pinned = append(out.Pinned, p)
		} else {
			out.Unused = append(out.Unused, p)
		}
	}
	return out, nil
}

// enter puts the moves of a decision point into a plan, and notes those that
// the rules refuse.
func (r *Record) enter(set *game.Setup, v *game.View, plan *game.Plan, out *Replayed) {
	for e := range r.Entries {
		for i := range r.Entries[e].Moves {
			m := &r.Entries[e].Moves[i]
			if !m.Now(v) {
				continue
			}
			o, ok := m.In(v)
			ref := game.Refusal{Code: game.NotDue, Order: m.Order}
			if m.Answer != game.Unanswered {
				ref.Code = game.NotOffered
			}
			if ok {
				ref = game.Check(set, v, plan, o)
			}
			if !ref.Legal() || !plan.Add(o) {
				out.Illegal = append(out.Illegal, Refused{e, *m, ref})
			}
		}
	}
}

// failed finds offers that were accepted and yet died.
func (r *Record) failed(out *Replayed) {
	for e := range r.Entries {
		for _, m := range r.Entries[e].Moves {
			if m.Answer != game.Accept {
				continue
			}
			for _, x := range out.Log.Events {
				if x.Kind == game.EvDied && x.Quarter == m.Quarter && x.A == m.From && x.Order == m.Order {
					out.Failed = append(out.Failed, Refused{Entry: e, Move: m})
				}
			}
		}
	}
}
