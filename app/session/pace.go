package session

import "time"

// Speeds are the steps of the speed control; the last one is as fast as the
// machine can.
func Speeds() []float64 { return []float64{0.1, 0.25, 0.5, 1, 2, 4, 8, Max} }

// Max is the speed without a clock.
const Max = 1e9

// pace says when the next step is due.
type pace struct {
	speed float64       // 1 is the world's own time
	step  time.Duration // of the world, at a speed of 1
	due   time.Time
}

// mostDebt is how far the simulation may fall behind the clock before it lets
// the lost time go: a slow machine runs slower, it does not race afterwards.
const mostDebt = 100 * time.Millisecond

// wait is the time until the next step is due; 0 or less means now.
func (p *pace) wait(now time.Time) time.Duration {
	if p.speed >= Max {
		return 0
	}
	return p.due.Sub(now)
}

// stepped notes that a step was made.
func (p *pace) stepped(now time.Time) {
	p.due = p.due.Add(time.Duration(float64(p.step) / p.speed))
	if now.Sub(p.due) > mostDebt {
		p.due = now
	}
}

// begin lets the clock run from now.
func (p *pace) begin(now time.Time) { p.due = now }
