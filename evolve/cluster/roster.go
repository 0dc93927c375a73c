package cluster

import (
	"fmt"
	"sync"
	"time"

	"hebbarium/brain/file"
	"hebbarium/evolve/cluster/place"
)

// printable is a text of a message, made safe to show.
func printable(s string) string { return file.Printable(s) }

// roster knows the workers of a crew.
type roster struct {
	mu    sync.Mutex
	mates map[string]*mate
	own   map[canary]canary // what this process came to, by world and physics
	note  func(format string, args ...any)
}

// mate is a worker process.
type mate struct {
	hello
	joined, heard time.Time
	lives         int // that were taken from it
	pace          pace
	dropped       string // why it no longer belongs
}

// beatEvery is how often a worker says that it is there; who is silent for three of them
// counts as gone until it speaks again.
func beatEvery(lease time.Duration) time.Duration { return min(5*time.Second, lease/3) }

// lifeOf is what a canary came to in this process.
func (r *roster) lifeOf(c canary) (canary, error) {
	key := canary{World: c.World, Physics: c.Physics}
	r.mu.Lock()
	own, ok := r.own[key]
	r.mu.Unlock()
	if ok {
		return own, nil
	}
	own, err := key.live()
	if err != nil {
		return own, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.own[key] = own
	return own, nil
}

// judge says why a worker cannot join, or "".
func (r *roster) judge(h hello, program string, canaries []canary) string {
	switch {
	case h.Format != format:
		return fmt.Sprintf("expected messages of format %d, found %d: both sides must be the same version of the program", format, h.Format)
	case h.Program != program:
		return fmt.Sprintf("expected %s, found %s: both sides must be the same version of the program", program, printable(h.Program))
	case h.Failed != "":
		return "it cannot live what is asked for: " + printable(h.Failed)
	}
	for i, want := range canaries {
		own, err := r.lifeOf(want)
		if err != nil {
			return err.Error()
		}
		switch found := h.Lived[i]; {
		case found.World != own.World || found.Physics != own.Physics:
			return fmt.Sprintf("expected a life in %s, found one in %s", own.World, printable(found.World))
		case found.Engine != own.Engine:
			return fmt.Sprintf("expected the physics %s of the %s, found %s", own.Engine, own.World, printable(found.Engine))
		case found.Hash != own.Hash:
			return fmt.Sprintf("expected the life of the %s to come to %.12s…, found %.12s… (kernel %s)", own.World, own.Hash, printable(found.Hash), printable(h.Kernel))
		}
	}
	return ""
}

// join gives a worker a name.
func (r *roster) join(h hello, now time.Time) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	id := place.Secret(8)
	h.Lived = nil
	r.mates[id] = &mate{hello: h, joined: now, heard: now}
	r.note("joined: %s, %d at once, %s kernels", h.Name, h.Slots, h.Kernel)
	return id
}

// hear notes that a worker is there.
func (r *roster) hear(b beat, now time.Time) (known bool, dropped string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	m, ok := r.mates[b.Worker]
	if !ok {
		return false, ""
	}
	m.heard = now
	if b.Leaves && m.dropped == "" {
		r.note("left: %s, which lived %d", m.Name, m.lives)
		delete(r.mates, b.Worker)
	}
	return true, m.dropped
}

// lived notes that a job of so many lives was taken from a worker, and tells whether it
// belongs.
func (r *roster) lived(worker string, lives int, now time.Time) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	m, ok := r.mates[worker]
	if !ok || m.dropped != "" {
		return false
	}
	m.heard = now
	m.lives += lives
	m.pace.add(lives, now)
	return true
}

// drop ends a worker's time with the crew, and tells whether it had not ended before.
func (r *roster) drop(worker, why string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	m, ok := r.mates[worker]
	if !ok || m.dropped != "" {
		return false
	}
	m.dropped = why
	r.note("dropped: %s: %s; what it has lived of this generation is lived again", m.Name, why)
	return true
}

// present are the workers that have spoken since then, without those that were dropped.
func (r *roster) present(since time.Time) (out []mate) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, m := range r.mates {
		if m.dropped == "" && m.heard.After(since) {
			out = append(out, *m)
		}
	}
	return out
}
