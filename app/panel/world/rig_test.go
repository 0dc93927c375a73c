package world

import (
	"fmt"
	"image"
	"reflect"
	"sync"
	"testing"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/library"
	"hebbarium/app/session"
	"hebbarium/app/settings"
	"hebbarium/app/ui"
	"hebbarium/physics/car"
	"hebbarium/render/kit"
	"hebbarium/render/kit/kittest"
)

// place is where the window has the world, and a lesson's caption over it, of a size and
// with text of a size.
type place struct {
	size            image.Point
	region, caption image.Rectangle
	px              ui.Scale
}

func (p place) String() string { return fmt.Sprintf("%v %d %%", p.size, p.px.Percent) }

// places are those of windows that the design draws.
func places() []place {
	at := func(x, y, percent int, compact bool, right, top, foot int) place {
		px := ui.Scale{Percent: percent, Compact: compact}
		caption := image.Rect(px.Px(16), foot-px.Px(64), right-px.Px(16), foot-px.Px(16))
		return place{image.Pt(x, y), image.Rect(0, top, right, foot), caption, px}
	}
	return []place{
		at(1024, 640, 100, true, 508, 48, 496), at(1024, 640, 125, true, 508, 60, 460), at(1024, 640, 150, true, 508, 72, 448),
		at(1440, 900, 100, false, 744, 56, 572), at(1440, 900, 125, true, 744, 60, 672), at(1440, 900, 150, true, 744, 72, 660),
		at(1920, 1080, 100, false, 940, 56, 720), at(1920, 1080, 125, false, 940, 70, 670), at(1920, 1080, 150, true, 940, 72, 840),
	}
}

var (
	large = places()[3] // 1440×900
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

// rig is the world's panel in a window of its own, which keeps what is sent and said.
type rig struct {
	*Panel
	t     testing.TB
	view  *desk.View
	sent  []desk.Command
	said  []string
	image *ebiten.Image
	clock time.Time
}

// newRig is a world at the start of an episode, drawn once.
func newRig(t testing.TB, world string, at place) *rig {
	t.Helper()
	r := &rig{t: t, clock: time.Unix(1000, 0), image: ebiten.NewImage(at.size.X, at.size.Y)}
	r.view = &desk.View{World: world, Settings: settings.Default(), Opened: 1, Snap: start(world)}
	r.Panel = New(&desk.Hand{
		Send: func(c desk.Command) { r.sent = append(r.sent, c) },
		Say:  func(s string) { r.said = append(r.said, s) },
		View: func() *desk.View { return r.view },
	}, kittest.Theme(t), &ui.Actions{})
	r.now = func() time.Time { return r.clock }
	r.put(at)
	r.draw()
	return r
}

// start is a moment of one's own at the beginning of an episode.
func start(world string) *session.Snapshot {
	s := *starts()[world]
	s.Playing, s.Seeking = false, -1
	if s.Ant != nil {
		body := *s.Ant
		s.Ant = &body
	}
	if s.Car != nil {
		s.Car = &session.CarView{State: s.Car.State, Track: s.Car.Track, Pixels: [car.Seen * car.Seen * 3]uint8{}}
	}
	return &s
}

// put lays the panel out.
func (r *rig) put(at place) {
	r.t.Helper()
	if err := r.theme.Type.SetScale(at.px.Percent); err != nil {
		r.t.Fatal(err)
	}
	r.Take(r.view)
	r.Place(at.region, at.px)
}

// draw draws the world onto a picture that nobody looks at.
func (r *rig) draw() { r.Draw(&ui.Painter{Dst: r.image, Theme: r.theme}, 0.02) }

// moment is a new moment of the episode.
func (r *rig) moment() {
	s := *r.view.Snap
	s.Serial++
	r.view.Snap = &s
	r.Take(r.view)
}

// rest lets the camera come to rest.
func (r *rig) rest() {
	r.t.Helper()
	r.clock = r.clock.Add(2 * settles)
	for range 200 {
		if r.draw(); !r.Dirty() {
			return
		}
	}
	r.t.Fatal("the world never rests")
}

func (r *rig) ant() *antStage { return r.stages["ant"].(*antStage) }
func (r *rig) car() *carStage { return r.stages["car"].(*carStage) }

// mouse moves the mouse through some ticks.
func (r *rig) mouse(ticks []ui.Pointer) {
	for i, m := range ticks {
		if m.Tick == 0 {
			m.Tick = 1000 + i
		}
		r.Pointer(m)
	}
}

// pixel is where a point of the ant's world is seen.
func (r *rig) pixel(at [3]float64) image.Point {
	p, _, ok := r.ant().picture.Camera.ToScreen(at)
	if !ok {
		r.t.Fatalf("%v is not to be seen", at)
	}
	return image.Pt(int(p.X), int(p.Y))
}

// ground is a point of the world where nothing is, and which lies under nothing.
func (r *rig) ground() image.Point { return image.Pt(r.place.Min.X+40, r.place.Max.Y-120) }

// ask checks what was sent since it was asked last.
func (r *rig) ask(what string, want ...desk.Command) {
	r.t.Helper()
	if !reflect.DeepEqual(r.sent, want) && len(r.sent)+len(want) > 0 {
		r.t.Errorf("%s: %#v was sent, want %#v", what, r.sent, want)
	}
	r.sent = nil
}

func point(p image.Point) kit.Point { return kit.Pt(float64(p.X), float64(p.Y)) }
