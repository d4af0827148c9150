package bug

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"testing"

	"entente/game"
	"entente/game/dice"
	"entente/game/fault"
	"entente/game/replay"
	"entente/game/scenario"
	"entente/game/words"
)

// bundled gives the files of a bundle by name.
func bundled(t *testing.T, paths []string, extras ...Extra) (map[string][]byte, *Report) {
	t.Helper()
	var b bytes.Buffer
	if _, err := Write(&b, words.MustEnglish(), paths, extras...); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if files[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	var r Report
	if err := json.Unmarshal(files["report.json"], &r); err != nil {
		t.Fatal(err)
	}
	return files, &r
}

// A bundle plays again, says what is wrong with what does not, and holds no
// name, whether of a person or of a folder.
func TestWrite(t *testing.T) {
	sc, err := scenario.Load("pact-2015")
	if err != nil {
		t.Fatal(err)
	}
	root := t.TempDir()
	dir := filepath.Join(root, "Ada Lovelace")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	g := replay.New(sc, dice.Seed{Lo: 9})
	good, cut, letter, none := filepath.Join(dir, "good.entente"), filepath.Join(dir, "cut.entente"), filepath.Join(dir, "letter.txt"), filepath.Join(dir, "none")
	for _, err := range []error{g.Sit(game.US, "Ada Lovelace"), g.Advance(nil), g.Save(good)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	b, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	for path, text := range map[string][]byte{cut: b[:len(b)-200], letter: []byte("Dear Ada Lovelace\n")} {
		if err := os.WriteFile(path, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	class := Extra{Name: "class.jsonl", Kind: "class", Write: func(to io.Writer) error { _, err := io.WriteString(to, "{}\n"); return err }, Fault: fault.PlayedOut}
	files, r := bundled(t, []string{good, cut, letter, none}, class)
	for name, text := range files {
		if bytes.Contains(text, []byte("Ada")) || bytes.Contains(text, []byte(root)) {
			t.Errorf("%s tells names: %s", name, text)
		}
	}
	if len(r.Files) != 5 || r.Engine != game.EngineVersion || r.Go == "" || len(files) != 4 {
		t.Fatalf("%+v", r)
	}
	back, err := replay.Decode(files[r.Files[0].File])
	if err != nil || *back.State() != *g.State() || r.Files[0].Fault != nil || r.Files[0].Inputs != 2 || r.Files[0].Scenario != "pact-2015" {
		t.Errorf("the good one: %v, %+v", err, r.Files[0])
	}
	for i, want := range map[int]string{1: "save.cut", 2: "save.no-game", 4: "save.played-out"} {
		if f := r.Files[i].Fault; f == nil || f.Code != want || f.Text == "" {
			t.Errorf("file %d: %+v, want %s", i, f, want)
		}
	}
	if r.Files[3].Fault == nil || r.Files[3].File != "" || r.Files[2].File != "" {
		t.Errorf("what is no game: %+v, %+v", r.Files[2], r.Files[3])
	}
}
