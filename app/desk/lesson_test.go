package desk

import (
	"hebbarium/app/desk/desktest"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"hebbarium/app/lesson"
	"hebbarium/app/session"
)

// writeLessons puts lessons into the user's configuration folder.
func writeLessons(t *testing.T, files map[string]string) {
	t.Helper()
	config, err := os.UserConfigDir()
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(config, "hebbarium", "lessons")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// A lesson is told from start to end by itself: each entry is a stage that panels obey,
// with its place to look at and its map, and the end stands until it is left.
func TestLessonIsTold(t *testing.T) {
	saves := t.TempDir()
	path := desktest.SaveRules(t, saves, "ant", 1)
	if err := os.Rename(path, filepath.Join(saves, "ant-random.safetensors")); err != nil {
		t.Fatal(err)
	}
	d := newDesk(t, Options{World: "ant", SavesDir: saves, Replays: t.TempDir()})
	defer d.Close()
	// The pauses are for reading; here nobody reads.
	writeLessons(t, map[string]string{"short.json": `{"lesson": 1, "title": "Short", "world": "ant", "rules": "ant-random", "seed": 2,
 "script": [{"at": 0, "caption": "One", "look": "brain", "pause": 0.05},
  {"at": 20, "caption": "Two", "events": ["zero:0.33"], "look": "timeline", "map": "change", "speed": 8, "pause": 0.05},
  {"at": 40, "caption": "Three", "look": "world"}], "end": 60}`})
	d.view.Lessons = nil
	d.lessons.read()
	l, err := lesson.Find(d.view.Lessons, "short")
	if err != nil {
		t.Fatal(err)
	}
	d.Send(TellLesson{l})
	if d.view.Card != nil || !d.view.Lesson.Running() || d.view.Lesson.Look() != "brain" {
		t.Fatalf("card %+v, lesson %+v", d.view.Card, d.view.Lesson)
	}
	stage := d.view.Lesson.Stage
	var looks []string
	waits := 0
	until(t, d, "the end of the lesson", func() bool {
		if v := &d.view.Lesson; v.Stage != stage {
			stage = v.Stage
			looks = append(looks, v.Lesson.Script[v.Entry].Look)
		}
		waits = max(waits, d.view.Lesson.Waits)
		return d.view.Lesson.Ended
	})
	if waits != 1 || d.view.Lesson.Waits != 0 {
		t.Errorf("a pause of less than a second counts down from %d, and %d are left", waits, d.view.Lesson.Waits)
	}
	if len(looks) != 3 || looks[0] != "brain" || looks[1] != "timeline" || looks[2] != "world" || d.view.Lesson.Look() != "" {
		t.Errorf("looked at %q, and at the end at %q", looks, d.view.Lesson.Look())
	}
	if s := d.view.Snap; s.Step != 60 || s.Playing || s.Speed != 8 || len(s.Markers) != 1 {
		t.Errorf("ended at step %d, playing %v, speed %v, %d events", s.Step, s.Playing, s.Speed, len(s.Markers))
	}
	d.Send(LastEntry{})
	until(t, d, "the last entry", func() bool { return d.view.Snap.Step == 40 })
	d.Send(NextEntry{})
	until(t, d, "the end again", func() bool { return d.view.Snap.Step == 60 })
	d.Send(Restart{Same: true})
	until(t, d, "the lesson anew", func() bool { return d.view.Lesson.Running() && d.view.Snap.Step < 60 && d.view.Lesson.Entry == 0 })
	d.Send(EndLesson{})
	if d.view.Lesson.Running() || d.view.Lesson.Look() != "" {
		t.Error("the lesson goes on")
	}
}

// A lesson that has paused a life goes on with it, however late the life comes to hear of the
// pause: where there is one thread it may be told twice in a row and only then have a turn.
func TestLessonWaitsForItsPause(t *testing.T) {
	saves := t.TempDir()
	path := desktest.SaveRules(t, saves, "ant", 1)
	if err := os.Rename(path, filepath.Join(saves, "ant-random.safetensors")); err != nil {
		t.Fatal(err)
	}
	d := newDesk(t, Options{World: "ant", SavesDir: saves, Replays: t.TempDir()})
	defer d.Close()
	writeLessons(t, map[string]string{"late.json": `{"lesson": 1, "title": "Late", "world": "ant", "rules": "ant-random", "seed": 2,
 "script": [{"at": 0, "caption": "One", "pause": 6}], "end": 60}`})
	d.view.Lessons = nil
	d.lessons.read()
	l, err := lesson.Find(d.view.Lessons, "late")
	if err != nil {
		t.Fatal(err)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	d.Send(TellLesson{l})
	d.session.Play(true) // before the lesson has seen that it stands
	for began := time.Now(); d.view.Snap.Step == 0 || !d.view.Snap.Playing; time.Sleep(time.Millisecond) {
		if snap, _ := d.session.Latest(); time.Since(began) > time.Minute {
			t.Fatalf("expected a life that plays, found it at step %d", snap.Step)
		} else {
			d.take(snap)
		}
	}
	d.Update()
	if !d.lessons.player.Waiting() {
		t.Fatal("expected the lesson to wait for its caption to be read")
	}
	d.begun = d.begun.Add(-time.Minute)
	d.Update()
	until(t, d, "the end of the lesson", func() bool { return d.view.Lesson.Ended })
}

// Speed goes up and down its ladder.
func TestGears(t *testing.T) {
	d := withRules(t, "ant", 1)
	for _, c := range []struct {
		by   int
		want float64
	}{{1, 2}, {1, 4}, {-1, 2}, {-1, 1}, {-1, 0.5}, {1, 1}} {
		d.Send(Gear{c.by})
		until(t, d, "a gear", func() bool { return d.view.Snap.Speed == c.want })
	}
	d.Send(SetSpeed{session.Max})
	until(t, d, "full speed", func() bool { return d.view.Snap.Speed == session.Max })
	d.Send(Gear{1})
	d.Send(Gear{-1})
	until(t, d, "a gear down from it", func() bool { return d.view.Snap.Speed == 8 })
}
