package experiment

import (
	"context"
	"fmt"
	"time"

	"entente/game/dice"
	"entente/game/fault"
	"entente/game/lab"
	"entente/game/scenario"
)

// patience is how long games are kept in memory before they are written,
// though there are not yet enough for a block: what a crash may cost.
const patience = time.Minute

// player plays games of an experiment by their numbers. It holds the setup of
// the point at which it is.
type player struct {
	x      *scenario.Experiment
	reader *lab.Reader
	point  int
	arm    *scenario.Arm
	seats  lab.Seats
	row    Row
	fails  func(game int64) // for tests: panics where a game is to fail
}

func newPlayer(x *scenario.Experiment) *player {
	return &player{x: x, reader: lab.NewReader(), point: -1}
}

// Dice are the dice of a game: its replicate is the game number in every point
// of the design, so that points are compared by the same dice.
func Dice(x *scenario.Experiment, game int64) dice.Seeded {
	return dice.Seeded{Seed: dice.Seed{Lo: x.Seed}, Game: uint64(game % int64(x.Replicates))}
}

// at goes to the point of a game.
func (p *player) at(game int64) (err error) {
	point := int(game / int64(p.x.Replicates))
	if point == p.point {
		return nil
	}
	if p.arm, err = p.x.Arm(point); err != nil {
		return err
	}
	if p.seats, err = lab.Seated(lab.Seats{}, p.arm); err != nil {
		return err
	}
	p.point = point
	return nil
}

// play plays a game. One that fails has its error in the row.
func (p *player) play(game int64) error {
	if err := p.at(game); err != nil {
		return err
	}
	p.row.Game = game
	if err := p.try(game); err != nil {
		p.row.Fault, p.row.Quarters = err.Error(), 0
		p.reader = lab.NewReader() // it may have been left in the middle
		return nil
	}
	p.row.read(p.x, p.reader, &p.arm.Setup)
	return nil
}

func (p *player) try(game int64) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fault.GamePanicked.New(fmt.Sprint(r))
		}
	}()
	if p.fails != nil {
		p.fails(game)
	}
	return p.reader.Play(&p.arm.Setup, &p.seats, Dice(p.x, game), nil)
}

// batch is a run of games in the form of the journal.
type batch struct {
	games int
	rows  []byte
	ends  []int // of each row, so that blocks can be cut between them
}

// fill plays what is missing of the games up to last, and appends it to the
// journal. On an interrupt what was played is kept.
func fill(ctx context.Context, x *scenario.Experiment, j *journal, last int64, opt Options) (err error) {
	var games int
	var rows []byte
	wrote := time.Now()
	flush := func() {
		if games == 0 || err != nil {
			return
		}
		err = j.append(games, rows)
		games, rows, wrote = 0, rows[:0], time.Now()
	}
	first := j.next
	if first >= last {
		return nil
	}
	how := lab.Options{Games: int(last - first), Workers: opt.Workers, Each: 8}
	if opt.Progress != nil {
		how.Progress = func(done int) { opt.Progress(JournalFile, int64(done), last-first) }
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	hands := func() func(from, to int, out *batch) error {
		p := newPlayer(x)
		p.fails = opt.fails
		return func(from, to int, out *batch) error {
			for k := from; k < to; k++ {
				if err := ctx.Err(); err != nil {
					return err
				}
				if err := p.play(first + int64(k)); err != nil {
					return err
				}
				out.games++
				out.rows = p.row.encode(out.rows)
				out.ends = append(out.ends, len(out.rows))
			}
			return nil
		}
	}
	played := lab.InBlocks(ctx, how, hands, func(b *batch) {
		at := 0
		for _, end := range b.ends {
			games++
			rows = append(rows, b.rows[at:end]...)
			at = end
			if (j.next+int64(games))%BlockGames == 0 || time.Since(wrote) > patience {
				flush()
			}
		}
		if err != nil {
			stop() // the disk is full, or gone
		}
	})
	flush()
	if err != nil {
		return err
	}
	return played
}
