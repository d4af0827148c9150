package game

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"entente/game/fault"
)

// Inject is what a scheduled event does.
type Inject uint8

// The injects.
const (
	InjectHeat Inject = iota // heat of a theatre
	InjectHome               // regime security or resolve
	InjectStanding
	InjectThreat   // of China and Russia from the United States, or of Whom
	InjectTrust    // between China and Russia
	InjectPosition // of a venue
	InjectTech     // trust in US technology
	InjectSanction // US sanctions on Whom
	InjectReport   // a security firm reports intrusions on Whom
	InjectNews     // a headline alone, for what the rules do not hold
	InjectOil      // the oil price: dollars off the path, which fade as all such do
	Injects        = iota
)

// MaxHeadline is how long a headline of a teacher's own may be, characters.
const MaxHeadline = 120

// InjectSpec is what an inject takes. An event that takes more or less is refused.
type InjectSpec struct {
	Whom   [Powers]bool // whom it may concern; none: nobody
	Places []string     // where; none: nowhere
	Least  int8         // of the amount
	Most   int8
	Steps  []int8 // amounts mild enough for a menu
}

var (
	anyPower = [Powers]bool{true, true, true}
	partners = [Powers]bool{China: true, Russia: true}
	mild     = []int8{-2, -1, 1, 2}
)

// InjectSpecs are the specs of the injects.
var InjectSpecs = [Injects]InjectSpec{
	InjectHeat:     {Places: theatreNames, Least: -10, Most: 10, Steps: mild},
	InjectHome:     {Whom: anyPower, Least: -10, Most: 10, Steps: mild},
	InjectStanding: {Whom: anyPower, Least: -10, Most: 10, Steps: mild},
	InjectThreat:   {Whom: partners, Least: -10, Most: 10, Steps: mild},
	InjectTrust:    {Least: -10, Most: 10, Steps: mild},
	InjectPosition: {Places: venueNames, Least: -10, Most: 10, Steps: mild},
	InjectTech:     {Least: -10, Most: 10, Steps: mild},
	InjectSanction: {Whom: partners, Most: 1, Steps: []int8{0}},
	InjectReport:   {Whom: anyPower, Places: powerNames[:Powers], Most: 3, Steps: []int8{2}},
	InjectNews:     {Most: 9}, // which of the headlines of a ¶
	InjectOil:      {Least: -50, Most: 50, Steps: []int8{-20, -10, 10, 20}},
}

// concerns tells whether the inject concerns a power.
func (s *InjectSpec) concerns() bool { return s.Whom != [Powers]bool{} }

// Check tells what is wrong with an event, whatever its quarter; nil if nothing is.
func (e *Scheduled) Check() error {
	if int(e.What) >= Injects {
		return fault.NoInject.New(uint8(e.What))
	}
	spec := &InjectSpecs[e.What]
	switch {
	case spec.concerns() && (e.Whom >= Powers || !spec.Whom[e.Whom]):
		return fault.InjectWhom.New(e.What)
	case !spec.concerns() && e.Whom != Nobody:
		return fault.InjectNobody.New(e.What)
	case int(e.Where) >= max(len(spec.Places), 1):
		return fault.InjectWhere.New(e.What, e.Where, max(len(spec.Places), 1)-1)
	case e.What == InjectReport && Power(e.Where) == e.Whom:
		return fault.BlamesVictim.New(e.Whom)
	case e.Amount < spec.Least || e.Amount > spec.Most:
		return fault.InjectAmount.New(e.What, e.Amount, spec.Least, spec.Most)
	case e.Text != "" && e.What != InjectNews:
		return fault.InjectText.New(e.What)
	}
	return CheckHeadline(e.Text)
}

// CheckHeadline tells what is wrong with a headline of a teacher's own: it is
// one line of text, not too long. None at all is right. Signs that no reader
// sees (controls, breaks of lines, marks that turn the direction of writing) are refused.
func CheckHeadline(s string) error {
	odd := func(r rune) bool {
		return r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x200b && r <= 0x200f || r >= 0x2028 && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0xfeff
	}
	if !utf8.ValidString(s) || strings.ContainsFunc(s, odd) || strings.TrimSpace(s) != s {
		return fault.HeadlineOdd
	}
	if n := utf8.RuneCountInString(s); n > MaxHeadline {
		return fault.HeadlineLong.New(n, MaxHeadline)
	}
	return nil
}

// InjectMenu lists what may be injected from a menu: mild events alone, in one
// fixed order. None is dated.
func InjectMenu() (list []Scheduled) {
	for what := range Inject(Injects) {
		spec := &InjectSpecs[what]
		for _, whom := range [...]Power{China, Russia, US, Nobody} {
			for where := range max(len(spec.Places), 1) {
				for _, by := range spec.Steps {
					e := Scheduled{What: what, Whom: whom, Where: uint8(where), Amount: by}
					if e.Check() == nil {
						list = append(list, e)
					}
				}
			}
		}
	}
	return list
}

// Form is the text form of what an event does, without date and headline: its
// name, whom it concerns, where, and the amount, as far as it takes them:
// "heat pacific 2".
func (e *Scheduled) Form() string {
	words := []string{strings.ToLower(e.What.String())}
	if int(e.What) < Injects {
		spec := &InjectSpecs[e.What]
		if spec.concerns() {
			words = append(words, e.Whom.String())
		}
		if spec.Places != nil {
			words = append(words, name(spec.Places, int(e.Where)))
		}
		if spec.Least != spec.Most {
			words = append(words, strconv.Itoa(int(e.Amount)))
		}
	}
	return strings.Join(words, " ")
}

// ParseInject reads the text form back.
func ParseInject(s string) (Scheduled, error) {
	e := Scheduled{Whom: Nobody, What: Injects}
	words := strings.Fields(s)
	next := func() (word string) {
		if len(words) > 0 {
			word, words = words[0], words[1:]
		}
		return word
	}
	for first, what := next(), Inject(0); what < Injects; what++ {
		if first == strings.ToLower(what.String()) {
			e.What = what
		}
	}
	if e.What == Injects {
		return e, fault.InjectForm.New(s)
	}
	spec := &InjectSpecs[e.What]
	if spec.concerns() {
		p, err := ParsePower(next())
		if err != nil {
			return e, err
		}
		e.Whom = p
	}
	if spec.Places != nil {
		i := slices.Index(spec.Places, next())
		if i < 0 {
			return e, fault.InjectForm.New(s)
		}
		e.Where = uint8(i)
	}
	n, err := strconv.ParseInt(next(), 10, 8)
	if err != nil || len(words) > 0 {
		return e, fault.InjectForm.New(s)
	}
	e.Amount = int8(n)
	return e, e.Check()
}

// TryInjects tells what events would bring about if they came now: a preview,
// which changes nothing. What dice decide, and what follows from an event
// later, is not told.
func TryInjects(set *Setup, s *State, list []Scheduled) []Event {
	var log Log
	tried := *set
	tried.Schedule = slices.Concat(set.Schedule, list)
	now := *s
	t := begin(&tried, &now, nil, &log)
	for i := range list {
		t.why = 0
		t.inject(len(set.Schedule) + i)
	}
	turns.Put(t)
	return log.Events
}
