package table

import (
	"slices"

	"entente/game"
	"entente/game/table/kit"
)

// The steps of a quarter as they are shown: the eleven stages of Resolve, then
// Account, then World of the next quarter.
const (
	accountStep = int(game.Stages) + iota
	worldStep
	steps
)

// throw is a die that was thrown for a deed.
type throw struct {
	what       string
	need, face int // need 0: not odds, but a strength
	who        game.Power
}

// deed is something that happened, with what it moved and the dice that decided it.
type deed struct {
	said    string
	moved   string
	private bool
	step    int
	dice    []throw
	event   game.Event // the first of its events: where it happened
	last    game.ID    // the last of its events
	loose   bool       // only what moved, for reasons that the player may not know
	ordered bool       // said is the order; what came of it may say more
}

// stepOf gives the step in which an event of a kind happens; -1 if that
// depends on what brought it about.
func stepOf(k game.EventKind) int {
	switch k {
	case game.EvWithdrawn:
		return int(game.Withdrawals)
	case game.EvHonoured, game.EvSlipped, game.EvDefaulted, game.EvLot, game.EvFirstGas, game.EvCheated, game.EvConsulted, game.EvExercised, game.EvStaffed, game.EvDeveloped, game.EvDealBroken,
		game.EvComplied, game.EvDefied, game.EvCarriedOut, game.EvBluffed:
		return int(game.DuesStage)
	case game.EvAnswer, game.EvSigned, game.EvClause, game.EvRefused, game.EvDied, game.EvRepriced, game.EvDisputed:
		return int(game.Replies)
	case game.EvSanction, game.EvRelaxed, game.EvExport:
		return int(game.SanctionsStage)
	case game.EvSubstituted, game.EvFunded, game.EvSold, game.EvCopied, game.EvCopyFound, game.EvDeployed, game.EvStoodDown, game.EvHardened, game.EvShared:
		return int(game.DefenceStage)
	case game.EvIntrusion, game.EvDetected, game.EvLearned:
		return int(game.Intrusions)
	case game.EvFound:
		return int(game.Investigations)
	case game.EvAccused, game.EvProtested, game.EvIndicted:
		return int(game.Accusations)
	case game.EvVenue, game.EvVenueHeld, game.EvJointPush, game.EvForum, game.EvInstitution, game.EvLaw, game.EvKnowHow, game.EvFreedom, game.EvDemand, game.EvLeak:
		return int(game.NormsStage)
	case game.EvStatement, game.EvUltimatum:
		return int(game.DiplomacyStage)
	case game.EvStance, game.EvCrisisOver, game.EvBacked, game.EvInCrisis, game.EvAside:
		return int(game.CrisesStage)
	case game.EvResumed, game.EvSettled, game.EvDeclared, game.EvEffective, game.EvPull, game.EvDrag, game.EvCrisis, game.EvOver:
		return accountStep
	case game.EvQuarter, game.EvOil, game.EvInject, game.EvNoise, game.EvReport:
		return worldStep
	}
	return -1
}

// deeds tells the latest news in order of resolution: each event in a
// sentence, and under it the tracks that it moved. Orders are told by what came
// of them. What moved for reasons that the player may not know comes last.
func (t *Table) deeds() []deed {
	set := t.session.Setup()
	var list []deed
	at := map[game.ID]int{}          // the deed that an event belongs to
	order := map[game.ID]int{}       // the step of an order
	waiting := map[game.ID][]throw{} // dice whose deed is still to come, by the latest of them
	step := 0
	for _, e := range t.news() {
		i, known := at[e.Cause]
		if s, ok := order[e.Cause]; ok {
			step = s
		} else if s := stepOf(e.Kind); s >= 0 && (s > step || e.Kind == game.EvAnswer || step < accountStep) {
			step = s
		}
		switch e.Kind {
		case game.EvBloc: // courted; or none courts it, and it drifts
			if e.A != game.Nobody {
				step = int(game.NormsStage)
			} else if c, ok := t.event(e.Cause); ok && c.Kind == game.EvRoll {
				step = accountStep
			}
		case game.EvOrder:
			order[e.ID] = int(game.Specs[e.Order.Kind].Stage)
			continue
		case game.EvRoll:
			th := throw{upper(t.words.Name(game.Purpose(e.X))), int(e.Y), int(e.Z), e.A}
			if known {
				at[e.ID] = i
				list[i].dice = append(list[i].dice, th)
				continue
			}
			waiting[e.ID] = append(take(waiting, e.Cause), th)
			if known := order[e.Cause]; known > 0 {
				order[e.ID] = known
			}
			continue
		case game.EvQuarter, game.EvPull, game.EvDrag:
			continue // the step's name, and a view of their own, tell
		case game.EvTrack:
			if e.Q == game.QPosition || e.Q == game.QBloc {
				continue // an event of its own tells
			}
			s := t.words.EffectFor(t.me(), game.Effect{Q: e.Q, A: e.A, B: e.B, Place: uint8(e.X), Amount: 100 * (e.Z - e.Y), Chance: 100})
			if known {
				if list[i].moved != "" {
					s = " · " + s
				}
				list[i].moved += s
				list[i].last = e.ID
				continue
			}
			d := deed{said: s, step: step, private: e.See != game.Everyone, event: e, last: e.ID, dice: take(waiting, e.Cause)}
			if cause, ok := t.event(e.Cause); ok && cause.Kind == game.EvOrder { // the order is the deed
				d.said, d.moved, d.ordered = t.words.Event(set, cause), s, true
				at[e.Cause] = len(list)
			} else if e.Cause == 0 {
				d.loose = true
			}
			list = append(list, d)
			continue
		}
		s := t.words.Event(set, e)
		if s == "" { // its own cause tells
			if known {
				at[e.ID] = i
			}
			continue
		}
		if known && e.Kind == game.EvSanction && list[i].event.Kind == game.EvCarriedOut { // that was the threat
			at[e.ID] = i
			continue
		}
		if j := toldBy(list, e); j >= 0 { // what became of it says more
			list[j].said, list[j].event, list[j].last = s, e, e.ID
			at[e.ID] = j
			continue
		}
		if known && list[i].said == s {
			at[e.ID] = i
			continue
		}
		if n := len(list); n > 0 && list[n-1].said == s && e.Kind != game.EvBloc { // of blocs there are many
			at[e.ID] = n - 1
			continue
		}
		if known && list[i].ordered { // what came of the order says more
			list[i].said, list[i].event, list[i].last, list[i].ordered = s, e, e.ID, false
			at[e.ID] = i
			continue
		}
		moved := ""
		if n := len(list); n > 0 && list[n-1].loose && headline(&e, &list[n-1].event) {
			moved = list[n-1].said
			list = list[:n-1]
		}
		at[e.ID] = len(list)
		if cause, ok := t.event(e.Cause); ok && cause.Kind == game.EvOrder && e.Kind != game.EvAnswer { // what else the order does belongs here
			at[e.Cause] = len(list)
		}
		list = append(list, deed{said: s, moved: moved, step: step, private: e.See != game.Everyone, event: e, last: e.ID, dice: take(waiting, e.Cause)})
	}
	list = t.drift(fold(list))
	slices.SortStableFunc(list, func(a, b deed) int { return a.step - b.step })
	for i := range list { // what is shown goes forward only
		if i > 0 {
			list[i].last = max(list[i].last, list[i-1].last)
		}
	}
	return list
}

// take gives the dice that led to an event, in the order in which they were thrown.
func take(waiting map[game.ID][]throw, id game.ID) []throw {
	list := waiting[id]
	delete(waiting, id)
	return list
}

// film is the showing of a quarter, step by step.
type film struct {
	deeds  []deed
	at     int        // the deed being shown; len(deeds) when all have been
	paused bool       // it waits for the player
	since  float64    // seconds that the deed has been shown for
	was    game.State // as the panels showed it before the deed
}

// start begins the showing of what happened.
func (t *Table) startFilm() {
	t.film = film{deeds: t.deeds(), paused: t.settings.still()}
	t.shown = nil
	if t.session.Before() == nil {
		t.film.at = len(t.film.deeds)
	}
	t.showTo()
}

// running tells whether there is more to be shown.
func (f *film) running() bool { return f.at < len(f.deeds) }

// showTo brings what the panels show to the deed at hand: the state at Plan,
// with all that moved until then. What the tracks do not tell is seen at the end.
func (t *Table) showTo() {
	if !t.film.running() {
		t.shown = nil
		return
	}
	s := t.session.Before().State
	before := game.ID(0)
	if at := t.film.at; at > 0 {
		before = t.film.deeds[at-1].last
	}
	t.film.was = s
	for _, e := range t.told() {
		replayEvent(&s, &e)
		if e.ID <= before {
			t.film.was = s
		}
	}
	t.shown = &s
}

// told are the news as far as they have been shown.
func (t *Table) told() []game.Event {
	list := t.news()
	if t.screen != newsScreen || !t.film.running() {
		return list
	}
	at := t.film.at
	if !t.film.decided() { // dice are in the air
		at--
	}
	until := t.since
	if at >= 0 {
		until = t.film.deeds[at].last
	}
	for i := range list {
		if list[i].ID > until {
			return list[:i]
		}
	}
	return list
}

// now is the state that the panels show: what the player knows, or while the
// quarter is being shown, as much of it as has happened.
func (t *Table) now() *game.State {
	if t.shown != nil && t.screen == newsScreen {
		return t.shown
	}
	return t.state()
}

// replayEvent puts on a state what an event moved, as far as the panels show it.
func replayEvent(s *game.State, e *game.Event) {
	n := int8(e.Z)
	switch e.Kind {
	case game.EvOil:
		s.Oil = e.X
	case game.EvDeclared:
		s.Bond.Declared = int8(e.Y)
	case game.EvEffective:
		s.Bond.Effective = int8(e.Y)
	case game.EvTrack:
		switch e.Q {
		case game.QTrust:
			s.Trust[e.A][e.B] = n
		case game.QThreat:
			s.Threat[e.A][e.B] = n
		case game.QEvidence:
			s.Evidence[e.A][e.B] = n
		case game.QHeat:
			s.Fronts[e.X].Heat = n
		case game.QPosition:
			s.Positions[e.X] = n
		case game.QTechTrust:
			s.TechTrust = n
		case game.QRevenue:
			s.Revenue = n
		default:
			if e.A < game.Powers {
				if f := field(&s.Sides[e.A], e.Q); f != nil {
					*f = n
				}
			}
		}
	case game.EvSanction, game.EvRelaxed:
		s.Sanctions[e.A][e.B].Level = int8(e.X)
	case game.EvLot:
		for i := range s.Contracts {
			if c := &s.Contracts[i]; c.Kind == game.ArmsContract && c.A == e.A && c.B == e.B {
				c.Delivered = int8(e.Y)
			}
		}
	}
}

// field finds the track of a power that a quantity means; nil if the panels do not show it.
func field(s *game.Side, q game.Quantity) *int8 {
	switch q {
	case game.QFunds:
		return &s.Funds
	case game.QEconomy:
		return &s.Economy
	case game.QMilitary:
		return &s.Military
	case game.QHome:
		return &s.Home
	case game.QControl:
		return &s.Control
	case game.QDefence:
		return &s.Defence
	case game.QOffence:
		return &s.Offence
	case game.QStanding:
		return &s.Standing
	}
	return nil
}

// Tick tells the table that time has passed, in seconds; what moves, moves.
func (t *Table) Tick(seconds float64) {
	f := &t.film
	if t.screen != newsScreen || !f.running() || f.paused || t.help {
		return
	}
	stage := f.stage()
	if f.since += seconds; f.since >= f.deeds[f.at].lasts() {
		t.stepFilm(1)
	} else if f.stage() != stage {
		t.showTo()
		t.ui.Stale()
	}
}

// stepFilm goes on to the next deed, or back.
func (t *Table) stepFilm(by int) {
	f := &t.film
	f.at, f.since = min(max(f.at+by, 0), len(f.deeds)), 0
	t.showTo()
	t.ui.Show("deed:" + t.words.Number(min(f.at, len(f.deeds)-1)))
	t.ui.Stale()
}

// skipFilm shows all at once.
func (t *Table) skipFilm() { t.stepFilm(len(t.film.deeds)) }

// replayFilm begins anew.
func (t *Table) replayFilm() {
	t.film.paused = t.settings.still()
	t.stepFilm(-len(t.film.deeds))
}

// pauseFilm lets the showing wait, or go on: dice in the air fall at once.
func (t *Table) pauseFilm() {
	t.film.paused = !t.film.paused
	t.showTo()
}

// moving tells whether anything on the table moves by itself.
func (t *Table) moving() bool {
	return t.screen == newsScreen && t.film.running() && !t.film.paused && !t.help
}

// filmKeys sets the keys of the showing.
func (t *Table) filmKeys(p *kit.Page) {
	p.Key(kit.KeySpace, t.next)
	p.Key(kit.KeyEnter, t.next)
	p.Key(kit.Letter('R'), t.replayFilm)
	p.Key(kit.Letter('X'), func() { t.stepFilm(1) })
	p.Key(kit.Letter('Z'), func() { t.stepFilm(-1) })
	p.Key(kit.Letter('W'), t.pauseFilm)
}
