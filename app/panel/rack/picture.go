package rack

import (
	"fmt"
	"image"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/evolve/sense"
	"hebbarium/physics/car"
	"hebbarium/render/kit"
)

// carSenses is the section of what the car sees: its light, noise and colours, a blind spot,
// and the delay.
func (o *outside) carSenses() section {
	picture := func(id, title, tip string, how sense.How, from, to, step float64, unit string, least, most float64) *dial {
		return o.dial(scale{
			id: id, title: title, tip: tip, from: from, to: to, step: step, least: least, most: most, unit: unit,
			get:   func() float64 { return o.seen(how) },
			event: func(v float64) desk.Command { return desk.One("sense", sense.Change{How: how, Value: v}.String()) },
		})
	}
	dials := []*dial{
		picture("dark", "darker", "Takes so much of the light away from the picture that the car sees", sense.Dark, 0, 1, 0.05, "%", 0, 1),
		picture("grain", "noise", "Adds noise to the picture, drawn anew at each step: its standard deviation, of 1 for full light", sense.Grain, 0, 1, 0.02, "", 0, 10),
		picture("hue", "hue", "Turns all colours of the picture by so many degrees: by 120, green is blue", sense.Hue, -180, 180, 5, "°", -360, 360),
		o.delay(),
	}
	grey := o.pictureKey("grey", "Grey", "Takes the colours away from the picture", sense.Change{How: sense.Grey, Value: 1})
	blind := o.pictureKey("blind spot", "Blind spot", "A black patch in the picture: draw one with the mouse on the agent’s view, or type its place", sense.Change{How: sense.Blind, Patch: usualPatch})
	place := o.patchField()
	back := o.backButton("senses back", "Give back all that is seen", true)
	var controls ui.Controls
	for _, d := range dials[:3] {
		controls = append(controls, d.controls()...)
	}
	controls = append(append(append(controls, grey, blind, place), dials[3].controls()...), back)
	return section{
		title: "Senses", sign: kit.IconEye, width: 292, rows: 5, shelved: true,
		tip:      "what of the world the agent can no longer see as it is",
		struck:   func() int { return len(o.inForce(true, false)) },
		controls: controls,
		lay: func(l lot) {
			px := l.px.Px
			layBack(back, l)
			for i, d := range dials[:3] {
				d.put(l, i)
			}
			grey.SetRect(l.cell(3, 0, px(64)))
			blind.SetRect(l.cell(3, px(72), px(96)))
			place.SetRect(l.rest(3, px(176)))
			dials[3].put(l, 4)
		},
		draw: func(*ui.Painter, lot) { ink(dials) },
	}
}

// usualPatch is the blind spot that the button makes, in the middle of the picture.
var usualPatch = sense.Patch{X: 32, Y: 20, Width: 20, Height: 20}

// pictureKey does something to the picture, or ends it where it is done.
func (o *outside) pictureKey(name, label, tip string, c sense.Change) *ui.Button {
	done := func() bool {
		_, ok := o.p.view.Snap.Senses.Of("", c.How)
		return ok
	}
	b := ui.NewButton(name, tip, struckFace(label, done), func() {
		change := c
		if done() {
			change = c.End()
		}
		o.p.hand.Send(desk.One("sense", change.String()))
	})
	b.Why = refused(o.p)
	return b
}

// struckFace is a key that is in warn while what it does is done.
func struckFace(label string, done func() bool) ui.Face {
	return func(g *ui.Painter, r image.Rectangle, c ui.State) {
		back, ink := ui.Ground(c), ui.Ink(c)
		if done() && !c.Off {
			back, ink = kit.WarnBG, kit.Warn
		}
		g.Round(r, kit.Radius, back)
		x, y := ui.Middle(r)
		g.Text(g.Fit(label, float64(r.Dx())-4, kit.Body, kit.Medium), x, y, kit.Body, kit.Medium, ink, kit.Centre)
	}
}

// patchField is where the blind spot lies: left, top, width and height in pixels of the
// picture. Arrows move it.
func (o *outside) patchField() *ui.Field {
	patch := func() sense.Patch {
		c, _ := o.p.view.Snap.Senses.Of("", sense.Blind)
		return c.Patch
	}
	send := func(at sense.Patch) {
		if at != patch() {
			o.p.hand.Send(desk.One("sense", sense.Change{How: sense.Blind, Patch: at}.String()))
		}
	}
	f := ui.NewField("patch", fmt.Sprintf("Where the blind spot lies: left, top, width, height, of %d × %d pixels. Arrows move it sideways", car.Seen, car.Seen), "0123456789, ", func() string {
		if at := patch(); at != (sense.Patch{}) {
			return fmt.Sprintf("%d,%d,%d,%d", at.X, at.Y, at.Width, at.Height)
		}
		return ""
	}, func(s string) bool {
		var at sense.Patch
		if s != "" {
			if n, err := fmt.Sscanf(s+" end", "%d,%d,%d,%d end", &at.X, &at.Y, &at.Width, &at.Height); n != 4 || err != nil {
				o.p.hand.Say(fmt.Sprintf("blind spot: expected left,top,width,height in pixels, such as 32,20,20,20, found %q", s))
				return false
			}
			if at.Width < 1 || at.Height < 1 || at.X < 0 || at.Y < 0 || at.Width > car.Seen-at.X || at.Height > car.Seen-at.Y {
				o.p.hand.Say(fmt.Sprintf("blind spot: expected one within %d × %d pixels, found %q", car.Seen, car.Seen, s))
				return false
			}
		}
		send(at)
		return true
	})
	f.Empty = "x,y,w,h"
	f.Why, f.Tell = refused(o.p), o.p.hand.Say
	f.Turns = &ui.Arrows{
		By: func(n int, more bool) {
			if more {
				n *= 5
			}
			if at := patch(); at != (sense.Patch{}) {
				at.X = min(max(at.X+n, 0), car.Seen-at.Width)
				send(at)
			}
		},
		End: func(last bool) {
			if at := patch(); at != (sense.Patch{}) {
				at.X = 0
				if last {
					at.X = car.Seen - at.Width
				}
				send(at)
			}
		},
	}
	return f
}
