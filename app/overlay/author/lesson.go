package author

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"hebbarium/app/desk"
	"hebbarium/app/lesson"
	"hebbarium/app/library"
	"hebbarium/app/session"
	"hebbarium/app/words"
	"hebbarium/evolve/episode"
)

// Seconds for which a lesson of a life stands still at its entries.
const (
	eventPause = 6
	readPause  = 5
)

// slowly is the speed after an injury, at which what it does can be seen.
const slowly = 0.25

// beyond is how many steps a lesson goes on after the last that its life has lived.
const beyond = 1

// Lesson is the life that is open as a lesson: an entry at its start, at each event, where
// an injury was recovered from and where it was paused. It says why there can be none.
func Lesson(v *desk.View, pauses []int) (*lesson.Lesson, error) {
	s := v.Snap
	rules, err := rulesOf(v)
	switch {
	case err != nil:
		return nil, err
	case strings.HasPrefix(s.Engine, episode.MuJoCoPhysics) && !slices.ContainsFunc(s.Markers, func(m session.Marker) bool { return m.Event.Kind == "physics" }):
		return nil, errors.New("a lesson begins in the built-in physics, and this life began in MuJoCo")
	case s.Edge < 1:
		return nil, errors.New("the life has no step yet")
	}
	l := &lesson.Lesson{
		Format: lesson.Version, Title: fmt.Sprintf("A life of %s, seed %d", rules, s.Setup.Seed), World: s.World, Rules: rules,
		Seed: s.Setup.Seed, Init: s.Setup.Init.String(), Body: s.Setup.Body, Twin: s.Twin != nil, End: s.Edge + beyond,
	}
	if runes := []rune(l.Title); len(runes) > 48 {
		l.Title = string(runes[:47]) + "…"
	}
	at := map[int]*lesson.Entry{0: {Caption: fmt.Sprintf("%s, seed %d, from random weights.", rules, s.Setup.Seed), Look: "world", Pause: readPause}}
	entry := func(step int) *lesson.Entry {
		if at[step] == nil {
			at[step] = &lesson.Entry{At: step}
		}
		return at[step]
	}
	for _, step := range pauses {
		if step > 0 && step <= s.Edge {
			e := entry(step)
			e.Pause, e.Caption = readPause, fmt.Sprintf("Here its author paused: step %d.", step)
		}
	}
	for i := range s.Markers {
		tell(&s.Markers[i], s.Edge, entry)
	}
	for _, e := range at {
		l.Script = append(l.Script, *e)
	}
	slices.SortFunc(l.Script, func(a, b lesson.Entry) int { return a.At - b.At })
	if last := l.Script[len(l.Script)-1].At; last >= l.End {
		l.End = last + 1
	}
	return l, l.Check()
}

// tell makes the entries of an event: where it was done, and where it was recovered from.
func tell(m *session.Marker, edge int, entry func(step int) *lesson.Entry) {
	_, long, _ := words.Of(m.Event)
	e := entry(m.Event.Step)
	e.Events = append(e.Events, m.Event.Kind+":"+m.Event.Args)
	if m.Event.Args == "" {
		e.Events[len(e.Events)-1] = m.Event.Kind
	}
	e.Caption, e.Pause = line(words.Upper(long)+"."), eventPause
	switch m.Does.(type) {
	case episode.Leg, episode.Push, episode.Stand, episode.Surroundings, episode.Physics:
		e.Look = "world"
	default:
		e.Look = "brain"
	}
	if !m.Event.Damages() {
		return
	}
	e.Speed = slowly
	r := &m.Recovery
	if !m.Measured || r.Event != m.Event || r.BackAfter < 0 {
		return
	}
	said, step := fmt.Sprintf("Back after %d steps.", r.BackAfter), r.From+r.BackAfter+40
	if r.BackAfter == 0 {
		said = "It did not slow, against the same life without it."
	}
	if step > m.Event.Step && step < edge {
		back := entry(step)
		if len(back.Events) == 0 {
			back.Caption, back.Look, back.Speed, back.Pause = said, "readout", 1, eventPause
		}
	}
}

// line cuts a caption to what has room.
func line(s string) string {
	if runes := []rune(s); len(runes) > lesson.MaxCaption {
		return string(runes[:lesson.MaxCaption-1]) + "…"
	}
	return s
}

// rulesOf is how a lesson calls the rules of the life that is open.
func rulesOf(v *desk.View) (string, error) {
	rules := v.Snap.Rules
	switch {
	case v.NoRules:
		return "", errors.New(strings.ToLower(desk.ChoosingRules[:1]) + desk.ChoosingRules[1:])
	case slices.ContainsFunc(v.Saves, func(s library.Save) bool { return s.Err == nil && s.Name == rules.Name && s.Path == rules.Path }):
		return rules.Name, nil
	case rules.Path != "":
		return "", fmt.Errorf("a lesson calls rules by a name in the folder of rule sets, where %s is not", rules.Name)
	}
	mine, err := library.Random(v.World, v.Snap.Setup.Seed).Genome.Fingerprint()
	if sum, e := rules.Genome.Fingerprint(); err == nil && e == nil && sum == mine {
		return "random", nil
	}
	return "", errors.New("a lesson draws random rules from the seed of its life, and these are others")
}

// encode is the lesson as a file that is easy to write on.
func encode(l *lesson.Lesson) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(l); err != nil {
		return nil, err
	}
	_, err := lesson.Decode(b.Bytes())
	return b.Bytes(), err
}
