package wheel

import (
	"image"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/lesson"
	"hebbarium/app/library"
	"hebbarium/app/session"
	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
	"hebbarium/evolve/episode"
	"hebbarium/render/kit/kittest"
)

// rig is the panel over a world at its start, which keeps what is sent.
type rig struct {
	*Panel
	t       *testing.T
	v       *desk.View
	actions ui.Actions
	sent    []desk.Command
}

func newRig(t *testing.T, world string) *rig {
	t.Helper()
	s, err := session.New(session.Config{World: world, Rules: library.Random(world, 1), Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	s.Step(1)
	latest, _ := s.Latest()
	for ; latest.Step < 1; latest, _ = s.Latest() {
		time.Sleep(time.Millisecond)
	}
	snap := *latest
	s.Close()
	snap.Playing, snap.Edge = true, snap.Step
	snap.Driven = make([]bool, len(snap.Actuators))
	r := &rig{t: t, v: &desk.View{World: world, Snap: &snap}}
	hand := &desk.Hand{Say: func(string) {}, View: func() *desk.View { return r.v }, Send: func(c desk.Command) { r.sent = append(r.sent, c) }}
	r.Panel = New(hand, &r.actions)
	if c, ok := r.stations["car"].(*seat); ok {
		c.pad = func() (pad, bool) { return pad{}, false }
	}
	r.actions.Add(r.Panel.Actions()...)
	r.Take(r.v)
	r.Place(image.Rect(0, 56, 744, 572), ui.Scale{Percent: 100})
	return r
}

// ask wants these commands, and no others, since the last time.
func (r *rig) ask(what string, want ...desk.Command) {
	r.t.Helper()
	if !reflect.DeepEqual(r.sent, want) {
		r.t.Errorf("%s: %#v was sent, want %#v", what, r.sent, want)
	}
	r.sent = nil
}

// holds makes actuators a person's, by their numbers, none for all.
func (r *rig) holds(which ...int) {
	for i := range r.v.Snap.Driven {
		r.v.Snap.Driven[i] = len(which) == 0 || slices.Contains(which, i)
	}
	r.v.Snap.Hands = true
	r.Take(r.v)
}

func held(k ...ebiten.Key) ui.Keys { return uitest.Keys{Held: k} }

func steer(side, gas, brake float32) desk.Command {
	return desk.Steer{Target: []float32{side, gas, brake}, Rate: keyRates}
}

// The action takes the wheel, with the twin beside it, and lets it go; Escape lets it go too.
func TestTurn(t *testing.T) {
	for world, taken := range map[string]desk.Command{
		"car": desk.TakeWheel{Actuators: []string{"steer", "gas", "brake"}}, "ant": desk.TakeWheel{},
	} {
		r := newRig(t, world)
		if r.Sits() || !r.Over().Empty() || r.Escape() {
			t.Errorf("%s: somebody is at the wheel at the start", world)
		}
		r.actions.Do("wheel")
		r.ask(world, taken, desk.Twin{})
		r.v.Snap.Twin = &session.TwinView{}
		r.actions.Do("wheel")
		r.ask(world+" with a twin", taken)
		if world == "car" {
			r.v.Snap.Hands = true // what was taken was undone
			if r.Take(r.v); r.Sits() || !r.Over().Empty() {
				t.Errorf("%s: nothing is taken, and somebody sits there", world)
			}
			r.holds()
		}
		r.v.Snap.Hands = true
		if r.Take(r.v); !r.Sits() || r.Over().Empty() || !r.Over().In(image.Rect(0, 56, 744, 572)) {
			t.Errorf("%s: sits %v, the card lies at %v", world, r.Sits(), r.Over())
		}
		r.actions.Do("wheel")
		r.ask(world+" again", desk.LetGo{})
		if !r.Escape() {
			t.Errorf("%s: Escape does nothing", world)
		}
		r.ask(world+" by Escape", desk.LetGo{})
		r.v.Snap.Status = episode.TimeUp
		if why := r.actions.Find("wheel").Refused(); why != "" {
			t.Errorf("%s: %s, and so no way to let go", world, why)
		}
		if r.v.Snap.Hands = false; r.actions.Find("wheel").Refused() == "" {
			t.Errorf("%s: the wheel can be taken when all is over", world)
		}
	}
}

// A replay's hands are told of, and can be taken over.
func TestRecordedHands(t *testing.T) {
	r := newRig(t, "car")
	r.holds()
	r.v.Snap.Hands = false
	if r.Take(r.v); r.Sits() || r.Over().Empty() || r.Drive(held(ebiten.KeyArrowUp)) != nil || r.Escape() {
		t.Errorf("a replay is driven: sits %v, card %v", r.Sits(), r.Over())
	}
	r.ask("nothing")
	for _, m := range uitest.Click(uitest.Middle(r.Controls()[0].Rect())) {
		r.Pointer(m)
	}
	r.ask("take over", desk.TakeWheel{Actuators: r.v.Snap.Actuators}, desk.Twin{})
}

// The arrows and W A S D steer the car while there is a new step to make; else, and with
// Ctrl, they are whose they were.
func TestKeysSteerTheCar(t *testing.T) {
	r := newRig(t, "car")
	if r.Drive(held(ebiten.KeyArrowUp)) != nil {
		t.Error("keys are taken without a wheel")
	}
	r.ask("no wheel")
	r.holds()
	if taken := r.Drive(held()); len(taken) != 8 || !slices.Contains(taken, ebiten.KeyArrowLeft) || !slices.Contains(taken, ebiten.KeyS) {
		t.Errorf("taken are %v", taken)
	}
	r.ask("at rest", steer(0, 0, 0))
	r.Drive(held())
	r.ask("still at rest")
	for _, c := range []struct {
		keys []ebiten.Key
		want desk.Command
	}{
		{[]ebiten.Key{ebiten.KeyArrowUp}, steer(0, 1, 0)},
		{[]ebiten.Key{ebiten.KeyArrowUp, ebiten.KeyArrowLeft}, steer(-keySteer, 1, 0)},
		{[]ebiten.Key{ebiten.KeyD}, steer(keySteer, 0, 0)},
		{[]ebiten.Key{ebiten.KeyD, ebiten.KeyA, ebiten.KeyS}, steer(0, 0, keyBrake)},
		{[]ebiten.Key{ebiten.KeyW}, steer(0, 1, 0)},
		{nil, steer(0, 0, 0)},
		{[]ebiten.Key{ebiten.KeyArrowRight}, steer(keySteer, 0, 0)},
	} {
		r.Drive(held(c.keys...))
		r.ask("keys", c.want)
	}
	if r.Drive(nil) != nil {
		t.Error("another has the keyboard, and keys are taken")
	}
	r.ask("another has the keyboard", steer(0, 0, 0))
	r.Drive(held(ebiten.KeyA))
	r.ask("back", steer(-keySteer, 0, 0))
	if r.Drive(uitest.Keys{Held: []ebiten.Key{ebiten.KeyA}, Control: true}) != nil {
		t.Error("Ctrl A is taken")
	}
	r.ask("with Ctrl", steer(0, 0, 0))
	for what, change := range map[string]func(s *session.Snapshot){
		"paused": func(s *session.Snapshot) { s.Playing = false }, "in the past": func(s *session.Snapshot) { s.Edge += 5 },
		"over": func(s *session.Snapshot) { s.Status = episode.TimeUp }, "on the way": func(s *session.Snapshot) { s.Seeking = 9 },
	} {
		before := *r.v.Snap
		change(r.v.Snap)
		// an arrow that is still held where the life ended steps back nowhere
		if r.Take(r.v); (r.Drive(held(ebiten.KeyArrowUp)) != nil) != (what == "over") {
			t.Errorf("%s: keys are taken, or let through", what)
		}
		r.ask(what)
		*r.v.Snap = before
	}
}

// A gamepad that is moved has the wheel, until a key is pressed while it rests.
func TestPadSteersTheCar(t *testing.T) {
	r := newRig(t, "car")
	r.holds()
	at, there := pad{}, true
	r.stations["car"].(*seat).pad = func() (pad, bool) { return at, there }
	r.Drive(held())
	r.ask("both at rest", steer(0, 0, 0))
	at = padOf(-1, 0.5, 0)
	r.Drive(held(ebiten.KeyArrowRight))
	r.ask("a stick", desk.Steer{Target: []float32{-1, at.gas, 0}, Rate: padRates})
	at = pad{}
	r.Drive(held())
	r.ask("let go", desk.Steer{Target: []float32{0, 0, 0}, Rate: padRates})
	r.Drive(held(ebiten.KeyArrowUp))
	r.ask("a key", steer(0, 1, 0))
	there = false
	r.Drive(held())
	r.ask("unplugged", steer(0, 0, 0))
	for _, c := range []struct{ stick, gas, brake float64 }{{0.05, 0.1, 0.1}, {-0.1, 0, 0}} {
		if p := padOf(c.stick, c.gas, c.brake); p.moved() {
			t.Errorf("%v moves it: %v", c, p)
		}
	}
	last := float32(-2)
	for v := -1.0; v <= 1; v += 0.01 {
		p := padOf(v, v, v)
		if p.steer < last || p.steer < -1 || p.steer > 1 || p.gas < 0 || p.gas > 1 || p.brake < 0 || p.brake > keyBrake+0.01 {
			t.Fatalf("%v is %v", v, p)
		}
		last = p.steer
	}
	if p := padOf(1, 1, 1); p != (pad{1, 1, keyBrake}) {
		t.Errorf("at its ends it is %v", p)
	}
}

// A slider that is moved takes its motor and brings it there; the others stay the network's,
// and show what that does.
func TestMixer(t *testing.T) {
	r := newRig(t, "ant")
	r.v.Snap.Hands = true
	copy(r.v.Snap.Action, []float32{0.5, -0.5, 0.25, 0, 1, -1, 0, 0})
	r.Take(r.v)
	m := r.stations["ant"].(*mixer)
	slide := m.slides[2]
	if slide.Name() != "drive hip2" || m.at[2] != 0.25 {
		t.Fatalf("the third slider is %s, at %v", slide.Name(), m.at[2])
	}
	all := func(target ...float32) desk.Command {
		return desk.Steer{Target: target, Rate: []float32{2, 2, 2, 2, 2, 2, 2, 2}}
	}
	b := slide.Rect()
	for _, p := range uitest.Drag(uitest.Middle(b), image.Pt(b.Max.X, uitest.Middle(b).Y))[:2] {
		r.Pointer(p)
	}
	if len(r.sent) != 3 || !reflect.DeepEqual(r.sent[0], desk.TakeWheel{Actuators: []string{"hip2"}}) || !reflect.DeepEqual(r.sent[2], all(0.5, -0.5, 1, 0, 1, -1, 0, 0)) {
		t.Errorf("sent %#v", r.sent)
	}
	r.sent = nil
	r.Take(r.v) // before the session knows of it
	if m.at[2] != 1 {
		t.Errorf("the slider jumps back to %v", m.at[2])
	}
	r.holds(2)
	r.v.Snap.Action[0], r.v.Snap.Action[2] = 0.1, 0.9
	r.Take(r.v)
	if m.at[0] != 0.1 || m.at[2] != 1 {
		t.Errorf("sliders at %v", m.at)
	}
	click := func(name string) {
		for _, p := range uitest.Click(uitest.Middle(m.all.Named(name).Rect())) {
			r.Pointer(p)
		}
	}
	r.Pointer(ui.Pointer{Released: true})
	r.sent = nil
	click("take hip2")
	r.ask("give it back", desk.LetGo{Actuators: []string{"hip2"}})
	click("take ankle3")
	r.ask("take it where it is", desk.TakeWheel{Actuators: []string{"ankle3"}}, all(0.1, -0.5, 1, 0, 1, -1, 0, 0))
	click("all motors")
	r.ask("all", desk.TakeWheel{Actuators: m.names}, all(0.1, -0.5, 1, 0, 1, -1, 0, 0))
	click("let go")
	r.ask("let go", desk.LetGo{})
	if r.Drive(held(ebiten.KeyArrowUp)) != nil {
		t.Error("the mixer takes the arrows")
	}
}

// The card is drawn anew where something that it shows has changed, and only then; its
// controls lie in it and apart from each other, whatever the size of text.
func TestCard(t *testing.T) {
	theme := kittest.Theme(t)
	g := &ui.Painter{Dst: ebiten.NewImage(940, 720), Theme: theme}
	for _, world := range []string{"car", "ant"} {
		r := newRig(t, world)
		r.v.Lesson = desk.Lesson{}
		r.holds(0)
		for _, percent := range []int{100, 125, 150} {
			if err := theme.Type.SetScale(percent); err != nil {
				t.Fatal(err)
			}
			r.Place(image.Rect(0, 56, 744, 572), ui.Scale{Percent: percent})
			for i, a := range r.Controls() {
				if !a.Rect().In(r.Over()) || a.Rect().Empty() {
					t.Errorf("%s %d %%: %s lies at %v, the card at %v", world, percent, a.Name(), a.Rect(), r.Over())
				}
				for _, b := range r.Controls()[:i] {
					if a.Rect().Overlaps(b.Rect()) {
						t.Errorf("%s %d %%: %s lies on %s", world, percent, a.Name(), b.Name())
					}
				}
			}
			r.Draw(g, 0)
		}
		if r.Dirty() {
			t.Errorf("%s: what was just drawn must be drawn anew", world)
		}
		for what, change := range map[string]func(){
			"another action": func() { r.v.Snap.Action[1] = 0.77 }, "a pause": func() { r.v.Snap.Playing = false },
			"a recorded hand": func() { r.v.Snap.Hands = false }, "nothing driven": func() { clear(r.v.Snap.Driven) },
		} {
			before := *r.v.Snap
			before.Driven, before.Action = slices.Clone(before.Driven), slices.Clone(before.Action)
			change()
			if r.Take(r.v); !r.Dirty() {
				t.Errorf("%s: %s is not shown", world, what)
			}
			*r.v.Snap = before
			r.Take(r.v)
			r.Draw(g, 0)
		}
		free := r.Over()
		r.v.Lesson.Lesson = &lesson.Lesson{Script: []lesson.Entry{{}}}
		if over := r.Over(); over.Max.Y > free.Max.Y-64 {
			t.Errorf("%s: it lies on the caption, at %v", world, over)
		}
	}
}
