package scenario

import (
	"slices"

	"entente/game"
	"entente/game/fault"
)

// seats are the powers with the names that keys give them.
var seats = [game.Powers]string{"china", "russia", "us"}

// pairs names each ordered pair of powers: whose, then of whom.
func eachPair(do func(name string, a, b game.Power)) {
	for a := range game.Power(game.Powers) {
		for b := range game.Power(game.Powers) {
			if a != b {
				do(seats[a]+"_"+seats[b], a, b)
			}
		}
	}
}

// start reads where the game begins. Tracks run from 0 to 10.
func (l *loader) start(d *draft, n *node) {
	s := &d.Setup.Start
	for p, name := range seats {
		l.side(&s.Sides[p], game.Power(p), n.table(name))
	}
	threat, trust := n.table("threat"), n.table("trust")
	evidence, provoked, sanctions := n.table("evidence"), n.table("provoked"), n.table("sanctions")
	eachPair(func(name string, a, b game.Power) {
		number(threat, name, 0, 10, &s.Threat[a][b])
		number(trust, name, 0, 10, &s.Trust[a][b])
		number(evidence, name, 0, 10, &s.Evidence[a][b])
		number(provoked, name, 0, 31, &s.Provoked[a][b])
		if a == game.US || b == game.US {
			x, to := sanctions.table(name), &s.Sanctions[a][b]
			number(x, "level", 0, 10, &to.Level)
			number(x, "eased", 0, 10, &to.Eased)
			if a == game.US {
				x.flag("export_control", &to.Control)
			}
			x.close()
		}
	})
	for _, t := range [5]*node{threat, trust, evidence, provoked, sanctions} {
		t.close()
	}
	fronts := n.table("fronts")
	for th := range game.Theatre(game.Theatres) {
		x, f := fronts.table(th.String()), &s.Fronts[th]
		number(x, "heat", 0, 10, &f.Heat)
		number(x, "stakes", 0, 10, &f.Stakes)
		number(x, "local", 0, 10, &f.Local)
		number(x, "us", 0, 10, &f.Far)
		x.close()
	}
	fronts.close()
	venues := n.table("venues")
	for v := range game.Venue(game.Venues) {
		number(venues, v.String(), 0, 10, &s.Positions[v])
	}
	venues.close()
	blocs := n.table("blocs")
	for c := range game.Camp(game.Camps) {
		number(blocs, c.String(), 0, game.Blocs, &s.Blocs[c])
	}
	blocs.close()
	number(n, "tech_trust", 0, 10, &s.TechTrust)
	number(n, "revenue", 0, 10, &s.Revenue)
	l.bond(d, n)
	l.contracts(d, n)
	n.close()
}

// home is the name of the track that is regime security in China and Russia
// and resolve in the United States.
func home(p game.Power) string {
	if p == game.US {
		return "resolve"
	}
	return "regime"
}

// tracks are the tracks of a power that a start must give.
func tracks(p game.Power) []string {
	t := []string{"economy", "military", home(p), "defence", "offence", "standing", "institutions"}
	if p != game.US {
		t = append(t, "control")
	}
	return t
}

func (l *loader) side(s *game.Side, p game.Power, n *node) {
	number(n, "economy", 0, 10, &s.Economy)
	number(n, "military", 0, 10, &s.Military)
	number(n, home(p), 0, 10, &s.Home)
	if p != game.US {
		number(n, "control", 0, 10, &s.Control)
		n.flag("free_law", &s.FreeLaw)
		number(n, "guide", 0, 31, &s.Guide)
	} else {
		number(n, "demand", 0, 31, &s.Demand)
	}
	number(n, "defence", 0, 10, &s.Defence)
	number(n, "offence", 0, 10, &s.Offence)
	number(n, "standing", 0, 10, &s.Standing)
	number(n, "institutions", 0, 10, &s.Institutions)
	number(n, "funds", -20, 20, &s.Funds)
	number(n, "influence", 0, 20, &s.Influence)
	number(n, "forum", 0, 31, &s.Forum)
	number(n, "indicted", 0, 31, &s.Indicted)
	number(n, "uncopied", 0, 10, &s.Uncopied)
	wait := n.table("wait")
	for w, name := range waits {
		number(wait, name, 0, 31, &s.Wait[w])
	}
	wait.close()
	l.keeping(s, n)
	n.close()
}

// waits name what may have to rest, by game.Wait.
var waits = [game.Waits]string{"law", "military", "offence", "sell", "ultimatum", "export", "indict", "price", "rally", "accord"}

// keeping reads how the last dues were answered, the oldest first.
func (l *loader) keeping(s *game.Side, n *node) {
	dues := n.list("dues")
	if len(dues) > 8 {
		n.fault("dues", fault.TooManyDues.New(len(dues)))
		return
	}
	if dues != nil {
		s.Kept, s.Dues = 0, uint8(len(dues))
	}
	for _, v := range dues {
		s.Kept <<= 1
		switch v {
		case "honoured":
			s.Kept |= 1
		case "slipped":
		default:
			n.fault("dues", fault.WantWord.New([]string{"honoured", "slipped"}, found(v)))
		}
	}
}

// bond reads the partnership: the ladder, clauses, and deeds before the start.
func (l *loader) bond(d *draft, start *node) {
	b := &d.Setup.Start.Bond
	n := start.table("bond")
	number(n, "declared", 0, 5, &b.Declared)
	number(n, "effective", 0, 5, &b.Effective)
	number(n, "interoperability", 0, 10, &b.Interop)
	number(n, "dependence", 0, 10, &b.Dependence)
	number(n, "accord", 0, 31, &b.Accord)
	number(n, "full_barred", 0, 31, &b.FullBarred)
	n.flag("latest_backed", &b.LatestBacked)
	n.close()

	clauses := start.table("clauses")
	for c := range game.Clause(game.Clauses) {
		var q quarter
		if clauses.when(c.String(), &q) {
			d.clauses[c.String()] = q
		}
	}
	clauses.close()

	deeds := start.table("deeds")
	for _, r := range registers(b) {
		if list := l.dates(deeds, r.name); list != nil {
			d.deeds[r.name] = list
		}
	}
	pushes := deeds.table("pushes")
	for v := range game.Venue(game.Venues) {
		if list := l.dates(pushes, v.String()); list != nil {
			d.deeds["pushes."+v.String()] = list
		}
	}
	pushes.close()
	deeds.close()
}

// register is a list of quarters in which a deed was done.
type register struct {
	name string
	bits *uint32
}

func registers(b *game.Bond) []register {
	return []register{
		{"restated", &b.Restated}, {"stated", &b.Stated}, {"consulted", &b.Consulted}, {"exercised", &b.Exercised},
		{"delivered", &b.Delivered}, {"paid", &b.PaidLot}, {"crises", &b.Crises}, {"consulted_in_crisis", &b.InCrisis},
	}
}

// dates reads a list of quarters; nil if there is none.
func (l *loader) dates(n *node, key string) []quarter {
	if _, there := n.m[key]; !there {
		n.known = append(n.known, key)
		return nil
	}
	dates := []quarter{}
	for _, v := range n.list(key) {
		s, _ := v.(string)
		q, good := parseQuarter(s)
		if !good {
			n.fault(key, fault.WantQuarters.New(found(v)))
			continue
		}
		dates = append(dates, q)
	}
	return dates
}

// wholeStart checks that nothing is missing and nothing contradicts, and puts
// what is dated into place.
func (l *loader) wholeStart(d *draft, file string) {
	s := &d.Setup.Start
	s.Version = game.StateVersion
	s.Oil = d.Setup.Oil[0]
	sum := 0
	for _, n := range s.Blocs {
		sum += int(n)
	}
	if sum != game.Blocs {
		l.whole(l.setBy("start.blocs", file), "start.blocs", fault.WrongBlocs.New(game.Blocs, sum))
	}
	r := &d.Setup.Rules
	eachPair(func(name string, a, b game.Power) {
		x, path := s.Sanctions[a][b], "start.sanctions."+name
		if x.Eased > x.Level {
			l.whole(l.setBy(path, file), path+".eased", fault.AboveLevel.New(x.Level, x.Eased))
		}
		if x.Level > r.Trade.SanctionMax.Track(a) {
			l.whole(l.setBy(path, file), path+".level", fault.AboveRule.New("trade.sanction_max."+seats[a], r.Trade.SanctionMax.Of(a), x.Level))
		}
		if path = "start.evidence." + name; int16(s.Evidence[a][b]) > r.Evidence.Max {
			l.whole(l.setBy(path, file), path, fault.AboveRule.New("evidence.max", r.Evidence.Max, s.Evidence[a][b]))
		}
	})

	b := &s.Bond
	b.Towards = b.Effective
	for i := range b.Rungs {
		b.Rungs[i] = b.Effective
	}
	regs := registers(b)
	for v := range game.Venue(game.Venues) {
		regs = append(regs, register{"pushes." + v.String(), &b.Pushes[v]})
	}
	for _, r := range regs {
		*r.bits = 0
		for _, q := range d.deeds[r.name] {
			path := "start.deeds." + r.name
			if ago := d.starts - q; ago < 0 || ago > 31 {
				l.whole(l.setBy(path, file), path, fault.OutOfMemory.New(d.starts-31, d.starts, q))
			} else {
				*r.bits |= 1 << ago
			}
		}
	}
	b.Clauses = [game.Clauses]game.ClauseState{}
	for c := range game.Clause(game.Clauses) {
		q, signed := d.clauses[c.String()]
		if !signed {
			continue
		}
		if path := "start.clauses." + c.String(); q > d.starts {
			l.whole(l.setBy(path, file), path, fault.AfterStart.New(d.starts, q))
		}
		b.Clauses[c].Status = game.InForce
	}
	l.wholeContracts(d, file)
}

// complete tells of every track that no file gave.
func (l *loader) complete(file string) {
	if _, ok := l.set["start"]; !ok {
		l.fault(file, "start", fault.MissingStart.New(Default))
		return
	}
	need := []string{"start.tech_trust", "start.revenue", "start.bond.declared", "start.bond.effective"}
	for p, name := range seats {
		for _, t := range tracks(game.Power(p)) {
			need = append(need, "start."+name+"."+t)
		}
	}
	eachPair(func(name string, _, _ game.Power) {
		need = append(need, "start.threat."+name, "start.trust."+name)
	})
	for th := range game.Theatre(game.Theatres) {
		for _, key := range [4]string{"heat", "stakes", "local", "us"} {
			need = append(need, "start.fronts."+th.String()+"."+key)
		}
	}
	for v := range game.Venue(game.Venues) {
		need = append(need, "start.venues."+v.String())
	}
	for c := range game.Camp(game.Camps) {
		need = append(need, "start.blocs."+c.String())
	}
	slices.Sort(need)
	for _, path := range need {
		if _, ok := l.set[path]; !ok {
			l.whole(file, path, fault.Missing)
		}
	}
}
