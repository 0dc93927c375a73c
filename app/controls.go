package app

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"

	"github.com/ebitenui/ebitenui"
	"github.com/ebitenui/ebitenui/widget"

	"hebbarium/app/session"
	"hebbarium/render/kit"
)

// buildControls makes every control once; the layout places and hides them.
func (g *Game) buildControls() {
	g.barControls()
	g.rackControls()
	g.brainControls()
	g.cardControls()
	g.lessonControls()
	g.root = widget.NewContainer(widget.ContainerOpts.Layout(byName{g.placeOf}))
	for _, c := range g.controls {
		g.root.AddChild(c)
	}
	g.ui = &ebitenui.UI{Container: g.root, DisableDefaultFocus: true}
}

// add names a widget for the layout, and says what it does.
func (g *Game) add(w widget.PreferredSizeLocateableWidget, name, hint string) {
	w.GetWidget().CustomData = name
	switch c := w.(type) {
	case *control:
		c.hint = hint
	case *slider:
		c.hint = hint
	case *field:
		c.hint = hint
	}
	g.controls = append(g.controls, w)
}

// button adds a control that does the action of an id.
func (g *Game) button(name, id string, f face) *control {
	c := g.newControl(name, f, func() { g.do(id) })
	hint := ""
	for _, a := range g.actions {
		if a.id == id {
			hint = a.title
			if a.keys != "" {
				hint += "  ·  " + a.keys
			}
		}
	}
	g.add(c, name, hint)
	return c
}

// other adds a control that does something no action names.
func (g *Game) other(name, hint string, f face, act func()) *control {
	c := g.newControl(name, f, act)
	g.add(c, name, hint)
	return c
}

func constant(s string) func() string { return func() string { return s } }

func (g *Game) barControls() {
	for _, world := range []string{"ant", "car"} {
		title := map[string]string{"ant": "Ant", "car": "Car"}[world]
		g.button(world, "world "+world, segment(title, title, func() bool { return g.world == world }))
	}
	g.button("logo", "evolve", g.logoFace)
	g.other("rules", "Rule sets", g.rulesFace, g.openRulesList)
	seed := newField(g, "seed", "0123456789", func() string { return strconv.FormatUint(g.seed, 10) }, g.takeSeed)
	seed.bare = true
	seed.arrows = between(0, math.MaxUint64, 1, 10, func() uint64 { return g.seed }, g.restart)
	seed.arrows.end = func(last bool) {
		if !last { // the greatest seed is nobody's
			g.restart(0)
		}
	}
	g.add(seed, "seed value", "Seed of the track or the start, and of the weights")
	g.other("dice", "A new seed", ghost(kit.IconDice), func() { g.restart(uint64(rand.IntN(10000))) })
	g.button("restart", "restart", ghost(kit.IconRestart))
	g.button("back", "back", ghost(kit.IconStepBack))
	g.button("play", "play", primary(func() kit.Icon {
		switch {
		case g.over != "":
			return kit.IconRestart
		case g.snap.Playing:
			return kit.IconPause
		}
		return kit.IconPlay
	}))
	g.button("again", "play", inviting(kit.IconRestart, "Start again"))
	g.button("step", "step", ghost(kit.IconStep))
	speed := g.newSlider("speed", kit.Accent, func() float64 { return speedShare(g.snap.Speed) }, func(v float64) { g.session.SetSpeed(speedOf(v)) })
	speed.step, speed.leap = 0.05, 0.25 // less would not leave the place of Max
	g.add(speed, "speed", "Speed  ·  + −")
	g.button("record", "video", g.capture.recordFace)
	g.button("lessons", "lessons", keyed("Lessons", "L"))
	g.button("evolve", "evolve", keyed("Evolve", "E"))
	g.button("commands", "commands", keyed("Commands", "Ctrl K"))
	g.button("help", "help", keyed("Help", "F1"))
}

// takeSeed restarts with a seed that was typed.
func (g *Game) takeSeed(s string) bool {
	v, err := strconv.ParseUint(s, 10, 64)
	if err != nil {
		g.say("Seed: expected a whole number")
		return false
	}
	g.restart(v)
	return true
}

// speedShare places a speed on the slider: 1 in the middle, Max at the end.
func speedShare(speed float64) float64 {
	if speed >= session.Max {
		return 1
	}
	return min(max((math.Log10(speed)+1)/2, 0), 0.95)
}

// speedOf is the inverse; it catches at 1.
func speedOf(share float64) float64 {
	switch {
	case share > 0.965:
		return session.Max
	case math.Abs(share-0.5) < 0.02:
		return 1
	}
	return math.Pow(10, 2*min(share, 0.95)-1)
}

func (g *Game) rackControls() {
	g.button("randomise", "randomise", injury(kit.IconDice, constant("Randomise"))).lasts = injuryTicks
	g.other("init", "What the new weights are drawn from", chooser(func() string { return initWords(g.init) }, kit.Mono), g.openInits)
	g.button("zero", "zero", injury(kit.IconZero, constant("Zero"))).lasts = injuryTicks
	share := g.newSlider("share", kit.Warn, func() float64 { return g.share }, func(v float64) { g.share = math.Round(v*100) / 100 })
	g.add(share, "share", "Fraction to zero, as a band of hidden neurons")
	g.button("plasticity", "plasticity", toggle("Plasticity", func() bool { return g.snap.Plastic }))
	g.button("new rules", "new rules", labelled(kit.NoIcon, kit.Text, func() string {
		if g.snap.RandomRules {
			return "Old rules"
		}
		return "New rules"
	}))
	for _, name := range []string{"steer", "gas", "brake"} {
		title := map[string]string{"steer": "Steer", "gas": "Gas", "brake": "Brake"}[name]
		g.other(name, "Hold at the value, or release", actuator(title, g.holdLeft(name)), func() { g.hold(name) })
	}
	for leg := 1; leg <= 4; leg++ {
		for _, joint := range []string{"hip", "ankle"} {
			name := fmt.Sprint(joint, leg)
			g.other(name, fmt.Sprintf("Hold the %s of leg %d, or release it", joint, leg), actuator(strconv.Itoa(leg), g.holdLeft(name)), func() { g.hold(name) })
		}
	}
	length := g.newSlider("length", kit.Warn, func() float64 { return g.body.length() }, func(v float64) { g.body.slide(v) })
	g.add(length, "length", "Length of the leg that is named here and lit in the diagram")
	value := newField(g, "value", "0123456789.+-−", func() string { return kit.Signed(g.holdValue, 2) }, g.setHoldValue)
	value.size = kit.Body
	value.arrows = between(-1, 1, 0.1, 0.5, func() float64 { return g.holdValue }, func(v float64) { g.holdValue = math.Round(v*100) / 100 })
	g.add(value, "value", "Value to hold actuators at")
	count := newField(g, "steps", "0123456789", func() string { return strconv.Itoa(g.holdSteps) }, func(s string) bool {
		v, err := strconv.Atoi(s)
		if err != nil || v < 1 || v > 1e6 {
			g.say("Steps: expected a whole number from 1 to 1,000,000")
			return false
		}
		g.holdSteps = v
		return true
	})
	count.unit = constant("steps")
	count.arrows = between(1, 1e6, 1, 10, func() int { return g.holdSteps }, func(v int) { g.holdSteps = v })
	g.add(count, "steps", "Steps to hold them for")
	g.button("twin", "twin", toggle("Twin", func() bool { return g.snap.Twin != nil }))
	g.other("leg", "The leg whose length the slider sets", legFace(g.body), g.openLegs)
	for _, name := range []string{"builtin", "mujoco"} {
		title := map[string]string{"builtin": "Built-in", "mujoco": "MuJoCo"}[name]
		g.other(name, map[string]string{"builtin": "The built-in physics, in single precision"}[name], physicsFace(title, func() bool { return g.inPhysics(name) }), func() {
			if !g.inPhysics(name) {
				g.inject("physics", name)
			}
		})
	}
	for i := range 4 {
		sign := func() kit.Icon {
			if i < len(g.layout.Sections) {
				return sectionSign(g.layout.Sections[i].Title)
			}
			return kit.NoIcon
		}
		title := func() string {
			if i < len(g.layout.Sections) && g.sectionWords() {
				return g.layout.Sections[i].Title
			}
			return ""
		}
		g.other(fmt.Sprint("section ", i), "", section(sign, title, func() bool { return g.open == i }), func() {
			if g.open == i {
				g.open = -1
			} else {
				g.open = i
			}
			g.relayout()
		})
	}
}

// sectionWords tells whether every part of a compact rack has room for its title beside
// its sign: where one has not, none shows its own.
func (g *Game) sectionWords() bool {
	p := &painter{theme: g.theme}
	for i, s := range g.layout.Sections {
		if r, ok := g.layout.At[fmt.Sprint("section ", i)]; ok && !fitsSign(p, r, s.Title) {
			return false
		}
	}
	return true
}

// sectionSign is the sign of a part of the rack.
func sectionSign(title string) kit.Icon {
	switch title {
	case "Brain":
		return kit.IconPlasticity
	case "Body":
		return kit.IconScissors
	case "Actuators":
		return kit.IconHold
	case "Hold":
		return kit.IconLock
	case "Physics":
		return kit.IconPhysics
	}
	return kit.NoIcon
}

// inPhysics tells whether the body is in a physics at present.
func (g *Game) inPhysics(name string) bool { return strings.HasPrefix(g.snap.Engine, name) }

// mujocoHint says what the button of MuJoCo does, or why it is off.
func (g *Game) mujocoHint() string {
	if err := g.snap.NoMujoco; err != nil {
		first, _, _ := strings.Cut(err.Error(), "\n")
		return strings.TrimPrefix(first, "physics of the ant: ") + "; Built-in goes on"
	}
	return "Go on in MuJoCo from here"
}

// holdLeft tells of an actuator how many steps of how many are left.
func (g *Game) holdLeft(name string) func() (int, int) {
	return func() (int, int) {
		of := g.holding[name]
		if of == 0 {
			of = g.holding["all"]
		}
		return g.heldSteps(name), max(of, 1)
	}
}

func (g *Game) setHoldValue(s string) bool {
	v, err := parseNumber(s)
	if err != nil || v < -1 || v > 1 {
		g.say("Value: expected a number from −1 to 1")
		return false
	}
	g.holdValue = v
	return true
}

func (g *Game) brainControls() {
	for i, title := range modes() {
		g.other(fmt.Sprint("mode ", i), "", segment(title, shortMode(title), func() bool { return g.brain.mode == i }), func() { g.brain.setMode(i) })
	}
	for i, b := range brushes() {
		g.other(b.name, b.hint, brush(b.icon, b.title, func() bool { return g.brain.armed == i }), func() { g.brain.arm(i) })
	}
	g.other("size", "Side of the brush in synapses; the wheel over a map changes it", func(p *painter, r imageRect, c *control) {
		p.round(r, kit.Radius, ground(c))
		_, y := middle(r)
		x := float64(r.Min.X) + p.px(12)
		name, value := kit.Text2, ink(c)
		if c.disabled() {
			name = kit.Off
		}
		p.text("size", x, y, kit.Caption, kit.Regular, name, kit.Left)
		p.text(strconv.Itoa(g.brain.size), x+p.width("size ", kit.Caption, kit.Regular)+p.px(4), y, kit.Caption, kit.MonoMedium, value, kit.Left)
	}, g.brain.nextSize)
	g.other("legend", "", func(p *painter, r imageRect, c *control) {
		if c.hover && g.brain.mode != pcaMode {
			pen := p.theme.Pen()
			pen.Frame(float64(r.Min.X), float64(r.Min.Y), float64(r.Dx()), float64(r.Dy()), kit.Radius, 1, kit.Line)
			pen.Flush(p.dst)
		}
	}, g.brain.toggleLock)
	g.button("undo", "undo", ghost(kit.IconUndo))
	g.button("redo", "redo", ghost(kit.IconRedo))
	g.button("live", "live", labelled(kit.IconRight, kit.Accent, constant("Go to live")))
}

// shortMode is a mode's name where there is little room.
func shortMode(title string) string {
	switch title {
	case "Weights":
		return "w"
	case "Change":
		return "Δw"
	}
	return title
}
