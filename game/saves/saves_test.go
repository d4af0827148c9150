package saves_test

import (
	"bufio"
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
	"entente/game/fault"
	"entente/game/replay"
	"entente/game/saves"
	"entente/game/scenario"
)

func begin(t *testing.T) *replay.Game {
	t.Helper()
	sc, err := scenario.Load("pact-2015")
	if err != nil {
		t.Fatal(err)
	}
	return replay.New(sc, dice.Seed{Lo: 3})
}

func encode(t *testing.T, g *replay.Game) []byte {
	t.Helper()
	b, err := g.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func names(t *testing.T, s saves.Store) (list []string) {
	t.Helper()
	entries, err := s.List()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		list = append(list, e.Name)
	}
	return list
}

func TestDir(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "made", "when", "needed")
	s := saves.Dir(dir)
	if got := names(t, s); got != nil {
		t.Errorf("a folder that is not there holds %v", got)
	}
	if _, err := s.Read("a.entente"); !errors.Is(err, fault.NoSave) {
		t.Errorf("reading nothing: %v", err)
	}
	for i, name := range []string{"a.entente", "b.entente", "settings.toml"} {
		if err := s.Write(name, []byte{byte(i)}); err != nil {
			t.Fatal(err)
		}
		at := time.Unix(int64(1000+i), 0)
		if err := os.Chtimes(s.Path(name), at, at); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "folder.entente"), 0o755); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(names(t, s), " "); got != "b.entente a.entente" {
		t.Errorf("listed: %s", got)
	}
	if err := errors.Join(s.Remove("b.entente"), s.Remove("b.entente")); err != nil {
		t.Errorf("removing twice: %v", err)
	}
	for _, name := range []string{"", ".", "..", "../a.entente", "/etc/passwd", "x/y"} {
		if err := s.Write(name, nil); !errors.Is(err, fault.BadName) {
			t.Errorf("writing %q: %v", name, err)
		}
		if _, err := s.Read(name); !errors.Is(err, fault.BadName) {
			t.Errorf("reading %q: %v", name, err)
		}
	}
}

// Where nothing can be written, that is an error, and the game goes on.
func TestUnwritable(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, []byte("dear"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := saves.Dir(filepath.Join(file, "below"))
	g := begin(t)
	if _, err := saves.Keep(s, g, "g.entente"); err == nil {
		t.Error("a folder below a file was written to")
	}
	if err := g.Sit(game.China, "person"); !errors.Is(err, replay.ErrNotSaved) || g.Seat(game.China) != "person" {
		t.Errorf("the game does not go on: %v", err)
	}
	if b, _ := os.ReadFile(file); string(b) != "dear" {
		t.Errorf("the file holds %q", b)
	}
	if err := os.Remove(file); err != nil { // and now it can be
		t.Fatal(err)
	}
	if err := g.Sit(game.US, "person"); err != nil {
		t.Error(err)
	}
	if b, err := s.Read("g.entente"); err != nil || !bytes.Equal(b, encode(t, g)) {
		t.Errorf("the game is not saved when it can be: %v", err)
	}
}

const childOf = "ENTENTE_TEST_SAVE_IN"

func TestMain(m *testing.M) {
	if dir := os.Getenv(childOf); dir != "" {
		child(saves.Dir(dir))
	}
	os.Exit(m.Run())
}

// child is the process that TestKilled kills: it plays and drafts for ever.
func child(s saves.Dir) {
	sc, err := scenario.Load("pact-2015")
	for err == nil {
		var k *saves.Keeper
		g := replay.New(sc, dice.Seed{Lo: 3})
		if err = s.Remove("g.entente"); err == nil {
			k, err = saves.Keep(s, g, "g.entente")
		}
		for err == nil && g.State().Phase != game.Over {
			err = errors.Join(k.Draft([]byte("a plan in the making")), g.Advance(nil))
			fmt.Println("saved") // tells the parent that it is under way
		}
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// A process killed while it saves leaves games that can be played on, and
// nothing in the list that is none.
func TestKilled(t *testing.T) {
	s := saves.Dir(t.TempDir())
	for round := range 4 {
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), childOf+"="+string(s))
		out, err := child.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		if line, err := bufio.NewReader(out).ReadString('\n'); line != "saved\n" {
			t.Fatalf("the child saved nothing: %q, %v", line, err)
		}
		time.Sleep(time.Duration(7+13*round) * time.Millisecond)
		if err := child.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = child.Wait() // killed: its error is expected
		for _, name := range names(t, s) {
			b, err := s.Read(name)
			if err == nil {
				_, err = replay.Decode(b)
			}
			if err != nil || name != "g.entente" {
				t.Errorf("round %d left %s: %v", round, name, err)
			}
		}
		if b, err := s.Read("g.entente.draft"); err == nil && string(b) != "a plan in the making" {
			t.Errorf("round %d left half a draft: %q", round, b)
		}
	}
}

func TestNewName(t *testing.T) {
	s := saves.Dir(t.TempDir())
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	for _, want := range []string{"a-b-2026-01-02-030405.entente", "a-b-2026-01-02-030405-2.entente"} {
		name, err := saves.NewName(s, "a/b", now)
		if err != nil || name != want {
			t.Errorf("%q, %v: want %q", name, err, want)
		}
		if err := s.Write(name, nil); err != nil {
			t.Fatal(err)
		}
	}
}

// Two windows with the same game write over nothing of each other's.
func TestTwoWindows(t *testing.T) {
	s := saves.Dir(t.TempDir())
	one := begin(t)
	k1, err := saves.Keep(s, one, "g.entente")
	if err != nil {
		t.Fatal(err)
	}
	two, err := replay.Decode(encode(t, one))
	if err != nil {
		t.Fatal(err)
	}
	k2, err := saves.Keep(s, two, "g.entente")
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(two.Sit(game.US, "person"), one.Sit(game.China, "person"), one.Advance(nil), two.Advance(nil)); err != nil {
		t.Fatal(err)
	}
	if k2.Name() != "g.entente" || k1.Name() != "g-2.entente" {
		t.Errorf("saved as %s and %s", k1.Name(), k2.Name())
	}
	for k, g := range map[*saves.Keeper]*replay.Game{k1: one, k2: two} {
		if b, err := s.Read(k.Name()); err != nil || !bytes.Equal(b, encode(t, g)) {
			t.Errorf("%s does not hold its game: %v", k.Name(), err)
		}
	}
	if err := errors.Join(s.Remove(k1.Name()), one.Advance(nil)); err != nil { // removed under our hands
		t.Error(err)
	}
	if b, err := s.Read(k1.Name()); err != nil || !bytes.Equal(b, encode(t, one)) {
		t.Errorf("a removed game is not saved again: %v", err)
	}
}

func TestImport(t *testing.T) {
	s := saves.Dir(t.TempDir())
	g := encode(t, begin(t))
	for _, want := range []string{"mine.entente", "mine-2.entente"} {
		if name, err := saves.Import(s, `C:\games\mine.entente`, g); err != nil || name != want {
			t.Errorf("%q, %v: want %q", name, err, want)
		}
	}
	for what, b := range map[string][]byte{"cut": g[:len(g)/2], "empty": nil, "changed": bytes.Replace(g, []byte("pact-2015"), []byte("pact-2016"), 1)} {
		if name, err := saves.Import(s, "bad.entente", b); err == nil || !strings.Contains(err.Error(), "bad.entente") {
			t.Errorf("%s was kept as %q: %v", what, name, err)
		}
	}
	if got := names(t, s); len(got) != 2 {
		t.Errorf("kept: %v", got)
	}
}
