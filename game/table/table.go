// Package table is the window in which a person plays: the start, the table of
// a quarter, what happened in it, and the end. It knows the game only through
// a Session, which shows a seat's View and events; rules come from package
// game and words from package words. Everything but window.go runs without a
// window.
package table

import (
	"entente/game"
	"entente/game/adviser"
	"entente/game/dice"
	"entente/game/policy"
	"entente/game/replay"
	"entente/game/saves"
	"entente/game/table/kit"
	"entente/game/words"
)

// Options say which game to play. The zero value of a field leaves the choice
// to the first screen, or to chance; but Seat must be game.Nobody for that.
type Options struct {
	Words    *words.Words               // nil: English
	Scenario string                     // name or file; "": asked
	Seat     game.Power                 // game.Nobody: asked
	Seed     *dice.Seed                 // nil: 128 random bits, hidden until the end
	Agents   [game.Powers]policy.Policy // of the other seats; nil: doctrine
	File     string                     // where the game is saved after every input; "": a new one among those in Store
	Resume   bool                       // File holds a game to play on
	Game     string                     // a game in Store to play on
	Store    saves.Store                // of games and settings; nil: the user's own
	Fault    error                      // what was wrong with how the table was asked for: said at the first screen
}

// screen is what fills the window.
type screen uint8

const (
	startScreen screen = iota
	planScreen         // a decision point: Plan or Reply
	newsScreen         // what happened in the quarter
	endScreen
	newScreen      // which game to begin
	savesScreen    // the saved games
	rulesScreen    // the rulebook
	settingsScreen // how the table is liked
)

// Table is the state of the window: the game it shows, and the plan being made.
type Table struct {
	ui    *kit.UI
	words *words.Words
	games *Games
	leave func() // closes the window; nil where there is none to close

	choices  []choice // of scenarios
	scenario string   // chosen for a new game
	seat     game.Power
	rivals   rivals // chosen for a new game
	shelf    shelf  // the saved games
	chapter  int    // of the rulebook

	settings     Settings
	keepSettings func(Settings)
	session      Session
	screen       screen
	under        screen // of the game, while its rules or the settings are looked at
	help         bool
	pane         pane                     // shown where there is room for one
	view         view                     // open over the board
	trends       []string                 // chosen in the view of trends, by name
	tab          int                      // 0: what is asked; 1 to 5: the families
	plan         game.Plan                // being made
	followed     game.Plan                // as the adviser filled it
	drafted      game.Plan                // as it is kept beside the game
	picked       map[game.Kind]game.Order // the terms chosen on cards
	adviser      adviser.Adviser
	film         film
	shown        *game.State        // what the panels show while the quarter is being shown; nil: what is
	geo          geometry           // of the map on the page
	since        game.ID            // events after this one are news
	notice       string             // what went wrong, in a sentence
	warned       bool               // that leaving loses what could not be saved
	hidden       []replay.Intrusion // at the end
	turns        []turning          // of the ladder, at the end
	turn         int                // the one that is chosen
	rank         ranking            // of the player's score, at the end
	ticks        int                // that others have been thinking
	noted        string             // the name of the game that the browser's address has
}

// New gives a table that begins and keeps games with those given. A session
// may be given already; if not, the first screen asks.
func New(w *words.Words, f *kit.Fonts, games *Games, s Session, scenario string) *Table {
	t := &Table{words: w, games: games, scenario: scenario, choices: choices(scenario), seat: game.China}
	var err error
	if t.settings, err = loadSettings(games.Store); err != nil {
		t.notice = t.front("settings-unreadable", "why", t.words.Error(err))
	}
	t.keepSettings = t.store
	t.shelf.list(games.Store)
	if s != nil {
		t.sit(s)
	}
	t.ui = kit.NewUI(f, MinWidth, MinHeight, t.build)
	t.ui.Moving = t.motion
	return t
}

// sit begins or goes on with a game.
func (t *Table) sit(s Session) {
	t.picked = map[game.Kind]game.Order{}
	t.session, t.plan, t.since, t.notice, t.hidden = s, s.Drafted(), s.Since(), "", nil
	t.drafted = t.plan
	t.screen, t.pane, t.view = planScreen, boardPane, noView
	if s.View().State.Phase != game.Over {
		t.foregone()
	}
	t.firstTab()
	if s.View().State.Phase == game.Over {
		t.finish()
	}
}

// firstTab opens what is asked, or else the first family.
func (t *Table) firstTab() {
	t.tab = 1
	if len(t.questions()) > 0 || t.state().Phase == game.ReplyPhase {
		t.tab = 0
	}
}

func (t *Table) state() *game.State { return &t.session.View().State }
func (t *Table) me() game.Power     { return t.session.View().Me }

// text gives an interface text of the table.
func (t *Table) text(key string, named ...any) string {
	return t.words.Text("ui.table."+key, named...)
}

// build draws the page.
func (t *Table) build(p *kit.Page) {
	p.Fill(p.Box, kit.Paper)
	t.geo = geometry{}
	p.Key(kit.KeyHelp, func() { t.help = !t.help })
	t.settingsKeys(p)
	switch t.screen {
	case startScreen:
		t.buildStart(p)
	case planScreen:
		t.buildTable(p)
	case newsScreen:
		t.buildNews(p)
	case endScreen:
		t.buildEnd(p)
	case newScreen:
		t.buildNew(p)
	case savesScreen:
		t.buildSaves(p)
	case rulesScreen:
		t.buildRules(p)
	case settingsScreen:
		t.buildSettings(p)
	}
	if t.thinking() {
		t.buildThinking(p)
	}
	if t.help {
		t.buildHelp(p)
	}
}

// paneLetters are the keys of the panes.
var paneLetters = [panes]rune{'M', 'L', 'P', 'O', 'N'}

// buildTable draws a decision point.
func (t *Table) buildTable(p *kit.Page) {
	l := arrange(p.Box, t.pane)
	t.topBar(p, l.bar)
	draws := [panes]func(kit.Rect){
		ordersPane: func(box kit.Rect) { t.orders(p, box) }, // first in the order of the keyboard
		powersPane: func(box kit.Rect) { t.powers(p, box) },
		ladderPane: func(box kit.Rect) { t.ladder(p, box) },
		boardPane:  func(box kit.Rect) { t.chart(p, box) },
		newsPane:   func(box kit.Rect) { t.newspaper(p, box) },
	}
	t.drawPanes(p, l, draws)
	t.planKeys(p)
	t.viewKeys(p)
}

// drawPanes draws the panes that a layout shows, or an open view over the board and the ladder.
func (t *Table) drawPanes(p *kit.Page, l layout, draws [panes]func(kit.Rect)) {
	over := t.view != noView && (l.tabs.Empty() || t.pane == boardPane)
	for _, i := range []pane{ordersPane, powersPane, ladderPane, boardPane, newsPane} {
		if box := l.panes[i]; !box.Empty() && (!over || i != ladderPane && i != boardPane) {
			draws[i](box)
		}
	}
	if over {
		t.viewSheet(p, l.middle)
	} else if !l.views.Empty() {
		t.viewButtons(p, l.views)
	}
	if !l.tabs.Empty() {
		t.paneTabs(p, l.tabs)
	}
}

// paneTabs draws the buttons of the panes where only one is shown.
func (t *Table) paneTabs(p *kit.Page, box kit.Rect) {
	for i, b := range box.Pad(gap, 2).Columns(panes, 2) {
		name := t.text("pane-" + []string{"board", "ladder", "powers", "orders", "news"}[i])
		if t.screen == newsScreen && pane(i) == ordersPane {
			name = t.text("pane-happens")
		}
		p.Tab(b, kit.Tab{ID: "pane:" + t.words.Number(i), Label: name, Under: string(paneLetters[i]), On: t.pane == pane(i), Do: func() { t.pane, t.view = pane(i), noView }})
	}
}

// commit enters the plan, and shows what came of it.
func (t *Table) commit() {
	if open := t.open(); len(open) > 0 {
		t.lead(open[0])
		return
	}
	err := t.session.Commit(t.plan)
	if err != nil && !saved(err) {
		t.notice = t.words.Error(err)
		return
	}
	t.ticks = 0
	if !t.thinking() {
		t.played(err)
	}
}

// played shows what came of a plan. An error tells that it could not be saved.
func (t *Table) played(err error) {
	t.notice, t.warned = "", false
	if err != nil {
		t.notice = t.fault(err)
		if !saved(err) {
			return
		}
	}
	t.plan = game.Plan{}
	t.keepDraft()
	clear(t.picked)
	t.ui.Focus = ""
	if t.state().Phase == game.ReplyPhase { // the quarter's news are still to come
		t.foregone()
		t.firstTab()
		t.ui.Top("cards")
	} else {
		t.screen, t.since = newsScreen, t.session.Since()
		t.pane, t.view = ordersPane, noView
		t.startFilm()
	}
	t.ui.Top("news")
}

// next shows the rest of what happened at once; then it goes on.
func (t *Table) next() {
	if t.film.running() {
		t.skipFilm()
		return
	}
	if t.state().Phase == game.Over {
		t.finish()
		return
	}
	t.screen = planScreen
	t.foregone()
	t.firstTab()
	t.ui.Top("cards")
}

func (t *Table) finish() {
	t.screen = endScreen
	t.hidden, t.turns, t.turn = replay.Intrusions(t.session.Events()), turnings(t), 0
	t.rank.begin(t.session.Setup())
}

// news are the events since the last plan was made.
func (t *Table) news() []game.Event {
	events := t.session.Events()
	i := len(events)
	for i > 0 && events[i-1].ID > t.since {
		i--
	}
	return events[i:]
}
