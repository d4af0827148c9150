package game_test

import (
	"errors"
	"reflect"
	"testing"

	"entente/game"
	"entente/game/dice"
	"entente/game/gametest"
)

// table is a game of two quarters from the neutral position of the cases.
func table(t *testing.T) (*game.Setup, game.State) {
	t.Helper()
	rules, err := gametest.PinnedRules()
	if err != nil {
		t.Fatal(err)
	}
	set := &game.Setup{Name: "test", Rules: rules, Start: gametest.Neutral(), Quarters: 6, Year: 2014}
	return set, set.Start
}

func order(t *testing.T, text string) game.Order {
	t.Helper()
	o, err := game.ParseOrder(text)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func plan(t *testing.T, texts ...string) (p game.Plan) {
	t.Helper()
	for _, text := range texts {
		p.Add(order(t, text))
	}
	return p
}

func advance(t *testing.T, set *game.Setup, s *game.State, in game.Inputs) {
	t.Helper()
	if err := game.Advance(set, s, &in, &gametest.Script{Default: 10}, nil); err != nil {
		t.Fatal(err)
	}
}

// What cannot be played is refused with the power, the place and the reason, and changes nothing.
func TestAdvanceLeavesTheStateOnErrors(t *testing.T) {
	set, start := table(t)
	long := plan(t, "push gge")
	long.N = game.MaxOrders + 1
	for name, c := range map[string]struct {
		plan  game.Plan
		index int
		code  game.Code
	}{
		"invalid":    {game.Plan{N: 1, Orders: [game.MaxOrders]game.Order{{Kind: 99}}}, 0, game.BadKind},
		"illegal":    {plan(t, "push gge", "control-law", "build"), 2, game.NoSuchContract},
		"twice":      {plan(t, "push gge", "push gge"), 1, game.Twice},
		"overlong":   {long, game.MaxOrders, game.PlanFull},
		"wrong seat": {plan(t, "arms-offer china full two-lots"), 0, game.BadSeat},
	} {
		t.Run(name, func(t *testing.T) {
			s := start
			in := game.Inputs{game.China: plan(t, "gas-offer russia fixed prepayment"), game.Russia: c.plan}
			if name == "wrong seat" {
				in = game.Inputs{game.China: c.plan}
			}
			was := in
			var log game.Log
			err := game.Advance(set, &s, &in, &gametest.Script{Default: 10}, &log)
			var bad *game.InputError
			if !errors.As(err, &bad) || bad.Index != c.index || bad.Refusal.Code != c.code {
				t.Fatalf("error %v, expected order %d refused because of %v", err, c.index, c.code)
			}
			var why game.Refusal
			if !errors.As(err, &why) || why.Code != c.code {
				t.Errorf("the refusal cannot be had from %v", err)
			}
			if s != start {
				t.Error("the state changed")
			}
			if in != was {
				t.Error("the inputs changed")
			}
			if len(log.Events) > 0 {
				t.Errorf("%d events were told of a step that was not taken", len(log.Events))
			}
		})
	}
}

func TestAGameThatIsOverDoesNotGoOn(t *testing.T) {
	set, s := table(t)
	advance(t, set, &s, game.Inputs{})
	advance(t, set, &s, game.Inputs{})
	if s.Phase != game.Over || s.Quarter != 5 {
		t.Fatalf("after two quarters: phase %v, quarter %d", s.Phase, s.Quarter)
	}
	over := s
	if err := game.Advance(set, &s, new(game.Inputs), &gametest.Script{Default: 10}, nil); err == nil || s != over {
		t.Errorf("a game that is over went on: %v", err)
	}
}

// New plays World of the first quarter, and marks the state with its version.
func TestNew(t *testing.T) {
	set, start := table(t)
	set.Start.Version = 0
	for i := range set.Oil {
		set.Oil[i] = 75
	}
	s := game.New(set, &gametest.Script{Default: 10}, nil)
	want := start
	for p := range want.Sides {
		side := &want.Sides[p]
		side.Funds, side.Influence, side.Operators = 3+4, 2+3, 4
	}
	want.Sides[game.US].Influence++
	if s != want {
		t.Error("the first World did more or less than fill the budgets")
	}
	if s.Version != game.StateVersion || s.Phase != game.PlanPhase {
		t.Errorf("version %d, phase %v", s.Version, s.Phase)
	}
}

// What is switched off is not in force either.
func TestNewLeavesOutWhatIsSwitchedOff(t *testing.T) {
	for _, c := range []struct {
		kind game.ContractKind
		off  func(*game.Switches)
	}{
		{game.GasContract, func(s *game.Switches) { s.Energy = 0 }},
		{game.ArmsContract, func(s *game.Switches) { s.Arms = 0 }},
	} {
		set, _ := table(t)
		set.Start.Contracts[0] = game.Contract{Kind: game.GasContract, A: game.Russia, B: game.China}
		set.Start.Contracts[1] = game.Contract{Kind: game.ArmsContract, A: game.Russia, B: game.China}
		c.off(&set.Rules.Switch)
		s := game.New(set, &gametest.Script{Default: 10}, nil)
		for _, x := range s.Contracts[:2] {
			if x.Kind == c.kind {
				t.Errorf("%v is in force and switched off", c.kind)
			}
		}
		if s.Contracts[0].Kind == s.Contracts[1].Kind {
			t.Errorf("with %v off both contracts are gone", c.kind)
		}
	}
}

// Every bond has the lowest rung, and by nothing else the next.
func TestEventsOfTheLadderStandOnDeeds(t *testing.T) {
	set, s := table(t)
	if met := game.Deeds(&set.Rules, &s.Bond); met != [game.Rungs]bool{true, true} {
		t.Errorf("without any deed the criteria met are %v", met)
	}
}

// Between Plan and Reply the plans are sealed and the offers lie on the table;
// afterwards nothing of them is left but one's own memory.
func TestPlansAreSealedUntilResolved(t *testing.T) {
	set, s := table(t)
	in := game.Inputs{
		game.China:  plan(t, "gas-offer russia fixed prepayment", "joint-push russia gge"),
		game.Russia: plan(t, "harden", "accord china"),
		game.US:     plan(t, "deal russia no-theft"),
	}
	advance(t, set, &s, in)
	if s.Phase != game.ReplyPhase || s.Sealed != in {
		t.Fatalf("phase %v, sealed %v", s.Phase, s.Sealed)
	}
	offers := 0
	for i := range s.Offers {
		offers += int(s.Offers[i].Used)
	}
	if offers != 4 {
		t.Errorf("%d offers, not 4", offers)
	}
	quarter := s.Quarter
	advance(t, set, &s, game.Inputs{})
	if s.Phase != game.PlanPhase || s.Quarter != quarter+1 {
		t.Errorf("phase %v, quarter %d", s.Phase, s.Quarter)
	}
	if s.Sealed != (game.Inputs{}) || s.Offers != [game.MaxOffers]game.Offer{} {
		t.Error("plans or offers are left after the quarter")
	}
	past := s.Sides[game.Russia].Past
	if past[0] != [game.MaxCards]game.Order{order(t, "harden"), order(t, "accord china")} || past[1] != [game.MaxCards]game.Order{} {
		t.Errorf("Russia remembers %v", past)
	}
	advance(t, set, &s, game.Inputs{game.Russia: plan(t, "push gge")})
	if past := s.Sides[game.Russia].Past; past[0][0] != order(t, "push gge") || past[0][1] != (game.Order{}) || past[1][0] != order(t, "harden") {
		t.Errorf("after another quarter Russia remembers %v", past)
	}
}

// Answers to dues are no cards, and are not remembered as such.
func TestOnlyCardsAreRemembered(t *testing.T) {
	set, s := table(t)
	s.Fronts[game.Europe].Open = 1
	advance(t, set, &s, game.Inputs{game.Russia: plan(t, "stance europe yield", "harden")})
	if past := s.Sides[game.Russia].Past[0]; past != [game.MaxCards]game.Order{order(t, "harden")} {
		t.Errorf("Russia remembers %v", past)
	}
}

// The place of an offer tells its addressee nothing of what others were offered.
func TestPlacesOfOffersTellNothing(t *testing.T) {
	set, start := table(t)
	seen := func(in game.Inputs) game.View {
		s := start
		advance(t, set, &s, in)
		v := game.See(&s, game.China)
		v.State.Sides[game.China] = game.Side{} // its own budgets
		return v
	}
	alone := seen(game.Inputs{game.US: plan(t, "deal china no-theft")})
	amid := seen(game.Inputs{game.US: plan(t, "deal russia no-backing", "deal china no-theft")})
	if alone != amid {
		t.Error("China sees that Russia was offered something too")
	}
}

// What lies beyond the end of a plan is no part of it.
func TestOnlyThePlanCounts(t *testing.T) {
	set, start := table(t)
	dirty := plan(t, "gas-offer russia fixed prepayment")
	dirty.Orders[1] = order(t, "push gge")
	empty := game.Plan{Orders: [game.MaxOrders]game.Order{order(t, "harden")}}
	a, b := start, start
	advance(t, set, &a, game.Inputs{game.China: dirty, game.US: empty})
	advance(t, set, &b, game.Inputs{game.China: plan(t, "gas-offer russia fixed prepayment")})
	if a != b {
		t.Error("what lies beyond the end of a plan got into the state")
	}
}

// Each quarter adds its mark to the score.
func TestQuartersAreScored(t *testing.T) {
	set, s := table(t)
	advance(t, set, &s, game.Inputs{})
	first := s.Sides[game.Russia].Score
	if first <= 0 {
		t.Fatalf("score %d after a quarter", first)
	}
	advance(t, set, &s, game.Inputs{})
	if s.Sides[game.Russia].Score <= first {
		t.Errorf("score %d after two quarters, %d after one", s.Sides[game.Russia].Score, first)
	}
	if got := game.Score(set, &s, game.Russia); got <= 0 || got > 1000 {
		t.Errorf("result %d", got)
	}
}

// Every event carries its quarter, and names causes that came before it.
func TestEventsAreInOrder(t *testing.T) {
	set, s := table(t)
	var log game.Log
	in := game.Inputs{game.US: plan(t, "deploy europe", "sanction russia"), game.China: plan(t, "intrude us technology heavy")}
	for s.Phase != game.Over {
		n, quarter := len(log.Events), s.Quarter
		if err := game.Advance(set, &s, &in, dice.Seeded{}, &log); err != nil {
			t.Fatal(err)
		}
		in = game.Inputs{}
		for _, e := range log.Events[n:] {
			if e.Quarter != quarter && !(e.Quarter == s.Quarter && s.Quarter == quarter+1) {
				t.Errorf("%v of quarter %d told in quarter %d", e.Kind, e.Quarter, quarter)
			}
		}
	}
	for _, e := range log.Events {
		if e.Cause >= e.ID || e.Also >= e.ID || e.ID != log.Event(e.ID).ID {
			t.Errorf("%v %d names causes %d and %d", e.Kind, e.ID, e.Cause, e.Also)
		}
	}
	if q := log.Events[len(log.Events)-1].Quarter; q != 5 {
		t.Errorf("the last event is of quarter %d", q)
	}
}

// A state is one value: no pointers, no padding that == or the encoding could miss.
func TestStateIsOneValue(t *testing.T) {
	var walk func(typ reflect.Type, path string)
	walk = func(typ reflect.Type, path string) {
		switch typ.Kind() {
		case reflect.Struct:
			for i := range typ.NumField() {
				walk(typ.Field(i).Type, path+"."+typ.Field(i).Name)
			}
		case reflect.Array:
			walk(typ.Elem(), path+"[]")
		case reflect.Int8, reflect.Uint8, reflect.Int16, reflect.Uint16, reflect.Int32, reflect.Uint32, reflect.Int64, reflect.Uint64:
		default:
			t.Errorf("%s is a %v: sized integers only", path, typ)
		}
	}
	walk(reflect.TypeFor[game.State](), "State")
}

func TestEncoding(t *testing.T) {
	_, s := table(t)
	b := s.Encode(nil)
	if b[0] != game.StateVersion {
		t.Errorf("the encoding begins with %d, not with the version", b[0])
	}
	var back game.State
	if err := back.Decode(b); err != nil || back != s {
		t.Errorf("read back with error %v, or as another state", err)
	}
	if err := back.Decode(b[:len(b)-1]); err == nil {
		t.Error("a cut encoding was read without an error")
	}
	other := s
	other.Bond.Interop++
	if other.Digest() == s.Digest() {
		t.Error("two states have one digest")
	}
}
