package desk

import (
	"strings"

	"hebbarium/app/words"
	"hebbarium/evolve/world"
)

// ChoosingRules is what is to be done before anything can be injured.
const ChoosingRules = "Choose a rule set, or random rules, first"

// Refuses says why a command cannot be done now, "" where it may. Buttons ask it, and
// Send asks it again.
func (v *View) Refuses(c Command) string {
	switch c := c.(type) {
	case Hold:
		if leg, ok := world.LegOf(c.Actuator); ok && v.Snap.Ant != nil && v.ended() == "" && v.Snap.Ant.Body.Lower[leg-1] == 0 && v.Held(c.Actuator) == 0 {
			return "The leg is cut off: restore it first"
		}
		return v.ended()
	case Physics:
		if why := v.ended(); why != "" {
			return why
		}
		if c.Name == "mujoco" && v.Snap.NoMujoco != nil {
			return v.NoMujoco()
		}
		return ""
	case TakeWheel:
		if v.Many > 0 {
			return "Show one life first: of many, none is driven by hand"
		}
		return v.ended()
	case Injure, Zero, Randomise, Plasticity, NewRules, Thaw, CutLeg, SetLeg, GetUp, Push, Step:
		return v.ended()
	case Play, Twin, Beside, Scrub, SaveReplay, CopyLink, Many:
		if v.NoRules {
			return ChoosingRules
		}
	case Back:
		if v.Snap.Step == 0 {
			return "The episode is at its first step"
		}
	case Undo:
		if !v.Snap.CanUndo {
			return "There is no injury to undo"
		}
	case Redo:
		if !v.Snap.CanRedo {
			return "No injury was undone"
		}
	}
	return ""
}

// ended says that there is nothing to injure, because the episode has ended or no
// rules were chosen, and what to do about it.
func (v *View) ended() string {
	switch {
	case v.NoRules:
		return ChoosingRules
	case v.Snap.Status == 0:
		return ""
	case v.Snap.Err != nil:
		return words.Divergence(v.Snap) + ": step back, or start again"
	case v.Over != "":
		return words.Upper(v.Over) + ": start again"
	}
	return "The episode has ended: start again"
}

// InPhysics tells whether the body is in a physics at present.
func (v *View) InPhysics(name string) bool { return world.PhysicsOf(v.Snap.Engine) == name }

// NoMujoco says why the body cannot go on in MuJoCo, "" where it can.
func (v *View) NoMujoco() string {
	if v.Snap.NoMujoco == nil {
		return ""
	}
	first, _, _ := strings.Cut(v.Snap.NoMujoco.Error(), "\n")
	return strings.TrimPrefix(first, "physics of the ant: ") + "; Built-in goes on"
}
