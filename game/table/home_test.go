package table

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"entente/game"
	"entente/game/fault"
	"entente/game/policy"
	"entente/game/replay"
	"entente/game/saves"
	"entente/game/table/kit"
	"entente/game/words"
)

// ticks lets the table go on by itself.
func ticks(tb *Table, n int) {
	for range n {
		tb.tick()
		press(tb)
		tb.ui.Update(&script{x: -1, y: -1})
	}
}

// home gives a table at its first screen, with a store of games.
func home(store saves.Store) *Table {
	return New(words.MustEnglish(), fonts, &Games{Store: store}, nil, "")
}

// begun begins a game by the mouse.
func begun(t testing.TB, tb *Table, ids ...string) {
	t.Helper()
	for _, id := range append(append([]string{"new", "scenario:pact-2015"}, ids...), "begin") {
		click(t, tb, id)
		checkPage(t, tb, id)
	}
	if tb.session == nil {
		t.Fatal("no game begun: ", tb.notice)
	}
}

// TestHomePages looks at every page behind the first screen.
func TestHomePages(t *testing.T) {
	store := saves.Dir(t.TempDir())
	tb := home(store)
	checkPage(t, tb, "home")
	click(t, tb, "rules")
	for i := range rulebook() {
		click(t, tb, "chapter:"+tb.words.Number(i))
		checkPage(t, tb, rulebook()[i].title)
		if text := pageText(tb); strings.ContainsAny(text, "`|[]") || strings.Contains(text, "**") {
			t.Errorf("%s: marks of Markdown are shown:\n%s", rulebook()[i].title, text)
		}
	}
	press(tb, kit.KeyEscape)
	click(t, tb, "settings")
	for _, id := range []string{"theme:dark", "text:150", "projector:on", "speed:none"} {
		click(t, tb, id)
		checkPage(t, tb, id)
	}
	if want := (Settings{"dark", 150, true, "none"}); tb.settings != want || home(store).settings != want {
		t.Errorf("settings are %v, and %v in the next window", tb.settings, home(store).settings)
	}
	click(t, tb, "back")
	click(t, tb, "new")
	for _, id := range []string{"seat:us", "strength:search:deep", "strength:doctrine", "temper:china:bold", "temper:russia:cautious"} {
		click(t, tb, id)
		checkPage(t, tb, id)
	}
	click(t, tb, "begin")
	l := tb.session.(*local)
	if got := [2]string{l.game.Seat(game.China), l.game.Seat(game.Russia)}; got != [2]string{"doctrine@bold", "doctrine@cautious"} {
		t.Errorf("the opponents are %v", got)
	}
	press(tb, kit.KeyEscape)
	click(t, tb, "saves")
	ticks(tb, 3)
	checkPage(t, tb, "saves")
}

// TestHomeSizes looks at the same pages in small windows and with large text:
// nothing is cut, and everything can be scrolled to.
func TestHomeSizes(t *testing.T) {
	for _, size := range [][2]int{{1024, 640}, {853, 533}, {640, 400}, {512, 320}, {2560, 1440}} {
		store := saves.Dir(t.TempDir())
		if err := store.Write("letter.entente", []byte("dear")); err != nil {
			t.Fatal(err)
		}
		tb := home(store)
		tb.ui.Resize(size[0], size[1])
		at := func(where string) { checkPage(t, tb, fmt.Sprint(where, " ", size)) }
		at("home")
		click(t, tb, "settings")
		for _, id := range []string{"theme:dark", "text:200", "projector:on", "speed:none", "back"} {
			at("settings")
			click(t, tb, id)
		}
		click(t, tb, "rules")
		for i := range rulebook() {
			click(t, tb, "chapter:"+tb.words.Number(i))
			at("rules, " + rulebook()[i].title)
			if _, ok := tb.ui.Page.Find("chapter:0"); !ok {
				press(tb, kit.KeyEscape)
			}
		}
		press(tb, kit.KeyEscape)
		click(t, tb, "new")
		for _, id := range []string{"scenario:pact-2015", "seat:us", "strength:search:deep", "strength:doctrine", "temper:china:bold", "begin"} {
			at("new")
			click(t, tb, id)
		}
		press(tb, kit.KeyEscape)
		ticks(tb, 3)
		at("continue")
		click(t, tb, "saves")
		ticks(tb, 3)
		at("saves")
		click(t, tb, "remove:letter.entente")
		at("remove")
		click(t, tb, "remove-yes")
	}
}

// TestGoesOn leaves a game in the middle of a plan and goes on with it, in
// the same window and in another.
func TestGoesOn(t *testing.T) {
	store := saves.Dir(t.TempDir())
	tb := home(store)
	begun(t, tb, "seat:us")
	autoplay(t, tb, 2)
	tb.next()
	var legal game.Options
	game.Legal(tb.session.Setup(), tb.session.View(), &game.Plan{}, &legal)
	tb.give(legal.List()[0])
	plan, view := tb.plan, *tb.session.View()
	ticks(tb, 1)
	for _, again := range []*Table{home(store), tb} {
		if again == tb {
			press(tb, kit.KeyEscape)
		}
		ticks(again, 2)
		checkPage(t, again, "home")
		click(t, again, "continue")
		if again.session == nil || *again.session.View() != view || again.plan != plan {
			t.Fatalf("the game is not as it was left: %v", again.notice)
		}
	}
	autoplay(t, tb, 99)
	if tb.screen != endScreen {
		t.Fatal("the game does not end")
	}
	click(t, tb, "again")
	ticks(tb, 2)
	if _, ok := tb.ui.Page.Find("continue"); ok {
		t.Error("a game that is over is offered to be continued")
	}
	click(t, tb, "saves")
	ticks(tb, 2)
	name := tb.shelf.games[0].Name
	click(t, tb, "play:"+name)
	if tb.screen != endScreen {
		t.Error("the end cannot be seen again")
	}
	press(tb, kit.KeyEscape)
	click(t, tb, "saves")
	click(t, tb, "remove:"+name)
	click(t, tb, "remove-no")
	click(t, tb, "remove:"+name)
	click(t, tb, "remove-yes")
	if left, _ := os.ReadDir(store.Path("")); len(left) != 0 {
		t.Errorf("left in the folder: %v", left)
	}
}

// TestBadSaves shows saves that cannot be played on, says why, and leaves them be.
func TestBadSaves(t *testing.T) {
	store := saves.Dir(t.TempDir())
	tb := home(store)
	begun(t, tb)
	good, err := store.Read(tb.session.(*local).kept.Name())
	if err != nil {
		t.Fatal(err)
	}
	press(tb, kit.KeyEscape)
	bad := map[string][]byte{
		"cut.entente":     good[:len(good)-20],
		"changed.entente": bytes.Replace(good, []byte("pact-2015"), []byte("pact-2016"), 1),
		"version.entente": bytes.Replace(good, []byte(`"engine":`), []byte(`"engine":9`), 1),
		"empty.entente":   nil,
		"letter.entente":  []byte("dear"),
	}
	for name, b := range bad {
		if err := store.Write(name, b); err != nil {
			t.Fatal(err)
		}
	}
	click(t, tb, "saves")
	ticks(tb, len(bad)+2)
	checkPage(t, tb, "bad saves")
	for _, g := range tb.shelf.games {
		if _, isBad := bad[g.Name]; isBad != (g.err != nil) {
			t.Errorf("%s: %v", g.Name, g.err)
		}
		if _, ok := tb.ui.Page.Find("play:" + g.Name); ok == (g.err != nil) {
			t.Errorf("%s can be played: %v", g.Name, ok)
		}
	}
	text := pageText(tb)
	for _, word := range []string{"cut short", "checksum", "another version", "empty", "no game of entente"} {
		if !strings.Contains(strings.ReplaceAll(text, "\n", " "), word) {
			t.Errorf("the page does not say %q:\n%s", word, text)
		}
	}
	press(tb, kit.KeyEscape)
	ticks(tb, len(bad)+2)
	click(t, tb, "continue") // the good one among them
	if tb.session == nil {
		t.Error(tb.notice)
	}
	for name, b := range bad {
		if held, err := store.Read(name); err != nil || !bytes.Equal(held, b) {
			t.Errorf("%s was touched: %v", name, err)
		}
	}
}

// TestBring takes files from hands.
func TestBring(t *testing.T) {
	store := saves.Dir(t.TempDir())
	tb := home(store)
	begun(t, tb)
	l := tb.session.(*local)
	game, err := l.game.Encode()
	if err != nil {
		t.Fatal(err)
	}
	press(tb, kit.KeyEscape)
	dir := t.TempDir()
	if err := errors.Join(os.WriteFile(filepath.Join(dir, "b.entente"), game, 0o600),
		os.WriteFile(filepath.Join(dir, "a.txt"), []byte("dear"), 0o600)); err != nil {
		t.Fatal(err)
	}
	receiveAll(os.DirFS(dir))
	ticks(tb, 1)
	if !strings.Contains(tb.notice, "a.txt") || tb.screen != savesScreen {
		t.Errorf("a file that is no game: %q", tb.notice)
	}
	checkPage(t, tb, "refused")
	ticks(tb, 4)
	if _, ok := tb.ui.Page.Find("play:b.entente"); !ok {
		t.Errorf("a game cannot be brought in: %q", tb.notice)
	}
}

// full is a store in which there is no room.
type full struct {
	saves.Dir
	full bool
}

func (f *full) Write(name string, b []byte) error {
	if f.full {
		return fault.Full.New(nil)
	}
	return f.Dir.Write(name, b)
}

// TestFull plays on while nothing can be saved, says so, and saves when it can.
func TestFull(t *testing.T) {
	store := &full{saves.Dir(t.TempDir()), true}
	tb := home(store)
	begun(t, tb)
	said := func() bool { return strings.Contains(tb.notice, "no room left") }
	if !said() {
		t.Errorf("not said at the start: %q", tb.notice)
	}
	play := func() {
		for len(tb.open()) > 0 {
			tb.give(tb.open()[0].answers[0])
		}
		tb.commit()
	}
	play()
	if !said() || tb.screen != newsScreen && tb.state().Phase != game.ReplyPhase {
		t.Errorf("not said in the game: %q", tb.notice)
	}
	store.full = false
	tb.next()
	play()
	if tb.notice != "" {
		t.Errorf("still said when there is room: %q", tb.notice)
	}
	again := home(store)
	ticks(again, 2)
	click(t, again, "continue")
	if again.session == nil || *again.session.View() != *tb.session.View() {
		t.Error("the game was not saved: ", again.notice)
	}
}

func TestSettings(t *testing.T) {
	for text, want := range map[string]string{
		"theme = ":                    "line 1",
		"theme = \"blue\"":            "theme = blue: expected light or dark",
		"text = 79":                   "text = 79: expected 80 to 200",
		"text = \"big\"":              "line 1",
		"speed = \"fast\"\nsped = 1":  "no setting is called sped",
		"\x00\xff":                    "line 1",
		"theme = \"dark\"\ntext = 80": "",
	} {
		store := saves.Dir(t.TempDir())
		if err := store.Write(settingsName, []byte(text)); err != nil {
			t.Fatal(err)
		}
		tb := home(store)
		checkPage(t, tb, text)
		if want == "" {
			if tb.notice != "" || tb.settings != (Settings{"dark", 80, false, "normal"}) {
				t.Errorf("%q gives %v, %q", text, tb.settings, tb.notice)
			}
			continue
		}
		if tb.settings != DefaultSettings() || !strings.Contains(tb.notice, want) || !strings.Contains(tb.notice, store.Path(settingsName)) {
			t.Errorf("%q gives %v, %q", text, tb.settings, tb.notice)
		}
		if b, _ := store.Read(settingsName); string(b) != text {
			t.Errorf("%q was changed by looking at it", text)
		}
		click(t, tb, "settings")
		click(t, tb, "theme:dark")
		if b, _ := store.Read(unreadable); string(b) != text {
			t.Errorf("%q is lost", text)
		}
		if again := home(store); again.notice != "" || again.settings.Theme != "dark" {
			t.Errorf("%q: %q", text, again.notice)
		}
	}
}

// TestThinking plays against opponents that take their time: the window goes
// on, can be left, and what was committed is found again.
func TestThinking(t *testing.T) {
	store := saves.Dir(t.TempDir())
	tb := home(store)
	begun(t, tb, "strength:search:steady")
	commit := func() {
		for len(tb.open()) > 0 {
			tb.give(tb.open()[0].answers[0])
		}
		press(tb, kit.KeyCommit)
	}
	commit()
	if !tb.thinking() {
		t.Fatal("nobody thinks")
	}
	ticks(tb, 1)
	checkPage(t, tb, "thinking")
	if !strings.Contains(pageText(tb), tb.front("thinking")) {
		t.Error("it is not said that they think")
	}
	press(tb, kit.KeyCommit, kit.KeyUndo) // nothing of the page below can be done
	press(tb, kit.KeyEscape)
	if tb.session != nil || tb.screen != startScreen {
		t.Fatal("thinking cannot be left")
	}
	ticks(tb, 2)
	click(t, tb, "continue")
	l := tb.session.(*local)
	if l.agents[game.Russia] != (policy.Search{Strength: policy.Steady}) || l.view.State.Quarter != 0 {
		t.Errorf("the game goes on with %v in quarter %d", l.agents, l.view.State.Quarter)
	}
	for tb.screen != endScreen {
		if tb.screen == newsScreen {
			tb.next()
			continue
		}
		commit()
		for begun := time.Now(); tb.thinking(); time.Sleep(time.Millisecond) {
			ticks(tb, 1)
			if time.Since(begun) > time.Minute {
				t.Fatal("they think too long")
			}
		}
		if tb.notice != "" {
			t.Fatal(tb.notice)
		}
	}
	// The same game is the same, whether thought beside the window or not.
	b, err := store.Read(l.kept.Name())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := replay.Decode(b); err != nil {
		t.Error(err)
	}
}
