package rack

import (
	"fmt"
	"image"
	"math"
	"strings"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/render/kit"
)

// dial sets one number of the world or of what is seen: its name, which gives the usual one
// back, a slider for the numbers that are tried, and a field for any that there is. What it
// shows is the life's, but for the moment in which the mouse has it.
type dial struct {
	p      *Panel
	of     scale
	name   *ui.Button
	slider *ui.Slider
	value  *ui.Field

	at     float64 // while the mouse or a key has it, and until the life has taken it
	slides bool
	waits  bool
	obeyed uint64 // commands of the life when it was let go
}

// scale is what a dial sets.
type scale struct {
	id, title, tip string
	from, to, step float64 // of the slider
	least, most    float64 // of the field
	usual          float64
	unit           string // "%" for a share
	get            func() float64
	event          func(v float64) desk.Command
}

func (o *outside) dial(of scale) *dial {
	d := &dial{p: o.p, of: of}
	why := refused(o.p)
	d.name = ui.NewButton(of.id+" name", "", d.face, func() { d.send(of.usual) })
	d.name.Tip = func() string {
		if d.struck() {
			return of.tip + ". A click on the name gives the usual back"
		}
		return of.tip
	}
	d.name.Why = why
	d.slider = ui.NewSlider(of.id, of.tip, kit.Warn, func() float64 {
		return min(max((d.shown()-of.from)/(of.to-of.from), 0), 1)
	}, d.slide)
	d.slider.Notch = (of.usual - of.from) / (of.to - of.from)
	d.slider.Step = of.step / (of.to - of.from)
	d.slider.Leap, d.slider.Done, d.slider.Why = 5*d.slider.Step, d.let, why
	d.value = ui.NewField(of.id+" value", of.tip+", as a number", "0123456789.+-−%°kg ", func() string { return d.text(d.shown()) }, d.take)
	d.value.Why, d.value.Tell = why, o.p.hand.Say
	return d
}

// put lays the dial out in a row.
func (d *dial) put(l lot, row int) {
	px := l.px.Px
	d.name.SetRect(l.cell(row, 0, px(70)))
	d.slider.SetRect(l.cell(row, px(78), l.place.Dx()-px(78+8+58)))
	d.value.SetRect(l.rest(row, l.place.Dx()-px(58)))
}

func (d *dial) controls() ui.Controls { return ui.Controls{d.name, d.slider, d.value} }

// ink lets the slider be in warn only while what it sets is not as usual.
func (d *dial) ink() {
	d.slider.Fill = kit.Text3
	if d.shown() != d.of.usual {
		d.slider.Fill = kit.Warn
	}
}

func (d *dial) struck() bool { return d.of.get() != d.of.usual }

// shown is the number that the dial shows.
func (d *dial) shown() float64 {
	if d.waits && d.p.view.Snap.Obeyed != d.obeyed {
		d.waits = false
	}
	if d.slides || d.waits {
		return d.at
	}
	return d.of.get()
}

// slide moves the slider; the event is made when it, or the key, is let go.
func (d *dial) slide(share float64) {
	v := d.of.from + share*(d.of.to-d.of.from)
	v = math.Round(v/d.of.step) * d.of.step
	d.at, d.slides = math.Round(v*1e6)/1e6, true
}

func (d *dial) let() {
	if d.slides {
		d.slides = false
		d.send(d.at)
	}
}

// send makes the event, where it changes something.
func (d *dial) send(v float64) {
	if v == d.of.get() {
		return
	}
	d.at, d.waits, d.obeyed = v, true, d.p.view.Snap.Obeyed
	d.p.hand.Send(d.of.event(v))
}

// take takes a number that was typed.
func (d *dial) take(s string) bool {
	v, err := words.ParseNumber(strings.TrimSpace(strings.TrimRight(s, "%°kg ")))
	if d.of.unit == "%" {
		v = math.Round(v*1e6) / 1e8
	}
	if err != nil || !(v >= d.of.least && v <= d.of.most) {
		d.p.hand.Say(fmt.Sprintf("%s: expected a number from %s to %s, found %q", d.of.title, d.text(d.of.least), d.text(d.of.most), s))
		return false
	}
	d.send(v)
	return true
}

// text writes a number with its unit.
func (d *dial) text(v float64) string {
	switch {
	case d.of.unit == "%":
		return words.Percent(v)
	case d.of.unit == "°":
		return words.Times(v) + "°"
	case d.of.unit != "":
		return words.Times(v) + " " + d.of.unit
	}
	return words.Times(v)
}

// face names what the dial sets, in warn while it is not as usual.
func (d *dial) face(g *ui.Painter, r image.Rectangle, c ui.State) {
	ink, weight := kit.Text2, kit.Regular
	switch {
	case c.Off:
		ink = kit.Off
	case d.struck():
		ink, weight = kit.Warn, kit.Medium
	}
	if c.Hover && !c.Off && d.struck() {
		g.Round(r, kit.Radius, kit.BG2)
	}
	_, y := ui.Middle(r)
	g.Text(g.Fit(d.of.title, float64(r.Dx()), kit.Body, weight), float64(r.Min.X), y, kit.Body, weight, ink, kit.Left)
}

func ink(dials []*dial) {
	for _, d := range dials {
		d.ink()
	}
}
