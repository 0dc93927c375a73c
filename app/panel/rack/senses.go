package rack

import (
	"fmt"
	"image"
	"math"
	"strings"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/evolve/sense"
	"hebbarium/evolve/world"
	"hebbarium/render/kit"
)

// outside is what a life can meet beside damage to its brain and its body: the sections of
// its senses and of its world, and what gives both back.
type outside struct {
	p   *Panel
	how how // senses are struck next
}

// how is in which way the next sense is struck.
type how struct {
	how  sense.How // Off, Freeze, Noise or Gain
	sd   float64   // of Noise
	gain float64   // of Gain
}

func newHow() how { return how{sense.Off, 0.2, 0.5} }

// change strikes a sense so.
func (h *how) change(name string) sense.Change {
	c := sense.Change{Name: name, How: h.how}
	switch h.how {
	case sense.Noise:
		c.Value = h.sd
	case sense.Gain:
		c.Value = h.gain
	}
	return c
}

// antGroups are the senses that have a key of their own, with what each is.
var antGroups = [...]struct{ name, label, is string }{
	{"height", "height", "how high the torso is"},
	{"heading", "heading", "where the way to go lies, against where the body heads"},
	{"velocity", "velocity", "how fast the torso moves, in three directions"},
	{"posture", "posture", "how the torso leans: roll and pitch"},
	{"joint-angles", "angles", "how far each of the eight joints is bent"},
	{"joint-speeds", "speeds", "how fast each of the eight joints turns"},
	{"feet", "feet", "which feet touch the floor"},
}

// antSenses is the section of the ant's senses: in which way the next one is struck, a key
// for each group, a list of single ones, and the delay.
func (o *outside) antSenses() section {
	var hows ui.Controls
	for _, h := range []struct {
		how         sense.How
		title, name string
		tip         string
	}{
		{sense.Off, "Off", "how off", "Sense keys switch off: the network gets 0"},
		{sense.Freeze, "Freeze", "how freeze", "Sense keys freeze: the network goes on getting what it got last"},
		{sense.Noise, "Noise", "how noise", "Sense keys add noise, drawn anew at each step"},
		{sense.Gain, "Gain", "how gain", "Sense keys multiply: 0.5 is half as strong, −1 the other way round"},
	} {
		hows = append(hows, ui.NewButton(h.name, h.tip, ui.Segment(h.title, h.title, func() bool { return o.how.how == h.how }), func() { o.how.how = h.how }))
	}
	amount, typed := o.amount()
	var keys ui.Controls
	for _, g := range antGroups {
		keys = append(keys, o.senseKey(g.name, g.label, g.is))
	}
	one := ui.NewButton("one sense", "One of the ant's 28 numbers by itself", ui.Chooser(func() string { return "one" }, kit.Regular), nil)
	one.Act = func() { o.openSenses(one) }
	keys = append(keys, one)
	delay := o.delay()
	back := o.backButton("senses back", "Give back every sense", true)
	controls := append(append(hows, amount, typed), keys...)
	return section{
		title: "Senses", sign: kit.IconEye, width: 292, rows: 4, shelved: true,
		tip:      "what of the world the agent can no longer see as it is",
		struck:   func() int { return len(o.inForce(true, false)) },
		controls: append(append(controls, delay.controls()...), back),
		lay: func(l lot) {
			px := l.px.Px
			layBack(back, l)
			x := 0
			for i, c := range hows {
				c.SetRect(l.cell(0, x, px(howWidths[i])))
				x += px(howWidths[i])
			}
			amount.SetRect(l.cell(0, x+px(6), px(44)))
			typed.SetRect(l.rest(0, x+px(54)))
			layKeys(keys, l, 1)
			delay.put(l, 3)
		},
		draw: func(g *ui.Painter, _ lot) {
			delay.ink()
			ground := hows[0].Rect()
			for _, c := range hows[1:] {
				ground = ground.Union(c.Rect())
			}
			g.Round(ground, kit.Radius, kit.BG2)
		},
	}
}

// howWidths are those of the ways to strike a sense, before scaling.
var howWidths = [...]float64{42, 58, 54, 46}

// layKeys lays keys out in rows of four.
func layKeys(keys ui.Controls, l lot, row int) {
	gap := l.px.Px(4)
	w := (l.place.Dx()+gap)/4 - gap
	for i, k := range keys {
		k.SetRect(l.cell(row+i/4, i%4*(w+gap), w))
	}
}

// layBack puts the button that gives all back beside the section's title.
func layBack(back ui.Control, l lot) {
	px := l.px.Px
	back.SetRect(image.Rect(l.place.Max.X-px(76), l.place.Min.Y+px(6), l.place.Max.X, l.place.Min.Y+px(30)))
}

// amount is how strong the next noise or gain is: a slider and a field.
func (o *outside) amount() (*ui.Slider, *ui.Field) {
	bounds := func() (least, most float64) {
		if o.how.how == sense.Gain {
			return -2, 2
		}
		return 0, 1
	}
	at := func() *float64 {
		if o.how.how == sense.Gain {
			return &o.how.gain
		}
		return &o.how.sd
	}
	why := func() string {
		if o.how.how != sense.Noise && o.how.how != sense.Gain {
			return "Only noise and gain have a strength"
		}
		return ""
	}
	slider := ui.NewSlider("amount", "How strong the noise or the gain of the next sense is", kit.Warn, func() float64 {
		least, most := bounds()
		return min(max((*at()-least)/(most-least), 0), 1)
	}, func(share float64) {
		least, most := bounds()
		*at() = math.Round((least+share*(most-least))*20) / 20
	})
	slider.Step, slider.Leap, slider.Why = 0.05, 0.25, why
	field := ui.NewField("amount value", "How strong, as a number: the noise's standard deviation, or what is multiplied by", "0123456789.+-−", func() string {
		if why() != "" {
			return "–"
		}
		return words.Times(*at())
	}, func(s string) bool {
		v, err := words.ParseNumber(s)
		if most := map[bool]float64{true: sense.MostGain, false: sense.MostNoise}[o.how.how == sense.Gain]; err != nil || !(v >= -most && v <= most) || v < 0 && o.how.how == sense.Noise {
			o.p.hand.Say(fmt.Sprintf("strength: expected a number up to %g, found %q", most, s))
			return false
		}
		*at() = v
		return true
	})
	field.Why, field.Tell = why, o.p.hand.Say
	return slider, field
}

// senseKey strikes a sense by its name, or gives it back where it is struck in the way that
// is chosen already.
func (o *outside) senseKey(name, label, is string) *ui.Button {
	b := ui.NewButton("sense "+name, "", nil, func() { o.strike(name) })
	b.Face = func(g *ui.Painter, r image.Rectangle, c ui.State) { o.keyFace(g, r, c, name, label) }
	b.Tip = func() string {
		tip := words.Upper(words.SenseName(name)) + ": " + is
		if state := o.senseState(name); state != "" {
			return tip + ". Now: " + state
		}
		return tip
	}
	b.Why = refused(o.p)
	return b
}

// strike strikes a sense in the way that is chosen, or gives it back where it is struck so.
func (o *outside) strike(name string) {
	c := o.how.change(name)
	if found, all := o.senseStruck(name); all && found.How == c.How && found.Value == c.Value {
		c = c.End()
	}
	o.p.hand.Send(desk.One("sense", c.String()))
}

// inputsOf are the places in an observation of a sense of the ant.
func inputsOf(name string) []int {
	for _, g := range (*world.Ant)(nil).Senses().Groups {
		if g.Name == name {
			return g.Inputs
		}
	}
	return nil
}

// senseStruck is how a sense of the ant is struck, and whether all of it is, alike.
func (o *outside) senseStruck(name string) (c sense.Change, all bool) {
	own := inputsOf(name)
	left := map[int]bool{}
	for _, i := range own {
		left[i] = true
	}
	for _, found := range o.p.view.Snap.Senses.Changes {
		if !found.Names() {
			continue
		}
		for _, i := range inputsOf(found.Name) {
			if !left[i] {
				continue
			}
			delete(left, i)
			if c.Names() && (c.How != found.How || c.Value != found.Value) {
				return sense.Change{Name: name, How: found.How, Value: found.Value}, false
			}
			c = sense.Change{Name: name, How: found.How, Value: found.Value}
		}
	}
	return c, c.Names() && len(left) == 0
}

// senseState says how a sense is struck, "" where it is not.
func (o *outside) senseState(name string) string {
	c, all := o.senseStruck(name)
	switch {
	case !c.Names():
		return ""
	case !all:
		return "partly " + words.Strike(c)
	}
	return words.Strike(c)
}

// keyFace is a sense's key: in warn while it is struck, with a sign for how.
func (o *outside) keyFace(g *ui.Painter, r image.Rectangle, c ui.State, name, label string) {
	found, all := o.senseStruck(name)
	back, ink := ui.Ground(c), ui.Ink(c)
	if found.Names() && !c.Off {
		ink = kit.Warn
		if all {
			back = kit.WarnBG
		}
	}
	g.Round(r, kit.Radius, back)
	x, y := ui.Middle(r)
	w := g.Width(label, kit.Caption, kit.Medium)
	if !found.Names() {
		g.Text(label, x, y, kit.Caption, kit.Medium, ink, kit.Centre)
		return
	}
	size := g.Px(9)
	left := x - (w+g.Px(3)+size)/2
	g.Text(label, left, y, kit.Caption, kit.Medium, ink, kit.Left)
	pen := g.Theme.Pen()
	struckSign(pen, found.How, kit.Point{X: left + w + g.Px(3) + size/2, Y: y}, size, ink)
	pen.Flush(g.Dst)
}

// struckSign draws the sign of a way to strike a sense, as the strip of inputs has it.
func struckSign(pen *kit.Pen, h sense.How, at kit.Point, size float64, ink kit.Color) {
	s := size / 2
	switch h {
	case sense.Off:
		pen.Line(kit.Pt(at.X-s, at.Y-s), kit.Pt(at.X+s, at.Y+s), 1.5, ink)
		pen.Line(kit.Pt(at.X-s, at.Y+s), kit.Pt(at.X+s, at.Y-s), 1.5, ink)
	case sense.Freeze:
		pen.Icon(kit.IconFreeze, at.X, at.Y, size*1.3, ink)
	case sense.Noise:
		pen.Path([]kit.Point{kit.Pt(at.X-s, at.Y), kit.Pt(at.X-s/2, at.Y-s), kit.Pt(at.X, at.Y+s), kit.Pt(at.X+s/2, at.Y-s), kit.Pt(at.X+s, at.Y)}, 1.5, ink, false)
	case sense.Gain:
		pen.Path([]kit.Point{kit.Pt(at.X-s, at.Y+s), kit.Pt(at.X, at.Y-s), kit.Pt(at.X+s, at.Y+s)}, 1.5, ink, false)
	}
}

// openSenses lists the ant's numbers one by one.
func (o *outside) openSenses(from ui.Control) {
	var rows []ui.Row
	for _, g := range (*world.Ant)(nil).Senses().Groups {
		if len(g.Inputs) > 1 {
			continue
		}
		state := o.senseState(g.Name)
		rows = append(rows, ui.Row{
			Title: words.Upper(words.SenseName(g.Name)), Value: strings.TrimPrefix(state, "partly "), Chosen: state != "",
			Act: func() { o.strike(g.Name) },
		})
	}
	ui.OpenList(o.p.popups, from.Rect, rows, 240)
}

// delay sets by how many steps all is seen late.
func (o *outside) delay() *dial {
	return o.dial(scale{
		id: "delay", title: "seen late", tip: "By how many steps all is seen too late; of which a second has 50 to 60",
		to: 20, step: 1, most: sense.MostDelay,
		get: func() float64 { return o.seen(sense.Delay) },
		event: func(v float64) desk.Command {
			return desk.One("sense", sense.Change{How: sense.Delay, Value: v}.String())
		},
	})
}

// seen is the number of what is done to all that is seen, 0 where nothing is.
func (o *outside) seen(how sense.How) float64 {
	c, _ := o.p.view.Snap.Senses.Of("", how)
	return c.Value
}
