//go:build unix

package table

import (
	"bytes"
	"errors"
	"math"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"entente/game"
	"entente/game/saves"
)

// disk is a way of leaving no room for saves, for real, in a process of its own.
type disk struct {
	attr *syscall.SysProcAttr
	prep func(t *testing.T, dir string) error // nil: nothing to do
	full func(dir string, left int64) error   // leaves room for so many bytes
	free func(dir string) error
}

// disks are the ways by name; more in disk_linux_test.go.
var disks = map[string]disk{
	"limit": { // no file grows beyond it
		full: func(_ string, left int64) error {
			signal.Ignore(syscall.SIGXFSZ)
			return setLimit(uint64(left))
		},
		free: func(string) error { return setLimit(math.MaxInt64) },
	},
}

func setLimit(n uint64) error {
	var l syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &l); err != nil {
		return err
	}
	l.Cur = n
	return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &l)
}

// TestFullDisk plays in a process whose disk fills up in the middle of a plan,
// and then in the middle of a file: it is said, what was saved is there as it
// was, the game goes on, and is saved when there is room again.
func TestFullDisk(t *testing.T) {
	if way := os.Getenv(diskEnv); way != "" {
		onFullDisk(t, disks[way])
		return
	}
	for name, d := range disks {
		t.Run(name, func(t *testing.T) {
			cmd := exec.Command(os.Args[0], "-test.run", "^TestFullDisk$")
			cmd.Env = append(os.Environ(), diskEnv+"="+name, "TMPDIR="+t.TempDir())
			cmd.SysProcAttr = d.attr
			out, err := cmd.CombinedOutput()
			if errors.Is(err, syscall.EPERM) || bytes.Contains(out, []byte(noMount)) {
				t.Skipf("no file system can be mounted here: %v\n%s", err, out)
			}
			if err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
		})
	}
}

const noMount = "cannot mount"

func onFullDisk(t *testing.T, d disk) {
	dir := t.TempDir()
	if d.prep != nil {
		if err := d.prep(t, dir); err != nil {
			t.Fatal(noMount, err)
		}
	}
	store := saves.Dir(dir)
	tb := home(store)
	click(t, tb, "settings")
	click(t, tb, "theme:dark")
	click(t, tb, "back")
	begun(t, tb)
	quarters := func(n uint8) {
		for until := tb.state().Quarter + n; tb.screen != planScreen || tb.state().Quarter < until; {
			if tb.screen == newsScreen {
				tb.next()
				continue
			}
			commitAnswers(tb)
		}
	}
	quarters(2)
	for len(tb.open()) > 0 {
		tb.give(tb.open()[0].answers[0])
	}
	card := func() {
		var legal game.Options
		game.Legal(tb.session.Setup(), tb.session.View(), &tb.plan, &legal)
		tb.give(legal.List()[0])
		ticks(tb, 2)
	}
	card()
	plan, view, name := tb.plan, *tb.session.View(), tb.session.Name()
	if plan.N == 0 || tb.notice != "" {
		t.Fatalf("the plan is %v: %q", plan.List(), tb.notice)
	}
	held := contents(t, dir)
	told := func(when string) {
		t.Helper()
		if !strings.Contains(tb.notice, "no room left") || !strings.Contains(strings.ReplaceAll(pageText(tb), "\n", " "), "no room left") {
			t.Errorf("%s it is not told: %q", when, tb.notice)
		}
		for name, text := range held {
			if now := contents(t, dir); now[name] != text || len(now) != len(held) {
				t.Errorf("%s %s is not as it was saved, among %d files", when, name, len(now))
			}
		}
		again := home(store)
		ticks(again, 3)
		click(t, again, "continue")
		if again.session == nil || *again.session.View() != view || again.plan != plan {
			t.Errorf("%s another window does not go on with what was saved: %q", when, again.notice)
		}
	}

	if err := d.full(dir, 0); err != nil {
		t.Fatal(err)
	}
	tb.takeOut(int(plan.N) - 1)
	ticks(tb, 2)
	told("in the middle of a plan")
	click(t, tb, "home")
	click(t, tb, "settings")
	click(t, tb, "theme:light")
	told("of the settings")
	click(t, tb, "back")
	ticks(tb, 3)
	click(t, tb, "continue")
	if tb.plan != plan {
		t.Errorf("the plan is %v, was kept as %v", tb.plan.List(), plan.List())
	}
	if err := d.full(dir, 4096); err != nil {
		t.Fatal(err)
	}
	commitAnswers(tb)
	told("in the middle of a file")
	quarters(1)
	told("a quarter later")
	press(tb) // hands off
	click(t, tb, "home")
	if tb.session == nil {
		t.Fatal("the game was left before it was saved, without a word")
	}
	told("when it is about to be left")

	if err := d.free(dir); err != nil {
		t.Fatal(err)
	}
	now := *tb.session.View()
	click(t, tb, "home") // saves it
	if tb.session != nil {
		t.Fatal("the game is not left: ", tb.notice)
	}
	ticks(tb, 3)
	click(t, tb, "continue")
	if tb.session == nil || *tb.session.View() != now || tb.session.Name() != name {
		t.Fatal("the game is not saved when there is room: ", tb.notice)
	}
	quarters(1)
	if tb.notice != "" {
		t.Error("still told: ", tb.notice)
	}
}

// contents are the files of a folder.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range list {
		if f.Name() == filler {
			continue
		}
		b, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name()] = string(b)
	}
	return files
}

const filler = "filler" // takes up the room
