package maps

import (
	"image"
	"math"

	"hebbarium/app/panel/maps/struck"
	"hebbarium/app/session"
	"hebbarium/app/ui"
	"hebbarium/app/words"
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

// Lies is where the read-out lies, empty while there is none.
func (p *Panel) Lies() image.Rectangle { return p.readOut().place }

// readOut finds what to say, and where; its place is empty for nothing.
func (p *Panel) readOut() readout {
	hit, at := p.hover, p.at
	s, net := p.view.Snap, words.NetOf(p.view.World, p.view.Snap.Rules.Genome.Arch)
	if hit == nil || p.brush.stroke != nil || p.popups.Open() != nil || p.mode.way() {
		return readout{}
	}
	var r readout
	if hit.Layer == 0 {
		if hit.Set >= len(s.Activations) || hit.Neuron >= len(s.Activations[hit.Set]) {
			return readout{}
		}
		r = readout{title: net.Neuron(hit.Set, hit.Neuron), name: "o", value: words.Exact(float64(s.Activations[hit.Set][hit.Neuron]))}
		if hit.Set == 0 {
			r.rows = struck.Rows(s, hit.Neuron)
		}
		r.put(at, p.window(), p.theme.Type)
		return r
	}
	layer := hit.Layer - 1
	if layer >= len(s.Weights) {
		return readout{}
	}
	k := hit.Pre*p.brush.net.Sizes[layer+1] + hit.Post
	r = readout{
		title: net.Synapse(hit.Layer, hit.Pre, hit.Post),
		name:  "w", value: words.Exact(float64(s.Weights[layer][k])), rows: coefficientRows(s, layer, k),
	}
	if len(s.Deltas[layer]) > k {
		r.rows = append(r.rows, [2]string{"Δw", words.Exact(float64(s.Deltas[layer][k]))})
	}
	if row, ok := p.beside.row(layer, k); ok {
		r.rows = append(r.rows, row)
	}
	r.hit = *hit
	if !p.lensOff && p.brain.Lensed(hit.Layer) {
		r.lens = lensSize(p.theme.Type)
	}
	r.put(at, p.window(), p.theme.Type)
	return r
}

// lensMargin is the distance of the lens from the card's edge, in pixels.
const lensMargin = 12

// lensSize is the size of the lens: it fills the width of a read-out of short names.
func lensSize(t *kit.Type) image.Rectangle {
	return image.Rect(0, 0, int(t.Px(216))-2*lensMargin, int(t.Px(140)))
}

// coefficientRows are a synapse's coefficients, in the order of the formula.
func coefficientRows(s *session.Snapshot, layer, k int) [][2]string {
	rule := s.Rules.Genome.Rule
	if rule == brain.Static {
		return nil
	}
	var rows [][2]string
	for i, name := range rule.Coefficients() {
		if name == "eta" {
			name = "η"
		}
		rows = append(rows, [2]string{name, words.Exact(float64(s.Coefficients[i][layer][k]))})
	}
	if len(rows) == 5 && rule.Written() == nil { // A B C η D: η last, as in the window's modes
		rows[3], rows[4] = rows[4], rows[3]
	}
	return rows
}

// put puts the read-out beside a point, within the window, and the lens at its foot.
func (o *readout) put(at image.Point, window image.Rectangle, t *kit.Type) {
	lines := (len(o.rows) + 1) / 2
	// In whole strides: names differ in length, and letters in width from screen to screen.
	stride := t.Px(24)
	w := int(max(9, math.Ceil((t.Width(o.title, kit.Body, kit.Medium)+t.Width(o.value, kit.Body, kit.Mono)+t.Px(60))/stride)) * stride)
	h := int(t.Px(38) + float64(lines)*t.Px(25))
	if lines > 0 {
		h += int(t.Px(8))
	}
	if !o.lens.Empty() {
		h += o.lens.Dy() + lensMargin
	}
	x, y := at.X+20, at.Y+12
	if x+w > window.Max.X-8 {
		x = at.X - 20 - w
	}
	if y+h > window.Max.Y-8 {
		y = max(at.Y-12-h, 8)
	}
	o.place = image.Rect(x, y, x+w, y+h)
	if !o.lens.Empty() {
		o.lens = o.lens.Add(image.Pt(x+(w-o.lens.Dx())/2, o.place.Max.Y-o.lens.Dy()-lensMargin))
	}
}

// OverLook adds what the read-out says.
func (p *Panel) OverLook(s *ui.Sum) {
	o := p.readOut()
	s.Text(o.title + o.value)
	for _, row := range o.rows {
		s.Text(row[1])
	}
	if !o.lens.Empty() {
		s.Add(p.view.Snap.Serial)
		s.Number(p.brain.Brightness)
	}
}

// DrawOver draws the read-out: a title with a value, rows of two columns, and the lens.
func (p *Panel) DrawOver(g *ui.Painter) {
	o := p.readOut()
	r := o.place
	if r.Empty() {
		return
	}
	g.Card(r)
	left, right, top := float64(r.Min.X)+g.Px(12), float64(r.Max.X)-g.Px(12), float64(r.Min.Y)+g.Px(20)
	g.Text(o.title, left, top, kit.Body, kit.Medium, kit.Text, kit.Left)
	g.Text(o.value, right, top, kit.Body, kit.Mono, kit.Text, kit.Right)
	g.Text(o.name, right-g.Width(o.value, kit.Body, kit.Mono)-g.Px(8), top, kit.Caption, kit.Mono, kit.Text2, kit.Right)
	half := (right - left - g.Px(18)) / 2
	for i, row := range o.rows {
		cx := left + float64(i%2)*(half+g.Px(18))
		cy := top + g.Px(30) + float64(i/2)*g.Px(25)
		g.Text(row[0], cx, cy, kit.Caption, kit.Regular, kit.Text3, kit.Left)
		g.Text(row[1], cx+half, cy, kit.Caption, kit.Mono, kit.Text, kit.Right)
	}
	if !o.lens.Empty() {
		p.beside.under().DrawLens(g.Dst, o.hit, o.lens)
	}
}
