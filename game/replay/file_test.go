package replay

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"entente/game"
	"entente/game/dice"
	"entente/game/words"
)

// lines takes a game file apart.
func lines(b []byte) []string { return strings.SplitAfter(strings.TrimSuffix(string(b), "\n"), "\n") }

// chained puts lines together again with checksums that fit: a careful forger's work.
func chained(t *testing.T, data []string) []byte {
	t.Helper()
	var out bytes.Buffer
	sum := ""
	for _, d := range data {
		sum = chain(sum, []byte(d))
		out.Write(join(sum, []byte(d)))
	}
	return out.Bytes()
}

// bodies are the data of the lines, without checksums.
func bodies(t *testing.T, b []byte) []string {
	t.Helper()
	var data []string
	for _, text := range lines(b) {
		var l line
		if err := json.Unmarshal([]byte(text), &l); err != nil {
			t.Fatal(err)
		}
		data = append(data, string(l.Data))
	}
	return data
}

func TestDamagedFilesAreRefused(t *testing.T) {
	whole := encode(t, some(t))
	ls := lines(whole)
	data := bodies(t, whole)
	with := func(i int, old, new string) []byte {
		t.Helper()
		if !strings.Contains(data[i], old) {
			t.Fatalf("line %d holds no %s", i+1, old)
		}
		d := append([]string(nil), data...)
		d[i] = strings.Replace(d[i], old, new, 1)
		return chained(t, d)
	}
	swapped := append([]string(nil), ls...)
	swapped[3], swapped[4] = swapped[4], swapped[3]
	engine := strconv.Itoa(game.EngineVersion)
	for name, c := range map[string]struct {
		file []byte
		say  []string
	}{
		"empty":             {nil, []string{"empty", "choose"}},
		"a text":            {[]byte("once upon a time\nthere was\n"), []string{"no game of entente", "choose"}},
		"other JSON":        {[]byte(`{"a":1}` + "\n"), []string{"no game of entente"}},
		"an image":          {[]byte("\x89PNG\r\n\x1a\n\x00\x00"), []string{"no game of entente"}},
		"cut in the head":   {whole[:500], []string{"cut short", "copy it again"}},
		"cut in a line":     {whole[:len(whole)-200], []string{"cut short after", "copy it again"}},
		"last lines lost":   {[]byte(strings.Join(ls[:len(ls)-2], "")), []string{"cut short after", "copy it again"}},
		"a line lost":       {[]byte(strings.Join(append(append([]string(nil), ls[:3]...), ls[4:]...), "")), []string{"line 4", "changed"}},
		"lines swapped":     {[]byte(strings.Join(swapped, "")), []string{"line 4", "changed"}},
		"a letter changed":  {bytes.Replace(whole, []byte(`"seat"`), []byte(`"sEat"`), 1), []string{"line 2", "changed"}},
		"a space more":      {bytes.Replace(whole, []byte(`"data":{"seat"`), []byte(`"data": {"seat"`), 1), []string{"line 2", "changed"}},
		"lines after":       {append(append([]byte(nil), whole...), whole...), []string{"more or less"}},
		"other engine":      {with(0, `"engine":`+engine, `"engine":99`), []string{"another version", "engine 99", "that version"}},
		"other file format": {with(0, `"format":1`, `"format":7`), []string{"another version"}},
		"forged: seed":      {with(0, `"seed":"0`, `"seed":"x`), []string{"32 hexadecimal digits"}},
		"forged: quarters":  {with(0, `"Quarters":8`, `"Quarters":80`), []string{"80 quarters"}},
		"forged: no setup":  {with(0, `"setup":`, `"set":`), []string{"cannot be read"}},
		"forged: rules":     {with(0, `"OilMemory":`, `"OilMemory":0,"OilStep":`), []string{"cannot be played"}},
		"forged: digest":    {with(len(data)-2, `"digest":"`, `"digest":"f`), []string{"does not replay", "Q"}},
		"forged: key":       {with(1, `"by"`, `"buy"`), []string{"line 2", "buy"}},
		"forged: count":     {with(len(data)-1, `"inputs":`, `"inputs":1`), []string{"more or less"}},
	} {
		_, err := Decode(c.file)
		if err == nil {
			t.Errorf("%s: opened", name)
			continue
		}
		for _, s := range c.say {
			if !strings.Contains(said(err), s) {
				t.Errorf("%s: %q does not say %q", name, said(err), s)
			}
		}
	}
}

// A file cut at any byte is refused, and never misread.
func TestCutAnywhere(t *testing.T) {
	whole := encode(t, some(t))
	for n := 0; n < len(whole); n++ {
		if n < len(whole)-90 && n%2999 != 0 { // every byte of the last lines, and samples before
			continue
		}
		if _, err := Decode(whole[:n]); err == nil {
			t.Fatalf("cut after %d of %d bytes, it opened", n, len(whole))
		}
	}
}

func TestForgedOrderIsRefused(t *testing.T) {
	data := bodies(t, encode(t, some(t)))
	for i, d := range data {
		if strings.HasPrefix(d, `{"plan":{"by":"us"`) {
			data[i] = `{"plan":{"by":"us","orders":[{"order":"build"}]}}`
			break
		}
	}
	_, err := Decode(chained(t, data))
	var bad *game.InputError
	if !errors.As(err, &bad) || bad.Refusal.Code != game.BadSeat {
		t.Errorf("the US building a pipeline: %v", err)
	}
}

func TestVerifyNamesTheFirstQuarter(t *testing.T) {
	g := some(t)
	n := 0
	for i := range g.log {
		if a := g.log[i].Advance; a != nil {
			if n++; n >= 3 {
				a.Digest = strings.Repeat("0", 64)
			}
		}
	}
	var d *Diverged
	if err := g.Verify(); !errors.As(err, &d) || !strings.HasPrefix(d.Quarter, "20") {
		t.Errorf("got %v", err)
	}
}

// said is an error in words.
func said(err error) string { return words.MustEnglish().Error(err) }

func TestOpenNamesTheFile(t *testing.T) {
	dir := t.TempDir()
	if _, err := Open(dir); err == nil || !strings.Contains(said(err), "folder") {
		t.Errorf("a folder: %v", err)
	}
	path := filepath.Join(dir, "letter.txt")
	if err := os.WriteFile(path, []byte("dear"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path); err == nil || !strings.Contains(said(err), path) {
		t.Errorf("a letter: %v", err)
	}
}

func FuzzOpen(f *testing.F) {
	g := New(load(f, "pact-2015"), dice.Seed{Lo: 1}) // short: it is played through each time
	if err := g.Advance(nil); err != nil {
		f.Fatal(err)
	}
	whole := encode(f, g)
	f.Add(whole)
	f.Add(whole[:len(whole)/2])
	f.Add([]byte(nil))
	f.Add([]byte(`{"sum":"","data":{"entente":"game"}}` + "\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		g, err := Decode(b)
		if err != nil {
			return
		}
		if again := encode(t, g); !bytes.Equal(again, b) {
			t.Errorf("read and written again it differs")
		}
	})
}

// FuzzInput reads inputs as a careful forger would write them, with checksums that fit.
func FuzzInput(f *testing.F) {
	g := some(f)
	for i := range g.log {
		b, err := json.Marshal(&g.log[i])
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	set := g.Setup()
	f.Fuzz(func(t *testing.T, b []byte) {
		g := Begin(set, g.seed, nil)
		if err := g.read(b); err != nil {
			if len(g.log) != 0 {
				t.Error("what was refused is in the record")
			}
			return
		}
		if _, err := Decode(encode(t, g)); err != nil {
			t.Error(err)
		}
	})
}
