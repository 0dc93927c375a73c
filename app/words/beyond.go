package words

import (
	"slices"
	"strings"

	"hebbarium/app/session"
	"hebbarium/app/session/footing"
	"hebbarium/evolve/recovery"
	"hebbarium/render/kit"
)

// latestPace is over how many steps a life must have been slow to have lost its pace.
const latestPace = 200

// Beyond says of a life that has outgrown those that its rules were evolved in that it has,
// and whether it has lost its pace since; "" of any other. By itself is said of one only that
// nothing was done to.
func Beyond(s *session.Snapshot) (text string, lost bool) {
	if s.Evolved == 0 || s.Step <= s.Evolved || !s.Live() || s.Status != 0 {
		return "", false
	}
	text = beyond + kit.Count(s.Evolved) + ": these rules were evolved in lives of that length. "
	switch {
	case !slow(s):
	case !walked(s):
		return text + "This one has not found its pace so far", false
	case hurt(s):
		return text + "This one is slow, and it was injured: Backspace begins again", true
	default:
		return text + "This one has lost its pace by itself: Backspace begins again", true
	}
	return text + "Some lose their pace later, injured or not", false
}

// beyond begins what Beyond says.
const beyond = "Past step "

// SaysBeyond tells whether a line is what Beyond said of a life, then.
func SaysBeyond(line string) bool { return strings.HasPrefix(line, beyond) }

// slow tells whether a body that is up goes at less than what is fit to be compared with.
func slow(s *session.Snapshot) bool {
	if s.Usual <= 0 || s.Fallen != footing.Upright || s.Step < latestPace || s.Step > len(s.Rewards) {
		return false
	}
	return meanOf(s.Rewards[s.Step-latestPace:s.Step]) < recovery.SparedShare*s.Usual
}

// walked tells whether it has ever gone for as long at a pace that it could lose.
func walked(s *session.Snapshot) bool {
	least, sum := latestPace*recovery.SparedShare*s.Usual, 0.0
	for i, r := range s.Rewards[:s.Step] {
		if sum += r; i >= latestPace {
			sum -= s.Rewards[i-latestPace]
		}
		if i >= latestPace-1 && sum >= least {
			return true
		}
	}
	return false
}

// hurt tells whether anything was done to it that injures.
func hurt(s *session.Snapshot) bool {
	return slices.ContainsFunc(s.Markers, func(m session.Marker) bool { return m.Event.Step < s.Step && m.Event.Damages() })
}
