package cluster

import (
	"math"
	"time"
)

// paceOver is the time, in seconds, over which a pace is averaged: what was lived before
// counts the less the longer it is ago.
const paceOver = 20

// pace is how many lives a second somebody ends, at present.
type pace struct {
	begun, at time.Time
	weight    float64 // lives, each the less the longer it is ago
}

func (p *pace) add(lives int, now time.Time) {
	if p.begun.IsZero() {
		p.begun = now
	}
	p.weight, p.at = p.left(now)+float64(lives), now
}

func (p *pace) left(now time.Time) float64 {
	return p.weight * math.Exp(-now.Sub(p.at).Seconds()/paceOver)
}

// perSecond is the pace at a moment; 0 in the first second, which tells little.
func (p *pace) perSecond(now time.Time) float64 {
	seen := now.Sub(p.begun).Seconds()
	if p.begun.IsZero() || seen < 1 {
		return 0
	}
	return p.left(now) / paceOver / (1 - math.Exp(-seen/paceOver))
}
