package replay

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"entente/game"
	"entente/game/dice"
	"entente/game/scenario"
)

var errDisk = errors.New("the disk is on fire")

// failing is the real disk until its n-th step, which fails. A failing write
// has written half.
type failing struct {
	disk
	step, at int
	name     string // of the step that failed
}

func (d *failing) fails(name string) bool {
	d.step++
	if d.step == d.at {
		d.name = name
		return true
	}
	return false
}

func (d *failing) Temp(dir, pattern string) (file, error) {
	if d.fails("create") {
		return nil, errDisk
	}
	f, err := d.disk.Temp(dir, pattern)
	return &failingFile{f, d}, err
}

func (d *failing) Rename(from, to string) error {
	if d.fails("rename") {
		return errDisk
	}
	return d.disk.Rename(from, to)
}

func (d *failing) SyncDir(dir string) error {
	if d.fails("sync of the folder") {
		return errDisk
	}
	return d.disk.SyncDir(dir)
}

type failingFile struct {
	file
	d *failing
}

func (f *failingFile) Write(b []byte) (int, error) {
	if f.d.fails("write") {
		n, _ := f.file.Write(b[:len(b)/2])
		return n, errDisk
	}
	return f.file.Write(b)
}

func (f *failingFile) Sync() error {
	if f.d.fails("sync") {
		return errDisk
	}
	return f.file.Sync()
}

func (f *failingFile) Close() error {
	if f.d.fails("close") {
		return errors.Join(errDisk, f.file.Close())
	}
	return f.file.Close()
}

// Whatever step of saving fails, the file holds the game before or the game
// now, nothing else lies about, and the game in memory goes on.
func TestSaveFailsAtEveryStep(t *testing.T) {
	failed := map[string]bool{}
	for at := 1; ; at++ {
		dir := t.TempDir()
		path := filepath.Join(dir, "game.entente")
		g := New(load(t, "pact-2015"), dice.Seed{Lo: 1})
		if err := g.Keep(path); err != nil {
			t.Fatal(err)
		}
		old := encode(t, g)
		d := &failing{disk: osDisk{}, at: at}
		g.disk = d
		err := g.Sit(game.China, "person")
		if d.name == "" {
			break // more steps than there are
		}
		failed[d.name] = true
		if !errors.Is(err, ErrNotSaved) || !errors.Is(err, errDisk) || !strings.Contains(said(err), path) {
			t.Errorf("%s: %v", d.name, err)
		}
		got, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, old) && !bytes.Equal(got, encode(t, g)) {
			t.Errorf("%s: the file holds neither the old game nor the new", d.name)
		}
		if _, err := Open(path); err != nil {
			t.Errorf("%s: %v", d.name, err)
		}
		if names, _ := os.ReadDir(dir); len(names) != 1 {
			t.Errorf("%s: left behind: %v", d.name, names)
		}
		if g.Seat(game.China) != "person" {
			t.Errorf("%s: the input was lost", d.name)
		}
		if err := g.Advance(nil); err != nil { // and the disk is well again
			t.Errorf("%s: afterwards: %v", d.name, err)
		}
		if back, err := Open(path); err != nil || *back.State() != *g.State() {
			t.Errorf("%s: afterwards not saved: %v", d.name, err)
		}
	}
	for _, step := range []string{"create", "write", "sync", "close", "rename", "sync of the folder"} {
		if !failed[step] {
			t.Errorf("%s never failed", step)
		}
	}
}

func TestSaveRefusesWhatIsNoFile(t *testing.T) {
	g := New(load(t, "pact-2015"), dice.Seed{})
	if err := g.Save(t.TempDir()); err == nil || !strings.Contains(said(err), "plain file") {
		t.Errorf("a folder: %v", err)
	}
	if err := g.Save(filepath.Join(t.TempDir(), "none", "game")); err == nil || !strings.Contains(said(err), "folder first") {
		t.Errorf("no folder: %v", err)
	}
}

const childOf = "ENTENTE_TEST_SAVE_TO"

func TestMain(m *testing.M) {
	if path := os.Getenv(childOf); path != "" {
		child(path)
	}
	os.Exit(m.Run())
}

// child is the process that TestKilled kills: it saves for ever.
func child(path string) {
	sc, err := scenario.Load("pact-2015")
	for n := uint64(0); err == nil; n++ {
		g := New(sc, dice.Seed{Lo: n})
		err = g.Keep(path)
		for err == nil && g.State().Phase != game.Over {
			err = g.Advance(nil)
		}
		fmt.Println("saved") // tells the parent that it is under way
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// A process killed while it saves leaves the last good file.
func TestKilled(t *testing.T) {
	rounds := 6
	if testing.Short() {
		rounds = 3
	}
	path := filepath.Join(t.TempDir(), "game.entente")
	for round := range rounds {
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), childOf+"="+path)
		out, err := child.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		if round == 0 { // the first round must have saved something
			for said := ""; !strings.Contains(said, "saved"); {
				b := make([]byte, 256)
				n, err := out.Read(b)
				if err != nil {
					t.Fatal("the child saved nothing: ", said)
				}
				said += string(b[:n])
			}
		}
		time.Sleep(time.Duration(17+13*round) * time.Millisecond)
		if err := child.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = child.Wait() // killed: its error is expected
		if _, err := Open(path); err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
	}
}
