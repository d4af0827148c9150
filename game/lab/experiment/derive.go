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
		if err := opt.file(dir, t.name+".parquet", func(f *os.File) error {
			w := newParquet(f, t, opt.Describe)
			return errors.Join(each(j, t, w.put), w.close())
		}); err != nil {
			return err
		}
		if err := opt.file(dir, t.name+".csv", func(f *os.File) error {
			w, err := newCSV(f, t)
			if err != nil {
				return err
			}
			return errors.Join(each(j, t, w.put), w.close())
		}); err != nil {
			return err
		}
	}
	return opt.file(dir, SummaryFile, func(f *os.File) error { return summarise(x, j, f) })
}

func (o *Options) file(dir, name string, write func(f *os.File) error) error {
	if o.Deriving != nil {
		o.Deriving(name)
	}
	return whole(filepath.Join(dir, name), write)
}

// each gives the rows of a table, in the order of the games.
func each(j *journal, t *table, put func([]cell) error) error {
	for _, b := range j.blocks {
		if err := j.rows(b, func(w *Row) error { return t.rows(w, put) }); err != nil {
			return err
		}
	}
	return nil
}
