package game

// View is what one power may know: the state with everything hidden from it
// blanked. It is the only thing that policies, tables and legality see, and
// See is the only place where hidden information is cut.
type View struct {
	Me    Power
	State State
}

// See cuts the view of a power out of a state.
func See(s *State, me Power) (v View) {
	Look(s, me, &v)
	return v
}

// Look is See into memory that the caller owns.
func Look(s *State, me Power, v *View) {
	v.Me = me
	v.State = *s
	t := &v.State
	for p := range Power(Powers) {
		if p != me {
			hideSide(&t.Sides[p])
			t.Evidence[p] = [Suspects]int8{}
			t.Sealed[p] = Plan{}
		}
	}
	for i := range t.Contracts {
		hideContract(&t.Contracts[i], me)
	}
	hideIncidents(&s.Incidents, &t.Incidents, me)
	for i := range t.Offers {
		if o := &t.Offers[i]; o.From != me && o.To != me {
			*o = Offer{}
		} else if o.To != me {
			o.Answer = Unanswered // learned when the quarter resolves
		}
	}
}

// hideSide blanks budgets, secret help, progress of theft, history and score.
func hideSide(s *Side) {
	s.Funds, s.Influence, s.Operators = 0, 0, 0
	s.Demand = 0
	s.Gains = [Aims]uint8{}
	s.Intruded = [Powers][Aims]uint8{}
	s.Intel = [Powers]uint8{}
	s.Uncopied = 0
	s.Past = [PastQuarters][MaxCards]Order{}
	s.Score = 0
}

// hideContract leaves the grade being built to the seller, and to a buyer who found it out (¶5).
func hideContract(c *Contract, me Power) {
	knows := me == c.A || me == c.B && c.Revealed == 1
	if !knows {
		c.Built = UnknownGrade
	}
	if me != c.B {
		c.Revealed = 0
	}
}

// hideIncidents lists what a power may know of incidents, in an order of its
// own: places and gaps would tell of incidents that it knows nothing of.
func hideIncidents(all, list *[MaxIncidents]Incident, me Power) {
	*list = [MaxIncidents]Incident{}
	oldest := 0 // the list is a ring once it is full
	for i := 1; i < len(all) && all[i].Used == 1; i++ {
		if all[i].Quarter < all[i-1].Quarter {
			oldest = i
			break
		}
	}
	n := 0
	for k := range all {
		i := oldest + k
		if i >= len(all) {
			i -= len(all)
		}
		if all[i].Used == 0 {
			continue
		}
		list[n] = all[i]
		if hideIncident(&list[n], me); list[n].Used == 0 {
			continue
		}
		for at := n; at > 0 && list[at].before(&list[at-1]); at-- {
			list[at], list[at-1] = list[at-1], list[at]
		}
		n++
	}
}

// before orders incidents by quarter, then by whatever is seen of them.
func (i *Incident) before(o *Incident) bool {
	return i.Quarter < o.Quarter || i.Quarter == o.Quarter && i.looks() < o.looks()
}

// looks is a number that differs if two incidents do in anything that is seen of them but their quarter.
func (i *Incident) looks() uint64 {
	return uint64(i.Victim)<<48 | uint64(i.By)<<40 | uint64(i.Aim)<<32 | uint64(i.Clues[0])<<24 | uint64(i.Clues[1])<<16 | uint64(i.Clues[2])<<8 |
		uint64(i.Success)<<2 | uint64(i.Seen)<<1 | uint64(i.Public)
}

// hideIncident leaves the truth to the attacker, and the clues to those who saw them (¶8).
func hideIncident(i *Incident, me Power) {
	knows := i.Public == 1 || i.Victim == me && i.Seen == 1
	switch {
	case i.By == me:
		if !knows {
			i.Seen, i.Clues = 0, [3]Power{}
		}
		i.Ceiling = 0
	case knows:
		i.By, i.Success, i.Ceiling = Unaffiliated, 0, 0
		if i.Victim != me {
			i.Seen = 0
		}
	default:
		*i = Incident{}
	}
}

// CutLog gives the events that a power may know, in their order and numbered
// anew from 1: gaps would count what it does not know. Causes that it may not
// know are blanked. What a longer record adds leaves the numbers as they are.
func CutLog(events []Event, me Power) []Event {
	bit := uint8(1) << me
	number := make(map[ID]ID, len(events))
	var cut []Event
	for _, e := range events {
		if e.See&bit == 0 {
			continue
		}
		number[e.ID] = ID(len(cut) + 1)
		e.ID, e.Cause, e.Also = number[e.ID], number[e.Cause], number[e.Also]
		cut = append(cut, e)
	}
	return cut
}
