// Package recording keeps the replays of the window's sessions: it records each
// life while it is lived, writes it to a folder when it is over, and tells
// whether a life that is played from a replay is still the recorded one.
package recording

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/replay"
)

// Options say what a recording is of and where it goes.
type Options struct {
	Folder string         // of the replays; "" writes none
	Stamp  string         // begins the names of the files, such as a date and time
	Rules  replay.RuleSet // of every life of the session
	Loose  *brain.Genome  // the rules, where no file holds them: they are written beside the replays, in each folder
	Follow *replay.Replay // that the session plays; nil where it plays none
}

// Recording records one session. Start, Step, End, Keep, Save and Replay belong to the
// session's goroutine (it is a session.Recorder), the other methods to anyone.
type Recording struct {
	options  Options
	recorder *replay.Recorder
	player   *replay.Player
	kept     *kept // last life that was handed to the writer
	lives    int   // files written so far
	writes   chan write
	done     chan struct{}
	beside   map[string]bool // folders that the loose rules have been written to; the writer's

	mu     sync.Mutex
	status Status
}

type write struct {
	path  string
	life  *replay.Replay
	asked bool        // for by a person, who is told of it elsewhere
	done  func(error) // hears of it; nil for nobody
}

// kept is a life that gets a file without being asked for.
type kept struct {
	write
	before *kept // the part of it that the file holds until then, nil where there is no file
	failed atomic.Bool
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
		r.write(k.write)
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

// Start begins to record a life, at its step 0.
func (r *Recording) Start(e *episode.Episode) {
	var err, lost error
	r.recorder, err = replay.NewRecorder(e, r.options.Rules)
	r.player = nil
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

// End writes the life as it is when it ends or is left, unless the file of an
// earlier one holds it: only the longest that could be written stays.
func (r *Recording) End(*episode.Episode) {
	life := r.Replay()
	if life == nil || r.options.Folder == "" || life.Steps < shortest && !injured(life) {
		return
	}
	for r.kept != nil && r.kept.failed.Load() {
		r.kept = r.kept.before
	}
	if f := r.options.Follow; f != nil && extends(f, life) || r.kept != nil && extends(r.kept.life, life) {
		return
	}
	k := &kept{}
	if r.kept != nil && extends(life, r.kept.life) {
		k.before = r.kept
	} else {
		r.lives++
	}
	name := fmt.Sprintf("%s-%s-%d%s", r.options.Stamp, life.World, r.lives, replay.ReplayExtension)
	k.write = write{filepath.Join(r.options.Folder, name), life, false, func(err error) { k.failed.Store(err != nil) }}
	r.kept = k
	r.writes <- k.write
}

// Keep writes the life so far to a file of that path. It belongs to the
// session's goroutine.
func (r *Recording) Keep(path string) { r.Save(path, nil) }

// Save is Keep, and tells done on another goroutine what became of the file.
func (r *Recording) Save(path string, done func(error)) {
	life := r.Replay()
	if life != nil {
		r.writes <- write{path, life, done != nil, done}
	} else if done != nil {
		go done(errors.New("the episode is not being recorded"))
	}
}

// Replay is the life so far, or nil where none is being recorded.
func (r *Recording) Replay() *replay.Replay {
	if r.recorder == nil {
		return nil
	}
	return r.recorder.Replay()
}

func (r *Recording) write(w write) {
	err := os.MkdirAll(filepath.Dir(w.path), 0o777)
	if err == nil {
		err = r.writeRules(filepath.Dir(w.path))
	}
	if err == nil {
		err = w.life.Save(w.path)
	}
	r.tell(func(s *Status) {
		if !w.asked {
			s.Err = err
		}
		if err == nil {
			s.Saved = w.path
		}
	})
	if w.done != nil {
		w.done(err)
	}
}

// writeRules writes the rules that no file holds to a folder, once.
func (r *Recording) writeRules(folder string) error {
	g, sum := r.options.Loose, r.options.Rules.SHA256
	if g == nil || r.beside[folder] {
		return nil
	}
	path := filepath.Join(folder, "rules-"+sum[:8]+".safetensors")
	if found, err := brain.Fingerprint(path); err != nil || found != sum { // none from another session
		if err := brain.Save(path, g); err != nil {
			return err
		}
	}
	r.beside[folder] = true
	return nil
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
	return len(long.Events) >= n && slices.Equal(long.Events[:n], short.Events) &&
		!slices.ContainsFunc(long.Events[n:], func(ev episode.Event) bool { return ev.Step < short.Steps })
}
