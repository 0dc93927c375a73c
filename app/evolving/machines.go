package evolving

import (
	"time"

	"hebbarium/evolve/rollout"
)

// Gather opens the place where other machines join the campaign in a folder, at an address
// to listen at; homes are what they must be able to live.
type Gather func(dir, listen string, homes []rollout.Home) (Company, error)

// Company are other machines that live a campaign's episodes too.
type Company interface {
	Share(*rollout.Pool)
	Machines() Machines
	End(forGood bool) // for good, or until the campaign goes on
}

// Machines are how those stand that live a campaign.
type Machines struct {
	Join      string // file that lets others join; "" where nobody can
	Count     int    // that are there
	Workers   int    // of all of them
	PerSecond float64
	Waiting   int  // jobs of the generation that nobody has ended
	Again     int  // jobs that were handed out more than once
	Away      bool // the server is gone
	All       []Machine
	News      string // what was last said of them
}

// Machine is one of them, this one being the first; a worker that was dropped is one by
// itself.
type Machine struct {
	Name      string
	Processes int
	Workers   int // lives at once
	Lives     int
	PerSecond float64 // lives that end
	Kernel    string
	Silent    time.Duration // since it was heard, where that is too long
	Dropped   string        // why it no longer belongs
}

// machinesEvery is how often one looks how they stand.
const machinesEvery = 250 * time.Millisecond

// look looks how they stand, now and then. It is not to be called under the run's lock:
// they may be telling the run of a life that has ended.
func (r *Run) look() {
	if r.company == nil {
		return
	}
	r.looking.Lock()
	defer r.looking.Unlock()
	if now := r.now(); now.Sub(r.looked) >= machinesEvery {
		r.looked, r.machines = now, r.company.Machines()
	}
}

// stand holds the loop between two generations while the run is paused, where others live
// with it: what they are living cannot be held.
func (r *Run) stand(over func() bool) {
	for r.company != nil && r.paused && !over() {
		if r.progress.State == Pausing {
			r.progress.State = Paused
			r.pace.rest(r.now())
		}
		r.resumed.Wait()
	}
}
