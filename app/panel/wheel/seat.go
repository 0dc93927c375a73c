package wheel

import (
	"image"
	"slices"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/evolve/episode"
	"hebbarium/render/kit"
)

// seat is the driver's in the car: steering, gas and brake, in the order of an action.
type seat struct {
	hand *desk.Hand
	all  ui.Controls
	pad  func() (pad, bool) // a gamepad as it stands, false for none
	sent []float32          // where the hands were told to go last, nil for nowhere
	pads bool               // they are on a gamepad
}

func newSeat(hand *desk.Hand, actions *ui.Actions) *seat {
	return &seat{hand: hand, all: ui.Controls{letGo(hand, actions)}, pad: gamepad}
}

// How far keys steer and brake: more of either and the wheels slip, or lock.
const (
	keySteer = 0.8
	keyBrake = 0.8
)

// Rates by which hands on keys come nearer to where they are to be, in a step: from the
// middle to one side takes a third of a second, gas and brake less. A gamepad is followed at
// once.
var keyRates = []float32{0.05, 0.1, 0.1}

var padRates = []float32{2, 2, 2}

func (c *seat) size() (width, height float64) { return 340, 136 }
func (c *seat) controls() ui.Controls         { return c.all }
func (c *seat) sits(all []string) []string    { return all }
func (c *seat) take(v *desk.View) {
	if !v.Snap.Hands {
		c.sent = nil
	}
}

func (c *seat) lay(r image.Rectangle, px ui.Scale) {
	c.all.Put(map[string]image.Rectangle{"let go": image.Rect(r.Max.X-px.Px(92), r.Min.Y+px.Px(8), r.Max.X-px.Px(8), r.Min.Y+px.Px(40))})
}

// wheelKeys are those that steer: left, right, gas and brake, by the arrows and by letters.
func wheelKeys() [4][2]ebiten.Key {
	return [4][2]ebiten.Key{
		{ebiten.KeyArrowLeft, ebiten.KeyA}, {ebiten.KeyArrowRight, ebiten.KeyD}, {ebiten.KeyArrowUp, ebiten.KeyW}, {ebiten.KeyArrowDown, ebiten.KeyS},
	}
}

// drive steers by keys, or by a gamepad that is moved, while there is a new step to make;
// otherwise the arrows are the episode's.
func (c *seat) drive(v *desk.View, k ui.Keys) []ebiten.Key {
	s := v.Snap
	if s.Hands && s.Live() && s.Status != episode.Running {
		return steering() // which are still held where the car has left the field: they step back nowhere
	}
	if !s.Playing || !s.Live() || s.Seeking >= 0 || s.Status != episode.Running {
		return nil
	}
	target, rates := []float32{0, 0, 0}, keyRates
	keys := wheelKeys()
	if k != nil && !k.Ctrl() {
		down := func(i int) float32 {
			if k.Down(keys[i][0]) || k.Down(keys[i][1]) {
				return 1
			}
			return 0
		}
		target = []float32{keySteer * (down(1) - down(0)), down(2), keyBrake * down(3)}
	}
	pad, there := c.pad()
	if c.pads = there && (pad.moved() || c.pads && !slices.ContainsFunc(target, func(v float32) bool { return v != 0 })); c.pads {
		target, rates = []float32{pad.steer, pad.gas, pad.brake}, padRates
	}
	if !slices.Equal(target, c.sent) {
		c.sent = target
		c.hand.Send(desk.Steer{Target: target, Rate: rates})
	}
	if k == nil || k.Ctrl() {
		return nil
	}
	return steering()
}

// steering are all keys that steer.
func steering() (all []ebiten.Key) {
	for _, pair := range wheelKeys() {
		all = append(all, pair[:]...)
	}
	return all
}

// barOf is the place of an actuator's bar.
func barOf(r image.Rectangle, i int, px func(float64) float64) image.Rectangle {
	x, y := float64(r.Min.X)+px(68), float64(r.Min.Y)+px(46+20*float64(i))
	return image.Rect(int(x), int(y), r.Max.X-int(px(60)), int(y+px(16)))
}

func (c *seat) draw(g *ui.Painter, v *desk.View, r image.Rectangle) {
	head(g, v, r, "At the wheel")
	for i, name := range v.Snap.Actuators {
		b := barOf(r, i, g.Px)
		g.Text(name, float64(r.Min.X)+g.Px(16), float64(b.Min.Y)+g.Px(8), kit.Caption, kit.Regular, kit.Text2, kit.Left)
		drawBar(g, v, i, b, i == 0)
		g.Text(kit.Number(action(v, i), 2), float64(r.Max.X)-g.Px(16), float64(b.Min.Y)+g.Px(8), kit.Caption, kit.Mono, kit.Text, kit.Right)
	}
	words := "Arrows or W A S D  ·  white: the network's wish"
	if c.pads {
		words = "Stick and triggers  ·  white: the network's wish"
	}
	foot(g, v, r, words)
}

// drawBar draws where an actuator is, from the middle or from the left, with a mark where
// the network would have it.
func drawBar(g *ui.Painter, v *desk.View, i int, r image.Rectangle, both bool) {
	pen := g.Theme.Pen()
	x, w, y := float64(r.Min.X), float64(r.Dx()), float64(r.Min.Y+r.Max.Y)/2
	zero, unit := x, w
	if both {
		zero, unit = x+w/2, w/2
	}
	at := func(share float64) float64 { return min(max(zero+share*unit, x), x+w) }
	pen.RoundRect(x, y-3, w, 6, 3, kit.BG3)
	to := at(action(v, i))
	pen.RoundRect(min(zero, to), y-3, max(zero, to)-min(zero, to), 6, 2, kit.Warn)
	if both {
		pen.FillRect(zero-1, y-6, 2, 12, kit.Text3)
	}
	if want, known := wants(v, i); known {
		pen.FillRect(at(want)-1, y-7, 2, 14, kit.White)
	}
	pen.Flush(g.Dst)
}

func (c *seat) look(v *desk.View, s *ui.Sum) {
	s.Flag(c.pads)
	for i := range v.Snap.Actuators {
		s.Number(action(v, i))
	}
}
