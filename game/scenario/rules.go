package scenario

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"entente/game"
	"entente/game/fault"
)

// Number is one number of the rules, as rules.toml gives it.
type Number struct {
	Path      string // by which scenarios and experiments set it: espionage.detection
	Value     int16
	Low, High int16 // the plausible range
	Why       string
	From      string // ¶ of the source, a work, or our judgement
}

// Numbers lists every number of the shipped rules, in file order.
func Numbers() []Number { return slices.Clone(shipped().numbers) }

// ruleBook is what rules.toml holds.
type ruleBook struct {
	rules   game.Rules
	numbers []Number
	faults  Faults
}

// shipped reads the shipped rules once.
var shipped = sync.OnceValue(func() *ruleBook {
	l := newLoader()
	var book ruleBook
	if src, ok := l.open(rulesName, nil); ok {
		book = l.rulebook(src)
	}
	book.faults = l.faults
	return &book
})

// rulesName is the name of the shipped rules.
const rulesName = "rules"

// rulebook reads a file of rules, in which every number must stand. A cost of
// an order that is left out is 0.
func (l *loader) rulebook(src *source) (book ruleBook) {
	root := src.root(l)
	eachNumber(root, reflect.ValueOf(&book.rules).Elem(), true, func(n *node, key string, to *int16) {
		x := Number{Path: n.at(key)}
		if _, there := n.m[key]; !there && strings.HasPrefix(x.Path, "orders.") {
			n.known = append(n.known, key)
			return
		}
		t := n.table(key)
		if _, there := n.m[key]; there && t.m == nil {
			return // no table, as has been told
		} else if !there {
			n.fault(key, fault.MissingNumber.New(fault.Verbatim(`{ value = 1, low = 0, high = 2, why = "...", from = "¶8" }`)))
			return
		}
		lim := limitOf(x.Path)
		number(t, "low", lim.low, lim.high, &x.Low)
		number(t, "high", lim.low, lim.high, &x.High)
		if number(t, "value", lim.low, lim.high, &x.Value) && (x.Value < x.Low || x.Value > x.High) {
			t.fault("value", fault.WantBetween.New(x.Low, x.High, x.Value))
		}
		t.text("why", &x.Why)
		if t.text("from", &x.From) {
			t.paras("from", x.From)
		}
		t.need("value", "low", "high", "why", "from")
		t.close()
		*to = x.Value
		book.numbers = append(book.numbers, x)
	})
	root.close()
	l.wholeRules(src.name, "", &book.rules)
	slices.SortFunc(book.numbers, func(a, b Number) int { return src.place[a.Path] - src.place[b.Path] })
	return book
}

// paras checks the ¶s in a text such as "¶4, ¶5".
func (n *node) paras(key, s string) {
	for i, part := range strings.Split(s, "¶") {
		if i == 0 {
			continue
		}
		digits := part[:len(part)-len(strings.TrimLeft(part, "0123456789"))]
		if p, err := strconv.Atoi(digits); err != nil || p < 1 || p > lastPara {
			n.fault(key, fault.WantPara.New(lastPara, s))
		}
	}
}

// paragraphs reads a list of ¶s.
func (n *node) paragraphs(key string) (list []int) {
	for _, v := range n.list(key) {
		p, whole := v.(int64)
		if !whole || p < 1 || p > lastPara {
			n.fault(key, fault.WantParas.New(lastPara, found(v)))
			continue
		}
		list = append(list, int(p))
	}
	return list
}

// lastPara is the last ¶ of the source.
const lastPara = 20

// eachNumber calls read for every number of the rules, with the table that
// would hold it, in the order of game.Rules; with all false, only for those in
// tables that are there.
func eachNumber(n *node, v reflect.Value, all bool, read func(n *node, key string, to *int16)) {
	for i := range v.NumField() {
		key, f := v.Type().Field(i).Tag.Get("toml"), v.Field(i)
		switch f.Kind() {
		case reflect.Int16:
			read(n, key, f.Addr().Interface().(*int16))
		case reflect.Struct:
			sub, there := n.within(key, all)
			if !there {
				continue
			}
			eachNumber(sub, f, all, read)
			sub.close()
		case reflect.Array: // costs, a kind of order each; only cards have one
			sub, there := n.within(key, all)
			if !there {
				continue
			}
			for k := game.Pass + 1; k < game.AnswerDue; k++ {
				card := sub.table(game.Specs[k].Name)
				eachNumber(card, f.Index(int(k)), all, read)
				card.close()
			}
			sub.close()
		default:
			panic(fmt.Sprintf("scenario: game.Rules holds a %v at %s", f.Kind(), n.at(key)))
		}
	}
}

// within gives the table of a key; with always false, only if it is there.
func (n *node) within(key string, always bool) (*node, bool) {
	if _, there := n.m[key]; !there && !always {
		n.known = append(n.known, key)
		return nil, false
	}
	return n.table(key), true
}

// Setting is a number of the rules that is set.
type Setting struct {
	Path  string
	Value int16
}

// Set sets numbers of the rules by their paths, such as espionage.detection,
// as an experiment does. Its error says what was expected, and then r is left
// half-set.
func Set(r *game.Rules, list ...Setting) error {
	places := map[string]*int16{}
	eachNumber(&node{l: newLoader()}, reflect.ValueOf(r).Elem(), true, func(n *node, key string, p *int16) {
		places[n.at(key)] = p
	})
	for _, x := range list {
		to, known := places[x.Path]
		if !known {
			return fault.NoNumber.New(x.Path, suggestNear(x.Path, sortedKeys(places)))
		}
		if lim := limitOf(x.Path); int(x.Value) < lim.low || int(x.Value) > lim.high {
			return fault.In.New(x.Path, fault.WantWhole.New(lim.low, lim.high, x.Value))
		}
		*to = x.Value
	}
	return nil
}

// wholeRules checks what no number can be checked for alone.
func (l *loader) wholeRules(file, path string, r *game.Rules) {
	at := func(s string) string { return strings.TrimPrefix(path+"."+s, ".") }
	if r.Budget.OilLow > r.Budget.OilHigh {
		l.whole(file, at("budget.oil_low"), fault.AboveRule.New("oil_high", r.Budget.OilHigh, r.Budget.OilLow))
	}
	if w := r.Norms.Weights; w.GGE+w.ITU+w.ICANN+w.Club == 0 {
		l.whole(file, at("norms.weights"), fault.NoWeight)
	}
	for p := range game.Power(game.Powers) {
		sum := 0
		for _, w := range r.Weights(p) {
			sum += int(w)
		}
		if sum != 100 {
			l.whole(file, at("score"), fault.WrongSumOf.New(p, sum))
		}
	}
}
