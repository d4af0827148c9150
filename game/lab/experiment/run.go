// Package experiment runs experiments: it plays their games into a journal,
// which is the truth, and derives the tables from it. What is derived depends
// on the experiment alone: no clock, path or number of workers is in it, and a
// run that was interrupted comes to the same bytes.
package experiment

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"entente/game/fault"
	"entente/game/scenario"
)

// The files of a run.
const (
	JournalFile  = "journal.entente"
	ManifestFile = "manifest.json"
	CopyFile     = "experiment.toml" // the experiment as it was asked for
	SummaryFile  = "summary.json"
	GamesTable   = "games"    // .csv and .parquet: a row a game
	QuarterTable = "quarters" // .csv and .parquet: a row a game and quarter, on request
)

// Options say how an experiment is run.
type Options struct {
	Workers  int // 0: one for each processor
	Resume   bool
	Shard    Shard
	Command  string                            // that reproduces the run, for the manifest
	Describe func(column string, x any) string // what a column is, in words; x is a scenario.Measure, scenario.Series, *scenario.Factor or nil
	Progress func(file string, done, of int64) // games played for the journal, or read for another file; from one goroutine; may be nil
	Finished func(file string)                 // told when a file is whole; may be nil
	fails    func(game int64)                  // for tests: panics where a game is to fail
}

// Shard is a share of the blocks of an experiment: the K-th of N. The zero
// value is the whole.
type Shard struct {
	K int `json:"k"`
	N int `json:"n"`
}

// Games gives the games of a shard: from first to last-1.
func (s Shard) Games(x *scenario.Experiment) (first, last int64) {
	games := int64(x.Games())
	if s.N == 0 {
		return 0, games
	}
	blocks := (games + BlockGames - 1) / BlockGames
	cut := func(k int) int64 { return min(blocks*int64(k)/int64(s.N)*BlockGames, games) }
	return cut(s.K - 1), cut(s.K)
}

// Run runs an experiment, or a shard of it, in a folder that is new or empty;
// with opt.Resume also in one where it was begun. A whole run leaves tables
// there, a shard its journal alone, for Merge.
func Run(ctx context.Context, x *scenario.Experiment, dir string, opt Options) error {
	began, err := begin(x, dir, opt)
	if err != nil {
		return err
	}
	first, last := opt.Shard.Games(x)
	j, err := openJournal(x, filepath.Join(dir, JournalFile), first, true)
	if err != nil {
		return err
	}
	err = opt.finish(JournalFile, fill(ctx, x, j, last, opt))
	if err == nil && opt.Shard.N == 0 {
		err = derive(x, j, dir, opt)
	}
	if err := errors.Join(err, j.close()); err != nil {
		return err
	}
	return began.end(dir)
}

// begin makes the folder, or sees that it belongs to the experiment.
func begin(x *scenario.Experiment, dir string, opt Options) (*Manifest, error) {
	m, err := readManifest(dir)
	switch {
	case err == nil && !opt.Resume:
		return nil, fault.RunThere.New(dir)
	case err == nil && m.Identity != x.Identity():
		return nil, fault.OtherExperiment.New(dir)
	case err == nil && m.Shard != opt.Shard:
		return nil, fault.OtherShard.New(dir, m.Shard.K, m.Shard.N)
	case err == nil:
	case !errors.Is(err, fs.ErrNotExist):
		return nil, err
	default:
		if !opt.Resume || m == nil {
			if err := vacant(dir); err != nil {
				return nil, err
			}
		}
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return nil, err
		}
		m = newManifest(x, opt)
	}
	if err := keep(filepath.Join(dir, CopyFile), []byte(x.Text)); err != nil {
		return nil, err
	}
	return m, m.write(dir)
}

// vacant tells of a folder in which something lies that is no run's.
func vacant(dir string) error {
	list, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, e := range list {
		switch e.Name() {
		case CopyFile, CopyFile + tmp, ManifestFile + tmp: // begun, and killed at once
		default:
			return fault.DirTaken.New(dir)
		}
	}
	return nil
}

// tmp ends the names of files that are being written.
const tmp = ".tmp"

// keep writes a file whole or not at all.
func keep(path string, b []byte) error {
	return whole(path, func(f *os.File) error {
		_, err := f.Write(b)
		return err
	})
}

// whole writes a file beside its place, and puts it there when it is done.
func whole(path string, write func(f *os.File) error) error {
	f, err := os.Create(path + tmp)
	if err != nil {
		return err
	}
	err = write(f)
	if err == nil {
		err = f.Sync()
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, os.Remove(path+tmp))
	}
	return os.Rename(path+tmp, path)
}
