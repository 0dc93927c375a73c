package lesson

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"hebbarium/assets"
	"hebbarium/brain"
	"hebbarium/evolve/episode"
)

func shipped(t testing.TB) []*Lesson {
	t.Helper()
	lessons, err := List(assets.Lessons, "lessons")
	if err != nil {
		t.Fatal(err)
	}
	if len(lessons) < 11 {
		t.Fatalf("%d lessons, want at least 11", len(lessons))
	}
	return lessons
}

// Every shipped lesson runs from start to end on the rule set that it names,
// as it would for a projector: the player alone says when to pause and play.
func TestShippedLessonsRunToTheirEnd(t *testing.T) {
	for _, l := range shipped(t) {
		t.Run(l.Name, func(t *testing.T) {
			path := filepath.Join("..", "..", "saves", l.Rules+".safetensors")
			g, err := brain.Load(path)
			if err != nil {
				t.Fatal(err)
			}
			w, err := episode.NewWorld(l.World, "builtin")
			if err != nil {
				t.Fatal(err)
			}
			e, err := episode.New(w, brain.NewNetwork(g.Arch, g.Rule))
			if err != nil {
				t.Fatal(err)
			}
			setup, err := l.Setup(g.Card)
			if err != nil {
				t.Fatal(err)
			}
			setup.MaxSteps = l.End + 1 // the window lets a life go on
			if err := e.Start(g, setup); err != nil {
				t.Fatal(err)
			}
			p, playing, clock := NewPlayer(l), true, 0.0
			var shown []int
			pauses := 0
			for turns := 0; ; turns++ {
				if turns > 100_000 {
					t.Fatalf("stuck at step %d", e.Steps())
				}
				turn := p.Turn(e.Steps(), playing, clock, false)
				if turn.Entered {
					shown = append(shown, turn.Entry)
					if at := l.Script[turn.Entry].At; at != e.Steps() && turn.Entry > 0 {
						t.Errorf("entry %d is shown at step %d, want %d", turn.Entry+1, e.Steps(), at)
					}
				}
				if turn.Pause {
					playing = false
					pauses++
				}
				if turn.Play {
					playing = true
				}
				if turn.Ended {
					break
				}
				clock += 1.0 / 60
				if playing && e.Step() == episode.Diverged {
					t.Fatal(e.Err())
				}
				if e.Status() != episode.Running && e.Steps() < l.End {
					t.Fatalf("the episode is over (%s) at step %d, before the lesson's end at %d", e.Status(), e.Steps(), l.End)
				}
			}
			for i := range l.Script {
				if i >= len(shown) || shown[i] != i {
					t.Fatalf("entries shown: %v, want each once in order", shown)
				}
			}
			if n := len(e.Applied()); n != len(l.Events()) {
				t.Errorf("%d events applied, want %d", n, len(l.Events()))
			}
			if pauses == 0 {
				t.Error("nothing waits to be read")
			}
		})
	}
}

// A card about many lives waits until the last of them is there, however long it takes to read.
func TestPlayerWaitsForWhatItShows(t *testing.T) {
	p := NewPlayer(&Lesson{End: 50, Script: []Entry{{At: 0, Caption: "a", Pause: 5}, {At: 20, Caption: "b"}}})
	for _, c := range []struct {
		clock  float64
		behind bool
		want   Turn
	}{{0, true, Turn{Entered: true, Pause: true}}, {4, true, Turn{}}, {5, true, Turn{}}, {60, true, Turn{}}, {61, false, Turn{Play: true}}} {
		if got := p.Turn(0, c.clock == 0, c.clock, c.behind); got != c.want {
			t.Errorf("after %g s, behind %v: %+v, want %+v", c.clock, c.behind, got, c.want)
		}
	}
	if p = NewPlayer(p.Lesson); !p.Turn(0, true, 0, false).Pause || !p.Turn(0, false, 5, false).Play {
		t.Error("where nothing is behind, it waits for nothing")
	}
}

func TestPlayerFollowsAPerson(t *testing.T) {
	l := &Lesson{Format: 1, Title: "t", World: "ant", Rules: "random", End: 50, Script: []Entry{
		{At: 0, Caption: "a", Pause: 5}, {At: 20, Caption: "b", Pause: 5}, {At: 40, Caption: "c"},
	}}
	if err := l.Check(); err != nil {
		t.Fatal(err)
	}
	p := NewPlayer(l)
	turn := func(step int, playing bool, clock float64, want Turn) {
		t.Helper()
		if got := p.Turn(step, playing, clock, false); got != want {
			t.Errorf("step %d, playing %v, %g s: %+v, want %+v", step, playing, clock, got, want)
		}
	}
	turn(0, true, 0, Turn{Entry: 0, Entered: true, Pause: true})
	turn(1, true, 0.1, Turn{}) // a step that was under way
	turn(1, false, 4, Turn{})
	turn(1, false, 5, Turn{Play: true})
	turn(19, true, 6, Turn{})
	turn(20, false, 7, Turn{Entry: 1, Entered: true, Pause: true}) // stopped there by itself
	turn(5, false, 8, Turn{Entry: 0, Entered: true})               // gone back by hand: nothing waits
	turn(5, false, 20, Turn{})
	turn(20, true, 21, Turn{Entry: 1, Entered: true}) // has been read
	turn(41, false, 22, Turn{Entry: 2, Entered: true})
	turn(50, true, 23, Turn{Entry: 2, Ended: true})
	turn(50, false, 24, Turn{Entry: 2})
	next := func(step, want int, wantPlay bool) {
		t.Helper()
		if to, play := p.Next(step); to != want || play != wantPlay {
			t.Errorf("next from %d: found %d, play %v; want %d, %v", step, to, play, want, wantPlay)
		}
	}
	next(0, 20, true) // has been read
	next(25, 40, true)
	next(45, 50, false)
	if p.Back(35) != 20 || p.Back(22) != 0 || p.Back(3) != 0 {
		t.Error("back does not lead to the entries around")
	}
	// An entry that has not been read is come to at its very step, and waits.
	p = NewPlayer(l)
	turn(0, true, 30, Turn{Entry: 0, Entered: true, Pause: true})
	next(0, 20, false)
	turn(0, false, 30.5, Turn{})
	turn(20, false, 31, Turn{Entry: 1, Entered: true, Pause: true})
	turn(20, false, 36, Turn{Entry: 1, Play: true})
}

// Where frames are slow, an entry close to the one before is reached without the episode
// having been seen to play.
func TestPlayerOnSlowFrames(t *testing.T) {
	l := &Lesson{Format: 1, Title: "t", World: "ant", Rules: "random", End: 50, Script: []Entry{
		{At: 0, Caption: "a", Pause: 5}, {At: 3, Caption: "b", Pause: 5}, {At: 4, Caption: "c", Pause: 1},
	}}
	p := NewPlayer(l)
	for i, c := range []struct {
		step    int
		playing bool
		clock   float64
		want    Turn
	}{
		{0, false, 0, Turn{Entry: 0, Entered: true, Pause: true}},
		{0, false, 6, Turn{Play: true}},
		{0, false, 6.1, Turn{}}, // has not yet obeyed
		{3, false, 6.2, Turn{Entry: 1, Entered: true, Pause: true}},
		{3, false, 12, Turn{Entry: 1, Play: true}},
		{4, false, 12.5, Turn{Entry: 2, Entered: true, Pause: true}},
		{4, false, 14, Turn{Entry: 2, Play: true}},
		{50, false, 16, Turn{Entry: 2, Ended: true}},
	} {
		if got := p.Turn(c.step, c.playing, c.clock, false); got != c.want {
			t.Errorf("turn %d: %+v, want %+v", i+1, got, c.want)
		}
	}
}

const good = `{"lesson": 1, "title": "T", "world": "ant", "rules": "ant-hebbian", "seed": 1, "end": 300,
 "script": [{"at": 0, "caption": "a"}, {"at": 100, "caption": "b", "events": ["zero:0.33"]}]}`

func TestBadLessonsAreRefused(t *testing.T) {
	if _, err := Decode([]byte(good)); err != nil {
		t.Fatal(err)
	}
	if _, err := Decode([]byte("\xef\xbb\xbf" + good)); err != nil { // as some editors begin a file
		t.Fatal(err)
	}
	edit := func(from, to string) string {
		if !strings.Contains(good, from) {
			t.Fatalf("%q is not in the lesson", from)
		}
		return strings.Replace(good, from, to, 1)
	}
	for _, c := range []struct{ name, data, want string }{
		{"truncated", good[:len(good)/2], "cut short"},
		{"empty", "", "cut short"},
		{"from the future", edit(`"lesson": 1`, `"lesson": 2, "hologram": true`), "newer version"},
		{"no version", edit(`"lesson": 1, `, ``), "format version 1, found 0"},
		{"unknown field", edit(`"seed"`, `"sead"`), "sead"},
		{"unknown event", edit(`zero:0.33`, `tickle:0.33`), "entry 2: event \"100:tickle"},
		{"event with bad arguments", edit(`zero:0.33`, `zero:3`), "0 to 1"},
		{"gravity of no number", edit(`zero:0.33`, `world:gravity=NaN`), "entry 2: event \"100:world:gravity=NaN\": gravity: expected a number"},
		{"patch of three numbers", edit(`zero:0.33`, `sense:patch=1,2,3`), "X,Y,WIDTH,HEIGHT"},
		{"unknown road", edit(`zero:0.33`, `world:track=wider`), "usual, darker, narrower"},
		{"push without bounds", edit(`zero:0.33`, `push:x=1e308,steps=1000000000`), "entry 2: event \"100:push:x=1e308,steps=1000000000\": x: expected a number from -1e+06"},
		{"step out of order", edit(`"at": 100`, `"at": -1`), "entry 2: at: expected a step after that of the entry before (0), found -1"},
		{"late beginning", edit(`"at": 0`, `"at": 5`), "entry 1: at"},
		{"end before the last entry", edit(`"end": 300`, `"end": 100`), "end: expected a step after"},
		{"kind", edit(`"seed": 1`, `"seed": "one"`), "line 1: seed: expected a whole number from 0 to 18446744073709551615, found: string"},
		{"fraction", edit(`"seed": 1`, `"seed": 1.5`), "seed: expected a whole number from 0 to 18446744073709551615, found: number 1.5"},
		{"kind of all", `[]`, "line 1: expected names with values in braces, found: array"},
		{"kind of the script", edit(`"seed": 1`, `"script": "one"`), "script"},
		{"world", edit(`"ant"`, `"moon"`), `found "moon"`},
		{"path as rules", edit(`"ant-hebbian"`, `"../x"`), "name of a rule set"},
		{"look", edit(`"caption": "b"`, `"caption": "b", "look": "sky"`), "look: expected one of world"},
		{"view", edit(`"caption": "b"`, `"caption": "b", "view": "hologram"`), "entry 2: view: expected one of one, many, synapse, seeing, twin, talk, found \"hologram\""},
		{"view of too many", edit(`"caption": "b"`, `"caption": "b", "view": "many 37"`), "expected 9, 16, 36 or 64 behind many, found \"37\""},
		{"view of half a synapse", edit(`"caption": "b"`, `"caption": "b", "view": "synapse h1 61"`), "with → between them behind synapse"},
		{"view with more", edit(`"caption": "b"`, `"caption": "b", "view": "seeing double"`), "expected nothing behind seeing"},
		{"camera of another world", edit(`"caption": "b"`, `"caption": "b", "camera": {"zoom": 1}`), "found zoom"},
		{"long caption", edit(`"b"`, `"`+strings.Repeat("b", 97)+`"`), "1 to 96 characters, found 97"},
		{"speed", edit(`"seed": 1`, `"seed": 1, "speed": 100`), "speed"},
		{"more after the end", good + "{}", "found more"},
		{"too long", good + strings.Repeat(" ", MaxFile), "at most"},
		{"Latin-1", edit(`"caption": "a"`, "\n\"caption\": \"\xe9\""), "0xe9 on line 3"},
		{"UTF-16", "\xff\xfe{\x00", "UTF-16; save it as UTF-8"},
		{"title twice", edit(`"title": "T"`, `"title": "T", "title": "U"`), `"title" twice`},
		{"event twice", edit(`"caption": "b"`, `"caption": "b", "caption": "c"`), `"caption" twice`},
	} {
		_, err := Decode([]byte(c.data))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q in the error", c.name, err, c.want)
		}
	}
}

// 10 GB are refused unread.
func TestHugeLessonIsRefusedUnread(t *testing.T) {
	dir := t.TempDir()
	f, err := os.Create(filepath.Join(dir, "huge.json"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := f.Truncate(10 << 30); err != nil {
		t.Skip("no sparse files here:", err)
	}
	if _, err := Load(os.DirFS(dir), "huge.json"); err == nil || !strings.Contains(err.Error(), fmt.Sprint(10<<30)) {
		t.Errorf("%v, want the size refused", err)
	}
}

// A named pipe in the folder does not keep the window waiting.
func TestPipeIsNoLesson(t *testing.T) {
	dir := t.TempDir()
	if err := exec.Command("mkfifo", filepath.Join(dir, "p.json")).Run(); err != nil {
		t.Skip("no named pipes here:", err)
	}
	if _, err := List(os.DirFS(filepath.Dir(dir)), filepath.Base(dir)); err == nil || !strings.Contains(err.Error(), "p.json: expected a regular file, found a named pipe") {
		t.Errorf("%v, want the pipe refused", err)
	}
}

// A damaged lesson does not take the others with it.
func TestListGoesOn(t *testing.T) {
	fsys := fstest.MapFS{
		"l/b.json": {Data: []byte(good)}, "l/a.json": {Data: []byte("{")}, "l/10-z.json": {Data: []byte(good)}, "l/9-z.json": {Data: []byte(good)}, "l/note.txt": {Data: []byte("x")}, "l/dir.json": {Mode: fs.ModeDir},
	}
	lessons, err := List(fsys, "l")
	if len(lessons) != 3 || lessons[0].Name != "9-z" || lessons[1].Name != "10-z" || lessons[2].Name != "b" || err == nil || !strings.Contains(err.Error(), "l/a.json") {
		t.Errorf("%d lessons, %v; want 9-z, 10-z, b and a word about a", len(lessons), err)
	}
	if unread := Unread(errors.Join(nil, err)); len(unread) != 1 || unread[0].Name != "l/a.json" || !strings.Contains(unread[0].Err.Error(), "cut short") {
		t.Errorf("expected a.json with the reason, found %v", unread)
	}
	if unread := Unread(nil); len(unread) != 0 {
		t.Errorf("found %v where nothing is wrong", unread)
	}
}

func FuzzLesson(f *testing.F) {
	f.Add([]byte(good))
	files, err := fs.Glob(assets.Lessons, "lessons/*.json")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		data, err := fs.ReadFile(assets.Lessons, name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := Decode(data)
		if err != nil {
			return
		}
		// Whatever is taken can be played.
		if n := len(l.Events()); n > MaxFile {
			t.Fatal("more events than bytes")
		}
		p := NewPlayer(l)
		for _, step := range []int{0, l.Script[len(l.Script)-1].At, l.End, 1} {
			if turn := p.Turn(step, true, 0, false); turn.Entry < 0 || turn.Entry >= len(l.Script) {
				t.Fatalf("entry %d of %d", turn.Entry, len(l.Script))
			}
		}
	})
}
