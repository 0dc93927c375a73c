package replay

import (
	"fmt"
	"runtime"
	"slices"

	"hebbarium/brain/file"
	"hebbarium/evolve/episode"
)

// Recorder turns the episode that it watches into a replay. It only reads, and
// between two recorded hashes it costs next to nothing. It runs on the
// goroutine that steps the episode.
type Recorder struct {
	e      *episode.Episode
	rules  RuleSet
	parts  []episode.Part
	names  []string
	hashes []StateHash
}

// NewRecorder begins to record an episode that has been started and has made no
// step yet. The rules are those that it was started with.
func NewRecorder(e *episode.Episode, rules RuleSet) (*Recorder, error) {
	if e.Genome() == nil || e.Steps() != 0 || len(e.Applied()) != 0 {
		return nil, fmt.Errorf("record: expected an episode at its beginning, found one at step %d with %d events applied", e.Steps(), len(e.Applied()))
	}
	r := &Recorder{e: e, rules: rules}
	r.hash()
	return r, nil
}

// Step is called after each step of the episode, before ApplyDue.
func (r *Recorder) Step() {
	if r.e.Steps()%Every == 0 {
		r.hash()
	}
}

// hash records the present state, in place of what was recorded of the same
// step before: where an episode goes back to an earlier step and lives on, the
// later hashes stay, until Fork.
func (r *Recorder) hash() {
	n := len(r.before())
	h := r.present()
	if n < len(r.hashes) && r.hashes[n].Step == h.Step {
		r.hashes[n] = h
		return
	}
	r.hashes = append(r.hashes[:n], h)
}

// Fork drops what was recorded of later steps than the present one, since they
// will be others; Rejoin brings them back.
func (r *Recorder) Fork() []StateHash {
	n := len(r.before())
	if n < len(r.hashes) && r.hashes[n].Step == r.e.Steps() {
		n++
	}
	left := slices.Clone(r.hashes)
	r.hashes = r.hashes[:n]
	return left
}

// Rejoin goes on from hashes that Fork returned.
func (r *Recorder) Rejoin(left []StateHash) { r.hashes = slices.Clone(left) }

// before are the recorded hashes of steps before the present one.
func (r *Recorder) before() []StateHash {
	n := len(r.hashes)
	for n > 0 && r.hashes[n-1].Step >= r.e.Steps() {
		n--
	}
	return r.hashes[:n]
}

// present hashes the state part by part.
func (r *Recorder) present() StateHash {
	r.parts = r.e.Parts(r.parts[:0])
	if r.names == nil {
		for _, p := range r.parts {
			r.names = append(r.names, p.Name)
		}
	}
	h := StateHash{Step: r.e.Steps(), Sums: make([]Sum, len(r.parts))}
	for i, p := range r.parts {
		h.Sums[i] = SumOf(p.Bytes)
	}
	return h
}

// Replay is the episode so far, with the events that ApplyDue has applied before
// the coming step. It shares nothing with the recorder, so another
// goroutine may save it while the episode goes on.
func (r *Recorder) Replay() *Replay {
	e, setup := r.e, r.e.Setup()
	return &Replay{
		World: e.World.Name(), Physics: e.World.Physics(), Switched: switchedIn(e), Machine: runtime.GOARCH, Program: file.Program(), Rules: r.rules,
		Seed: setup.Seed, Body: setup.Body, Init: setup.Init.String(), Patient: setup.Patient, MaxSteps: setup.MaxSteps,
		Events: lived(e), Steps: e.Steps(), Status: e.Status().String(), Score: e.Score(),
		Parts: slices.Clone(r.names), Hashes: append(slices.Clone(r.before()), r.present()),
	}
}

// lived are the events that have been applied, as far as they have gone.
func lived(e *episode.Episode) []episode.Event {
	events := append([]episode.Event{}, e.Applied()...)
	for i, ev := range events {
		events[i] = ev.Until(e.Steps() - 1)
	}
	return events
}
