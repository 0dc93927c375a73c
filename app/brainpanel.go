package app

import (
	"image"
	"math"

	"github.com/ebitenui/ebitenui/input"
	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/inpututil"

	"hebbarium/app/session"
	"hebbarium/evolve/episode"
	"hebbarium/render/kit"
	"hebbarium/render/maps"
)

// brainPanel shows the network: its maps in one of several modes, activations,
// and the synapse under the pointer.
type brainPanel struct {
	g      *Game
	view   *maps.BrainView
	pca    *maps.PCAView
	sizes  []int
	mode   int
	maps   int                     // mode of the maps that was shown last
	armed  int                     // brush in hand, −1 for none
	size   int                     // of the brush, synapses
	scales [pcaMode]maps.AutoScale // of the maps' modes

	stale    bool
	flashing bool    // the maps change by themselves until a frame after flashEnd
	flashEnd float64 // on the window's clock
	step     int     // of the last snapshot
	known    int     // markers whose flash was shown
	inputs   []float32
	hover    *maps.Hit
	pinned   *maps.Hit
	pinAt    image.Point
	pointAt  image.Point
	turning  bool // the weights' way is being turned
	turnAt   image.Point
	stroke   *stroke
	lensOff  bool
}

// brushKind is what a brush does to the synapses under it.
type brushKind struct {
	name  string // of its control
	title string
	hint  string
	icon  kit.Icon
	event string
}

func brushes() [3]brushKind {
	return [3]brushKind{
		{"brush zero", "Zero", "Brush: drag over a map to zero synapses; Shift and drag for a rectangle", kit.IconZero, "zero"},
		{"brush randomise", "Randomise", "Brush: drag over a map to draw weights anew", kit.IconDice, "randomise"},
		{"brush freeze", "Freeze", "Brush: drag over a map to stop synapses from learning", kit.IconFreeze, "freeze"},
	}
}

func newBrainPanel(g *Game) *brainPanel {
	return &brainPanel{g: g, armed: -1, size: 5, pca: maps.NewPCAView(g.theme)}
}

// reset shows another network.
func (b *brainPanel) reset(s *session.Snapshot) {
	b.sizes = s.Rules.Genome.Arch.Sizes
	b.view = maps.NewBrainView(b.g.theme, b.sizes)
	b.scales = [pcaMode]maps.AutoScale{}
	b.armed, b.stroke, b.hover, b.pinned, b.known = -1, nil, nil, nil, 0
	if !b.has(b.mode) {
		b.mode = 0
	}
	b.stale = true
}

// place lays the maps out.
func (b *brainPanel) place(l Layout) {
	if b.view != nil {
		b.view.SetArea(l.Maps)
		switch {
		case l.World == "car":
			b.view.Names = []string{"648 features → 128", "128 → 64", "64 → 3"}
		case l.World == "ant" && l.Compact:
			b.view.Names = []string{"28 sensors → 128", "128 → 64", "64 → 8"}
		case l.World == "ant":
			b.view.Names = []string{"28 sensors → 128", "128 → 64", "64 → 8 motors"}
		}
		b.stale = true
	}
	if b.mode == pcaMode && !l.PCATab {
		b.setMode(b.maps) // there is room beside the maps again
	}
}

// take notes that there is something new to show.
func (b *brainPanel) take(s *session.Snapshot) {
	b.stale = true
	// A new life, or an earlier moment: its scale does not fall from the other one's.
	if back := s.Step < b.step; back || s.Edge == 0 {
		for i := range b.scales {
			if !b.scales[i].Locked {
				b.scales[i].Value = 0
			}
		}
	}
	b.step = s.Step
	if len(s.Markers) < b.known {
		b.known = len(s.Markers)
	}
	for b.known < len(s.Markers) && !s.Markers[b.known].Due {
		if r := s.Markers[b.known].Regions; len(r) > 0 && s.Markers[b.known].Event.Step+10 > s.Step {
			b.view.Touch(b.g.clock(), r...)
			b.flashing, b.flashEnd = true, b.g.clock()+maps.FlashTime
		}
		b.known++
	}
}

// update hands the newest values to the view.
func (b *brainPanel) update(dt float64) {
	s := b.g.snap
	values := b.values(s, b.mode)
	// The car's weights are normalised to a largest of 1, beside which nearly all
	// of them are so small that a scale of ±1 would show a dark map.
	auto := &b.scales[b.mode]
	auto.Follow(values, dt)
	scale := max(auto.Value, 1e-6)
	b.view.Update(maps.BrainFrame{Values: values, Scale: scale, Activations: b.activations(s), Frozen: s.Frozen})
	b.view.Brightness = 1
	if b.g.norules {
		b.view.Brightness = 0.4
	}
	b.view.Bars = b.bars(s)
}

// activations scales inputs that reach beyond ±1, as the car's features do, to
// their largest.
func (b *brainPanel) activations(s *session.Snapshot) [][]float32 {
	if s.World != "car" {
		return s.Activations
	}
	most := float32(1e-9)
	for _, v := range s.Activations[0] {
		most = max(most, v, -v)
	}
	b.inputs = b.inputs[:0]
	for _, v := range s.Activations[0] {
		b.inputs = append(b.inputs, v/most)
	}
	out := append([][]float32{b.inputs}, s.Activations[1:]...)
	return out
}

// bars mark what the last damage to the brain has hit, until it has recovered.
func (b *brainPanel) bars(s *session.Snapshot) []maps.Bar {
	for i := len(s.Markers) - 1; i >= 0; i-- {
		m := &s.Markers[i]
		if _, rules := m.Does.(episode.Rules); rules || len(m.Regions) == 0 || !m.Event.Damages() || m.Event.Step > s.Step {
			continue
		}
		if m.Measured && m.Recovery.BackAfter >= 0 || s.Step-m.Event.Step > patience {
			return nil
		}
		short, _, _ := wording(m.Event)
		var bars []maps.Bar
		for k, r := range m.Regions {
			bar := maps.Bar{Region: r}
			if k == 0 {
				bar.Label = short
			}
			bars = append(bars, bar)
		}
		return bars
	}
	return nil
}

// draw draws the panel.
func (b *brainPanel) draw(p *painter, dt float64) {
	l, s := &b.g.layout, b.g.snap
	p.fill(l.Brain, kit.BG1)
	title := l.At["title"]
	_, y := middle(title)
	x := float64(title.Min.X)
	p.text("Brain", x, y, kit.Title, kit.SemiBold, kit.Text, kit.Left)
	x += p.width("Brain", kit.Title, kit.SemiBold) + p.px(16)
	count := kit.Count(s.Rules.Genome.Arch.Synapses()) + " synapses"
	if !s.Plastic {
		p.icon(kit.IconFreeze, x+p.px(6), y, p.px(14), kit.Text2)
		x += p.px(22)
	}
	if x+p.width(count, kit.Caption, kit.Regular) < float64(title.Max.X) {
		p.text(count, x, y+1, kit.Caption, kit.Regular, kit.Text2, kit.Left)
	}
	modes := l.At["mode 0"].Union(l.At["mode 6"])
	if l.PCATab {
		modes = modes.Union(l.At["mode 7"])
	}
	p.round(modes, kit.Radius, kit.BG2)
	_, y = middle(l.At["brush zero"])
	p.text("Brush", float64(l.Maps.Min.X), y, kit.Caption, kit.Regular, kit.Text2, kit.Left)

	clock := b.g.clock()
	if b.mode != pcaMode {
		b.drawMaps(p, dt, y, clock)
	}
	b.flashing = b.flashing && clock <= b.flashEnd
	if pca := b.pcaPlace(); !pca.Empty() {
		b.pca.Draw(p.dst, pca, b.g.way.frame)
	}
}

// drawMaps draws the legend, with its middle at a height, and the maps.
func (b *brainPanel) drawMaps(p *painter, dt, y, clock float64) {
	if b.stale {
		b.update(dt)
		b.stale = false
	}
	legend := b.g.layout.At["legend"]
	b.view.Legend(p.dst, float64(legend.Min.X), float64(legend.Max.X), y, b.scales[b.mode].Locked)
	b.view.Hover = b.hover
	if b.pinned != nil {
		b.view.Hover = b.pinned
	}
	b.view.Outline = b.outline()
	b.view.Draw(p.dst, clock)
}

// nextSize makes the brush larger, round to one again.
func (b *brainPanel) nextSize() { b.setSize(b.size%15 + 2) }

func (b *brainPanel) setSize(n int) { b.size = min(max(n|1, 1), 31) }

// arm takes a brush in hand, or lays it down.
func (b *brainPanel) arm(i int) {
	if b.armed == i {
		i = -1
	}
	b.armed = i
}

// wheelSize changes the brush's size by the wheel.
func (b *brainPanel) wheelSize(wheel float64) {
	if wheel != 0 {
		b.setSize(b.size + 2*int(math.Copysign(1, wheel)))
	}
}

// pointer reads synapses out, and lets an armed brush paint.
func (b *brainPanel) pointer(at image.Point, free bool) {
	b.pointAt = at
	b.hover = nil
	inside := free && at.In(b.g.layout.Brain)
	if inside && b.mode != pcaMode {
		if hit, ok := b.view.At(at.X, at.Y); ok {
			b.hover = &hit
		}
	}
	if inside && b.hover != nil {
		_, wheel := ebiten.Wheel()
		b.wheelSize(wheel)
	}
	b.turnPCA(at, inside)
	b.paint(at, inside)
	if b.aims() {
		input.SetCursorShape(input.CURSOR_NONE)
	}
}

// turnPCA turns the weights' way by a drag.
func (b *brainPanel) turnPCA(at image.Point, inside bool) {
	if inside && at.In(b.pcaPlace()) && inpututil.IsMouseButtonJustPressed(ebiten.MouseButtonLeft) {
		b.turning, b.turnAt = true, at
	}
	if !b.turning {
		return
	}
	b.pca.Turn(float64(at.X-b.turnAt.X), float64(at.Y-b.turnAt.Y))
	b.turnAt = at
	b.turning = ebiten.IsMouseButtonPressed(ebiten.MouseButtonLeft)
}
