package wheel

import (
	"math"

	"github.com/hajimehoshi/ebiten/v2"
)

// pad is where a person has a gamepad: the left stick to the side, and both triggers.
type pad struct{ steer, gas, brake float32 }

// idle is what of a stick's way counts for nothing: sticks do not stand still.
const idle = 0.12

// moved tells whether a person has it in use.
func (p pad) moved() bool { return p != pad{} }

// gamepad is the first that is attached and whose buttons are known.
func gamepad() (pad, bool) {
	for _, id := range ebiten.AppendGamepadIDs(nil) {
		if !ebiten.IsStandardGamepadLayoutAvailable(id) {
			continue
		}
		return padOf(
			ebiten.StandardGamepadAxisValue(id, ebiten.StandardGamepadAxisLeftStickHorizontal),
			ebiten.StandardGamepadButtonValue(id, ebiten.StandardGamepadButtonFrontBottomRight),
			ebiten.StandardGamepadButtonValue(id, ebiten.StandardGamepadButtonFrontBottomLeft),
		), true
	}
	return pad{}, false
}

// padOf is a pad as its axes stand, to the nearest fiftieth. Steering is finer near the
// middle.
func padOf(stick, gas, brake float64) pad {
	side := min(max((math.Abs(stick)-idle)/(1-idle), 0), 1)
	near := func(v float64) float32 { return float32(math.Round(v*50) / 50) }
	return pad{near(math.Copysign(side*(0.5+0.5*side), stick)) + 0, near(past(gas)), near(past(brake) * keyBrake)}
}

func past(v float64) float64 { return min(max((v-idle)/(1-idle), 0), 1) }
