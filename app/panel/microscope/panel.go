package microscope

import (
	"errors"
	"fmt"
	"image"

	"hebbarium/app/desk"
	"hebbarium/app/session"
	"hebbarium/app/session/scope"
	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/microscope"
	"hebbarium/render/kit"
	"hebbarium/render/plot"
)

// Axis is the timeline's: which steps are in view, and what the mouse does along them.
type Axis interface {
	Frame() *plot.TimelineFrame
	Zoom(x int, wheel float64)
	Press(m ui.Pointer, bar bool)
	Busy() bool
	Narrow(steps float64) (back func())
	Says(mark int) string
}

// nearSteps are the steps that are in view when a long episode is looked at first: each is
// some pixels wide.
const nearSteps = 300

// Panel is the microscope. It implements window.Panel, window.Covering, window.Escaping and
// window.Moused.
type Panel struct {
	hand    *desk.Hand
	theme   *kit.Theme
	session func() *session.Session
	axis    Axis
	ask     func(what string, take func(string)) // for a line of text

	view   *desk.View
	region image.Rectangle
	px     ui.Scale
	place  places

	controls ui.Controls
	open     bool
	opened   int // session that is looked at
	target   microscope.Target
	back     func() // brings the steps back that were in view before
	scope    *scope.Scope
	seen     seen
	plot     *plot.Synapse
	hover    int // marker under the pointer, −1 for none
	at       image.Point
	inside   bool
	drawn    ui.Sum
	look     func(microscope.Target, bool) // tells the maps what is looked at
}

// seen is what the scope has told so far.
type seen struct {
	serial  uint64
	from    int // step of the first moment
	moments []microscope.Moment
	detail  scope.Detail
	err     error
	frame   plot.SynapseFrame
	made    uint64 // grows with each frame
}

// New makes the panel. session is that which is open, ask asks for a line of text, and look
// is told what is looked at, or no longer.
func New(hand *desk.Hand, theme *kit.Theme, session func() *session.Session, axis Axis, ask func(string, func(string)), look func(microscope.Target, bool)) *Panel {
	p := &Panel{hand: hand, theme: theme, session: session, axis: axis, ask: ask, look: look, scope: scope.New(), plot: plot.NewSynapse(theme), hover: -1, back: func() {}}
	p.controls = ui.Controls{ui.NewButton("microscope close", "Close the microscope  ·  Esc", ui.Words(ui.Constant("Close")), p.close)}
	return p
}

// Name is "microscope".
func (p *Panel) Name() string { return "microscope" }

// Over is where it lies over rack and timeline, empty while it is closed.
func (p *Panel) Over() image.Rectangle {
	if !p.open {
		return image.Rectangle{}
	}
	return p.region
}

// Escape closes it.
func (p *Panel) Escape() bool {
	was := p.open
	p.close()
	return was
}

func (p *Panel) close() {
	if !p.open {
		return
	}
	p.open = false
	p.back()
	p.back = func() {}
	p.scope.Want(scope.Want{})
	p.seen = seen{made: p.seen.made}
	p.lay()
	p.look(p.target, false)
}

// net is the network as it is spoken of.
func (p *Panel) net() words.Net {
	return words.NetOf(p.view.World, p.genome().Arch)
}

func (p *Panel) genome() *brain.Genome { return p.view.Snap.Rules.Genome }

// Look opens the microscope on a target, where there is such.
func (p *Panel) Look(t microscope.Target) {
	if t.Layer == 0 && t.Neuron() {
		p.hand.Say("No synapse leads into " + p.net().Neuron(0, t.Post) + ", which is an input: look at one that leads out of it")
		return
	}
	if err := t.Check(p.genome().Arch); err != nil {
		p.hand.Say(words.Plain(err))
		return
	}
	p.target, p.opened = t, p.view.Opened
	if !p.open {
		p.open = true
		p.back = p.axis.Narrow(nearSteps)
	}
	p.lay()
	p.follow()
	p.look(t, true)
}

// Typed opens the microscope on what a person calls a synapse or a neuron.
func (p *Panel) Typed(text string) {
	t, err := p.parse(text)
	if err != nil {
		p.hand.Say(words.Plain(err))
		return
	}
	p.Look(t)
}

// parse is the target that a text means.
func (p *Panel) parse(text string) (microscope.Target, error) {
	if words.IsSynapse(text) {
		layer, pre, post, err := p.net().ParseSynapse(text)
		return microscope.Target{Layer: layer, Pre: pre, Post: post}, err
	}
	set, i, err := p.net().ParseNeuron(text)
	return microscope.Target{Layer: set, Pre: microscope.All, Post: i}, err
}

// Rows are what the palette offers for what is typed: to look at the synapse, or what is
// wrong with its name.
func (p *Panel) Rows(typed string) []ui.Row {
	if p.view == nil || !words.IsSynapse(typed) {
		return nil
	}
	t, err := p.parse(typed)
	var none *words.NoNeuronError
	switch {
	case errors.As(err, &none): // a row for each set, as all of it would not fit into one
		rows := []ui.Row{{Title: fmt.Sprintf("%q is no neuron: there are", none.Text), Bad: true}}
		for _, has := range none.Has {
			rows = append(rows, ui.Row{Title: has, Bad: true})
		}
		return rows
	case err != nil:
		return []ui.Row{{Title: words.Plain(err), Bad: true}}
	}
	return []ui.Row{{Title: "Look at " + p.net().Synapse(t.Layer, t.Pre, t.Post), Act: func() { p.Look(t) }}}
}

// Take shows a new moment.
func (p *Panel) Take(v *desk.View) {
	p.view = v
	if !p.open {
		return
	}
	if p.opened != v.Opened {
		p.opened = v.Opened
		if p.target.Check(p.genome().Arch) != nil {
			p.close()
			return
		}
	}
	p.follow()
}

// follow asks for what there is to see of the moment.
func (p *Panel) follow() {
	s, f := p.view.Snap, p.axis.Frame()
	events := make([]episode.Event, 0, len(s.Markers))
	for i := range s.Markers {
		events = append(events, s.Markers[i].Event)
	}
	p.scope.Want(scope.Want{
		Session: p.session(), Opened: p.view.Opened, World: s.World, Genome: p.genome(), Setup: s.Setup, Events: events,
		Target: p.target, Head: s.Step, Edge: s.Edge, From: int(f.From), To: int(f.To) + 1, Gently: s.Playing && s.Speed > 4,
	})
}

// Controls close it.
func (p *Panel) Controls() []ui.Control { return p.controls }

// Actions open it and close it.
func (p *Panel) Actions() []ui.Action {
	return []ui.Action{{ID: "look at a synapse", Title: "Look at a synapse…", Keys: "Y", Chords: ui.Key(keyOf), Run: p.toggle}}
}

// toggle asks for a synapse, or closes the microscope.
func (p *Panel) toggle() {
	if p.open {
		p.close()
		return
	}
	sizes := p.net().Sizes
	like := p.net().Synapse(1, 0, min(5, sizes[1]-1))
	if len(sizes) > 2 {
		like = p.net().Example() + ", or " + like
	}
	p.ask("A synapse such as "+like+", or a neuron", p.Typed)
}

// Mouse is what the mouse does here and to come here.
func (p *Panel) Mouse() []ui.Row {
	return []ui.Row{{Title: "Map: a synapse under the microscope", Note: "right click"}, {Title: "Map: a neuron under it", Note: "click on its strip"}}
}
