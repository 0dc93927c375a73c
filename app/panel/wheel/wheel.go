package wheel

import (
	"image"
	"slices"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/evolve/episode"
)

// Panel implements window.Panel, window.Covering, window.Escaping and window.Driving.
type Panel struct {
	hand     *desk.Hand
	view     *desk.View
	region   image.Rectangle
	px       ui.Scale
	stations map[string]station // of each world
	drawn    ui.Sum
}

// station is where a person sits in a world.
type station interface {
	size() (width, height float64)
	controls() ui.Controls
	lay(r image.Rectangle, px ui.Scale)
	take(v *desk.View)
	// sits begins: what is taken at once, of the names of all actuators.
	sits(all []string) []string
	// drive reads the keys, nil for none, and names those that are its own.
	drive(v *desk.View, k ui.Keys) []ebiten.Key
	draw(g *ui.Painter, v *desk.View, r image.Rectangle)
	look(v *desk.View, s *ui.Sum)
}

// New makes the panel. Its buttons do the window's actions, of which its own is one.
func New(hand *desk.Hand, actions *ui.Actions) *Panel {
	return &Panel{hand: hand, stations: map[string]station{
		"car": newSeat(hand, actions),
		"ant": newMixer(hand, actions),
	}}
}

// Name is "wheel".
func (p *Panel) Name() string { return "wheel" }

// station is that of the present world.
func (p *Panel) station() station { return p.stations[p.view.World] }

// Driven tells whether a person has any actuator.
func Driven(v *desk.View) bool { return slices.Contains(v.Snap.Driven, true) }

// Sits tells whether a person's hands are there, and not only those that a replay tells of.
func (p *Panel) Sits() bool {
	v := p.view
	return v != nil && v.Snap.Hands && (Driven(v) || len(p.station().sits(v.Snap.Actuators)) == 0)
}

// open tells whether the card is shown.
func (p *Panel) open() bool { return p.view != nil && (p.Sits() || Driven(p.view)) }

// Actions are to take the wheel and to let it go.
func (p *Panel) Actions() []ui.Action {
	return []ui.Action{{
		ID: "wheel", Title: "Take the wheel (the ant: the motors), or let go", Keys: "J", Chords: ui.Key(ebiten.KeyJ), Injures: true,
		Run: p.turn,
		Why: func() string {
			if p.Sits() {
				return ""
			}
			return p.hand.View().Refuses(desk.TakeWheel{})
		},
	}}
}

// turn takes the wheel, with the twin beside it that goes on by itself, or lets it go.
func (p *Panel) turn() {
	if p.Sits() {
		p.hand.Send(desk.LetGo{})
		return
	}
	v := p.hand.View()
	p.hand.Send(desk.TakeWheel{Actuators: p.stations[v.World].sits(v.Snap.Actuators)})
	if v.Snap.Twin == nil && v.Refuses(desk.TakeWheel{}) == "" {
		p.hand.Send(desk.Twin{})
	}
}

// Escape lets the wheel go.
func (p *Panel) Escape() bool {
	if !p.Sits() {
		return false
	}
	p.hand.Send(desk.LetGo{})
	return true
}

// Drive lets the keys steer, in every tick.
func (p *Panel) Drive(k ui.Keys) []ebiten.Key {
	v := p.view
	if v == nil || !p.Sits() {
		return nil
	}
	return p.station().drive(v, k)
}

// Place takes the room over the world.
func (p *Panel) Place(r image.Rectangle, px ui.Scale) {
	p.region, p.px = r, px
	p.arrange()
}

func (p *Panel) arrange() {
	for _, s := range p.stations {
		s.controls().Put(nil)
	}
	if r := p.Over(); !r.Empty() {
		p.station().lay(r, p.px)
	}
}

// Over is where the card lies, at the foot of the world.
func (p *Panel) Over() image.Rectangle {
	if !p.open() || p.region.Empty() {
		return image.Rectangle{}
	}
	w, h := p.station().size()
	foot := p.region.Max.Y - p.px.Px(16)
	if p.view.Lesson.Running() && !p.view.Talk {
		foot -= p.px.Px(64) // of the caption
	}
	at := image.Pt(p.region.Min.X+p.px.Px(16), foot-p.px.Px(h))
	return image.Rectangle{Min: at, Max: at.Add(image.Pt(p.px.Px(w), p.px.Px(h)))}
}

// Take shows a new moment.
func (p *Panel) Take(v *desk.View) {
	p.view = v
	p.station().take(v)
	p.arrange()
}

// Controls are those of the present world's card.
func (p *Panel) Controls() []ui.Control { return p.station().controls() }

// Pointer lets the controls follow the mouse.
func (p *Panel) Pointer(m ui.Pointer) { p.station().controls().Tick(m) }

// Hint has nothing to say beside what the controls do.
func (p *Panel) Hint(image.Point) (string, image.Rectangle) { return "", image.Rectangle{} }

// Dirty tells whether the card is to be shown anew.
func (p *Panel) Dirty() bool { return p.look() != p.drawn }

func (p *Panel) look() ui.Sum {
	s, v := ui.NewSum(), p.view
	s.Flag(p.open(), p.Sits(), v.Snap.Playing, v.Snap.Live(), v.Snap.Status == episode.Running)
	s.Text(v.World)
	if p.open() {
		p.station().look(v, &s)
		p.station().controls().Look(&s)
	}
	return s
}

// Draw draws the card.
func (p *Panel) Draw(g *ui.Painter, _ float64) {
	p.drawn = p.look()
	r := p.Over()
	if r.Empty() {
		return
	}
	g.Card(r)
	p.station().draw(g, p.view, r)
	p.station().controls().Draw(g)
}
