package rack

import (
	"fmt"
	"slices"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/ui/uitest"
)

// Each key, with its modifiers, sends what its action is for, and only in its world.
func TestKeysSendCommands(t *testing.T) {
	type press struct {
		key   ebiten.Key
		shift bool
	}
	both := map[press]desk.Command{
		{ebiten.KeyR, false}: desk.Randomise{}, {ebiten.KeyZ, false}: desk.Zero{}, {ebiten.KeyF, false}: desk.Hold{Actuator: "all"},
		{ebiten.KeyP, false}: desk.Plasticity{}, {ebiten.KeyT, false}: desk.Twin{},
		{ebiten.KeyBracketRight, false}: desk.SetShare{Share: 0.38}, {ebiten.KeyBracketLeft, false}: desk.SetShare{Share: 0.28},
	}
	legs := map[press]desk.Command{}
	for leg := 1; leg <= legCount; leg++ {
		key := ebiten.Key0 + ebiten.Key(leg)
		legs[press{key, false}], legs[press{key, true}] = desk.CutLeg{Leg: leg}, desk.CutLeg{Leg: leg, Share: 0.5}
	}
	chords := 0
	for _, world := range []string{"ant", "car"} {
		r := newRig(t, world, large)
		for p, c := range both {
			r.view.Next.Share = 0.33
			k := uitest.Press(p.key)
			if k.Shifted = p.shift; !r.actions.Press(k) {
				t.Errorf("%s: %v does nothing", world, p)
			}
			r.ask(fmt.Sprint(world, " ", p), c)
		}
		for p, c := range legs {
			k := uitest.Press(p.key)
			k.Shifted = p.shift
			if did := r.actions.Press(k); did != (world == "ant") {
				t.Errorf("%s: %v does something: %v", world, p, did)
			}
			if world == "car" {
				r.ask("a leg's key in the car's world")
				continue
			}
			r.ask(fmt.Sprint(world, " ", p), c)
		}
		chords = 0
		for _, a := range r.Panel.Actions() {
			chords += len(a.Chords)
			if (a.Keys == "") != (len(a.Chords) == 0) {
				t.Errorf("%q: written keys %q for %d chords", a.ID, a.Keys, len(a.Chords))
			}
		}
	}
	const opening = 3 // senses and world, which send nothing, and modulation, which this network has none of
	if pressed := len(both) + len(legs) + opening; chords != pressed {
		t.Errorf("%d keys, %d of which are pressed here", chords, pressed)
	}
}

// What the palette does, without a key of its own.
func TestActionsSendCommands(t *testing.T) {
	for id, c := range map[string]struct {
		world string
		want  desk.Command
	}{
		"zero at random": {"car", desk.Zero{Random: true}},
		"new rules":      {"car", desk.NewRules{}},
		"thaw":           {"ant", desk.Thaw{}},
		"mujoco":         {"ant", desk.Physics{Name: "mujoco"}},
		"hold steer":     {"car", desk.Hold{Actuator: "steer"}},
		"hold gas":       {"car", desk.Hold{Actuator: "gas"}},
		"hold brake":     {"car", desk.Hold{Actuator: "brake"}},
		"hold hip2":      {"ant", desk.Hold{Actuator: "hip2"}},
		"hold ankle4":    {"ant", desk.Hold{Actuator: "ankle4"}},
		"half leg 3":     {"ant", desk.CutLeg{Leg: 3, Share: 0.5}},
	} {
		for _, world := range []string{"ant", "car"} {
			r := newRig(t, world, large)
			r.actions.Do(id)
			if world == c.world || id == "thaw" || id == "new rules" || id == "zero at random" {
				r.ask(id, c.want)
			} else {
				r.ask(id + " in the other world")
			}
		}
	}
}

// A physics is offered where the body is not in it and it is there.
func TestPhysicsIsOffered(t *testing.T) {
	r := newRig(t, "ant", large)
	here := func(id string) bool { return r.actions.Find(id).Here() }
	if here("builtin") || !here("mujoco") {
		t.Errorf("in the built-in physics: built-in %v, MuJoCo %v", here("builtin"), here("mujoco"))
	}
	r.view.Snap.Engine = "mujoco/3.2"
	if !here("builtin") || here("mujoco") {
		t.Errorf("in MuJoCo: built-in %v, MuJoCo %v", here("builtin"), here("mujoco"))
	}
	r.view.Snap.Engine, r.view.Snap.NoMujoco = "builtin/1", fmt.Errorf("none")
	if here("mujoco") {
		t.Error("MuJoCo is offered where there is none")
	}
}

// The palette begins with injuries; each action says why it cannot be done.
func TestInjuriesAreMarked(t *testing.T) {
	r := newRig(t, "ant", large)
	r.view.NoRules = true
	var not []string
	for _, a := range r.Panel.Actions() {
		if !a.Injures {
			not = append(not, a.ID)
		} else if a.Refused() != desk.ChoosingRules {
			t.Errorf("%s may be done without rules: %q", a.ID, a.Refused())
		}
	}
	if want := []string{"twin", "mujoco", "box2d", "builtin", "share more", "share less", "open Senses", "open World"}; !slices.Equal(not, want) {
		t.Errorf("%q are no injuries, want %q", not, want)
	}
}

// The fraction to zero goes up and down within its bounds, and is told where its slider
// is not shown.
func TestShareByKey(t *testing.T) {
	r := newRig(t, "ant", large)
	r.actions.Do("share more")
	if r.actions.Do("share more"); r.view.Next.Share != 0.43 || len(r.said) > 0 {
		t.Errorf("twice up is %v, and %q is said beside the slider", r.view.Next.Share, r.said)
	}
	for range 40 {
		r.actions.Do("share less")
	}
	if r.view.Next.Share != 0 {
		t.Errorf("a fraction of %v after going down for long", r.view.Next.Share)
	}
	r.put(small)
	r.actions.Do("share more")
	if want := []string{"Fraction to zero: 5 %"}; !slices.Equal(r.said, want) {
		t.Errorf("%q is said, want %q", r.said, want)
	}
}
