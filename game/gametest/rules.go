package gametest

import (
	_ "embed"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"sync"

	"entente/game"
)

// pinnedRules are the numbers that cases count on, so that tuning the game
// breaks none of them.
//
//go:embed testdata/rules.txt
var pinnedRules string

// unpinned are the parts of the rules that resolution never reads: they may be left out.
var unpinned = map[string]bool{"score": true, "balance": true, "agents": true}

// PinnedRules gives the rules of the cases. Every number that resolution reads must be there.
var PinnedRules = sync.OnceValues(func() (game.Rules, error) {
	var r game.Rules
	set := map[string]bool{}
	n := 0
	for text := range strings.Lines(pinnedRules) {
		n++
		text, _, _ = strings.Cut(text, "#")
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		path, err := setRule(&r, text)
		if err != nil {
			return r, fmt.Errorf("rules.txt:%d: %w", n, err)
		}
		set[path] = true
	}
	var missing []string
	eachRule(reflect.ValueOf(&r).Elem(), "", func(path string, _ reflect.Value) {
		section, _, _ := strings.Cut(path, ".")
		if !set[path] && section != "orders" && !unpinned[section] {
			missing = append(missing, path)
		}
	})
	if missing != nil {
		return r, fmt.Errorf("rules.txt: add a value for %s", strings.Join(missing, ", "))
	}
	return r, nil
})

// setRule sets one number by a line such as "espionage.detection = 3", and gives its path.
func setRule(r *game.Rules, text string) (string, error) {
	path, value, found := strings.Cut(text, "=")
	path = strings.TrimSpace(path)
	n, err := strconv.ParseInt(strings.TrimSpace(value), 10, 16)
	if !found || err != nil {
		return path, fmt.Errorf("%q: expected a path, = and a number", text)
	}
	var at reflect.Value
	eachRule(reflect.ValueOf(r).Elem(), "", func(p string, v reflect.Value) {
		if p == path {
			at = v
		}
	})
	if !at.IsValid() {
		return path, fmt.Errorf("the rules have no number %q", path)
	}
	at.SetInt(n)
	return path, nil
}

// eachRule visits every number of the rules with its path.
func eachRule(v reflect.Value, path string, visit func(path string, v reflect.Value)) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			tag, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("toml"), ",")
			eachRule(v.Field(i), dotted(path, tag), visit)
		}
	case reflect.Array:
		for i := range v.Len() {
			w := strconv.Itoa(i)
			if v.Len() == game.Kinds {
				w = game.Kind(i).String()
			}
			eachRule(v.Index(i), dotted(path, w), visit)
		}
	default:
		visit(path, v)
	}
}

func dotted(path, w string) string {
	if path == "" {
		return w
	}
	return path + "." + w
}
