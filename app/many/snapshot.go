package many

import (
	"math"
	"time"

	"hebbarium/app/session"
	"hebbarium/app/session/footing"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/recovery"
	"hebbarium/physics/ant"
)

// Snapshot is a moment of all lives, complete and independent of them. Series and ways
// never change once published; the rest belongs to the snapshot until the reader takes
// the next one.
type Snapshot struct {
	Serial  uint64 // grows with each; 0 for none yet
	World   string
	Seed    uint64 // of the first life; the others have those after it
	Step    int    // that the session shows
	There   bool   // all lives are there, or over before it
	Lives   []Life
	Series  Series
	Damaged []int // steps of the injuries so far, ascending
	Usual   float64
	Brains  *Brains // never changed; nil for none yet
	Err     error   // why there are no lives
}

// Life is what there is to see of one.
type Life struct {
	Seed   uint64
	Step   int
	Live   int // the newest step known
	Status episode.Status
	Err    error // why it is not with the others, or what diverged
	Fallen footing.Fallen
	Off    bool    // the car has left the field
	Lap    bool    // the car has finished its lap
	Score  float64 // up to Step
	Pace   float64 // mean reward of the latest steps up to Step, none of them before the last injury; NaN for none
	Share  float64 // of that in the control's pace over the same steps or, before any injury, in the rule set's usual pace; NaN for none, or where the control has no pace to speak of

	View any // the world's own
	Ant  *ant.State
	Car  *session.CarView

	Recoveries []recovery.Recovery // of the injuries so far, in their order
	Lain       []bool              // which of them it already lay or stood still at
	Way        [][]float32         // some weights now and then, the start first
	Here       []float32           // the same weights now
}

// publish copies what there is to see.
func (c *Crowd) publish(look Look, there bool) {
	s := c.exchange.Next()
	c.serial++
	m := &c.now
	s.Serial, s.World, s.Seed, s.Step, s.There, s.Err = c.serial, m.World, m.Setup.Seed, m.Step, there, c.err
	s.Series, s.Damaged = c.series, c.damaged
	if len(s.Lives) != len(c.lives) {
		s.Lives = make([]Life, len(c.lives))
	}
	c.each(c.lives, func(i int, l *life) { s.Lives[i].fill(l, c.damaged) })
	if len(c.lives) > 0 {
		s.Usual = c.lives[0].scale.Usual
	}
	var later bool
	if s.Brains, later = c.cells.latest(look, c); later && !c.later {
		c.later = true
		time.AfterFunc(cellsEvery, func() {
			c.mu.Lock()
			c.anew = true
			c.mu.Unlock()
			c.poke()
		})
	} else if !later {
		c.later = false
	}
	c.exchange.Publish()
}

// fill writes the present moment of a life, reusing its memory.
func (s *Life) fill(l *life, damaged []int) {
	s.Seed, s.Err = l.seed, l.fault
	if l.history == nil {
		return
	}
	e := l.episode
	s.Step, s.Live, s.Status, s.Score = e.Steps(), l.history.Live(), e.Status(), e.Score()
	if s.Err == nil {
		s.Err = e.Err()
	}
	if w, ok := e.World.(episode.Viewer); ok {
		s.View = w.View(s.View)
	}
	if s.Car, _ = s.View.(*session.CarView); s.Car != nil && e.Struck() {
		s.Car.See(e.Observation())
	}
	s.Ant, _ = s.View.(*ant.State)
	rewards := l.history.Rewards()
	s.Fallen = footing.Of(e, rewards, s.Ant, l.scale.Usual)
	done := e.Status() == episode.Done && s.Car != nil
	s.Lap = done && s.Car.State.Visited == len(s.Car.Track.Tiles)
	s.Off = done && !s.Lap
	s.Recoveries = l.recoveries(s.Recoveries[:0], e.Status() != episode.Running && s.Step == s.Live)
	s.Lain = append(s.Lain[:0], l.lain...)
	from := since(damaged, max(s.Step-1, 0))
	s.Pace = l.pace(from, s.Step)
	s.Share = s.Pace / l.scale.Usual
	for i, at := range damaged {
		if at == from && i < len(l.injuries) && l.injuries[i].Event.Step == from {
			s.Share = l.shareOf(meanOf(l.injuries[i].Rewards, s.Step-from, s.Pace), s.Pace)
		}
	}
	s.Way = l.way.Values
	s.Here = l.way.here(s.Here[:0], e.Network, s.Step == s.Live)
}

// shareOf is a pace in its control's; NaN where that is under the floor.
func (l *life) shareOf(control, pace float64) float64 {
	if control <= 0 || control < l.scale.Floor() {
		return math.NaN()
	}
	return pace / control
}

// meanOf is the mean of the latest PaceSteps of a control's rewards up to so many; other
// where it has none.
func meanOf(rewards []float64, upTo int, other float64) float64 {
	upTo = min(upTo, len(rewards))
	from := max(0, upTo-recovery.PaceSteps)
	if upTo <= from {
		return other
	}
	sum := 0.0
	for _, r := range rewards[from:upTo] {
		sum += r
	}
	return sum / float64(upTo-from)
}
