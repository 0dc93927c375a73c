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
	"hebbarium/render/kit"
)

// Game is the window. It implements ebiten.Game.
type Game struct {
	options      Options
	settings     settings
	settingsPath string
	theme        *kit.Theme
	layout       Layout
	size         image.Point    // in pixels of the layout
	screen       func() float64 // scale of the one that the window is on; nil where there is no window
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
	live      bool   // the snapshot is at the newest step known
	over      string // how the episode ended, "" while it goes on
	warned    bool   // the card of this divergence was shown
	undoes    bool   // there is an injury to undo or to make again
	norules   bool   // no rule set was chosen yet: a random one stands still
	card      *card  // an error or an empty state, in the world

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
	byKeys  bool                                 // the focus was moved by a key
	focus   widget.PreferredSizeLocateableWidget // what the keyboard is on, nil for nothing
	turning bool                                 // a key that changes its value is held
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
	theme, err := kit.NewTheme()
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
	g.saves = listSaves(o.SavesDir, o.carried())
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
	was := [3]bool{g.live, g.over != "", g.undoes}
	g.snap, g.live, g.over, g.undoes = s, s.Live(), ending(s), s.CanUndo || s.CanRedo
	g.repaint.arrived()
	g.scene.take(s)
	g.brain.take(s)
	g.timeline.take(s)
	if s.Note != "" {
		g.say(s.Note)
	}
	if was != [3]bool{g.live, g.over != "", g.undoes} {
		g.relayout()
	}
	switch {
	case s.Err == nil:
		if g.warned = false; g.card != nil && g.card.diverged {
			g.closeCard()
		}
	case g.card == nil && !g.warned: // one that was closed stays so
		g.warned = true
		g.card, g.open = g.divergedCard(s), -1
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
