package replay

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
)

// Many says that the recipe was lived by many: the replay's own life, and those of the
// seeds after it, with the same events.
type Many struct {
	Lives  int   `json:"lives"`          // the replay's own counts
	Step   int   `json:"step,omitempty"` // control steps that they had made when their states were hashed
	Events int   `json:"events"`         // of the replay's, that had been applied by then
	Ends   []Sum `json:"ends,omitempty"` // of the states of the lives after the first, in their order; none where they were not there
}

// MaxLives is the most lives that a replay can be of.
const MaxLives = 64

// MarshalText writes the text form: 16 hexadecimal digits.
func (s Sum) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, s[:]), nil }

// UnmarshalText reads the text form.
func (s *Sum) UnmarshalText(b []byte) error {
	if n, err := hex.Decode(s[:], b[:min(len(b), 2*len(s))]); err != nil || n != len(s) || len(b) != 2*len(s) {
		return fmt.Errorf("hash: expected %d hexadecimal digits, found %.20q", 2*len(s), b)
	}
	return nil
}

// check says what is wrong with it in a replay, or nil.
func (m *Many) check(r *Replay) error {
	switch {
	case m == nil:
		return nil
	case m.Lives < 2 || m.Lives > MaxLives:
		return fmt.Errorf("many: expected 2 to %d lives, found %d", MaxLives, m.Lives)
	case len(m.Ends) != 0 && len(m.Ends) != m.Lives-1:
		return fmt.Errorf("many: expected a hash for each of %d lives but the first, found %d", m.Lives, len(m.Ends))
	case m.Step < 0 || m.Step > r.Steps:
		return fmt.Errorf("many: step: expected 0 to %d, found %d", r.Steps, m.Step)
	case m.Events < 0 || m.Events > len(r.Events):
		return fmt.Errorf("many: events: expected 0 to %d, found %d", len(r.Events), m.Events)
	}
	return nil
}

// Lives is how many lives a replay is of.
func (r *Replay) Lives() int {
	if r.Many == nil {
		return 1
	}
	return r.Many.Lives
}

// Crowd is how many lives a replay is of where they are many, 0 where it is one.
func (r *Replay) Crowd() int {
	if r.Many == nil {
		return 0
	}
	return r.Many.Lives
}

// EndOf hashes the whole state of a life.
func EndOf(e *episode.Episode) (s Sum) {
	all := sha256.New()
	for _, part := range e.Parts(nil) {
		fmt.Fprintf(all, "%s %d\n", part.Name, len(part.Bytes))
		all.Write(part.Bytes)
	}
	copy(s[:], all.Sum(nil))
	return s
}

// verifyMany lives the lives after the first in e, up to where their states were hashed,
// and compares these. It returns nil, a *Difference, another reason why they cannot be
// lived, or the context's error.
func (r *Replay) verifyMany(ctx context.Context, e *episode.Episode, g *brain.Genome) error {
	if r.Many == nil {
		return nil
	}
	for i, want := range r.Many.Ends {
		setup, err := r.Setup()
		if err != nil {
			return err
		}
		setup.Seed += uint64(i + 1)
		setup.Events = r.Events[:r.Many.Events]
		if err := e.Start(g, setup); err != nil {
			return err
		}
		for e.Steps() < r.Many.Step && e.Step() == episode.Running {
			if e.Steps()%Every == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
		}
		e.ApplyDue()
		if found := EndOf(e); found != want {
			p := Player{replay: r, e: e}
			return &Difference{Step: r.Many.Step, Part: fmt.Sprintf("life %d of %d (seed %d)", i+2, r.Many.Lives, setup.Seed), Want: want.String(), Found: found.String(), Note: p.note()}
		}
	}
	return nil
}
