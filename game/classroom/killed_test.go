package classroom

import (
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"entente/game"
	"entente/game/classroom/session"
	"entente/game/classroom/store"
	"entente/game/fault"
	"entente/game/replay"
)

// encoded plays a game again from its record.
func encoded(g *replay.Game) (*replay.Game, error) {
	b, err := g.Encode()
	if err != nil {
		return nil, err
	}
	return replay.Decode(b)
}

var kills = flag.Int("kills", 12, "how often the server is killed")

// The server is killed again and again while students order. Whatever was
// acknowledged is there when it has started again.
func TestKilled(t *testing.T) {
	n := *kills
	if testing.Short() {
		n = 3
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "class")
	s, c, err := killable(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(1, 2))
	acknowledged := c.Entries
	for round := range n {
		cmd := exec.Command(os.Args[0], "-test.run=^TestChild$")
		cmd.Env = append(os.Environ(), childOf+"="+path)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		b := make([]byte, 1<<16)
		text := ""
		enough := rng.IntN(40) + 1
		for strings.Count(text, "\n") < enough {
			k, err := out.Read(b)
			text += string(b[:k])
			if err != nil {
				t.Fatalf("round %d: the child stopped: %s", round, text)
			}
		}
		if err := cmd.Process.Signal(syscall.SIGKILL); err != nil {
			t.Fatal(err)
		}
		for {
			k, err := out.Read(b)
			text += string(b[:k])
			if err != nil {
				break
			}
		}
		_ = cmd.Wait() // killed: its error is expected
		for _, line := range strings.Split(text, "\n") {
			var k int
			if m, _ := fmt.Sscanf(line, "done %d.", &k); m == 1 && strings.HasSuffix(line, ".") {
				acknowledged = max(acknowledged, k)
			}
		}
		s, c, err := store.Load(path)
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		if c.Entries < acknowledged || c.Entries > acknowledged+1 {
			t.Fatalf("round %d: %d entries are there, %d were acknowledged", round, c.Entries, acknowledged)
		}
		acknowledged = c.Entries
		for i, tb := range c.Tables {
			if g, err := encoded(tb.Game); err != nil || *g.State() != *tb.Game.State() {
				t.Fatalf("round %d: table %d replayed on its own: %v", round, i, err)
			}
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if acknowledged < 10*n {
		t.Errorf("only %d commands in %d rounds: the test shows little", acknowledged, n)
	}
}

const childOf = "ENTENTE_TEST_CLASS"

// killable opens the class that is killed, or begins it.
func killable(path string) (*store.Store, *session.Class, error) {
	if _, err := os.Stat(path); err == nil {
		return store.Load(path)
	}
	o, err := opening()
	if err != nil {
		return nil, nil, err
	}
	c, err := session.New(o)
	if err != nil {
		return nil, nil, err
	}
	s, err := store.Create(path, o)
	return s, c, err
}

// TestChild is the server that TestKilled kills: by its own students' orders it
// goes through quarter after quarter, and says what it has acknowledged.
func TestChild(t *testing.T) {
	path := os.Getenv(childOf)
	if path == "" {
		return // it is called by itself
	}
	st, c, err := killable(path)
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(c, st, Options{Words: english})
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 0))
	do := func(cmd session.Command) {
		if s.do(cmd) == nil {
			fmt.Printf("done %d.\n", c.Entries)
		}
	}
	for c.Here() < 6 {
		do(&session.Join{Name: "Mei", Once: fmt.Sprint(len(c.Students)), Table: -1, Seat: game.Nobody})
	}
	do(&session.Begin{Console: session.Console{Order: c.Orders}})
	for {
		student := c.Students[rng.IntN(len(c.Students))]
		tb := c.Tables[student.Table]
		v := tb.View(student.Seat)
		var opt game.Options
		draft := tb.Seats[student.Seat].Draft
		if game.Asked(tb.Game.Setup(), &v, &draft, &opt); opt.N == 0 {
			game.Legal(tb.Game.Setup(), &v, &draft, &opt)
		}
		if opt.N > 0 {
			do(&session.Put{Student: student.ID, Step: tb.Step, Order: opt.Orders[rng.IntN(opt.N)]})
		}
		switch rng.IntN(6) {
		case 0:
			if err := s.advance(student.Table); err == nil {
				fmt.Printf("done %d.\n", c.Entries)
			} else if errors.Is(err, fault.ClassOver) {
				do(&session.Back{Console: session.Console{Order: c.Orders}, Table: student.Table})
			}
		case 1:
			do(&session.Send{Student: student.ID, Sent: student.Notes, To: (student.Seat + 1) % game.Powers, Text: "a note"})
		}
	}
}
