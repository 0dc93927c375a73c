package author

import (
	"errors"
	"os"
	"strings"
	"testing"

	"hebbarium/app/desk"
	"hebbarium/app/lesson"
	"hebbarium/app/library"
	"hebbarium/app/session"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/recovery"
)

// lived is a life of 700 steps with two injuries at one step, of which it came back.
func lived(t *testing.T) *desk.View {
	t.Helper()
	snap := &session.Snapshot{World: "ant", Rules: &session.Rules{Name: "ant-bounded", Path: "saves/ant-bounded.safetensors"}, Step: 700, Edge: 700, Playing: true, Engine: "builtin/1"}
	snap.Setup = episode.Setup{Seed: 7}
	for _, text := range []string{"300:leg:4=0", "300:zero:0.33"} {
		ev, err := episode.ParseEvent(text)
		if err != nil {
			t.Fatal(err)
		}
		does, err := ev.Perturbation()
		if err != nil {
			t.Fatal(err)
		}
		snap.Markers = append(snap.Markers, session.Marker{Event: ev, Does: does, Measured: true})
	}
	for i := range snap.Markers {
		snap.Markers[i].Recovery = recovery.Recovery{Event: snap.Markers[0].Event, Standing: recovery.Back, From: 300, BackAfter: 54}
	}
	return &desk.View{World: "ant", Snap: snap, Saves: []library.Save{{Name: "ant-bounded", Path: "saves/ant-bounded.safetensors"}}, Opened: 1}
}

// A life with its events, its recovery and its pauses is a lesson that can be read again.
func TestLifeAsALesson(t *testing.T) {
	l, err := Lesson(lived(t), []int{0, 120, 300, 900})
	if err != nil {
		t.Fatal(err)
	}
	data, err := encode(l)
	if err != nil {
		t.Fatalf("%v in\n%s", err, data)
	}
	again, err := lesson.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	steps := ""
	for _, e := range again.Script {
		steps += strings.TrimSuffix(strings.Join(append([]string{e.Look}, e.Events...), ","), ",") + " "
		if e.Pause == 0 {
			t.Errorf("at %d nothing is waited for", e.At)
		}
	}
	if steps != "world  brain,leg:4=0,zero:0.33 readout " || again.Script[1].At != 120 || again.Script[3].At != 394 || again.End != 701 || again.Seed != 7 {
		t.Errorf("the script is %q of %d steps: %+v", steps, again.End, again.Script)
	}
	if caption := again.Script[3].Caption; !strings.HasPrefix(caption, "Back after 54 steps.") {
		t.Errorf("of the recovery it says %q", caption)
	}
}

// What no lesson can tell is refused with the reason.
func TestNoLesson(t *testing.T) {
	for want, change := range map[string]func(*desk.View){
		"choose a rule set":   func(v *desk.View) { v.NoRules = true },
		"no step yet":         func(v *desk.View) { v.Snap.Edge = 0 },
		"folder of rule sets": func(v *desk.View) { v.Saves = nil },
		"began in MuJoCo":     func(v *desk.View) { v.Snap.Engine = "mujoco/3" },
		"these are others": func(v *desk.View) {
			v.Snap.Rules = &session.Rules{Name: library.RandomName, Genome: library.Random("ant", 8).Genome}
		},
	} {
		v := lived(t)
		change(v)
		if _, err := Lesson(v, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q in the error", err, want)
		}
	}
	v := lived(t)
	v.Snap.Rules = &session.Rules{Name: library.RandomName, Genome: library.Random("ant", 7).Genome}
	if l, err := Lesson(v, nil); err != nil || l.Rules != "random" {
		t.Errorf("of random rules: %v", err)
	}
}

// A lesson is kept under a name of its own and opened; where nobody opens it, that is said.
func TestLessonIsKept(t *testing.T) {
	folder, v := t.TempDir(), lived(t)
	opened, told, said := make(chan string, 1), make(chan string, 1), ""
	hand := &desk.Hand{Send: func(desk.Command) {}, Say: func(s string) { said = s }, View: func() *desk.View { return v }}
	a := New(hand, func() (string, error) { return folder + "/lessons", nil }, func(path string) error {
		opened <- path
		return errors.New("nobody")
	}, func(s string) { told <- s })
	a.Hear(hand)
	v.Snap.Step = 500
	hand.Send(desk.Play{}) // a pause
	v.Snap.Step, v.Snap.Playing = 700, true
	a.Actions()[0].Run()
	path := <-opened
	if news := <-told; !strings.Contains(news, "no program was found") || !strings.HasPrefix(said, "Lesson kept under Lessons: ") {
		t.Errorf("said %q, then %q", said, news)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if l, err := lesson.Decode(data); err != nil || len(l.Script) != 4 || l.Script[3].At != 500 {
		t.Errorf("%v, in\n%s", err, data)
	}
	v.Snap.Step = 400 // a branch leaves the pause behind
	hand.Send(desk.One("zero", "1"))
	if len(a.pauses) != 0 {
		t.Errorf("paused at %v in another future", a.pauses)
	}
}
