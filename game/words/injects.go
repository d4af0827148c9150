package words

import "entente/game"

// Inject is a sentence about what an event does, before it happens.
func (w *Words) Inject(set *game.Setup, x game.Scheduled) string {
	if x.Text != "" {
		return x.Text
	}
	return w.Event(set, game.Event{Kind: game.EvInject, See: game.Everyone, Quarter: x.Quarter, A: x.Whom, B: game.Nobody,
		X: int16(x.What), Y: int16(x.Amount), Z: int16(x.Where), Para: x.Para})
}

// InjectChoice is the sentence with what tells it apart from others in a menu
// (game.InjectMenu): by how much, or whom clues point at.
func (w *Words) InjectChoice(set *game.Setup, x game.Scheduled) string {
	what := w.Inject(set, x)
	switch {
	case x.What == game.InjectReport:
		return w.Text("ui.inject.points", "what", what, "whom", game.Power(x.Where))
	case x.What == game.InjectOil || x.Amount == 0: // which says so itself
		return what
	}
	return w.Text("ui.inject.choice", "what", what, "n", int(x.Amount))
}

// InjectPreview tells in sentences what events would bring about if they came
// as things stand.
func (w *Words) InjectPreview(set *game.Setup, s *game.State, list []game.Scheduled) (said []string) {
	events := game.TryInjects(set, s, list)
	with := *set
	with.Schedule = append(with.Schedule[:len(with.Schedule):len(with.Schedule)], list...)
	effects := 0
	for _, e := range events {
		if e.Kind == game.EvInject && game.Inject(e.X) == game.InjectOil || e.Kind != game.EvInject {
			effects++
		}
		if text := w.Event(&with, e); text != "" {
			said = append(said, text)
		}
	}
	if effects == 0 {
		said = append(said, w.Text("ui.inject.nothing"))
	}
	return said
}
