package experiment

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"entente/game/fault"
	"entente/game/lab"
	"entente/game/scenario"
)

// small is an experiment on short games of random agents: five points, each of
// more games than a block and a half.
const small = `title = "Small"
question = "Does it run?"
paras = [8]
scenario = "forum-2016"
replicates = 1400
policy = "random"
measures = ["intrusions", "effective", "first-entente", "outcome", "us-score", "highest-effective"]

[design]
kind = "one-at-a-time"

[[factor]]
name = "detection"
path = "rules.espionage.detection"
levels = [1, 2, 4]

[[factor]]
name = "us"
path = "policy.us"
levels = ["random", "doctrine", "doctrine@bold"]

[[contrast]]
name = "more"
measure = "intrusions"
kind = "difference"
arms = [{ detection = 1 }, { detection = 4 }]
`

// quick is small; in short tests without the games that think, for the race
// detector makes each take twenty times as long.
func quick() string {
	if !testing.Short() {
		return small
	}
	before, rest, _ := strings.Cut(small, "[[factor]]\nname = \"us\"")
	_, after, _ := strings.Cut(rest, "[[contrast]]")
	return before + "[[contrast]]" + after
}

func load(t testing.TB, text string) *scenario.Experiment {
	t.Helper()
	x, err := scenario.ReadExperiment("small.toml", t.TempDir(), text)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// derived are the bytes of what is derived from a run.
func derived(t testing.TB, dir string) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	for _, name := range []string{"games.csv", "games.parquet", "quarters.csv", "quarters.parquet", SummaryFile} {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil && !(errors.Is(err, os.ErrNotExist) && strings.HasPrefix(name, "quarters")) {
			t.Fatal(err)
		}
		all[name] = b
	}
	return all
}

func same(t *testing.T, got, want map[string][]byte) {
	t.Helper()
	for name := range want {
		if !bytes.Equal(got[name], want[name]) {
			t.Errorf("%s: other bytes", name)
		}
	}
}

func run(t testing.TB, x *scenario.Experiment, opt Options) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "run")
	if err := Run(context.Background(), x, dir, opt); err != nil {
		t.Fatal(err)
	}
	return dir
}

// The derived files are the same for any number of workers, in whatever pieces
// the run was made, and for the union of its shards.
func TestSameBytes(t *testing.T) {
	x := load(t, quick())
	want := derived(t, run(t, x, Options{Workers: 1}))
	t.Run("workers", func(t *testing.T) { same(t, derived(t, run(t, x, Options{Workers: 3})), want) })
	t.Run("interrupted", func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), "run")
		for stops := 0; ; stops++ {
			ctx, stop := context.WithCancel(context.Background())
			opt := Options{Workers: 2, Resume: stops > 0, Progress: func(file string, done, _ int64) {
				if file == JournalFile && done > 1000 {
					stop()
				}
			}}
			err := Run(ctx, x, dir, opt)
			stop()
			if err == nil {
				if stops < 3 {
					t.Errorf("interrupted %d times only", stops)
				}
				break
			}
			if !errors.Is(err, context.Canceled) {
				t.Fatal(err)
			}
		}
		same(t, derived(t, dir), want)
	})
	t.Run("shards", func(t *testing.T) {
		var dirs []string
		for k := 3; k >= 1; k-- {
			dirs = append(dirs, run(t, x, Options{Shard: Shard{k, 3}}))
		}
		dir := filepath.Join(t.TempDir(), "whole")
		if err := Merge(dirs, dir, Options{}); err != nil {
			t.Fatal(err)
		}
		same(t, derived(t, dir), want)
	})
}

// Whatever is cut off the end of a journal is played again; what is changed
// within it is refused.
func TestTornJournal(t *testing.T) {
	x := load(t, quick())
	dir := run(t, x, Options{})
	want := derived(t, dir)
	path := filepath.Join(dir, JournalFile)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	resume := func(journal []byte) error {
		if err := os.WriteFile(path, journal, 0o644); err != nil {
			t.Fatal(err)
		}
		return Run(context.Background(), x, dir, Options{Resume: true})
	}
	cuts := []int{len(whole) / 2, 0, 10, headSize, headSize + 7, headSize + blockHead + 3, len(whole) - 1}
	if testing.Short() {
		cuts = cuts[:1]
	}
	for _, n := range cuts {
		if err := resume(whole[:n]); err != nil {
			t.Fatalf("cut at %d: %v", n, err)
		}
		same(t, derived(t, dir), want)
	}
	if err := resume(append(bytes.Clone(whole), "rubbish"...)); err != nil {
		t.Errorf("with rubbish behind: %v", err)
	}
	changed := bytes.Clone(whole)
	changed[headSize+blockHead+50] ^= 1
	if err := resume(changed); !errors.Is(err, fault.JournalDamaged) {
		t.Errorf("changed within the first block: %v", err)
	}
	changed = bytes.Clone(whole)
	changed[len(magic)] ^= 1
	if err := resume(changed); !errors.Is(err, fault.OtherExperiment) {
		t.Errorf("another identity: %v", err)
	}
	changed[0] ^= 1
	if err := resume(changed); !errors.Is(err, fault.NoJournal) {
		t.Errorf("another file: %v", err)
	}
}

// A game that fails is recorded with its seed, and takes no other with it.
func TestFailingGame(t *testing.T) {
	x := load(t, small)
	x.Replicates = 40
	want := readCSV(t, run(t, x, Options{}))
	dir := run(t, x, Options{fails: func(game int64) {
		if game == 57 || game == 130 {
			panic("the die broke, \"twice\"")
		}
	}})
	got := readCSV(t, dir)
	if len(got) != len(want) || len(got) != x.Games()+1 {
		t.Fatalf("%d lines, without failures %d", len(got), len(want))
	}
	for i := range got {
		if failed := i == 58 || i == 131; (got[i] != want[i]) != failed || strings.Contains(got[i], "broke") != failed {
			t.Errorf("line %d: %s", i, got[i])
		}
	}
	var s Summary
	b, err := os.ReadFile(filepath.Join(dir, SummaryFile))
	if err != nil || json.Unmarshal(b, &s) != nil {
		t.Fatal("the summary is no JSON: ", err)
	}
	if s.Failed != 2 || s.Failures[0].Game != 57 || s.Failures[0].Point != 1 || s.Failures[0].Replicate != 17 || s.Points[1].Failed != 1 || s.Points[1].Measures["intrusions"].N != 39 {
		t.Errorf("failures: %+v", s.Failures)
	}
	if n := s.Contrasts[0].N; n != 39 { // detection 1 at point 1 has lost replicate 17; game 130 is at neither arm
		t.Errorf("the contrast is of %d pairs", n)
	}
}

func readCSV(t *testing.T, dir string) []string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, "games.csv"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimRight(string(b), "\n"), "\n")
}

// The Parquet file holds what the CSV holds, typed and described.
func TestParquet(t *testing.T) {
	x := load(t, small)
	x.Replicates, x.ByQuarter = 20, true
	dir := run(t, x, Options{Describe: func(c string, _ any) string { return "about " + c }})
	for _, name := range []string{GamesTable, QuarterTable} {
		f, err := os.Open(filepath.Join(dir, name+".parquet"))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		info, _ := f.Stat()
		p, err := parquet.OpenFile(f, info.Size())
		if err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(filepath.Join(dir, name+".csv"))
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimRight(string(b), "\n"), "\n")
		var names []string
		for _, c := range p.Schema().Columns() {
			names = append(names, c[0])
			if about, _ := p.Lookup("column." + c[0]); about != "about "+c[0] {
				t.Errorf("%s.%s: described as %q", name, c[0], about)
			}
		}
		if got := strings.Join(names, ","); got != lines[0] {
			t.Errorf("%s: columns %s, want %s", name, got, lines[0])
		}
		if int(p.NumRows()) != len(lines)-1 {
			t.Fatalf("%s: %d rows, by CSV %d", name, p.NumRows(), len(lines)-1)
		}
		r := parquet.NewReader(p)
		rows := make([]parquet.Row, 1)
		for i := range lines[1:] {
			if n, _ := r.ReadRows(rows); n != 1 {
				t.Fatalf("%s: row %d is missing", name, i)
			}
			var cells []string
			for _, v := range rows[0] {
				switch {
				case v.IsNull():
					cells = append(cells, "")
				case v.Kind() == parquet.Double:
					c := cell{x: v.Double()}
					cells = append(cells, string(c.text(fraction, nil)))
				default:
					cells = append(cells, v.String())
				}
			}
			if got := strings.Join(cells, ","); got != lines[i+1] {
				t.Fatalf("%s: row %d: %s, want %s", name, i, got, lines[i+1])
			}
		}
	}
}

// Every replicate of a point has its own dice, and points share theirs: where a
// factor changes nothing, rows are equal.
func TestCommonRandomNumbers(t *testing.T) {
	x := load(t, strings.Replace(small, "levels = [1, 2, 4]", "levels = [1, 2, 4]\n\n[[factor]]\nname = \"nothing\"\n[[factor.level]]\nname = \"a\"\n[[factor.level]]\nname = \"b\"", 1))
	x.Replicates = 30
	lines := readCSV(t, run(t, x, Options{}))[1:]
	at := map[string][]string{} // games by replicate, at the base and where nothing is changed
	for _, l := range lines {
		c := strings.Split(l, ",")
		if c[3] == "2" && c[5] == "random" {
			at[c[2]] = append(at[c[2]], strings.Join(c[6:], ","))
		}
	}
	differ := map[string]bool{}
	for r, games := range at {
		if len(games) != 2 || games[0] != games[1] {
			t.Errorf("replicate %s: %v", r, games)
		}
		differ[games[0]] = true
	}
	if len(at) != 30 || len(differ) < 25 {
		t.Errorf("%d replicates, %d different games", len(at), len(differ))
	}
}

// A row's game opens again, and is the game that was played: its record
// replays, and its measures are those of the row. Of another number there is none.
func TestReplay(t *testing.T) {
	x := load(t, small)
	x.Replicates = 30
	r, err := Open(run(t, x, Options{}))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	for _, number := range []int64{0, 29, 30, 101, 149} {
		g, err := r.Replay(number)
		if err != nil {
			t.Fatal(err)
		}
		var effective int64
		if err := r.journal.games(number, number+1, func(w *Row) error { effective = w.Values[5]; return nil }); err != nil {
			t.Fatal(err)
		}
		highest := int64(0)
		for _, rung := range g.State().Bond.Rungs {
			highest = max(highest, int64(rung))
		}
		if highest > effective {
			t.Errorf("game %d: rung %d, by the row %d at most", number, highest, effective)
		}
	}
	if _, err := r.Replay(150); !errors.Is(err, fault.NoGameThere) {
		t.Errorf("game 150: %v", err)
	}
}

// The journal's numbers are those of the games: a point played by hand comes to
// the same sums.
func TestNumbers(t *testing.T) {
	x := load(t, small)
	x.Replicates = 25
	dir := run(t, x, Options{})
	var s Summary
	b, err := os.ReadFile(filepath.Join(dir, SummaryFile))
	if err != nil || json.Unmarshal(b, &s) != nil {
		t.Fatal("no summary: ", err)
	}
	arm, err := x.Arm(2)
	if err != nil {
		t.Fatal(err)
	}
	seats, err := lab.Seated(lab.Seats{}, arm)
	if err != nil {
		t.Fatal(err)
	}
	if arm.Setup.Rules.Espionage.Detection != 4 {
		t.Errorf("detection is %d at the point of 4", arm.Setup.Rules.Espionage.Detection)
	}
	c := lab.Counter{}
	sum := int64(0)
	for k := range int64(25) {
		c = lab.Counter{}
		table := lab.Table{}
		if err := table.Play(&arm.Setup, &seats, Dice(x, k), &c); err != nil {
			t.Fatal(err)
		}
		sum += c.Intrusions()
	}
	if got := *s.Points[2].Measures["intrusions"].Value; got != float64(sum)/25 {
		t.Errorf("%v intrusions a game, by hand %v", got, float64(sum)/25)
	}
}

func TestShards(t *testing.T) {
	x := load(t, small)
	x.Replicates = 5000
	var next int64
	for k := 1; k <= 16; k++ {
		first, last := Shard{k, 16}.Games(x)
		if first != next || last < first || first%BlockGames != 0 {
			t.Errorf("shard %d: %d to %d", k, first, last)
		}
		next = last
	}
	if next != int64(x.Games()) {
		t.Errorf("%d of %d games", next, x.Games())
	}
}

func TestMergeRefuses(t *testing.T) {
	x := load(t, quick())
	x.Replicates = 1 + BlockGames*x.Replicates/x.Games() // just over a block
	one, two := run(t, x, Options{Shard: Shard{1, 2}}), run(t, x, Options{Shard: Shard{2, 2}})
	other, _, _ := strings.Cut(quick(), "[[contrast]]")
	y := load(t, strings.Replace(other, "[1, 2, 4]", "[1, 3, 4]", 1))
	y.Replicates = x.Replicates
	foreign := run(t, y, Options{Shard: Shard{2, 2}})
	whole := run(t, y, Options{})
	third := run(t, x, Options{Shard: Shard{2, 3}})
	half := filepath.Join(t.TempDir(), "half")
	ctx, stop := context.WithCancel(context.Background())
	if err := Run(ctx, x, half, Options{Workers: 1, Shard: Shard{1, 2}, Progress: func(string, int64, int64) { stop() }}); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	for _, c := range []struct {
		dirs []string
		want error
		name string
	}{
		{[]string{one}, fault.MissingShard, ""},
		{[]string{one, two, one}, fault.DoubledShard, one},
		{[]string{one, foreign}, fault.ForeignShard, foreign},
		{[]string{one, whole}, fault.NoShard, whole},
		{[]string{one, third}, fault.OtherSharing, third},
		{[]string{half, two}, fault.UnfinishedShard, half},
		{[]string{one, t.TempDir()}, fault.NoRun, ""},
	} {
		dir := filepath.Join(t.TempDir(), "whole")
		err := Merge(c.dirs, dir, Options{})
		if err == nil || !strings.Contains(err.Error(), c.want.Error()) || !strings.Contains(err.Error(), c.name) {
			t.Errorf("%v: %v, want %v", c.dirs, err, c.want)
		}
		if _, err := os.Stat(dir); err == nil {
			t.Errorf("%v: a folder was made", c.dirs)
		}
	}
}

// A folder is not written over, and not mixed up.
func TestFolders(t *testing.T) {
	x := load(t, small)
	x.Replicates = 3
	dir := run(t, x, Options{})
	again := func(x *scenario.Experiment, dir string, opt Options) error {
		return Run(context.Background(), x, dir, opt)
	}
	if err := again(x, dir, Options{}); !errors.Is(err, fault.RunThere) {
		t.Errorf("a second time: %v", err)
	}
	y := load(t, small)
	y.Replicates = 4
	if err := again(y, dir, Options{Resume: true}); !errors.Is(err, fault.OtherExperiment) {
		t.Errorf("another experiment: %v", err)
	}
	if err := again(x, dir, Options{Resume: true, Shard: Shard{1, 2}}); !errors.Is(err, fault.OtherShard) {
		t.Errorf("another shard: %v", err)
	}
	full := t.TempDir()
	if err := os.WriteFile(filepath.Join(full, "thesis.doc"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, resume := range []bool{false, true} {
		if err := again(x, full, Options{Resume: resume}); !errors.Is(err, fault.DirTaken) {
			t.Errorf("a folder with something in it: %v", err)
		}
	}
	if err := again(x, t.TempDir(), Options{Resume: true}); err != nil {
		t.Errorf("nothing to resume: %v", err)
	}
}

// Every shipped experiment runs, at reduced size, and its contrasts come to
// something.
func TestShipped(t *testing.T) {
	for _, name := range scenario.ExperimentNames() {
		t.Run(name, func(t *testing.T) {
			x, err := scenario.LoadExperiment(name)
			if err != nil {
				t.Fatal(err)
			}
			if len(x.Matrix) > 64 { // wide: the first points of its design
				x.Matrix = x.Matrix[:64]
			}
			x.Replicates, x.ByQuarter = 2, true
			dir := run(t, x, Options{})
			var s Summary
			b, err := os.ReadFile(filepath.Join(dir, SummaryFile))
			if err != nil || json.Unmarshal(b, &s) != nil {
				t.Fatal("no summary: ", err)
			}
			if s.Failed > 0 || len(s.Points) != len(x.Matrix) || len(s.Contrasts) == 0 {
				t.Errorf("%d failed, %d points, %d contrasts: %+v", s.Failed, len(s.Points), len(s.Contrasts), s.Failures)
			}
			for _, c := range s.Contrasts {
				if c.Value == nil || c.N != 2 {
					t.Errorf("contrast %s: %+v", c.Name, c.Estimate)
				}
			}
		})
	}
}
