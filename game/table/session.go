package table

import (
	"errors"

	"entente/game"
	"entente/game/policy"
	"entente/game/replay"
	"entente/game/saves"
)

// Session is a game as one seat sees it. The table asks for nothing else.
type Session interface {
	Setup() *game.Setup
	View() *game.View
	// Before is the view at the last Plan but this; nil in the first quarter.
	Before() *game.View
	// Events are those that the seat may know; all of them once the game is over.
	Events() []game.Event
	// Since numbers, among Events, the last before the last Plan but this.
	Since() game.ID
	// Commit enters the seat's plan, and plays on to its next decision. If
	// others have to think, it returns before that: while Thinking, Go takes up
	// what they have decided. An error that wraps replay.ErrNotSaved does not
	// undo the plan.
	Commit(game.Plan) error
	Thinking() bool
	Go() error
	// Leave ends the thinking. The game stands where it was saved.
	Leave()
	// Unsaved tells whether the game has gone on since it could be saved, and
	// Save tries again; nil if all is saved.
	Unsaved() bool
	Save() error
	// Draft keeps a plan in the making, and Drafted gives it when the game is
	// played on at the same decision.
	Draft(game.Plan) error
	Drafted() game.Plan
	// Name is what the game is saved under; "" if nowhere.
	Name() string
	// File is where people find the saved game; "" if they cannot.
	File() string
	// Final is the whole state once the game is over; nil before.
	Final() *game.State
}

// Brancher is a Session that can be played on otherwise.
type Brancher interface {
	// Branch gives a copy of the game as it stood at Plan of a quarter, to be
	// played on in the same seat. A session and an error together mean that the
	// copy can be played but was not saved.
	Branch(q uint8) (Session, error)
}

// local is a game on this machine: one person, and agents in the other seats.
type local struct {
	game    *replay.Game
	me      game.Power
	agents  [game.Powers]policy.Policy // nil: the person
	view    game.View
	before  *game.View
	past    int // events of the game before the last Plan but this
	since   game.ID
	cut     []game.Event
	kept    *saves.Keeper // nil: nowhere
	unsaved error
	mind    *mind // of agents that are thinking; nil: nobody is
}

// Play gives a session of a game in which a person has one seat, and agents
// have the others: doctrine, where none is given. It is kept by kept, or not if
// that is nil.
func Play(g *replay.Game, me game.Power, agents [game.Powers]policy.Policy, kept *saves.Keeper) (Session, error) {
	l := &local{game: g, me: me, agents: agents, kept: kept}
	l.agents[me] = nil
	for p := range game.Power(game.Powers) {
		player := person
		if p != me {
			if l.agents[p] == nil {
				l.agents[p] = policy.Doctrine{}
			}
			player = l.agents[p].Name()
		}
		if g.Seat(p) == player {
			continue
		}
		if err := l.keep(g.Sit(p, player)); err != nil {
			return nil, err
		}
	}
	l.look()
	return l, l.recall()
}

// recall finds what the last Plan but this looked like, in a game played on.
func (l *local) recall() error {
	now := l.game.State()
	if now.Quarter == 0 {
		return nil
	}
	past, err := l.game.Until(now.Quarter) // a copy
	if err != nil {
		return err
	}
	for s := past.State(); s.Quarter == now.Quarter || s.Phase != game.PlanPhase; s = past.State() {
		if err := past.TakeBack(1); err != nil {
			return err
		}
	}
	v := game.See(past.State(), l.me)
	l.before, l.past = &v, len(past.Log().Events)
	l.look()
	return nil
}

// keep lets the game go on when an input could not be saved, and remembers that.
func (l *local) keep(err error) error {
	if errors.Is(err, replay.ErrNotSaved) {
		l.unsaved = err
		return nil
	}
	return err
}

// Unsaved implements Session.
func (l *local) Unsaved() bool { return l.kept != nil && l.kept.Behind() }

// Save implements Session.
func (l *local) Save() error {
	if !l.Unsaved() {
		return nil
	}
	return l.kept.Save(l.game)
}

func (l *local) look() {
	l.view = game.See(l.game.State(), l.me)
	events := l.game.Log().Events
	if l.view.State.Phase == game.Over { // nothing is hidden any more
		l.cut, l.since = events, game.ID(l.past)
		return
	}
	l.cut = game.CutLog(events, l.me)
	l.since = game.ID(len(game.CutLog(events[:l.past], l.me)))
}

func (l *local) Setup() *game.Setup   { return l.game.Setup() }
func (l *local) View() *game.View     { return &l.view }
func (l *local) Before() *game.View   { return l.before }
func (l *local) Events() []game.Event { return l.cut }
func (l *local) Since() game.ID       { return l.since }

func (l *local) Name() string {
	if l.kept == nil {
		return ""
	}
	return l.kept.Name()
}

func (l *local) File() string {
	if l.kept == nil {
		return ""
	}
	return l.kept.Path()
}

func (l *local) Final() *game.State {
	if l.view.State.Phase != game.Over {
		return nil
	}
	return l.game.State()
}

// Branch implements Brancher. The copy is kept under a new name, if the game is kept.
func (l *local) Branch(q uint8) (Session, error) {
	past, err := l.game.Until(max(q, 1) - 1) // a copy, at Plan of the quarter after
	if err != nil {
		return nil, err
	}
	for past.State().Quarter > q {
		if err := past.TakeBack(1); err != nil {
			return nil, err
		}
	}
	for past.State().Phase != game.PlanPhase {
		if err := past.TakeBack(1); err != nil {
			return nil, err
		}
	}
	var kept *saves.Keeper
	var unsaved error
	if l.kept != nil {
		kept, unsaved = l.kept.Another(past)
	}
	s, err := Play(past, l.me, l.agents, kept)
	if err != nil {
		return nil, err
	}
	return s, unsaved
}

// Commit implements Session.
func (l *local) Commit(plan game.Plan) error {
	if err := l.keep(l.game.Enter(l.me, plan)); err != nil {
		return err
	}
	if l.view.State.Phase == game.PlanPhase {
		v := l.view
		l.before, l.past = &v, len(l.game.Log().Events)
	}
	return l.goOn(nil)
}

// goOn plays to the seat's next decision, or until somebody has to think. What
// was thought of the present decision point may be given.
func (l *local) goOn(t *thought) error {
	for {
		if t == nil {
			if l.slow() {
				l.think()
				return nil
			}
			t = l.decide(func() bool { return true })
		}
		if err := l.step(t); err != nil {
			return err
		}
		t = nil
		l.look()
		if l.view.State.Phase != game.ReplyPhase || asked(l.game.Setup(), &l.view) {
			break
		}
	}
	err := l.unsaved
	l.unsaved = nil
	return err
}

// step enters what the agents decided, and takes the game to the next decision point.
func (l *local) step(t *thought) error {
	for p, agent := range l.agents {
		if agent == nil {
			continue
		}
		plan := t.plans[p]
		if err := l.keep(l.game.Enter(game.Power(p), plan, t.why[p][:plan.N]...)); err != nil {
			return err
		}
	}
	return l.keep(l.game.Advance(nil))
}

// asked tells whether the view's power has something to answer.
func asked(set *game.Setup, v *game.View) bool {
	var out game.Options
	game.Asked(set, v, &game.Plan{}, &out)
	return out.N > 0
}

// saved tells an error of saving, after which the game goes on, from others.
func saved(err error) bool { return errors.Is(err, replay.ErrNotSaved) }
