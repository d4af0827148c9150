package gametest

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"entente/game"
)

// A path names one value of a state in words, as cases write it:
//
//	china economy                  a field of a side
//	europe heat                    a field of a theatre
//	trust china russia             who trusts, whom
//	clause no-attack status        a clause of the treaties
//	effective                      a field of the partnership
//	contract deal china due-a      a contract by its kind, and for deals and ultimatums the power
//	incident 0 seen                an incident by its place in the list

var (
	powers   = []string{"china", "russia", "us", "unaffiliated"}
	theatres = []string{"europe", "pacific"}
	venues   = []string{"gge", "itu", "icann", "club"}
	camps    = []string{"undecided", "sovereign", "open"}
	aims     = []string{"technology", "military", "political"}
	clauses  = []string{"military-technical", "no-theft", "no-attack", "sovereignty", "crisis", "command", "defence"}
	waits    = []string{"law", "military", "offence", "sell", "ultimatum", "export", "indict", "price", "rally", "accord"}

	// indexes names what the indexes of the arrays in the state stand for.
	indexes = map[string][][]string{
		"sides": {powers[:3]}, "threat": {powers, powers}, "trust": {powers, powers}, "evidence": {powers, powers},
		"wary": {powers, powers}, "provoked": {powers, powers}, "sanctions": {powers, powers},
		"fronts": {theatres}, "positions": {venues}, "blocs": {camps}, "clauses": {clauses},
		"pushes": {venues}, "breach": {powers}, "wait": {waits}, "gains": {aims},
		"intruded": {powers, aims}, "intel": {powers}, "sealed": {powers},
	}

	contracts = map[string]game.ContractKind{
		"gas": game.GasContract, "arms": game.ArmsContract, "development": game.Development,
		"consultations": game.Consultations, "exercises": game.Exercises, "command": game.CommandStaff,
		"deal": game.Deal, "ultimatum": game.Ultimatum,
	}
)

// kebab turns a Go name into the word that cases use: DueA becomes due-a.
func kebab(s string) string {
	var b strings.Builder
	for i, r := range s {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// field finds a field of a struct by its word.
func field(v reflect.Value, word string) (reflect.Value, bool) {
	for i := range v.NumField() {
		if kebab(v.Type().Field(i).Name) == word {
			return v.Field(i), true
		}
	}
	return reflect.Value{}, false
}

// resolve finds the value of a path in a state.
func resolve(s *game.State, path string) (reflect.Value, error) {
	words := strings.Fields(path)
	if len(words) == 0 {
		return reflect.Value{}, fmt.Errorf("empty path")
	}
	root := reflect.ValueOf(s).Elem()
	switch first := words[0]; {
	case first == "contract":
		kind, with, rest, err := contractWords(words[1:])
		if err != nil {
			return reflect.Value{}, err
		}
		i := findContract(s, kind, with)
		if i < 0 {
			return reflect.Value{}, fmt.Errorf("there is no such contract as %q", path)
		}
		return descend(root.FieldByName("Contracts").Index(i), "", rest, path)
	case slices.Contains(powers[:3], first):
		words = append([]string{"sides"}, words...)
	case slices.Contains(theatres, first):
		words = append([]string{"fronts"}, words...)
	case first == "clause":
		words = append([]string{"bond", "clauses"}, words[1:]...)
	case first == "venue":
		words = append([]string{"positions"}, words[1:]...)
	case first == "incident":
		words = append([]string{"incidents"}, words[1:]...)
	default:
		if _, ok := field(root, first); !ok {
			words = append([]string{"bond"}, words...)
		}
	}
	return descend(root, "", words, path)
}

// descend follows words into a value. owner is the word of the array that holds it.
func descend(v reflect.Value, owner string, words []string, path string) (reflect.Value, error) {
	depth := 0
	for {
		switch v.Kind() {
		case reflect.Struct:
			if len(words) == 0 {
				return v, nil
			}
			f, ok := field(v, words[0])
			if !ok {
				return v, fmt.Errorf("no %q in %q: %s", words[0], path, fields(v))
			}
			v, owner, depth, words = f, words[0], 0, words[1:]
		case reflect.Array:
			if len(words) == 0 {
				return v, fmt.Errorf("%q stops before its index", path)
			}
			i := -1
			if dims := indexes[owner]; depth < len(dims) {
				i = slices.Index(dims[depth], words[0])
			} else if n, err := strconv.Atoi(words[0]); err == nil {
				i = n
			}
			if i < 0 || i >= v.Len() {
				return v, fmt.Errorf("no %q in %q", words[0], path)
			}
			v, depth, words = v.Index(i), depth+1, words[1:]
		default:
			if len(words) > 0 {
				return v, fmt.Errorf("%q goes on after its end", path)
			}
			return v, nil
		}
	}
}

func fields(v reflect.Value) string {
	var names []string
	for i := range v.NumField() {
		names = append(names, kebab(v.Type().Field(i).Name))
	}
	return "expected one of " + strings.Join(names, ", ")
}

// contractWords reads "arms" or "deal china" off the front of words.
func contractWords(words []string) (game.ContractKind, game.Power, []string, error) {
	if len(words) == 0 {
		return 0, 0, nil, fmt.Errorf("contract of which kind?")
	}
	kind, ok := contracts[words[0]]
	if !ok {
		return 0, 0, nil, fmt.Errorf("no contract %q", words[0])
	}
	words = words[1:]
	if kind != game.Deal && kind != game.Ultimatum {
		return kind, game.Nobody, words, nil
	}
	if len(words) == 0 {
		return 0, 0, nil, fmt.Errorf("a deal or an ultimatum needs the power it binds")
	}
	with, err := game.ParsePower(words[0])
	return kind, with, words[1:], err
}

func findContract(s *game.State, kind game.ContractKind, with game.Power) int {
	for i := range s.Contracts {
		if c := &s.Contracts[i]; c.Kind == kind && (with == game.Nobody || c.B == with) {
			return i
		}
	}
	return -1
}

// newContract is a contract of a kind with its usual parties and nothing due.
func newContract(kind game.ContractKind, with game.Power) game.Contract {
	c := game.Contract{Kind: kind, A: game.China, B: game.Russia, DueA: game.NoDue, DueB: game.NoDue, Ends: game.NoDue}
	switch kind {
	case game.GasContract, game.ArmsContract:
		c.A, c.B = game.Russia, game.China
	case game.Deal, game.Ultimatum:
		c.A, c.B = game.US, with
	}
	return c
}

// assignFields sets "name value, name value" in a struct.
func assignFields(v reflect.Value, list string) error {
	for part := range strings.SplitSeq(list, ",") {
		words := strings.Fields(part)
		if len(words) == 0 {
			continue
		}
		f, ok := field(v, words[0])
		if !ok {
			return fmt.Errorf("no field %q: %s", words[0], fields(v))
		}
		if f.Kind() == reflect.Array {
			if len(words)-1 != f.Len() {
				return fmt.Errorf("%q takes %d values", words[0], f.Len())
			}
			for i, w := range words[1:] {
				if err := setValue(f.Index(i), w); err != nil {
					return err
				}
			}
			continue
		}
		if len(words) != 2 {
			return fmt.Errorf("%q: expected a name and a value", strings.TrimSpace(part))
		}
		if err := setValue(f, words[1]); err != nil {
			return err
		}
	}
	return nil
}

// word writes a value as cases do.
func word(v reflect.Value) string {
	if s, ok := v.Interface().(fmt.Stringer); ok && v.CanInt() != v.CanUint() {
		return kebab(strings.TrimPrefix(s.String(), v.Type().Name()))
	}
	return fmt.Sprint(v.Interface())
}

// setValue reads a number, or the name of a value of the type.
func setValue(v reflect.Value, text string) error {
	if text == "never" {
		text = strconv.Itoa(game.NoDue)
	}
	if n, err := strconv.ParseInt(text, 0, 64); err == nil {
		switch {
		case v.CanInt() && !v.OverflowInt(n):
			v.SetInt(n)
			return nil
		case v.CanUint() && n >= 0 && !v.OverflowUint(uint64(n)):
			v.SetUint(uint64(n))
			return nil
		}
		return fmt.Errorf("%s does not fit into %s", text, v.Type())
	}
	if !v.CanUint() {
		return fmt.Errorf("%q is not a number", text)
	}
	named := reflect.New(v.Type()).Elem()
	var known []string
	for n := range uint64(256) {
		named.SetUint(n)
		w := word(named)
		if w == text {
			v.SetUint(n)
			return nil
		}
		if n < 16 && !unicode.IsDigit(rune(w[0])) && !strings.Contains(w, "(") {
			known = append(known, w)
		}
	}
	return fmt.Errorf("no %s %q: expected %s", v.Type().Name(), text, strings.Join(known, ", "))
}

// leaves visits every number of a value with its path.
func leaves(v reflect.Value, owner, path string, depth int, visit func(path string, v reflect.Value)) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			w := kebab(v.Type().Field(i).Name)
			leaves(v.Field(i), w, join(path, w), 0, visit)
		}
	case reflect.Array:
		for i := range v.Len() {
			w := strconv.Itoa(i)
			if dims := indexes[owner]; depth < len(dims) {
				w = dims[depth][i]
			}
			leaves(v.Index(i), owner, join(path, w), depth+1, visit)
		}
	default:
		visit(path, v)
	}
}

// join shortens the paths of sides, theatres and the partnership as resolve reads them.
func join(path, w string) string {
	switch path {
	case "":
		return w
	case "sides", "fronts", "bond":
		return w
	}
	return path + " " + w
}
