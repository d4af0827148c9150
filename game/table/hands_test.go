package table

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"entente/game"
	"entente/game/dice"

	"github.com/hajimehoshi/ebiten/v2"
)

// A whole campaign in a real window, by a real pointer:
//
//	xvfb-run -a -s "-screen 0 1280x800x24" go test ./game/table -run Hands -hands russia -pictures DIR
var hands = flag.String("hands", "", "seat for which xdotool plays a campaign in the window")

const handsEnv = "ENTENTE_TEST_HANDS"

// TestHands opens the window in a process of its own, and plays a campaign by
// moving the pointer of the display and pressing its button.
func TestHands(t *testing.T) {
	if *hands == "" {
		t.Skip("set -hands SEAT to play a campaign in a real window")
	}
	if _, err := exec.LookPath("xdotool"); err != nil {
		t.Skip("xdotool is missing: ", err)
	}
	cmd := exec.Command(os.Args[0], "-pictures", *pictures)
	cmd.Env = append(os.Environ(), handsEnv+"="+*hands)
	out, err := cmd.CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Fatal(err)
	}
}

// byHand is the window, watched by a driver that knows where its controls are.
type byHand struct {
	*window
	seat  game.Power
	rng   dice.Stream
	rest  int // ticks until the next deed
	done  chan error
	last  string // what the pointer was sent to
	tries int    // how often in a row, without anything coming of it
	page  int
	shots map[string]bool
}

// playByHand runs the window to the end of a campaign.
func playByHand(seat string) {
	flag.Parse()
	me, err := game.ParsePower(seat)
	if err == nil {
		var w *window
		opt := Options{Seat: game.Nobody, Seed: &dice.Seed{Lo: 21}, File: filepath.Join(os.TempDir(), "by-hand.entente")}
		if w, err = newWindow(opt); err == nil {
			ebiten.SetWindowSize(MinWidth, MinHeight)
			ebiten.SetScreenClearedEveryFrame(false)
			b := &byHand{window: w, seat: me, rest: 60, done: make(chan error, 1), shots: map[string]bool{}}
			b.rng = dice.Seeded{Seed: dice.Seed{Lo: uint64(me) + 77}}.Stream(dice.Key{})
			err = ebiten.RunGame(b)
			fmt.Println("clicks that had to be repeated:", b.tries)
		}
	}
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

// Update implements ebiten.Game.
func (b *byHand) Update() error {
	if err := b.window.Update(); err != nil {
		return err
	}
	select {
	case err := <-b.done:
		if err != nil {
			return err
		}
		b.rest = 12
	default:
	}
	if b.rest--; b.rest != 0 {
		return nil
	}
	if b.table.screen == endScreen {
		fmt.Println("the campaign ended:", b.table.words.Outcome(game.Result(b.table.session.Final())))
		return ebiten.Termination
	}
	if b.page == b.table.ui.Version && b.last != "" {
		if b.tries++; b.tries > 20 {
			return fmt.Errorf("clicks on %s do nothing", b.last)
		}
	}
	b.page = b.table.ui.Version
	b.send(b.choose())
	return nil
}

// Draw implements ebiten.Game.
func (b *byHand) Draw(screen *ebiten.Image) {
	b.window.Draw(screen)
	name := fmt.Sprintf("hands-%v-%d", b.seat, b.table.screen)
	if b.table.session != nil {
		name += "-" + strconv.Itoa(int(b.table.state().Quarter)/9)
	}
	if *pictures != "" && b.rest == 1 && !b.shots[name] {
		b.shots[name] = true
		_ = encode(filepath.Join(*pictures, name+".png"), b.render.Front)
	}
}

// choose picks the next thing to click.
func (b *byHand) choose() string {
	tb := b.table
	switch {
	case tb.screen == startScreen:
		return "new"
	case tb.screen == newScreen && tb.seat != b.seat:
		return "seat:" + b.seat.String()
	case tb.screen == newScreen:
		return "begin"
	case tb.screen == newsScreen:
		return "next"
	}
	if open := tb.open(); len(open) > 0 {
		if tb.tab != 0 {
			return "tab:0"
		}
		var ids []string
		for _, o := range open[0].answers {
			if c, ok := tb.ui.Page.Find("order:" + o.String()); ok && c.Do != nil {
				ids = append(ids, c.ID)
			}
		}
		return ids[b.rng.Intn(len(ids))]
	}
	if tb.state().Phase == game.ReplyPhase || tb.plan.Cards() >= 2 || b.rng.Intn(6) == 0 {
		return "commit"
	}
	var ids []string
	for _, c := range tb.ui.Page.Controls {
		if (strings.HasPrefix(c.ID, "order:") || strings.HasPrefix(c.ID, "term:")) && c.Do != nil && tb.tab > 0 && !isPlanned(tb, c.ID) {
			ids = append(ids, c.ID)
		}
	}
	if len(ids) == 0 || b.rng.Intn(2) == 0 {
		return "tab:" + digit(1+b.rng.Intn(5))
	}
	return ids[b.rng.Intn(len(ids))]
}

func isPlanned(tb *Table, id string) bool {
	for _, o := range tb.plan.List() {
		if "order:"+o.String() == id {
			return true
		}
	}
	return false
}

// send moves the pointer to a control and clicks, or turns the wheel if it is out of sight.
func (b *byHand) send(id string) {
	b.last = id
	c, _ := b.table.ui.Page.Find(id)
	button := "1"
	x, y := grip(c)
	for _, l := range b.table.ui.Page.Lists {
		if l.ID != c.List || l.Box.In(x, y) {
			continue
		}
		button = "5"
		if y < l.Box.Y {
			button = "4"
		}
		x, y = l.Box.X+l.Box.W/2, l.Box.Y+l.Box.H/2
	}
	wx, wy := ebiten.WindowPosition() // no window manager: the pointer's places are the screen's
	x, y = x+wx, y+wy
	go func() {
		out, err := exec.Command("xdotool", "mousemove", strconv.Itoa(x), strconv.Itoa(y), "sleep", "0.08", "click", button).CombinedOutput()
		if err != nil {
			err = fmt.Errorf("xdotool: %w: %s", err, out)
		}
		b.done <- err
	}()
}
