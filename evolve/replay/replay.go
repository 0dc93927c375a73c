package replay

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/rival"
	"hebbarium/evolve/turn"
)

// Every is the number of steps between two recorded hashes of the state.
const Every = 50

// Replay is an episode as data: its recipe, and hashes of its whole state by
// which a later life of the same recipe is held against the recorded one. A hash
// is of the state before the events of its step. The last one alone may be of
// the state after them: where the life rested with events of the coming step
// applied (see Episode.ApplyDue), which are then the last of its Events.
type Replay struct {
	World    string          `json:"world"`
	Physics  string          `json:"physics"`            // engine and version, see World
	Switched []string        `json:"switched,omitempty"` // those that events go to, likewise; older files lack it
	Machine  string          `json:"machine"`            // GOARCH; equal bits are promised on the same one
	Program  string          `json:"program,omitempty"`  // and its version, that recorded it; older files lack it
	Rules    RuleSet         `json:"rules"`
	Seed     uint64          `json:"seed"`
	Body     string          `json:"body,omitempty"`
	Init     string          `json:"init"` // of the plastic weights, see brain.ParseInit
	Patient  bool            `json:"patient"`
	MaxSteps int             `json:"max_steps,omitempty"` // 0: the world's own limit
	Beside   string          `json:"beside,omitempty"`    // what lived beside it, see package rival; no part of the life
	Events   []episode.Event `json:"events"`              // as applied, in order
	Steps    int             `json:"steps"`               // control steps made
	Status   string          `json:"status"`              // after the last of them
	Score    float64         `json:"score"`
	Parts    []string        `json:"parts"`          // of the state, in the order of the hashes
	Hashes   []StateHash     `json:"hashes"`         // at step 0, every Every steps, and after the last step
	Many     *Many           `json:"many,omitempty"` // lives of the recipe, nil for one
}

// restsChanged tells whether the life rests with events of the coming step applied.
func (r *Replay) restsChanged() bool {
	n := len(r.Events)
	return n > 0 && r.Events[n-1].Step == r.Steps && r.Status == episode.Running.String()
}

// RuleSet names the genome that an episode lived by.
type RuleSet struct {
	Name   string `json:"name"`   // of its file
	SHA256 string `json:"sha256"` // of its file, in hexadecimal
}

// Short is the name with the first 8 characters of the fingerprint.
func (r RuleSet) Short() string { return fmt.Sprintf("%s (%s)", r.Name, first8(r.SHA256)) }

func first8(s string) string { return s[:min(8, len(s))] }

// Sum is the first 8 bytes of the SHA-256 of a part's bytes.
type Sum [8]byte

// SumOf hashes the bytes of a part.
func SumOf(b []byte) (s Sum) {
	if len(b) <= atOnce {
		full := sha256.Sum256(b)
		copy(s[:], full[:])
		return s
	}
	h := sha256.New()
	for piece := range slices.Chunk(b, atOnce) {
		turn.Take()
		h.Write(piece)
	}
	copy(s[:], h.Sum(nil))
	return s
}

// atOnce is the number of bytes that are hashed before others have their turn: Go alone takes
// a millisecond for them in a page.
const atOnce = 64 << 10

func (s Sum) String() string { return hex.EncodeToString(s[:]) }

// StateHash is the state after so many steps, one hash for each part. Its text
// form is the step and the hashes, separated by spaces.
type StateHash struct {
	Step int
	Sums []Sum
}

// MarshalText writes the text form.
func (h StateHash) MarshalText() ([]byte, error) {
	b := strconv.AppendInt(nil, int64(h.Step), 10)
	for _, s := range h.Sums {
		b = append(b, ' ')
		b = hex.AppendEncode(b, s[:])
	}
	return b, nil
}

// UnmarshalText reads the text form.
func (h *StateHash) UnmarshalText(b []byte) error {
	words := strings.Split(string(b), " ")
	step, err := strconv.Atoi(words[0])
	if err != nil || step < 0 || strconv.Itoa(step) != words[0] {
		return fmt.Errorf("hash: expected a step of 0 or more, found %.20q", words[0])
	}
	*h = StateHash{Step: step, Sums: make([]Sum, len(words)-1)}
	for i, word := range words[1:] {
		if n, err := hex.Decode(h.Sums[i][:], []byte(word[:min(len(word), 16)])); err != nil || n != len(Sum{}) || len(word) != 16 || strings.ToLower(word) != word {
			return fmt.Errorf("hash at step %d: expected 16 hexadecimal digits, found %.20q", step, word)
		}
	}
	return nil
}

// Check says what is wrong with a replay, or nil.
func (r *Replay) Check() error {
	if _, err := episode.SpecOf(r.World); err != nil {
		return err
	}
	if r.Physics == "" {
		return errors.New("physics: expected an engine and its version, found none")
	}
	if sum, err := hex.DecodeString(r.Rules.SHA256); err != nil || len(sum) != sha256.Size {
		return fmt.Errorf("rules: expected a SHA-256 of %d hexadecimal digits, found %.80q", 2*sha256.Size, r.Rules.SHA256)
	}
	if err := rival.Check(r.Beside); err != nil {
		return err
	}
	if r.MaxSteps < 0 || r.Steps < 0 || r.MaxSteps > 0 && r.Steps > r.MaxSteps {
		return fmt.Errorf("steps: expected 0 to max_steps (%d), found %d", r.MaxSteps, r.Steps)
	}
	if _, err := parseStatus(r.Status); err != nil {
		return err
	}
	if math.IsNaN(r.Score) || math.IsInf(r.Score, 0) {
		return fmt.Errorf("score: expected a finite number, found %g", r.Score)
	}
	if err := r.checkEvents(); err != nil {
		return err
	}
	if err := r.checkSwitched(); err != nil {
		return err
	}
	if err := r.checkHashes(); err != nil {
		return err
	}
	return r.Many.check(r)
}

// checkEvents holds the events to the order in which they were applied.
func (r *Replay) checkEvents() error {
	last := 0
	for i, ev := range r.Events {
		if ev.Step < last {
			return fmt.Errorf("events: expected steps in ascending order, found %q after step %d", ev, last)
		}
		if last = ev.Step; last > r.Steps {
			return fmt.Errorf("events: expected steps up to %d, found %q", r.Steps, ev)
		}
		if err := ev.Check(); err != nil {
			return fmt.Errorf("events: number %d: %w", i+1, err)
		}
	}
	return nil
}

func (r *Replay) checkHashes() error {
	if len(r.Parts) == 0 {
		return errors.New("parts: expected the parts of the state, found none")
	}
	for i, h := range r.Hashes {
		want := i * Every
		if i == len(r.Hashes)-1 {
			want = r.Steps
		}
		if h.Step != want {
			return fmt.Errorf("hashes: expected number %d to be of step %d, found step %d", i+1, want, h.Step)
		}
		if len(h.Sums) != len(r.Parts) {
			return fmt.Errorf("hashes: step %d: expected %d parts, found %d", h.Step, len(r.Parts), len(h.Sums))
		}
	}
	if want := (r.Steps+Every-1)/Every + 1; len(r.Hashes) != want {
		return fmt.Errorf("hashes: expected %d for %d steps, found %d", want, r.Steps, len(r.Hashes))
	}
	return nil
}

// parseStatus is the inverse of Status.String.
func parseStatus(s string) (episode.Status, error) {
	for status := episode.Running; status <= episode.Diverged; status++ {
		if status.String() == s {
			return status, nil
		}
	}
	return 0, fmt.Errorf("status: expected running, done, time up, out of patience or diverged, found %.40q", s)
}
