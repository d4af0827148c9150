package classroom

import (
	"fmt"
	"net/http"
	"sync"
	"time"

	"entente/game/fault"
)

// A browser holds one stream. It is told that what it shows has changed, and
// fetches its page again: pages alone carry content, so that what a seat may
// see is cut in one place.

// streams wakes every open stream when something has changed.
type streams struct {
	mu   sync.Mutex
	next chan struct{}
	open map[string]int // by who
	all  int
}

// Bounds of streams.
const (
	maxStreams = 800
	maxEach    = 8 // a browser with many tabs
)

func newStreams() *streams { return &streams{next: make(chan struct{}), open: map[string]int{}} }

func (x *streams) tell() {
	x.mu.Lock()
	close(x.next)
	x.next = make(chan struct{})
	x.mu.Unlock()
}

func (x *streams) wait() <-chan struct{} {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.next
}

// enter counts a stream; false if there are too many.
func (x *streams) enter(who string) bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.all >= maxStreams || x.open[who] >= maxEach && who != "" {
		return false
	}
	x.all++
	x.open[who]++
	return true
}

func (x *streams) leave(who string) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.all--
	if x.open[who]--; x.open[who] <= 0 {
		delete(x.open, who)
	}
}

// presence is who has been seen of late. It is no part of the class: after a
// restart everybody is away until the browser calls again.
type presence struct {
	mu   sync.Mutex
	open map[int]int // streams by student
	last map[int]time.Time
	held map[int]bool // has ever held a stream
	now  map[int]bool // as settled
	rev  int
}

// away is how long after the last sign a student counts as gone: a browser that
// holds a stream shows at once that it is here, any other when it loads a page.
const (
	away     = 20 * time.Second
	awayPage = 3 * time.Minute
)

func newPresence() *presence {
	return &presence{open: map[int]int{}, last: map[int]time.Time{}, held: map[int]bool{}, now: map[int]bool{}}
}

// sign notes that a student's browser called; streams is how many it opened or closed.
func (p *presence) sign(id, streams int, at time.Time) (came bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.open[id] += streams
	p.last[id] = at
	p.held[id] = p.held[id] || streams > 0
	if !p.now[id] {
		p.now[id] = true
		p.rev++
		return true
	}
	return false
}

// settle notes who has gone since; true if anybody has.
func (p *presence) settle(at time.Time) (changed bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for id := range p.now {
		limit := awayPage
		if p.held[id] {
			limit = away
		}
		if p.open[id] <= 0 && at.Sub(p.last[id]) > limit {
			delete(p.now, id)
			p.rev++
			changed = true
		}
	}
	return changed
}

// is tells whether a student is here.
func (p *presence) is(id int) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.now[id]
}

func (p *presence) revision() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.rev
}

const (
	heartbeat  = 15 * time.Second
	writeLimit = 10 * time.Second
)

// stream holds a browser's stream open. rev numbers what the browser's page
// shows; "" ends the stream, as the seat is no longer this browser's.
func (s *Server) stream(w http.ResponseWriter, r *http.Request, who string, rev func() string) {
	if !s.streams.enter(who) {
		s.fail(w, r, http.StatusServiceUnavailable, fault.ClassBusy)
		return
	}
	defer s.streams.leave(who)
	ctl := http.NewResponseController(w)
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("X-Accel-Buffering", "no")
	send := func(text string) bool {
		_ = ctl.SetWriteDeadline(time.Now().Add(writeLimit)) // not every writer has one
		if _, err := fmt.Fprint(w, text); err != nil {
			return false
		}
		return ctl.Flush() == nil
	}
	seen := r.Header.Get("Last-Event-ID")
	if seen == "" {
		seen = r.URL.Query().Get("rev")
	}
	if !send("retry: 1000\n\n") {
		return
	}
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for {
		next := s.streams.wait() // before looking, so that nothing is missed
		now := rev()
		if now == "" {
			send("event:gone\ndata:gone\n\n")
			return
		}
		if now != seen {
			seen = now
			if !send("id:" + now + "\nevent:changed\ndata:" + now + "\n\n") {
				return
			}
		}
		select {
		case <-r.Context().Done():
			return
		case <-beat.C:
			if !send(": here\n\n") {
				return
			}
		case <-next:
		}
	}
}
