package cluster

import (
	"math"
	"time"
)

// Status is how a crew stands.
type Status struct {
	Machines, Workers int     // this one with the others
	PerSecond         float64 // jobs that they have ended, since this crew began
	Waiting           int     // jobs of the batch under way
	Again             int     // jobs that were handed out more than once
	Mates             []Mate
}

// Mate is a worker process elsewhere.
type Mate struct {
	Name      string
	Slots     int
	Jobs      int
	PerSecond float64
}

// Status tells how the crew stands, with so many workers here.
func (c *Crew) Status(here int) Status {
	now := time.Now()
	s := Status{Machines: 1, Workers: here}
	hosts := map[string]bool{hostName(): true}
	for _, m := range c.roster.present(now.Add(-3 * beatEvery(c.o.Lease))) {
		rate := float64(m.jobs) / math.Max(now.Sub(m.joined).Seconds(), 1)
		s.Mates = append(s.Mates, Mate{printable(m.Name), m.Slots, m.jobs, rate})
		s.Workers += m.Slots
		s.PerSecond += rate
		if !hosts[m.Host] {
			hosts[m.Host] = true
			s.Machines++
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	s.PerSecond += float64(c.lives) / math.Max(now.Sub(c.began).Seconds(), 1)
	s.Again = c.again
	if c.current != nil {
		waiting, again := c.current.count()
		s.Waiting, s.Again = waiting, s.Again+again
	}
	return s
}
