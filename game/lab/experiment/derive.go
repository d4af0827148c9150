package experiment

import (
	"errors"
	"os"
	"path/filepath"

	"entente/game/scenario"
)

// derive writes everything that is derived from a whole journal. Each file is
// written whole or not at all; those of an earlier run are written over.
func derive(x *scenario.Experiment, j *journal, dir string, opt Options) error {
	tables := []table{gamesTable(x)}
	if x.ByQuarter {
		tables = append(tables, quarterTable(x))
	}
	for i := range tables {
		t := &tables[i]
		name := t.name + ".parquet"
		if err := opt.whole(dir, name, func(f *os.File) error {
			w := newParquet(f, t, opt.Describe)
			return errors.Join(opt.each(j, t, name, w.put), w.close())
		}); err != nil {
			return err
		}
		name = t.name + ".csv"
		if err := opt.whole(dir, name, func(f *os.File) error {
			w, err := newCSV(f, t)
			if err != nil {
				return err
			}
			return errors.Join(opt.each(j, t, name, w.put), w.close())
		}); err != nil {
			return err
		}
	}
	return opt.whole(dir, SummaryFile, func(f *os.File) error { return summarise(x, j, f) })
}

// whole writes a derived file, and tells when it is there.
func (o *Options) whole(dir, name string, write func(f *os.File) error) error {
	return o.finish(name, whole(filepath.Join(dir, name), write))
}

func (o *Options) finish(file string, err error) error {
	if err == nil && o.Finished != nil {
		o.Finished(file)
	}
	return err
}

// each gives the rows of a table, in the order of the games.
func (o *Options) each(j *journal, t *table, file string, put func([]cell) error) error {
	done := int64(0)
	for _, b := range j.blocks {
		if err := j.rows(b, func(w *Row) error { return t.rows(w, put) }); err != nil {
			return err
		}
		if done += int64(b.games); o.Progress != nil {
			o.Progress(file, done, j.next)
		}
	}
	return nil
}
