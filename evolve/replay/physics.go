package replay

import (
	"fmt"
	"slices"
	"strings"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/world"
	"hebbarium/physics/mujoco"
)

// Mismatch says that a replay cannot be played here, and why.
type Mismatch struct {
	What  string // world, physics or rule set
	Want  string // what the replay was recorded with
	Found string
}

func (m *Mismatch) Error() string {
	text := fmt.Sprintf("the replay was recorded with another %s: expected %s, found %s", m.What, m.Want, m.Found)
	if m.What == "physics" && engineOf(m.Want) == episode.MuJoCoPhysics {
		text += fmt.Sprintf("; %s can name the file of that version's library", mujoco.Environment)
	}
	return text
}

// engineOf is the name of a physics, as events go to it, of one with its version.
func engineOf(physics string) string { return world.PhysicsOf(physics) }

// Engine is the name of the physics, as NewWorld takes it, that the replay was
// recorded in: an engine that this program has in that version.
func (r *Replay) Engine() (string, error) {
	name, _, err := r.engine()
	return name, err
}

// NewWorld makes the world that the replay was recorded in, on the engine and
// version that it names. Where that engine cannot be had here, the error says what was
// looked for; where another version of it is here, it is a *Mismatch.
func (r *Replay) NewWorld() (episode.World, error) {
	_, w, err := r.engine()
	return w, err
}

func (r *Replay) engine() (string, episode.World, error) {
	spec, err := episode.SpecOf(r.World)
	if err != nil {
		return "", nil, err
	}
	found := ""
	for i, name := range spec.Engines {
		named := engineOf(r.Physics) == name
		if name == episode.MuJoCoPhysics && !named {
			continue // to make a world in it loads its library, for which nobody has asked
		}
		w, err := spec.Make(name)
		switch {
		case err != nil && i == 0:
			return "", nil, err
		case err != nil && named:
			return "", nil, fmt.Errorf("the replay was recorded with %s: %w", r.Physics, err)
		case err != nil:
			continue
		case w.Physics() == r.Physics:
			if err := r.fits(w); err != nil {
				return "", nil, err
			}
			return name, w, nil
		case found == "" || named:
			found = w.Physics()
		}
	}
	return "", nil, &Mismatch{"physics", r.Physics, found}
}

// fits tells whether a world is of the replay's kind, and has all of its physics in the
// versions that it was recorded with.
func (r *Replay) fits(w episode.World) error {
	if found := w.Name(); found != r.World {
		return &Mismatch{"world", r.World, found}
	}
	if found := w.Physics(); found != r.Physics {
		return &Mismatch{"physics", r.Physics, found}
	}
	for _, want := range r.Switched {
		s, ok := w.(episode.PhysicsSwitcher)
		if !ok {
			return &Mismatch{"physics", want, w.Physics()}
		}
		found, err := s.PhysicsVersion(engineOf(want))
		if err != nil {
			return fmt.Errorf("the replay goes on in %s: %w", want, err)
		}
		if found != want {
			return &Mismatch{"physics", want, found}
		}
	}
	return nil
}

// switchedIn are the physics, with their versions, to which events have handed the body of
// an episode, other than the one that it began in.
func switchedIn(e *episode.Episode) []string { return SwitchedBy(e.World, e.Applied()) }

// SwitchedBy are the physics, with their versions, to which events hand a world's body,
// other than the one that it begins in.
func SwitchedBy(w episode.World, events []episode.Event) []string {
	var all []string
	s, ok := w.(episode.PhysicsSwitcher)
	for _, ev := range events {
		p, err := ev.Perturbation()
		to, goes := p.(episode.Physics)
		if err != nil || !goes || !ok {
			continue
		}
		v, err := s.PhysicsVersion(to.Name)
		if err == nil && v != w.Physics() && !slices.Contains(all, v) {
			all = append(all, v)
		}
	}
	return all
}

// checkSwitched wants each physics to be one that an event of the replay goes to.
func (r *Replay) checkSwitched() error {
	for i, physics := range r.Switched {
		name := engineOf(physics)
		goesTo := func(ev episode.Event) bool {
			p, err := ev.Perturbation()
			return err == nil && p == episode.Physics{Name: name}
		}
		if !strings.Contains(physics, "/") || !slices.ContainsFunc(r.Events, goesTo) || slices.Contains(r.Switched[:i], physics) {
			return fmt.Errorf("switched: expected each physics once, with its version, that an event goes to, found %.40q", physics)
		}
	}
	return nil
}

// unnamed is a note on the physics that an event goes to and whose version the replay
// does not tell, because an older program wrote it; "" where there is none.
func (r *Replay) unnamed(e *episode.Episode) string {
	for _, now := range switchedIn(e) {
		known := func(s string) bool { return engineOf(s) == engineOf(now) }
		if !slices.ContainsFunc(r.Switched, known) {
			return fmt.Sprintf("it does not tell with which version of %s it was recorded, and was played with %s", engineOf(now), now)
		}
	}
	return ""
}
