package classroom

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"context"
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"maps"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"entente/game"
	"entente/game/classroom/session"
	"entente/game/classroom/store"
	"entente/game/dice"
	"entente/game/gametest"
	"entente/game/scenario"
)

// still serves a class whose clock stands still and whose steward sleeps, so
// that it does what it is asked to, and nothing else. Requests go to it
// without a network.
func still(t testing.TB) *class {
	t.Helper()
	o, err := opening()
	if err != nil {
		t.Fatal(err)
	}
	c, err := session.New(o)
	if err != nil {
		t.Fatal(err)
	}
	st, err := store.Create(filepath.Join(t.TempDir(), "class"), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	return asleep(t, c, st)
}

func asleep(t testing.TB, c *session.Class, st *store.Store) *class {
	t.Helper()
	s, err := New(c, st, Options{Words: english, Clock: func() time.Time { return time.UnixMilli(1_800_000_000_000) }, Reach: []string{"192.0.2.7:8080"}})
	if err != nil {
		t.Fatal(err)
	}
	s.guard.posts.burst = 1 << 30
	t.Cleanup(func() {
		if err := s.Fault(); err != nil {
			t.Error(err)
		}
	})
	return &class{s, "http://192.0.2.7:8080"}
}

// opening is a class of pact-2015 with secrets that can be told from anything else.
func opening() (session.Open, error) {
	sc, err := scenario.Load("pact-2015")
	if err != nil {
		return session.Open{}, err
	}
	return session.Open{
		Setup: sc.Setup, Seed: dice.Seed{Hi: 0xc3a5c85c97cb3127, Lo: 0xb492b66fbe98f273}, Tables: 2, Code: "KITES",
		Key: []byte("a key for tests, of 32 bytes long"), Options: session.Options{Choose: true, Undecided: session.PlayAdvisor},
	}, nil
}

// wire carries requests to a class without a network, and notes every byte of
// the answers.
type wire struct {
	c    *class
	last []byte // the latest answer
	head http.Header
	all  [][]byte // all of them; nil: they are not kept
	keep bool
}

func (w *wire) RoundTrip(r *http.Request) (*http.Response, error) {
	r.RemoteAddr = "192.0.2.99:1"
	if r.Host == "" {
		r.Host = r.URL.Host
	}
	if r.Body == nil {
		r.Body = http.NoBody
	}
	rec := httptest.NewRecorder()
	w.c.ServeHTTP(rec, r)
	res := rec.Result()
	var raw bytes.Buffer
	fmt.Fprintf(&raw, "%s %s: %d\n", r.Method, r.URL.RequestURI(), res.StatusCode)
	for _, k := range slices.Sorted(maps.Keys(res.Header)) {
		fmt.Fprintf(&raw, "%s: %s\n", k, strings.Join(res.Header[k], "\n\t"))
	}
	raw.Write(rec.Body.Bytes())
	w.last, w.head = raw.Bytes(), res.Header
	if w.keep {
		w.all = append(w.all, w.last)
	}
	res.Request = r
	return res, nil
}

// wired is a browser whose requests go over a wire.
func (c *class) wired(t testing.TB) (*browser, *wire) {
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	w := &wire{c: c}
	return &browser{t, c.at, http.Client{Jar: jar, Transport: w}}, w
}

// live gives what a stream says at once.
func (w *wire) live(b *browser, path string) string {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	at, err := url.Parse(b.at)
	if err != nil {
		b.t.Fatal(err)
	}
	r := httptest.NewRequestWithContext(ctx, http.MethodGet, path, nil)
	r.Host = at.Host
	for _, k := range b.c.Jar.Cookies(at) {
		r.AddCookie(k)
	}
	res, err := w.RoundTrip(r)
	if err != nil {
		b.t.Fatal(err)
	}
	res.Body.Close()
	return string(w.last)
}

// part is a part of a value that has no door for tests.
func part[T any](v reflect.Value, field string) *T {
	return (*T)(v.FieldByName(field).Addr().UnsafePointer())
}

// everyTable says that what all tables make public is to stay as it is.
const everyTable = -1

// vary changes at random what a power at a table must not know: the state, the
// record, dice and seed, what is still to come, what the others plan and write,
// who they are, and all of every other table. It gives what undoes it.
func vary(c *class, table int, p game.Power, rng *dice.Stream, truth bool) (undo func()) {
	var back []func()
	keep := func(f func()) { back = append(back, f) }
	cl := reflect.ValueOf(c.class).Elem()
	for i, tb := range c.class.Tables {
		g := reflect.ValueOf(tb.Game).Elem()
		state, seed, events, set := part[game.State](g, "state"), part[dice.Seed](g, "seed"), &tb.Game.Log().Events, part[game.Setup](g, "set")
		wasState, wasSeed, wasEvents, wasSet := *state, *seed, *events, *set
		trail := reflect.ValueOf(tb).Elem().FieldByName("trail")
		var ends []*game.ID
		var wasEnds []game.ID
		for k := range trail.Len() {
			ends = append(ends, part[game.ID](trail.Index(k), "events"))
			wasEnds = append(wasEnds, *ends[k])
		}
		keep(func() {
			*state, *seed, *events, *set = wasState, wasSeed, wasEvents, wasSet
			for k := range ends {
				*ends[k] = wasEnds[k]
			}
		})
		me := p
		if i != table && table != everyTable {
			me = game.Nobody
		}
		if !truth {
			if me == p {
				*state = gametest.Vary(state, p, rng)
			} else {
				for q := range game.Power(game.Powers) {
					*state = gametest.Vary(state, q, rng)
				}
				state.Oil += 7
				state.Bond.Effective = (state.Bond.Effective + 1) % game.Rungs
			}
			seed.Hi, seed.Lo = rng.Uint64(), rng.Uint64()
			var at []int
			*events, at = varyRecord(wasEvents, me, rng)
			for k := range ends {
				*ends[k] = game.ID(at[wasEnds[k]])
			}
			set.Schedule = varyFuture(set.Schedule, state.Quarter, rng)
			for q := int(state.Quarter) + 1; q < len(set.Oil); q++ {
				set.Oil[q] += int16(rng.Intn(20))
			}
		}
		for q := range game.Power(game.Powers) {
			if q == me {
				continue
			}
			seat := &tb.Seats[q]
			draft, by := seat.Draft, seat.By
			keep(func() { seat.Draft, seat.By = draft, by })
			menu := game.Menus(q)
			seat.Draft = game.Plan{}
			for range rng.Intn(4) {
				seat.Draft.Add(menu[rng.Intn(len(menu))])
				seat.By[rng.Intn(game.MaxOrders)] = 1 + rng.Intn(6)
			}
		}
		notes := tb.Notes
		keep(func() { tb.Notes = notes })
		tb.Notes = nil
		for _, n := range notes {
			if n.From == me || n.To == me {
				tb.Notes = append(tb.Notes, n)
			} else if rng.Intn(2) == 0 {
				n.Text, n.By = fmt.Sprint("varied ", rng.Uint64()), 1+rng.Intn(6)
				tb.Notes = append(tb.Notes, n, n)
			}
		}
	}
	if !truth {
		seed := part[dice.Seed](cl, "seed")
		was := *seed
		keep(func() { *seed = was })
		seed.Hi, seed.Lo = rng.Uint64(), rng.Uint64()
	}
	for _, st := range c.class.Students {
		if st.Table == table && st.Seat == p {
			continue
		}
		was := *st
		keep(func() { *st = was })
		st.Name = fmt.Sprint("Varied ", rng.Intn(1000))
		st.Notes += rng.Intn(9)
		st.Gen += rng.Intn(3)
	}
	return func() {
		for _, f := range slices.Backward(back) {
			f()
		}
	}
}

// varyRecord changes, adds and takes out events that a power may not know.
// It also gives how many there are then of each first n.
func varyRecord(events []game.Event, p game.Power, rng *dice.Stream) (list []game.Event, first []int) {
	var bit uint8
	if p < game.Powers {
		bit = game.Only(p)
	}
	number := make([]game.ID, len(events)+1)
	first = []int{0}
	for _, e := range events {
		for rng.Intn(3) == 0 {
			list = append(list, game.Event{ID: game.ID(len(list) + 1), Kind: game.EvIntrusion, Quarter: e.Quarter, A: game.Power(rng.Intn(3)), B: game.Power(rng.Intn(3)), See: 7 &^ bit & uint8(rng.Intn(7))})
		}
		e.Cause, e.Also = number[e.Cause], number[e.Also]
		if e.See&bit == 0 {
			if rng.Intn(3) == 0 {
				first = append(first, len(list))
				continue
			}
			e.X, e.Y, e.Z, e.A = int16(rng.Intn(3)), int16(rng.Intn(3)), int16(rng.Intn(3)), game.Power(rng.Intn(3))
		}
		number[e.ID] = game.ID(len(list) + 1)
		e.ID = number[e.ID]
		list = append(list, e)
		first = append(first, len(list))
	}
	return list, first
}

// varyFuture changes and adds events that are still to come.
func varyFuture(list []game.Scheduled, now uint8, rng *dice.Stream) []game.Scheduled {
	list = slices.Clone(list)
	for i := range list {
		if list[i].Quarter > now {
			list[i].Amount++
			list[i].Text = "varied"
		}
	}
	return append(list, game.Scheduled{Quarter: now + 1 + uint8(rng.Intn(3)), What: game.InjectNews, Whom: game.Nobody, Text: "varied"})
}

// inside gives bytes and whatever is packed in them: compressed streams, data
// in base64, and texts escaped for pages and addresses.
func inside(b []byte) [][]byte { return unpack(b, 4) }

func unpack(b []byte, deep int) (list [][]byte) {
	list = [][]byte{b}
	if deep == 0 {
		return list
	}
	add := func(next []byte) {
		if len(next) > 0 && !bytes.Equal(next, b) {
			list = append(list, unpack(next, deep-1)...)
		}
	}
	if text := html.UnescapeString(string(b)); len(text) != len(b) {
		list = append(list, []byte(text))
	}
	if text, err := url.QueryUnescape(string(b)); err == nil && len(text) != len(b) {
		list = append(list, []byte(text))
	}
	for at := 0; ; at++ {
		i := bytes.Index(b[at:], []byte{0x1f, 0x8b, 8})
		if i < 0 {
			break
		}
		at += i
		if z, err := gzip.NewReader(bytes.NewReader(b[at:])); err == nil {
			text, _ := io.ReadAll(z) // what there is of it
			add(text)
		}
	}
	for _, head := range []string{"\x78\x01", "\x78\x5e", "\x78\x9c", "\x78\xda"} {
		for at := 0; ; at++ {
			i := bytes.Index(b[at:], []byte(head))
			if i < 0 {
				break
			}
			at += i
			if z, err := zlib.NewReader(bytes.NewReader(b[at:])); err == nil {
				text, _ := io.ReadAll(z)
				add(text)
			}
		}
	}
	for _, run := range packed.FindAll(b, -1) {
		run = bytes.TrimRight(run, "=")
		for _, code := range []*base64.Encoding{base64.RawStdEncoding, base64.RawURLEncoding} {
			if text, err := code.DecodeString(string(run)); err == nil {
				add(text)
			}
		}
	}
	return list
}

var packed = regexp.MustCompile(`[A-Za-z0-9+/_-]{24,}={0,2}`)

// holds tells whether a word is anywhere in bytes, packed or not.
func holds(parts [][]byte, word string) bool {
	return slices.ContainsFunc(parts, func(b []byte) bool { return bytes.Contains(b, []byte(word)) })
}
