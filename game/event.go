package game

// ID numbers an event within a record; 0 is no event.
type ID int32

// Quantity is something that an order or an event can change. Amounts of
// tracks are whole steps in events and hundredths of a step in a Row.
type Quantity uint8

// The quantities. The comment says what A and B are.
const (
	NoQuantity   Quantity = iota
	QFunds                // A: once
	QFlow                 // A: funds a quarter
	QInfluence            // A
	QOperators            // A
	QEconomy              // A
	QMilitary             // A
	QHome                 // A: regime security, or resolve
	QControl              // A
	QDefence              // A
	QOffence              // A
	QStanding             // A
	QInstitution          // A
	QThreat               // A perceives, from B
	QTrust                // A has, in B
	QEvidence             // A holds, on B
	QSanction             // A imposes, on B
	QEased                // A's sanctions, eased by B
	QExport               // A's export controls, on B
	QHeat                 // theatre in X
	QStakes               // theatre in X, to A
	QPosture              // A's, theatre in X
	QPosition             // venue in X, towards sovereignty
	QBloc                 // A's camp gains
	QTechTrust            //
	QRevenue              //
	QInterop              //
	QDependence           //
	QPipeline             //
	QDeed                 // a deed that the ladder counts
	QProof                // A: chance that an own intrusion is seen, against B
	QFreeLaw              // A
	QIntel                // A, on B
	QRecord               // A: a due honoured (+) or not (-)
	QBreach               // A: an open breach towards B
	QWary                 // A watches B: quarters
	QForum                // A: pushes are cheaper for a while
	QGuide                // A knows B's networks for a while
	QDemand               // A: help from technology firms for a while
	QDeclared             // the declared rung
	QClause               // clause in X
	QTerm                 // A is bound to B by the term of a deal in X
	QEnd                  // A ends a contract with B; kind in X
	QIncome               // A: a year of earnings that count as income
	Quantities   = iota
)

// EventKind is the kind of an event.
type EventKind uint8

// The events. The comment says what the arguments are.
const (
	NoEvent       EventKind = iota
	EvQuarter               // X year, Y season
	EvOil                   // X dollars, Y before
	EvInject                // X inject, Y amount, A whom, Z where; of news with words of its own, the place in Setup.Schedule from 1
	EvOrder                 // A gives Order; X cards left
	EvAnswer                // A answers B's Order; X answer
	EvRoll                  // X purpose, Y need, Z face
	EvTrack                 // Q quantity, A, B; X place where Q has one; Y before, Z after
	EvSigned                // A, B; X contract kind; Order
	EvClause                // A, B; X clause in force
	EvRefused               // A's Order refused by B
	EvLapsed                // A, B; X contract kind
	EvDied                  // A's Order to B died: X reason
	EvHonoured              // A; B; X contract kind, Y what (DueWhat)
	EvSlipped               // as EvHonoured
	EvDefaulted             // as EvHonoured
	EvFirstGas              // A seller, B buyer
	EvLot                   // A seller, B buyer; X grade, Y lot, Z lots
	EvCheated               // A seller, B buyer: grade under the promise
	EvDisputed              // A, B
	EvRepriced              // A, B; X price
	EvCopied                // A; X success
	EvCopyFound             // A caught by B
	EvSold                  // A
	EvDeveloped             // A, B
	EvIntrusion             // A by, B victim; X aim, Y success, Z mode
	EvDetected              // A victim; B likeliest suspect; X aim
	EvReport                // A victim; B likeliest suspect; X aim, Y quarter of the intrusion
	EvNoise                 // A victim
	EvLearned               // A learns B's grade and intent; X grade
	EvFound                 // A victim, B suspect; X evidence
	EvAccused               // A, B; X evidence
	EvProtested             // A, B
	EvIndicted              // A, B
	EvBreach                // A in breach towards B; X clause
	EvSuspended             // X clause
	EvResumed               // X clause
	EvWithdrawn             // A, B; X clause
	EvSettled               // A's breach is settled
	EvSanction              // A on B; X level
	EvRelaxed               // A on B; X level
	EvExport                // A on B; X 1 in force, 0 lifted
	EvSubstituted           // A; X success
	EvFunded                // A; X track
	EvDeployed              // A; X theatre
	EvStoodDown             // A; X theatre
	EvHardened              // A
	EvShared                // A with B
	EvVenue                 // X venue; Y before, Z after; A towards whose camp
	EvVenueHeld             // X venue; A who tried
	EvJointPush             // A, B; X venue
	EvForum                 // A; B co-host or Nobody
	EvInstitution           // A; X institutions
	EvBloc                  // X from camp, Y to camp; A who courted, or Nobody
	EvLaw                   // A; X control
	EvKnowHow               // A to B
	EvFreedom               // A on B; X success
	EvDemand                // A
	EvLeak                  // A
	EvStatement             // A, B
	EvConsulted             // A, B
	EvExercised             // A, B
	EvStaffed               // A, B
	EvUltimatum             // A to B
	EvComplied              // A to B
	EvDefied                // A to B
	EvBluffed               // A to B
	EvCarriedOut            // A on B
	EvDealBroken            // A broke it, B
	EvCrisis                // A principal; X theatre
	EvStance                // A; X theatre, Y stance
	EvCrisisOver            // A principal; X theatre, Y outcome (CrisisOutcome), Z margin
	EvBacked                // A backs B; X theatre
	EvInCrisis              // A consults with B; X theatre
	EvAside                 // A stands aside from B; X theatre, Y 1 if obliged
	EvDeclared              // X before, Y after
	EvEffective             // X before, Y after; Z criterion
	EvPull                  // A's incentives to align: X threat, Y power, Z interests
	EvDrag                  // A's costs of aligning: X autonomy and entrapment, Y the partner's rise, Z its breaches
	EvOver                  // X outcome
	EventKinds    = iota
)

// Event is something that happened, and what caused it: a code with arguments.
type Event struct {
	ID      ID
	Cause   ID // what brought it about
	Also    ID // a second cause, where two had to meet
	Kind    EventKind
	Quarter uint8
	See     uint8 // who may know: a bit a power; Everyone; 0 the engine alone, until the end
	A, B    Power
	Q       Quantity
	X, Y, Z int16
	Order   Order
	Para    uint8 // ¶ of the source for what the scenario brought
}

// Everyone is the visibility of what is public.
const Everyone uint8 = 7

// Only is the visibility of what some powers alone know.
func Only(ps ...Power) uint8 {
	var m uint8
	for _, p := range ps {
		m |= 1 << p
	}
	return m
}

// Recorder takes the events of a game as they happen. A nil Recorder is
// allowed everywhere: then no event is built.
type Recorder interface {
	// Record keeps the event and returns its number within the record.
	Record(Event) ID
	// Latest gives the latest event of the kind, with this X (0 to 15) if x is
	// not AnyX, so that what took several quarters to come about can name its causes.
	Latest(k EventKind, x int16) ID
}

// AnyX stands for whatever X an event has.
const AnyX int16 = -1

// Newest notes the latest event of each kind, and of each kind with a small X:
// what recorders need for Latest. The zero value is empty.
type Newest [EventKinds][1 + smallX]ID

const smallX = 16

// Note takes an event that has been given its number.
func (n *Newest) Note(e *Event) {
	n[e.Kind][0] = e.ID
	if e.X >= 0 && e.X < smallX {
		n[e.Kind][1+e.X] = e.ID
	}
}

// Latest gives the latest event of the kind, with this X if x is not AnyX.
func (n *Newest) Latest(k EventKind, x int16) ID {
	if x == AnyX {
		return n[k][0]
	}
	return n[k][1+x]
}

// Log is a Recorder that keeps everything.
type Log struct {
	Events []Event
	Newest
}

// Record implements Recorder.
func (l *Log) Record(e Event) ID {
	e.ID = ID(len(l.Events) + 1)
	l.Events = append(l.Events, e)
	l.Note(&e)
	return e.ID
}

// Event gives the event of a number; the zero Event for 0 or an unknown number.
func (l *Log) Event(id ID) Event {
	if id < 1 || int(id) > len(l.Events) {
		return Event{}
	}
	return l.Events[id-1]
}

// Why gives the chain of causes of an event, nearest first: a walk through
// Cause and Also, each event once.
func (l *Log) Why(id ID) []Event {
	var chain []Event
	seen := map[ID]bool{}
	queue := []ID{l.Event(id).Cause, l.Event(id).Also}
	for len(queue) > 0 {
		e := l.Event(queue[0])
		queue = queue[1:]
		if e.ID == 0 || seen[e.ID] {
			continue
		}
		seen[e.ID] = true
		chain = append(chain, e)
		queue = append(queue, e.Cause, e.Also)
	}
	return chain
}
