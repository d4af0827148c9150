package scenario

import "strings"

// limit is what the engine bears: a number beyond it would divide by zero, leave
// its register or its byte, or mean nothing. It is not the plausible range,
// which stands beside each number in rules.toml.
type limit struct{ low, high int }

// Limits by the kind of quantity, as the names of the numbers tell it.
var (
	step     = limit{0, 10}  // of a track, and amounts in general
	divisor  = limit{1, 100} // never zero
	quarters = limit{1, 31}  // added to the quarter, or bits of a 32-bit register
	odds     = limit{1, 9}   // faces of a die
	weight   = limit{0, 100}
	cost     = limit{0, 20}
	balance  = limit{0, 300} // hundred times this is still a 16-bit number
	worth    = limit{0, 300}
	share    = limit{0, 1000} // in hundred
)

// named are limits by the last part of a path.
var named = map[string]limit{
	"oil_memory": divisor, "control_years": divisor, "home_control": divisor, "threat_every": quarters, "threat_gap": divisor, "bite_economy": divisor,
	"threat_floor": divisor, "law_economy_at": divisor, "income_top": divisor, "half_life": quarters,
	"idle_guess": divisor, "horizon": quarters, "first_lot": quarters, "slip_by": quarters, "demand_for": quarters, "provoked_for": quarters,
	"oil_high": {1, 500}, "oil_low": {1, 500}, "oil_step": {0, 100}, "oil_odds": {0, 5},
	"repeat_window": {0, 7}, "protest_wary": {0, 31}, "odds_max": odds,
	"steps": {1, 10}, "leader_yield": {1, 10}, "first_gas": {1, 20}, "stages": {1, 10}, "leak_blocs": {0, 12}, "freedom_blocs": {0, 12},
	"clue_true": {0, 10}, "clues_needed": {1, 3}, "false_face": {2, 11}, "freedom_base": {0, 19},
	"agree": {1, 31}, "consult_count": {0, 31}, "exercise_count": {0, 31}, "push_venues": {0, 4},
	"words_ahead": {0, 5}, "words_max": {0, 5}, "declared_at": {0, 6},
	"report_reach": {0, 31}, "away_quarters": {0, 4}, "search_horizon": quarters, "light": {1, 30000}, "steady": {1, 30000}, "deep": {1, 30000},
	"back_debt": {0, 50}, "theft_step": weight, "book_share": weight, "bite_step": weight, "control_step": weight,
	"guess_least": {0, 50}, "stops": {1, 100},
}

// limitOf gives the limits of a number of the rules.
func limitOf(path string) limit {
	section, _, _ := strings.Cut(path, ".")
	if strings.HasPrefix(path, "agents.search_plans.") {
		return limit{1, 32}
	}
	last := path[strings.LastIndexByte(path, '.')+1:]
	if l, ok := named[last]; ok {
		return l
	}
	switch section {
	case "switch":
		return limit{0, 1}
	case "orders":
		return cost
	case "score":
		if strings.Count(path, ".") == 2 {
			return weight
		}
	case "balance":
		return balance
	case "agents":
		if strings.HasPrefix(path, "agents.precision.") {
			return limit{1, 100}
		}
		if strings.HasPrefix(path, "agents.share.") {
			return share
		}
		if strings.HasSuffix(last, "_guess") {
			return weight // a chance
		}
		return worth
	}
	switch {
	case strings.HasSuffix(last, "_divisor"):
		return divisor
	case strings.HasSuffix(last, "_window"), strings.HasSuffix(last, "_quarters"), strings.HasSuffix(last, "_every"), strings.HasSuffix(last, "_wait"):
		return quarters
	case strings.HasSuffix(last, "_odds"), strings.HasPrefix(path, "world.heat_odds."):
		return odds
	}
	return step
}
