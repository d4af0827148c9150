package table

import (
	"encoding/json"
	"runtime"
	"sync/atomic"
	"time"

	"entente/game"
	"entente/game/dice"
	"entente/game/policy"
)

// thought is what the agents decided at a decision point.
type thought struct {
	plans game.Inputs
	why   [game.Powers]policy.Reasons
}

// mind is agents thinking while the window lives on.
type mind struct {
	done    chan *thought
	stopped atomic.Bool
	rested  time.Time
}

// thinker is a policy that takes its time: policy.Search.
type thinker interface {
	Think(set *game.Setup, v *game.View, rng *dice.Stream, plan *game.Plan, why *policy.Reasons, on func() bool)
}

// slow tells whether an agent may take longer than a frame.
func (l *local) slow() bool {
	for _, a := range l.agents {
		if _, is := a.(thinker); is {
			return true
		}
	}
	return false
}

// think begins to think on a copy of the game's state.
func (l *local) think() {
	m := &mind{done: make(chan *thought, 1)}
	l.mind = m
	ask := l.asking() // here, so that nothing is shared
	go func() {
		m.rested = time.Now()
		m.done <- ask(m.on)
	}()
}

// work is how long a mind may keep the only thread that a browser has.
const work = 8 * time.Millisecond

// on lets the browser have its turn, and tells whether to think on.
func (m *mind) on() bool {
	if runtime.GOOS == "js" && time.Since(m.rested) > work {
		time.Sleep(time.Millisecond) // less would not reach the browser
		m.rested = time.Now()
	}
	return !m.stopped.Load()
}

// decide lets the agents decide.
func (l *local) decide(on func() bool) *thought { return l.asking()(on) }

// asking gives what lets the agents decide by the state as it is now.
func (l *local) asking() func(on func() bool) *thought {
	set, state, seed, agents := l.game.Setup(), l.game.State(), l.game.Seed(), l.agents
	return func(on func() bool) *thought {
		t := new(thought)
		for p, agent := range agents {
			if agent == nil {
				continue
			}
			v := game.See(state, game.Power(p))
			rng := policy.Stream(dice.Seeded{Seed: seed}, &v)
			if a, is := agent.(thinker); is {
				a.Think(set, &v, &rng, &t.plans[p], &t.why[p], on)
			} else {
				agent.Decide(set, &v, &rng, &t.plans[p], &t.why[p])
			}
		}
		return t
	}
}

// Thinking implements Session.
func (l *local) Thinking() bool { return l.mind != nil }

// Go implements Session.
func (l *local) Go() error {
	if l.mind == nil {
		return nil
	}
	select {
	case t := <-l.mind.done:
		l.mind = nil
		return l.goOn(t)
	default:
		return nil
	}
}

// Leave implements Session.
func (l *local) Leave() {
	if l.mind != nil {
		l.mind.stopped.Store(true)
		l.mind = nil
	}
}

// drafted is a plan in the making, and the number of inputs before it.
type drafted struct {
	Inputs int       `json:"inputs"`
	Plan   game.Plan `json:"plan"`
}

// Draft implements Session. While the game could not be saved, the draft that
// belongs to what was saved is left to it.
func (l *local) Draft(plan game.Plan) error {
	if l.kept == nil || l.kept.Behind() {
		return nil
	}
	if plan.N == 0 {
		return l.kept.Draft(nil)
	}
	b, err := json.Marshal(drafted{len(l.game.Inputs()), plan})
	if err != nil {
		return err
	}
	return l.kept.Draft(b)
}

// Drafted implements Session: the draft, or else what was entered when the
// game was left before all had decided; as far as it may still be given.
func (l *local) Drafted() (plan game.Plan) {
	held, _ := l.game.Entered(l.me)
	var d drafted
	if l.kept != nil && json.Unmarshal(l.kept.Drafted(), &d) == nil && d.Inputs == len(l.game.Inputs()) {
		held = d.Plan
	}
	for _, o := range held.List() {
		if game.Check(l.game.Setup(), &l.view, &plan, o).Legal() {
			plan.Add(o)
		}
	}
	return plan
}
