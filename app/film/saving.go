package film

import (
	"strings"
	"sync"
)

// saving is what is being written on other goroutines: the window does not go before it
// is done.
type saving struct {
	mu     sync.Mutex
	all    []string
	err    error // the first
	writes sync.WaitGroup
}

// begin notes that a thing is being written until done is called, from any goroutine.
func (s *saving) begin(what string) (done func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.all = append(s.all, what)
	s.writes.Add(1)
	return sync.OnceFunc(func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		for i := range s.all {
			if s.all[i] == what {
				s.all = append(s.all[:i], s.all[i+1:]...)
				break
			}
		}
		s.writes.Done()
	})
}

// what names the things that are being written, "" for none.
func (s *saving) what() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var names []string
	for _, w := range s.all {
		name := "the " + w
		if w != "GIF" {
			name = "the " + strings.ToLower(w)
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}

// failed notes why a thing was not written.
func (s *saving) failed(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.err == nil {
		s.err = err
	}
}

// wait waits until nothing is being written, and gives the first error.
func (s *saving) wait() error {
	s.writes.Wait()
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.err
}
