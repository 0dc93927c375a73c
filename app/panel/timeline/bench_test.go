package timeline

import (
	"image"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/session"
	"hebbarium/app/ui"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/recovery"
	"hebbarium/physics/car"
	"hebbarium/render/kit/kittest"
)

// bench is a timeline of a window of 1440×900 with what it has sent.
type bench struct {
	*Panel
	t     *testing.T
	view  *desk.View
	table ui.Actions
	sent  []desk.Command
}

// usual is the timeline's place in a window of 1440×900, and usualScale its scale.
var (
	usual      = image.Rect(0, 732, 1440, 900)
	usualScale = ui.Scale{Percent: 100}
)

// newBench is a timeline of an ant's life of some steps, at rest at the newest, drawn
// once.
func newBench(t *testing.T, steps int) *bench {
	t.Helper()
	b := &bench{t: t, view: &desk.View{World: "ant", Seed: 1}}
	hand := &desk.Hand{Send: func(c desk.Command) { b.sent = append(b.sent, c) }, Say: func(string) {}, View: func() *desk.View { return b.view }}
	b.Panel = New(hand, kittest.Theme(t), &b.table, nil)
	b.table.Add(b.Actions()...)
	b.show(life(steps))
	b.Place(usual, usualScale)
	b.draw()
	return b
}

// life is a life of some steps that earn 1 each, at the newest of them.
func life(steps int) *session.Snapshot {
	s := &session.Snapshot{World: "ant", Step: steps, Edge: steps, Seeking: -1, Speed: 1, Rules: &session.Rules{}}
	for range steps {
		s.Rewards, s.Changes, s.Sizes = append(s.Rewards, 1), append(s.Changes, 0.02), append(s.Sizes, 1)
	}
	return s
}

// hurt adds events to a life, with what became of them.
func hurt(s *session.Snapshot, events ...episode.Event) *session.Snapshot {
	for _, ev := range events {
		m := session.Marker{Event: ev}
		if ev.Damages() {
			m.Control = make([]float64, len(s.Rewards))
			for i := range m.Control {
				m.Control[i] = 1
			}
			m.Recovery = recovery.Measure(s.Rewards[min(ev.Step, len(s.Rewards)):], m.Control, ev, 0, recovery.Scale{Onset: 40, Usual: 1, Gain: 1, Unit: "m"})
			m.Measured = m.Recovery.Measured
		}
		s.Markers = append(s.Markers, m)
	}
	return s
}

// zeroed is the event of a zeroed third.
func zeroed(step int) episode.Event { return episode.Event{Step: step, Kind: "zero", Args: "0.33"} }

// onTrack makes a life one of the car, on a track of 100 tiles of which some are left.
func onTrack(s *session.Snapshot, left int) *session.Snapshot {
	track := &car.Track{Tiles: make([]car.Tile, 100)}
	s.World, s.Car = "car", &session.CarView{Track: track, State: car.State{Visited: 100 - left}}
	return s
}

// show lets the panel take a moment.
func (b *bench) show(s *session.Snapshot) {
	b.view.Snap, b.view.Undoes = s, s.CanUndo || s.CanRedo
	b.Take(b.view)
}

// draw draws the panel, onto an image that nobody looks at.
func (b *bench) draw() {
	b.t.Helper()
	b.Draw(&ui.Painter{Dst: ebiten.NewImage(8, 8), Theme: b.theme}, 0)
}

// rect is where a control lies.
func (b *bench) rect(name string) image.Rectangle { return b.controls.Named(name).Rect() }

// give gives the panel ticks of the mouse.
func (b *bench) give(ticks ...ui.Pointer) {
	for _, p := range ticks {
		b.Pointer(p)
	}
}

// at is a point at a step, in the lane of the reward.
func (b *bench) at(step int) image.Point {
	return image.Pt(int(b.plot.X(float64(step))+0.5), b.region.Min.Y+90)
}

// icon is the middle of a marker's icon.
func (b *bench) icon(marker int) image.Point { return image.Pt(b.plot.MarkerPlace(marker)) }

// hover moves the pointer to a point.
func (b *bench) hover(at image.Point) { b.give(ui.Pointer{At: at, Free: true}) }

// scrubs are the steps that were asked for.
func (b *bench) scrubs() (steps []int) {
	for _, c := range b.sent {
		if c, ok := c.(desk.Scrub); ok {
			steps = append(steps, c.Step)
		}
	}
	return steps
}
