// Package classroom serves a class to browsers: students join by a code, agree
// on orders in teams, write notes and read the news; the teacher has a console
// and a page for the projector. Pages are rendered here, work by reloading,
// and are kept fresh over one stream of events per browser. Every change is on
// disk before it is acknowledged, and what a seat may not know never leaves.
package classroom

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"entente/game"
	"entente/game/adviser"
	"entente/game/classroom/preflight"
	"entente/game/classroom/session"
	"entente/game/classroom/store"
	"entente/game/dice"
	"entente/game/policy"
	"entente/game/scenario"
	"entente/game/words"
)

// Options say how a class is served.
type Options struct {
	Words *words.Words
	Clock func() time.Time // nil: the machine's
	Hosts []string         // names besides IP addresses and localhost by which the class may be called
	Reach []string         // addresses (HOST:PORT) that students can reach, the best first
	Local bool             // nobody but this machine reaches it
}

// Server serves one class. It implements http.Handler.
type Server struct {
	words *words.Words
	clock func() time.Time
	reach []string
	pages pages
	guard *guard
	check *preflight.Test
	mux   http.Handler

	write sync.Mutex // held while a command is checked, kept and carried out: one at a time
	mu    sync.RWMutex
	class *session.Class
	store *store.Store

	about    about
	scripted []scenario.Inject
	advisers advisers
	here     *presence
	streams  *streams
	wake     chan struct{} // asks the steward to look
	fault    atomic.Pointer[error]
	written  written
}

// about is what the scenario says of itself.
type about struct{ Title, Text string }

// Opening gives what a new class begins with: a scenario, and chance from the machine.
func Opening(sc *scenario.Scenario, tables int, o session.Options) (session.Open, error) {
	open := session.Open{Setup: sc.Setup, Tables: tables, Options: o, Key: make([]byte, 32), Code: newCode()}
	if _, err := rand.Read(open.Key); err != nil {
		return open, err
	}
	var seed [16]byte
	if _, err := rand.Read(seed[:]); err != nil {
		return open, err
	}
	open.Seed = dice.Seed{Hi: binary.LittleEndian.Uint64(seed[:8]), Lo: binary.LittleEndian.Uint64(seed[8:])}
	return open, nil
}

// New gives a server of a class and the store that keeps it.
func New(c *session.Class, st *store.Store, o Options) (*Server, error) {
	s := &Server{
		words: o.Words, clock: o.Clock, reach: o.Reach, class: c, store: st,
		here: newPresence(), streams: newStreams(), wake: make(chan struct{}, 1),
	}
	if s.clock == nil {
		s.clock = time.Now
	}
	if sc, err := scenario.Load(c.Setup().Name); err == nil { // a user's file may be gone by now
		s.about, s.scripted = about{sc.Title, sc.Description}, sc.Injects
	} else {
		s.about = about{Title: c.Setup().Name}
	}
	var err error
	if s.pages, err = newPages(s.words); err != nil {
		return nil, err
	}
	if s.check, err = preflight.New(preflight.Options{
		Words: s.words, Reach: o.Reach, Local: o.Local, Path: "/check", QR: s.pages.qr, Clock: s.clock, Follow: "/",
	}); err != nil {
		return nil, err
	}
	s.guard = newGuard(s, o.Hosts)
	s.mux = s.guard.wrap(s.routes())
	return s, nil
}

// ServeHTTP implements http.Handler.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.mux.ServeHTTP(w, r) }

// now is the time of the server, in milliseconds since 1970.
func (s *Server) now() int64 { return s.clock().UnixMilli() }

// do checks a command, keeps it, carries it out, and tells every stream. When
// it returns without an error, the command is on the disk.
func (s *Server) do(cmd session.Command) error {
	s.write.Lock()
	defer s.write.Unlock()
	now := s.now()
	s.mu.RLock()
	commit, err := s.class.Prepare(cmd, now)
	n, student := s.class.Entries+1, len(s.class.Students)+1
	s.mu.RUnlock()
	if err != nil {
		return err
	}
	entry, err := session.Encode(cmd, now)
	if err != nil {
		return err
	}
	name := ""
	switch cmd := cmd.(type) {
	case *session.Join:
		name = cmd.Name
	case *session.Forget:
		if err := s.store.Forget(); err != nil {
			return err
		}
	}
	if err := s.store.Append(n, entry, student, name); err != nil {
		return err
	}
	s.mu.Lock()
	commit()
	s.mu.Unlock()
	s.streams.tell()
	s.nudge()
	return nil
}

// nudge has the steward look whether a table can go on.
func (s *Server) nudge() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// Run is the steward: it takes tables on when all are ready or time is up,
// until the context is done.
func (s *Server) Run(ctx context.Context) {
	const look = 500 * time.Millisecond
	tick := time.NewTicker(look)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			if s.here.settle(s.clock()) {
				s.streams.tell()
			}
		case <-s.wake:
		}
		s.steward()
	}
}

// steward takes on every table that is due. What it tries and is refused (a
// table moved on meanwhile, a full disk) it tries again at the next look.
func (s *Server) steward() {
	s.mu.RLock()
	tables := len(s.class.Tables)
	s.mu.RUnlock()
	for i := range tables {
		s.mu.RLock()
		due := s.due(i)
		s.mu.RUnlock()
		if due {
			_ = s.advance(i)
		}
	}
}

// due tells whether a table can go on: time is up, or everybody has decided.
// A table at which nobody sits waits for its timer or the teacher.
func (s *Server) due(i int) bool {
	t := s.class.Tables[i]
	if !t.Begun || t.Shelved || t.Paused || t.Phase() == game.Over {
		return false
	}
	if t.Deadline > 0 && s.now() >= t.Deadline {
		return true
	}
	people := false
	for p := range game.Power(game.Powers) {
		team := s.class.Team(i, p)
		people = people || len(team) > 0
		if !t.Awaited(p) || t.Seats[p].Agent != "" || len(team) == 0 {
			continue
		}
		if !s.class.Ready(i, p, s.here.is) {
			return false
		}
	}
	return people
}

// turn is what a seat plays, and by whom it was decided.
type turn struct {
	view  game.View
	agent policy.Policy // nil: the team's draft counts
	draft *game.Plan
	ask   bool // the adviser completes the draft
}

// advance takes a table on now. What agents decide is thought out while
// nobody waits for a lock.
func (s *Server) advance(i int) error {
	s.mu.RLock()
	t, err := s.class.Table(i)
	if err != nil {
		s.mu.RUnlock()
		return err
	}
	set := *t.Game.Setup() // an inject may lengthen its schedule meanwhile
	seed := s.class.Seed()
	cmd := &session.Advance{Table: i, Step: t.Step}
	var turns [game.Powers]turn
	for p := range game.Power(game.Powers) {
		turns[p] = s.turn(i, p)
		cmd.Players[p] = session.Person
		if a := turns[p].agent; a != nil {
			cmd.Players[p] = a.Name()
		}
	}
	s.mu.RUnlock()
	for p := range turns {
		x := &turns[p]
		if x.agent == nil {
			if x.ask {
				plan := adviser.Complete(&set, &x.view, *x.draft)
				x.draft = &plan
			}
			cmd.Plans[p] = x.draft
			continue
		}
		var plan game.Plan
		var why policy.Reasons
		rng := policy.Stream(dice.Seeded{Seed: seed}, &x.view)
		x.agent.Decide(&set, &x.view, &rng, &plan, &why)
		cmd.Plans[p], cmd.Why[p] = &plan, why[:plan.N]
	}
	return s.do(cmd)
}

// advisor covers absent teams, and advises.
var advisor = policy.Doctrine{}

// turn says what a seat plays now: an agent's decision, the draft, or defaults.
func (s *Server) turn(i int, p game.Power) turn {
	t := s.class.Tables[i]
	seat := &t.Seats[p]
	x := turn{view: t.View(p)}
	switch {
	case !t.Awaited(p):
	case seat.Agent != "":
		if a, err := policy.New(seat.Agent); err == nil {
			x.agent = a
		} else { // of a later version
			x.agent = advisor
		}
	case len(s.class.Team(i, p)) == 0:
		x.agent = advisor
	case s.class.Ready(i, p, s.here.is), s.class.Options.Undecided == session.PlayDraft:
		draft := seat.Draft
		x.draft = &draft
	case s.class.Options.Undecided == session.PlayAdvisor && seat.Draft.N == 0:
		x.agent = advisor
	case s.class.Options.Undecided == session.PlayAdvisor:
		draft := seat.Draft
		x.draft, x.ask = &draft, true
	}
	return x
}

// Code is the code by which students join.
func (s *Server) Code() string { return s.class.Code }

// ConsolePath and ProjectorPath are the teacher's links: whoever has them is the teacher.
func (s *Server) ConsolePath() string { return "/console/enter/" + s.guard.secret("console") }

// ProjectorPath is the link to the page without secrets.
func (s *Server) ProjectorPath() string { return "/projector/enter/" + s.guard.secret("projector") }
