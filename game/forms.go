package game

import (
	"strconv"
	"strings"

	"entente/game/fault"
)

// The text form of an order is its name, its target and its terms, separated
// by spaces: "intrude russia technology borrowed". ParseOrder reads it back.

var (
	powerNames   = []string{"china", "russia", "us", "unaffiliated"}
	theatreNames = []string{"europe", "pacific"}
	venueNames   = []string{"gge", "itu", "icann", "club"}
	campNames    = []string{"undecided", "sovereign", "open"}
	gradeNames   = []string{"unknown", "export", "full"}
	clauseNames  = []string{"military-technical", "no-theft", "no-attack", "sovereignty", "crisis", "command", "defence"}
	indexNames   = []string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"}

	// menus holds the words of each menu; an empty word is a value that no order may name.
	menus = [...][]string{
		NoMenu:       {""},
		PriceMenu:    {"fixed", "linked"},
		PrepayMenu:   {"no-prepayment", "prepayment"},
		TrackMenu:    {"military", "offence"},
		GradeMenu:    {"", "export", "full"},
		LotsMenu:     {"", "", "two-lots", "three-lots"},
		TheatreMenu:  theatreNames,
		AimMenu:      {"technology", "military", "political"},
		ModeMenu:     {"quiet", "heavy", "borrowed"},
		VenueMenu:    venueNames,
		HostMenu:     {"alone", "together"},
		PactMenu:     {"military-technical", "no-theft", "cyber", "crisis", "command", "defence"},
		TermMenu:     {"no-theft", "no-delivery", "no-backing"},
		ContractMenu: indexNames,
		ChoiceMenu:   {"honour", "slip", "refuse", "build-full", "build-export"},
		StanceMenu:   {"", "stand", "yield", "back", "consult", "aside"},
		OfferMenu:    indexNames,
		AnswerMenu:   {"", "accept", "decline"},
	}

	// menuKeys are the JSON field names of the menus.
	menuKeys = [...]string{
		PriceMenu: "price", PrepayMenu: "prepay", TrackMenu: "track", GradeMenu: "grade", LotsMenu: "lots",
		TheatreMenu: "theatre", AimMenu: "aim", ModeMenu: "mode", VenueMenu: "venue", HostMenu: "host",
		PactMenu: "pact", TermMenu: "term", ContractMenu: "contract", ChoiceMenu: "choice",
		StanceMenu: "stance", OfferMenu: "offer", AnswerMenu: "answer",
	}
)

func name(names []string, i int) string {
	if i < len(names) && names[i] != "" {
		return names[i]
	}
	return strconv.Itoa(i)
}

// String gives the name of the power in text and JSON forms.
func (p Power) String() string {
	if p == Nobody {
		return "nobody"
	}
	return name(powerNames, int(p))
}

// ParsePower reads a seat: china, russia or us.
func ParsePower(s string) (Power, error) {
	for i, n := range powerNames[:Powers] {
		if s == n {
			return Power(i), nil
		}
	}
	return Nobody, fault.NoPower.New(s)
}

func (t Theatre) String() string { return name(theatreNames, int(t)) }
func (v Venue) String() string   { return name(venueNames, int(v)) }
func (c Camp) String() string    { return name(campNames, int(c)) }
func (g Grade) String() string   { return name(gradeNames, int(g)) }
func (c Clause) String() string  { return name(clauseNames, int(c)) }
func (k Kind) String() string {
	if int(k) < len(Specs) {
		return Specs[k].Name
	}
	return "kind-" + strconv.Itoa(int(k))
}

// String gives the text form.
func (o Order) String() string {
	if int(o.Kind) >= len(Specs) {
		return o.Kind.String()
	}
	spec := &Specs[o.Kind]
	words := []string{spec.Name}
	if spec.To {
		words = append(words, o.To.String())
	}
	if spec.A != NoMenu {
		words = append(words, name(menus[spec.A], int(o.A)))
	}
	if spec.B != NoMenu {
		words = append(words, name(menus[spec.B], int(o.B)))
	}
	return strings.Join(words, " ")
}

// ParseOrder reads the text form. Its errors say what was expected.
func ParseOrder(s string) (Order, error) {
	words := strings.Fields(s)
	if len(words) == 0 {
		return Order{}, fault.EmptyOrder
	}
	o, err := orderOf(words[0])
	if err != nil {
		return Order{}, err
	}
	spec, rest := &Specs[o.Kind], words[1:]
	next := func(term string) (string, error) {
		if len(rest) == 0 {
			return "", fault.OrderLacks.New(s, term)
		}
		w := rest[0]
		rest = rest[1:]
		return w, nil
	}
	if spec.To {
		w, err := next("power")
		if err != nil {
			return Order{}, err
		}
		if o.To, err = ParsePower(w); err != nil {
			return Order{}, fault.InOrder.New(s, err)
		}
	}
	for _, term := range []struct {
		menu Menu
		to   *uint8
	}{{spec.A, &o.A}, {spec.B, &o.B}} {
		if term.menu == NoMenu {
			continue
		}
		w, err := next(menuKeys[term.menu])
		if err != nil {
			return Order{}, err
		}
		if *term.to, err = lookUp(term.menu, w); err != nil {
			return Order{}, fault.InOrder.New(s, err)
		}
	}
	if len(rest) > 0 {
		return Order{}, fault.OrderTooLong.New(s, rest[0])
	}
	return o, nil
}

// orderOf starts an order of a named kind.
func orderOf(kind string) (Order, error) {
	for k := range Specs {
		if Specs[k].Name == kind && Kind(k) != Pass {
			o := Order{Kind: Kind(k), To: Nobody}
			return o, nil
		}
	}
	return Order{}, fault.NoOrder.New(kind)
}

// lookUp finds the value of a word on a menu.
func lookUp(m Menu, word string) (uint8, error) {
	var known []string
	for i, w := range menus[m] {
		if w == "" {
			continue
		}
		if w == word {
			return uint8(i), nil
		}
		known = append(known, w)
	}
	return 0, fault.NotOnMenu.New(menuKeys[m], word, known)
}

// MenuWords lists the words of a menu by value; an empty word is no value.
func MenuWords(m Menu) []string { return menus[m] }

// MenuKey is the name of a menu in the JSON form and in messages.
func MenuKey(m Menu) string { return menuKeys[m] }

// onMenu tells whether a value is on the menu.
func onMenu(m Menu, v uint8) bool {
	return int(v) < len(menus[m]) && (m == NoMenu && v == 0 || menus[m][v] != "")
}
