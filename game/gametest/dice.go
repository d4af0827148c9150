package gametest

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"entente/game"
	"entente/game/dice"
)

// Script rolls what is written down for a roll, and for every other a face
// that makes odd tests fail.
type Script struct {
	Default int8 // for what is not written down; oil always rolls its middle
	pins    []pin
}

// pin is a face for the rolls of one purpose between given actors; what it
// leaves open (whoever) may be anything.
type pin struct {
	purpose game.Purpose
	a, b, n int16
	face    int8
	used    bool
	text    string
}

const whoever = -1

// Roll implements dice.Roller.
func (s *Script) Roll(k dice.Key) int8 {
	for i := range s.pins {
		p := &s.pins[i]
		if p.purpose == game.Purpose(k.Purpose) && matches(p.a, k.A) && matches(p.b, k.B) && matches(p.n, k.N) {
			p.used = true
			return p.face
		}
	}
	if game.Purpose(k.Purpose) == game.RollOil {
		return dice.Faces / 2
	}
	return s.Default
}

func matches(pin int16, key uint8) bool { return pin == whoever || pin == int16(key) }

// Idle gives a line of the script for which nobody rolled; empty if there is none.
func (s *Script) Idle() string {
	for i := range s.pins {
		if !s.pins[i].used {
			return s.pins[i].text
		}
	}
	return ""
}

// keys says what the words after a purpose stand for: a, b and n of the key.
var keys = map[game.Purpose][3][]string{
	game.RollHeat: {theatres}, game.RollNoise: {powers}, game.RollReport: {powers},
	game.RollSubstitute: {powers}, game.RollCopy: {powers}, game.RollCopyFound: {powers},
	game.RollIntrude: {powers, powers, aims}, game.RollDetect: {powers, powers, aims},
	game.RollClue: {powers, powers}, game.RollReportClue: {powers, powers}, game.RollShift: {powers, powers, aims},
	game.RollInvestigate: {powers}, game.RollPush: {camps, venues}, game.RollCourt: {powers},
	game.RollDrift: {camps}, game.RollFreedom: {powers, powers}, game.RollLeak: {powers},
	game.RollCrisis: {theatres}, game.RollFight: {powers, theatres}, game.RollCross: {kindNames()},
}

func kindNames() []string {
	var names []string
	for _, s := range game.Specs {
		names = append(names, s.Name)
	}
	return names
}

// Add reads a line such as "intrude china us technology = 3". Words at the
// end may be left out: then any will do. A clue may end with its number: 0
// language, 1 servers, 2 tradecraft.
func (s *Script) Add(text string) error {
	left, right, found := strings.Cut(text, "=")
	words := strings.Fields(left)
	face, err := strconv.Atoi(strings.TrimSpace(right))
	if !found || err != nil || face < 1 || face > dice.Faces || len(words) == 0 {
		return fmt.Errorf("dice %q: expected a purpose, actors, =, and a face from 1 to %d", text, dice.Faces)
	}
	p := pin{a: whoever, b: whoever, n: whoever, face: int8(face), text: text, purpose: game.Purposes}
	for q := range game.Purpose(game.Purposes) {
		if kebab(q.String()) == words[0] {
			p.purpose = q
		}
	}
	if p.purpose == game.Purposes {
		return fmt.Errorf("dice %q: nobody rolls for %q", text, words[0])
	}
	for i, w := range words[1:] {
		if i > 2 {
			return fmt.Errorf("dice %q: %q is one word too many", text, w)
		}
		n := slices.Index(keys[p.purpose][i], w)
		if n < 0 {
			if n, err = strconv.Atoi(w); err != nil {
				return fmt.Errorf("dice %q: no %q there", text, w)
			}
		}
		*[3]*int16{&p.a, &p.b, &p.n}[i] = int16(n)
	}
	s.pins = append(s.pins, p)
	return nil
}
