package game

// StateVersion is the first byte of the canonical encoding; it changes when State does.
const StateVersion = 2

// Bounds of the lists in State.
const (
	MaxCards     = 4  // order cards a quarter
	MaxOrders    = 14 // cards, answers to dues, stances
	MaxContracts = 12
	MaxIncidents = 20
	MaxOffers    = 12
	PastQuarters = 4 // own cards remembered in a View
)

// Phase is the decision point at which the game stands.
type Phase uint8

// The decision points. World, Resolve and Account of design §2.1 run between them.
const (
	PlanPhase Phase = iota
	ReplyPhase
	Over
)

// State is the whole game at a decision point: a value without pointers,
// copied by assignment and compared by ==. Tracks run from 0 to 10.
//
// The see tags are the table of visibility that View is tested against: all
// (public), own (the power at the first index), hidden (the engine alone), or
// the name of the function in view.go that cuts the element.
type State struct {
	Version   uint8                    `see:"all"`
	Phase     Phase                    `see:"all"`
	Quarter   uint8                    `see:"all"` // since the start of the scenario
	Oil       int16                    `see:"all"` // dollars a barrel
	OilShift  int16                    `see:"all"` // dollars off the scenario's path
	Sides     [Powers]Side             `see:"side"`
	Threat    [Powers][Powers]int8     `see:"all"` // [of whom the track is][perceived from]
	Trust     [Powers][Powers]int8     `see:"all"` // [who trusts][whom]
	Evidence  [Powers][Suspects]int8   `see:"own"` // [victim][suspect], 0 to 5
	Wary      [Powers][Powers]uint8    `see:"all"` // quarters left in which [accuser] watches [accused]
	Provoked  [Powers][Powers]uint8    `see:"all"` // quarters left in which [power] may answer [provoker] at no price at home
	Sanctions [Powers][Powers]Sanction `see:"all"` // [imposer][target]
	Bond      Bond                     `see:"all"`
	Fronts    [Theatres]Front          `see:"all"`
	Positions [Venues]int8             `see:"all"` // 0 open, 10 sovereign
	Blocs     [Camps]int8              `see:"all"` // twelve blocs of states by camp
	TechTrust int8                     `see:"all"` // the world's trust in US technology (¶20)
	Revenue   int8                     `see:"all"` // US technology revenue abroad
	Contracts [MaxContracts]Contract   `see:"contract"`
	Incidents [MaxIncidents]Incident   `see:"incident"`
	Offers    [MaxOffers]Offer         `see:"offer"`
	Sealed    [Powers]Plan             `see:"own"` // what was planned, between Plan and Reply
}

// Side is what belongs to one power.
type Side struct {
	Funds     int8 `see:"own"` // may be negative: a backer's debt
	Influence int8 `see:"own"`
	Operators int8 `see:"own"`

	Economy      int8 `see:"all"`
	Military     int8 `see:"all"`
	Home         int8 `see:"all"` // regime security; for the United States, resolve
	Control      int8 `see:"all"` // of the domestic internet
	Defence      int8 `see:"all"` // cyber
	Offence      int8 `see:"all"` // cyber
	Standing     int8 `see:"all"`
	Institutions int8 `see:"all"` // standing capacity for norms, 0 to 3 (¶13)
	FreeLaw      int8 `see:"all"` // 1: the next control law is free (know-how received, ¶17)

	Forum    uint8 `see:"all"` // quarters left of cheaper pushes (¶16)
	Demand   uint8 `see:"own"` // quarters left of help from technology firms (¶20)
	Indicted uint8 `see:"all"` // quarters left with an operator fewer
	Guide    uint8 `see:"all"` // quarters left in which the giver of know-how knows the partner's networks

	Wait [Waits]uint8 `see:"all"` // quarters until an order may be used again

	Kept uint8 `see:"all"` // the last eight dues, lowest bit latest: 1 honoured
	Dues uint8 `see:"all"` // how many of the eight there have been

	Gains    [Aims]uint8                   `see:"own"` // successful intrusions not yet turned into a step
	Intruded [Powers][Aims]uint8           `see:"own"` // own intrusions, a bit a quarter, lowest latest
	Intel    [Powers]uint8                 `see:"own"` // quarters left of military intelligence on a power
	Uncopied uint8                         `see:"own"` // lots received and not used up by copying
	Past     [PastQuarters][MaxCards]Order `see:"own"` // own cards, latest first
	Score    int32                         `see:"own"` // sum of the quarters' scores, in tenths of a point
}

// Wait is what a power must let rest between two uses.
type Wait uint8

// The waits.
const (
	WaitLaw Wait = iota
	WaitMilitary
	WaitOffence
	WaitSell
	WaitUltimatum
	WaitExport
	WaitIndict
	WaitPrice
	WaitRally
	WaitAccord
	Waits
)

// Sanction is what one power imposes on another.
type Sanction struct {
	Level   int8 `see:"all"` // 0 to 3
	Eased   int8 `see:"all"` // steps undone by substitution
	Control int8 `see:"all"` // 1: export controls in force
}

// Bond is the China–Russia partnership: the ladder and what it is read from.
// Registers hold a bit a quarter, lowest latest.
type Bond struct {
	Declared  int8 `see:"all"`
	Effective int8 `see:"all"`
	Towards   int8 `see:"all"` // the rung that deeds show now
	Agreeing  int8 `see:"all"` // quarters in a row on that side of Effective
	Interop   int8 `see:"all"` // interoperability

	Clauses [Clauses]ClauseState `see:"all"`

	Restated     uint32         `see:"all"` // signed or restated
	Stated       uint32         `see:"all"` // joint statements alone
	Consulted    uint32         `see:"all"`
	Exercised    uint32         `see:"all"`
	Delivered    uint32         `see:"all"` // a lot delivered
	PaidLot      uint32         `see:"all"` // a delivered lot paid
	InCrisis     uint32         `see:"all"` // a crisis consulted on, or backed
	Crises       uint32         `see:"all"`
	Pushes       [Venues]uint32 `see:"all"` // paid joint pushes
	LatestBacked int8           `see:"all"` // 1: the partner backed in the latest crisis
	Rungs        [4]int8        `see:"all"` // effective, the last four quarters, latest first

	Breach     [Powers]uint8 `see:"all"` // quarters left of an open breach by this power
	Accord     uint8         `see:"all"` // quarters left of the currency and trade accord
	Dependence int8          `see:"all"` // Russia's, on China
	FullBarred uint8         `see:"all"` // quarters left in which no full-grade arms are offered
}

// ClauseState is where a clause stands.
type ClauseState struct {
	Status   ClauseStatus `see:"all"`
	Left     uint8        `see:"all"` // quarters left of a suspension
	Since    uint8        `see:"all"` // quarter of signature
	Breaches uint8        `see:"all"` // exposed so far
}

// ClauseStatus is the status of a clause.
type ClauseStatus uint8

// The statuses.
const (
	NotSigned ClauseStatus = iota
	InForce
	Suspended
)

// Front is one theatre of crises.
type Front struct {
	Heat   int8 `see:"all"`
	Stakes int8 `see:"all"` // 0 to 10 for the principal; the United States has the rest
	Local  int8 `see:"all"` // posture of the principal
	Far    int8 `see:"all"` // posture of the United States
	Open   int8 `see:"all"` // 1: a crisis is open
}

// ContractKind is the kind of a contract.
type ContractKind uint8

// The kinds of contract. All are one type: terms, dues, a record.
const (
	NoContract ContractKind = iota
	GasContract
	ArmsContract
	Development
	Consultations
	Exercises
	CommandStaff
	Deal
	Ultimatum
)

// Contract binds A (who sells, grants or demands) and B.
type Contract struct {
	Kind      ContractKind `see:"all"`
	A         Power        `see:"all"`
	B         Power        `see:"all"`
	Price     Price        `see:"all"`      // gas
	Promised  Grade        `see:"all"`      // arms
	Built     Grade        `see:"contract"` // arms: what the seller is building
	Revealed  int8         `see:"contract"` // 1: the buyer knows the grade and the intent
	Advance   int8         `see:"all"`      // funds owed before anything else; 0 once paid
	Lots      int8         `see:"all"`      // arms: lots; development: stages
	Delivered int8         `see:"all"`
	Paid      int8         `see:"all"`
	Progress  int8         `see:"all"` // gas: pipeline, 0 to 6
	Disputed  int8         `see:"all"` // gas: 1 while the price is disputed
	Term      Term         `see:"all"` // deals
	Signed    uint8        `see:"all"` // quarter
	DueA      uint8        `see:"all"` // quarter from which A owes next; NoDue: nothing
	DueB      uint8        `see:"all"`
	Ends      uint8        `see:"all"` // quarter in which it lapses; NoDue: never
}

// NoDue stands for a quarter that does not come.
const NoDue = 255

// Incident is an intrusion that happened: the truth, and what the victim found.
type Incident struct {
	Used    int8     `see:"incident"` // 1: the slot is filled
	Quarter uint8    `see:"incident"`
	By      Power    `see:"incident"` // the truth, for the engine and the attacker alone (¶8)
	Victim  Power    `see:"incident"`
	Aim     Aim      `see:"incident"`
	Success int8     `see:"incident"`
	Seen    int8     `see:"incident"` // 1: the victim noticed
	Public  int8     `see:"incident"` // 1: reported in the open
	Clues   [3]Power `see:"incident"` // language, servers, tradecraft: whom each points to
	Ceiling int8     `see:"incident"` // the evidence that can be had at most
}

// Offer awaits its addressee's reply.
type Offer struct {
	Used   int8   `see:"offer"`
	From   Power  `see:"offer"`
	To     Power  `see:"offer"`
	Order  Order  `see:"offer"`
	Answer Answer `see:"offer"`
}

// Answer is a reply to an offer.
type Answer uint8

// The answers.
const (
	Unanswered Answer = iota
	Accept
	Decline
)
