package experiment

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"entente/game"
	"entente/game/dice"
	"entente/game/fault"
	"entente/game/lab"
	"entente/game/replay"
	"entente/game/scenario"
)

// Results are a run that is done, or as far as it has come.
type Results struct {
	Dir        string
	Manifest   *Manifest
	Experiment *scenario.Experiment
	Done       int64 // games in the journal
	journal    *journal
}

// Asked gives the experiment of a run, as it was asked for, and its manifest.
func Asked(dir string) (*scenario.Experiment, *Manifest, error) {
	m, err := readManifest(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, fault.NoRun.New(dir)
	}
	if err != nil {
		return nil, nil, err
	}
	text, err := os.ReadFile(filepath.Join(dir, CopyFile))
	if err != nil {
		return nil, nil, err
	}
	x, err := scenario.ReadExperiment(m.File, m.Folder, string(text))
	if err != nil {
		return nil, nil, err
	}
	x.Seed, x.Replicates, x.ByQuarter = m.Seed, m.Replicates, m.ByQuarter
	if x.Identity() != m.Identity {
		return nil, nil, fault.ChangedSince.New(dir)
	}
	return x, m, nil
}

// Open opens the folder of a run.
func Open(dir string) (*Results, error) {
	x, m, err := Asked(dir)
	if err != nil {
		return nil, err
	}
	first, _ := m.Shard.Games(x)
	j, err := openJournal(x, filepath.Join(dir, JournalFile), first, false)
	if err != nil {
		return nil, err
	}
	return &Results{dir, m, x, j.next - first, j}, nil
}

// Close closes the files.
func (r *Results) Close() error { return r.journal.close() }

// Rows gives every game in turn; the row is the same each time.
func (r *Results) Rows(take func(*Row) error) error {
	for _, b := range r.journal.blocks {
		if err := r.journal.rows(b, take); err != nil {
			return err
		}
	}
	return nil
}

// RowsFrom gives the games from first to last-1 in turn; the row is the same each time.
func (r *Results) RowsFrom(first, last int64, take func(*Row) error) error {
	return r.journal.games(first, last, take)
}

// Row hands on a game by its number, if it has been played.
func (r *Results) Row(number int64, take func(*Row)) error {
	return r.journal.games(number, number+1, func(w *Row) error {
		take(w)
		return nil
	})
}

// Replay plays a game of the experiment again, with a reason for every order,
// as a game that can be told, saved and branched. What a point of the design
// imposes on the agents holds for the game as it was played, not for what is
// played on from it.
func Replay(x *scenario.Experiment, number int64) (*replay.Game, error) {
	if number < 0 || number >= int64(x.Games()) {
		return nil, fault.NoGameThere.New(number, x.Games()-1)
	}
	p := newPlayer(x)
	if err := p.at(number); err != nil {
		return nil, err
	}
	d := dice.Seeded{Seed: Dice(x, number).First()}
	g := replay.Begin(&p.arm.Setup, d.Seed, nil)
	for s, seat := range p.seats {
		if err := g.Sit(game.Power(s), seat.Name()); err != nil {
			return nil, err
		}
	}
	t := lab.Table{Reasons: true}
	t.Decided = func(t *lab.Table) error { return Enter(g, t) }
	return g, t.Play(&p.arm.Setup, &p.seats, d, nil)
}

// Replay plays a game of the run again, and sees that it comes to what the
// journal says of it, if it is there.
func (r *Results) Replay(number int64) (*replay.Game, error) {
	g, err := Replay(r.Experiment, number)
	if err != nil {
		return nil, err
	}
	p := newPlayer(r.Experiment)
	if err := p.play(number); err != nil {
		return nil, err
	}
	err = r.journal.games(number, number+1, func(w *Row) error {
		if !slices.Equal(w.Values, p.row.Values) {
			return fault.PlaysOtherwise.New(number)
		}
		return nil
	})
	return g, err
}

// Courses plays some games of the run again, one after the other, and hands on
// what is read off each quarter by quarter, for a run that kept no rows by
// quarter. Games that fail are left out.
func (r *Results) Courses(games []int64, take func(number int64, quarters int, of func(scenario.Series) []int64) error) error {
	p := newPlayer(r.Experiment)
	for _, number := range games {
		if err := p.play(number); err != nil {
			return err
		}
		if p.row.Fault != "" {
			continue
		}
		n := p.arm.Setup.Quarters
		if err := take(number, int(n), func(s scenario.Series) []int64 { return p.reader.Quarters(s, 0, n) }); err != nil {
			return err
		}
	}
	return nil
}

// Bound tells whether the point of a game binds its agents: to cards that they
// play or never play, or to slip what they owe. What is played on from such a
// game is not bound.
func (r *Results) Bound(number int64) (bool, error) {
	arm, err := r.Experiment.Arm(int(number / int64(r.Experiment.Replicates)))
	if err != nil {
		return false, err
	}
	bound := arm.Slip
	for p := range arm.Must {
		bound = bound || len(arm.Must[p]) > 0 || len(arm.Never[p]) > 0
	}
	return bound, nil
}

// Enter puts what the seats of a table have decided into the record of a game,
// with their reasons, and advances it.
func Enter(g *replay.Game, t *lab.Table) error {
	for p := range game.Power(game.Powers) {
		plan := t.Plans[p]
		if err := g.Enter(p, plan, t.Why[p][:plan.N]...); err != nil {
			return err
		}
	}
	return g.Advance(nil)
}
