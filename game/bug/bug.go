// Package bug bundles what a report of a fault needs into one zip: the setup
// and the inputs of games, the versions of what played them, and what is wrong
// with them, without names.
package bug

import (
	"archive/zip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"

	"entente/game"
	"entente/game/fault"
	"entente/game/replay"
	"entente/game/words"
)

// Report is the file report.json of a bundle.
type Report struct {
	Program string   `json:"program"` // version of the module, or its commit
	Engine  int      `json:"engine"`
	State   int      `json:"state"`
	Forms   int      `json:"forms"`
	Format  int      `json:"format"` // of game files
	Go      string   `json:"go"`
	System  string   `json:"system"`
	Modules []string `json:"modules"` // what it is built with
	Files   []About  `json:"files"`
}

// About says what a file of the bundle is, and what is wrong with it.
type About struct {
	File     string    `json:"file"` // within the bundle; "" if nothing of it is there
	Kind     string    `json:"kind"` // game, class or unknown
	Scenario string    `json:"scenario,omitempty"`
	Inputs   int       `json:"inputs,omitempty"`
	Quarter  string    `json:"quarter,omitempty"`
	Seats    []string  `json:"seats,omitempty"`
	Lost     []int     `json:"lost_lines,omitempty"` // that could not be read, and are left out
	Fault    *Incident `json:"fault,omitempty"`
}

// Incident is a fault: its code, and what it says.
type Incident struct {
	Code string `json:"code"`
	Text string `json:"text"`
}

// Extra is something else to be bundled: a class as its store exports it
// without names, say.
type Extra struct {
	Name  string // within the bundle
	Kind  string
	Write func(to io.Writer) error
	Fault error // the last one, if there was one
}

// Write bundles game files, and whatever else there is. It tells what is in
// the bundle. A file that is broken is no error: it is what is to be reported.
func Write(to io.Writer, w *words.Words, paths []string, extras ...Extra) (*Report, error) {
	r := versions()
	z := zip.NewWriter(to)
	for i, path := range paths {
		about, clean := gameFile(w, path)
		if len(clean) > 0 {
			about.File = fmt.Sprintf("game-%d.entente", i+1)
			if err := put(z, about.File, func(to io.Writer) error { _, err := to.Write(clean); return err }); err != nil {
				return nil, err
			}
		}
		r.Files = append(r.Files, about)
	}
	for _, x := range extras {
		if err := put(z, x.Name, x.Write); err != nil {
			return nil, err
		}
		r.Files = append(r.Files, About{File: x.Name, Kind: x.Kind, Fault: incident(w, x.Fault, "")})
	}
	err := put(z, "report.json", func(to io.Writer) error {
		e := json.NewEncoder(to)
		e.SetIndent("", "  ")
		return e.Encode(r)
	})
	if err != nil {
		return nil, err
	}
	return r, z.Close()
}

func put(z *zip.Writer, name string, write func(to io.Writer) error) error {
	f, err := z.Create(name)
	if err != nil {
		return err
	}
	return write(f)
}

// gameFile reads a game file: what there is to say of it, and its bytes without names.
func gameFile(w *words.Words, path string) (About, []byte) {
	about := About{Kind: "game"}
	g, err := replay.Open(path)
	about.Fault = incident(w, err, path)
	if err == nil {
		about.Inputs = len(g.Inputs())
		about.Quarter = g.Setup().QuarterName(g.State().Quarter)
	}
	info, err := os.Stat(path)
	if err != nil || info.IsDir() || info.Size() > replay.MaxFile {
		about.Kind = "unknown"
		return about, nil
	}
	b, err := os.ReadFile(path)
	if err != nil {
		about.Kind = "unknown"
		return about, nil
	}
	clean, lost := replay.Nameless(b)
	about.Lost = lost
	if len(clean) == 0 {
		about.Kind, about.Lost = "unknown", nil
		return about, nil
	}
	if again, err := replay.Decode(clean); err == nil {
		about.Scenario = again.Setup().Name
		for p := range game.Power(game.Powers) {
			about.Seats = append(about.Seats, again.Seat(p))
		}
	}
	return about, clean
}

// incident is an error as a report tells it: without the folders of this machine.
func incident(w *words.Words, err error, path string) *Incident {
	if err == nil {
		return nil
	}
	x := Incident{Code: codeOf(err)}
	x.Text = w.Error(err)
	if path != "" {
		x.Text = strings.ReplaceAll(x.Text, path, filepath.Base(path))
	}
	if home, err := os.UserHomeDir(); err == nil && len(home) > 1 {
		x.Text = strings.ReplaceAll(x.Text, home, "~")
	}
	return &x
}

// codeOf names what is wrong: the innermost code, since the others say where.
// An error without one is named by its type.
func codeOf(err error) string {
	var own fault.Coded
	if errors.As(err, &own) {
		return own.Fault().Code.Error()
	}
	name := fmt.Sprintf("%T", err)
	var walk func(err error)
	walk = func(err error) {
		switch e := err.(type) {
		case *fault.Error:
			name = e.Code.Error()
		case *fault.Code:
			name = e.Error()
		}
		switch e := err.(type) {
		case interface{ Unwrap() []error }:
			for _, in := range e.Unwrap() {
				walk(in)
			}
		case interface{ Unwrap() error }:
			walk(e.Unwrap())
		}
	}
	walk(err)
	return name
}

// versions says what this program is.
func versions() *Report {
	r := &Report{
		Engine: game.EngineVersion, State: game.StateVersion, Forms: game.FormVersion, Format: replay.Format,
		Go: runtime.Version(), System: runtime.GOOS + "/" + runtime.GOARCH,
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return r
	}
	r.Program = info.Main.Version
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" || s.Key == "vcs.modified" && s.Value == "true" {
			r.Program += " " + strings.TrimPrefix(s.Key, "vcs.") + "=" + s.Value
		}
	}
	for _, m := range info.Deps {
		r.Modules = append(r.Modules, m.Path+" "+m.Version)
	}
	return r
}
