// Package recording keeps the replays of the window's sessions: it records each
// life while it is lived, writes it to a folder as it grows, and tells whether a
// life that is played from a replay is still the recorded one.
package recording

import (
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/replay"
)

// Options say what a recording is of and where it goes.
type Options struct {
	Folder string         // of the replays; "" writes none
	Stamp  string         // begins the names of the files, such as a date and time
	Rules  replay.RuleSet // of every life of the session
	Lesson string         // name of the lesson that the session tells until its step Ends; "" where it tells none
	Ends   int
	Loose  *brain.Genome // the rules, where no file holds them: they are written beside the replays, in each folder
	Held   string        // path of the file that held Loose when they were read, "" for none: they are written once it does no more
	// File is the content of the rules' file, where that may go: it is written as Loose is.
	File   func() ([]byte, error)
	Follow *replay.Replay // that the session plays; nil where it plays none
}

// Recording records one session. Start, Step, End, Keep, Save and Replay belong to the
// session's goroutine (it is a session.Recorder), the other methods to anyone.
type Recording struct {
	options  Options
	recorder *replay.Recorder
	player   *replay.Player
	begun    bool           // a life has
	rival    string         // that lives beside the life, "" for none
	told     *replay.Replay // the life that a lesson tells, nil for none
	kept     *kept          // last life that was handed to the writer
	lives    int            // files begun so far
	wrote    time.Time      // when
	noted    int            // events that were handed on then
	took     atomic.Int64   // the last write, ns
	writes   chan write
	done     chan struct{}
	more     func(*replay.Replay) // adds to each replay; nil for nothing
	beside   map[string]bool      // folders that the loose rules have been written to; the writer's

	mu     sync.Mutex
	status Status
}

// Status is what the window says of the recording.
type Status struct {
	Following  bool               // the life is the one of the replay so far
	Finished   bool               // and has come to the recording's end
	Left       bool               // a person has made another life of it
	Difference *replay.Difference // the first difference, where nobody has
	Saved      string             // file written last
	Err        error              // why the last file could not be written, or the life not be recorded
}

// shortest is the number of steps that a life must have for a file of its own,
// where no step of it has followed an event.
const shortest = replay.Every

var errNotRecorded = errors.New("the episode is not being recorded")

// New begins to record. Close it after the session.
func New(o Options) *Recording {
	r := &Recording{options: o, writes: make(chan write, 16), done: make(chan struct{}), beside: map[string]bool{}}
	go func() {
		defer close(r.done)
		for w := range r.writes {
			r.write(w)
		}
	}()
	return r
}

// Close waits until every file has been written, and tries once more to write the life
// that could not be. The session has ended before.
func (r *Recording) Close() {
	close(r.writes)
	<-r.done
	if k := r.kept; k != nil && k.failed.Load() {
		r.write(write{life: k.life, kept: k})
	}
}

// Status is the present one.
func (r *Recording) Status() Status {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.status
}

func (r *Recording) tell(change func(*Status)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	change(&r.status)
}

// Beside notes what lives beside the life.
func (r *Recording) Beside(choice string) { r.rival = choice }

// Start begins to record a life, at its step 0.
func (r *Recording) Start(e *episode.Episode) {
	var err, lost error
	r.recorder, err = replay.NewRecorder(e, r.options.Rules)
	r.player = nil
	r.wrote, r.noted = time.Now(), 0
	if r.options.Lesson != "" && err == nil && !r.begun {
		r.told = r.recorder.Replay()
		r.told.Events, r.told.Steps = e.Setup().Events, r.options.Ends
	}
	r.begun = true
	f := r.options.Follow
	if f != nil && isRecipe(e.Setup(), f) {
		r.player, lost = f.Follow(e)
		err = errors.Join(err, lost)
	}
	r.tell(func(s *Status) {
		s.Following, s.Finished, s.Difference, s.Err = r.player != nil, false, nil, err
		s.Left = f != nil && r.player == nil
	})
	r.check(e)
}

// Step records a step.
func (r *Recording) Step(e *episode.Episode) {
	if r.recorder != nil {
		r.recorder.Step()
	}
	r.check(e)
	r.grow(e)
}

// check follows the replay up to its end or to the first difference.
func (r *Recording) check(e *episode.Episode) {
	if r.player == nil {
		return
	}
	recorded, lived := r.options.Follow.Events, e.Applied()
	due := slices.IndexFunc(recorded, func(ev episode.Event) bool { return ev.Step >= e.Steps() })
	if due < 0 {
		due = len(recorded)
	}
	if n := len(lived); n < due || n > len(recorded) || !slices.Equal(lived, recorded[:n]) {
		r.player = nil
		r.tell(func(s *Status) { s.Following, s.Left = false, true })
		return
	}
	err := r.player.Check()
	if err == nil && !r.player.Done() {
		return
	}
	r.player = nil
	r.tell(func(s *Status) {
		s.Following, s.Finished = err == nil, err == nil
		errors.As(err, &s.Difference)
	})
}

// isRecipe tells whether an episode begins as a replay says.
func isRecipe(s episode.Setup, r *replay.Replay) bool {
	return s.Seed == r.Seed && s.Body == r.Body && s.Init.String() == r.Init && s.Patient == r.Patient && s.MaxSteps == r.MaxSteps &&
		slices.Equal(s.Events, r.Events)
}

// mark is where another future was left.
type mark struct {
	hashes []replay.StateHash
	player *replay.Player
}

// Fork leaves the future behind the present step for another.
func (r *Recording) Fork() any {
	if r.recorder == nil {
		return nil
	}
	return mark{r.recorder.Fork(), r.player}
}

// Rejoin goes back to a future that Fork has left.
func (r *Recording) Rejoin(left any) {
	m, ok := left.(mark)
	if !ok || r.recorder == nil {
		return
	}
	r.recorder.Rejoin(m.hashes)
	if r.player = m.player; r.player != nil {
		r.tell(func(s *Status) { s.Following, s.Left = true, false })
	}
}

// injured tells whether something has followed from an event of the life.
func injured(r *replay.Replay) bool {
	return slices.ContainsFunc(r.Events, func(ev episode.Event) bool {
		return ev.Step < r.Steps || r.Status == episode.Diverged.String()
	})
}

// extends tells whether long begins with the whole life of short.
func extends(long, short *replay.Replay) bool {
	if long.World != short.World || long.Physics != short.Physics || long.Rules.SHA256 != short.Rules.SHA256 || long.Seed != short.Seed ||
		long.Body != short.Body || long.Init != short.Init || long.Patient != short.Patient || long.MaxSteps != short.MaxSteps || long.Steps < short.Steps {
		return false
	}
	n := len(short.Events)
	same := func(a, b episode.Event) bool { return a == b || a.Until(short.Steps-1) == b }
	return len(long.Events) >= n && slices.EqualFunc(long.Events[:n], short.Events, same) &&
		!slices.ContainsFunc(long.Events[n:], func(ev episode.Event) bool { return ev.Step < short.Steps })
}
