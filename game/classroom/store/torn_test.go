package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/game"
	"entente/game/classroom/session"
	"entente/game/fault"
	"entente/game/words"
)

// sector is what a disk writes as a whole.
const sector = 512

// image is a file as the disk has it when an entry is acknowledged.
type image struct {
	bytes   []byte
	entries int
	looks   string
}

// looks tells two classes apart.
func looks(c *session.Class) string {
	text := fmt.Sprint(c.Entries)
	for _, st := range c.Students {
		text += fmt.Sprintf("%+v", *st)
	}
	for _, tb := range c.Tables {
		text += fmt.Sprint(*tb.Game.State(), tb.Notes, tb.Step, tb.Game.Seed(), tb.Game.Setup().Rules)
	}
	return text
}

// course plays a class, and notes the file after each entry.
func course(t *testing.T, path string) (list []image) {
	t.Helper()
	o := opening(t)
	s, err := Create(path, o)
	if err != nil {
		t.Fatal(err)
	}
	c, err := session.New(o)
	if err != nil {
		t.Fatal(err)
	}
	note := func() {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, image{b, c.Entries, looks(c)})
	}
	note()
	for i := range 6 {
		put(t, s, c, &session.Join{Name: fmt.Sprint("Student ", i), Once: fmt.Sprint(i), Table: -1, Seat: game.Nobody}, fmt.Sprint("Student ", i))
		note()
	}
	put(t, s, c, &session.Begin{}, "")
	note()
	for i := range 14 {
		for _, st := range c.Students[:3] {
			put(t, s, c, &session.Send{Student: st.ID, Sent: st.Notes, To: (st.Seat + 1) % game.Powers, Text: strings.Repeat(fmt.Sprint(i), 100)}, "")
			note()
		}
		if tb := c.Tables[0]; tb.Phase() != game.Over {
			put(t, s, c, &session.Advance{Table: 0, Step: tb.Step}, "")
			note()
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return list
}

// reopened loads a file, and gives the class. Each time it is
// another: what a panic of bbolt leaves mapped holds the lock until the process ends.
func reopened(t *testing.T, path string, b []byte) (*session.Class, error) {
	t.Helper()
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	s, c, err := Load(path)
	if errors.Is(err, fault.ClassInUse) {
		t.Fatal(err)
	}
	if err != nil {
		return nil, err
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return c, nil
}

// A power cut while an entry is being written loses nothing that was
// acknowledged before. The disk may have written any sectors of the new pages;
// or all of them, and part of the page that makes them count.
func TestPowerCut(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "class")
	list := course(t, path)
	rng := rand.New(rand.NewPCG(1, 2))
	page := os.Getpagesize()
	cuts, went := 0, 0
	for i := 1; i < len(list); i++ {
		before, after := list[i-1], list[i]
		for try := range 4 {
			torn := bytes.Clone(before.bytes)
			if len(after.bytes) > len(torn) { // it grows first
				torn = append(torn, make([]byte, len(after.bytes)-len(torn))...)
			}
			whole := try >= 2
			for at := 2 * page; at < len(after.bytes); at += sector {
				if whole || rng.IntN(2) == 0 {
					copy(torn[at:at+sector], after.bytes[at:])
				}
			}
			if whole { // the data was flushed; of the page that makes it count there is a part
				for at := 0; at < 2*page; at += page {
					n := rng.IntN(page)
					if try == 3 {
						n = rng.IntN(160) // within what it says
					}
					copy(torn[at:at+n], after.bytes[at:])
				}
			}
			c, err := reopened(t, fmt.Sprint(path, i, ".", try), torn)
			if err != nil {
				t.Fatalf("entry %d, torn (whole: %v): %v", after.entries, whole, err)
			}
			cuts++
			switch looks(c) {
			case before.looks:
			case after.looks:
				went++
			default:
				t.Fatalf("entry %d, torn: it is neither as before nor as after", after.entries)
			}
		}
	}
	if cuts < 200 || went == 0 || went == cuts {
		t.Errorf("%d cuts, of which %d left the entry whole: the test shows little", cuts, went)
	}
}

// A file that was cut short or garbled is either read as it was, or refused
// with a word that names it: never misread, and not touched. Where one of the
// two pages is garbled that say which pages count, it may be the one of the
// last entry: that cannot be told from a power cut before it was acknowledged.
func TestDamaged(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "class")
	list := course(t, path)
	last := list[len(list)-1]
	english := words.MustEnglish()
	rng := rand.New(rand.NewPCG(3, 4))
	refused, read, short := 0, 0, 0
	page := os.Getpagesize()
	try := func(how string, from int, b []byte) {
		t.Helper()
		path := fmt.Sprint(path, refused, ".", read)
		c, err := reopened(t, path, b)
		switch {
		case err == nil && looks(c) != last.looks && (from >= 2*page || looks(c) != list[len(list)-2].looks):
			t.Errorf("%s: read, with %d entries of %d", how, c.Entries, last.entries)
		case err == nil:
			read++
		case len(b) < len(last.bytes) && len(b) >= 2*page && !errors.Is(err, fault.ClassCut) && !errors.Is(err, fault.ClassDamaged):
			t.Errorf("%s: %v", how, err)
		case !errors.Is(err, fault.ClassFile) || !strings.Contains(english.Error(err), path):
			t.Errorf("%s: %v", how, err)
		default:
			refused++
			if errors.Is(err, fault.ClassCut) {
				short++
			}
			if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, b) {
				t.Errorf("%s: refused, but changed: %v", how, err)
			}
		}
		_ = os.Remove(path)
	}
	for at := 1; at < len(last.bytes); at += 1 + rng.IntN(2*len(last.bytes)/100) {
		try(fmt.Sprintf("cut to %d of %d bytes", at, len(last.bytes)), at, last.bytes[:at])
	}
	for k := range 300 {
		b := bytes.Clone(last.bytes)
		from := rng.IntN(len(b))
		n := min([]int{1, 8, sector, 4096}[k%4], len(b)-from)
		for i := range b[from : from+n] {
			b[from+i] = byte(rng.Uint32())
		}
		try(fmt.Sprintf("%d bytes garbled at %d", n, from), from, b)
	}
	for from := 0; from < len(last.bytes); from += page { // a page that never came to the disk
		b := bytes.Clone(last.bytes)
		clear(b[from:min(from+page, len(b))])
		try(fmt.Sprintf("a page of zeros at %d", from), from, b)
	}
	for from := 2 * page; from < len(last.bytes); from += page { // a page with one value fewer
		const isLeaf, flags, count = 2, 8, 10
		b := bytes.Clone(last.bytes)
		if binary.NativeEndian.Uint16(b[from+flags:]) == isLeaf && b[from+count] > 0 {
			b[from+count]--
			try(fmt.Sprintf("a value fewer at %d", from), from, b)
		}
	}
	for range 300 { // one figure for another
		b := bytes.Clone(last.bytes)
		from := 2*page + rng.IntN(len(b)-2*page)
		for from < len(b) && (b[from] < '0' || b[from] > '8') {
			from++
		}
		if from < len(b) {
			b[from]++
			try(fmt.Sprintf("a figure changed at %d", from), from, b)
		}
	}
	if refused < 50 || read < 10 || short == 0 {
		t.Errorf("%d refused, %d of them as cut short, %d read: the test shows little", refused, short, read)
	}
	t.Logf("%d refused, %d read as they were", refused, read)
}
