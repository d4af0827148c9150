package game

// Due is what somebody owes under a contract now.
type Due uint8

// The dues.
const (
	NothingDue  Due = iota
	DuePrepay       // B, gas: the prepayment (¶5)
	DueAdvance      // B, arms: the advance (¶5)
	DueGrade        // A, arms: which grade is built (¶5)
	DueLot          // A, arms: a lot
	DuePayment      // B, arms: a lot's price
	DueStage        // both, development
	DueConsult      // both
	DueExercise     // both
	DueStaff        // both, joint command
	DueRelief       // A, deal: the year's relief
	DueAbide        // B, deal: the year's restraint
	DueComply       // B, ultimatum
	DueCarryOut     // A, ultimatum that was defied
	Dues        = iota
)

// Owed tells what a power owes under the contract in quarter q. It needs
// nothing that the power does not know.
func (c *Contract) Owed(p Power, q uint8) Due {
	a, b := p == c.A, p == c.B
	switch c.Kind {
	case GasContract:
		if b && c.Advance > 0 && q >= c.DueB {
			return DuePrepay
		}
	case ArmsContract:
		switch {
		case b && c.Advance > 0 && q >= c.DueB:
			return DueAdvance
		case a && c.Built == UnknownGrade:
			return DueGrade
		case a && c.Advance == 0 && c.Delivered < c.Lots && q >= c.DueA: // no advance, no lot
			return DueLot
		case b && c.Advance == 0 && (c.Paid < c.Delivered || c.Paid == c.Delivered && c.Paid < c.Lots && q >= c.DueA):
			return DuePayment
		}
	case Development, Consultations, Exercises, CommandStaff:
		if (a || b) && q >= c.DueA {
			return [...]Due{Development: DueStage, Consultations: DueConsult, Exercises: DueExercise, CommandStaff: DueStaff}[c.Kind]
		}
	case Deal:
		if a && q >= c.DueA {
			return DueRelief
		}
		if b && q >= c.DueB {
			return DueAbide
		}
	case Ultimatum:
		if b && c.Progress == 0 {
			return DueComply
		}
		if a && c.Progress == 1 {
			return DueCarryOut
		}
	}
	return NothingDue
}

// cheated tells whether the buyer knows, from a lot or from intelligence, that
// less was built than promised: what it then does not pay breaks no promise.
func (c *Contract) cheated() bool {
	return c.Kind == ArmsContract && c.Revealed == 1 && c.Built < c.Promised
}

// allows tells whether a choice answers the due.
func (d Due) allows(c Choice, contract *Contract) bool {
	switch d {
	case NothingDue:
		return false
	case DueGrade:
		return c == BuildExport || c == BuildFull && contract.Promised == FullGrade
	case DueRelief, DueAbide, DueComply, DueCarryOut:
		return c == Honour || c == Refuse
	}
	return c == Honour || c == Slip || c == Refuse
}

// cost is what a choice about the due costs.
func (d Due) cost(r *Rules, c *Contract, choice Choice) Cost {
	if choice == BuildFull {
		return Cost{Funds: r.Arms.BuildFull}
	}
	if choice != Honour {
		return Cost{}
	}
	switch d {
	case DuePrepay, DueAdvance:
		return Cost{Funds: int16(c.Advance)}
	case DuePayment:
		return Cost{Funds: r.Arms.LotPrice}
	case DueStage:
		return Cost{Funds: r.Arms.StageFunds}
	case DueConsult:
		return Cost{Influence: r.Diplomacy.ConsultCost}
	case DueExercise:
		return Cost{Funds: r.Diplomacy.ExerciseCost}
	case DueStaff:
		return Cost{Funds: r.Diplomacy.CommandCost}
	}
	return Cost{}
}
