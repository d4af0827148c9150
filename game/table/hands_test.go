package table

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"entente/game"
	"entente/game/dice"
	"entente/game/replay"
	"entente/game/saves"
	"entente/game/table/kit"

	"github.com/hajimehoshi/ebiten/v2"
)

// Whole games in a real window, by a real pointer and real keys, as each power:
//
//	xvfb-run -a -s "-screen 0 1280x800x24" go test ./game/table -run Hands -hands all -pictures DIR
var hands = flag.String("hands", "", "seat, or all, for which xdotool plays a game in the window")

// What tells a process to play as a seat, and to be killed on the way.
const handsEnv, killedEnv = "ENTENTE_TEST_HANDS", "ENTENTE_TEST_KILLED"

// diskEnv names the way of a process that plays on a full disk.
const diskEnv = "ENTENTE_TEST_DISK"

// TestHands opens the window in a process of its own for each seat, and plays
// a game of eight quarters: Russia with pointer and keys, China with the
// keyboard alone, the United States with the pointer alone. What was saved is
// replayed, and ends as the game did. Russia's window is killed in the middle
// of a plan; a new one goes on with it.
func TestHands(t *testing.T) {
	if *hands == "" {
		t.Skip("set -hands SEAT, or -hands all, to play games in a real window")
	}
	if _, err := exec.LookPath("xdotool"); err != nil {
		t.Skip("xdotool is missing: ", err)
	}
	for me := range game.Power(game.Powers) {
		if *hands != "all" && *hands != me.String() {
			continue
		}
		t.Run(me.String(), func(t *testing.T) {
			dir := t.TempDir()
			play := func(env ...string) (string, error) {
				cmd := exec.Command(os.Args[0], "-pictures", *pictures)
				cmd.Env = append(append(os.Environ(), handsEnv+"="+me.String(), "TMPDIR="+dir), env...)
				out, err := cmd.CombinedOutput()
				t.Logf("%s", out)
				return string(out), err
			}
			left := ""
			if me == game.Russia {
				var err error
				if left, err = play(killedEnv + "=1"); err == nil || !strings.Contains(left, "plan") {
					t.Fatal("the window was not killed: ", err)
				}
			}
			out, err := play()
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasPrefix(out, left) {
				t.Error("the game does not go on as it stood")
			}
			g, err := replay.Open(filepath.Join(dir, byHandName))
			if err != nil {
				t.Fatal(err)
			}
			if s := g.State(); s.Phase != game.Over || !strings.Contains(out, digestOf(s)) {
				t.Errorf("replayed, the game ends in another state: quarter %d, phase %v", s.Quarter, s.Phase)
			}
		})
	}
}

const byHandName = "by-hand.entente"

func digestOf(s *game.State) string { return fmt.Sprintf("%x", s.Digest()) }

// byHand is the window, watched by a driver that knows where its controls are.
type byHand struct {
	*window
	seat  game.Power
	rng   dice.Stream
	rest  int // ticks until the next deed
	done  chan error
	last  string // what was to be done
	tries int    // how often in a row, without anything coming of it
	page  int
	shots map[string]bool
	told  bool
}

// playByHand runs the window to the end of a game.
func playByHand(seat string) {
	flag.Parse()
	me, err := game.ParsePower(seat)
	if err == nil {
		var w *window
		dir := os.TempDir()
		opt := Options{Seat: game.Nobody, Seed: &dice.Seed{Lo: 21}, File: filepath.Join(dir, byHandName), Store: saves.Dir(dir)}
		if w, err = newWindow(opt); err == nil {
			ebiten.SetWindowSize(MinWidth, MinHeight)
			ebiten.SetScreenClearedEveryFrame(false)
			b := &byHand{window: w, seat: me, rest: 30, done: make(chan error, 1), shots: map[string]bool{}}
			b.rng = dice.Seeded{Seed: dice.Seed{Lo: uint64(me) + 77}}.Stream(dice.Key{})
			err = ebiten.RunGame(b)
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
		b.rest = 4
	default:
	}
	if b.rest--; b.rest != 0 {
		return nil
	}
	if tb := b.table; tb.screen == planScreen && tb.state().Quarter >= 2 && tb.plan.Cards() > 0 && !b.told {
		b.told = true
		fmt.Println("on the way the plan is", tb.plan.List(), "in", digestOf(&tb.session.View().State))
		if os.Getenv(killedEnv) != "" {
			self, err := os.FindProcess(os.Getpid())
			return cmp.Or(err, self.Kill())
		}
	}
	if b.table.screen == endScreen {
		fmt.Println("the game ended:", b.table.words.Outcome(game.Result(b.table.session.Final())), digestOf(b.table.session.Final()))
		return ebiten.Termination
	}
	if b.page == b.table.ui.Version && b.last != "" {
		if b.tries++; b.tries > 20 {
			return fmt.Errorf("%s does nothing", b.last)
		}
	} else {
		b.tries = 0
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

// choose picks the next thing to do.
func (b *byHand) choose() string {
	tb := b.table
	switch {
	case tb.screen == startScreen:
		if _, ok := tb.ui.Page.Find("continue"); ok {
			return "continue"
		}
		return "new"
	case tb.screen == newScreen && tb.scenario != "pact-2015":
		return "scenario:pact-2015"
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

// keys are those of controls that have one.
var keys = map[string]string{"next": "space", "commit": "c", "tab:0": "0", "tab:1": "1", "tab:2": "2", "tab:3": "3", "tab:4": "4", "tab:5": "5"}

// send does a control, by the hands of the seat.
func (b *byHand) send(id string) {
	b.last = id
	key, has := keys[id]
	switch {
	case has && b.seat != game.US:
		b.do(stroke(key)...)
	case b.seat == game.China:
		b.walk(id)
	default:
		b.point(id)
	}
}

// walk moves the focus to a control and presses Enter there.
func (b *byHand) walk(id string) {
	all := b.table.ui.Page.Controls
	at := slices.IndexFunc(all, func(c kit.Control) bool { return c.ID == b.table.ui.Focus })
	to := slices.IndexFunc(all, func(c kit.Control) bool { return c.ID == id })
	key, n := "Tab", (to-at+len(all))%len(all)
	if at < 0 {
		n = to + 1
	} else if n > len(all)/2 {
		key, n = "shift+Tab", len(all)-n
	}
	var deeds []string
	for range n {
		deeds = append(deeds, stroke(key)...)
	}
	b.do(append(deeds, stroke("Return")...)...)
}

// point moves the pointer to a control and clicks, or turns the wheel if it is out of sight.
func (b *byHand) point(id string) {
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
	b.do("mousemove", strconv.Itoa(x+wx), strconv.Itoa(y+wy), "sleep", "0.05", "click", button)
}

// stroke presses a key long enough for a frame to see it.
func stroke(key string) []string {
	return []string{"keydown", key, "sleep", "0.04", "keyup", key, "sleep", "0.04"}
}

// do lets xdotool work, beside the window.
func (b *byHand) do(deeds ...string) {
	go func() {
		out, err := exec.Command("xdotool", deeds...).CombinedOutput()
		if err != nil {
			err = fmt.Errorf("xdotool: %w: %s", err, out)
		}
		b.done <- err
	}()
}
