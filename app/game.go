package app

import (
	"fmt"
	"image"
	"os"
	"time"

	"github.com/ebitenui/ebitenui"
	"github.com/ebitenui/ebitenui/widget"
	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/recording"
	"hebbarium/app/session"
	"hebbarium/brain"
	"hebbarium/evolve"
	"hebbarium/render"
)

// Game is the window. It implements ebiten.Game.
type Game struct {
	options      Options
	settings     settings
	settingsPath string
	theme        *render.Theme
	layout       Layout
	size         image.Point
	ui           *ebitenui.UI
	root         *widget.Container
	controls     []widget.PreferredSizeLocateableWidget
	actions      []action

	saves     []save
	world     string
	seed      uint64
	session   *session.Session
	recording *recording.Recording // of the session
	recorded  recording.Status     // as told last
	snap      *session.Snapshot
	live      bool  // the snapshot is at the newest step known
	norules   bool  // no rule set was chosen yet: a random one stands still
	card      *card // an error or an empty state, in the world

	scene    *scene
	body     *bodyPanel
	way      *trajectory
	brain    *brainPanel
	timeline *timelinePanel
	evolve   *evolveView
	lessons  *lessons
	capture  *capturing

	// What the next perturbation will be.
	share     float64 // of the weights to zero
	init      string  // of weights drawn anew
	holdValue float64
	holdSteps int
	holding   map[string]int // steps asked for, to draw what is left

	typing  *field
	popup   *popup
	tip     tip
	byKeys  bool // the focus was moved by a key
	talk    bool
	open    int // section of a compact rack, or −1
	notice  notice
	meter   bool
	repaint repaint
	news    chan string    // lines for the top bar from other goroutines
	ended   chan os.Signal // the program was asked to end
	tick    int
	begun   time.Time
}

// notice is one line in the top bar, for a while.
type notice struct {
	text  string
	until float64 // on the window's clock, however slowly it draws
}

// NewGame makes the window's content. It needs no display; Update and Draw do.
func NewGame(o Options) (*Game, error) {
	theme, err := render.NewTheme()
	if err != nil {
		return nil, err
	}
	if o.Seed == 0 {
		o.Seed = 1
	}
	if o.World != "" && o.World != "car" && o.World != "ant" {
		return nil, fmt.Errorf("world: expected car or ant, found %q", o.World)
	}
	path := settingsPath()
	g := &Game{
		options: o, settings: readSettings(path), settingsPath: path, theme: theme, seed: o.Seed,
		share: 0.33, init: "uniform=0.1", holdValue: 1, holdSteps: 100, holding: map[string]int{}, news: make(chan string, 8), ended: make(chan os.Signal, 1), open: -1, begun: time.Now(),
	}
	g.size = image.Pt(g.settings.Width, g.settings.Height)
	g.applySettings()
	g.saves = listSaves(o.SavesDir)
	g.capture = newCapturing(g)
	g.lessons = newLessons(g)
	g.actions = g.listActions()
	g.scene = newScene(g)
	g.body = newBodyPanel(g)
	g.way = newTrajectory()
	g.brain = newBrainPanel(g)
	g.timeline = newTimelinePanel(g)
	g.evolve = newEvolveView(g)
	g.buildControls()
	if err := g.begin(); err != nil {
		return nil, err
	}
	return g, nil
}

// begin opens the session that the options ask for.
func (g *Game) begin() error {
	o := g.options
	if o.Replay != "" {
		return g.playReplay(o.Replay, o.Rules)
	}
	if o.Lesson != "" {
		return g.lessons.open(o.Lesson)
	}
	if o.Rules != "" {
		rules, err := openRules(o.Rules)
		if err != nil {
			return err
		}
		if o.World != "" && o.World != rules.Genome.Arch.Name {
			return fmt.Errorf("rule set %s: expected one for the %s, found one for the %s", o.Rules, o.World, rules.Genome.Arch.Name)
		}
		return g.start(rules, o.Body, true)
	}
	world := o.World
	if world == "" {
		world = g.settings.World
	}
	s, ok := best(g.saves, world)
	if !ok && o.World == "" {
		s, ok = best(g.saves, "")
	}
	if ok {
		if rules, err := openRules(s.path); err == nil {
			return g.start(rules, o.Body, true)
		}
	}
	if world == "" {
		world = "car"
	}
	return g.startEmpty(world, o.Body)
}

// startEmpty shows a world that stands still, with random rules.
func (g *Game) startEmpty(world, body string) error {
	if err := g.start(randomRules(world, g.seed), body, false); err != nil {
		return err
	}
	g.norules = true
	g.card = g.emptyCard()
	g.relayout()
	return nil
}

// start opens a session and closes the one before. Where it fails, the one
// before goes on.
func (g *Game) start(rules session.Rules, body string, playing bool) error {
	init := brain.Init{}
	if rules.Card.Init != "" {
		var err error
		if init, err = brain.ParseInit(rules.Card.Init); err != nil {
			return err
		}
	}
	speed := 1.0
	if g.snap != nil {
		speed = g.snap.Speed
	}
	return g.openSession(session.Config{
		World: rules.Genome.Arch.Name, Physics: g.options.Physics, Body: body, Rules: rules, Seed: g.seed, Init: init,
		Playing: playing, Speed: speed, MaxSteps: session.Hour(rules.Genome.Arch.Name),
	}, nil)
}

// openSession opens a session, which may be one that a replay recorded, and closes the
// one before. Where it fails, the one before goes on.
func (g *Game) openSession(c session.Config, from *evolve.Replay) error {
	rec := g.record(c.Rules, from)
	c.Recorder = rec
	s, err := session.New(c)
	if err != nil {
		rec.Close()
		return err
	}
	if g.session != nil {
		g.session.Close()
		g.recording.Close()
	}
	g.lessons.end()
	g.session, g.recording, g.seed, g.norules, g.card = s, rec, c.Seed, false, nil
	g.snap, _ = s.Latest()
	g.world = g.snap.World
	g.settings.World = g.world
	g.open = -1
	g.scene.reset()
	g.body.reset()
	g.way.reset()
	g.brain.reset(g.snap)
	g.timeline.reset()
	g.relayout()
	g.take(g.snap)
	return nil
}

// Close ends the session and keeps the settings.
func (g *Game) Close() {
	if g.session != nil {
		g.session.Close()
		g.recording.Close()
	}
	g.keepSettings()
	if err := g.capture.close(); err != nil {
		fmt.Fprintln(os.Stderr, "hebbarium:", err)
	}
	if err := g.evolve.close(); err != nil {
		fmt.Fprintln(os.Stderr, "hebbarium: evolution:", err)
	}
}

func (g *Game) keepSettings() {
	if err := g.settings.write(g.settingsPath); err != nil {
		g.say("Settings were not kept: " + err.Error())
	}
}

// applySettings lets the theme follow the settings.
func (g *Game) applySettings() {
	t := g.theme
	t.Projector, t.ReducedMotion, t.Grey = g.settings.Projector, g.settings.ReducedMotion, g.settings.Grey
	// The sizes are those that settings allow.
	_ = t.Type.SetScale(g.settings.TextSize)
}

// noticeSeconds is how long a line in the top bar stays.
const noticeSeconds = 5

// say shows one line in the top bar.
func (g *Game) say(s string) { g.notice = notice{s, g.clock() + noticeSeconds} }

// relayout lays the window out anew.
func (g *Game) relayout() {
	g.repaint.all = true
	g.layout = NewLayout(g.size, g.theme.Type.Scale(), g.world, g.open, g.talk)
	for _, c := range g.controls {
		w := c.GetWidget()
		name, _ := w.CustomData.(string)
		if _, ok := g.placeOf(name); ok {
			w.SetVisibility(widget.Visibility_Show)
		} else {
			w.SetVisibility(widget.Visibility_Hide)
		}
	}
	g.brain.place(g.layout)
	g.timeline.place(g.layout)
	if g.root != nil {
		g.root.RequestRelayout()
	}
	g.refit()
}

// placeOf is where a control lies, if it is shown at all.
func (g *Game) placeOf(name string) (image.Rectangle, bool) {
	if r, ok := g.card.placeOf(name, g); ok {
		return r, true
	}
	if r, ok := g.lessons.placeOf(name); ok {
		return r, true
	}
	if name == "live" && (g.snap == nil || g.snap.Live()) {
		return image.Rectangle{}, false
	}
	r, ok := g.layout.At[name]
	return r, ok
}

// Layout takes the window's size in device-independent pixels.
func (g *Game) Layout(w, h int) (int, int) {
	w, h = max(w, LeastWidth), max(h, LeastHeight)
	if size := image.Pt(w, h); size != g.size {
		g.size = size
		g.settings.Width, g.settings.Height = w, h
		g.relayout()
	}
	return w, h
}

// clock is the time since the window was opened, in seconds.
func (g *Game) clock() float64 { return time.Since(g.begun).Seconds() }

// Update reads the input and takes what the session has published.
func (g *Game) Update() error {
	g.tick++
	if snap, fresh := g.session.Latest(); fresh {
		g.take(snap)
	}
	g.tellRecording()
	g.evolve.update()
	g.lessons.update()
	g.way.update(g.snap, time.Now())
	select {
	case s := <-g.news:
		g.say(s)
	case <-g.ended:
		return ebiten.Termination
	default:
	}
	g.drops()
	g.keyboard()
	g.refresh()
	g.ui.Update()
	g.pointer()
	return nil
}

// take shows a new snapshot.
func (g *Game) take(s *session.Snapshot) {
	// The snapshot before belongs to the session again: nothing of it may be read.
	wasLive := g.live
	g.snap, g.live = s, s.Live()
	g.repaint.arrived()
	g.scene.take(s)
	g.brain.take(s)
	g.timeline.take(s)
	if s.Note != "" {
		g.say(s.Note)
	}
	if wasLive != g.live {
		g.relayout()
	}
	if s.Err != nil && g.card == nil {
		g.card = g.divergedCard(s)
		g.relayout()
	}
}

// Draw shows the window.
func (g *Game) Draw(screen *ebiten.Image) {
	now := time.Now()
	draws := g.plan(now)
	r, p := &g.repaint, &painter{screen, g.theme}
	if r.now[scenePanel] {
		g.scene.draw(p, r.since(scenePanel, now))
		g.lessons.draw(p)
	}
	if r.now[barPanel] {
		g.drawBar(p)
	}
	if r.now[rackPanel] {
		g.drawRack(p)
	}
	if r.now[mapPanel] {
		g.brain.draw(p, r.since(mapPanel, now))
	}
	if r.now[stepsPanel] {
		g.timeline.draw(p)
	}
	g.lessons.frame(p, r.now)
	if draws {
		g.drawCard(p)
	}
	g.ui.Draw(screen) // which also settles where the pointer's next events go
	g.capture.frame(screen, draws)
	if draws {
		g.brain.drawTooltip(p)
		g.drawNotice(p)
		g.drawTip(p)
	}
}
