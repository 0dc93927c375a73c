package brains

import (
	"fmt"
	"image"
	"math"
	"time"

	"hebbarium/app/desk"
	"hebbarium/app/many"
	"hebbarium/app/pca"
	"hebbarium/app/ui"
	"hebbarium/render/kit"
	"hebbarium/render/maps"
)

// Panel shows the brains. It implements window.Panel and window.Parted.
type Panel struct {
	hand  *desk.Hand
	theme *kit.Theme
	crowd *many.Crowd
	eye   *many.Eye
	open  func(life int)

	view     *desk.View
	region   image.Rectangle
	px       ui.Scale
	controls ui.Controls
	opened   int
	sizes    []int
	place    place
	atlas    atlas
	space    *pca.Crowd
	scales   [2]maps.AutoScale // of weights and of changes
	apart    maps.AutoScale    // of a difference
	drawn    ui.Sum
	serial   uint64    // of the snapshot that was drawn last
	when     time.Time // that was
	dots     []kit.Point
	at       image.Point
}

// New makes the panel of a crowd, with the eye that it shares with the tiles; open opens a
// life alone.
func New(hand *desk.Hand, theme *kit.Theme, crowd *many.Crowd, eye *many.Eye, open func(life int)) *Panel {
	p := &Panel{hand: hand, theme: theme, crowd: crowd, eye: eye, open: open, space: pca.NewCrowd(), opened: -1}
	p.controls = p.newControls()
	return p
}

// Name is "brains".
func (p *Panel) Name() string { return "brains" }

// Place lays the panel out.
func (p *Panel) Place(r image.Rectangle, px ui.Scale) {
	p.region, p.px = r, px
	p.lay()
}

// Take shows another network where there is one.
func (p *Panel) Take(v *desk.View) {
	p.view = v
	if v.Opened == p.opened {
		return
	}
	p.opened = v.Opened
	p.sizes = v.Snap.Rules.Genome.Arch.Sizes
	p.eye.Layer = 0
	if len(p.sizes) == 4 {
		p.eye.Layer = 1 // that between two hidden layers
	}
	p.scales, p.apart, p.space = [2]maps.AutoScale{}, maps.AutoScale{}, pca.NewCrowd()
	p.lay()
}

// layers is how many layers of synapses the network has.
func (p *Panel) layers() int { return max(len(p.sizes)-1, 0) }

// newControls makes the switches of layers, and of weights and their change.
func (p *Panel) newControls() ui.Controls {
	var list ui.Controls
	for i := range mostLayers {
		face := func(g *ui.Painter, r image.Rectangle, c ui.State) {
			ui.Segment(p.layerName(i), fmt.Sprint("l", i+1), func() bool { return p.eye.Layer == i })(g, r, c)
		}
		b := ui.NewButton(fmt.Sprint("layer ", i), "", face, func() { p.eye.Layer = i })
		b.Tip = func() string { return fmt.Sprintf("The synapses of layer %d in every brain: %s", i+1, p.layerName(i)) }
		list = append(list, b)
	}
	for i, name := range []string{"Weights", "Change"} {
		tip := []string{"The weights, all in the same order and with one scale: black is zero", "What the last step has changed of them, all with one scale"}[i]
		list = append(list, ui.NewButton(name, tip, ui.Segment(name, []string{"w", "Δw"}[i], func() bool { return p.eye.Change == (i == 1) }), func() { p.eye.Change = i == 1 }))
	}
	return list
}

// mostLayers is how many layers have a switch.
const mostLayers = 3

// layerName is a layer by the numbers of its neurons.
func (p *Panel) layerName(i int) string {
	if i >= p.layers() {
		return ""
	}
	return fmt.Sprintf("%d→%d", p.sizes[i], p.sizes[i+1])
}

// Controls are the switches.
func (p *Panel) Controls() []ui.Control { return p.controls }

// Actions are what keys and the palette do here.
func (p *Panel) Actions() []ui.Action {
	on := func() bool { return p.view != nil && p.view.Many > 0 }
	list := []ui.Action{
		{ID: "brains change", Title: "Many: weights, or their change", Run: func() { p.eye.Change = !p.eye.Change }, Shown: on},
		{ID: "brains layer", Title: "Many: the next layer of every brain", Run: func() { p.eye.Layer = (p.eye.Layer + 1) % max(p.layers(), 1) }, Shown: on},
	}
	return list
}

// Part is where a lesson looks: at the brains, or at their ways.
func (p *Panel) Part(look string) image.Rectangle {
	switch look {
	case "brain":
		return p.region
	case "pca":
		return p.place.space
	}
	return image.Rectangle{}
}

// Dirty tells whether anything has changed that is shown. Of a new moment of the lives it
// is, now and then.
func (p *Panel) Dirty() bool {
	moment := p.crowd.Seen().Serial != p.serial && time.Since(p.when) > drawEvery
	return moment || p.space.Pending() && time.Since(p.when) > crowdEvery || p.look() != p.drawn
}

// drawEvery is the time between two drawings of new moments at the least.
const drawEvery = 60 * time.Millisecond

// crowdEvery is the time between two looks for where the ways are.
const crowdEvery = 200 * time.Millisecond

func (p *Panel) look() ui.Sum {
	s, e := ui.NewSum(), p.eye
	p.controls.Look(&s)
	s.Add(uint64(e.Hover)<<48 | uint64(e.Chosen)<<32 | uint64(e.Pair[0])<<16 | uint64(e.Pair[1]))
	s.Add(uint64(e.Layer))
	s.Flag(e.Change)
	s.Add(uint64(p.space.Serial))
	return s
}

// Draw draws the panel.
func (p *Panel) Draw(g *ui.Painter, dt float64) {
	p.drawn, p.when = p.look(), time.Now()
	if p.region.Empty() {
		return
	}
	s := p.crowd.Seen()
	p.ask()
	g.Fill(p.region, kit.BG1)
	p.drawTitle(g, s)
	for _, segments := range p.place.grounds {
		g.Round(segments, kit.Radius, kit.BG2)
	}
	p.controls.Draw(g)
	p.serial = s.Serial
	p.follow(s)
	if b := s.Brains; b != nil && b.Look.Pair != [2]int{} && b.Difference != nil && b.Look.Pair == p.eye.Pair {
		p.drawDifference(g, s, dt)
	} else {
		p.drawBrains(g, s, dt)
	}
	p.drawSpace(g, s)
	p.drawHistogram(g, s)
}

// ask says what of the brains there is room to show.
func (p *Panel) ask() {
	e, at := p.eye, &p.place
	p.crowd.Look(many.Look{
		Layer: e.Layer, Change: e.Change, Columns: at.brain.X, Rows: at.brain.Y,
		Pair: e.Pair, Wide: at.maps.Dx(), High: at.maps.Dy() - int(p.theme.Type.Px(24)),
	})
}

// follow lets the ways follow the lives.
func (p *Panel) follow(s *many.Snapshot) {
	ways, here := make([][][]float32, len(s.Lives)), make([][]float32, len(s.Lives))
	for i := range s.Lives {
		ways[i], here[i] = s.Lives[i].Way, s.Lives[i].Here
	}
	p.space.Update(s.Serial, ways, here, time.Now())
}

// drawTitle draws the title, with how many synapses there are and their scale where there
// is room.
func (p *Panel) drawTitle(g *ui.Painter, s *many.Snapshot) {
	r := p.place.title
	_, y := ui.Middle(r)
	x := float64(r.Min.X)
	size := kit.Title
	if x+g.Width("Brains", size, kit.SemiBold) > float64(r.Max.X) {
		size = kit.Body
	}
	if x+g.Width("Brains", size, kit.SemiBold) > float64(r.Max.X) {
		return
	}
	g.Text("Brains", x, y, size, kit.SemiBold, kit.Text, kit.Left)
	x += g.Width("Brains", size, kit.SemiBold) + g.Px(14)
	room := float64(r.Max.X) - x
	count := kit.Count(p.view.Snap.Rules.Genome.Arch.Synapses())
	for _, words := range []string{fmt.Sprintf("%d × %s synapses", p.view.Many, count), fmt.Sprintf("%d × %s", p.view.Many, count)} {
		if g.Width(words, kit.Caption, kit.Regular) <= room {
			g.Text(words, x, y+1, kit.Caption, kit.Regular, kit.Text2, kit.Left)
			break
		}
	}
}

// verdictInk is the colour of a life's dot.
func verdictInk(v many.Verdict) kit.Color {
	switch v {
	case many.Back, many.Kept:
		return kit.Accent
	case many.Measuring, many.Recovering, many.Missed, many.Held, many.Lost:
		return kit.Warn
	}
	return kit.Text3
}

// finite is a position that can be drawn.
func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }
