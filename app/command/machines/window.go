package machines

import (
	"context"
	"path/filepath"
	"slices"

	"hebbarium/app/evolving"
	"hebbarium/evolve/cluster"
	"hebbarium/evolve/rollout"
)

// InWindow is evolving.Gather, for campaigns of the window.
func InWindow(dir, listen string, homes []rollout.Home) (evolving.Company, error) {
	f := Flags{Listen: listen, Lease: cluster.DefaultLease}
	c, err := f.gather(context.Background(), dir, homes, func(string, ...any) {})
	if err != nil {
		return nil, err
	}
	return c, nil
}

// Machines is how they stand, this machine first.
func (c *Company) Machines() evolving.Machines {
	s := c.crew.Status(int(c.here.Load()))
	m := evolving.Machines{Join: c.path, Count: s.Machines, Workers: s.Workers, PerSecond: s.PerSecond, Waiting: s.Waiting, Again: s.Again, Away: s.Away, All: machinesOf(s, int(c.here.Load()))}
	if full, err := filepath.Abs(c.path); err == nil {
		m.Join = full
	}
	c.newsLock.Lock()
	defer c.newsLock.Unlock()
	m.News = c.news
	return m
}

// machinesOf puts the processes of a machine together, but for those that were dropped.
func machinesOf(s cluster.Status, here int) []evolving.Machine {
	all := []evolving.Machine{{Name: "this machine", Processes: 1, Workers: here, Lives: s.Lives, PerSecond: s.Here}}
	for _, m := range s.Mates {
		at := slices.IndexFunc(all, func(o evolving.Machine) bool {
			return o.Name == nameOf(m) && o.Dropped == "" && m.Dropped == "" && (o.Silent > 0) == (m.Silent > 0)
		})
		if at < 0 {
			all, at = append(all, evolving.Machine{Name: nameOf(m), Kernel: m.Kernel, Dropped: m.Dropped}), len(all)
		}
		o := &all[at]
		o.Processes++
		o.Workers += m.Slots
		o.Lives += m.Lives
		o.PerSecond += m.PerSecond
		o.Silent = max(o.Silent, m.Silent)
	}
	return all
}

// nameOf is what a worker's tile is called.
func nameOf(m cluster.Mate) string {
	switch {
	case m.Dropped != "":
		return m.Name
	case m.Here:
		return "workers here"
	}
	return m.Host
}
