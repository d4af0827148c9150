package game

// Reason says why an agent gave an order: the term that weighed most in its
// choice, as a code with arguments. Package words makes the sentence.
type Reason struct {
	Motive  Motive
	About   Power  // whom the motive concerns; Nobody if nobody
	Against Motive // what spoke most against it; ByChance if nothing did
	X       int16  // the weight of the motive, in the agent's own unit
}

// Motive is a term that an agent weighs.
type Motive uint8

// The motives.
const (
	ByChance     Motive = iota // nothing weighed much, or the agent does not weigh
	ForIncome                  // funds, now or each quarter
	ForEconomy                 //
	ForHome                    // regime security, or resolve
	ForVenues                  // positions and blocs
	ForMilitary                //
	ForStakes                  // stakes and odds of crises
	ForAutonomy                //
	ForStanding                //
	ForEdge                    // the lead in arms over the partner
	ForLowRung                 // keeping China and Russia apart
	ForTech                    // trust in technology, revenue, access to markets
	ForSecrecy                 // fewer intrusions on oneself: defence, evidence, deterrence
	ForSafety                  // less threat from About
	ForTrust                   // About's trust
	ForFaith                   // one's own record of dues
	ForBacking                 // the partner's backing in a crisis
	ForRestraint               // fear of proof while a clause or a deal holds
	ForGrievance               // answering what About did
	ForOil                     // the price of oil against the price signed
	ForRelief                  // less bite of sanctions
	ForThrift                  // what it saves
	FromRecord                 // the source says so; X is the ¶
	ByDefault                  // an empty seat
	Motives      = iota
)
