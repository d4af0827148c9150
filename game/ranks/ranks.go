// Package ranks tells what the agents reach in each seat of a scenario, so that
// a player's score can be compared with theirs. For the shipped scenarios a
// table is shipped; for others, games are played while the player looks on.
package ranks

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"sync"

	"entente/game"
	"entente/game/dice"
	"entente/game/lab"
	"entente/game/policy"

	"github.com/BurntSushi/toml"
)

//go:generate go run ./gen ranks.toml

// Points is how many scores are told apart: from 0 to 100, each whole point
// with the tenths above it.
const Points = 101

// Games is how many games the shipped table holds of each scenario.
const Games = 1000

// Seed is that of the games.
var Seed = dice.Seed{Lo: 2014}

// Counts are games by their score in points, its tenths cut off.
type Counts [Points]int32

// Sum is how many games there are.
func (c *Counts) Sum() (n int) {
	for _, k := range c {
		n += int(k)
	}
	return n
}

// Below is how many in a hundred of the games a score in tenths of a point is
// above; 0 of no games. The games of one point lie evenly over its tenths.
func (c *Counts) Below(tenths int32) int {
	at, part := place(tenths)
	n, twentieths := c.Sum(), 0
	for p, k := range c[:at+1] {
		if p < at {
			twentieths += 20 * int(k)
		} else {
			twentieths += (2*part + 1) * int(k)
		}
	}
	if n == 0 {
		return 0
	}
	return (5*twentieths + n/2) / n
}

// place gives where a score in tenths of a point is counted, and its tenths above that.
func place(tenths int32) (at, part int) {
	t := int(min(max(tenths, 0), 10*Points-1))
	return t / 10, t % 10
}

// Middle is the score that half of the games are at or below.
func (c *Counts) Middle() int {
	n, seen := c.Sum(), 0
	for p, k := range c {
		if seen += int(k); 2*seen >= n && n > 0 {
			return p
		}
	}
	return 0
}

// Ends are the lowest and the highest score that occurred; 0, 0 of no games.
func (c *Counts) Ends() (low, high int) {
	low = -1
	for p, k := range c {
		if k > 0 {
			high = p
			if low < 0 {
				low = p
			}
		}
	}
	return max(low, 0), high
}

// Ranks are what the agents reached in each seat.
type Ranks struct {
	Seats [game.Powers]Counts
	Games int

	table lab.Table
	seats lab.Seats
}

// Play plays the next game of a setup with doctrine in all seats, and counts it.
func (r *Ranks) Play(set *game.Setup) error {
	for p := range r.seats {
		r.seats[p] = policy.Doctrine{}
	}
	if err := r.table.Play(set, &r.seats, dice.Seeded{Seed: Seed, Game: uint64(r.Games)}, nil); err != nil {
		return err
	}
	for p := range game.Power(game.Powers) {
		at, _ := place(game.Score(set, &r.table.State, p))
		r.Seats[p][at]++
	}
	r.Games++
	return nil
}

// First is how many games, the first of them, the digest of an entry is about.
const First = 20

// Digest tells counts apart: it changes when the agents play otherwise. 16 hexadecimal digits.
func (r *Ranks) Digest() string {
	sum := sha256.Sum256(fmt.Append(nil, r.Games, r.Seats))
	return hex.EncodeToString(sum[:8])
}

// Identity tells setups apart by all that decides how their games come out,
// the engine included; their names do not. 64 hexadecimal digits.
func Identity(set *game.Setup) string {
	nameless := *set
	nameless.Name = ""
	text, err := json.Marshal(struct {
		Engine int
		Setup  *game.Setup
	}{game.EngineVersion, &nameless})
	if err != nil {
		panic("ranks: " + err.Error()) // nothing in it can fail
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

//go:embed ranks.toml
var shipped string

// File is the form of ranks.toml.
type File struct {
	Scenario map[string]Entry `toml:"scenario"`
}

// Entry is the table of one scenario. Digest is that of its first games, by
// which a change of the agents is noticed.
type Entry struct {
	Setup  string `toml:"setup"`
	Digest string `toml:"digest"`
	China  Run    `toml:"china"`
	Russia Run    `toml:"russia"`
	US     Run    `toml:"us"`
}

// Run is Counts without what is zero at its ends.
type Run struct {
	From  int     `toml:"from"`
	Games []int32 `toml:"games"`
}

// Read reads the form of ranks.toml.
func Read(text string) (*File, error) {
	f := &File{}
	_, err := toml.Decode(text, f)
	return f, err
}

// ranks gives an entry as ranks.
func (e *Entry) ranks() *Ranks {
	r := &Ranks{}
	for p, run := range [game.Powers]Run{game.China: e.China, game.Russia: e.Russia, game.US: e.US} {
		for i, n := range run.Games {
			if at := run.From + i; at >= 0 && at < Points {
				r.Seats[p][at] = n
			}
		}
	}
	r.Games = r.Seats[0].Sum()
	return r
}

// tables are the shipped ones by the identity of their setup.
var tables = sync.OnceValue(func() map[string]*Ranks {
	all := map[string]*Ranks{}
	f, err := Read(shipped)
	if err != nil {
		panic("ranks.toml cannot be read: make it anew with go generate ./game/ranks") // it is embedded, and tested
	}
	for _, e := range f.Scenario {
		all[e.Setup] = e.ranks()
	}
	return all
})

// Of gives the shipped table of a setup; false if there is none for just that.
func Of(set *game.Setup) (*Ranks, bool) {
	r, ok := tables()[Identity(set)]
	return r, ok
}
