package app

import (
	"fmt"
	"strconv"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/session"
	"hebbarium/evolve/episode"
	"hebbarium/render/ant"
)

// chord is a key with its modifiers.
type chord struct {
	key         ebiten.Key
	ctrl, shift bool
	anyShift    bool // with or without Shift, as for a plus sign
	again       bool // acts again while held down
}

// action is something that a person can do: by a key, by the palette, and often
// by a control too.
type action struct {
	id      string
	title   string
	keys    string // as help and palette write them; "" for none
	chords  []chord
	run     func()
	enabled func() bool // nil: always
	world   string      // "" is both
	hidden  bool        // not in the palette
}

// listActions is the keyboard map and the palette in one table.
func (g *Game) listActions() []action {
	key := func(k ebiten.Key) []chord { return []chord{{key: k}} }
	list := []action{
		{id: "play", title: "Play or pause", keys: "Space", chords: key(ebiten.KeySpace), run: g.playPause},
		{id: "step", title: "One step", keys: "→", chords: []chord{{key: ebiten.KeyArrowRight, again: true}}, run: func() { g.forward(1) }},
		{id: "step 10", title: "Ten steps", keys: "Shift →", chords: []chord{{key: ebiten.KeyArrowRight, shift: true, again: true}}, run: func() { g.forward(10) }},
		{id: "back", title: "One step back", keys: "←", chords: []chord{{key: ebiten.KeyArrowLeft, again: true}}, run: func() { g.session.Back(1) }},
		{id: "back 10", title: "Ten steps back", keys: "Shift ←", chords: []chord{{key: ebiten.KeyArrowLeft, shift: true, again: true}}, run: func() { g.session.Back(10) }},
		{id: "live", title: "Go to the live edge", keys: "End", chords: key(ebiten.KeyEnd), run: func() { g.session.Live() }},
		{id: "faster", title: "Faster", keys: "+", chords: []chord{{key: ebiten.KeyEqual, anyShift: true, again: true}, {key: ebiten.KeyNumpadAdd, again: true}}, run: func() { g.gear(1) }},
		{id: "slower", title: "Slower", keys: "−", chords: []chord{{key: ebiten.KeyMinus, anyShift: true, again: true}, {key: ebiten.KeyNumpadSubtract, again: true}}, run: func() { g.gear(-1) }},
		{id: "restart", title: "Restart with the same seed", keys: "Backspace", chords: key(ebiten.KeyBackspace), run: func() { g.restart(g.seed) }},
		{id: "next seed", title: "Restart with the next seed", keys: "Shift Backspace", chords: []chord{{key: ebiten.KeyBackspace, shift: true}}, run: func() { g.restart(g.seed + 1) }},
		{id: "randomise", title: "Randomise the weights", keys: "R", chords: key(ebiten.KeyR), run: func() { g.inject("randomise", g.init) }},
		{id: "zero", title: "Zero the chosen fraction of the weights", keys: "Z", chords: key(ebiten.KeyZ), run: g.zeroShare},
		{id: "zero at random", title: "Zero the chosen fraction at random places", run: func() { g.inject("zero", number(g.share)+",mode=random") }},
		{id: "hold", title: "Hold or release all actuators", keys: "F", chords: key(ebiten.KeyF), run: func() { g.hold("all") }},
		{id: "plasticity", title: "Plasticity on or off", keys: "P", chords: key(ebiten.KeyP), run: g.togglePlasticity},
		{id: "new rules", title: "Random rules, or the evolved ones back", run: g.toggleRules},
		{id: "thaw", title: "Thaw all frozen synapses", run: func() { g.inject("thaw", "all") }},
		{id: "twin", title: "Intact twin on or off", keys: "T", chords: key(ebiten.KeyT), run: func() { g.session.SetTwin(g.snap.Twin == nil) }},
		{id: "mujoco", title: "Physics: MuJoCo", world: "ant", enabled: func() bool { return g.snap.NoMujoco == nil && !g.inPhysics("mujoco") }, run: func() { g.inject("physics", "mujoco") }},
		{id: "builtin", title: "Physics: built-in", world: "ant", enabled: func() bool { return !g.inPhysics("builtin") }, run: func() { g.inject("physics", "builtin") }},
		{id: "undo", title: "Undo an injury", keys: "Ctrl Z", chords: []chord{{key: ebiten.KeyZ, ctrl: true, again: true}}, run: func() { g.session.Undo() }},
		{id: "redo", title: "Redo an injury", keys: "Ctrl Shift Z", chords: []chord{{key: ebiten.KeyZ, ctrl: true, shift: true, again: true}}, run: func() { g.session.Redo() }},
		{id: "save replay", title: "Save the episode as a replay", keys: "Ctrl S", chords: []chord{{key: ebiten.KeyS, ctrl: true}}, run: g.askName},
		{id: "text size", title: "Text size: 100, 125, 150 %", keys: "Ctrl 0", chords: []chord{{key: ebiten.Key0, ctrl: true}}, run: g.nextTextSize},
		{id: "projector", title: "Projector preset on or off", run: g.toggleProjector},
		{id: "motion", title: "Reduced motion on or off", run: func() { g.settings.ReducedMotion = !g.settings.ReducedMotion; g.changed() }},
		{id: "grey", title: "Grey map of |w| on or off", run: func() { g.settings.Grey = !g.settings.Grey; g.changed() }},
		{id: "ant picture", title: "Ant picture: automatic, traced, triangles", world: "ant", run: g.nextAntPicture},
		{id: "contacts", title: "Show contacts, or hide them", world: "ant", run: g.toggleContacts},
		{id: "talk", title: "Hide rack and timeline for a talk", keys: "H", chords: key(ebiten.KeyH), run: func() { g.talk = !g.talk; g.relayout() }},
		{id: "lessons", title: "Lessons", keys: "L", chords: key(ebiten.KeyL), run: g.listLessons},
		{id: "lesson next", title: "Lesson: on to the next caption", run: g.lessons.next, enabled: g.lessons.running},
		{id: "lesson back", title: "Lesson: back to the last caption", run: g.lessons.back, enabled: g.lessons.running},
		{id: "lesson end", title: "Lesson: end it", run: g.lessons.end, enabled: g.lessons.running},
		{id: "follow", title: "Follow the body again", run: func() { g.scene.follow() }},
		{id: "meter", title: "Updates and frames a second on or off", run: func() { g.meter = !g.meter }},
		{id: "world ant", title: "World: ant", run: func() { g.enter("ant") }},
		{id: "world car", title: "World: car", run: func() { g.enter("car") }},
		{id: "random", title: "Watch random rules", run: g.watchRandom},
		{id: "evolve", title: "Evolve rules", keys: "E", chords: key(ebiten.KeyE), run: func() { g.evolve.toggle() }},
		{id: "evolve pause", title: "Evolution: pause, or go on", run: func() { g.evolve.pause() }, enabled: func() bool { return g.evolve.running() }},
		{id: "evolve stop", title: "Evolution: stop, and keep it", run: func() { g.evolve.stop() }, enabled: func() bool { return g.evolve.running() }},
		{id: "evolve watch", title: "Evolution: watch the centre", run: func() { g.evolve.watch() }, enabled: func() bool { return g.evolve.run != nil }},
		{id: "commands", title: "Command palette", keys: "Ctrl K", chords: []chord{{key: ebiten.KeyK, ctrl: true}}, run: g.openPalette, hidden: true},
		{id: "help", title: "Help", keys: "F1", chords: key(ebiten.KeyF1), run: g.openHelp},
		{id: "escape", title: "Disarm, close", keys: "Esc", chords: key(ebiten.KeyEscape), run: g.escape, hidden: true},
	}
	list = append(list, g.capture.actions()...)
	for leg := 1; leg <= 4; leg++ {
		k := ebiten.Key0 + ebiten.Key(leg)
		list = append(list,
			action{id: fmt.Sprint("leg ", leg), title: fmt.Sprintf("Cut or restore leg %d", leg), keys: strconv.Itoa(leg), chords: key(k), world: "ant", run: func() { g.cutLeg(leg, 0) }},
			action{id: fmt.Sprint("half leg ", leg), title: fmt.Sprintf("Halve or restore leg %d", leg), keys: fmt.Sprintf("Shift %d", leg), chords: []chord{{key: k, shift: true}}, world: "ant", run: func() { g.cutLeg(leg, 0.5) }})
	}
	return append(list, g.brainActions()...)
}

// edit lets a field take what is typed.
func (g *Game) edit(f *field) {
	if g.typing == f {
		f.fresh = false
		return
	}
	if g.typing != nil && !g.typing.end(true) {
		g.typing.end(false)
	}
	g.typing = f
	if !f.inPopup {
		g.focusOn(f)
	}
	f.begin()
}

// inject makes an event; a refusal is shown in the top bar.
func (g *Game) inject(kind, args string) { g.injectAll(episode.Event{Kind: kind, Args: args}) }

// injectAll makes several events that are undone as one.
func (g *Game) injectAll(events ...episode.Event) {
	if g.norules {
		g.say(choosingRules)
		return
	}
	if len(events) > 0 {
		g.session.Inject(events...)
	}
}

func number(v float64) string { return strconv.FormatFloat(v, 'g', 6, 64) }

func (g *Game) playPause() {
	if g.norules {
		return
	}
	if g.snap.Status != episode.Running {
		g.restart(g.seed)
		g.session.Play(true)
		return
	}
	g.session.Play(!g.snap.Playing)
}

func (g *Game) forward(n int) {
	if !g.norules {
		g.session.Step(n)
	}
}

func (g *Game) restart(seed uint64) {
	if seed == g.seed && g.lessons.again() {
		return
	}
	g.lessons.end()
	g.seed = seed
	g.session.Restart(seed)
	if g.card != nil && !g.norules {
		g.card = nil
		g.relayout()
	}
}

func (g *Game) zeroShare() { g.inject("zero", number(g.share)) }

func (g *Game) togglePlasticity() {
	if g.snap.Plastic {
		g.inject("plasticity", "off")
	} else {
		g.inject("plasticity", "on")
	}
}

func (g *Game) toggleRules() {
	if g.snap.RandomRules {
		g.inject("rules", "evolved")
	} else {
		g.inject("rules", "random")
	}
}

// hold holds an actuator, or all, at the chosen value; one that is held is
// released.
func (g *Game) hold(name string) {
	if g.heldSteps(name) > 0 {
		g.inject("release", name)
		return
	}
	args := fmt.Sprintf("%s=%s", name, number(g.holdValue))
	if g.holdSteps > 0 {
		args += fmt.Sprintf(",%d", g.holdSteps)
	}
	g.holding[name] = g.holdSteps
	g.inject("hold", args)
}

// heldSteps is how long an actuator, or the longest of all, will still be held.
func (g *Game) heldSteps(name string) int {
	most := 0
	for i, n := range g.snap.Actuators {
		if (n == name || name == "all") && i < len(g.snap.Held) {
			most = max(most, g.snap.Held[i])
		}
	}
	return most
}

// cutLeg shortens a leg, or restores one that is short.
func (g *Game) cutLeg(leg int, length float64) {
	if g.snap.Ant == nil {
		return
	}
	if g.snap.Ant.Body.Lower[leg-1] < 1 {
		length = 1
	}
	g.inject("leg", fmt.Sprintf("%d=%s", leg, number(length)))
}

// ladder are the speeds that the keys step through.
func ladder() []float64 { return []float64{0.1, 0.25, 0.5, 1, 2, 4, 8, session.Max} }

// gear steps the speed up or down.
func (g *Game) gear(by int) {
	at := 0
	for i, v := range ladder() {
		if g.snap.Speed >= v*0.99 {
			at = i
		}
	}
	g.session.SetSpeed(ladder()[min(max(at+by, 0), len(ladder())-1)])
}

// changed applies and keeps changed settings.
func (g *Game) changed() {
	g.applySettings()
	g.brain.stale = true
	g.relayout()
	g.keepSettings()
}

func (g *Game) nextTextSize() {
	g.settings.TextSize = map[int]int{100: 125, 125: 150, 150: 100}[g.settings.TextSize]
	g.changed()
}

// nextAntPicture goes on to the next way of drawing the ant.
func (g *Game) nextAntPicture() {
	g.settings.AntPicture = ant.ParseStyle(g.settings.AntPicture).Next().String()
	g.say("Ant picture: " + g.settings.AntPicture)
	g.changed()
}

// toggleContacts shows where the floor bears the ant, or no longer. An ant in the air has
// no contact to show, so it is told.
func (g *Game) toggleContacts() {
	g.settings.Contacts = !g.settings.Contacts
	g.say("Contacts: " + map[bool]string{true: "shown", false: "hidden"}[g.settings.Contacts])
	g.changed()
}

func (g *Game) toggleProjector() {
	g.settings.Projector = !g.settings.Projector
	g.settings.TextSize = 100
	if g.settings.Projector {
		g.settings.TextSize = 125
	}
	g.changed()
}

// enter goes to a world with its best rule set.
func (g *Game) enter(world string) {
	if world == g.world {
		return
	}
	var err error
	if s, ok := best(g.saves, world); ok {
		g.choose(s.path)
		return
	}
	err = g.startEmpty(world, "")
	if err != nil {
		g.fail(world, err)
	}
}

func (g *Game) watchRandom() {
	if err := g.start(randomRules(g.world, g.seed), "", true); err != nil {
		g.fail("random rules", err)
	}
}

// escape disarms and closes.
func (g *Game) escape() {
	switch {
	case g.brain.armed >= 0:
		g.brain.armed = -1
	case g.brain.pinned != nil:
		g.brain.pinned = nil
	case g.open >= 0:
		g.open = -1
		g.relayout()
	case g.card != nil && !g.norules:
		g.card = nil
		g.relayout()
	case g.byKeys && g.focus != nil:
		g.byKeys = false // the arrows are the episode's again
	case g.lessons.running():
		g.lessons.end()
	case g.talk:
		g.talk = false
		g.relayout()
	}
}
