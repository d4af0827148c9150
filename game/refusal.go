package game

// Refusal says why an order cannot be given, as a code with arguments. The
// zero value, Fine, is no refusal. It is an error, whose text is for logs; what
// people read comes from package words.
type Refusal struct {
	Code  Code
	Order Order
	Need  int16
	Have  int16
}

// Code is the reason of a Refusal.
type Code uint8

// The codes. Those up to lastInvalid mean that the order is invalid (not
// understood); the others that it is illegal (understood, not allowed).
const (
	Fine       Code = iota
	BadKind         // no such kind of order
	BadSeat         // the power never has this order
	BadTarget       // no such target for this order
	BadTerm         // a term that is not on the menu
	WrongPhase      // cards at Reply, or replies at Plan
	PlanFull        // no room left in the plan

	TooManyCards    // Need: the most
	Twice           // the plan holds it already
	NeedFunds       // Need, Have
	NeedInfluence   // Need, Have
	NeedOperators   // Need, Have
	NeedEvidence    // Need, Have
	Waiting         // Have: quarters left
	AtMaximum       // Have
	AtMinimum       // Have
	AlreadySigned   // a contract of this kind is in force
	NoSuchContract  // nothing to build, renegotiate or copy from
	ClauseInForce   //
	ClauseNotSigned //
	NeedClause      // Need: the clause that must be in force first
	NoLotLeft       // nothing delivered that could be copied
	NoIncident      // nothing to investigate
	NoSeatThere     // not a member of the venue
	FullBarred      // Have: quarters left in which no full grade is offered
	NothingToEase   //
	NotOpen         // no crisis there, or no part in it
	NotDue          // nothing due under this contract
	NotOffered      // no such offer
	Contradicts     // the plan already says otherwise
	Banned          // by the scenario or an experiment
	SwitchedOff     // the mechanism is off
	Codes           = iota
)

const lastInvalid = PlanFull

// Invalid tells a malformed order from one that is merely not allowed.
func (r Refusal) Invalid() bool { return r.Code != Fine && r.Code <= lastInvalid }

// Legal tells whether there is no refusal.
func (r Refusal) Legal() bool { return r.Code == Fine }

// Error implements error.
func (r Refusal) Error() string {
	s := "illegal: "
	if r.Invalid() {
		s = "invalid: "
	}
	return s + r.Order.String() + ": " + r.Code.String()
}
