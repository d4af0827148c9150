package scenario

import (
	"strconv"

	"entente/game"
	"entente/game/fault"
)

// contract is a contract in force at the start, with its dates of the calendar.
type contract struct {
	game.Contract
	file, path string
	next       quarter // what falls due next; of arms: the next lot
	owed       quarter // when the prepayment or the advance is asked for
	ends       quarter
}

// contractKinds are the words for contracts that a start may hold. An
// ultimatum is not among them: no source knows one.
var contractKinds = []string{
	game.GasContract: "gas", game.ArmsContract: "arms", game.Development: "development", game.Consultations: "consultations",
	game.Exercises: "exercises", game.CommandStaff: "command", game.Deal: "deal",
}

// contracts reads the list of contracts in force; it replaces the base's.
func (l *loader) contracts(d *draft, start *node) {
	list, there := start.tables("contracts")
	if !there {
		return
	}
	d.contracts = nil
	for _, n := range list {
		c := contract{file: n.file, path: n.path}
		c.DueA, c.DueB, c.Ends = game.NoDue, game.NoDue, game.NoDue
		n.need("kind")
		if !word(n, "kind", contractKinds, &c.Kind) {
			continue
		}
		l.terms(&c, n)
		n.close()
		d.contracts = append(d.contracts, c)
	}
}

// terms reads what a contract of its kind consists of.
func (l *loader) terms(c *contract, n *node) {
	c.A, c.B = game.China, game.Russia
	switch c.Kind {
	case game.GasContract:
		c.A, c.B = game.Russia, game.China
		word(n, "price", game.MenuWords(game.PriceMenu), &c.Price)
		number(n, "prepayment", 0, 10, &c.Advance) // funds still owed
		n.when("asked", &c.owed)
		number(n, "pipeline", 0, 20, &c.Progress)
		n.flag("disputed", &c.Disputed)
		n.need("price", "prepayment", "pipeline")
	case game.ArmsContract:
		c.A, c.B = game.Russia, game.China
		word(n, "promised", game.MenuWords(game.GradeMenu), &c.Promised)
		word(n, "built", game.MenuWords(game.GradeMenu), &c.Built)
		number(n, "lots", 1, 10, &c.Lots)
		number(n, "delivered", 0, 10, &c.Delivered)
		number(n, "paid", 0, 10, &c.Paid)
		number(n, "advance", 0, 20, &c.Advance) // funds still owed
		n.when("asked", &c.owed)
		n.when("next", &c.next)
		n.need("promised", "lots", "advance", "next")
	case game.Development:
		number(n, "stages", 1, 10, &c.Lots)
		number(n, "finished", 0, 10, &c.Delivered)
		n.when("next", &c.next)
		n.need("stages", "next")
	case game.Deal:
		c.A = game.US
		word(n, "with", seats[:game.US], &c.B)
		word(n, "term", game.MenuWords(game.TermMenu), &c.Term)
		n.when("next", &c.next)
		n.when("ends", &c.ends)
		n.need("with", "term", "next", "ends")
	default: // consultations, exercises, command
		n.when("next", &c.next)
		n.need("next")
	}
}

// clauseOf is the clause that a contract rests on.
var clauseOf = map[game.ContractKind]game.Clause{game.Exercises: game.MilTech, game.CommandStaff: game.Command}

// wholeContracts checks the contracts against each other, the clauses and the
// calendar, and puts them into place.
func (l *loader) wholeContracts(d *draft, file string) {
	s := &d.Setup.Start
	s.Contracts = [game.MaxContracts]game.Contract{}
	have := map[string]bool{}
	n := 0
	for i := range d.contracts {
		c := &d.contracts[i]
		bad := func(key string, what error) { l.whole(c.file, c.path+"."+key, what) }
		name := contractKinds[c.Kind] + " " + strconv.Itoa(int(c.A+c.B))
		if have[name] {
			bad("kind", fault.SecondContract.New(contractKinds[c.Kind]))
		}
		have[name] = true
		if cl, rests := clauseOf[c.Kind]; rests && s.Bond.Clauses[cl].Status != game.InForce {
			bad("kind", fault.NoClause.New(cl))
		}
		if c.Kind == game.GasContract && int16(c.Progress) > d.Setup.Rules.Energy.FirstGas {
			bad("pipeline", fault.AboveRule.New("energy.first_gas", d.Setup.Rules.Energy.FirstGas, c.Progress))
		}
		if c.Delivered > c.Lots || c.Paid > c.Lots || c.Kind == game.ArmsContract && c.Delivered == c.Lots && c.Paid == c.Lots {
			bad("lots", fault.NothingLeft.New(c.Lots, c.Delivered, c.Paid))
		}
		if c.Kind == game.ArmsContract && c.Built > c.Promised {
			bad("built", fault.BetterBuilt.New(c.Promised, c.Built))
		}
		if (c.Kind == game.GasContract || c.Kind == game.ArmsContract) && (c.Advance > 0) != (c.owed != 0) {
			bad("asked", fault.OwedUnasked)
		}
		c.DueA = l.due(d, c, "next", c.next)
		c.DueB = l.due(d, c, "asked", c.owed)
		c.Ends = l.due(d, c, "ends", c.ends)
		if c.Kind == game.Deal {
			c.DueB = c.DueA
			if c.ends < c.next {
				bad("ends", fault.BeforeNext.New(c.next, c.ends))
			}
		}
		if n < len(s.Contracts) {
			s.Contracts[n] = c.Contract
			n++
		}
	}
	for _, k := range [2]game.ContractKind{game.Exercises, game.CommandStaff} {
		path := "start.clauses." + clauseOf[k].String()
		if s.Bond.Clauses[clauseOf[k]].Status == game.InForce && !have[contractKinds[k]+" 1"] {
			l.whole(l.setBy(path, file), path, fault.NoContract.New(contractKinds[k]))
		}
	}
}

// due counts a date from the start of the game; NoDue if there is none.
func (l *loader) due(d *draft, c *contract, key string, q quarter) uint8 {
	if q == 0 {
		return game.NoDue
	}
	if q < d.starts || q-d.starts > 200 {
		l.whole(c.file, c.path+"."+key, fault.BeforeStart.New(d.starts, q))
		return game.NoDue
	}
	return uint8(q - d.starts)
}
