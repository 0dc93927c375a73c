package rack

import (
	"fmt"
	"image"
	"slices"
	"sync"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/library"
	"hebbarium/app/session"
	"hebbarium/app/ui"
	"hebbarium/physics/ant"
	"hebbarium/render/kit"
	"hebbarium/render/kit/kittest"
)

// place is where the window has the rack, of a size and with text of a size.
type place struct {
	size   image.Point
	region image.Rectangle
	px     ui.Scale
}

func (p place) String() string { return fmt.Sprintf("%v %d %%", p.size, p.px.Percent) }

// places are those of the windows that the design draws.
func places() []place {
	at := func(x, y, percent int, compact bool, right, top, foot int) place {
		return place{image.Pt(x, y), image.Rect(0, top, right, foot), ui.Scale{Percent: percent, Compact: compact}}
	}
	return []place{
		at(1024, 640, 100, true, 508, 496, 544), at(1024, 640, 125, true, 508, 460, 520), at(1024, 640, 150, true, 508, 448, 520),
		at(1280, 800, 100, false, 764, 472, 632), at(1280, 800, 125, true, 764, 572, 632), at(1280, 800, 150, true, 764, 560, 632),
		at(1440, 900, 100, false, 744, 572, 732), at(1440, 900, 125, true, 744, 672, 732), at(1440, 900, 150, true, 744, 660, 732),
		at(1920, 1080, 100, false, 940, 720, 896), at(1920, 1080, 125, false, 940, 670, 870), at(1920, 1080, 150, true, 940, 840, 912),
	}
}

var (
	large = places()[6] // 1440×900
	small = places()[0] // 1024×640
)

// starts are moments at the beginning of an episode, by world.
var starts = sync.OnceValue(func() map[string]*session.Snapshot {
	all := map[string]*session.Snapshot{}
	for _, world := range []string{"ant", "car"} {
		s, err := session.New(session.Config{World: world, Rules: library.Random(world, 1), Seed: 1})
		if err != nil {
			panic(err)
		}
		all[world], _ = s.Latest()
		s.Close()
	}
	return all
})

// rig is a rack in a window of its own, which keeps what is sent and said.
type rig struct {
	*Panel
	t      testing.TB
	view   *desk.View
	theme  *kit.Theme
	popups ui.Popups
	sent   []desk.Command
	said   []string
	window image.Rectangle
}

// newRig is a rack of a world at the start of an episode. What is chosen for the next
// injury is taken as the desk takes it.
func newRig(t testing.TB, world string, at place) *rig {
	t.Helper()
	r := &rig{t: t, theme: kittest.Theme(t), window: image.Rectangle{Max: at.size}}
	s := *starts()[world]
	s.NoMujoco = nil
	if s.Ant != nil {
		body := *s.Ant
		s.Ant = &body
	}
	r.view = &desk.View{Snap: &s, World: world, Next: desk.Next{Share: 0.33, Init: "uniform=0.1", HoldValue: 1, HoldSteps: 100, Holding: map[string]int{}}, Opened: 1}
	hand := &desk.Hand{View: func() *desk.View { return r.view }, Say: func(s string) { r.said = append(r.said, s) }}
	hand.Send = func(c desk.Command) {
		r.sent = append(r.sent, c)
		switch c := c.(type) {
		case desk.SetShare:
			r.view.Next.Share = min(max(c.Share, 0), 1)
		case desk.SetInit:
			r.view.Next.Init = c.Init
		case desk.SetHoldValue:
			r.view.Next.HoldValue = c.Value
		case desk.SetHoldSteps:
			r.view.Next.HoldSteps = c.Steps
		}
	}
	actions := &ui.Actions{}
	r.Panel = New(hand, r.theme, &r.popups, actions)
	actions.Add(r.Panel.Actions()...)
	actions.Add(hand.Action("wheel", "Take the wheel", "J", nil, desk.TakeWheel{}))
	r.put(at)
	return r
}

// put lays the rack out.
func (r *rig) put(at place) {
	r.t.Helper()
	if err := r.theme.Type.SetScale(at.px.Percent); err != nil {
		r.t.Fatal(err)
	}
	r.window = image.Rectangle{Max: at.size}
	r.Take(r.view)
	r.Place(at.region, at.px)
}

func (r *rig) ant() *ant.State { return r.view.Snap.Ant }

// named is the control of a name.
func (r *rig) named(name string) ui.Control {
	r.t.Helper()
	c := ui.Controls(r.Controls()).Named(name)
	if c == nil {
		r.t.Fatalf("there is no control %s", name)
	}
	return c
}

func (r *rig) button(name string) *ui.Button { return r.named(name).(*ui.Button) }

// shown are the controls that are.
func (r *rig) shown() (all []ui.Control) {
	for _, c := range r.Controls() {
		if !c.Rect().Empty() {
			all = append(all, c)
		}
	}
	return all
}

// mouse moves the mouse through some ticks.
func (r *rig) mouse(ticks []ui.Pointer) {
	for _, m := range ticks {
		r.Pointer(m)
	}
}

// ask checks what was sent since it was asked last.
func (r *rig) ask(what string, want ...desk.Command) {
	r.t.Helper()
	if !slices.EqualFunc(r.sent, want, func(a, b desk.Command) bool { return fmt.Sprintf("%#v", a) == fmt.Sprintf("%#v", b) }) {
		r.t.Errorf("%s: %#v was sent, want %#v", what, r.sent, want)
	}
	r.sent = nil
}

// draw draws the rack onto a picture that nobody looks at.
func (r *rig) draw() {
	r.t.Helper()
	r.Draw(&ui.Painter{Dst: ebiten.NewImage(r.window.Dx(), r.window.Dy()), Theme: r.theme}, 0)
}
