package gametest_test

import (
	"testing"

	"entente/game"
	"entente/game/dice"
	"entente/game/policy"
)

// Each mechanism of docs/model.md moves things the way its source says: one
// thing is changed, and all else is equal.

// start is the first decision point of the campaign.
func start(t *testing.T) (*game.Setup, game.State) {
	t.Helper()
	set := &load(t, "baseline").Setup
	return set, game.New(set, dice.Seeded{}, nil)
}

// rises fails unless each number is greater than the one before.
func rises(t *testing.T, numbers ...int) {
	t.Helper()
	for i := 1; i < len(numbers); i++ {
		if numbers[i] <= numbers[i-1] {
			t.Errorf("not rising: %v", numbers)
		}
	}
}

// chance is what a row gives for a quantity, in hundred.
func chance(row game.Row, q game.Quantity) int {
	for _, x := range row.List() {
		if x.Q == q {
			return int(x.Chance)
		}
	}
	return 0
}

// often plays a state on with many dice, and counts how often something holds.
func often(t *testing.T, set *game.Setup, s game.State, in game.Inputs, holds func(s *game.State) bool) (n int) {
	t.Helper()
	for k := range 400 {
		after, orders := s, in
		if err := game.Advance(set, &after, &orders, dice.Seeded{Seed: dice.Seed{Lo: 9}, Game: uint64(k)}, nil); err != nil {
			t.Fatal(err)
		}
		if holds(&after) {
			n++
		}
	}
	return n
}

func intrusion(mode game.Mode) game.Order {
	return game.Order{Kind: game.Intrude, To: game.Russia, A: uint8(game.Technology), B: uint8(mode)}
}

// theft is China's intrusion on Russia, and tells how often Russia notices and
// how many clues point at China.
func theft(t *testing.T, mode game.Mode, idle int8) (seen, clues int) {
	set, s := start(t)
	s.Incidents = [game.MaxIncidents]game.Incident{}
	s.Sides[game.Russia].Operators, s.Sides[game.China].Operators = idle, 5
	var in game.Inputs
	in[game.China].Add(intrusion(mode))
	seen = often(t, set, s, in, func(s *game.State) bool {
		for _, x := range s.Incidents {
			if x.Used == 1 && x.By == game.China && x.Victim == game.Russia && x.Seen == 1 {
				for _, c := range x.Clues {
					if c == game.China {
						clues++
					}
				}
				return true
			}
		}
		return false
	})
	return seen, clues
}

// ¶8, ¶9: operators who stay at home notice more.
func TestIdleOperatorsDetect(t *testing.T) {
	none, _ := theft(t, game.Quiet, 0)
	some, _ := theft(t, game.Quiet, 4)
	many, _ := theft(t, game.Quiet, 8)
	rises(t, none, some, many)
}

// ¶8: borrowed tools point at their owner less, and heavy intrusions are noticed more.
func TestToolsAndClues(t *testing.T) {
	set, s := start(t)
	v := game.See(&s, game.China)
	proof := func(m game.Mode) int { return chance(game.Expect(set, &v, intrusion(m)), game.QProof) }
	rises(t, proof(game.Borrowed), proof(game.Quiet), proof(game.Heavy))
	quiet, own := theft(t, game.Quiet, 4)
	shy, borrowed := theft(t, game.Borrowed, 4)
	rises(t, 1000*borrowed/shy, 1000*own/quiet)
}

// ¶8: an accusation hurts the accuser while evidence is weak, and the accused once it is strong.
func TestEvidenceCarriesAccusations(t *testing.T) {
	set, s := start(t)
	standing := func(evidence int8, of game.Power) (n int) {
		s.Evidence[game.US][game.China] = evidence
		v := game.See(&s, game.US)
		row := game.Expect(set, &v, game.Order{Kind: game.Accuse, To: game.China})
		for _, x := range row.List() {
			if x.Q == game.QStanding && x.A == of {
				n += int(x.Amount)
			}
		}
		return n
	}
	rises(t, standing(1, game.US), standing(5, game.US))
	rises(t, standing(5, game.China), standing(3, game.China), standing(1, game.China))
}

// Snyder 1984: heat opens crises, and a backer makes its principal stronger.
func TestHeatAndBacking(t *testing.T) {
	set, s := start(t)
	opened := func(heat int8) int {
		s.Fronts[game.Europe].Heat, s.Fronts[game.Europe].Open = heat, 0
		return often(t, set, s, game.Inputs{}, func(s *game.State) bool { return s.Fronts[game.Europe].Open == 1 })
	}
	rises(t, opened(3), opened(6), opened(9))
	alone, us := game.CrisisStrength(&set.Rules, &s, game.Europe, false)
	backed, same := game.CrisisStrength(&set.Rules, &s, game.Europe, true)
	rises(t, int(alone), int(backed))
	if us != same {
		t.Error("backing changed the other side")
	}
}

// Snyder 1984: the crises of a partner are a cost, the fear of entrapment.
func TestEntrapment(t *testing.T) {
	set, s := start(t)
	cost := func(heat int8) int {
		s.Fronts[game.Europe].Heat = heat
		v := game.See(&s, game.China)
		return int(game.Balances(set, &v, game.China).Cost)
	}
	rises(t, cost(4), cost(6), cost(8))
}

// Walt 1987, ¶14, ¶20: threat and sanctions pull the partners together, and
// doctrine's acts follow the pull, unless its switch is off.
func TestThreatAligns(t *testing.T) {
	set, s := start(t)
	under := func(set *game.Setup, threat, level int8) (pull, accept int) {
		s := s
		s.Threat[game.Russia][game.US], s.Sanctions[game.US][game.Russia].Level = threat, level
		s.Phase = game.ReplyPhase
		s.Offers = [game.MaxOffers]game.Offer{{Used: 1, From: game.China, To: game.Russia,
			Order: game.Order{Kind: game.Treaty, To: game.Russia, A: uint8(game.CommandPact)}}}
		v := game.See(&s, game.Russia)
		var odds policy.Odds
		policy.Doctrine{}.Odds(set, &v, &game.Plan{}, &odds)
		yes := odds.Of(game.Order{Kind: game.Reply, To: game.Nobody, A: 0, B: uint8(game.Accept)})
		return int(game.Balances(set, &v, game.Russia).Pull()), int(yes)
	}
	calm, little := under(set, 4, 0)
	tense, more := under(set, 6, 0)
	dire, most := under(set, 6, 1)
	rises(t, calm, tense, dire)
	rises(t, little, more, most)
	off := *set
	off.Rules.Switch.Alignment = 0
	_, without := under(&off, 4, 0)
	if _, same := under(&off, 6, 1); same != without {
		t.Errorf("without the alignment term Russia's odds still move, from %d to %d", without, same)
	}
}

// ¶5, reciprocity: who is trusted is reckoned to be accepted more often, and who was refused less.
func TestTrustAccepts(t *testing.T) {
	set, s := start(t)
	o := game.Order{Kind: game.Treaty, To: game.China, A: uint8(game.MilTechPact)}
	at := func(trust int8) int {
		s.Trust[game.China][game.Russia] = trust
		return int(game.AcceptChance(&set.Rules, &s, game.Russia, game.China, o))
	}
	rises(t, at(2), at(5), at(8))
	fresh := at(5)
	s.Sides[game.Russia].Past[0][0] = o
	rises(t, at(5), fresh)
}

// ¶14: sanctions cost their target, and upkeep costs whoever imposes them.
func TestSanctionsCost(t *testing.T) {
	set, s := start(t)
	funds := func(level int8, of game.Power) int {
		s := s
		s.Sanctions[game.US][game.Russia].Level = level
		if err := game.Advance(set, &s, &game.Inputs{}, dice.Seeded{}, nil); err != nil {
			t.Fatal(err)
		}
		return int(s.Sides[of].Funds)
	}
	rises(t, funds(3, game.Russia), funds(0, game.Russia))
	rises(t, funds(3, game.US), funds(0, game.US))
}

// Finnemore and Sikkink 1998, ¶13: standing capacity and a camp's blocs carry a push.
func TestCapacityCarriesNorms(t *testing.T) {
	set, s := start(t)
	push := game.Order{Kind: game.Push, To: game.Nobody, A: uint8(game.ITU)}
	at := func(institutions, blocs int8) int {
		s := s
		s.Sides[game.China].Institutions = institutions
		s.Blocs = [game.Camps]int8{game.Undecided: 9 - blocs, game.Sovereign: blocs, game.Open: 3}
		v := game.See(&s, game.China)
		return chance(game.Expect(set, &v, push), game.QPosition)
	}
	rises(t, at(0, 3), at(1, 3), at(2, 3))
	rises(t, at(0, 1), at(0, 8))
}

// ¶14, ¶17: control of the internet at home blunts programmes from abroad.
func TestControlBluntsProgrammes(t *testing.T) {
	set, s := start(t)
	at := func(control int8) int {
		s.Sides[game.Russia].Control = control
		return int(game.FreedomOdds(&set.Rules, &s, game.Russia))
	}
	rises(t, at(6), at(3), at(1))
}

// McKelvey and Palfrey 1995: the more precise an agent, the likelier its best choice.
func TestPrecisionSharpens(t *testing.T) {
	set, s := start(t)
	v := game.See(&s, game.China)
	best := func(precision int16) (most int) {
		agents := set.Rules.Agents
		agents.Precision.China = precision
		var odds policy.Odds
		policy.Doctrine{Temper: &policy.Temper{Agents: &agents}}.Odds(set, &v, &game.Plan{}, &odds)
		for _, p := range odds.P {
			most = max(most, int(p))
		}
		return most
	}
	rises(t, best(1), best(3), best(8))
}

// ¶8, ¶9: operators in a network are not at home in the quarters after.
func TestOperationsTieOperators(t *testing.T) {
	set, s := start(t)
	set.Schedule = nil
	left := func(in game.Inputs) int {
		after := s
		for range 2 { // to the next Plan, whether or not somebody was asked something
			if after.Quarter > s.Quarter {
				break
			}
			if err := game.Advance(set, &after, &in, dice.Seeded{}, nil); err != nil {
				t.Fatal(err)
			}
			in = game.Inputs{}
		}
		return int(after.Sides[game.China].Operators)
	}
	var none, quiet, heavy game.Inputs
	quiet[game.China].Add(intrusion(game.Quiet))
	heavy[game.China].Add(intrusion(game.Heavy))
	rises(t, left(heavy), left(quiet), left(none))
}

// Accusing a partner cools trade: while they have an accord there is something to lose.
func TestAccusationsCoolTrade(t *testing.T) {
	set, s := start(t)
	s.Evidence[game.Russia][game.China] = 4
	lost := func(accord uint8) (n int) {
		s.Bond.Accord = accord
		v := game.See(&s, game.Russia)
		row := game.Expect(set, &v, game.Order{Kind: game.Accuse, To: game.China})
		for _, x := range row.List() {
			if x.Q == game.QFunds && x.A == game.Russia {
				n -= int(x.Amount)
			}
		}
		return n
	}
	rises(t, lost(0), lost(3))
}
