package cluster

import (
	"cmp"
	"slices"
	"time"

	"hebbarium/evolve/rollout"
)

// Status is how a crew stands.
type Status struct {
	Machines, Workers int     // this one with the others that are there
	PerSecond         float64 // lives that they end, at present
	Here              float64 // of those, this process
	Lives             int     // that this process has ended
	Waiting           int     // jobs of the batch under way
	Again             int     // jobs that were handed out more than once
	Away              bool    // the server is gone
	Mates             []Mate  // in the order in which they joined
}

// Mate is a worker process elsewhere.
type Mate struct {
	Name, Host string
	Here       bool // on the machine of this process
	Kernel     string
	Slots      int
	Lives      int // that were taken from it
	PerSecond  float64
	Silent     time.Duration // since it was heard, where that is too long
	Dropped    string        // why it no longer belongs
}

// forgotten is how many leases a silent worker is still shown.
const forgotten = 20

// Status tells how the crew stands, with so many workers here.
func (c *Crew) Status(here int) Status {
	now := time.Now()
	s := Status{Machines: 1, Workers: here, Away: !c.nc.IsConnected()}
	hosts := map[string]bool{hostName(): true}
	for _, m := range c.roster.all() {
		mate := Mate{Name: printable(m.Name), Host: printable(m.Host), Here: m.Host == hostName(), Kernel: printable(m.Kernel), Slots: m.Slots, Lives: m.lives, Dropped: printable(m.dropped)}
		switch silent := now.Sub(m.heard); {
		case m.dropped != "":
		case silent > forgotten*c.o.Lease:
			continue
		case silent > 3*beatEvery(c.o.Lease):
			mate.Silent = silent
		default:
			mate.PerSecond = m.pace.perSecond(now)
			s.Workers += m.Slots
			s.PerSecond += mate.PerSecond
			if !hosts[m.Host] {
				hosts[m.Host] = true
				s.Machines++
			}
		}
		s.Mates = append(s.Mates, mate)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	s.Here, s.Lives = c.pace.perSecond(now), c.lives
	s.PerSecond += s.Here
	s.Again = c.again
	if c.current != nil {
		waiting, again := c.current.count()
		s.Waiting, s.Again = waiting, s.Again+again
	}
	return s
}

// all are the workers that have joined and not left, in that order.
func (r *roster) all() (out []mate) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, m := range r.mates {
		out = append(out, *m)
	}
	slices.SortFunc(out, func(a, b mate) int { return cmp.Or(a.joined.Compare(b.joined), cmp.Compare(a.Name, b.Name)) })
	return out
}

// livesOf is how many lives a job of a batch has.
func livesOf(b rollout.Batch) int {
	if several, ok := b.(interface{ Lives() int }); ok {
		return several.Lives()
	}
	return 1
}
