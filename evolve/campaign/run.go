package campaign

import (
	"context"
	"errors"
	"fmt"
)

// Hooks are what a caller hears of a campaign that runs; each may be nil.
type Hooks struct {
	Begin func()             // a generation is about to be lived
	Ended func(episodes int) // so many of its episodes have ended; from any worker, which it may hold
	Lived func(Point)        // a generation is over, and kept where it is one to keep
}

// NotKeptError says that a generation could not be written, and which one is in the
// folder.
type NotKeptError struct {
	Generation, Saved int
	Err               error
}

func (e *NotKeptError) Error() string {
	return fmt.Sprintf("generation %d could not be kept: %v; the checkpoint of generation %d is intact", e.Generation, e.Err, e.Saved)
}

// Unwrap gives the reason.
func (e *NotKeptError) Unwrap() error { return e.Err }

// Run lives one generation after the other until the campaign has goal of them, and
// keeps every saveEvery-th and the last: the one loop that drives a campaign. Once ctx is
// done, the generation under way is given up, the last whole one is kept, and the error is
// the context's. Where a generation cannot be kept, it is a *NotKeptError.
func (k *Kept) Run(ctx context.Context, goal, saveEvery int, h Hooks) error {
	for k.Centre.Generation < goal {
		if h.Begin != nil {
			h.Begin()
		}
		point, err := k.Next(ctx, k.Pool, h.Ended)
		if errors.Is(err, context.Canceled) {
			if kept := k.keep(); kept != nil {
				return kept
			}
		}
		if err != nil {
			return err
		}
		if n := k.Centre.Generation; n%saveEvery == 0 || n >= goal {
			if err := k.keep(); err != nil {
				return err
			}
		}
		if h.Lived != nil {
			h.Lived(point)
		}
	}
	return nil
}

// keep saves the campaign where the folder does not hold it as it stands.
func (k *Kept) keep() error {
	if k.saved == k.Centre.Generation {
		return nil
	}
	saved := k.saved
	if err := k.save(); err != nil {
		return &NotKeptError{Generation: k.Centre.Generation, Saved: saved, Err: err}
	}
	return nil
}
