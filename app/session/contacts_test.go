package session

import (
	"slices"
	"testing"

	"hebbarium/physics/ant"
)

// The contacts of each step are the same after going back to it as when it was lived, in
// either physics.
func TestContactsOfThePast(t *testing.T) {
	for _, physics := range []string{"builtin", "mujoco"} {
		t.Run(physics, func(t *testing.T) {
			if _, err := newEpisode("ant", physics, rules("ant").Genome); err != nil {
				t.Skip(err)
			}
			s := open(t, Config{World: "ant", Seed: 8, Physics: physics})
			const last = 70
			var lived [last + 1][]ant.Contact
			borne := 0.0
			lived[0] = slices.Clone(until(t, s, "the start", atStep(0)).Ant.Contacts)
			for step := 1; step <= last; step++ {
				s.Step(1)
				snap := until(t, s, "a step", atStep(step))
				lived[step] = slices.Clone(snap.Ant.Contacts)
				for _, c := range snap.Ant.Contacts {
					borne += c.Normal
				}
			}
			if borne == 0 {
				t.Fatal("nothing bears the ant")
			}
			for _, step := range []int{last - 1, 41, 40, 32, 0, 64, 1, 0, last} {
				s.Scrub(step)
				snap := until(t, s, "a step of the past", atStep(step))
				if !slices.Equal(snap.Ant.Contacts, lived[step]) {
					t.Errorf("step %d has contacts %v, had %v", step, snap.Ant.Contacts, lived[step])
				}
			}
		})
	}
}
