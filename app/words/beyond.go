package words

import (
	"hebbarium/app/session"
	"hebbarium/evolve/recovery"
	"hebbarium/render/kit"
)

// latestPace is over how many steps a life must have been slow to have lost its pace.
const latestPace = 200

// Beyond says of a life that has outgrown those that its rules were evolved in that it has,
// and whether it has lost its pace by itself since; "" of any other.
func Beyond(s *session.Snapshot) (text string, lost bool) {
	if s.Evolved == 0 || s.Step <= s.Evolved || !s.Live() || s.Status != 0 {
		return "", false
	}
	text = "Past step " + kit.Count(s.Evolved) + ": these rules were evolved in lives of that length. "
	if slow(s) {
		return text + "This one has lost its pace by itself: Backspace begins again", true
	}
	return text + "Some lose their pace later, injured or not", false
}

// slow tells whether a body that is up goes at less than what is fit to be compared with.
func slow(s *session.Snapshot) bool {
	if s.Usual <= 0 || s.Fallen != session.Upright || s.Step < latestPace || s.Step > len(s.Rewards) {
		return false
	}
	return meanOf(s.Rewards[s.Step-latestPace:s.Step]) < recovery.SparedShare*s.Usual
}
