package link

import (
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hebbarium/brain"
	"hebbarium/brain/formula"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/rival"
)

// The bounds of a link. What is longer is a replay's, or a pack's.
const (
	MaxText   = 16 << 10 // bytes of a whole address
	MaxLink   = 14 << 10 // and of the link in it
	MaxEvents = 400
	MaxEvent  = 1000 // bytes of one
	MaxName   = 100  // characters of a name
)

// The speeds that a link may ask for, in times of the world's own; Unbounded is as fast as
// the machine can, as in package session.
const (
	Slowest   = 0.1
	Fastest   = 8
	Unbounded = 1e9
)

// Link is a life as an address: the recipe of an episode or the name of a lesson, and how
// it is to be seen. With neither it opens the plain program.
type Link struct {
	Embed  bool   // without bar and rack, for another page or slides
	Lesson string // name of a lesson or its number; "" for none

	World     string // "" where a lesson is told, or nothing
	Rules     Rules
	Seed      uint64
	Init      string          // of the plastic weights; "" is what the card of the rules says
	Body      string          // "" is intact
	Physics   []string        // engines with their versions, as in replay.Replay: that the life begins in, then those that events go to
	Limit     int             // steps after which the life ends; 0 is an hour of the world's own time
	Impatient bool            // the world ends a life that earns nothing
	Twin      bool            // the one that was spared is shown
	Beside    string          // what lives beside it, as rival.Choice writes it; "" for nothing
	Events    []episode.Event // in order of steps

	At     int     // step to show
	Speed  float64 // 0 is 1
	Paused bool    // the life stands still at that step, instead of going on
	Many   int     // lives at once, one of Crowds; 0 is one
	Map    string  // what the brain's maps show, one of Maps, or a coefficient of a rule that was written; "" leaves it
	Talk   bool    // without rack and timeline
}

// Rules name the rule set of a life.
type Rules struct {
	Name string // without its extension; "" is the world's own first
	Sum  string // the first SumDigits of its fingerprint, or more; "" for any
}

// sumSign stands between the name of rules and their fingerprint.
const sumSign = "@"

// SumDigits is how many hexadecimal digits of a fingerprint a link has.
const SumDigits = 16

// Fits tells whether a fingerprint is the one that is named.
func (r Rules) Fits(sha256 string) bool { return strings.HasPrefix(sha256, r.Sum) }

// String is the name with the first 8 digits of the fingerprint.
func (r Rules) String() string {
	if r.Sum == "" {
		return r.Name
	}
	return fmt.Sprintf("%s (%.8s…)", r.Name, r.Sum)
}

// Random names rules that nothing evolved; they are drawn from the life's seed.
const Random = "random"

// Maps are what the brain's maps can show.
func Maps() []string {
	return []string{"weights", "change", "A", "B", "C", "D", "eta", "pca"}
}

// isMap tells whether the maps can show what is called so: of a rule that was written, its
// coefficients by their names.
func isMap(name string) bool { return slices.Contains(Maps(), name) || formula.IsCoefficient(name) }

// talk is the view without rack and timeline.
const talk = "talk"

// Crowds are how many lives can be seen at once.
func Crowds() []int { return []int{9, 16, 36, 64} }

// Lives tells whether the link names a life of its own, which is no lesson's.
func (l *Link) Lives() bool { return l.World != "" }

// Check says what is wrong with a link, or nil. Whether there are such rules and such a
// lesson, and whether the world takes the events, only those can tell who live it.
func (l *Link) Check() error {
	switch {
	case l.Lesson != "" && l.Lives():
		return errors.New("lesson: expected a lesson or a world, found both")
	case l.Lesson != "":
		if err := checkName("lesson", l.Lesson); err != nil {
			return err
		}
	}
	if !l.Lives() {
		if key := l.strays(); key != "" {
			return fmt.Errorf("%s: expected a world beside it (world=ant), found none", key)
		}
	} else if err := l.checkLife(); err != nil {
		return err
	}
	if err := l.checkSight(); err != nil {
		return err
	}
	if n := len(l.String()); n > MaxLink {
		return fmt.Errorf("events: expected a link of at most %d characters, found %d", MaxLink, n)
	}
	return nil
}

// strays is the first key of a life where no life of the link's own is named, "" for none.
func (l *Link) strays() string {
	for _, s := range []struct {
		key string
		is  bool
	}{
		{"rules", l.Rules != Rules{}}, {"seed", l.Seed != 0}, {"init", l.Init != ""}, {"body", l.Body != ""}, {"physics", len(l.Physics) > 0},
		{"limit", l.Limit != 0}, {"impatient", l.Impatient}, {"twin", l.Twin}, {"beside", l.Beside != ""}, {"events", len(l.Events) > 0}, {"speed", l.Speed != 0},
		{"at", l.At != 0 && l.Lesson == ""}, {"paused", l.Paused && l.Lesson == ""},
	} {
		if s.is {
			return s.key
		}
	}
	return ""
}

func (l *Link) checkLife() error {
	if _, err := episode.SpecOf(l.World); err != nil {
		return err
	}
	if err := l.Rules.check(); err != nil {
		return err
	}
	if l.Init != "" {
		if _, err := brain.ParseInit(l.Init); err != nil {
			return err
		}
	}
	if err := episode.CheckBody(l.World, l.Body); err != nil {
		return err
	}
	if l.Limit < 0 || l.Limit > episode.MaxSteps {
		return fmt.Errorf("limit: expected 1 to %d steps, found %d", episode.MaxSteps, l.Limit)
	}
	if err := rival.Check(l.Beside); err != nil {
		return err
	}
	if len(l.Physics) > 4 {
		return fmt.Errorf("physics: expected at most 4, found %d", len(l.Physics))
	}
	for _, p := range l.Physics {
		if err := checkName("physics", p); err != nil {
			return err
		}
		if strings.Contains(p, ",") {
			return fmt.Errorf("physics: expected no comma in a name, found %q", p)
		}
	}
	return l.checkEvents()
}

func (l *Link) checkEvents() error {
	if len(l.Events) > MaxEvents {
		return fmt.Errorf("events: expected at most %d, found %d", MaxEvents, len(l.Events))
	}
	for i, ev := range l.Events {
		if err := ev.Check(); err != nil {
			return fmt.Errorf("events: number %d: %w", i+1, err)
		}
		if ev.Step < 0 || ev.Step > episode.MaxSteps {
			return fmt.Errorf("events: expected steps from 0 to %d, found %d", episode.MaxSteps, ev.Step)
		}
		if i > 0 && ev.Step < l.Events[i-1].Step {
			return fmt.Errorf("events: expected steps in ascending order, found %q after step %d", ev, l.Events[i-1].Step)
		}
		if text := ev.String(); len(text) > MaxEvent {
			return fmt.Errorf("events: expected at most %d characters each, found %.20q…", MaxEvent, text)
		} else if err := checkText("events", text); err != nil {
			return err
		} else if strings.Contains(text, between) || !apart(text) {
			return fmt.Errorf("events: expected one event, found what reads as several: %.60q", text)
		}
	}
	return nil
}

func (l *Link) checkSight() error {
	most := l.Limit
	if most == 0 {
		most = episode.MaxSteps
	}
	if l.At < 0 || l.At > most {
		return fmt.Errorf("at: expected a step from 0 to %d, where the life ends, found %d", most, l.At)
	}
	if l.Speed != 0 && l.Speed != Unbounded && !(l.Speed >= Slowest && l.Speed <= Fastest) {
		return fmt.Errorf("speed: expected %g to %g, or max, found %g", Slowest, float64(Fastest), l.Speed)
	}
	if l.Many != 0 && !slices.Contains(Crowds(), l.Many) {
		return fmt.Errorf("many: expected 9, 16, 36 or 64 lives, found %d", l.Many)
	}
	if l.Map != "" && !isMap(l.Map) {
		return fmt.Errorf("view: expected %s or %s, found %.40q", strings.Join(Maps(), ", "), talk, l.Map)
	}
	return nil
}

func (r Rules) check() error {
	if r.Name == "" && r.Sum != "" {
		return errors.New("rules: expected a name before the fingerprint, found none")
	}
	if r.Name != "" {
		if err := checkName("rules", r.Name); err != nil {
			return err
		}
	}
	if strings.Contains(r.Name, sumSign) {
		return fmt.Errorf("rules: expected one %s, before the fingerprint, found %.80q", sumSign, r.Name+sumSign+r.Sum)
	}
	if r.Sum == "" {
		return nil
	}
	// An odd digit at the end is half a byte.
	if _, err := hex.DecodeString(r.Sum + strings.Repeat("0", len(r.Sum)%2)); err != nil || len(r.Sum) < 8 || len(r.Sum) > 64 || strings.ToLower(r.Sum) != r.Sum {
		return fmt.Errorf("rules: expected 8 to 64 digits of a fingerprint after @, found %.80q", r.Sum)
	}
	return nil
}

// checkName wants a name that can be shown on a line.
func checkName(key, name string) error {
	if n := utf8.RuneCountInString(name); n == 0 || n > MaxName {
		return fmt.Errorf("%s: expected a name of 1 to %d characters, found %d", key, MaxName, n)
	}
	if strings.ContainsRune(name, '\\') || key != "physics" && strings.ContainsRune(name, '/') {
		return fmt.Errorf("%s: expected a name and no path, found %.40q", key, name)
	}
	return checkText(key, name)
}

// checkText wants nothing that steers a terminal or a line of text.
func checkText(key, text string) error {
	if !utf8.ValidString(text) {
		return fmt.Errorf("%s: expected text, found bytes that are none (%.40q)", key, text)
	}
	for _, r := range text {
		if r != ' ' && !unicode.IsGraphic(r) || unicode.Is(unicode.Z, r) && r != ' ' {
			return fmt.Errorf("%s: expected text, found the control character U+%04X", key, r)
		}
	}
	if strings.TrimSpace(text) != text {
		return fmt.Errorf("%s: expected no space at either end, found %.40q", key, text)
	}
	return nil
}
