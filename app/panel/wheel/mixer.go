package wheel

import (
	"image"
	"strings"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/evolve/episode"
	"hebbarium/render/kit"
)

// mixer is a slider for each of the ant's motors. One that is moved is taken from the
// network, one that is let go is the network's again; the others show what it does.
type mixer struct {
	hand   *desk.Hand
	all    ui.Controls
	names  []string // of the motors, in the order of an action
	slides []*ui.Slider
	at     []float32 // where the sliders are, −1 to 1
	asked  []bool    // taken, and not seen to be yet
}

func newMixer(hand *desk.Hand, actions *ui.Actions) *mixer {
	names := episode.AntActuators()
	m := &mixer{hand: hand, names: names, at: make([]float32, len(names)), asked: make([]bool, len(names))}
	m.all = ui.Controls{
		ui.NewButton("all motors", "Take all eight, where they are", ui.Words(ui.Constant("All")), func() { m.take8() }),
		letGo(hand, actions),
	}
	why := func() string { return hand.View().Refuses(desk.TakeWheel{}) }
	m.all[0].(*ui.Button).Why = why
	for i, name := range names {
		words := said(name)
		key := ui.NewButton("take "+name, "Take the "+words+", or give it back to the network", ui.Actuator(words, func() (left, of int) {
			if m.driven(i) {
				return 1, 1
			}
			return 0, 1
		}), func() { m.turn(i) })
		slide := ui.NewSlider("drive "+name, "Torque of the "+words+", from −1 to 1", kit.Limb,
			func() float64 { return float64(m.at[i]+1) / 2 }, func(v float64) { m.move(i, float32(2*v-1)) })
		slide.Notch, key.Why, slide.Why = 0.5, why, why
		m.slides = append(m.slides, slide)
		m.all = append(m.all, key, slide)
	}
	return m
}

// said is a motor's name in words: "hip 1".
func said(name string) string {
	joint := strings.TrimRight(name, "0123456789")
	return joint + " " + name[len(joint):]
}

func (m *mixer) driven(i int) bool {
	d := m.hand.View().Snap.Driven
	return i < len(d) && d[i]
}

// turn takes a motor where it is, or gives it back.
func (m *mixer) turn(i int) {
	if m.driven(i) {
		m.hand.Send(desk.LetGo{Actuators: []string{m.names[i]}})
		return
	}
	m.move(i, m.at[i])
}

func (m *mixer) take8() {
	for i := range m.asked {
		m.asked[i] = !m.driven(i)
	}
	m.hand.Send(desk.TakeWheel{Actuators: m.names})
	m.steer()
}

// move brings a motor to a value, and takes it first where it is the network's.
func (m *mixer) move(i int, v float32) {
	m.at[i] = v
	if !m.driven(i) && !m.asked[i] {
		m.asked[i] = true
		m.hand.Send(desk.TakeWheel{Actuators: []string{m.names[i]}})
	}
	m.steer()
}

func (m *mixer) steer() {
	target, rate := make([]float32, len(m.at)), make([]float32, len(m.at))
	copy(target, m.at)
	for i := range rate {
		rate[i] = 2
	}
	m.hand.Send(desk.Steer{Target: target, Rate: rate})
}

func (m *mixer) size() (width, height float64)          { return 372, 192 }
func (m *mixer) controls() ui.Controls                  { return m.all }
func (m *mixer) sits([]string) []string                 { return nil }
func (m *mixer) drive(*desk.View, ui.Keys) []ebiten.Key { return nil }

// take lets the sliders of what the network has show what it does.
func (m *mixer) take(v *desk.View) {
	for i := range m.at {
		driven := i < len(v.Snap.Driven) && v.Snap.Driven[i]
		if driven || !v.Snap.Hands {
			m.asked[i] = false
		}
		if !m.asked[i] && (!driven || !v.Snap.Hands || !v.Snap.Live()) {
			m.at[i] = float32(action(v, i))
		}
		m.slides[i].Fill = kit.Limb
		if driven {
			m.slides[i].Fill = kit.Warn
		}
	}
}

// lay puts the hips in a column, and the ankles in another.
func (m *mixer) lay(r image.Rectangle, px ui.Scale) {
	at := map[string]image.Rectangle{
		"let go":     image.Rect(r.Max.X-px.Px(92), r.Min.Y+px.Px(8), r.Max.X-px.Px(8), r.Min.Y+px.Px(40)),
		"all motors": image.Rect(r.Max.X-px.Px(144), r.Min.Y+px.Px(8), r.Max.X-px.Px(100), r.Min.Y+px.Px(40)),
	}
	half := r.Dx() / 2
	for i, name := range m.names {
		x, y := r.Min.X+i%2*half+px.Px(8)+px.Px(4)*(1-i%2), r.Min.Y+px.Px(46)+i/2*px.Px(30)
		at["take "+name] = image.Rect(x, y, x+px.Px(64), y+px.Px(27))
		at["drive "+name] = image.Rect(x+px.Px(72), y, x+half-px.Px(18), y+px.Px(27))
	}
	m.all.Put(at)
}

func (m *mixer) draw(g *ui.Painter, v *desk.View, r image.Rectangle) {
	head(g, v, r, "Mixer of the motors")
	pen := g.Theme.Pen()
	for i, s := range m.slides {
		b := s.Rect()
		if want, known := wants(v, i); known && !b.Empty() && m.driven(i) {
			x := float64(b.Min.X) + 7 + (float64(b.Dx())-14)*(want+1)/2
			pen.FillRect(x-1, float64(b.Min.Y)+4, 2, float64(b.Dy())-8, kit.White)
		}
	}
	pen.Flush(g.Dst)
	foot(g, v, r, "Move a slider to take its motor  ·  white: the network's wish")
}

func (m *mixer) look(v *desk.View, s *ui.Sum) {
	for i := range m.at {
		s.Flag(m.driven(i))
		s.Number(float64(m.at[i]))
		if want, known := wants(v, i); known {
			s.Number(want)
		}
	}
}
