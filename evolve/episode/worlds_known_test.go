package episode_test

import (
	"testing"

	"hebbarium/evolve/episode"
)

// What a world has is known without making one, and without loading anything.
func TestBodiesAndPhysicsAreKnown(t *testing.T) {
	for _, c := range []struct {
		world, physics, body string
		ok                   bool
	}{
		{"ant", "", "", true}, {"ant", "builtin", "intact", true}, {"ant", "mujoco", "leg1=0.25,leg3=0.5", true}, {"car", "box2d", "intact", true}, {"car", "", "", true},
		{"ant", "box2d", "", false}, {"ant", "mujoco:x", "", false}, {"ant", "", "Right", false}, {"ant", "", "leg5=1", false},
		{"car", "mujoco", "", false}, {"car", "", "right", false}, {"boat", "", "", false},
	} {
		err := episode.CheckPhysics(c.world, c.physics)
		if err == nil {
			err = episode.CheckBody(c.world, c.body)
		}
		if (err == nil) != c.ok {
			t.Errorf("%s, %q, %q: found %v", c.world, c.physics, c.body, err)
		}
	}
}
