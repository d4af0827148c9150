package figure

import (
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the figures in testdata anew")

var rungs = []string{"Estranged", "Normal relations", "Convenience", "Strategic", "Entente", "Alliance"}

var years = []Year{{0, "2014"}, {3, "2015"}, {7, "2016"}, {11, "2017"}, {15, "2018"}, {19, "2019"}, {23, "2020"}}

func percent(x float64) string { return Number(math.Round(x*1000)/10) + " %" }

// samples are a figure of each kind, of numbers that show what is peculiar to it.
func samples() map[string]string {
	effective, declared := make([][]int64, 27), make([][]int64, 27)
	var one, other Curve
	for q := range effective {
		k := int64(q)
		effective[q] = []int64{2 + k/4, 30 - k/2, 60 - k, 8 + k, k / 2, k / 9}
		declared[q] = []int64{0, 2, 90 - 3*k, 8 + 2*k, k, k / 4}
		a, b := float64(q*q)/1600, float64(q)/300
		one.At = append(one.At, Estimate{a, a * 0.9, a*1.1 + 0.004})
		other.At = append(other.At, Estimate{b, b * 0.8, b*1.25 + 0.004})
	}
	one.Label, other.Label = "entente", "estranged"
	at := func(x, half float64) Estimate { return Estimate{x, x - half, x + half} }
	above := 0.9
	shares := [][]float64{{.7, .3, 0, 0, 0, 0}, {.05, .8, .15, 0, 0, 0}, {.01, .06, .85, .08, 0, 0}, {0, .02, .1, .8, .08, 0}, {0, 0, 0, .2, .75, .05}, {0, 0, 0, 0, 0, 0}}
	return map[string]string{
		"ladder": Ladder{Alt: "a <fan>", Rungs: rungs, Years: years, Effective: effective, Declared: declared, Mark: 9, MarkNote: "the source ends",
			Words: LadderWords{"declared, middle", "effective, middle", "half of the games", "90 in 100 games"}}.SVG(),
		"course": Course{Alt: "a game", Rungs: rungs, Years: years,
			Declared:  []int8{3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4},
			Effective: []int8{2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4},
			Turns:     []Turn{{5, true, 3, 4}, {8, false, 2, 1}, {12, false, 1, 2}, {15, false, 2, 3}, {23, false, 3, 4}, {23, true, 3, 4}},
			Words:     LadderWords{Declared: "declared 4", Effective: "effective 4"}}.SVG(),
		"shares": Bars{Alt: "shares", Number: percent, Rows: []Bar{
			{Label: "Alliance", Note: "rung 5", Estimate: Estimate{0, 0, .01}, Text: "0 %", Range: "0 to 1 %"},
			{Label: "Entente", Note: "rung 4", Estimate: at(.13, .012), Text: "13 %", Range: "12 to 14 %"},
			{Label: "Convenience", Note: "rung 2 or 3", Estimate: at(.78, .03), Text: "78 %", Range: "75 to 81 %"}}}.SVG(),
		"signed": Bars{Alt: "effects", Wide: Wide, Rows: []Bar{
			{Label: "threat of sanctions, which has a name that is too long for its place, by far", Estimate: at(-.4, .1), Text: "−0.4"},
			{Label: "oil", Estimate: at(.7, .2), Text: "0.7"}}}.SVG(),
		"indices": Bars{Alt: "indices", Key: [2]string{"by itself", "with others"}, Rows: []Bar{
			{Label: "oil", Estimate: at(.4, .1), Total: &Estimate{.5, .45, .6}, Text: "0.40"},
			{Label: "threat", Estimate: at(0, .01), Total: &Estimate{.1, .05, .2}, Text: "0.00"}}}.SVG(),
		"ruler": Ruler{Alt: "a claim", Estimate: at(1.1, .15), Zero: 1, From: &above, Shade: true}.SVG(),
		"panels": Panels{Alt: "effects", Panels: []Panel{
			{"pressure", []Dot{{"restrain", at(3, .4)}, {"chosen", at(4, .3)}, {"press", at(7, .6)}}},
			{"faith", []Dot{{"slip", at(5, .2)}, {"honour them all, to the last", at(6, .05)}}}}}.SVG(),
		"lines": Lines{Alt: "interaction", Levels: []string{"US restrains", "US presses"}, Lines: []Line{
			{"7.7 partners honour", "+3.6", []Estimate{at(4.1, .1), at(7.7, .6)}},
			{"5.8 partners slip", "+2.6", []Estimate{at(3.2, .1), at(5.8, .1)}}}}.SVG(),
		"heat": Heat{Alt: "heat", Rows: []string{"slip", "honour"}, Columns: []string{"restrain", "press"}, RowName: "faith", ColName: "pressure",
			Cells: [][]Estimate{{at(1, .1), at(2, .1)}, {at(1.5, .1), at(4, .1)}}, Number: Number, Range: func(e Estimate) string { return Number(e.Low) + " to " + Number(e.High) }}.SVG(),
		"curves": Curves{Alt: "incidence", Years: years, Curves: []Curve{one, other}, Share: percent}.SVG(),
		"limits": Limits{Alt: "box", Rows: []Limit{
			{Label: "worth of aligning", Note: "p < 0.001", Min: 0, Max: 20, Low: 12, High: 20, MinText: "0", MaxT: "20", LowText: "12", HighT: "20"},
			{Label: "doubt", Note: "p = 0.02", Min: 0, Max: 1, Low: 0, High: 0, MinText: "0", MaxT: "1", LowText: "0", HighT: "0"}}}.SVG(),
		"chain": Chain{Alt: "moves", Names: rungs, Share: shares, Spent: []float64{.02, .2, .5, .2, .08, 0}, Text: percent, Least: 0.005}.SVG(),
	}
}

// Figures are the same to the byte: those that were looked at.
func TestGolden(t *testing.T) {
	for name, svg := range samples() {
		path := filepath.Join("testdata", name+".svg")
		if *update {
			if err := os.WriteFile(path, []byte(svg), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if string(want) != svg {
			t.Errorf("%s: another figure; go test ./game/report/figure -update writes it: look at it", name)
		}
	}
}

// Figures are well-formed, escape what they are told, and hold only numbers.
func TestWellFormed(t *testing.T) {
	for name, svg := range samples() {
		d := xml.NewDecoder(strings.NewReader(svg))
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
		for _, bad := range []string{"NaN", "Inf", "=\"-0\"", "<fan>"} {
			if strings.Contains(svg, bad) {
				t.Errorf("%s: %s", name, bad)
			}
		}
	}
}

func TestTicks(t *testing.T) {
	for _, c := range []struct {
		low, high float64
		n         int
		want      string
	}{
		{0, 8, 4, "0 2 4 6 8"},
		{0, 0.77, 4, "0 0.2 0.4 0.6 0.8"},
		{-0.4, 0.7, 4, "−0.5 0 0.5 1"},
		{3, 3, 2, "3 3.5 4"},
		{0, 1200, 5, "0 250 500 750 1000 1250"},
	} {
		var got []string
		for _, x := range ticks(c.low, c.high, c.n) {
			got = append(got, Number(x))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%v to %v: %s, want %s", c.low, c.high, s, c.want)
		}
	}
}

// A quantile within a rung is interpolated over it.
func TestGrouped(t *testing.T) {
	for _, c := range []struct {
		counts []int64
		share  float64
		want   float64
	}{
		{[]int64{0, 0, 10}, 0.5, 2},
		{[]int64{0, 0, 10}, 0, 1.5},
		{[]int64{0, 0, 10}, 1, 2.5},
		{[]int64{5, 0, 5}, 0.5, 0.5},
		{[]int64{5, 0, 5}, 0.75, 2},
		{[]int64{0, 0}, 0.5, 0},
	} {
		if got := Grouped(c.counts, c.share); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%v at %v: %v, want %v", c.counts, c.share, got, c.want)
		}
	}
}

func TestApart(t *testing.T) {
	got := apart([]float64{10, 100, 12}, 18)
	if got[0] != 2 || got[1] != 100 || got[2] != 20 {
		t.Errorf("%v", got)
	}
}
