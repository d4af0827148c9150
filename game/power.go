package game

// Power is one of the three seats.
type Power uint8

// The powers, in the fixed order in which everything that needs an order is done.
const (
	China Power = iota
	Russia
	US
	// Unaffiliated is no seat: a suspect, for crime and for what nobody can place (¶8).
	Unaffiliated
)

// Counts of the fixed sets.
const (
	Powers   = 3
	Suspects = 4 // the powers and Unaffiliated
	Pairs    = 3
)

// Nobody stands where an order or event names no power.
const Nobody Power = 255

// Pair is an unordered pair of powers.
type Pair uint8

// The pairs.
const (
	ChinaRussia Pair = iota
	ChinaUS
	RussiaUS
)

// PairOf gives the pair of two different powers.
func PairOf(a, b Power) Pair { return Pair(a + b - 1) }

// Partner gives the other half of the China–Russia partnership; the United States has none (Nobody).
func (p Power) Partner() Power {
	switch p {
	case China:
		return Russia
	case Russia:
		return China
	}
	return Nobody
}

// Theatre is where crises happen. The local power is its principal.
type Theatre uint8

// The theatres.
const (
	Europe Theatre = iota
	Pacific
	Theatres = 2
)

// Principal is the power whose theatre it is: Russia in Europe, China in the Pacific.
func (t Theatre) Principal() Power {
	if t == Europe {
		return Russia
	}
	return China
}

// Home is the theatre in which the power is principal; the United States has none (false).
func (p Power) Home() (Theatre, bool) {
	switch p {
	case Russia:
		return Europe, true
	case China:
		return Pacific, true
	}
	return 0, false
}

// Venue is a place where norms of the internet are argued over (¶11–13).
type Venue uint8

// The venues. The club is the SCO and the BRICS, in which the United States has no seat.
const (
	GGE    Venue = iota // the group of governmental experts at the United Nations
	ITU                 // the International Telecommunication Union
	ICANN               // ICANN and the Internet Governance Forum
	Club                // the SCO and the BRICS (¶6, ¶11)
	Venues = 4
)

// Camp is a side of the norms contest.
type Camp uint8

// The camps.
const (
	Undecided Camp = iota
	Sovereign      // cyber-sovereignty (¶11)
	Open           // cyber-freedom (¶11)
	Camps     = 3
)

// Camp is the side a power argues for.
func (p Power) Camp() Camp {
	if p == US {
		return Open
	}
	return Sovereign
}

// Aim is what an intrusion is after.
type Aim uint8

// The aims.
const (
	Technology Aim = iota
	Military
	Political
	Aims = 3
)

// Mode is how an intrusion is run: tempo and tooling.
type Mode uint8

// The modes.
const (
	Quiet    Mode = iota // few operators, own tools
	Heavy                // many operators, own tools
	Borrowed             // few operators, somebody else's tools: one clue shifts (¶8)
	Modes    = 3
)

// Price is the price term of a gas contract.
type Price uint8

// The price terms.
const (
	Fixed Price = iota
	Linked
)

// Grade is the grade of arms.
type Grade uint8

// The grades. What is promised is public; what is built is known to the seller alone (¶5).
const (
	UnknownGrade Grade = iota
	ExportGrade
	FullGrade
)

// Clause is one clause of the China–Russia treaties, kept, breached, suspended and ended one by one (¶6).
type Clause uint8

// The clauses.
const (
	MilTech       Clause = iota // military-technical cooperation: exercises become dues
	NoTheft                     // no theft of technology
	NoAttack                    // no attack on each other's systems, the "non-aggression" of ¶1
	Sovereignty                 // the language of cyber-sovereignty (¶1, ¶14)
	CrisisConsult               // consultation in a crisis (ATOP: consultation)
	Command                     // joint command: its upkeep becomes a due
	Defence                     // mutual defence (ATOP: defence)
	Clauses       = 7
)

// Pact is what one treaty order offers: a clause, or the two of May 2015 together.
type Pact uint8

// The pacts on offer.
const (
	MilTechPact Pact = iota
	TheftPact
	CyberPact // NoAttack and Sovereignty, as signed in May 2015 (¶1, ¶6)
	CrisisPact
	CommandPact
	DefencePact
	Pacts = 6
)

// Clauses gives the clauses that the pact consists of.
func (p Pact) Clauses() []Clause { return pactClauses[p] }

var pactClauses = [Pacts][]Clause{
	{MilTech}, {NoTheft}, {NoAttack, Sovereignty}, {CrisisConsult}, {Command}, {Defence},
}

// Term is what a wedge deal asks of China or Russia in return for relief.
type Term uint8

// The terms of a deal.
const (
	TermNoTheft    Term = iota // no theft of technology from the United States (¶9)
	TermNoDelivery             // Russia: no arms to China; China: none taken
	TermNoBacking              // the partner is not backed in a crisis
	Terms          = 3
)

// Stance is what a power does in an open crisis.
type Stance uint8

// The stances: the principal and the United States stand or yield; the partner backs, consults or stands aside.
const (
	NoStance Stance = iota
	Stand
	Yield
	Back
	Consult
	Aside
)

// Choice is what a power does about something that has fallen due.
type Choice uint8

// The choices. Full and Export choose the grade that is built (¶5).
const (
	Honour Choice = iota
	Slip
	Refuse
	BuildFull
	BuildExport
)
