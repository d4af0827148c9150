package debrief

import (
	"slices"

	"entente/game"
	"entente/game/replay"
)

// mostQuestions is how many questions are asked: what an hour has room for.
const mostQuestions = 8

// asked is a question with the ¶s of the source that it is about.
type asked struct{ Text, Paras string }

// question is one that may be asked. ask tells whether what happened calls for
// it, how much (0: not at all), and what fills its text.
type question struct {
	key   string // under ui.debrief.question
	paras []int
	ask   func(p *page) (weight int, fills []any)
}

// questions are all that there are. Each is about what the source argues.
var questions = []question{
	{"misread", []int{8}, func(p *page) (int, []any) {
		return p.intrusion(9, func(x *replay.Intrusion) bool { return x.Verdict() == replay.Wrong })
	}},
	{"accused-wrong", []int{8}, func(p *page) (int, []any) {
		for i, s := range p.stories {
			for _, e := range s.log.Events {
				if e.Kind == game.EvAccused || e.Kind == game.EvIndicted {
					if all, _ := s.tried(e.B, e.A, e.Quarter+1); all == 0 {
						return 10, p.fills(i, e.Quarter, "a", e.A, "b", e.B)
					}
				}
			}
		}
		return 0, nil
	}},
	{"missed", []int{8, 9}, func(p *page) (int, []any) {
		where, all, missed := 0, 0, 0
		for i, s := range p.stories {
			if n := replay.Tally(s.intrusions)[replay.Missed]; n > missed {
				where, all, missed = i, len(s.intrusions), n
			}
		}
		if all < 4 || 2*missed < all {
			return 0, nil
		}
		return 5, p.fills(where, 0, "n", missed, "all", all)
	}},
	{"pact-and-intrusions", []int{1, 6, 8}, func(p *page) (int, []any) {
		where, most := 0, 0
		for table, s := range p.stories {
			n := 0
			for k := range s.intrusions {
				x := &s.intrusions[k]
				if x.On == x.By.Partner() && s.played[x.Quarter].at.Bond.Clauses[game.NoAttack].Status == game.InForce {
					n++
				}
			}
			if n > most {
				where, most = table, n
			}
		}
		if most == 0 {
			return 0, nil
		}
		return 8, p.fills(where, 0, "n", most)
	}},
	{"pact-kept", []int{6}, func(p *page) (int, []any) {
		for i, s := range p.stories {
			n := s.count(func(e *game.Event) bool { return e.Kind == game.EvIntrusion && e.B == e.A.Partner() })
			if s.full > 2 && n == 0 && s.last.Bond.Clauses[game.NoAttack].Status == game.InForce {
				return 7, p.fills(i, 0)
			}
		}
		return 0, nil
	}},
	{"deal", []int{9}, func(p *page) (int, []any) {
		return p.event(7, func(e *game.Event) bool {
			return e.Kind == game.EvSigned && game.ContractKind(e.X) == game.Deal
		})
	}},
	{"gap", []int{2, 5}, func(p *page) (int, []any) {
		most, at, where := int8(0), 0, 0
		for i, s := range p.stories {
			for q := range s.declared {
				if gap := s.declared[q] - s.effective[q]; gap > most {
					most, at, where = gap, q, i
				}
			}
		}
		if most < 2 {
			return 0, nil
		}
		return 6, p.fills(where, uint8(at), "n", int(most))
	}},
	{"withheld", []int{5}, func(p *page) (int, []any) {
		return p.event(6, func(e *game.Event) bool {
			return (e.Kind == game.EvSlipped || e.Kind == game.EvDefaulted) && e.B == e.A.Partner()
		})
	}},
	{"cheated", []int{5}, func(p *page) (int, []any) {
		return p.event(7, func(e *game.Event) bool { return e.Kind == game.EvCheated })
	}},
	{"sanctions", []int{14}, func(p *page) (int, []any) {
		return p.event(5, func(e *game.Event) bool { return e.Kind == game.EvSanction && e.A == game.US })
	}},
	{"norms", []int{11, 18}, func(p *page) (int, []any) {
		where, together, n := 0, 0, 0
		for i, s := range p.stories {
			acts := s.count(func(e *game.Event) bool {
				return e.Kind == game.EvJointPush || e.Kind == game.EvKnowHow || e.Kind == game.EvForum && e.B != game.Nobody
			})
			against := s.count(func(e *game.Event) bool { return e.Kind == game.EvIntrusion && e.B == e.A.Partner() })
			if min(acts, against) > min(together, n) {
				where, together, n = i, acts, against
			}
		}
		if together == 0 || n == 0 {
			return 0, nil
		}
		return 6, p.fills(where, 0, "n", together, "intrusions", n)
	}},
	{"backed", []int{20}, func(p *page) (int, []any) {
		return p.event(7, func(e *game.Event) bool { return e.Kind == game.EvBacked })
	}},
	{"aside", []int{20}, func(p *page) (int, []any) {
		return p.event(7, func(e *game.Event) bool { return e.Kind == game.EvAside })
	}},
	{"firms", []int{14, 20}, func(p *page) (int, []any) {
		return p.event(4, func(e *game.Event) bool { return e.Kind == game.EvDemand || e.Kind == game.EvLeak })
	}},
	{"tables", []int{20}, func(p *page) (int, []any) {
		for i, s := range p.stories[1:] {
			first := p.stories[0]
			for q := range min(len(s.effective), len(first.effective)) {
				if s.effective[q] != first.effective[q] {
					return 9, []any{"quarter", p.w.Quarter(s.set, uint8(q)), "first", first.Name, "second", p.stories[i+1].Name,
						"low", p.w.Rung(min(s.effective[q], first.effective[q])), "high", p.w.Rung(max(s.effective[q], first.effective[q]))}
				}
			}
		}
		return 0, nil
	}},
	{"inject", []int{20}, func(p *page) (int, []any) {
		for i, s := range p.stories {
			for _, in := range s.Game.Inputs() {
				if in.Inject != nil && in.Inject.Quarter < uint8(len(s.played)) {
					return 5, p.fills(i, in.Inject.Quarter, "what", p.w.Inject(s.set, *in.Inject))
				}
			}
		}
		return 0, nil
	}},
	{"alliance", []int{20}, func(p *page) (int, []any) {
		for i, s := range p.stories {
			if s.over() && game.Result(&s.last) == game.Alliance {
				return 9, p.fills(i, 0)
			}
		}
		return 0, nil
	}},
	{"no-alliance", []int{20}, func(p *page) (int, []any) {
		for _, s := range p.stories {
			if s.over() && game.Result(&s.last) == game.Alliance {
				return 0, nil
			}
		}
		return 3, nil
	}},
	{"next-time", []int{5, 20}, func(*page) (int, []any) { return 1, nil }},
}

// ask chooses the questions that what happened calls for most.
func (p *page) ask() (list []asked) {
	type call struct {
		asked
		weight int
	}
	var calls []call
	for _, q := range questions {
		if weight, fills := q.ask(p); weight > 0 {
			calls = append(calls, call{asked{p.text("question."+q.key, fills...), paras(q.paras...)}, weight})
		}
	}
	slices.SortStableFunc(calls, func(a, b call) int { return b.weight - a.weight })
	for _, c := range calls[:min(len(calls), mostQuestions)] {
		list = append(list, c.asked)
	}
	return list
}

// fills are what fills a question about a quarter at a table.
func (p *page) fills(table int, q uint8, more ...any) []any {
	s := p.stories[table]
	return append([]any{"table", s.Name, "quarter", p.w.Quarter(s.set, q)}, more...)
}

// event asks about the first event of a sort.
func (p *page) event(weight int, pass func(e *game.Event) bool) (int, []any) {
	for i, s := range p.stories {
		for k := range s.log.Events {
			if e := &s.log.Events[k]; pass(e) {
				return weight, p.fills(i, e.Quarter, "a", e.A, "b", e.B)
			}
		}
	}
	return 0, nil
}

// intrusion asks about the first intrusion of a sort.
func (p *page) intrusion(weight int, pass func(x *replay.Intrusion) bool) (int, []any) {
	for i, s := range p.stories {
		for k := range s.intrusions {
			if x := &s.intrusions[k]; pass(x) {
				return weight, p.fills(i, x.Quarter, "a", x.On, "b", x.Suspect, "truth", x.By)
			}
		}
	}
	return 0, nil
}
