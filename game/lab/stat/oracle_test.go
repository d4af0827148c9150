package stat

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// The oracles: independent implementations, their scripts and what they must
// be able to load. What they said is kept beside the scripts.
var oracles = []struct {
	name, script, kept string
	programs           []string // the first that is there
	can                []string // arguments with which it tells whether all is there
}{
	{"SciPy, statsmodels and OpenTURNS (python3-scipy, python3-statsmodels, python3-openturns)", "oracle.py", "python.json",
		[]string{"/usr/bin/python3", "python3"}, []string{"-c", "import scipy, statsmodels, openturns"}},
	{"R (r-base-core, r-cran-survival, r-cran-jsonlite)", "oracle.R", "r.json",
		[]string{"Rscript"}, []string{"-e", "library(survival); library(jsonlite)"}},
}

// told is what an oracle says.
type told struct {
	Versions map[string]string
	Values   map[string][]float64
}

// kept is what an oracle said, as it is kept in a file.
func kept(t *testing.T, file string) told {
	t.Helper()
	b, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	var o told
	if err := json.Unmarshal(b, &o); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return o
}

// TestOracles asks the oracles again where they are installed.
func TestOracles(t *testing.T) {
	for _, o := range oracles {
		t.Run(o.script, func(t *testing.T) {
			program := ""
			for _, p := range o.programs {
				if exec.Command(p, o.can...).Run() == nil {
					program = p
					break
				}
			}
			if program == "" {
				t.Skipf("needs %s", o.name)
			}
			in, err := os.ReadFile("testdata/inputs.json")
			if err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command(program, "testdata/"+o.script)
			cmd.Stdin = bytes.NewReader(in)
			b, err := cmd.Output()
			if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
				t.Fatalf("%v: %s", err, exit.Stderr)
			} else if err != nil {
				t.Fatal(err)
			}
			var now told
			if err := json.Unmarshal(b, &now); err != nil {
				t.Fatal(err)
			}
			was := kept(t, o.kept)
			if len(now.Values) != len(was.Values) {
				t.Errorf("says %d values, said %d", len(now.Values), len(was.Values))
			}
			for name, list := range was.Values {
				same(t, name, now.Values[name], list, 1e-7)
			}
		})
	}
}

// oracle gives what was said about a name.
func oracle(t *testing.T, file, name string) []float64 {
	t.Helper()
	list, ok := kept(t, file).Values[name]
	if !ok {
		t.Fatalf("%s says nothing about %s", file, name)
	}
	return list
}

// same compares numbers, with a tolerance relative to what is wanted, or
// absolute near 0.
func same(t *testing.T, name string, got, want []float64, tolerance float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s: %d numbers, want %d", name, len(got), len(want))
		return
	}
	for i := range got {
		if !(math.Abs(got[i]-want[i]) <= tolerance*max(1, math.Abs(want[i]))) {
			t.Errorf("%s: number %d is %.10g, want %.10g", name, i, got[i], want[i])
		}
	}
}

// TestOracleVersions: whoever reads the kept values can tell who said them.
func TestOracleVersions(t *testing.T) {
	for _, o := range oracles {
		versions := kept(t, o.kept).Versions
		if len(versions) == 0 {
			t.Errorf("%s names no versions", o.kept)
		}
		for name, v := range versions {
			if strings.TrimSpace(v) == "" {
				t.Errorf("%s: no version of %s", o.kept, name)
			}
		}
	}
}
