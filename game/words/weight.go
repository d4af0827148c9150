package words

import "entente/game"

// weight orders headlines: what changes the world before what repeats itself.
func weight(k game.EventKind) int {
	switch k {
	case game.EvOver:
		return 9
	case game.EvCrisis, game.EvCrisisOver, game.EvBreach, game.EvEffective:
		return 8
	case game.EvDeclared, game.EvSigned, game.EvClause, game.EvInject, game.EvBacked, game.EvAside, game.EvWithdrawn, game.EvFirstGas:
		return 7
	case game.EvAccused, game.EvIndicted, game.EvSanction, game.EvRelaxed, game.EvUltimatum, game.EvLot, game.EvReport, game.EvLeak:
		return 6
	case game.EvDefaulted, game.EvSlipped, game.EvVenue, game.EvBloc, game.EvLaw, game.EvKnowHow, game.EvDealBroken:
		return 5
	case game.EvOil:
		return 1
	}
	return 3
}

// ByWeight sorts events as a newspaper does: by what they weigh, the heaviest
// first, and in their order within one weight.
func (w *Words) ByWeight(events []game.Event) []game.Event {
	sorted := make([]game.Event, 0, len(events))
	for heavy := 9; heavy > 0; heavy-- {
		for _, e := range events {
			if weight(e.Kind) == heavy {
				sorted = append(sorted, e)
			}
		}
	}
	return sorted
}
