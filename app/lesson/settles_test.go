package lesson

import (
	"slices"
	"testing"
)

func TestItMayStopLearningIsTrue(t *testing.T) {
	l := tell(t, "may-stop")
	off, gone, on := l.at("switched off"), l.at("set to zero"), l.at("switched on again")
	l.claim("Not one weight changes", slices.Equal(l.weights[off], l.weights[gone-1]) && !slices.Equal(l.weights[off-1], l.weights[off]))
	walks, twin := mean(l.rewards[off+40:gone]), mean(l.twin[off+40:gone])
	l.claim("as well as its twin", walks > 0.9*twin, walks, twin)
	l.claim("Black is zero", slices.Max(l.weights[on]) == 0 && slices.Min(l.weights[on]) == 0)
	stands := mean(l.rewards[gone+60 : on])
	l.claim("It stands", stands < 0.1*l.before(gone), stands, l.before(gone))
	again := mean(l.rewards[l.at("It walks again"):])
	l.claim("It walks again", again > 0.9*mean(l.twin[on:]), again, mean(l.twin[on:]))
}
