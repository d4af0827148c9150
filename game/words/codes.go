package words

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"entente/game"
)

// Codes are named in locale files as in the text form of orders: NeedFunds is
// "need-funds", and a power, a venue or a word of a menu is what its String is.

// kebab turns the name of a code into a key: "USWins" is "us-wins".
func kebab(s string) string {
	rs := []rune(s)
	var b strings.Builder
	for i, r := range rs {
		up := unicode.IsUpper(r)
		if up && i > 0 && (!unicode.IsUpper(rs[i-1]) || i+1 < len(rs) && unicode.IsLower(rs[i+1])) && rs[i-1] != '-' {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

func code(prefix string, c fmt.Stringer, trim string) value {
	return term(prefix + "." + kebab(strings.TrimPrefix(c.String(), trim)))
}

func power(p game.Power) value { return term("power." + p.String()) }

func rung(n int) value { return term("rung." + strconv.Itoa(n)) }

func seasonOf(n int) value { return term("season." + strconv.Itoa(n)) }

// menuWord is a value of a menu.
func menuWord(m game.Menu, v uint8) value {
	if m == game.ContractMenu || m == game.OfferMenu { // an index, counted as people do
		return num(int(v) + 1)
	}
	words := game.MenuWords(m)
	if int(v) >= len(words) {
		return num(int(v))
	}
	return term(game.MenuKey(m) + "." + words[v])
}

// stages are the steps of Resolve, which have no names of their own in game.
var stages = [game.Stages]string{
	"withdrawals", "dues", "replies", "sanctions", "defence", "intrusions",
	"investigations", "accusations", "norms", "diplomacy", "crises",
}

// valueOf turns what callers hand in into a value.
func valueOf(x any) value {
	switch c := x.(type) {
	case value:
		return c
	case string:
		return txt(c)
	case int:
		return num(c)
	case int8:
		return num(int(c))
	case int16:
		return num(int(c))
	case int32:
		return num(int(c))
	case int64:
		return num(int(c))
	case uint8:
		return num(int(c))
	case game.Power:
		return power(c)
	case game.Theatre:
		return code("theatre", c, "")
	case game.Venue:
		return code("venue", c, "")
	case game.Camp:
		return code("camp", c, "")
	case game.Grade:
		return code("grade", c, "")
	case game.Clause:
		return code("clause", c, "")
	case game.Kind:
		return term("order." + c.String())
	case game.Pact:
		return menuWord(game.PactMenu, uint8(c))
	case game.Term:
		return menuWord(game.TermMenu, uint8(c))
	case game.Stage:
		return term("stage." + stages[c])
	case game.Quantity:
		return code("quantity", c, "")
	case game.Purpose:
		return code("purpose", c, "")
	case game.Due:
		return code("due", c, "Due")
	case game.Objective:
		return code("objective", c, "Want")
	case game.Wait:
		return code("wait", c, "Wait")
	case game.ContractKind:
		return code("contract", c, "")
	case game.CrisisOutcome:
		return code("crisis-outcome", c, "")
	case game.ClauseStatus:
		return code("clause-status", c, "")
	case game.Aim, game.Mode, game.Price, game.Stance, game.Choice, game.Answer, game.Outcome, game.Family, game.Phase, game.Motive:
		name := fmt.Sprintf("%T", c) // game.Aim
		return code(strings.ToLower(strings.TrimPrefix(name, "game.")), c.(fmt.Stringer), "")
	}
	return txt(fmt.Sprint(x))
}
