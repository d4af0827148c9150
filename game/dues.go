package game

func init() {
	doers[AnswerDue] = answerDue
}

// sign puts a contract into the first free slot. There is always one: at most
// ten can be in force at once.
func (t *turn) sign(c Contract) *Contract {
	c.Signed = t.s.Quarter
	for i := range t.s.Contracts {
		if t.s.Contracts[i].Kind == NoContract {
			t.s.Contracts[i] = c
			t.note(EvSigned, c.A, c.B, int(c.Kind), int(c.Price), int(c.Promised))
			return &t.s.Contracts[i]
		}
	}
	panic("game: more contracts than the rules can bring about")
}

// end takes a contract off the list.
func (t *turn) end(c *Contract) {
	t.note(EvLapsed, c.A, c.B, int(c.Kind), 0, 0)
	*c = Contract{}
}

// answerDue does what a power chose to do about what it owes.
func answerDue(t *turn, p Power, o Order) {
	c := &t.s.Contracts[o.A]
	due := c.Owed(p, t.s.Quarter)
	other := c.A
	if p == c.A {
		other = c.B
	}
	choice := Choice(o.B)
	switch {
	case due == NothingDue:
		return // the other side ended it in the same quarter
	case due == DueGrade:
		c.Built = ExportGrade
		if choice == BuildFull {
			c.Built = FullGrade
		}
		return // which grade it is, the seller alone knows (¶5)
	case due == DueConsult || due == DueExercise || due == DueStaff || due == DueStage:
		t.meet(c, p, due, choice)
		return
	case choice == Honour:
		t.note(EvHonoured, p, other, int(c.Kind), int(due), 0)
		t.promise(c, p, true)
	default:
		kind := EvSlipped
		if choice == Refuse {
			kind = EvDefaulted
		}
		t.note(kind, p, other, int(c.Kind), int(due), 0)
		if due != DuePayment || !c.cheated() {
			t.promise(c, p, false)
		}
	}
	dueDoers[due](t, c, p, other, choice)
}

// promise notes whether a promise was kept. To comply with an ultimatum was never promised, nor is a threat a promise.
func (t *turn) promise(c *Contract, p Power, yes bool) {
	if c.Kind != Ultimatum {
		t.kept(p, yes)
	}
}

var dueDoers = [Dues]func(t *turn, c *Contract, p, other Power, choice Choice){
	DuePrepay:   prepay,
	DueAdvance:  advance,
	DueLot:      lot,
	DuePayment:  payment,
	DueRelief:   relief,
	DueAbide:    abide,
	DueComply:   comply,
	DueCarryOut: fulfil,
}

// meet settles what both owe at once: the second of the two answers decides.
// Progress holds the first answer until then.
func (t *turn) meet(c *Contract, p Power, d Due, choice Choice) {
	first := c.Progress == 0
	if choice == Honour {
		c.Progress |= 1 << p
	} else {
		c.Progress |= 1 << (p + 2)
		if choice == Refuse {
			c.Disputed = 1
		}
	}
	other := c.A
	if p == c.A {
		other = c.B
	}
	t.note([...]EventKind{Honour: EvHonoured, Slip: EvSlipped, Refuse: EvDefaulted}[choice], p, other, int(c.Kind), int(d), 0)
	t.kept(p, choice == Honour)
	if choice != Honour {
		t.trust(other, p, -t.r.Diplomacy.DefaultTrust)
	}
	if first {
		return
	}
	both := c.Progress == 1<<c.A|1<<c.B
	c.Progress = 0
	if both {
		t.met(c, d)
	}
	every := t.r.Diplomacy.ConsultEvery
	switch d {
	case DueExercise:
		every = t.r.Diplomacy.ExerciseEvery
	case DueStaff:
		every = t.r.Diplomacy.CommandEvery
	case DueStage:
		every = 1
	}
	c.DueA = t.s.Quarter + uint8(every)
	if c.Disputed == 1 || c.Kind == Development && c.Delivered >= c.Lots {
		t.end(c)
	}
}

// met is what happens when both came.
func (t *turn) met(c *Contract, d Due) {
	b, dip := &t.s.Bond, &t.r.Diplomacy
	switch d {
	case DueConsult:
		t.note(EvConsulted, China, Russia, 0, 0, 0)
		b.Consulted |= 1
		t.softTrust(China, Russia, dip.ConsultTrust)
		for _, p := range [2]Power{China, Russia} { // talking is how breaches are settled
			if b.Breach[p] == 0 {
				continue
			}
			if b.Breach[p]--; b.Breach[p] == 0 {
				t.note(EvSettled, p, p.Partner(), 0, 0, 0)
			}
		}
	case DueExercise:
		t.note(EvExercised, China, Russia, 0, 0, 0)
		b.Exercised |= 1
		t.interop(dip.ExerciseInterop, dip.ExerciseCap)
		t.threat(US, China, dip.ExerciseThreat)
		t.threat(US, Russia, dip.ExerciseThreat)
	case DueStaff:
		t.note(EvStaffed, China, Russia, 0, 0, 0)
		t.interop(dip.CommandInterop, top)
	case DueStage:
		c.Delivered++
		if c.Delivered >= c.Lots {
			t.note(EvDeveloped, China, Russia, 0, 0, 0)
			t.military(China, t.r.Arms.StageMilitary)
			t.military(Russia, t.r.Arms.StageMilitary)
			t.interop(t.r.Arms.StageInterop, top)
		}
	}
}
