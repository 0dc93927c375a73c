package replay

import (
	"context"
	"fmt"
	"runtime"
	"strconv"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
)

// Difference says where a life of a replay's recipe first left the recorded
// one.
type Difference struct {
	Step   int    `json:"step"`     // control steps made
	Part   string `json:"part"`     // of the state; "status" or "score" where the episode ended otherwise
	Want   string `json:"expected"` // recorded
	Found  string `json:"found"`
	Others int    `json:"others"`         // further parts that differ at the same step
	Note   string `json:"note,omitempty"` // a reason to suspect
}

func (d *Difference) Error() string {
	text := fmt.Sprintf("step %d: %s differs: expected %s, found %s", d.Step, d.Part, d.Want, d.Found)
	if d.Others > 0 {
		text += fmt.Sprintf(" (and %d parts more)", d.Others)
	}
	if d.Note != "" {
		text += "; " + d.Note
	}
	return text
}

// Setup is the recipe of the recorded episode.
func (r *Replay) Setup() (episode.Setup, error) {
	init, err := brain.ParseInit(r.Init)
	if err != nil {
		return episode.Setup{}, err
	}
	return episode.Setup{Seed: r.Seed, Body: r.Body, Init: init, Events: r.Events, Patient: r.Patient, MaxSteps: r.MaxSteps}, nil
}

// Player holds an episode against a replay while it lives.
type Player struct {
	replay *Replay
	e      *episode.Episode
	next   int // hash to compare
	parts  []episode.Part
}

// Play starts the recorded episode in e, whose world is of the replay's kind,
// with its rule set (see FindRules).
func (r *Replay) Play(e *episode.Episode, g *brain.Genome) (*Player, error) {
	if err := r.fits(e.World); err != nil {
		return nil, err
	}
	setup, err := r.Setup()
	if err != nil {
		return nil, err
	}
	if err := e.Start(g, setup); err != nil {
		return nil, err
	}
	return &Player{replay: r, e: e}, nil
}

// Follow holds an episode against the replay that someone else has started, with
// the replay's rule set and Setup, and that has made no step yet.
func (r *Replay) Follow(e *episode.Episode) (*Player, error) {
	if err := r.fits(e.World); err != nil {
		return nil, err
	}
	if e.Steps() != 0 || len(e.Applied()) != 0 {
		return nil, fmt.Errorf("follow: expected an episode at its beginning, found one at step %d with %d events applied", e.Steps(), len(e.Applied()))
	}
	return &Player{replay: r, e: e}, nil
}

// Done says whether the recording has been played to its end.
func (p *Player) Done() bool { return p.next >= len(p.replay.Hashes) }

// Check compares the episode with the recording. It is called before the first
// step and after each one until Done, and returns nil or a *Difference. The score that
// the recording claims is compared at its end. An
// event that is not the recording's makes a life of its own, and a difference.
// Where the recording ends with events before a step that was not made, Check
// applies them there, as the step would.
func (p *Player) Check() error {
	if p.Done() {
		return nil
	}
	r, made, status := p.replay, p.e.Steps(), p.e.Status().String()
	last := p.next == len(r.Hashes)-1
	want := r.Hashes[p.next]
	if status == episode.Running.String() && last && r.Status == episode.Diverged.String() && made <= want.Step {
		return nil // it is the step after the last one that does not come to its end
	}
	if last && made == want.Step && r.restsChanged() {
		status = p.e.ApplyDue().String()
	}
	if made == want.Step {
		if err := p.compare(want); err != nil {
			return err
		}
		p.next++
	}
	ended := status != episode.Running.String()
	if (ended || made > want.Step) && !p.Done() || p.Done() && status != r.Status {
		expected := r.Status
		if !p.Done() {
			expected = fmt.Sprintf("running up to step %d", r.Steps)
		}
		return &Difference{Step: made, Part: "status", Want: expected, Found: status, Note: p.note()}
	}
	if score := p.e.Score(); p.Done() && score != r.Score {
		number := func(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
		return &Difference{Step: made, Part: "score", Want: number(r.Score), Found: number(score), Note: p.note()}
	}
	return nil
}

func (p *Player) compare(want StateHash) error {
	p.parts = p.e.Parts(p.parts[:0])
	names := p.replay.Parts
	if len(p.parts) != len(names) {
		return &Difference{Step: want.Step, Part: "list of parts", Want: fmt.Sprintf("%d parts", len(names)), Found: fmt.Sprint(len(p.parts))}
	}
	var first *Difference
	for i, part := range p.parts {
		if part.Name != names[i] {
			return &Difference{Step: want.Step, Part: "list of parts", Want: fmt.Sprintf("%q", names[i]), Found: fmt.Sprintf("%q", part.Name)}
		}
		switch found := SumOf(part.Bytes); {
		case found == want.Sums[i]:
		case first == nil:
			first = &Difference{Step: want.Step, Part: part.Name, Want: want.Sums[i].String(), Found: found.String(), Note: p.note()}
		default:
			first.Others++
		}
	}
	if first == nil {
		return nil
	}
	return first
}

func (p *Player) note() string {
	if m := p.replay.Machine; m != runtime.GOARCH {
		return fmt.Sprintf("it was recorded on %s and played on %s", m, runtime.GOARCH)
	}
	return p.replay.unnamed(p.e)
}

// Verify lives the recorded episode in e and checks every recorded hash, and then those of
// the other lives of the recipe; told,
// where it is not nil, hears how many steps have been made. It returns nil, a
// *Difference at the first hash that differs, another reason why the replay
// cannot be played, or the context's error.
func (r *Replay) Verify(ctx context.Context, e *episode.Episode, g *brain.Genome, told func(steps int)) error {
	p, err := r.Play(e, g)
	if err != nil {
		return err
	}
	for {
		if err := p.Check(); err != nil {
			return err
		}
		if p.Done() {
			return r.verifyMany(ctx, e, g)
		}
		if e.Steps()%Every == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
			if told != nil {
				told(e.Steps())
			}
		}
		e.Step()
	}
}
