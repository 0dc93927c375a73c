package maps

import (
	"fmt"
	"image"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/brain"
	"hebbarium/render/kit"
)

// BrainFrame is what a BrainView shows, for a network of n layers.
type BrainFrame struct {
	Values      [][]float32 // per layer, [pre][post]: weights, changes or a coefficient
	Scale       float64     // the value with full colour
	Activations [][]float32 // per set of neurons, n+1 of them, full colour at ±1
	Frozen      [][]bool    // per layer, [pre][post]; nil where nothing is
}

// Bar marks what damage has hit, until it has recovered: rows or columns of one
// map, along its outer edge.
type Bar struct {
	Region brain.Region // Layer 0 marks every map
	Label  string       // beside the first map that it marks
}

// BrainView draws a network: its maps, activations, and what is marked on them.
type BrainView struct {
	Hover      *Hit           // outlined, with both of its neurons; nil for none
	Marked     *Hit           // outlined likewise, in accent, all the while; nil for none
	Outline    []brain.Region // rectangles drawn in warn, in places of the order: the brush, a selection
	Bars       []Bar
	Brightness float64         // 1; 0.4 for weights that no rule set made
	Taken      image.Rectangle // where the captions' row says something else
	Names      []string        // of the layers, "28 sensors → 128"; made from sizes where empty

	theme  *kit.Theme
	net    Net
	maps   []*Heatmap
	strips []*Strip
	layout BrainLayout
	scale  float64
	area   image.Rectangle
	lens   magnifier
	order  *Order
	values []float32 // in that order, of the last layer that was updated
	frozen []bool

	touched   []brain.Region // outlined for FlashTime
	touchedAt float64
}

// NewBrainView returns a view of a network.
func NewBrainView(theme *kit.Theme, net Net) *BrainView {
	return &BrainView{theme: theme, net: net, Brightness: 1, scale: 1}
}

// SetArea lays the view out anew where the area has changed.
func (v *BrainView) SetArea(area image.Rectangle) {
	if area == v.area {
		return
	}
	v.Lay(Fold(v.net, area))
	v.area = area
}

// Lay lays the view out anew in a layout of another's making.
func (v *BrainView) Lay(l BrainLayout) {
	v.layout, v.area = l, image.Rectangle{}
	before := v.maps
	v.maps, v.strips = nil, nil
	for i, m := range v.layout.Maps {
		h := NewFoldedHeatmap(m.Pre.To-m.Pre.From, v.net.Sizes[m.Layer], m.PreAlongX, m.by())
		if i < len(before) {
			h.values, h.scale, h.frozen = before[i].values, before[i].scale, before[i].frozen
		}
		v.maps = append(v.maps, h)
	}
	for _, s := range v.layout.Strips {
		v.strips = append(v.strips, NewStrip(v.net.Sizes[s.Set], s.Across, s.by()))
	}
}

// Layout is where the parts lie.
func (v *BrainView) Layout() BrainLayout { return v.layout }

// Update takes what is to be shown; what has not changed costs a comparison.
func (v *BrainView) Update(f BrainFrame) {
	v.scale = f.Scale
	for i, h := range v.maps {
		m := v.layout.Maps[i]
		values, frozen := of(f.Values, m, h.post), of(f.Frozen, m, h.post)
		if v.order != nil {
			v.values = arranged(v.order, m, values, h.post, v.values)
			v.frozen = arranged(v.order, m, frozen, h.post, v.frozen)
			if values = v.values; len(frozen) > 0 {
				frozen = v.frozen
			}
		}
		h.Update(values, f.Scale, frozen, v.theme)
	}
	for i, s := range v.strips {
		if set := v.layout.Strips[i].Set; set < len(f.Activations) {
			own := f.Activations[set]
			if v.order != nil {
				v.values = lined(v.order, set, own, v.values)
				own = v.values
			}
			s.Update(own, v.theme)
		}
	}
}

// of is what a map shows of the layers, nil where they have nothing.
func of[T any](layers [][]T, m MapPlace, posts int) []T {
	if m.Layer > len(layers) || len(layers[m.Layer-1]) < m.Pre.To*posts {
		return nil
	}
	return layers[m.Layer-1][m.Pre.From*posts : m.Pre.To*posts]
}

// FlashTime is for how long touched regions are outlined, in seconds.
const FlashTime = 1.0

// Touch outlines regions from clock on: a line that fades or, where motion is reduced, one
// that stays for FlashTime. What was done to the synapses is seen at once.
func (v *BrainView) Touch(clock float64, regions ...brain.Region) {
	v.touched, v.touchedAt = append(v.touched[:0], regions...), clock
}

// Map is the map of layer 1…n from the set before it.
func (v *BrainView) Map(layer int) *Heatmap { return v.maps[layer-1] }

// Draw draws everything onto dst. clock is in seconds and only lets outlines fade.
func (v *BrainView) Draw(dst *ebiten.Image, clock float64) {
	for i, h := range v.maps {
		h.Draw(dst, v.layout.Maps[i].Place, v.Brightness, v.theme)
	}
	for i, s := range v.strips {
		s.Draw(dst, v.layout.Strips[i].Place, v.Brightness, v.theme)
	}
	for i, m := range v.layout.Maps {
		v.theme.Type.Draw(dst, v.Name(i+1), m.Caption.X, m.Caption.Y, kit.Caption, kit.Regular, kit.Text2, kit.Left)
	}
	p := v.theme.Pen()
	v.drawBars(dst, p)
	for _, r := range v.Outline {
		v.outline(p, r, kit.Warn)
	}
	if age := clock - v.touchedAt; age >= 0 && age < FlashTime {
		line := kit.White
		if !v.theme.ReducedMotion {
			line = line.Alpha(1 - age/FlashTime)
		}
		for _, r := range v.touched {
			for layer := range len(v.net.Sizes) - 1 {
				if r.Layer == 0 || r.Layer == layer+1 {
					for _, part := range v.split(brain.Region{Layer: layer + 1, Pre: r.Pre, Post: r.Post}) {
						v.outline(p, part, line)
					}
				}
			}
		}
	}
	if v.Marked != nil {
		v.drawHover(p, *v.Marked, kit.Accent)
	}
	if v.Hover != nil {
		v.drawHover(p, *v.Hover, kit.White)
	}
	p.Flush(dst)
}

// outline frames a region in every map that it is in.
func (v *BrainView) outline(p *kit.Pen, r brain.Region, c kit.Color) {
	for i := range v.maps {
		if at := v.on(i, r); !at.Empty() {
			frame(p, at, 0, 2, c)
		}
	}
}

// Name is the caption of a map, from 1: those of the layers in their order, then the others.
func (v *BrainView) Name(i int) string {
	if i <= len(v.Names) && v.Names[i-1] != "" {
		return v.Names[i-1]
	}
	switch m := v.layout.Maps[i-1]; {
	case m.Pre.From == 0:
		return fmt.Sprintf("%d → %d", v.net.Sizes[m.Layer-1], v.net.Sizes[m.Layer])
	case m.Place.Dx() >= captioned && v.net.Recurrent == m.Layer && m.Pre.From == v.net.Sizes[m.Layer-1]:
		return fmt.Sprintf("%d → itself", v.net.Sizes[m.Layer])
	}
	return "" // too narrow, as that of a bias neuron is
}

// frame strokes a rectangle's outline, a distance outside of it.
func frame(p *kit.Pen, r image.Rectangle, outside, width int, c kit.Color) {
	r = r.Inset(-outside - width)
	x, y, w, h, s := float64(r.Min.X), float64(r.Min.Y), float64(r.Dx()), float64(r.Dy()), float64(width)
	p.FillRect(x, y, w, s, c)
	p.FillRect(x, y+h-s, w, s, c)
	p.FillRect(x, y+s, s, h-2*s, c)
	p.FillRect(x+w-s, y+s, s, h-2*s, c)
}

// drawHover outlines a synapse and lights both of its neurons, or a neuron.
func (v *BrainView) drawHover(p *kit.Pen, h Hit, c kit.Color) {
	if h.Layer == 0 {
		v.neuron(p, h.Set, h.Neuron, c)
		return
	}
	if h.Layer >= len(v.net.Sizes) {
		return
	}
	if set, i := v.net.Source(h.Layer, h.Pre); set >= 0 {
		v.neuron(p, set, i, c)
	}
	v.neuron(p, h.Layer, h.Post, c)
	h = v.order.Placed(h)
	r := v.Place(brain.Region{Layer: h.Layer, Pre: brain.Span{From: h.Pre, To: h.Pre + 1}, Post: brain.Span{From: h.Post, To: h.Post + 1}})
	frame(p, r, 2, 1, 0x000000FF)
	frame(p, r, 0, 2, c)
}

// neuron lights one neuron of a set in all of its strips.
func (v *BrainView) neuron(p *kit.Pen, set, i int, c kit.Color) {
	for k, s := range v.layout.Strips {
		if s.Set != set {
			continue
		}
		at, n, r := v.order.Place(set, i), v.strips[k].cells(), s.Place
		at /= s.by()
		if s.Across {
			r.Min.X, r.Max.X = s.Place.Min.X+s.Place.Dx()*at/n, s.Place.Min.X+s.Place.Dx()*(at+1)/n
		} else {
			r.Min.Y, r.Max.Y = s.Place.Min.Y+s.Place.Dy()*at/n, s.Place.Min.Y+s.Place.Dy()*(at+1)/n
		}
		frame(p, r, 0, 2, c)
	}
}

// clear is the distance from a map's right edge or top to a bar outside of it,
// past a strip that lies there.
func (v *BrainView) clear(m image.Rectangle, above bool) int {
	for _, s := range v.layout.Strips {
		r := s.Place
		if above && s.Across && r.Min.X == m.Min.X && r.Max.Y <= m.Min.Y && m.Min.Y-r.Max.Y <= stripGap {
			return stripRoom
		}
		if !above && !s.Across && r.Min.Y == m.Min.Y && r.Min.X-m.Max.X == stripGap {
			return stripRoom
		}
	}
	return 0
}

// drawBars draws a 3-px bar along the outer edge of each map that damage hit:
// beside the rows where it spans whole rows, else over the columns.
func (v *BrainView) drawBars(dst *ebiten.Image, p *kit.Pen) {
	for _, b := range v.Bars {
		labelled := false
		for i, m := range v.layout.Maps {
			if b.Region.Layer != 0 && b.Region.Layer != m.Layer {
				continue
			}
			for _, part := range v.split(brain.Region{Layer: m.Layer, Pre: b.Region.Pre, Post: b.Region.Post}) {
				r := v.on(i, part)
				if r.Empty() {
					continue
				}
				if r.Dx() == m.Place.Dx() && r.Dy() < m.Place.Dy() {
					p.FillRect(float64(m.Place.Max.X+v.clear(m.Place, false)+3), float64(r.Min.Y), 3, float64(r.Dy()), kit.Warn)
					continue
				}
				y := m.Place.Min.Y - v.clear(m.Place, true) - 6
				p.FillRect(float64(r.Min.X), float64(y), float64(r.Dx()), 3, kit.Warn)
				if !labelled && b.Label != "" {
					labelled = true
					v.label(dst, r, float64(y)-9, m, b.Label)
				}
			}
		}
	}
}

// label writes a bar's label over it, past the map's caption if need be.
func (v *BrainView) label(dst *ebiten.Image, r image.Rectangle, y float64, m MapPlace, s string) {
	typ := v.theme.Type
	half := typ.Width(s, kit.Caption, kit.Regular) / 2
	x := float64(r.Min.X+r.Max.X) / 2
	for i, other := range v.layout.Maps {
		if other.Caption.Y < y-14 || other.Caption.Y > y+14 {
			continue
		}
		end := other.Caption.X + typ.Width(v.Name(i+1), kit.Caption, kit.Regular) + kit.Padding
		if x-half < end && x+half > other.Caption.X {
			x = end + half
		}
	}
	x = min(x, float64(m.Place.Max.X)-half)
	if place := image.Rect(int(x-half)-6, int(y)-10, int(x+half)+6, int(y)+10); place.Overlaps(v.Taken) {
		place = place.Add(image.Pt(0, m.Place.Min.Y+2-place.Min.Y)) // on the map
		v.theme.Plate(dst, place)
		y = float64(place.Min.Y + 10)
	}
	typ.Draw(dst, s, x, y, kit.Caption, kit.Regular, kit.Warn, kit.Centre)
}
