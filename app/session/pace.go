package session

import "time"

// The speeds that an episode can be watched at, in times of the world's own.
const (
	Slowest = 0.1
	Fastest = 8   // with a clock
	Max     = 1e9 // without one: as fast as the machine can
)

// Speeds are the steps of the speed control.
func Speeds() []float64 { return []float64{Slowest, 0.25, 0.5, 1, 2, 4, Fastest, Max} }

// pace says when the next step is due.
type pace struct {
	speed float64       // 1 is the world's own time
	step  time.Duration // of the world, at a speed of 1
	due   time.Time
	slack time.Duration // by which steps may come late, several at once
	slow  bool          // at Slowest, if not slower, whatever speed is
}

// mostDebt is how far the simulation may fall behind the clock before it lets
// the lost time go: a slow machine runs slower, it does not race afterwards.
const mostDebt = 100 * time.Millisecond

// unseenSlack is how late steps may come that nobody sees: to wake for each costs more
// than the step of an ant. It is less than mostDebt, so that no time is lost.
const unseenSlack = 60 * time.Millisecond

// wait is the time until the next step is due; 0 or less means now.
func (p *pace) wait(now time.Time) time.Duration {
	if p.speed >= Max {
		return 0
	}
	if wait := p.due.Sub(now); wait > 0 {
		return wait + p.slack
	}
	return 0
}

// stepped notes that a step was made.
func (p *pace) stepped(now time.Time) {
	speed := p.speed
	if p.slow {
		speed = min(speed, Slowest)
	}
	p.due = p.due.Add(time.Duration(float64(p.step) / speed))
	if now.Sub(p.due) > mostDebt {
		p.due = now
	}
}

// begin lets the clock run from now.
func (p *pace) begin(now time.Time) { p.due = now }
