package maps

import (
	"image"

	"hebbarium/app/panel/maps/look"
	"hebbarium/app/panel/maps/pair"
	"hebbarium/app/session"
	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/render/kit"
	"hebbarium/render/maps"
)

// whose says which brains are shown while another life is lived beside this one.
type whose uint8

const (
	ofBoth whose = iota
	ofLife
	ofRival
	whoses
)

// beside is the brain of what lives beside the agent: its maps lie next to the life's own,
// in the same order and on the same scale.
type beside struct {
	p      *Panel
	brain  *maps.BrainView // nil while nothing lives beside the agent
	name   string          // of that
	asked  whose           // for as far as there is room
	apart  bool            // each brain on a scale of its own
	scaled bool            // its captions leave room for that
	asks   bool            // a person chose the scales
	scale  maps.AutoScale  // of the rival's maps where they have their own
	tight  bool            // there is no room for both
	on     bool            // both are shown
	over   bool            // the pointer is over the rival's
	in     inputs
}

// controls are the switches of whose maps are shown, and on which scales.
func (b *beside) controls() ui.Controls {
	whose := ui.NewButton("whose", "", ui.Labelled(kit.NoIcon, kit.Rival, b.label), b.next)
	whose.Tip = func() string {
		if b.tight {
			return "Whose maps: there is no room for both here  ·  click for the other's"
		}
		return "Whose maps: both lives', this life's, or what lives beside it  ·  click for the next"
	}
	scales := ui.NewButton("scales", "", ui.Choice("one scale", func() bool { return !b.apart }), b.rescale)
	scales.Tip = func() string {
		if b.apart {
			return "Each brain has full colour at a scale of its own, which its caption names  ·  click for one scale, on which small weights beside large ones are dark"
		}
		return "Both brains have the same scale: a brain of small weights is dark on it, though none is zero  ·  click for a scale of its own for each"
	}
	return ui.Controls{whose, scales}
}

// label says whose maps are shown.
func (b *beside) label() string {
	switch {
	case b.on:
		return "both"
	case b.shown() == ofRival:
		return b.name
	case b.p.view != nil:
		return b.p.view.Snap.Rules.Name
	}
	return ""
}

// shown is whose maps are shown.
func (b *beside) shown() whose {
	switch {
	case b.brain == nil:
		return ofLife
	case b.tight && b.asked == ofBoth:
		return ofLife
	}
	return b.asked
}

// next goes on to the next of what can be shown.
func (b *beside) next() {
	if b.asked = (b.shown() + 1) % whoses; b.tight && b.asked == ofBoth {
		b.asked = ofLife
	}
	b.p.lay()
}

// take lays the maps out anew where another life has come beside this one, or has gone.
func (b *beside) take(s *session.Snapshot) {
	switch r := s.Rival; {
	case r == nil && b.brain == nil:
	case r == nil:
		b.reset()
		b.p.lay()
	case b.brain == nil || b.name != r.Name:
		b.brain, b.name = maps.NewBrainView(b.p.theme, maps.NetOf(r.Rules.Genome.Arch)), r.Name
		b.scale = maps.AutoScale{}
		b.p.lay()
	}
}

// brains are the brain and, where it is shown too, that of what lives beside.
func (b *beside) brains() []*maps.BrainView {
	if b.on {
		return []*maps.BrainView{b.p.brain, b.brain}
	}
	return []*maps.BrainView{b.p.brain}
}

// reset forgets a network that is not shown any more.
func (b *beside) reset() { *b = beside{p: b.p, asked: b.asked, apart: b.apart, asks: b.asks} }

// lay lays both brains into the room for maps, or one of them where they do not fit, and
// gives the layout of the first. They lie side by side or one above the other, as makes
// their synapses larger.
func (b *beside) lay(room image.Rectangle, net maps.Net) maps.BrainLayout {
	b.on, b.tight = false, false
	if b.brain == nil {
		return maps.Fold(net, room)
	}
	both, most := pair.Of(room, net, b.p.theme.Type)
	b.tight = most == 0
	if b.on = b.shown() == ofBoth; !b.on {
		return maps.Fold(net, room)
	}
	b.brain.Lay(both[1])
	b.brain.Arrange(b.p.ordering.order)
	b.brain.Names = b.names(b.name, both[1])
	return both[0]
}

// names are the captions of a brain: whose it is, before the first layer's where there is
// room, which the rival's scale takes too where it is its own.
func (b *beside) names(whose string, fold maps.BrainLayout) []string {
	t := b.p.theme.Type
	names := append([]string(nil), look.Of(b.p.view.World).Names(b.p.view.Snap.Rules.Genome.Arch, fold, b.p.region.Max.X, t, b.brain.Layout())...)
	if len(names) == 0 || len(fold.Maps) == 0 {
		return []string{whose}
	}
	edge := max(fold.Maps[0].Place.Max.X, fold.Maps[len(fold.Maps)-1].Place.Max.X)
	if b.scaled = b.apart; b.apart && whose == b.name {
		edge = fold.Maps[0].Place.Max.X - int(t.Px(64))
	}
	if both := whose + "  ·  " + names[0]; fold.Maps[0].Caption.X+t.Width(both, kit.Caption, kit.Regular) < float64(edge) {
		whose = both
	}
	names[0] = whose
	return names
}

// put places the switches behind the title, where something lives beside the agent and
// there is room; the palette has them too.
func (b *beside) put(at map[string]image.Rectangle, title *image.Rectangle, px func(float64) int) {
	if b.brain == nil {
		return
	}
	x := title.Min.X + titleWidth(b.p.theme.Type) + px(8)
	wide := min(px(96), (title.Max.X-x-px(4))/2)
	if !b.on {
		wide = min(px(128), title.Max.X-x)
	}
	if wide < px(56) {
		return
	}
	at["whose"] = image.Rect(x, title.Min.Y, x+wide, title.Max.Y)
	if b.on {
		at["scales"] = at["whose"].Add(image.Pt(wide+px(4), 0))
	}
	title.Max.X = x - px(4)
}

// actions are what the palette does with them.
func (b *beside) actions() []ui.Action {
	shown := func() bool { return b.brain != nil }
	return []ui.Action{
		{ID: "whose", Title: "Map: both brains, this one's, or its rival's", Run: b.next, Shown: shown},
		{ID: "scales", Title: "Map: the same scale for both brains, or one of its own for each", Run: b.rescale, Shown: shown},
	}
}

// rescale goes on from the same scale to scales of their own, or back.
func (b *beside) rescale() {
	b.apart, b.asks = !b.apart, true
	b.p.stale = true
}

// first is whose brain lies in the first place.
func (b *beside) first(s *session.Snapshot) *session.Snapshot {
	if b.brain != nil && b.shown() == ofRival && s.Rival != nil {
		return &s.Rival.Snapshot
	}
	return s
}

// at is what of the rival's brain lies at a point.
func (b *beside) at(at image.Point) (maps.Hit, bool) {
	b.over = false
	if !b.on {
		return maps.Hit{}, false
	}
	hit, ok := b.brain.At(at.X, at.Y)
	b.over = ok
	return hit, ok
}

// under is the brain that the pointer is over: the first, unless it is over the rival's.
func (b *beside) under() *maps.BrainView {
	if b.on && b.over {
		return b.brain
	}
	return b.p.brain
}

// update hands the rival's newest values to its maps, dt seconds after the last ones.
func (b *beside) update(dt, same float64) {
	s := b.p.view.Snap
	if !b.on || s.Rival == nil {
		return
	}
	r := &s.Rival.Snapshot
	values := b.values(r)
	b.scale.Follow(values, dt)
	if own := b.scale.Value; !b.asks && own > 0 {
		times := max(own/same, same/own)
		b.apart = times > farApart || b.apart && times > 0.75*farApart
	}
	if b.apart {
		same = max(b.scale.Value, 1e-6)
	}
	b.brain.Update(maps.BrainFrame{Values: values, Scale: same, Activations: b.in.scaled(r), Frozen: r.Frozen})
	b.brain.Brightness, b.brain.Bars = 1, b.unlabelled(bars(r))
}

// farApart is how many times as large as the other's a brain's weights are where each has a
// scale of its own until a person chooses: on one, the smaller ones would look like nothing, or the larger ones all alike.
const farApart = 2

// unlabelled are bars without words where both brains are shown: there is no room for them
// beside the captions.
func (b *beside) unlabelled(bars []maps.Bar) []maps.Bar {
	for i := range bars {
		if b.on {
			bars[i].Label = ""
		}
	}
	return bars
}

// values are what the mode shows of the rival; of a coefficient that its rule has not,
// nothing.
func (b *beside) values(r *session.Snapshot) [][]float32 {
	m := b.p.mode
	m.rule = r.Rules.Genome.Rule
	if values := m.values(r); values != nil {
		return values
	}
	none := make([][]float32, len(r.Weights))
	for i := range none {
		none[i] = make([]float32, len(r.Weights[i]))
	}
	return none
}

// draw draws the rival's brain, with what is lit in the life's.
func (b *beside) draw(g *ui.Painter, clock float64) {
	if !b.on {
		return
	}
	if b.scaled != b.apart {
		b.brain.Names = b.names(b.name, b.brain.Layout())
	}
	b.brain.Hover, b.brain.Outline = b.p.brain.Hover, b.p.brain.Outline
	b.brain.Draw(g.Dst, clock)
	if m := b.brain.Layout().Maps; b.apart && len(m) > 0 {
		edge := m[0].Place.Max.X
		g.Text("±"+kit.Number(b.scale.Value, 2), float64(edge), float64(m[0].Caption.Y), kit.Caption, kit.Mono, kit.Text2, kit.Right)
	}
}

// row is the rival's value of the synapse that is read out.
func (b *beside) row(layer, k int) (row [2]string, ok bool) {
	if b.brain == nil || b.p.view.Snap.Rival == nil {
		return row, false
	}
	r := &b.p.view.Snap.Rival.Snapshot
	if layer >= len(r.Weights) || k >= len(r.Weights[layer]) {
		return row, false
	}
	return [2]string{"rival", words.Exact(float64(r.Weights[layer][k]))}, true
}
