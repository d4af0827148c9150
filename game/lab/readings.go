package lab

import (
	"math/bits"

	"entente/game"
	"entente/game/dice"
	"entente/game/scenario"
)

// readings is a recorder that reads the series of measures off a game, quarter
// by quarter.
type readings struct {
	of   [scenario.AllSeries][game.MaxQuarters]int64
	last game.ID
	game.Newest
	truth game.Power // behind what is about to be noticed
}

// Record implements game.Recorder.
func (r *readings) Record(e game.Event) game.ID {
	r.last++
	e.ID = r.last
	r.Note(&e)
	count := func(s scenario.Series, counts bool) {
		if counts {
			r.of[s][e.Quarter]++
		}
	}
	count(scenario.Voluntary, voluntary(&e))
	count(scenario.RussiaToChina, russiaTurns(&e))
	switch e.Kind {
	case game.EvOrder:
		count(scenario.Pushes, e.Order.Kind == game.Push || e.Order.Kind == game.JointPush)
	case game.EvIntrusion:
		count(scenario.Intrusions, true)
		count(scenario.PartnerIntrusions, e.B == e.A.Partner())
		count(onWhom[e.A][e.B], true)
		count(scenario.TheftsFromUS, e.A == game.China && e.B == game.US && game.Aim(e.X) == game.Technology)
	case game.EvRoll: // the roll of what is noticed comes right before
		switch game.Purpose(e.X) {
		case game.RollDetect:
			r.truth = e.A
		case game.RollNoise:
			r.truth = game.Unaffiliated
		}
	case game.EvDetected:
		count(scenario.Misread, e.B != r.truth)
		if e.B == game.Unaffiliated {
			count(scenario.SeenUnplaced, true)
		} else {
			count(onWhom[e.B][e.A]+scenario.SeenChinaOnRussia-scenario.ChinaOnRussia, true)
		}
	case game.EvJointPush:
		count(scenario.NormsTogether, true)
		count(scenario.JointPushes, true)
	case game.EvKnowHow:
		count(scenario.NormsTogether, true)
		count(scenario.KnowHow, true)
	case game.EvForum:
		count(scenario.NormsTogether, e.B != game.Nobody)
		count(scenario.Forums, true)
	case game.EvHonoured:
		count(scenario.ChinaHonoured, e.A == game.China && e.B == game.Russia)
		count(scenario.RussiaHonoured, e.A == game.Russia && e.B == game.China)
	case game.EvSlipped, game.EvDefaulted:
		count(scenario.ChinaWithheld, e.A == game.China && e.B == game.Russia)
		count(scenario.RussiaWithheld, e.A == game.Russia && e.B == game.China)
	case game.EvTrack:
		if e.Q == game.QPipeline {
			r.of[scenario.PipelineSteps][e.Quarter] += int64(max(e.Z-e.Y, e.Y-e.Z))
		}
	case game.EvSigned:
		count(scenario.Deals, game.ContractKind(e.X) == game.Deal)
	case game.EvCrisis:
		count(scenario.CrisesEurope, game.Theatre(e.X) == game.Europe)
		count(scenario.CrisesPacific, game.Theatre(e.X) == game.Pacific)
	default:
		count(simple[e.Kind], simple[e.Kind] != none)
	}
	return r.last
}

// none is no series that counts events.
const none = scenario.OutcomeEnd

// simple are the series that count all events of a kind.
var simple = func() (of [game.EventKinds]scenario.Series) {
	for k := range of {
		of[k] = none
	}
	for k, s := range map[game.EventKind]scenario.Series{
		game.EvVenue: scenario.VenueSteps, game.EvLaw: scenario.ControlLaws, game.EvFreedom: scenario.FreedomProgrammes,
		game.EvStatement: scenario.Statements, game.EvConsulted: scenario.ConsultationsHeld, game.EvExercised: scenario.ExercisesHeld,
		game.EvReport: scenario.Reports, game.EvAccused: scenario.Accusations, game.EvIndicted: scenario.Indictments, game.EvBreach: scenario.Breaches,
		game.EvFirstGas: scenario.FirstGas, game.EvLot: scenario.LotsDelivered, game.EvCopied: scenario.Copied,
		game.EvUltimatum: scenario.Ultimatums, game.EvBacked: scenario.Backed, game.EvAside: scenario.StoodAside,
	} {
		of[k] = s
	}
	return of
}()

// onWhom are the series of true intrusions: [by][on]. Those of noticed ones
// stand in the same order.
var onWhom = [game.Powers][game.Powers]scenario.Series{
	{none, scenario.ChinaOnRussia, scenario.ChinaOnUS},
	{scenario.RussiaOnChina, none, scenario.RussiaOnUS},
	{scenario.USOnChina, scenario.USOnRussia, none},
}

// voluntary tells the costly acts of China and Russia for each other that
// nothing obliged them to (claim 2). What they owe is none.
func voluntary(e *game.Event) bool {
	switch e.Kind {
	case game.EvBacked, game.EvClause, game.EvJointPush, game.EvKnowHow:
		return true
	case game.EvSigned:
		return game.ContractKind(e.X) == game.Development
	}
	return false
}

// russiaTurns tells what Russia offers China, accepts from it and stakes for it.
func russiaTurns(e *game.Event) bool {
	if e.A != game.Russia {
		return false
	}
	switch e.Kind {
	case game.EvBacked:
		return true
	case game.EvOrder:
		to, offered := e.Order.Offered(game.Russia)
		return (offered || e.Order.Kind == game.KnowHow) && to == game.China && closer(e.Order.Kind)
	case game.EvAnswer:
		return e.B == game.China && game.Answer(e.X) == game.Accept && closer(e.Order.Kind)
	}
	return false
}

// closer tells the offers that bring two powers closer, for more than words.
func closer(k game.Kind) bool { return k != game.Statement && k != game.Renegotiate }

// stand reads how things stand when a quarter has been played.
func (r *readings) stand(set *game.Setup, s *game.State, quarter uint8) {
	put := func(x scenario.Series, n int8) { r.of[x][quarter] = int64(n) }
	b := &s.Bond
	if b.FullBarred > 0 {
		put(scenario.BarredQuarters, 1)
	}
	put(scenario.Declared, b.Declared)
	put(scenario.Effective, b.Effective)
	put(scenario.WordsAhead, b.Declared-b.Effective)
	put(scenario.Interoperability, b.Interop)
	put(scenario.Dependence, b.Dependence)
	inForce := uint(0)
	for c := range b.Clauses {
		if b.Clauses[c].Status == game.InForce {
			inForce |= 1 << c
		}
	}
	put(scenario.ClausesInForce, int8(bits.OnesCount(inForce)))
	put(scenario.TrustChinaRussia, s.Trust[game.China][game.Russia])
	put(scenario.TrustRussiaChina, s.Trust[game.Russia][game.China])
	put(scenario.ThreatChinaUS, s.Threat[game.China][game.US])
	put(scenario.ThreatRussiaUS, s.Threat[game.Russia][game.US])
	put(scenario.ThreatChinaRussia, s.Threat[game.China][game.Russia])
	put(scenario.ThreatRussiaChina, s.Threat[game.Russia][game.China])
	for p := range game.Power(game.Powers) {
		side, at := &s.Sides[p], scenario.Series(p)
		put(scenario.ChinaEconomy+at, side.Economy)
		put(scenario.ChinaMilitary+at, side.Military)
		put(scenario.ChinaRegime+at, side.Home)
		put(scenario.ChinaStanding+at, side.Standing)
		r.of[scenario.ChinaScore+at][quarter] = int64(game.Score(set, s, p))
	}
	for p := range game.US {
		at := scenario.Series(p)
		put(scenario.ChinaControl+at, s.Sides[p].Control)
		put(scenario.USSanctionsChina+at, s.Sanctions[game.US][p].Level)
		put(scenario.ExportControlChina+at, s.Sanctions[game.US][p].Control)
	}
	for t := range game.Theatre(game.Theatres) {
		put(scenario.StakesEurope+scenario.Series(t), s.Fronts[t].Stakes)
	}
	for v := range game.Venue(game.Venues) {
		put(scenario.VenueGGE+scenario.Series(v), s.Positions[v])
	}
	put(scenario.BlocsSovereign, s.Blocs[game.Sovereign])
	put(scenario.BlocsOpen, s.Blocs[game.Open])
	put(scenario.TechTrust, s.TechTrust)
	put(scenario.TechRevenue, s.Revenue)
	r.of[scenario.Oil][quarter] = int64(s.Oil)
	if s.Phase == game.Over {
		out := game.Result(s)
		if out == game.Alliance || b.Effective == game.AllianceRung {
			put(scenario.AllianceEnd, 1)
		}
		put(scenario.OutcomeEnd, int8(out))
	}
}

// Reader plays games and reads them. It is not for use by several goroutines
// at once.
type Reader struct {
	table Table
	set   *game.Setup
	readings
}

// NewReader makes a reader.
func NewReader() *Reader {
	r := &Reader{}
	r.table.Advanced = func(t *Table, quarter uint8) error {
		if s := &t.State; s.Quarter != quarter || s.Phase == game.Over {
			r.stand(r.set, s, quarter)
		}
		return nil
	}
	return r
}

// Play plays a game, whose dice of the rules roller decides; nil: the dice of the game.
func (r *Reader) Play(set *game.Setup, seats *Seats, d dice.Seeded, roller dice.Roller) error {
	r.readings = readings{}
	r.set, r.table.Roller = set, roller
	return r.table.Play(set, seats, d, &r.readings)
}

// Watch begins to read a game that somebody else plays: Record takes its
// events, in order and all of them, and Stand how things stand when a quarter
// has been played.
func (r *Reader) Watch(set *game.Setup) { r.readings, r.set = readings{}, set }

// Stand reads the state after a quarter.
func (r *Reader) Stand(s *game.State, quarter uint8) { r.stand(r.set, s, quarter) }

// Quarters is a series of the game that was played last, quarter by quarter.
func (r *readings) Quarters(s scenario.Series, first, last uint8) []int64 { return r.of[s][first:last] }

// take reads a measure off quarters first to last-1; means are left as sums.
func (r *readings) take(m *scenario.Measure, first, last uint8) int64 {
	return m.Of(r.of[m.Series][first:last])
}
