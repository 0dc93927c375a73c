package maps

import (
	"fmt"
	"image"
	"math"
	"slices"

	"hebbarium/app/panel/maps/order"
	"hebbarium/app/ui"
	"hebbarium/render/kit"
	"hebbarium/render/maps"
)

// ordering shows the neurons of each set in an order in which like ones lie together. It is
// worked out beside the window, once, and stays while weights move: what a synapse is called
// and what a brush hits are the same neurons as ever.
type ordering struct {
	p     *Panel
	on    bool
	by    string      // what it was made from
	order *maps.Order // nil until it has been worked out
	work  chan worked // the order that is being worked out; nil for none
}

// worked is an order that has been worked out.
type worked struct {
	order *maps.Order
	by    string
}

// control is the switch.
func (o *ordering) control() *ui.Button {
	b := ui.NewButton("order", "", o.face, o.toggle)
	b.Tip = func() string {
		switch {
		case o.work != nil:
			return "Like neurons are being laid together"
		case o.on:
			return "Like neurons lie together, by the " + o.by + "  ·  click for the network's own order, twice to order anew"
		}
		return "Lay like neurons together: rows and columns in an order in which neighbours have like synapses. What is read out, and what a brush hits, stays the same"
	}
	return b
}

// put places the switch at the end of the title, where there is room.
func (o *ordering) put(at map[string]image.Rectangle, title *image.Rectangle, px func(float64) int) {
	if title.Dx()-px(44) < titleWidth(o.p.theme.Type) {
		return
	}
	at["order"] = image.Rect(title.Max.X-px(36), title.Min.Y, title.Max.X-px(4), title.Max.Y)
	title.Max.X -= px(44)
}

// titleWidth is how much room the title takes, without how many synapses there are.
func titleWidth(t *kit.Type) int {
	return int(math.Ceil(t.Width("Brain", kit.Title, kit.SemiBold) + t.Px(4)))
}

// face is a map in order, lit while it is.
func (o *ordering) face(g *ui.Painter, r image.Rectangle, c ui.State) {
	ground, ink := ui.Ground(c), ui.Ink(c)
	if o.on {
		ground, ink = kit.AccentBG, kit.Accent
	}
	g.Round(r, kit.Radius, ground)
	x, y := ui.Middle(r)
	pen := g.Theme.Pen()
	for i, long := range []float64{4, 7, 10, 13} {
		pen.FillRect(x-g.Px(7), y-g.Px(8)+g.Px(float64(i)*4.5), g.Px(long), g.Px(2.5), ink)
	}
	if o.work != nil {
		pen.FillRect(x+g.Px(4), y-g.Px(7), g.Px(3), g.Px(3), kit.Accent)
	}
	pen.Flush(g.Dst)
}

// toggle orders the maps by what they show now, or shows the network's own order again.
func (o *ordering) toggle() {
	if o.on || o.work != nil {
		o.own()
		return
	}
	o.anew()
}

// own shows the network's own order.
func (o *ordering) own() {
	*o = ordering{p: o.p}
	o.arrange()
}

// anew works an order out from what the maps show now.
func (o *ordering) anew() {
	m, s := &o.p.mode, o.p.beside.first(o.p.view.Snap)
	values, by := s.Weights, fmt.Sprintf("weights of step %d", s.Step)
	if plane := m.plane(m.at); plane >= 0 && plane < len(s.Coefficients) {
		values, by = s.Coefficients[plane], "coefficient "+m.title(m.at)
	}
	kept := make([][]float32, len(values)) // the moment's own are not to be kept
	for i := range values {
		kept[i] = slices.Clone(values[i])
	}
	net, work := o.p.brush.net, make(chan worked, 1)
	o.work = work
	go func() { work <- worked{maps.NewOrder(net, order.Neurons(net.Sizes, kept)), by} }()
}

// hear takes the order that has been worked out, and tells whether there is one.
func (o *ordering) hear() bool {
	select {
	case w := <-o.work:
		o.on, o.order, o.by, o.work = true, w.order, w.by, nil
		o.arrange()
		return true
	default:
		return false
	}
}

// arrange lets both brains have the order. A stroke that is under way is given up: it was
// drawn over other neurons.
func (o *ordering) arrange() {
	p := o.p
	p.brush.stroke, p.stale = nil, true
	if p.brain == nil {
		return
	}
	p.brain.Arrange(o.order)
	if p.beside.brain != nil {
		p.beside.brain.Arrange(o.order)
	}
	p.lay()
}

// mark is what stands beside the first caption while the maps are ordered.
func (o *ordering) mark(names []string) []string {
	if !o.on || len(names) == 0 {
		return names
	}
	names = slices.Clone(names)
	names[0] += "  ·  like beside like, by the " + o.by
	return names
}

// placed is a hit in places of the order.
func (o *ordering) placed(h *maps.Hit) *maps.Hit {
	if h == nil {
		return nil
	}
	at := o.order.Placed(*h)
	return &at
}

// actions are what the palette does with the order.
func (o *ordering) actions() []ui.Action {
	return []ui.Action{
		{ID: "order", Title: "Map: like neurons together, or in the network's own order", Run: o.toggle},
		{ID: "order anew", Title: "Map: order the neurons anew, by what it shows now", Run: o.anew, Shown: func() bool { return o.on }},
	}
}
