package app

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"hebbarium/app/lesson"
	"hebbarium/app/session"
	"hebbarium/assets"
)

// lessons are the guided demonstrations, and the one that runs.
type lessons struct {
	g      *Game
	all    []*lesson.Lesson
	unread []*lesson.FileError
	player *lesson.Player // nil while none runs
	turn   lesson.Turn
	loop   bool    // unattended: one lesson after the other, for ever
	restAt float64 // when the next one begins, while one has ended
	camera *lesson.Camera
	yaw    float64 // where the camera turns to
	pitch  float64
	far    float64
}

// AllLessons is the name that stands for every lesson, one after the other.
const AllLessons = "all"

// betweenLessons is the time for which the end of a lesson stands, in seconds,
// before the next one begins unattended.
const betweenLessons = 8

// newLessons reads the shipped lessons and the user's own.
func newLessons(g *Game) *lessons {
	ls := &lessons{g: g}
	shipped, err := lesson.List(assets.Lessons, "lessons")
	ls.all = shipped
	own, ownErr := ownLessons()
	ls.all = append(ls.all, own...)
	if err = errors.Join(err, ownErr); err != nil {
		line, _, _ := strings.Cut(err.Error(), "\n")
		g.say(line)
		ls.unread = lesson.Unread(err)
	}
	return ls
}

// ownLessons reads those in the user's configuration folder.
func ownLessons() ([]*lesson.Lesson, error) {
	folder, err := os.UserConfigDir()
	if err != nil {
		return nil, nil // there is no such place
	}
	list, err := lesson.List(os.DirFS(filepath.Join(folder, "hebbarium")), "lessons")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return list, err
}

// find is the lesson of a name or of a part of it.
func (ls *lessons) find(name string) (*lesson.Lesson, error) {
	names := make([]string, len(ls.all))
	for i, l := range ls.all {
		if names[i] = l.Name; l.Name == name {
			return l, nil
		}
	}
	for _, l := range ls.all {
		if name != "" && strings.Contains(l.Name, name) {
			return l, nil
		}
	}
	return nil, fmt.Errorf("lesson: expected one of %s, or %s, found %q", strings.Join(names, ", "), AllLessons, name)
}

// open begins the lesson that the options name.
func (ls *lessons) open(name string) error {
	if name == AllLessons {
		if len(ls.all) == 0 {
			return errors.New("lesson: expected at least one, found none")
		}
		err := ls.start(ls.all[0])
		ls.loop = err == nil
		return err
	}
	l, err := ls.find(name)
	if err != nil {
		return err
	}
	return ls.start(l)
}

// begin begins a lesson; where it cannot, what was there stays.
func (ls *lessons) begin(l *lesson.Lesson) {
	if err := ls.start(l); err != nil {
		ls.g.fail(l.Title, err)
	}
}

func (ls *lessons) start(l *lesson.Lesson) error {
	g := ls.g
	rules, err := ls.rules(l)
	if err != nil {
		return fmt.Errorf("lesson %q: %w", l.Title, err)
	}
	setup, err := l.Setup(rules.Card)
	if err != nil {
		return fmt.Errorf("lesson %q: %w", l.Title, err)
	}
	speed := l.Speed
	if speed == 0 {
		speed = 1
	}
	loop := ls.loop
	err = g.openSession(session.Config{
		World: l.World, Physics: "builtin", Body: setup.Body, Rules: rules, Seed: setup.Seed, Init: setup.Init, Events: setup.Events,
		Speed: speed, Twin: l.Twin, Playing: true, Stops: l.Stops(),
	}, nil)
	if err != nil {
		return fmt.Errorf("lesson %q: %w", l.Title, err)
	}
	ls.player, ls.loop, ls.turn = lesson.NewPlayer(l), loop, lesson.Turn{}
	g.scene.follow()
	g.relayout()
	return nil
}

// rules are those that a lesson names.
func (ls *lessons) rules(l *lesson.Lesson) (session.Rules, error) {
	g := ls.g
	if l.Rules == "random" {
		return randomRules(l.World, l.Seed), nil
	}
	i := slices.IndexFunc(g.saves, func(s save) bool { return s.err == nil && s.name == l.Rules })
	if i < 0 {
		return session.Rules{}, fmt.Errorf("expected the rule set %s in %s, found none", l.Rules, g.options.SavesDir)
	}
	rules, err := openRules(g.saves[i].path, g.options.carried())
	if err == nil && rules.Genome.Arch.Name != l.World {
		err = fmt.Errorf("rule set %s: expected one for the %s, found one for the %s", l.Rules, l.World, rules.Genome.Arch.Name)
	}
	return rules, err
}

// running tells whether a lesson runs.
func (ls *lessons) running() bool { return ls != nil && ls.player != nil }

// end ends the lesson; its episode stays as it is.
func (ls *lessons) end() {
	if !ls.running() {
		return
	}
	ls.player, ls.camera, ls.loop, ls.restAt = nil, nil, false, 0
	ls.g.relayout()
}

// again begins the lesson that runs anew, and reports whether one does.
func (ls *lessons) again() bool {
	if !ls.running() {
		return false
	}
	ls.begin(ls.player.Lesson)
	return true
}

// update lets the lesson follow the episode.
func (ls *lessons) update() {
	if !ls.running() {
		return
	}
	g, s := ls.g, ls.g.snap
	ls.ease()
	if s.Seeking >= 0 {
		return
	}
	t := ls.player.Turn(s.Step, s.Playing, g.clock())
	if t.Entered {
		ls.enter(t.Entry)
	}
	ls.turn = t
	switch {
	case t.Ended:
		g.session.Play(false)
		ls.restAt = g.clock() + betweenLessons
		g.repaint.all = true
	case t.Pause:
		g.session.Play(false)
	case t.Play:
		g.session.Play(true)
	}
	if s.Step < ls.player.Lesson.End {
		ls.restAt = 0
	}
	if ls.loop && ls.restAt > 0 && g.clock() >= ls.restAt {
		ls.begin(ls.following())
	}
}

// following is the lesson after the one that runs.
func (ls *lessons) following() *lesson.Lesson {
	i := slices.Index(ls.all, ls.player.Lesson)
	return ls.all[(i+1)%len(ls.all)]
}

// enter shows what an entry of the script asks for.
func (ls *lessons) enter(i int) {
	g, e := ls.g, &ls.player.Lesson.Script[i]
	g.repaint.all = true
	if e.Speed > 0 {
		g.session.SetSpeed(e.Speed)
	}
	g.brain.lookAtPCA(e.Look == "pca")
	if m := slices.Index(lesson.Maps(), e.Map); m >= 0 && g.brain.mode != pcaMode {
		g.brain.setMode(m)
	}
	ls.aim(e.Camera)
}

// aim takes up a view: the car's at once, the ant's with the next frames.
func (ls *lessons) aim(c *lesson.Camera) {
	sc := ls.g.scene
	if ls.camera = c; c == nil {
		return
	}
	if c.Zoom > 0 {
		sc.car.Camera.ZoomUsual()
		sc.car.Camera.ZoomBy(c.Zoom)
	}
	if sc.ant == nil {
		return // it is drawn first, then turned: see ease
	}
	ls.target()
	if ls.g.settings.ReducedMotion {
		a := &sc.ant.Camera
		a.Yaw, a.Pitch, a.Distance = ls.yaw, ls.pitch, ls.far
		ls.camera = nil
	}
}

// target works out where the ant's camera turns to.
func (ls *lessons) target() {
	a, c := &ls.g.scene.ant.Camera, ls.camera
	ls.yaw, ls.pitch, ls.far = a.Yaw, a.Pitch, a.Distance
	if c.Yaw != nil {
		ls.yaw = *c.Yaw
	}
	if c.Pitch != nil {
		ls.pitch = *c.Pitch
	}
	if c.Distance > 0 {
		ls.far = c.Distance
	}
}

// ease turns the ant's camera a little nearer to where it is to be. A drag in the
// world ends it.
func (ls *lessons) ease() {
	sc := ls.g.scene
	if ls.camera == nil || sc.ant == nil {
		return
	}
	if sc.drag != noDrag {
		ls.camera = nil
		return
	}
	if ls.far == 0 {
		ls.target()
	}
	a, share := &sc.ant.Camera, 0.07
	a.Yaw += (ls.yaw - a.Yaw) * share
	a.Pitch += (ls.pitch - a.Pitch) * share
	a.Distance += (ls.far - a.Distance) * share
	ls.g.repaint.news[scenePanel] = true
	if d := max(abs(ls.yaw-a.Yaw), abs(ls.pitch-a.Pitch), abs(ls.far-a.Distance)); d < 0.002 {
		ls.camera, ls.far = nil, 0
	}
}

func abs(v float64) float64 { return max(v, -v) }

// next goes to the entry after the present one, and plays on from there once it has been
// read; at the end it begins the next lesson.
func (ls *lessons) next() {
	if !ls.running() {
		return
	}
	s := ls.g.snap
	if s.Step >= ls.player.Lesson.End {
		ls.begin(ls.following())
		return
	}
	to, play := ls.player.Next(s.Step)
	ls.g.session.Reach(to)
	ls.g.session.Play(play)
}

// back goes to the beginning of the entry, or to the one before.
func (ls *lessons) back() {
	if !ls.running() {
		return
	}
	ls.player.Go()
	ls.g.session.Scrub(ls.player.Back(ls.g.snap.Step))
}
