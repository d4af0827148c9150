package scenario

import (
	"slices"

	"entente/game"
	"entente/game/fault"
)

// event is a dated event, before the game that it falls into is known.
type event struct {
	at         quarter
	sched      game.Scheduled
	text       string
	file, path string
	inherited  bool
}

// effects are the words for what an event does.
var effects = [game.Injects]string{"heat", "home", "standing", "threat", "trust", "position", "technology", "sanction", "report", "news", "oil"}

var theatres = [game.Theatres]string{"europe", "pacific"}

// events reads the events of a file, which are added to those of its base,
// unless it says keep_events = false.
func (l *loader) events(d *draft, n *node) {
	keep := int8(1)
	n.flag("keep_events", &keep)
	if keep == 0 {
		d.events = nil
	}
	for i := range d.events {
		d.events[i].inherited = true
	}
	list, _ := n.tables("event")
	for _, e := range list {
		x := event{file: e.file, path: e.path}
		e.need("at", "what", "text")
		e.when("at", &x.at)
		e.text("text", &x.text)
		number(e, "para", 1, lastPara, &x.sched.Para)
		l.effect(&x.sched, e)
		if x.sched.What == game.InjectNews && x.sched.Para == 0 { // that of a ¶ has a headline in the locale
			x.sched.Text = x.text
			e.headline("text", x.text)
		}
		e.close()
		d.events = append(d.events, x)
	}
}

// effect reads what an event does, and to whom.
func (l *loader) effect(x *game.Scheduled, n *node) {
	x.Whom = game.Nobody
	if !word(n, "what", effects[:], &x.What) {
		return
	}
	amount := func() {
		n.need("amount")
		spec := &game.InjectSpecs[x.What]
		number(n, "amount", int(spec.Least), int(spec.Most), &x.Amount)
	}
	whom := func(choice ...string) {
		n.need("on")
		word(n, "on", choice, &x.Whom)
	}
	switch x.What {
	case game.InjectHeat:
		n.need("theatre")
		word(n, "theatre", theatres[:], &x.Where)
		amount()
	case game.InjectHome, game.InjectStanding:
		whom(seats[:]...)
		amount()
	case game.InjectThreat:
		whom(seats[:game.US]...)
		amount()
	case game.InjectTrust, game.InjectTech, game.InjectOil:
		amount()
	case game.InjectPosition:
		n.need("venue")
		word(n, "venue", game.MenuWords(game.VenueMenu), &x.Where)
		amount()
	case game.InjectSanction:
		whom(seats[:game.US]...)
	case game.InjectReport:
		whom(seats[:]...)
		n.need("points", "clues")
		if word(n, "points", seats[:], &x.Where) && game.Power(x.Where) == x.Whom {
			n.fault("points", fault.BlamesVictim.New(x.Whom))
		}
		number(n, "clues", 0, 3, &x.Amount)
	}
}

// schedule puts the events into the game. Those of a base that fall outside
// it are left out; one of the scenario's own is a contradiction.
func (l *loader) schedule(d *draft) {
	slices.SortStableFunc(d.events, func(a, b event) int { return int(a.at - b.at) })
	last := d.starts + quarter(d.quarters) - 1
	for _, e := range d.events {
		if e.at < d.starts || e.at > last {
			if !e.inherited {
				l.fault(e.file, e.path+".at", fault.OutsideGame.New(d.starts, last, e.at))
			}
			continue
		}
		e.sched.Quarter = uint8(e.at - d.starts)
		d.Setup.Schedule = append(d.Setup.Schedule, e.sched)
		d.Events = append(d.Events, Event{e.sched, e.text})
	}
}

// bans reads what orders powers may not give; they are added to the base's.
func (l *loader) bans(d *draft, n *node) {
	list, _ := n.tables("ban")
	for _, b := range list {
		ban := game.Ban{To: game.Nobody}
		b.need("who", "order")
		seat := word(b, "who", seats[:], &ban.Who)
		names := make([]string, game.Kinds)
		for k := game.Pass + 1; k <= game.AnswerDue; k++ {
			names[k] = game.Specs[k].Name // due: no due is slipped or refused
		}
		if !word(b, "order", names, &ban.Kind) {
			continue
		}
		spec := &game.Specs[ban.Kind]
		if seat && !spec.Who[ban.Who] {
			b.fault("order", fault.NeverHas.New(ban.Who, spec.Name))
		}
		if spec.To {
			word(b, "to", seats[:], &ban.To)
		}
		b.close()
		d.Setup.Ban = append(d.Setup.Ban, ban)
	}
}

// foundList says what a list holds, as the argument of a fault.
func foundList(v any) any {
	list, isList := v.([]any)
	if !isList {
		return found(v)
	}
	if len(list) == 0 {
		return fault.FoundEmpty
	}
	each := make([]any, len(list))
	for i, e := range list {
		each[i] = found(e)
	}
	return each
}
