package evolving

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"time"

	"hebbarium/brain"
	"hebbarium/evolve/campaign"
)

// Config says what to evolve.
type Config struct {
	Dir         string            // of the campaign; one that it holds already is gone on with
	Settings    campaign.Settings // of a new campaign
	Start       *brain.Genome     // where a new one begins, nil for at random
	Generations int               // to reach in all
	Workers     int               // 0 is 1
	Listen      string            // address at which other machines join; "": none do
	Gather      Gather            // opens it
}

// Run is a campaign in the background. Its methods may be called from any
// goroutine and, apart from Close, return at once.
type Run struct {
	campaign *campaign.Kept // the loop's own
	cancel   context.CancelFunc
	ended    chan struct{}
	now      func() time.Time
	company  Company // nil for none

	looking  sync.Mutex
	looked   time.Time
	machines Machines

	mu       sync.Mutex
	resumed  *sync.Cond // of mu: no longer paused
	paused   bool
	active   int // workers that have episodes to live
	waiting  int // those of them that stand still
	progress Progress
	centre   *brain.Genome
	pace     pace
}

// New begins a campaign, or goes on with the one in the folder, and saves it at
// once. It fails where the folder cannot be written to or is another process's.
func New(c Config) (*Run, error) {
	kept, err := campaign.BeginOrGoOn(c.Dir, func() (*campaign.Campaign, error) { return campaign.New(c.Settings, c.Start) }, max(c.Workers, 1))
	if err != nil {
		return nil, err
	}
	r := &Run{campaign: kept, ended: make(chan struct{}), now: time.Now}
	r.resumed = sync.NewCond(&r.mu)
	kept.Pool.OnWorker(r.enter)
	r.progress = Progress{Dir: c.Dir, Settings: kept.Settings, Goal: max(c.Generations, kept.Centre.Generation), BestLost: kept.BestLost}
	r.publish()
	if err := keepGoal(c.Dir, r.progress.Goal); err != nil {
		kept.Close()
		return nil, err
	}
	if c.Listen != "" {
		if r.company, err = c.Gather(c.Dir, c.Listen, kept.Homes()); err != nil {
			kept.Close()
			return nil, err
		}
		r.company.Share(kept.Pool)
	}
	ctx, cancel := context.WithCancel(context.Background())
	r.cancel = cancel
	r.pace.start(r.now())
	go r.loop(ctx)
	return r, nil
}

// loop runs the campaign to its goal.
func (r *Run) loop(ctx context.Context) {
	defer close(r.ended)
	defer r.campaign.Close()
	episodes := 0
	err := r.campaign.Run(ctx, r.progress.Goal, 1, campaign.Hooks{
		Begin: func() { episodes = r.campaign.Episodes() },
		Ended: func(n int) { r.told(ctx, n) },
		Lived: func(campaign.Point) {
			r.mu.Lock()
			defer r.mu.Unlock()
			r.pace.generation(r.now(), episodes)
			r.publish()
			r.stand(func() bool { return ctx.Err() != nil })
		},
	})
	if r.company != nil {
		r.company.End(err == nil)
	}
	switch {
	case err == nil:
		r.end(Finished, nil)
	case errors.Is(err, context.Canceled):
		r.end(Stopped, nil)
	default:
		r.end(Failed, err)
	}
}

// enter and leave begin and end a worker.
func (r *Run) enter() (leave func()) {
	yieldToOthers()
	r.mu.Lock()
	defer r.mu.Unlock()
	r.active++
	return r.leave
}

func (r *Run) leave() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.active--
	r.rest()
}

// told hears from a worker that an episode has ended, and holds it while the run
// is paused.
func (r *Run) told(ctx context.Context, n int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.progress.Episodes = max(r.progress.Episodes, n)
	r.waiting++
	for r.paused && r.company == nil && ctx.Err() == nil {
		r.rest()
		r.resumed.Wait()
	}
	r.waiting--
}

// rest turns pausing into a pause once every worker stands still.
func (r *Run) rest() {
	if r.progress.State == Pausing && r.waiting > 0 && r.waiting == r.active {
		r.progress.State = Paused
		r.pace.rest(r.now())
	}
}

// publish shows the campaign as it is after a whole generation.
func (r *Run) publish() {
	c, p := r.campaign.Campaign, &r.progress
	p.Generation, p.Episodes, p.Of = c.Centre.Generation, 0, c.Episodes()
	p.Curve = c.Curve[:len(c.Curve):len(c.Curve)]
	p.BestMean, p.Measured = c.BestMean, c.Best != nil
	p.Diverged = 0
	for i := range p.Curve {
		p.Diverged += p.Curve[i].Diverged
	}
	r.centre = c.Genome()
}

func (r *Run) end(s State, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if err != nil {
		s = Failed
	}
	r.pace.rest(r.now())
	r.progress.State, r.progress.Err, r.progress.Episodes = s, err, 0
}

// Progress is where the run stands.
func (r *Run) Progress() Progress {
	r.look()
	r.looking.Lock()
	machines := r.machines
	r.looking.Unlock()
	r.mu.Lock()
	defer r.mu.Unlock()
	p := r.progress
	p.Machines = machines
	if !p.State.Over() {
		p.Left = r.pace.left(r.now(), p.Episodes, p.Of*(p.Goal-p.Generation)-p.Episodes)
	}
	return p
}

// Centre is the centre of the search after the last whole generation. The
// caller may keep it.
func (r *Run) Centre() *brain.Genome {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.centre
}

// Pause lets the episodes under way end and then stands still, within the
// generation.
func (r *Run) Pause() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.progress.State == Running {
		r.paused, r.progress.State = true, Pausing
	}
}

// Resume goes on after a pause.
func (r *Run) Resume() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.paused || r.progress.State.Over() || r.progress.State == Stopping {
		return
	}
	if r.progress.State == Paused {
		r.pace.start(r.now())
	}
	r.paused, r.progress.State = false, Running
	r.resumed.Broadcast()
}

// Stop gives up the generation under way and keeps the last whole one.
func (r *Run) Stop() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.progress.State.Over() {
		r.progress.State = Stopping
	}
	r.cancel()
	r.resumed.Broadcast()
}

// Close stops the run and returns when it is kept; the error says why it is not.
func (r *Run) Close() error {
	r.Stop()
	<-r.ended
	return r.Progress().Err
}

// Kept tells how many generations the campaign in a folder has behind it, and
// its settings; false where there is none that can be gone on with.
func Kept(dir string) (campaign.Settings, int, bool) {
	if _, err := os.Stat(filepath.Join(dir, campaign.CheckpointFile)); err != nil {
		return campaign.Settings{}, 0, false
	}
	c, err := campaign.Resume(dir)
	if err != nil {
		return campaign.Settings{}, 0, false
	}
	return c.Settings, c.Centre.Generation, true
}
