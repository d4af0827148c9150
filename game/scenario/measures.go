package scenario

import (
	"slices"
	"strings"
)

// Series is something that is read off a game quarter by quarter. This is the
// one table of them; the locale says what each means (ui.measure.of).
type Series uint8

// The series. Those up to LastFlow count what happens in a quarter; the others
// say how things stand when it ends.
const (
	AllianceEnd Series = iota // 1 in the last quarter of a game that ends in an alliance, or on the rung of one
	Voluntary
	RussiaToChina
	NormsTogether
	Pushes
	JointPushes
	KnowHow
	Forums
	VenueSteps
	ControlLaws
	FreedomProgrammes
	Statements
	ConsultationsHeld
	ExercisesHeld
	Intrusions
	PartnerIntrusions
	TheftsFromUS
	ChinaOnRussia // true intrusions, by whom on whom
	ChinaOnUS
	RussiaOnChina
	RussiaOnUS
	USOnChina
	USOnRussia
	SeenChinaOnRussia // noticed by the second power, which suspects the first
	SeenChinaOnUS
	SeenRussiaOnChina
	SeenRussiaOnUS
	SeenUSOnChina
	SeenUSOnRussia
	SeenUnplaced
	Misread
	Reports
	Accusations
	Indictments
	Breaches
	ChinaHonoured
	ChinaWithheld
	RussiaHonoured
	RussiaWithheld
	PipelineSteps
	FirstGas
	LotsDelivered
	Copied
	Deals
	Ultimatums
	CrisesEurope
	CrisesPacific
	Backed
	StoodAside
	BarredQuarters
	Declared
	Effective
	WordsAhead
	Interoperability
	Dependence
	ClausesInForce
	TrustChinaRussia
	TrustRussiaChina
	ThreatChinaUS
	ThreatRussiaUS
	ThreatChinaRussia
	ThreatRussiaChina
	ChinaEconomy
	RussiaEconomy
	USEconomy
	ChinaMilitary
	RussiaMilitary
	USMilitary
	ChinaRegime
	RussiaRegime
	USResolve
	ChinaStanding
	RussiaStanding
	USStanding
	ChinaControl
	RussiaControl
	USSanctionsChina
	USSanctionsRussia
	ExportControlChina
	ExportControlRussia
	StakesEurope
	StakesPacific
	VenueGGE
	VenueITU
	VenueICANN
	VenueClub
	BlocsSovereign
	BlocsOpen
	TechTrust
	TechRevenue
	Oil
	ChinaScore // mean of the quarters so far and the book value of contracts, tenths of a point
	RussiaScore
	USScore
	OutcomeEnd // in the last quarter, the outcome of the game
	AllSeries  = iota
)

// LastFlow is the last of the series that count.
const LastFlow = BarredQuarters

var seriesNames = [AllSeries]string{
	"alliance", "voluntary", "russia-to-china", "norms-together", "pushes", "joint-pushes", "know-how", "forums", "venue-steps",
	"control-laws", "freedom-programmes", "statements", "consultations", "exercises",
	"intrusions", "partner-intrusions", "thefts-from-us",
	"china-on-russia", "china-on-us", "russia-on-china", "russia-on-us", "us-on-china", "us-on-russia",
	"seen-china-on-russia", "seen-china-on-us", "seen-russia-on-china", "seen-russia-on-us", "seen-us-on-china", "seen-us-on-russia",
	"seen-unplaced", "misread", "reports", "accusations", "indictments", "breaches",
	"china-honoured", "china-withheld", "russia-honoured", "russia-withheld", "pipeline-steps", "first-gas", "lots-delivered", "copied",
	"deals", "ultimatums", "crises-europe", "crises-pacific", "backed", "stood-aside", "barred-quarters",
	"declared", "effective", "words-ahead", "interoperability", "dependence", "clauses",
	"trust-china-russia", "trust-russia-china", "threat-china-us", "threat-russia-us", "threat-china-russia", "threat-russia-china",
	"china-economy", "russia-economy", "us-economy", "china-military", "russia-military", "us-military",
	"china-regime", "russia-regime", "us-resolve", "china-standing", "russia-standing", "us-standing", "china-control", "russia-control",
	"us-sanctions-china", "us-sanctions-russia", "export-control-china", "export-control-russia", "stakes-europe", "stakes-pacific",
	"venue-gge", "venue-itu", "venue-icann", "venue-club", "blocs-sovereign", "blocs-open", "tech-trust", "tech-revenue", "oil",
	"china-score", "russia-score", "us-score", "outcome",
}

// String gives the name that files use.
func (s Series) String() string { return seriesNames[s] }

// ByQuarter tells whether the series says something of every quarter, and not
// of the last one alone.
func (s Series) ByQuarter() bool { return s != AllianceEnd && s != OutcomeEnd }

// Tenths tells whether the series is in tenths of its unit.
func (s Series) Tenths() bool { return s == ChinaScore || s == RussiaScore || s == USScore }

// How is how a measure takes one number of a game from a series.
type How uint8

// The ways.
const (
	Sum   How = iota // over the quarters
	Mean             // over the quarters
	Final            // as the game ends
	Peak             // highest
	First            // the quarter in which it first was there, from 1; 0: never
	Kind             // a word: the outcome
	Hows  = iota
)

var howNames = [Hows]string{"sum", "mean", "final", "peak", "first", "kind"}

// String gives the name that the locale uses (ui.measure.how).
func (h How) String() string { return howNames[h] }

// Measure is one number of a game, in the one table of all measures that
// claims, switches, experiments and reports share.
type Measure struct {
	Name   string
	Series Series
	How    How
	From   int64 // First: the least value that counts as being there
}

// Measures lists them all: for each series that counts its sum, for each that
// stands its mean; then some final and highest values, and first quarters.
func Measures() []Measure { return slices.Clone(measures) }

var measures = func() (list []Measure) {
	for s := range OutcomeEnd {
		switch {
		case s == FirstGas:
			list = append(list, Measure{s.String(), s, First, 1})
		case s <= LastFlow:
			list = append(list, Measure{Name: s.String(), Series: s, How: Sum})
		case s.Tenths():
			list = append(list, Measure{Name: s.String(), Series: s, How: Final})
		default:
			list = append(list, Measure{Name: s.String(), Series: s, How: Mean})
		}
	}
	for _, s := range []Series{
		Declared, Effective, Interoperability, Dependence, ClausesInForce, TrustChinaRussia, TrustRussiaChina, ThreatChinaUS, ThreatRussiaUS,
		ChinaControl, RussiaControl, USSanctionsChina, USSanctionsRussia, StakesEurope, StakesPacific,
		VenueGGE, VenueITU, VenueICANN, VenueClub, BlocsSovereign, BlocsOpen, TechTrust,
	} {
		list = append(list, Measure{Name: "final-" + s.String(), Series: s, How: Final})
	}
	return append(list,
		Measure{"highest-declared", Declared, Peak, 0},
		Measure{"highest-effective", Effective, Peak, 0},
		Measure{"first-strategic", Effective, First, 3},
		Measure{"first-entente", Effective, First, 4},
		Measure{"first-alliance", Effective, First, 5},
		Measure{"outcome", OutcomeEnd, Kind, 0},
	)
}()

// Of reads the measure off a series by quarters. Means are left as sums, to be
// divided by the number of quarters.
func (m *Measure) Of(quarters []int64) (n int64) {
	switch m.How {
	case Sum, Mean:
		for _, x := range quarters {
			n += x
		}
	case Final, Kind:
		n = quarters[len(quarters)-1]
	case Peak:
		n = slices.Max(quarters)
	case First:
		n = 1 + int64(slices.IndexFunc(quarters, func(x int64) bool { return x >= m.From }))
	}
	return n
}

// Additive tells whether the measures of a game's halves sum to that of the
// game, and games can be compared by it.
func (m *Measure) Additive() bool { return m.How == Sum || m.How == Mean }

// Column is the name of the measure in tables.
func (m *Measure) Column() string { return strings.ReplaceAll(m.Name, "-", "_") }

// measureOf finds a measure by name; its place in the table.
func measureOf(name string) (int, bool) {
	i := slices.IndexFunc(measures, func(m Measure) bool { return m.Name == name })
	return i, i >= 0
}

// measureNames are the names that a predicate lets pass, in their places; ""
// for the others.
func measureNames(pass func(*Measure) bool) []string {
	names := make([]string, len(measures))
	for i := range measures {
		if pass(&measures[i]) {
			names[i] = measures[i].Name
		}
	}
	return names
}
