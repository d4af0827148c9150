package experiment

import (
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"time"

	"entente/game"
	"entente/game/fault"
	"entente/game/scenario"
)

// Manifest says what a run was and where and when it was made: all that is not
// in the tables.
type Manifest struct {
	Title      string    `json:"title"`
	Question   string    `json:"question"`
	File       string    `json:"file"`     // as it was named; a copy lies beside
	Folder     string    `json:"folder"`   // of the file, from which it names others; "" for a shipped one
	Identity   string    `json:"identity"` // digest of the resolved setups and the design: equal where games are
	Engine     int       `json:"engine"`   // version of the rules' engine
	Program    string    `json:"program"`  // version of the program, if it was built with one
	Revision   string    `json:"revision"` // of its source, if it was built with one
	Go         string    `json:"go"`       // that it was built with
	Machine    string    `json:"machine"`  // operating system and processor
	Seed       uint64    `json:"seed"`
	Design     string    `json:"design"`
	Points     int       `json:"points"`
	Replicates int       `json:"replicates"`
	ByQuarter  bool      `json:"by_quarter"`
	Games      int       `json:"games"` // of the whole experiment
	Shard      Shard     `json:"shard"` // 0 of 0: the whole
	Workers    int       `json:"workers"`
	Command    string    `json:"command"` // that makes the tables again
	Begun      time.Time `json:"begun"`
	Ended      time.Time `json:"ended,omitzero"` // of a run that is done
	Merged     []string  `json:"merged,omitempty"`
}

func newManifest(x *scenario.Experiment, opt Options) *Manifest {
	m := &Manifest{
		Title: x.Title, Question: x.Question, File: x.Name, Identity: x.Identity(), Engine: game.EngineVersion,
		Go: runtime.Version(), Machine: runtime.GOOS + "/" + runtime.GOARCH,
		Seed: x.Seed, Design: x.Design.Kind.String(), Points: len(x.Matrix), Replicates: x.Replicates, ByQuarter: x.ByQuarter, Games: x.Games(),
		Shard: opt.Shard, Workers: opt.Workers, Command: opt.Command, Begun: time.Now().UTC().Truncate(time.Second),
	}
	if x.Dir != "" {
		if abs, err := filepath.Abs(x.Dir); err == nil {
			m.Folder = abs
		}
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		m.Program = info.Main.Version
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				m.Revision = s.Value
			}
		}
	}
	return m
}

func readManifest(dir string) (*Manifest, error) {
	path := filepath.Join(dir, ManifestFile)
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	m := &Manifest{}
	if err := json.Unmarshal(b, m); err != nil || m.Identity == "" {
		return nil, fault.NoManifest.New(path)
	}
	return m, nil
}

func (m *Manifest) write(dir string) error {
	b, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	return keep(filepath.Join(dir, ManifestFile), append(b, '\n'))
}

// end notes that the run is done.
func (m *Manifest) end(dir string) error {
	m.Ended = time.Now().UTC().Truncate(time.Second)
	return m.write(dir)
}
