package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"entente/game"
	"entente/game/classroom/session"
	"entente/game/dice"
	"entente/game/fault"
	"entente/game/scenario"
)

func opening(t testing.TB) session.Open {
	t.Helper()
	sc, err := scenario.Load("pact-2015")
	if err != nil {
		t.Fatal(err)
	}
	return session.Open{Setup: sc.Setup, Seed: dice.Seed{Hi: 1, Lo: 2}, Tables: 2, Code: "KITE", Key: bytes.Repeat([]byte{7}, 32)}
}

// put does a command and keeps it.
func put(t testing.TB, s *Store, c *session.Class, cmd session.Command, name string) {
	t.Helper()
	b, err := session.Encode(cmd, 5000)
	if err != nil {
		t.Fatal(err)
	}
	do, err := c.Prepare(cmd, 5000)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Append(c.Entries+1, b, len(c.Students)+1, name); err != nil {
		t.Fatal(err)
	}
	do()
}

// played is a class with students and a quarter played, and its file.
func played(t testing.TB) (*Store, *session.Class) {
	t.Helper()
	o := opening(t)
	s, err := Create(filepath.Join(t.TempDir(), "class.entente"), o)
	if err != nil {
		t.Fatal(err)
	}
	c, err := session.New(o)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Mei Lin", "Jonas", "Zoë"} {
		put(t, s, c, &session.Join{Name: name, Once: name[:2], Table: -1, Seat: game.Nobody}, name)
	}
	put(t, s, c, &session.Begin{}, "")
	put(t, s, c, &session.Send{Student: 1, To: game.US, Text: "Jonas says: no"}, "")
	put(t, s, c, &session.Advance{Table: 0, Step: 1}, "")
	return s, c
}

func same(t *testing.T, a, b *session.Class, named bool) {
	t.Helper()
	if a.Entries != b.Entries || len(a.Students) != len(b.Students) {
		t.Fatalf("%d entries and %d students, want %d and %d", a.Entries, len(a.Students), b.Entries, len(b.Students))
	}
	for i := range a.Students {
		x, y := *a.Students[i], *b.Students[i]
		if !named {
			y.Name = ""
		}
		if x != y {
			t.Errorf("student %+v, want %+v", x, y)
		}
	}
	for i := range a.Tables {
		if *a.Tables[i].Game.State() != *b.Tables[i].Game.State() {
			t.Errorf("table %d stands elsewhere", i)
		}
	}
}

func TestLoad(t *testing.T) {
	s, c := played(t)
	if _, _, err := Load(s.Path()); !errors.Is(err, fault.ClassInUse) {
		t.Errorf("opened twice: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Create(s.Path(), opening(t)); !errors.Is(err, fault.Exists) {
		t.Errorf("made again: %v", err)
	}
	s, again, err := Load(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	same(t, again, c, true)
}

// Names go from the file itself, not only from the table of names.
func TestForget(t *testing.T) {
	s, c := played(t)
	b, err := os.ReadFile(s.Path())
	if err != nil || !bytes.Contains(b, []byte("Mei Lin")) {
		t.Fatal("the name never was in the file: the test shows nothing", err)
	}
	if err := s.Forget(); err != nil {
		t.Fatal(err)
	}
	b, err = os.ReadFile(s.Path())
	if err != nil || bytes.Contains(b, []byte("Mei Lin")) {
		t.Error("a forgotten name is still in the file", err)
	}
	put(t, s, c, &session.Advance{Table: 1, Step: 1}, "") // and it goes on
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s, again, err := Load(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	same(t, again, c, false)
	if list, err := os.ReadDir(filepath.Dir(s.Path())); err != nil || len(list) != 1 {
		t.Errorf("left behind: %v %v", list, err)
	}
}

func TestExport(t *testing.T) {
	s, c := played(t)
	defer s.Close()
	var whole bytes.Buffer
	if err := s.Export(&whole, true); err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "other")
	o, again, err := Import(bytes.NewReader(whole.Bytes()), to)
	if err != nil {
		t.Fatal(err)
	}
	same(t, again, c, true)
	var twice bytes.Buffer
	if err := o.Export(&twice, true); err != nil || !bytes.Equal(twice.Bytes(), whole.Bytes()) {
		t.Error("exported again it differs", err)
	}
	o.Close()
	var bare bytes.Buffer
	if err := s.Export(&bare, false); err != nil || strings.Contains(bare.String(), "Jonas") {
		t.Error("names and what students wrote were to be left out", err)
	}
	if key := base64.StdEncoding.EncodeToString(c.Key); !strings.Contains(whole.String(), key) || strings.Contains(bare.String(), key) {
		t.Error("the key belongs to the whole class, and not to what is given away")
	}
	if o, again, err = Import(&bare, to+"2"); err != nil {
		t.Fatal(err)
	}
	defer o.Close()
	if len(again.Tables[0].Notes) != 1 {
		t.Error("that there was a note is gone as well")
	}
	if len(again.Key) != len(c.Key) || *again.Tables[0].Game.State() != *c.Tables[0].Game.State() {
		t.Error("without names another class comes of it")
	}
	text := whole.String()
	for name, bad := range map[string]string{
		"empty":   "",
		"cut":     text[:len(text)-100],
		"changed": strings.Replace(text, `"do":"begin"`, `"do":"pause"`, 1),
		"other":   "once upon a time\n",
		"more":    text + text,
	} {
		to := filepath.Join(t.TempDir(), "bad")
		if _, _, err := Import(strings.NewReader(bad), to); err == nil {
			t.Errorf("%s: imported", name)
		}
		if _, err := os.Stat(to); err == nil {
			t.Errorf("%s: a file was left", name)
		}
	}
}

func TestLoadRefuses(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"empty": "", "text": "once upon a time", "zeros": string(make([]byte, 1<<16))} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, _, err := Load(path); err == nil {
			t.Errorf("%s: opened", name)
		}
		if b, _ := os.ReadFile(path); string(b) != text {
			t.Errorf("%s: changed", name)
		}
	}
	if _, _, err := Load(dir); !errors.Is(err, fault.Folder) {
		t.Errorf("a folder: %v", err)
	}
}

// FuzzImport reads all kinds of files as exported classes: what is refused
// leaves no file, and what is not can be exported again, and is the same.
func FuzzImport(f *testing.F) {
	s, _ := played(f)
	var whole bytes.Buffer
	if err := errors.Join(s.Export(&whole, true), s.Close()); err != nil {
		f.Fatal(err)
	}
	lines := strings.SplitAfter(whole.String(), "\n")
	add := func(list []string) { // with the sum that fits, so that what is within is read
		sum := sha256.Sum256([]byte(strings.Join(list, "")))
		f.Add([]byte(strings.Join(list, "")), true)
		f.Add(append([]byte(strings.Join(list, "")), fmt.Sprintf("{\"sum\":\"%x\"}\n", sum)...), false)
	}
	add(lines[:len(lines)-2])
	add(lines[:3])
	add(append(slices.Clone(lines[:len(lines)-2]), `{"name":{"student":-1,"name":"x"}}`+"\n", `{"name":{"student":2,"name":"x"}}`+"\n", "{}\n"))
	f.Add(whole.Bytes(), false)
	forged := regexp.MustCompile(`"(\w+Divisor)":\d+`).ReplaceAllString(lines[1], `"$1":0`)
	if forged == lines[1] {
		f.Fatal("no rule to forge")
	}
	f.Add([]byte(lines[0]+forged+strings.Join(lines[2:len(lines)-2], "")), true)
	to := filepath.Join(f.TempDir(), "imported")
	f.Fuzz(func(t *testing.T, data []byte, summed bool) {
		if summed {
			data = append(bytes.Clone(data), fmt.Sprintf("{\"sum\":\"%x\"}\n", sha256.Sum256(data))...)
		}
		s, c, err := Import(bytes.NewReader(data), to)
		if err != nil {
			if _, err := os.Stat(to); err == nil {
				t.Fatal("refused, but a file was left")
			}
			return
		}
		defer os.Remove(to)
		var out bytes.Buffer
		if err := errors.Join(s.Export(&out, true), s.Close()); err != nil {
			t.Fatal(err)
		}
		s, again, err := Load(to)
		if err != nil {
			t.Fatalf("imported, but not loaded: %v", err)
		}
		defer s.Close()
		if looks(c) != looks(again) {
			t.Fatal("loaded, it is another")
		}
	})
}
