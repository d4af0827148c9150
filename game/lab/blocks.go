package lab

import (
	"context"
	"runtime"
	"sync"

	"entente/game/dice"
)

// Options say how many games are played, and how.
type Options struct {
	Games    int
	Seed     dice.Seed
	Workers  int            // 0: one for each processor
	Progress func(done int) // called as games are done, from one goroutine; may be nil
	// Pin gives the dice of the rules for a game, where outcomes are pinned;
	// nil: the dice of the game.
	Pin func(dice.Seeded) dice.Roller

	Each int // games that a worker takes at a time; 0: blockGames
}

func (o *Options) roller(d dice.Seeded) dice.Roller {
	if o.Pin == nil {
		return nil
	}
	return o.Pin(d)
}

// blockGames is how many games a worker takes at a time: enough that handing
// them over costs nothing, few enough that the last worker is not waited for.
const blockGames = 32

// block is a run of games, one after the other.
type block[T any] struct {
	first, last int // games, the last excluded
	out         T
	err         error
	done        chan struct{}
}

// InBlocks plays games 0 to n-1 in blocks on several workers, and hands the
// blocks to take in the order of the games. player gives each worker its player.
// No more than a few blocks for each worker are in memory at a time: a slow
// block holds the others up rather than filling the memory.
func InBlocks[T any](ctx context.Context, opt Options, player func() func(first, last int, out *T) error, take func(*T)) error {
	workers := opt.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	each := opt.Each
	if each == 0 {
		each = blockGames
	}
	ctx, cancel := context.WithCancel(ctx)
	todo := make(chan *block[T])
	order := make(chan *block[T], 4*workers) // the window
	go func() {
		defer close(order)
		defer close(todo)
		for first := 0; first < opt.Games; first += each {
			b := &block[T]{first: first, last: min(first+each, opt.Games), done: make(chan struct{})}
			for _, to := range []chan *block[T]{order, todo} {
				select {
				case to <- b:
				case <-ctx.Done():
					return
				}
			}
		}
	}()
	var wg sync.WaitGroup
	defer func() {
		cancel()
		wg.Wait()
	}()
	for range workers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			play := player()
			for b := range todo {
				b.err = ctx.Err()
				if b.err == nil {
					b.err = play(b.first, b.last, &b.out)
				}
				close(b.done)
			}
		}()
	}
	done := 0
	for b := range order {
		select {
		case <-b.done:
		case <-ctx.Done():
			return ctx.Err()
		}
		if b.err != nil {
			return b.err
		}
		take(&b.out)
		done += b.last - b.first
		if opt.Progress != nil {
			opt.Progress(done)
		}
	}
	return ctx.Err()
}
