// In a browser the program is the table alone.
package main

import (
	"cmp"
	"log"
	"strconv"
	"syscall/js"

	"entente/game"
	"entente/game/dice"
	"entente/game/fault"
	"entente/game/policy"
	"entente/game/scenario"
	"entente/game/table"
	"entente/game/words"
)

func main() {
	how := table.Options{Seat: game.Nobody}
	if err := read(js.Global().Get("location"), &how); err != nil {
		how = table.Options{Seat: game.Nobody, Fault: err}
	}
	if err := table.Run(how); err != nil {
		log.Fatal(words.MustEnglish().Error(err))
	}
}

// read takes from the page's address what play was called with, or the game
// that the page showed before it was reloaded.
func read(location js.Value, how *table.Options) (err error) {
	get := func(part, key string) string {
		text := location.Get(part).String()
		if text != "" {
			text = text[1:]
		}
		v := js.Global().Get("URLSearchParams").New(text).Call("get", key)
		if v.IsNull() {
			return ""
		}
		return v.String()
	}
	if how.Game = get("hash", "game"); how.Game != "" {
		return nil
	}
	how.Scenario = get("search", "scenario")
	sc, err := scenario.Load(cmp.Or(how.Scenario, "baseline"))
	if err != nil {
		return err
	}
	if as := get("search", "as"); as != "" {
		if how.Seat, err = game.ParsePower(as); err != nil {
			return err
		}
	}
	if seed := get("search", "seed"); seed != "" {
		n, err := strconv.ParseUint(seed, 10, 64)
		if err != nil {
			return err
		}
		how.Seed = &dice.Seed{Lo: n}
	}
	for p := range game.Power(game.Powers) {
		name := get("search", p.String())
		if name == "" {
			continue
		}
		if how.Agents[p] = table.Agent(&sc.Setup, name); how.Agents[p] == nil {
			return fault.NoPolicy.New(name, policy.Names())
		}
	}
	return nil
}
