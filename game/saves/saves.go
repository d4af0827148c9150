// Package saves keeps games and settings between runs: as files on a desktop,
// in the browser's storage in a browser. Nothing is ever written over but by
// the game that wrote it.
package saves

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"strings"
	"time"

	"entente/game/fault"
	"entente/game/replay"
)

// Suffix ends the name of a saved game.
const Suffix = ".entente"

// Errors of every store, for errors.Is.
var (
	ErrNone error = fault.NoSave
	ErrFull error = fault.Full
)

// Store keeps texts by name. It is not safe for use by several goroutines.
type Store interface {
	// List gives the saved games, the latest first. It does not read them.
	List() ([]Entry, error)
	// Read gives what a name holds; where it holds nothing the error is ErrNone.
	Read(name string) ([]byte, error)
	// Write makes a name hold the bytes, and wholly so: on an error it holds
	// what it held before. Where there is no room the error is ErrFull.
	Write(name string, b []byte) error
	// Remove makes a name hold nothing.
	Remove(name string) error
	// Path is where a name lies for people to find it; "" where they cannot.
	Path(name string) string
}

// Entry is a saved game in a list.
type Entry struct {
	Name string
	Time time.Time // of the last write
}

// NewName gives a name that holds nothing yet, from a scenario and the time.
func NewName(s Store, scenario string, now time.Time) (string, error) {
	base := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' {
			return r
		}
		return '-'
	}, scenario) + "-" + now.Format("2006-01-02-150405")
	return free(s, base)
}

// free gives the base or the first numbered one after it that holds nothing.
func free(s Store, base string) (string, error) {
	for n := 1; ; n++ {
		name := base + Suffix
		if n > 1 {
			name = fmt.Sprintf("%s-%d%s", base, n, Suffix)
		}
		switch _, err := s.Read(name); {
		case errors.Is(err, ErrNone):
			return name, nil
		case err != nil:
			return "", err
		}
	}
}

// Keeper saves a game under a name after every input. Should somebody else
// have written there since, such as the same game in a second window, it goes
// on under a new name, so that neither loses anything.
type Keeper struct {
	store  Store
	name   string
	last   []byte // as the name holds it
	behind bool   // the game has gone on since
}

// Keep saves the game now and after every input. The name holds nothing yet,
// or this game as it is. A Keeper and an error together mean that the game is
// not saved yet, and will be when that can be done.
func Keep(s Store, g *replay.Game, name string) (*Keeper, error) {
	k := &Keeper{store: s, name: name}
	if b, err := s.Read(name); err == nil {
		k.last = b
	}
	return k, g.KeepWith(k.write)
}

// Save tries again to save a game that is kept.
func (k *Keeper) Save(g *replay.Game) error { return g.KeepWith(k.write) }

// Behind tells whether the game has gone on since it could be saved.
func (k *Keeper) Behind() bool { return k.behind }

// Another keeps another game in the same store, under a new name.
func (k *Keeper) Another(g *replay.Game) (*Keeper, error) {
	name, err := NewName(k.store, g.Setup().Name, time.Now())
	if err != nil {
		return nil, err
	}
	return Keep(k.store, g, name)
}

// Name is the name that holds the game.
func (k *Keeper) Name() string { return k.name }

// Path is where people find the game; "" where they cannot.
func (k *Keeper) Path() string {
	if k.last == nil {
		return ""
	}
	return k.store.Path(k.name)
}

// draft ends the name of what is kept beside a game.
const draft = ".draft"

// Draft keeps what is not yet part of the game, beside it; nil takes it away.
func (k *Keeper) Draft(b []byte) error {
	if b == nil {
		return k.store.Remove(k.name + draft)
	}
	return k.store.Write(k.name+draft, b)
}

// Drafted gives what Draft kept; nil for nothing.
func (k *Keeper) Drafted() []byte {
	b, err := k.store.Read(k.name + draft)
	if err != nil {
		return nil
	}
	return b
}

// Discard removes a game, with its draft.
func Discard(s Store, name string) error {
	return errors.Join(s.Remove(name), s.Remove(name+draft))
}

func (k *Keeper) write(b []byte) error {
	k.behind = true
	name := k.name
	switch held, err := k.store.Read(name); {
	case errors.Is(err, ErrNone): // removed meanwhile: the game is still here
	case err != nil:
		return err
	case !bytes.Equal(held, k.last):
		if name, err = free(k.store, strings.TrimSuffix(name, Suffix)); err != nil {
			return err
		}
	}
	if err := k.store.Write(name, b); err != nil {
		return err
	}
	k.name, k.last, k.behind = name, bytes.Clone(b), false
	return nil
}

// Import keeps the bytes of a game file under a new name like the one given,
// and gives that. A file that is no game, or that cannot be played, is an error.
func Import(s Store, name string, b []byte) (string, error) {
	if len(b) > replay.MaxFile {
		return "", fault.TooLarge.New(name)
	}
	if _, err := replay.Decode(b); err != nil {
		return "", fault.In.New(name, err)
	}
	base := strings.TrimSuffix(name, Suffix)
	if i := strings.LastIndexAny(base, `/\`); i >= 0 {
		base = base[i+1:]
	}
	if strings.Trim(base, ". ") == "" {
		base = "imported"
	}
	name, err := free(s, base)
	if err != nil {
		return "", err
	}
	return name, s.Write(name, b)
}

// latest sorts entries, the latest first, and those of one time by name.
func latest(a, b Entry) int {
	return cmp.Or(b.Time.Compare(a.Time), strings.Compare(a.Name, b.Name))
}
