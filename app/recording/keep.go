package recording

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"hebbarium/brain"
	disk "hebbarium/brain/file"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/replay"
)

// write is a life for the writer.
type write struct {
	life *replay.Replay
	kept *kept       // that gets its file without being asked for; nil where a person asked
	path string      // that was asked for
	anew bool        // under that name or, where a file has it, the next that none has
	done func(error) // hears of it; nil for nobody
}

// kept is a life that gets a file without being asked for.
type kept struct {
	life   *replay.Replay
	file   *file
	before *kept // the part of it that the file holds until then, nil where there is no file
	over   atomic.Bool
	failed atomic.Bool
}

// file is the place of a life that grows: its first part claims the name, the later ones
// take its place.
type file struct {
	want string
	told bool   // is a lesson's: it is the same whenever that is told, and kept once
	path string // the writer's; "" until something was written
}

// End writes the life as it is when it ends or is left, unless the file of an
// earlier one holds it: only the longest that could be written stays.
func (r *Recording) End(*episode.Episode) { r.keep() }

func (r *Recording) keep() {
	life := r.Replay()
	if life == nil || r.options.Folder == "" || life.Steps < shortest && !injured(life) {
		return
	}
	var unclaimed *file // whose name was not to be had: the next life tries it again
	for r.kept != nil && r.kept.failed.Load() {
		if r.kept.before == nil {
			unclaimed = r.kept.file
		}
		r.kept = r.kept.before
	}
	if f := r.options.Follow; f != nil && extends(f, life) || r.kept != nil && extends(r.kept.life, life) {
		return
	}
	told := r.told != nil && extends(r.told, life)
	k := &kept{life: life}
	if r.kept != nil && r.kept.file.told == told && extends(life, r.kept.life) {
		k.file, k.before = r.kept.file, r.kept
		if r.kept.over.Load() {
			r.kept.before = nil // nobody goes back beyond what was written
		}
	} else if k.file = unclaimed; k.file == nil || k.file.told != told {
		k.file = r.newFile(life, told)
	}
	r.kept, r.wrote, r.noted = k, time.Now(), len(life.Events)
	r.writes <- write{life: life, kept: k}
}

// newFile is the place of a life that no file holds a part of.
func (r *Recording) newFile(life *replay.Replay, told bool) *file {
	name := fmt.Sprintf("lesson-%s-%s", r.options.Lesson, life.World)
	if !told {
		r.lives++
		name = fmt.Sprintf("%s-%s-%d", r.options.Stamp, life.World, r.lives)
	}
	return &file{want: filepath.Join(r.options.Folder, name+replay.ReplayExtension), told: told}
}

// How often a life is written while it is lived, so that a window which is killed loses
// next to nothing of it: soon after an event, which nobody can make up for, else now and
// then, and never for more than a twentieth of the time.
const (
	soonAfter  = 200 * time.Millisecond
	nowAndThen = 2 * time.Second
	rest       = 20
)

// grow writes the life so far where it is time to.
func (r *Recording) grow(e *episode.Episode) {
	events := len(e.Applied())
	if r.recorder == nil || e.Steps()%shortest != 0 && events == r.noted {
		return
	}
	if k := r.kept; k != nil && !k.over.Load() {
		return // the disk is slow
	}
	due := nowAndThen
	if events != r.noted {
		due = soonAfter
	}
	if since := time.Since(r.wrote); since >= max(due, rest*time.Duration(r.took.Load())) {
		r.wrote, r.noted = time.Now(), events
		r.keep()
	}
}

// Keep writes the life so far to a file of that path or, where there is one, of the next
// name that is free. It belongs to the session's goroutine.
func (r *Recording) Keep(path string) {
	if life := r.Replay(); life != nil {
		r.writes <- write{life: life, path: path, anew: true}
	}
}

// Save writes the life so far to a file of that path, in place of one that is there, and
// tells done on another goroutine what became of it.
func (r *Recording) Save(path string, done func(error)) {
	life := r.Replay()
	if life != nil {
		r.writes <- write{life: life, path: path, done: done}
	} else if done != nil {
		go done(errNotRecorded)
	}
}

// Replay is the life so far, or nil where none is being recorded.
func (r *Recording) Replay() *replay.Replay {
	if r.recorder == nil {
		return nil
	}
	life := r.recorder.Replay()
	life.Beside = r.rival
	if r.more != nil {
		r.more(life)
	}
	return life
}

// Complete lets more add to each replay what is lived beside it. It belongs to the session's
// goroutine.
func (r *Recording) Complete(more func(*replay.Replay)) { r.more = more }

// write writes a life and says what became of it.
func (r *Recording) write(w write) {
	began := time.Now()
	path := w.path
	if w.kept != nil {
		path = w.kept.file.want
	}
	err := os.MkdirAll(filepath.Dir(path), 0o777)
	if err == nil {
		err = r.writeRules(filepath.Dir(path))
	}
	switch content := encoded(w.life); {
	case err != nil:
	case w.kept != nil:
		path, err = w.kept.file.write(w.life)
	case w.anew:
		path, err = disk.WriteNewWith(path, content)
	default:
		err = disk.WriteWith(path, content)
	}
	r.took.Store(int64(time.Since(began)))
	r.tell(func(s *Status) {
		if w.done == nil {
			s.Err = err
		}
		if err == nil {
			s.Saved = path
		}
	})
	if w.done != nil {
		w.done(err)
	}
	if k := w.kept; k != nil {
		k.failed.Store(err != nil)
		k.over.Store(true)
	}
}

// encoded is the content of a life's file.
func encoded(life *replay.Replay) func(io.Writer) error {
	return func(w io.Writer) error {
		data, err := life.Encode()
		if err == nil {
			_, err = w.Write(data)
		}
		return err
	}
}

// write gives the file a life that has grown, and returns where it lies.
func (f *file) write(life *replay.Replay) (path string, err error) {
	if f.told {
		if path, held := f.find(life); held {
			return path, nil
		}
	}
	if f.path != "" {
		return f.path, disk.WriteWith(f.path, encoded(life))
	}
	path, err = disk.WriteNewWith(f.want, encoded(life))
	if err == nil {
		f.path = path
	}
	return path, err
}

// find looks for the file that holds a lesson's life, or a part of it, from another time
// that it was told, and tells whether it holds it all. A file of that name may be of
// other rules.
func (f *file) find(life *replay.Replay) (path string, held bool) {
	path = f.want
	for n := 2; ; n++ {
		found, err := replay.Load(path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return "", false
		case err == nil && extends(found, life):
			f.path = path
			return path, true
		case err == nil && extends(life, found):
			f.path = path
			return path, false
		}
		path = disk.Numbered(f.want, n)
	}
}

// writeRules writes the rules that no file holds to a folder, once.
func (r *Recording) writeRules(folder string) error {
	sum := r.options.Rules.SHA256
	if r.options.Loose == nil && r.options.File == nil || r.beside[folder] {
		return nil
	}
	if r.options.Held != "" {
		if found, err := brain.Fingerprint(r.options.Held); err == nil && found == sum {
			return nil
		}
		if own, err := r.options.Loose.Fingerprint(); err != nil || own != sum { // as another program wrote them
			return nil
		}
	}
	path := filepath.Join(folder, "rules-"+sum[:8]+".safetensors")
	if found, err := brain.Fingerprint(path); err != nil || found != sum { // none from another session
		if err := r.writeFile(path); err != nil {
			return err
		}
	}
	r.beside[folder] = true
	return nil
}

func (r *Recording) writeFile(path string) error {
	if r.options.File == nil {
		return brain.Save(path, r.options.Loose)
	}
	content, err := r.options.File()
	if err != nil {
		return err
	}
	return disk.Write(path, content)
}
