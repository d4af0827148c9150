package table

import (
	"bytes"
	"flag"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"entente/game"
	"entente/game/dice"
	"entente/game/policy"
	"entente/game/saves"
	"entente/game/table/kit"

	"github.com/hajimehoshi/ebiten/v2"
)

// Pictures need a display. To see them all:
//
//	xvfb-run -a -s "-screen 0 1280x800x24" go test ./game/table -run Picture -pictures DIR
//
// and to make docs/table.png anew, the same with -update.
var (
	pictures = flag.String("pictures", "", "folder for pictures of every screen")
	update   = flag.Bool("update", false, "make docs/table.png anew")
)

// noWindow is why pictures cannot be drawn; nil if they can.
var noWindow error

// inside runs the tests within a running window, where images can be read.
type inside struct {
	m    *testing.M
	code int
	ran  bool
}

func (g *inside) Update() error {
	g.ran = true
	g.code = g.m.Run()
	return ebiten.Termination
}
func (g *inside) Draw(*ebiten.Image)         {}
func (g *inside) Layout(int, int) (int, int) { return MinWidth, MinHeight }

func TestMain(m *testing.M) {
	if seat := os.Getenv(handsEnv); seat != "" {
		playByHand(seat)
		return
	}
	if os.Getenv(diskEnv) != "" { // no window for a child
		os.Exit(m.Run())
	}
	g := &inside{m: m}
	ebiten.SetWindowSize(MinWidth, MinHeight)
	ebiten.SetWindowVisible(false)
	if noWindow = ebiten.RunGame(g); !g.ran {
		g.code = m.Run()
	}
	os.Exit(g.code)
}

// draw gives a picture of the table at a scale, painted on the processor.
func draw(tb *Table, r *kit.Screen, scale float64) *image.RGBA {
	size := tb.ui.Page.Box
	r.Theme, r.Scale = tb.settings.theme(), scale
	r.Show(tb.ui, int(float64(size.W)*scale), int(float64(size.H)*scale))
	return r.Front
}

// themed gives a picture of the table in a theme, for a window of a size.
func themed(tb *Table, th *kit.Theme, w, h int, scale float64) *image.RGBA {
	tb.settings.Theme = th.Name
	r := kit.Screen{}
	r.Theme, r.Scale = th, scale
	r.Show(tb.ui, w, h)
	return r.Front
}

// autoplay plays the player's own seat by doctrine until a quarter.
func autoplay(t *testing.T, tb *Table, until uint8) {
	t.Helper()
	for tb.screen != endScreen && (tb.state().Quarter < until || tb.screen != planScreen) {
		if tb.screen == newsScreen {
			tb.next()
			continue
		}
		commitAny(t, tb)
	}
	tb.ui.Stale()
	tb.ui.Update(&script{x: -1, y: -1})
}

// commitAny commits what doctrine would.
func commitAny(t *testing.T, tb *Table) {
	t.Helper()
	v := *tb.session.View()
	rng := policy.Stream(dice.Seeded{Seed: dice.Seed{Lo: 5}}, &v)
	tb.plan = game.Plan{}
	policy.Doctrine{}.Decide(tb.session.Setup(), &v, &rng, &tb.plan, nil)
	tb.commit()
	if tb.notice != "" {
		t.Fatal(tb.notice)
	}
}

// TestPicture draws every screen, and sees that it is not blank.
func TestPicture(t *testing.T) {
	var r kit.Screen
	show := func(name string, tb *Table, scale float64) image.Image {
		img := draw(tb, &r, scale)
		if n := inks(img); n < 20 {
			t.Errorf("%s: only %d colours on the page", name, n)
		}
		if *pictures != "" {
			writePNG(t, filepath.Join(*pictures, name+".png"), img)
		}
		return img
	}
	tb := testTable(t, "", game.Nobody, 7)
	show("start", tb, 1)
	for _, id := range []string{"new", "rules", "settings"} {
		click(t, tb, id)
		show(id, tb, 1)
		press(tb, kit.KeyEscape)
	}
	tb = home(saves.Dir(t.TempDir()))
	begun(t, tb, "strength:search:deep")
	for len(tb.open()) > 0 {
		tb.give(tb.open()[0].answers[0])
	}
	press(tb, kit.KeyCommit)
	show("thinking", tb, 1)
	press(tb, kit.KeyEscape)
	ticks(tb, 2)
	show("continue", tb, 1)
	click(t, tb, "saves")
	ticks(tb, 2)
	show("saves", tb, 1)
	tb = testTable(t, "", game.Nobody, 7)
	press(tb, kit.KeyHelp)
	show("help", tb, 1)
	tb = testTable(t, "baseline", game.Russia, 11)
	autoplay(t, tb, 8)
	show("plan", tb, 1)
	for i := 1; i <= 5; i++ {
		press(tb, kit.Key(int(kit.Key0)+i))
		show("family-"+digit(i), tb, 1)
	}
	show("large", tb, 1.5)
	if *update {
		docs(t, tb, &r)
	}
	tb.next()
	autoplay(t, tb, 9)
	tb.screen = newsScreen
	tb.ui.Stale()
	press(tb)
	tb.ui.Update(&script{x: -1})
	show("news", tb, 1)
	tb.screen = planScreen
	autoplay(t, tb, 99)
	show("end", tb, 1)
}

// docs makes the picture of the README: a plan in the making.
func docs(t *testing.T, tb *Table, r *kit.Screen) {
	t.Helper()
	for len(tb.open()) > 0 {
		tb.give(tb.open()[0].answers[0])
	}
	for _, f := range []game.Family{game.Spying, game.Diplomacy, game.Norms} {
		for _, c := range tb.hand(f) {
			if tb.playable(&c) && !c.now.chosen && c.now.ref.Legal() {
				tb.give(c.now.order)
				break
			}
		}
	}
	press(tb, kit.Key4)
	tb.ui.Focus = ""
	writePNG(t, filepath.Join("..", "..", "docs", "table.png"), draw(tb, r, 1))
}

func writePNG(t *testing.T, path string, img image.Image) {
	t.Helper()
	if err := encode(path, img); err != nil {
		t.Fatal(err)
	}
}

func encode(path string, img image.Image) error {
	var b bytes.Buffer
	enc := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := enc.Encode(&b, img); err != nil {
		return err
	}
	return os.WriteFile(path, b.Bytes(), 0o644)
}

// inks counts the colours of a picture, up to 100.
func inks(img *image.RGBA) int {
	seen := map[[3]uint8]bool{}
	for i := 0; i+3 < len(img.Pix) && len(seen) < 100; i += 4 {
		seen[[3]uint8(img.Pix[i:i+3])] = true
	}
	return len(seen)
}
