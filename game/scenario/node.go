package scenario

import (
	"slices"
	"strconv"
	"strings"

	"entente/game/fault"
)

// node is a table of a file while it is read. It notes which keys are known,
// so that close can tell the others; a table that is absent reads as empty.
type node struct {
	l     *loader
	file  string
	path  string
	m     map[string]any
	known []string
}

func (n *node) at(key string) string {
	if n.path == "" {
		return key
	}
	return n.path + "." + key
}

func (n *node) fault(key string, what error) {
	path := n.path
	if key != "" {
		path = n.at(key)
	}
	n.l.fault(n.file, path, what)
}

// get gives the value of a key, and notes that the file sets it.
func (n *node) get(key string) (any, bool) {
	n.known = append(n.known, key)
	v, ok := n.m[key]
	if ok {
		n.l.set[n.at(key)] = n.file
	}
	return v, ok
}

// table gives the table of a key.
func (n *node) table(key string) *node {
	sub := &node{l: n.l, file: n.file, path: n.at(key)}
	if v, ok := n.get(key); ok {
		m, isTable := v.(map[string]any)
		if !isTable {
			n.fault(key, fault.WantTable.New(found(v)))
		}
		sub.m = m
	}
	return sub
}

// tables gives the tables of a list, and whether the list is there.
func (n *node) tables(key string) (list []*node, there bool) {
	v, ok := n.get(key)
	if !ok {
		return nil, false
	}
	var each []any
	switch v := v.(type) {
	case []map[string]any:
		for _, m := range v {
			each = append(each, m)
		}
	case []any:
		each = v
	default:
		n.fault(key, fault.WantTables.New(found(v)))
		return nil, true
	}
	for i, e := range each {
		at := key + "[" + strconv.Itoa(i+1) + "]"
		m, isTable := e.(map[string]any)
		if !isTable {
			n.fault(at, fault.WantTable.New(found(e)))
			continue
		}
		list = append(list, &node{l: n.l, file: n.file, path: n.at(at), m: m})
	}
	return list, true
}

// number reads a whole number within its ends; false if there is none.
func number[T int8 | int16 | uint8 | int](n *node, key string, low, high int, to *T) bool {
	v, ok := n.get(key)
	if !ok {
		return false
	}
	i, whole := v.(int64)
	if !whole || i < int64(low) || i > int64(high) {
		n.fault(key, fault.WantWhole.New(low, high, found(v)))
		return false
	}
	*to = T(i)
	return true
}

// flag reads true or false as 1 or 0.
func (n *node) flag(key string, to *int8) {
	v, ok := n.get(key)
	if !ok {
		return
	}
	b, isBool := v.(bool)
	if !isBool {
		n.fault(key, fault.WantFlag.New(found(v)))
		return
	}
	*to = 0
	if b {
		*to = 1
	}
}

// text reads a text that says something; false if there is none.
func (n *node) text(key string, to *string) bool {
	v, ok := n.get(key)
	if !ok {
		return false
	}
	s, isText := v.(string)
	if !isText || strings.TrimSpace(s) == "" {
		n.fault(key, fault.WantText.New(found(v)))
		return false
	}
	*to = s
	return true
}

// word reads one word of a list and gives its place there; false if there is
// none. Empty words of the list are no words.
func word[T ~uint8 | ~uint16 | ~int](n *node, key string, words []string, to *T) bool {
	v, ok := n.get(key)
	if !ok {
		return false
	}
	var choice []string
	for _, w := range words {
		if w != "" {
			choice = append(choice, w)
		}
	}
	s, isText := v.(string)
	if !isText {
		n.fault(key, fault.WantWord.New(choice, found(v)))
		return false
	}
	i := slices.Index(words, s)
	if i < 0 || s == "" {
		n.fault(key, fault.NoName.New(s, suggest(s, choice)))
		return false
	}
	*to = T(i)
	return true
}

// when reads a quarter such as 2014Q2; false if there is none.
func (n *node) when(key string, to *quarter) bool {
	v, ok := n.get(key)
	if !ok {
		return false
	}
	s, isText := v.(string)
	q, good := parseQuarter(s)
	if !isText || !good {
		n.fault(key, fault.WantQuarter.New(found(v)))
		return false
	}
	*to = q
	return true
}

// list gives the elements of a list.
func (n *node) list(key string) []any {
	v, ok := n.get(key)
	if !ok {
		return nil
	}
	l, isList := v.([]any)
	if !isList {
		n.fault(key, fault.WantList.New(found(v)))
	}
	return l
}

// need tells of keys that the table must have.
func (n *node) need(keys ...string) {
	for _, k := range keys {
		if _, ok := n.m[k]; !ok {
			n.fault(k, fault.Missing)
		}
	}
}

// close tells of keys that nothing has asked for.
func (n *node) close() {
	for _, k := range sortedKeys(n.m) {
		if !slices.Contains(n.known, k) {
			n.fault(k, fault.NoKey.New(suggest(k, n.known)))
		}
	}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// found says what was found, as the argument of a fault.
func found(v any) any {
	switch v := v.(type) {
	case string:
		return fault.FoundText.New(v)
	case float64:
		return fault.FoundFraction.New(strconv.FormatFloat(v, 'g', -1, 64))
	case map[string]any:
		return fault.FoundTable
	case []any, []map[string]any:
		return fault.FoundList
	}
	return v
}
