package evolving

import (
	"time"

	"hebbarium/evolve/campaign"
)

// State is what a run does at present.
type State uint8

// The states. A run that is Stopped, Finished or Failed does nothing more; its
// folder can be gone on with by another.
const (
	Running  State = iota
	Pausing        // episodes under way are lived to their end
	Paused         // nothing runs; the generation under way is not lost
	Stopping       // the generation under way is given up
	Stopped        // the last whole generation is in the folder
	Finished       // the goal is reached
	Failed         // Progress.Err says why; the last checkpoint is intact
)

func (s State) String() string {
	return [...]string{"running", "pausing", "paused", "stopping", "stopped", "finished", "failed"}[s]
}

// Over tells whether the run does nothing more.
func (s State) Over() bool { return s >= Stopped }

// Progress is where a run stands.
type Progress struct {
	State      State
	Dir        string
	Settings   campaign.Settings
	Generation int              // whole ones
	Goal       int              // of generations
	Episodes   int              // of the generation under way that have ended
	Of         int              // that the generation has
	Curve      []campaign.Point // one a generation; not to be changed
	BestMean   float64          // of the centres measured; Measured tells whether there is one
	Measured   bool
	Diverged   int           // episodes in all
	BestLost   error         // why the best rule set so far is gone, as campaign.Campaign has it
	Left       time.Duration // until the goal, at the pace so far; 0 while unknown
	Err        error
	Machines   Machines // none where it lives alone
}

// Share is the part of the goal that is reached, 0…1, the generation under way
// included.
func (p Progress) Share() float64 {
	done := float64(p.Generation)
	if p.Of > 0 && p.Generation < p.Goal {
		done += float64(p.Episodes) / float64(p.Of)
	}
	return min(done/float64(max(p.Goal, 1)), 1)
}

// pace measures how long an episode takes, pauses left out.
type pace struct {
	busy  time.Duration // up to since
	since time.Time     // when the present busy time began; zero while there is none
	took  []stretch     // the last generations
}

// stretch is the time that a generation took.
type stretch struct {
	time     time.Duration
	episodes int
}

// recent is the number of generations whose pace the rest is expected to keep:
// episodes grow longer as candidates fall later.
const recent = 5

func (p *pace) start(now time.Time) { p.since = now }

func (p *pace) rest(now time.Time) {
	if !p.since.IsZero() {
		p.busy += now.Sub(p.since)
		p.since = time.Time{}
	}
}

func (p *pace) spent(now time.Time) time.Duration {
	if p.since.IsZero() {
		return p.busy
	}
	return p.busy + now.Sub(p.since)
}

// generation notes that one of so many episodes has ended.
func (p *pace) generation(now time.Time, episodes int) {
	spent := p.spent(now)
	p.took = append(p.took, stretch{spent, episodes})
	if len(p.took) > recent {
		p.took = p.took[1:]
	}
	p.busy = 0
	if !p.since.IsZero() {
		p.since = now
	}
}

// left is the time that so many episodes will take, after ended ones of the
// generation under way.
func (p *pace) left(now time.Time, ended, episodes int) time.Duration {
	total, n := p.spent(now), ended
	for _, s := range p.took {
		total, n = total+s.time, n+s.episodes
	}
	if n == 0 {
		return 0
	}
	return time.Duration(float64(total) / float64(n) * float64(episodes))
}
