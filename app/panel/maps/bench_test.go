package maps

import (
	"image"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/session"
	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
	"hebbarium/brain"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/episode"
	"hebbarium/render/kit/kittest"
)

// seat is where the panel lies in a window.
type seat struct {
	window  image.Point
	percent int
	compact bool
	region  image.Rectangle
}

// seats are those of the windows that the design draws; the region is the same in both
// worlds.
func seats() []seat {
	return []seat{
		{image.Pt(1024, 640), 100, true, image.Rect(508, 48, 1024, 544)},
		{image.Pt(1024, 640), 125, true, image.Rect(508, 60, 1024, 520)},
		{image.Pt(1024, 640), 150, true, image.Rect(508, 72, 1024, 520)},
		{image.Pt(1280, 800), 100, false, image.Rect(764, 56, 1280, 632)},
		{image.Pt(1280, 800), 125, true, image.Rect(764, 60, 1280, 632)},
		{image.Pt(1280, 800), 150, true, image.Rect(764, 72, 1280, 632)},
		{image.Pt(1440, 900), 100, false, image.Rect(744, 56, 1440, 732)},
		{image.Pt(1440, 900), 125, true, image.Rect(744, 60, 1440, 732)},
		{image.Pt(1440, 900), 150, true, image.Rect(744, 72, 1440, 732)},
		{image.Pt(1920, 1080), 100, false, image.Rect(940, 56, 1920, 896)},
		{image.Pt(1920, 1080), 125, false, image.Rect(940, 70, 1920, 870)},
		{image.Pt(1920, 1080), 150, true, image.Rect(940, 72, 1920, 912)},
	}
}

// usual and least are those of the first window of a person, and of the smallest.
func usual() seat { return seats()[6] }
func least() seat { return seats()[0] }

func worlds() []string { return []string{"ant", "car"} }

// bench is a panel with what it was given and what came of it.
type bench struct {
	*Panel
	t      *testing.T
	view   *desk.View
	popups *ui.Popups
	size   image.Point // of the window
	sent   []desk.Command
	said   []string
	hides  []bool // the cursor
	table  ui.Actions
}

// newBench is a panel of a world, with rules of a form, in the first window of a person.
func newBench(t *testing.T, world string, rule brain.Rule) *bench {
	t.Helper()
	b := &bench{t: t, popups: &ui.Popups{}, view: &desk.View{World: world, Snap: moment(world, rule), Next: desk.Next{Init: "uniform=0.1"}, Opened: 1}}
	hand := &desk.Hand{
		Send: func(c desk.Command) { b.sent = append(b.sent, c) },
		Say:  func(s string) { b.said = append(b.said, s) },
		View: func() *desk.View { return b.view },
	}
	window := func() image.Rectangle { return image.Rectangle{Max: b.size} }
	b.Panel = New(hand, kittest.Theme(t), b.popups, window, func(hidden bool) { b.hides = append(b.hides, hidden) })
	b.table.Add(b.Actions()...)
	b.Take(b.view)
	b.sit(usual())
	return b
}

// moment is a moment of a life at step 100.
func moment(world string, rule brain.Rule) *session.Snapshot {
	arch, err := episode.ArchitectureOf(world)
	if err != nil {
		panic(err)
	}
	rng := chance.Stream(2, "moment")
	g := brain.RandomGenome(arch, rule, chance.Stream(1, "genome"))
	s := &session.Snapshot{Serial: 1, World: world, Step: 100, Edge: 100, Seeking: -1, Plastic: true, Rules: &session.Rules{Name: "a rule set", Genome: g}}
	s.Actuators = map[string][]string{"car": {"steer", "gas", "brake"}, "ant": {"hip1", "ankle1", "hip2", "ankle2"}}[world]
	fill := func(n int, most float32) []float32 {
		v := make([]float32, n)
		for i := range v {
			v[i] = (rng.Float32()*2 - 1) * most
		}
		return v
	}
	s.Coefficients = make([][][]float32, rule.Planes())
	for i, n := range arch.Sizes {
		s.Activations = append(s.Activations, fill(n, 3))
		if i == 0 {
			continue
		}
		s.Weights, s.Deltas = append(s.Weights, fill(n*arch.Sizes[i-1], 0.1)), append(s.Deltas, fill(n*arch.Sizes[i-1], 0.01))
		for k := range s.Coefficients {
			s.Coefficients[k] = append(s.Coefficients[k], g.Plane(i-1, k))
		}
	}
	return s
}

// sit places the panel in a window.
func (b *bench) sit(s seat) {
	b.t.Helper()
	if err := b.theme.Type.SetScale(s.percent); err != nil {
		b.t.Fatal(err)
	}
	b.size = s.window
	b.Place(s.region, ui.Scale{Percent: s.percent, Compact: s.compact})
}

// next shows the next moment, after a change of it.
func (b *bench) next(change func(s *session.Snapshot)) {
	s := *b.view.Snap
	s.Serial++
	if change != nil {
		change(&s)
	}
	b.view.Snap = &s
	b.Take(b.view)
}

// draw draws the panel and what is over it: what comes of it needs a running game, but
// that it draws does not.
func (b *bench) draw() {
	g := &ui.Painter{Dst: ebiten.NewImage(b.size.X, b.size.Y), Theme: b.theme}
	b.Draw(g, 0.016)
	b.DrawOver(g)
}

// do lets the mouse do something.
func (b *bench) do(ticks ...ui.Pointer) {
	for _, p := range ticks {
		b.Pointer(p)
	}
}

// point rests the pointer at a point.
func (b *bench) point(at image.Point) { b.do(ui.Pointer{At: at, Free: true}) }

// key presses a key of the panel's actions.
func (b *bench) key(k ebiten.Key, shift bool) bool {
	keys := uitest.Press(k)
	keys.Shifted = shift
	return b.table.Press(keys)
}

// control is a button of a name.
func (b *bench) control(name string) *ui.Button {
	b.t.Helper()
	c, ok := b.controls.Named(name).(*ui.Button)
	if !ok {
		b.t.Fatalf("there is no control %q", name)
	}
	return c
}

// click clicks the control of a name.
func (b *bench) click(name string) {
	b.t.Helper()
	r := b.control(name).Rect()
	if r.Empty() {
		b.t.Fatalf("%s is not shown", name)
	}
	b.do(uitest.Click(uitest.Middle(r))...)
}

// cell is the middle of a synapse on its map.
func (b *bench) cell(layer, pre, post int) image.Point {
	span := func(i int) brain.Span { return brain.Span{From: i, To: i + 1} }
	return uitest.Middle(b.brain.Place(brain.Region{Layer: layer, Pre: span(pre), Post: span(post)}))
}

// strip is the middle of a neuron on a strip of its set.
func (b *bench) strip(set, i int) image.Point {
	for _, s := range b.brain.Layout().Strips {
		if s.Set != set {
			continue
		}
		n, r := b.brush.net.Sizes[set], s.Place
		if s.Across {
			r.Min.X, r.Max.X = r.Min.X+r.Dx()*i/n, r.Min.X+r.Dx()*(i+1)/n
		} else {
			r.Min.Y, r.Max.Y = r.Min.Y+r.Dy()*i/n, r.Min.Y+r.Dy()*(i+1)/n
		}
		return uitest.Middle(r)
	}
	b.t.Fatalf("there is no strip of set %d", set)
	return image.Point{}
}

// events are those that were sent since the last call.
func (b *bench) events() []string {
	var list []string
	for _, c := range b.sent {
		in, ok := c.(desk.Injure)
		if !ok {
			b.t.Fatalf("expected injuries, found %T", c)
		}
		for _, e := range in.Events {
			list = append(list, e.Kind+":"+e.Args)
		}
	}
	b.sent = nil
	return list
}
