// Package machines holds the flags of commands whose lives other machines may live too, and
// what those commands say of the machines.
package machines

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"hebbarium/evolve/cluster"
	"hebbarium/evolve/cluster/place"
	"hebbarium/evolve/experiment"
	"hebbarium/evolve/experiment/elsewhere"
	"hebbarium/evolve/rollout"
)

// Flags say where other machines join, if any do.
type Flags struct {
	Listen string        `help:"Let other machines live episodes too (hebbarium worker JOIN.json): listen at HOST:PORT, such as 0.0.0.0:4222, encrypted, or :4222 for this machine alone; join.json, in the campaign's folder or in this one, lets them join. What is found stays the same to the last bit." placeholder:"HOST:PORT"`
	Nats   string        `help:"The same over a NATS server of yours, with JetStream: its address, such as tls://cluster:4222; several with commas between them." placeholder:"URL"`
	Creds  string        `type:"path" help:"File of your credentials for --nats." placeholder:"FILE"`
	Lease  time.Duration `default:"30s" help:"With --listen or --nats, how long a worker may be silent before others get what it was living."`
}

// Asked tells whether other machines may join.
func (f Flags) Asked() bool { return f.Listen != "" || f.Nats != "" }

// Check refuses flags that do not go together.
func (f Flags) Check() error {
	switch {
	case f.Listen != "" && f.Nats != "":
		return errors.New("--nats: expected either --listen or --nats, found both")
	case f.Creds != "" && f.Nats == "":
		return errors.New("--creds: expected --nats beside it, whose server asks for them")
	case f.Lease < cluster.MinLease || f.Lease > time.Hour:
		return fmt.Errorf("--lease: expected %v to 1h, found %v", cluster.MinLease, f.Lease)
	}
	return nil
}

// Company are the machines that a command lives with; nil where there are none.
type Company struct {
	crew   *cluster.Crew
	place  place.Place
	path   string // of the join file
	server *place.Server
	here   atomic.Int64 // workers of this process
	stop   context.CancelFunc
	said   atomic.Int64 // when a line was last asked for, in seconds

	newsLock sync.Mutex
	news     string // what was last said of them
}

// Gather opens the place where other machines join, whose file is in dir; they must live in
// these homes as this machine does. note prints a line.
func (f Flags) Gather(ctx context.Context, dir string, homes []rollout.Home, note func(string, ...any)) (*Company, error) {
	if !f.Asked() {
		return nil, nil
	}
	c, err := f.gather(ctx, dir, homes, note)
	if err != nil {
		return nil, err
	}
	note("others join by: hebbarium worker %s", c.path)
	ctx, c.stop = context.WithCancel(context.WithoutCancel(ctx))
	go c.everyMinute(ctx, note)
	return c, nil
}

func (f Flags) gather(ctx context.Context, dir string, homes []rollout.Home, note func(string, ...any)) (*Company, error) {
	c := &Company{}
	path := filepath.Join(dir, place.JoinFile)
	var there place.Place
	var err error
	if f.Listen != "" {
		if c.server, err = place.Listen(f.Listen, dir); err != nil {
			return nil, err
		}
		there = c.server.Place
	} else {
		there, err = place.Read(path)
		if errors.Is(err, fs.ErrNotExist) {
			there, err = place.Place{Run: place.NewRun()}, nil
		}
		if err != nil {
			return nil, err
		}
		there.URLs, there.Token, there.Fingerprint, there.Creds, there.Over = strings.Split(f.Nats, ","), "", "", f.Creds, false
	}
	say := func(format string, args ...any) {
		text := fmt.Sprintf(format, args...)
		c.newsLock.Lock()
		c.news = text
		c.newsLock.Unlock()
		note("%s", text)
	}
	if c.crew, err = cluster.Gather(ctx, there, c.server, cluster.Options{Lease: f.Lease, Homes: homes, Note: say}); err != nil {
		if c.server != nil {
			c.server.Close()
		}
		return nil, err
	}
	if c.server == nil {
		if err := there.Write(path); err != nil {
			c.End(false)
			return nil, err
		}
	}
	c.place, c.path = there, path
	return c, nil
}

// Share lets them live the batches of a pool.
func (c *Company) Share(pool *rollout.Pool) {
	if c != nil {
		c.here.Store(int64(pool.Workers()))
		pool.Share(c.crew)
	}
}

// Measure is experiment.Others.
func (c *Company) Measure(ctx context.Context, s *experiment.Study, e experiment.Experiment, jobs []experiment.Job, results []experiment.Result, workers int, done func(job int, r experiment.Result) error) error {
	if workers == 0 {
		workers = runtime.NumCPU()
	}
	c.here.Store(int64(workers))
	return elsewhere.Each(ctx, c.crew, s, e, jobs, results, workers, done)
}

// everyMinute prints how they stand.
func (c *Company) everyMinute(ctx context.Context, note func(string, ...any)) {
	t := time.NewTicker(time.Minute)
	defer t.Stop()
	for {
		select {
		case <-t.C:
			for _, line := range c.Lines() {
				note("%s", line)
			}
		case <-ctx.Done():
			return
		}
	}
}

// Line says how they stand.
func (c *Company) Line() string {
	s := c.crew.Status(int(c.here.Load()))
	line := fmt.Sprintf("%s, %s, %.1f lives/s, %d waiting", count(s.Machines, "machine"), count(s.Workers, "worker"), s.PerSecond, s.Waiting)
	if s.Again > 0 {
		line += fmt.Sprintf(", %d redelivered", s.Again)
	}
	if s.Away {
		line += ", the server is gone"
	}
	return line
}

// mostLines are the machines that are listed one by one.
const mostLines = 12

// Lines say how they stand, one machine a line.
func (c *Company) Lines() []string {
	lines := []string{c.Line()}
	all := c.Machines().All
	for _, m := range all[:min(len(all), mostLines)] {
		line := fmt.Sprintf("  %s: %s, %.1f lives/s, %d lived", m.Name, count(m.Workers, "worker"), m.PerSecond, m.Lives)
		switch {
		case m.Dropped != "":
			line = fmt.Sprintf("  %s: dropped, %s", m.Name, m.Dropped)
		case m.Silent > 0:
			line = fmt.Sprintf("  %s: silent for %s, %d lived", m.Name, m.Silent.Round(time.Second), m.Lives)
		}
		lines = append(lines, line)
	}
	if n := len(all) - mostLines; n > 0 {
		lines = append(lines, fmt.Sprintf("  … and %d more", n))
	}
	return lines
}

func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}

// Describe gives a bar its text with how they stand, once a second at most.
func (c *Company) Describe(text string, describe func(string)) {
	if c == nil {
		return
	}
	now := time.Now().Unix()
	if c.said.Swap(now) != now {
		describe(text + " · " + c.Line())
	}
}

// End lets the others go: for good, or until the command goes on.
func (c *Company) End(forGood bool) {
	if c == nil {
		return
	}
	if c.stop != nil {
		c.stop()
	}
	if forGood {
		c.place.Over = true // for who looks later
		_ = c.place.Write(c.path)
	}
	c.crew.End(forGood)
	if c.server != nil {
		c.server.Close()
	}
}
