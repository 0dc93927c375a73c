package rack

import (
	"strings"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/evolve/world"
	"hebbarium/render/kit"
)

// knobs say of each knob of a world what it is, and which of its places the slider has.
var knobs = map[string]struct {
	tip            string
	from, to, step float64
}{
	"gravity":  {"Gravity, of the usual 9.8 m/s²", 0, 2, 0.05},
	"friction": {"How well the feet hold on the floor, of the usual: at 0 there is nothing to hold on to", 0, 2, 0.05},
	"slope":    {"How steep the floor rises towards where the ant is to go, in degrees; below 0 it falls", -20, 20, 1},
	"load":     {"What the torso carries, in kilograms; the ant weighs 182", 0, 100, 5},
	"grip":     {"How well the tyres hold, on road and grass, of the usual", 0, 2, 0.05},
	"power":    {"How strong the engine is, of the usual", 0, 2, 0.05},
}

// roads say of each road what it is.
var roads = map[string]string{
	"usual":    "The road as it was made",
	"darker":   "The road has half the light: only what is seen of it changes",
	"narrower": "The road is 60 % as wide, for eyes and wheels: the grass begins earlier, and tiles count only where they still lie",
}

// surroundings is the section of a world's knobs.
func (o *outside) surroundings(name string) section {
	var dials []*dial
	var places ui.Controls
	for _, k := range knobsOf(name) {
		if k.Places != nil {
			for i, place := range k.Places {
				on := func() bool { c, _ := o.p.view.Snap.Condition(k.Name); return c.Value == float64(i) }
				places = append(places, o.p.hand.Button(k.Name+" "+place, roads[place], ui.Segment(words.Upper(place), words.Upper(place), on), desk.One("world", k.Name+"="+place)))
			}
			continue
		}
		look, unit := knobs[k.Name], strings.TrimSpace(k.Unit)
		if unit == "" {
			unit = "%"
		}
		dials = append(dials, o.dial(scale{
			id: k.Name, title: k.Name, tip: look.tip, from: look.from, to: look.to, step: look.step,
			least: k.Least, most: k.Most, usual: k.Usual, unit: unit,
			get: func() float64 {
				if c, ok := o.p.view.Snap.Condition(k.Name); ok {
					return c.Value
				}
				return k.Usual
			},
			event: func(v float64) desk.Command { return desk.One("world", k.Name+"="+words.Number(v)) },
		}))
	}
	back := o.backButton("world back", "The world as usual", false)
	var controls ui.Controls
	for _, d := range dials {
		controls = append(controls, d.controls()...)
	}
	s := section{
		title: "World", sign: kit.IconWorld, width: 276, rows: len(dials), shelved: true,
		tip:      "what the body lives in and carries",
		struck:   func() int { return len(o.inForce(false, true)) },
		controls: append(append(controls, places...), back),
		lay: func(l lot) {
			layBack(back, l)
			for i, d := range dials {
				d.put(l, i)
			}
			w := (l.place.Dx() - l.px.Px(46)) / max(len(places), 1)
			for i, c := range places {
				c.SetRect(l.cell(len(dials), l.px.Px(46)+i*w, w))
			}
		},
	}
	s.draw = func(*ui.Painter, lot) { ink(dials) }
	if len(places) > 0 {
		s.rows++
		s.draw = func(g *ui.Painter, l lot) {
			ink(dials)
			ground := l.rest(len(dials), l.px.Px(46))
			g.Round(ground, kit.Radius, kit.BG2)
			_, y := ui.Middle(ground)
			weight, ink := kit.Regular, kit.Text2
			if c, ok := o.p.view.Snap.Condition("track"); ok && !c.Usual() {
				weight, ink = kit.Medium, kit.Warn
			}
			g.Text("road", float64(l.place.Min.X), y, kit.Body, weight, ink, kit.Left)
		}
	}
	return s
}

// knobsOf are the knobs of a world, by its name.
func knobsOf(name string) []world.Knob {
	if name == "ant" {
		return (*world.Ant)(nil).Knobs()
	}
	return (*world.Car)(nil).Knobs()
}
