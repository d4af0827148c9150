package experiment

import (
	"cmp"
	"errors"
	"path/filepath"
	"slices"

	"entente/game/fault"
)

// Merge puts the shards of an experiment together: into a folder that is as if
// the whole had been run there. It refuses, by name, shards that are missing,
// doubled, unfinished or of another experiment.
func Merge(dirs []string, dir string, opt Options) (err error) {
	var all []*Results
	defer func() {
		for _, r := range all {
			err = errors.Join(err, r.Close())
		}
	}()
	for _, d := range dirs {
		r, err := Open(d)
		if err != nil {
			return err
		}
		all = append(all, r)
	}
	slices.SortStableFunc(all, func(a, b *Results) int { return cmp.Compare(a.Manifest.Shard.K, b.Manifest.Shard.K) })
	first := all[0] // of the shards
	for i := len(all) - 1; i >= 0 && all[i].Manifest.Shard.N > 0; i-- {
		first = all[i]
	}
	x := first.Experiment
	n := first.Manifest.Shard.N
	var faults fault.List
	tell := func(dir string, what error) { faults = append(faults, fault.Located{File: dir, What: what}) }
	by := map[int]string{}
	for _, r := range all {
		shard := r.Manifest.Shard
		from, to := shard.Games(x)
		switch {
		case shard.N == 0:
			tell(r.Dir, fault.NoShard)
		case r.Manifest.Identity != first.Manifest.Identity:
			tell(r.Dir, fault.ForeignShard.New(first.Dir))
		case shard.N != n:
			tell(r.Dir, fault.OtherSharing.New(shard.K, shard.N, first.Dir, n))
		case by[shard.K] != "":
			tell(r.Dir, fault.DoubledShard.New(shard.K, shard.N, by[shard.K]))
		case r.Done < to-from:
			tell(r.Dir, fault.UnfinishedShard.New(shard.K, shard.N, r.Done, to-from))
		}
		by[shard.K] = r.Dir
	}
	for k := 1; k <= n && len(faults) == 0; k++ {
		if by[k] == "" {
			faults = append(faults, fault.Located{File: dir, What: fault.MissingShard.New(k, n)})
		}
	}
	if err := faults.Or(); err != nil {
		return err
	}
	opt.Shard, opt.Resume = Shard{}, false
	m, err := begin(x, dir, opt)
	if err != nil {
		return err
	}
	m.File, m.Folder, m.Command = first.Manifest.File, first.Manifest.Folder, first.Manifest.Command
	for _, r := range all {
		m.Merged = append(m.Merged, r.Dir)
	}
	j, err := openJournal(x, filepath.Join(dir, JournalFile), 0, true)
	if err != nil {
		return err
	}
	for _, r := range all {
		if err := j.copy(r.journal); err != nil {
			return errors.Join(err, j.close())
		}
	}
	if err := errors.Join(derive(x, j, dir, opt), j.close()); err != nil {
		return err
	}
	return m.end(dir)
}
