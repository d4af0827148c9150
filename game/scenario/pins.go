package scenario

import (
	"strings"

	"entente/game"
	"entente/game/dice"
)

// rolls say what A and B of a roll's key stand for, by purpose: the words for
// their values, nil where a key has none.
var rolls = [game.Purposes]struct{ a, b []string }{
	game.RollHeat:        {theatres[:], nil},
	game.RollNoise:       {seats[:], nil},
	game.RollReport:      {seats[:], nil},
	game.RollSubstitute:  {seats[:], nil},
	game.RollCopy:        {seats[:], seats[:]},
	game.RollCopyFound:   {seats[:], seats[:]},
	game.RollIntrude:     {seats[:], seats[:]},
	game.RollDetect:      {seats[:], seats[:]},
	game.RollClue:        {culprits, seats[:]},
	game.RollReportClue:  {culprits, seats[:]},
	game.RollShift:       {seats[:], seats[:]},
	game.RollInvestigate: {seats[:], nil},
	game.RollPush:        {camps, game.MenuWords(game.VenueMenu)},
	game.RollCourt:       {seats[:], nil},
	game.RollDrift:       {camps, nil},
	game.RollFreedom:     {seats[:], seats[:]},
	game.RollLeak:        {seats[:], nil},
	game.RollCrisis:      {theatres[:], nil},
	game.RollFight:       {seats[:], theatres[:]},
}

var (
	culprits = append(seats[:], game.Unaffiliated.String())
	camps    = []string{game.Undecided.String(), game.Sovereign.String(), game.Open.String()}
)

// rollNames are the words for what a roll decides. Which of two crossing
// offers counts, and what agents choose, are no outcomes that anybody reports.
func rollNames() []string {
	names := make([]string, game.Purposes)
	for p := range names {
		if p := game.Purpose(p); p != game.RollCross && p != game.RollPolicy {
			names[p] = strings.ToLower(p.String())
		}
	}
	return names
}

// roll reads which roll is pinned.
func (l *loader) roll(k *dice.Key, n *node) {
	if !word(n, "roll", rollNames(), &k.Purpose) {
		n.known = append(n.known, "a", "b", "n")
		return
	}
	for _, x := range [2]struct {
		key   string
		words []string
		to    *uint8
	}{{"a", rolls[k.Purpose].a, &k.A}, {"b", rolls[k.Purpose].b, &k.B}} {
		if x.words != nil {
			n.need(x.key)
			word(n, x.key, x.words, x.to)
		}
	}
	number(n, "n", 0, 31, &k.N)
}
