package desk

import (
	"errors"
	"fmt"

	"hebbarium/app/evolving"
	"hebbarium/app/library"
	"hebbarium/app/session"
)

// campaign is the present campaign of evolution, or the last; its run is nil for none
// yet. It goes on whatever the window shows.
type campaign struct {
	run   *evolving.Run
	watch evolving.Watch // of its centre
}

func (c *campaign) close() error {
	if c.run == nil {
		return nil
	}
	return c.run.Close()
}

// FindCampaigns looks what there is to go on with in the present world.
type FindCampaigns struct{}

func (FindCampaigns) do(d *Desk) error {
	c := &d.view.Campaign
	if c.Running() {
		return nil
	}
	c.Last, c.Next = evolving.Campaign{}, ""
	if folder := library.Campaigns(); folder != "" {
		c.Last, c.Next = evolving.LastCampaign(folder, d.view.World)
	}
	return nil
}

// hearCampaign hears from the campaign, once a tick.
func (d *Desk) hearCampaign() {
	if d.campaign.run == nil {
		return
	}
	c := &d.view.Campaign
	before := c.Seen
	c.Seen = d.campaign.run.Progress()
	if c.Seen.State != before.State || c.Seen.Generation != before.Generation || c.Seen.Episodes != before.Episodes {
		d.fresh = true
	}
	if d.campaign.watch.Due(&c.Seen, lifeOf(&d.view, d.clock())) && (WatchCentre{}).do(d) == nil {
		d.Say("Now lives " + c.Seen.Stand())
	}
	c.Watched = d.campaign.watch.Watching()
	if c.Seen.State == before.State || !c.Seen.State.Over() {
		return
	}
	_ = FindCampaigns{}.do(d)
	d.Say(c.Seen.Ended())
}

// Evolve begins a new campaign in the folder that is next, or goes on with the last
// one where its configuration names that one's folder. Where it cannot, the view's
// trouble says why.
type Evolve struct{ Config evolving.Config }

func (c Evolve) do(d *Desk) error {
	v := &d.view.Campaign
	if c.Config.Dir == "" {
		v.Trouble = errors.New("there is no folder to keep a campaign in")
		return nil
	}
	run, err := evolving.New(c.Config)
	if v.Trouble = err; err != nil {
		return nil
	}
	d.campaign.run = run
	v.Begun, v.Seen = true, run.Progress()
	if lost := v.Seen.BestLost; lost != nil {
		d.Say("The best rule set so far is gone, the next middle of the search that is measured takes its place: " + lost.Error())
	}
	return nil
}

// Trouble says why a campaign could not be begun; nil that there is no trouble.
type Trouble struct{ Err error }

func (c Trouble) do(d *Desk) error {
	d.view.Campaign.Trouble = c.Err
	return nil
}

// PauseCampaign pauses the campaign, or goes on with it.
type PauseCampaign struct{}

func (PauseCampaign) do(d *Desk) error {
	switch c := &d.view.Campaign; {
	case !c.Running():
	case c.Seen.State == evolving.Running:
		d.campaign.run.Pause()
	default:
		d.campaign.run.Resume()
	}
	return nil
}

// StopCampaign stops the campaign, which keeps its last whole generation.
type StopCampaign struct{}

func (StopCampaign) do(d *Desk) error {
	if d.view.Campaign.Running() {
		d.campaign.run.Stop()
	}
	return nil
}

// EvolveWatched begins a new campaign in place of one that is under way, which is kept, and
// watches its centre.
type EvolveWatched struct{ Config evolving.Config }

func (c EvolveWatched) do(d *Desk) error {
	if v := &d.view.Campaign; v.Running() {
		_ = d.campaign.close() // which has said what became of it
		v.Seen = d.campaign.run.Progress()
	}
	_ = FindCampaigns{}.do(d)
	c.Config.Dir = d.view.Campaign.Next
	if err := Evolve(c).do(d); err != nil || d.view.Campaign.Trouble != nil {
		return errors.Join(err, d.view.Campaign.Trouble)
	}
	return WatchCentre{}.do(d)
}

// WatchCentre puts the present centre of the search into the world; newer ones follow it.
type WatchCentre struct{}

func (WatchCentre) do(d *Desk) error {
	if d.campaign.run == nil {
		return nil
	}
	centre := d.campaign.run.Centre()
	rules := session.Rules{Name: fmt.Sprintf("evolving, generation %d", centre.Card.Generations), Card: centre.Card, Genome: centre}
	if err := d.start(rules, "", true); err != nil {
		return &OpenError{"the middle of the search", err}
	}
	d.campaign.watch.Begin(centre.Card.Generations, lifeOf(&d.view, d.clock()))
	d.view.Campaign.Watched = true
	return nil
}

// lifeOf is what decides whether a newer centre takes the place of the one that lives.
func lifeOf(v *View, now float64) evolving.Life {
	return evolving.Life{Opened: v.Opened, Clock: now, Over: v.Snap.Status != 0, Stopped: !v.Snap.Playing, Touched: len(v.Snap.Markers) > 0}
}

// Live lives by rules that no file holds.
type Live struct{ Rules session.Rules }

func (c Live) do(d *Desk) error {
	if err := d.start(c.Rules, "", true); err != nil {
		return &OpenError{c.Rules.Name, err}
	}
	return nil
}
