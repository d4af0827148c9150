package table

import (
	"io/fs"
	"strings"

	"entente/game"
	"entente/game/fault"
	"entente/game/replay"
	"entente/game/saves"
	"entente/game/table/kit"
)

// incoming is a file that a person brought, or why it could not be read.
type incoming struct {
	name string
	b    []byte
	err  error
}

// arrived has the files that were dropped on the window or chosen in a browser.
var arrived = make(chan incoming, 16)

// nudge wakes a resting window; nothing where there is none.
var nudge = func() {}

// arrive hands a file to the table.
func arrive(in incoming) {
	arrived <- in
	nudge()
}

// receiveAll takes the files that were dropped on the window.
func receiveAll(files fs.FS) {
	list, err := fs.ReadDir(files, ".")
	if err != nil {
		arrive(incoming{err: err})
		return
	}
	for _, f := range list {
		if info, err := f.Info(); err == nil && info.Size() > replay.MaxFile {
			arrive(incoming{name: f.Name(), err: fault.TooLarge.New(f.Name())})
			continue
		}
		b, err := fs.ReadFile(files, f.Name())
		arrive(incoming{f.Name(), b, err})
	}
}

// bring keeps a file as a saved game, and shows it among the others.
func (t *Table) bring(got incoming) {
	if t.session != nil { // at the table a stray file is not asked for
		return
	}
	name, err := got.name, got.err
	switch {
	case t.games.Store == nil:
		return
	case err == nil:
		name, err = saves.Import(t.games.Store, got.name, got.b)
	}
	t.goTo(savesScreen)
	if err != nil {
		t.notice = t.fault(err)
		return
	}
	t.notice = t.front("imported", "name", name)
}

// buildSaves draws the saved games.
func (t *Table) buildSaves(p *kit.Page) {
	box := t.within(p, 960)
	t.head(p, &box, t.front("saves", "n", len(t.shelf.games)))
	t.importRow(p, box.Bottom(t.importHeight(p, box.W)))
	box.Bottom(gap)
	switch {
	case t.shelf.err != nil:
		p.Wrapped(box, kit.Prose, t.words.Error(t.shelf.err))
	case len(t.shelf.games) == 0:
		p.Wrapped(box, kit.Aside, t.front("no-saves"))
	}
	height := func(w int) int {
		h := 0
		for i := range t.shelf.games {
			h += t.saveHeight(p, w, &t.shelf.games[i]) + gap
		}
		return h
	}
	p.List("saves", box, height, func(box kit.Rect) {
		for i := range t.shelf.games {
			g := &t.shelf.games[i]
			t.saveRow(p, box.Top(t.saveHeight(p, box.W, g)), g)
			box.Top(gap)
		}
	})
}

// importRow says how games are brought in.
func (t *Table) importRow(p *kit.Page, box kit.Rect) {
	if transfers {
		row := box.Bottom(44)
		p.Button(row.Left(min(280, row.W)), kit.Button{ID: "import", Label: t.front("import"), Do: upload})
		return
	}
	if t.games.Store != nil {
		p.Wrapped(box, kit.Label, t.importFiles())
	}
}

func (t *Table) importFiles() string {
	return t.front("import-files", "folder", t.games.Store.Path(""))
}

// importHeight is how high that is.
func (t *Table) importHeight(p *kit.Page, w int) int {
	if transfers || t.games.Store == nil {
		return 44
	}
	return p.Height(kit.Label, t.importFiles(), w)
}

// saveButtons is how wide the buttons of a saved game are together: play,
// export where there is something to it, and remove.
func saveButtons() int {
	if transfers {
		return 3*buttonWidth + 2*gap
	}
	return 2*buttonWidth + gap
}

const buttonWidth = 112

// what says what a saved game is, and more about it.
func (t *Table) what(g *savedGame) (title, about string) {
	when := g.Time.Local().Format("2006-01-02 15:04")
	switch {
	case !g.read:
		return g.Name, when
	case g.err != nil:
		return g.Name, t.front("unplayable", "why", t.words.Error(g.fault()))
	}
	var rivals []string
	for who := range game.Power(game.Powers) {
		if who != g.seat {
			rivals = append(rivals, t.front("rival", "power", t.words.Power(who), "player", t.player(g.players[who])))
		}
	}
	return t.aboutGame(g), t.front("game-more", "when", when, "rivals", strings.Join(rivals, " · "), "name", g.Name)
}

// player is the name of a policy for people, or else its own.
func (t *Table) player(name string) string {
	base, temper, tempered := strings.Cut(name, "@")
	if tempered {
		return t.temperLabel(temper)
	}
	if key := "strength." + policyKey(base); t.words.Has("ui.home." + key) {
		return t.front(key)
	}
	return name
}

func (t *Table) saveHeight(p *kit.Page, w int, g *savedGame) int {
	title, about := t.what(g)
	w -= 2 * cardPad
	if !narrow(p) {
		w -= saveButtons() + 16
	}
	h := 2*12 + p.Height(kit.Head, title, w) + p.Height(kit.Label, about, w)
	if narrow(p) { // the buttons stand under the words
		return h + gap + 44
	}
	return max(h, 68)
}

// saveRow draws a saved game.
func (t *Table) saveRow(p *kit.Page, box kit.Rect, g *savedGame) {
	p.Fill(box, kit.Card)
	p.Frame(box, kit.Rule, 1)
	in := box.Pad(cardPad, 12)
	var buttons kit.Rect
	if narrow(p) {
		buttons = in.Bottom(44)
	} else {
		buttons = in.Right(saveButtons())
		buttons.H = 44
		in.Right(16)
	}
	title, about := t.what(g)
	in.Top(p.Wrapped(in, kit.Head, title))
	p.Wrapped(in, kit.Label, about)
	button := func(b kit.Button) { p.Button(buttons.Right(buttonWidth), b); buttons.Right(gap) }
	if t.shelf.remove == g.Name {
		button(kit.Button{ID: "remove-yes", Label: t.front("remove-yes"), Fill: kit.Vermilion, Do: func() { t.discard(g.Name) }})
		button(kit.Button{ID: "remove-no", Label: t.front("remove-no"), Do: func() { t.shelf.remove = "" }})
		return
	}
	button(kit.Button{ID: "remove:" + g.Name, Label: t.front("remove"), Do: func() { t.shelf.remove = g.Name }})
	if transfers {
		button(kit.Button{ID: "export:" + g.Name, Label: t.front("export"), Do: func() { t.export(g.Name) }})
	}
	if g.read && g.err == nil {
		label := t.front("play")
		if g.over {
			label = t.front("look")
		}
		button(kit.Button{ID: "play:" + g.Name, Label: label, On: true, Do: func() { t.resume(g.Name) }})
	}
}

func (t *Table) discard(name string) {
	t.notice = ""
	if err := saves.Discard(t.games.Store, name); err != nil {
		t.notice = t.fault(err)
	}
	t.shelf.list(t.games.Store)
}

// export gives a saved game to the person as a file, readable or not.
func (t *Table) export(name string) {
	b, err := t.games.Store.Read(name)
	if err != nil {
		t.notice = t.fault(err)
		return
	}
	download(name, b)
}
