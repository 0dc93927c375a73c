package app

import (
	"fmt"
	"image"
	"math"

	"hebbarium/brain"
	"hebbarium/render/kit"
	"hebbarium/render/maps"
)

// readout is what is said about the synapse or the neuron under the pointer.
type readout struct {
	title, name, value string
	rows               [][2]string
	place              image.Rectangle
	hit                maps.Hit
	lens               image.Rectangle // of the synapses about it, empty for none
}

// readOut finds what to say, and where; its place is empty for nothing.
func (b *brainPanel) readOut() readout {
	hit, at := b.hover, b.pointAt
	if b.pinned != nil {
		hit, at = b.pinned, b.pinAt
	}
	s := b.g.snap
	if hit == nil || b.stroke != nil || b.g.popup != nil || b.mode == pcaMode {
		return readout{}
	}
	var r readout
	if hit.Layer == 0 {
		if hit.Set >= len(s.Activations) || hit.Neuron >= len(s.Activations[hit.Set]) {
			return readout{}
		}
		r = readout{title: b.neuronName(hit.Set, hit.Neuron), name: "o", value: exact(float64(s.Activations[hit.Set][hit.Neuron]))}
		r.place = b.boxPlace(at, r)
		return r
	}
	layer := hit.Layer - 1
	if layer >= len(s.Weights) {
		return readout{}
	}
	k := hit.Pre*b.sizes[layer+1] + hit.Post
	r = readout{
		title: b.neuronName(layer, hit.Pre) + " → " + b.neuronName(layer+1, hit.Post),
		name:  "w", value: exact(float64(s.Weights[layer][k])), rows: b.coefficientRows(layer, k),
	}
	if len(s.Deltas[layer]) > k {
		r.rows = append(r.rows, [2]string{"Δw", exact(float64(s.Deltas[layer][k]))})
	}
	r.hit = *hit
	if !b.lensOff && b.view.Lensed(hit.Layer) {
		r.lens = b.lensSize()
	}
	r.place = b.boxPlace(at, r)
	if !r.lens.Empty() {
		r.lens = r.lens.Add(image.Pt(r.place.Min.X+(r.place.Dx()-r.lens.Dx())/2, r.place.Max.Y-r.lens.Dy()-lensMargin))
	}
	return r
}

// lensMargin is the distance of the lens from the card's edge, in pixels.
const lensMargin = 12

// lensSize is the size of the lens: it fills the read-out's width.
func (b *brainPanel) lensSize() image.Rectangle {
	return image.Rect(0, 0, int(b.g.theme.Type.Px(216))-2*lensMargin, int(b.g.theme.Type.Px(140)))
}

// coefficientRows are a synapse's coefficients, in the order of the formula.
func (b *brainPanel) coefficientRows(layer, k int) [][2]string {
	s := b.g.snap
	rule := s.Rules.Genome.Rule
	if rule == brain.Static {
		return nil
	}
	var rows [][2]string
	for i, name := range rule.Coefficients() {
		if name == "eta" {
			name = "η"
		}
		rows = append(rows, [2]string{name, exact(float64(s.Coefficients[i][layer][k]))})
	}
	if len(rows) == 5 { // A B C η D: η last, as in the window's modes
		rows[3], rows[4] = rows[4], rows[3]
	}
	return rows
}

// exact writes a number of the network with its sign: with two decimals, or with
// four where two would show next to nothing of it, and very large ones with a
// unit, as the legend does.
func exact(v float64) string {
	size, unit := math.Abs(v), ""
	switch {
	case v == 0:
		return "0.00"
	case size < 0.0995:
		return kit.Signed(v, 4)
	}
	for _, u := range []string{"k", "M", "G"} {
		if size < 9999.5 {
			break
		}
		v, size, unit = v/1000, size/1000, u
	}
	return kit.Signed(v, 2) + unit
}

// tooltipPlace is where the read-out lies, empty while there is none.
func (b *brainPanel) tooltipPlace() image.Rectangle { return b.readOut().place }

// neuronName is how the read-out calls a neuron.
func (b *brainPanel) neuronName(set, i int) string {
	switch {
	case set == 0 && b.g.world == "car":
		return fmt.Sprint("f ", i)
	case set == 0:
		return fmt.Sprint("s ", i)
	case set == len(b.sizes)-1:
		if names := b.g.snap.Actuators; i < len(names) {
			return names[i]
		}
		return fmt.Sprint("m ", i)
	}
	return fmt.Sprintf("h%d %d", set, i)
}

// boxPlace puts a read-out beside a point.
func (b *brainPanel) boxPlace(at image.Point, o readout) image.Rectangle {
	typ := b.g.theme.Type
	lines := (len(o.rows) + 1) / 2
	w := int(max(typ.Px(216), typ.Width(o.title, kit.Body, kit.Medium)+typ.Width(o.value, kit.Body, kit.Mono)+typ.Px(60)))
	h := int(typ.Px(38) + float64(lines)*typ.Px(25))
	if lines > 0 {
		h += int(typ.Px(8))
	}
	if !o.lens.Empty() {
		h += o.lens.Dy() + lensMargin
	}
	x, y := at.X+20, at.Y+12
	if x+w > b.g.size.X-8 {
		x = at.X - 20 - w
	}
	if y+h > b.g.size.Y-8 {
		y = max(at.Y-12-h, 8)
	}
	return image.Rect(x, y, x+w, y+h)
}

// drawTooltip draws the read-out: a title with a value, and rows of two columns.
func (b *brainPanel) drawTooltip(p *painter) {
	o := b.readOut()
	r := o.place
	if r.Empty() {
		return
	}
	overlayCard(p, r)
	left, right, top := float64(r.Min.X)+p.px(12), float64(r.Max.X)-p.px(12), float64(r.Min.Y)+p.px(20)
	p.text(o.title, left, top, kit.Body, kit.Medium, kit.Text, kit.Left)
	p.text(o.value, right, top, kit.Body, kit.Mono, kit.Text, kit.Right)
	p.text(o.name, right-p.width(o.value, kit.Body, kit.Mono)-p.px(8), top, kit.Caption, kit.Mono, kit.Text2, kit.Right)
	half := (right - left - p.px(18)) / 2
	for i, row := range o.rows {
		cx := left + float64(i%2)*(half+p.px(18))
		cy := top + p.px(30) + float64(i/2)*p.px(25)
		p.text(row[0], cx, cy, kit.Caption, kit.Regular, kit.Text3, kit.Left)
		p.text(row[1], cx+half, cy, kit.Caption, kit.Mono, kit.Text, kit.Right)
	}
	if !o.lens.Empty() {
		b.view.DrawLens(p.dst, o.hit, o.lens)
	}
}
