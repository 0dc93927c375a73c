package author

import (
	"errors"
	"image"
	"os"
	"strings"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/lesson"
	"hebbarium/app/library"
	"hebbarium/app/session"
	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
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

// The form asks for a title and for each line; Enter keeps the lesson under a name of its own,
// and then it says where and leads to an editor, of which there may be none.
func TestLessonIsWrittenAndKept(t *testing.T) {
	folder, v := t.TempDir(), lived(t)
	opened, told, sent := make(chan string, 1), make(chan string, 1), []desk.Command(nil)
	hand := &desk.Hand{Send: func(c desk.Command) { sent = append(sent, c) }, Say: func(string) {}, View: func() *desk.View { return v }}
	popups := &ui.Popups{}
	a := New(hand, popups, func() (string, error) { return folder + "/lessons", nil }, func(path string) error {
		opened <- path
		return errors.New("nobody")
	}, func(s string) { told <- s })
	a.Hear(hand)
	v.Snap.Step = 500
	hand.Send(desk.Play{}) // a pause
	v.Snap.Step, v.Snap.Playing = 700, true
	a.Actions()[0].Run()
	f := popups.Open().(*form)
	fit := func() { popups.Fit(image.Rect(0, 0, 1366, 768), ui.Scale{Percent: 100}) }
	fit()
	long := uitest.Press(ebiten.KeyEnter)
	long.Characters = strings.Repeat("too long ", 20)
	if popups.Keys(long); f.err == nil || f.path != "" {
		t.Fatalf("a title of %d characters is taken", len(f.texts[0]))
	}
	popups.Keys(uitest.Type("My ant"))
	popups.Keys(uitest.Press(ebiten.KeyArrowDown))
	popups.Keys(uitest.Press(ebiten.KeyTab))
	popups.Keys(uitest.Type("It loses a leg."))
	popups.Keys(uitest.Press(ebiten.KeyEnter))
	if fit(); f.path == "" || popups.Open() == nil {
		t.Fatalf("not kept: %v", f.err)
	}
	if _, read := sent[len(sent)-1].(desk.ReadLessons); !read {
		t.Errorf("the list of lessons is not read anew: %v", sent)
	}
	data, err := os.ReadFile(f.path)
	if err != nil {
		t.Fatal(err)
	}
	if l, err := lesson.Decode(data); err != nil || l.Title != "My ant" || len(l.Script) != 4 || l.Script[1].Caption != "It loses a leg." || l.Script[3].At != 500 {
		t.Errorf("%v, in\n%s", err, data)
	}
	first, _ := f.buttons()
	for _, p := range uitest.Click(uitest.Middle(first)) {
		popups.Pointer(p)
	}
	if path, news := <-opened, <-told; path != f.path || !strings.Contains(news, "No program was found") {
		t.Errorf("opened %s, then said %q", path, news)
	}
	v.Snap.Step = 400 // a branch leaves the pause behind
	hand.Send(desk.One("zero", "1"))
	if len(a.pauses) != 0 {
		t.Errorf("paused at %v in another future", a.pauses)
	}
}
