package lesson

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"hebbarium/app/session"
	"hebbarium/brain"
	"hebbarium/evolve/episode"
)

// Lesson is a demonstration: the recipe of an episode, and what is said and
// shown at which of its steps.
type Lesson struct {
	Format int     `json:"lesson"` // version of the format
	Title  string  `json:"title"`
	World  string  `json:"world"` // car or ant
	Rules  string  `json:"rules"` // name of a rule set without its extension, or "random"
	Seed   uint64  `json:"seed"`
	Init   string  `json:"init,omitempty"`  // of the plastic weights; "" is that of the rule set
	Body   string  `json:"body,omitempty"`  // "" is intact
	Twin   bool    `json:"twin,omitempty"`  // shows the twin that is spared the last injury
	Speed  float64 `json:"speed,omitempty"` // 1 is the world's own time, and the default
	Script []Entry `json:"script"`
	End    int     `json:"end"` // step at which the lesson stops

	Name string `json:"-"` // of its file, without the extension
}

// Entry is what happens from one step of the episode on.
type Entry struct {
	At      int      `json:"at"`               // step
	Caption string   `json:"caption"`          // one line
	Events  []string `json:"events,omitempty"` // KIND:ARGS, applied before that step
	Look    string   `json:"look,omitempty"`   // what is pointed at, one of Looks
	Map     string   `json:"map,omitempty"`    // what the maps show, one of Maps
	View    string   `json:"view,omitempty"`   // what is open while it stands, see ParseView
	Camera  *Camera  `json:"camera,omitempty"` // left as it is where absent
	Speed   float64  `json:"speed,omitempty"`  // from here on; 0 leaves it
	Pause   float64  `json:"pause,omitempty"`  // seconds that the episode stands still for reading
}

// Camera is a view of the world; fields that are 0 are left as they are.
type Camera struct {
	Yaw      *float64 `json:"yaw,omitempty"`      // ant: radians about the vertical, 0 along +y
	Pitch    *float64 `json:"pitch,omitempty"`    // ant: radians above the floor
	Distance float64  `json:"distance,omitempty"` // ant: metres
	Zoom     float64  `json:"zoom,omitempty"`     // car: times the usual
}

// Version is the format that this program reads and writes.
const Version = 1

// The bounds of a lesson.
const (
	MaxEntries = 64
	MaxCaption = 96  // characters: what fits on the caption's line
	MaxPause   = 120 // s
	MaxSteps   = 100_000
)

// Looks are the parts of the window that a lesson can point at.
func Looks() []string {
	return []string{"world", "brain", "pca", "rack", "timeline", "readout", "terms", "agent", "body", "actuators", "physics", "senses"}
}

// Maps are what the brain's maps can show.
func Maps() []string { return []string{"weights", "change", "A", "B", "C", "D", "eta"} }

// Check says what is wrong with a lesson and where, or nil.
func (l *Lesson) Check() error {
	switch {
	case l.Format > Version:
		return fmt.Errorf("lesson: expected format version %d, found %d: the file was written for a newer version of the program", Version, l.Format)
	case l.Format < 1:
		return fmt.Errorf("lesson: expected format version %d, found %d", Version, l.Format)
	}
	if err := checkLine("title", l.Title, 48); err != nil {
		return err
	}
	if _, err := episode.SpecOf(l.World); err != nil {
		return err
	}
	if l.Rules == "" || strings.ContainsAny(l.Rules, `/\`) || len(l.Rules) > 100 {
		return fmt.Errorf("rules: expected the name of a rule set, or random, found %.40q", l.Rules)
	}
	if l.Init != "" {
		if _, err := brain.ParseInit(l.Init); err != nil {
			return err
		}
	}
	if err := checkSpeed(l.Speed); err != nil {
		return err
	}
	return l.checkScript()
}

func (l *Lesson) checkScript() error {
	if len(l.Script) == 0 {
		return errors.New("script: expected at least one entry, found none")
	}
	if len(l.Script) > MaxEntries {
		return fmt.Errorf("script: expected at most %d entries, found %d", MaxEntries, len(l.Script))
	}
	for i := range l.Script {
		if err := l.checkEntry(i); err != nil {
			return fmt.Errorf("script, entry %d: %w", i+1, err)
		}
	}
	if last := l.Script[len(l.Script)-1].At; l.End <= last || l.End > MaxSteps {
		return fmt.Errorf("end: expected a step after the last entry's (%d) and up to %d, found %d", last, MaxSteps, l.End)
	}
	return nil
}

func (l *Lesson) checkEntry(i int) error {
	e := &l.Script[i]
	switch {
	case i == 0 && e.At != 0:
		return fmt.Errorf("at: expected the first entry at step 0, found %d", e.At)
	case i > 0 && e.At <= l.Script[i-1].At:
		return fmt.Errorf("at: expected a step after that of the entry before (%d), found %d", l.Script[i-1].At, e.At)
	}
	if err := checkLine("caption", e.Caption, MaxCaption); err != nil {
		return err
	}
	for _, text := range e.Events {
		if _, err := e.event(text); err != nil {
			return err
		}
	}
	if e.Look != "" && !slices.Contains(Looks(), e.Look) {
		return fmt.Errorf("look: expected one of %s, found %.40q", strings.Join(Looks(), ", "), e.Look)
	}
	if e.Map != "" && !slices.Contains(Maps(), e.Map) {
		return fmt.Errorf("map: expected one of %s, found %.40q", strings.Join(Maps(), ", "), e.Map)
	}
	if e.View != "" {
		if _, err := ParseView(e.View); err != nil {
			return err
		}
	}
	if err := checkSpeed(e.Speed); err != nil {
		return err
	}
	if !(e.Pause >= 0 && e.Pause <= MaxPause) {
		return fmt.Errorf("pause: expected 0 to %d seconds, found %g", MaxPause, e.Pause)
	}
	return e.Camera.check(l.World)
}

// event reads KIND:ARGS as an event of the entry's step.
func (e *Entry) event(text string) (episode.Event, error) {
	return episode.ParseEvent(fmt.Sprintf("%d:%s", e.At, text))
}

func (c *Camera) check(world string) error {
	if c == nil {
		return nil
	}
	spec, err := episode.SpecOf(world)
	if err != nil {
		return err
	}
	if spec.Flat && (c.Yaw != nil || c.Pitch != nil || c.Distance != 0) {
		return fmt.Errorf("camera: expected zoom alone for the %s, found yaw, pitch or distance", world)
	}
	if !spec.Flat && c.Zoom != 0 {
		return fmt.Errorf("camera: expected yaw, pitch and distance for the %s, found zoom", world)
	}
	within := func(name string, v, low, high float64) error {
		if !(v >= low && v <= high) {
			return fmt.Errorf("camera: %s: expected %g to %g, found %g", name, low, high, v)
		}
		return nil
	}
	var errs []error
	if c.Yaw != nil {
		errs = append(errs, within("yaw", *c.Yaw, -math.Pi, math.Pi))
	}
	if c.Pitch != nil {
		errs = append(errs, within("pitch", *c.Pitch, 0.06, 1.5))
	}
	if c.Distance != 0 {
		errs = append(errs, within("distance", c.Distance, 1.2, 14))
	}
	if c.Zoom != 0 {
		errs = append(errs, within("zoom", c.Zoom, 0.25, 4))
	}
	return errors.Join(errs...)
}

func checkSpeed(v float64) error {
	if v != 0 && !(v >= session.Slowest && v <= session.Fastest) {
		return fmt.Errorf("speed: expected %g to %g, found %g", session.Slowest, float64(session.Fastest), v)
	}
	return nil
}

// checkLine wants a line of text that can be shown.
func checkLine(name, s string, most int) error {
	if !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r == 0x7F }) {
		return fmt.Errorf("%s: expected one line of text, found %.40q", name, s)
	}
	if n := utf8.RuneCountInString(s); n == 0 || n > most || strings.TrimSpace(s) == "" {
		return fmt.Errorf("%s: expected 1 to %d characters, found %d", name, most, n)
	}
	return nil
}

// Events are all events of the lesson, as the recipe of its episode has them.
func (l *Lesson) Events() []episode.Event {
	var events []episode.Event
	for i := range l.Script {
		for _, text := range l.Script[i].Events {
			if ev, err := l.Script[i].event(text); err == nil { // Check has passed
				events = append(events, ev)
			}
		}
	}
	return events
}

// Setup is the recipe of the lesson's episode with a rule set whose card names
// the distribution of the first weights. It is patient: what is shown is whether
// an agent comes back.
func (l *Lesson) Setup(card brain.Card) (episode.Setup, error) {
	s := episode.Setup{Seed: l.Seed, Body: l.Body, Events: l.Events(), Patient: true}
	text := l.Init
	if text == "" {
		text = card.Init
	}
	if text == "" {
		return s, nil
	}
	var err error
	s.Init, err = brain.ParseInit(text)
	return s, err
}
