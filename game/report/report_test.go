//go:build !js

package report

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"html/template"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"entente/game/lab/experiment"
	"entente/game/report/figure"
	"entente/game/scenario"
	"entente/game/words"
)

var update = flag.Bool("update", false, "write the page in testdata anew")

// run runs an experiment, and gives its report.
func run(t *testing.T, x *scenario.Experiment, claims int) []byte {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "run")
	if err := experiment.Run(context.Background(), x, dir, experiment.Options{Command: "entente experiment " + x.Name + " --out DIR"}); err != nil {
		t.Fatal(err)
	}
	r, err := experiment.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	page, err := Make(context.Background(), r, Options{Words: words.MustEnglish(), Claims: claims})
	if err != nil {
		t.Fatal(err)
	}
	return page
}

func load(t *testing.T, design, factors string) *scenario.Experiment {
	t.Helper()
	x, err := scenario.ReadExperiment("small.toml", t.TempDir(), `title = "Small <experiment>"
question = "Does it bend & bow?"
paras = [8]
scenario = "forum-2016"
replicates = 12
measures = ["effective", "intrusions", "outcome", "highest-effective", "voluntary"]

[design]
`+design+factors)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

const two = `
[[factor]]
name = "detection"
path = "rules.espionage.detection"
levels = [1, 2, 4]

[[factor]]
name = "worth"
path = "rules.agents.align_worth.china"
range = "plausible"
steps = 4

[[contrast]]
name = "more"
measure = "intrusions"
kind = "difference"
arms = [{ detection = 1 }, { detection = 4 }]
`

// faces are left out of the golden page.
var faces = regexp.MustCompile(`(?s)@font-face\{.*?\}\n`)

// A page of given numbers, which no rule of the game changes, is one that was
// looked at.
func TestGolden(t *testing.T) {
	w := words.MustEnglish()
	bar := template.HTML(figure.Bars{Alt: "two shares", Rows: []figure.Bar{
		{Label: "a", Estimate: figure.Estimate{Value: 0.4, Low: 0.3, High: 0.5}, Text: "0.4"}, {Label: "b", Estimate: figure.Estimate{Value: 0.6, Low: 0.5, High: 0.7}, Text: "0.6"}}}.SVG())
	tab := &table{Head: []string{"share", "n"}, Rows: [][]string{{"0.4", "10"}, {"<0.6>", "10"}}}
	b := &builder{phrases: phrases{w}, page: page{
		Lang: "en", Title: "A <title>", Question: "Does it bend & bow?", Answer: rich("By " + stress("1.4") + " & more."), Basis: "10 games.", Facts: [][2]string{{"Design:", "full"}},
		Answers: []ruled{{Title: "more", Said: rich("It is " + stress("so") + "."), Figure: bar, Note: "n = 10"}},
		Figures: []section{{Title: "Whole", Figure: bar, Caption: rich("See."), Table: tab}, {Title: "Left", Half: true, Figure: bar}, {Title: "Right", Half: true, Figure: bar}, {Title: "Alone", Half: true, Figure: bar, Caption: rich("Beside.")}},
		Claims:  []claimCard{{Title: "It holds", Paras: "¶20", Verdict: "supported", Word: "supported"}, {Title: "It does not", Paras: "¶8", Verdict: "refuted", Word: "refuted", Parts: []string{"one"}}, {Title: "Who knows", Verdict: "open", Word: "open"}},
		Stories: []story{{Kind: "typical", Title: "Game 3", Figure: bar, Turns: []turn{{1, "2015 Q2", []link{{"2015 Q1", "China signs.", "it pays"}, {"2014 Q4", "Russia offers.", ""}}}}, Table: tab, Replay: "entente replay DIR --game 3"}},
		Assumed: []template.HTML{"all"}, Numbers: tab, Method: []string{"so"}, Multiple: []string{"many"}, Command: "entente experiment x --out DIR", Replay: "entente replay DIR --game 3", Made: [][2]string{{"seed", "1"}},
	}}
	got, err := b.render()
	if err != nil {
		t.Fatal(err)
	}
	got = faces.ReplaceAll(got, nil)
	path := filepath.Join("testdata", "page.html")
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("another page; go test ./game/report -run Golden -update writes it: look at it")
	}
}

// made is what differs from run to run: when and by which build.
var made = regexp.MustCompile(`<tr><th scope="row">(program|built with|run)</th>.*?</tr>`)

// The same experiment, run again, makes the same page.
func TestSamePage(t *testing.T) {
	x := load(t, "kind = \"factorial\"\n", two)
	one, two := run(t, x, 2), run(t, x, 2)
	if !bytes.Equal(made.ReplaceAll(one, nil), made.ReplaceAll(two, nil)) {
		t.Error("another page")
	}
}

// Every design has the figures that it supports, and no page holds what is
// no number, no text or no page of its own.
func TestDesigns(t *testing.T) {
	for _, c := range []struct {
		name, design string
		want, not    []string
	}{
		{"factorial", "kind = \"factorial\"\n", []string{"levels", "heat", "lines", "bars", "survival", "chain"}, []string{"discovery"}},
		{"one-at-a-time", "kind = \"one-at-a-time\"\n", []string{"levels", "bars", "chain"}, []string{"heat"}},
		{"latin-hypercube", "kind = \"latin-hypercube\"\npoints = 64\nseed = 1\n", []string{"bars", "chain"}, []string{"heat", "levels"}},
		{"saltelli", "kind = \"saltelli\"\npoints = 16\nseed = 1\n", []string{"bars"}, []string{"heat"}},
		{"morris", "kind = \"morris\"\ntrajectories = 8\ngrid = 4\nseed = 1\n", []string{"ladder"}, []string{"heat"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			factors := two
			if strings.HasPrefix(c.design, "kind = \"one") {
				factors = strings.Replace(strings.Replace(two, "levels = [1, 2, 4]", "levels = [1, 2, 4]\nbase = 2", 1), "steps = 4", "steps = 4\nbase = 20", 1)
			}
			if c.name == "morris" { // its points are no pairs
				factors, _, _ = strings.Cut(two, "[[contrast]]")
			}
			x := load(t, c.design, factors)
			page := string(faces.ReplaceAll(run(t, x, 2), nil))
			w := words.MustEnglish()
			for _, key := range append(c.want, "ladder", "outcomes") {
				if !strings.Contains(page, "<h2>"+w.Text("ui.report."+key+".title")) {
					t.Errorf("no figure %s", key)
				}
			}
			for _, key := range c.not {
				if strings.Contains(page, "<h2>"+w.Text("ui.report."+key+".title")) {
					t.Errorf("a figure %s", key)
				}
			}
			for _, bad := range []string{"NaN", "Inf", "{ui.", "<experiment>", "ZgotmplZ", "http://", "https://"} {
				if strings.Contains(strings.ReplaceAll(page, "http://www.w3.org/2000/svg", ""), bad) {
					t.Errorf("the page holds %q", bad)
				}
			}
		})
	}
}

// A run that is not whole is refused.
func TestUnfinished(t *testing.T) {
	x := load(t, "kind = \"factorial\"\n", two)
	dir := filepath.Join(t.TempDir(), "run")
	if err := experiment.Run(context.Background(), x, dir, experiment.Options{Shard: experiment.Shard{K: 1, N: 1}}); err != nil {
		t.Fatal(err)
	}
	r, err := experiment.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if _, err := Make(context.Background(), r, Options{Words: words.MustEnglish()}); err == nil {
		t.Error("a shard is reported as if it were whole")
	}
}

// The report of every shipped experiment, at reduced size, opens in a browser
// without a word on the console or a request that leaves the file.
func TestBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("runs all experiments and opens a browser")
	}
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("needs node: ", err)
	}
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("needs chromium: ", err)
	}
	tools := filepath.Join("..", "browser", "browsertest")
	if _, err := os.Stat(filepath.Join(tools, "node_modules", "playwright-core")); err != nil {
		t.Skip("needs npm ci in game/browser/browsertest: ", err)
	}
	dir := t.TempDir()
	var pages []string
	for _, name := range scenario.ExperimentNames() {
		x, err := scenario.LoadExperiment(name)
		if err != nil {
			t.Fatal(err)
		}
		x.Replicates = max(2, 240/len(x.Matrix))
		path := filepath.Join(dir, name+".html")
		if err := os.WriteFile(path, run(t, x, 4), 0o644); err != nil {
			t.Fatal(err)
		}
		pages = append(pages, path)
	}
	out, err := exec.Command(node, append([]string{filepath.Join(tools, "report.mjs"), chromium, dir}, pages...)...).Output()
	if err != nil {
		if e, is := err.(*exec.ExitError); is {
			t.Fatalf("%v\n%s", err, e.Stderr)
		}
		t.Fatal(err)
	}
	var seen []struct {
		Page                      string
		Figures, Stories, Wide    int
		Faults, Requests, Clipped []string
		Pages                     int
	}
	if err := json.Unmarshal(out, &seen); err != nil || len(seen) != len(pages) {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, p := range seen {
		if len(p.Faults) > 0 || len(p.Requests) > 0 {
			t.Errorf("%s: on the console %q, requests %q", p.Page, p.Faults, p.Requests)
		}
		if p.Figures < 5 || p.Stories < 3 || p.Pages < 3 {
			t.Errorf("%s: %d figures, %d stories, %d pages of paper", p.Page, p.Figures, p.Stories, p.Pages)
		}
		if p.Wide > 0 || len(p.Clipped) > 0 {
			t.Errorf("%s: wider than a phone by %d, texts beyond their figure: %q", p.Page, p.Wide, p.Clipped)
		}
	}
}
