package desk

import (
	"path/filepath"
	"strings"
	"testing"

	"hebbarium/app/evolving"
	"hebbarium/app/library"
	campaigns "hebbarium/evolve/campaign"
)

// A campaign goes on in the background while its centre is watched; it is paused and
// stopped, and can be gone on with.
func TestCampaignInTheBackground(t *testing.T) {
	d := withRules(t, "ant", 1)
	c := &d.view.Campaign
	for _, nothing := range []Command{PauseCampaign{}, StopCampaign{}, WatchCentre{}} {
		d.Send(nothing)
	}
	if c.Begun || c.Running() || d.view.Snap.Rules.Name != library.RandomName {
		t.Errorf("before any campaign: %+v", c)
	}
	d.Send(FindCampaigns{})
	first := filepath.Join(library.Campaigns(), "ant-1")
	if c.Last.Dir != "" || c.Next != first {
		t.Fatalf("expected the first campaign to come, found %+v", c)
	}
	s, err := campaigns.PaperSettings("ant")
	if err != nil {
		t.Fatal(err)
	}
	s.Bodies, s.Steps, s.CentreEvery = []string{"intact"}, 20, 0
	bad := s
	bad.Strategy.Population = 0
	for _, config := range []evolving.Config{{Settings: s}, {Dir: first, Settings: bad, Generations: 1, Workers: 1}} {
		if d.Send(Evolve{config}); c.Trouble == nil || c.Begun {
			t.Errorf("%+v was begun: %+v", config, c)
		}
	}
	if d.Send(Trouble{}); c.Trouble != nil {
		t.Errorf("the trouble stays: %v", c.Trouble)
	}
	s.Strategy.Population = 4
	if d.Send(Evolve{evolving.Config{Dir: first, Settings: s, Generations: 1000, Workers: 1}}); c.Trouble != nil || !c.Running() {
		t.Fatalf("not begun: %+v", c)
	}
	until(t, d, "two generations", func() bool { return c.Seen.Generation >= 2 })
	opened := d.view.Opened
	d.Send(WatchCentre{})
	if name := d.view.Snap.Rules.Name; d.view.Opened != opened+1 || !strings.HasPrefix(name, "evolving, generation ") || !c.Running() {
		t.Errorf("the centre is watched as %q, the campaign runs: %v", name, c.Running())
	}
	d.Send(PauseCampaign{})
	until(t, d, "a pause", func() bool { return c.Seen.State == evolving.Paused })
	if d.Send(FindCampaigns{}); c.Next != first {
		t.Errorf("while a campaign is under way, another is looked for in %s", c.Next)
	}
	d.Send(PauseCampaign{})
	until(t, d, "that it goes on", func() bool { return c.Seen.State == evolving.Running })
	d.Send(StopCampaign{})
	until(t, d, "the end", func() bool { return c.Seen.State.Over() })
	if c.Running() || c.Last.Dir != first || c.Last.Generation < 2 || filepath.Base(c.Next) != "ant-2" {
		t.Errorf("after the end: %+v, next %s", c.Last, c.Next)
	}
	if want := "Evolution stopped after "; !strings.HasPrefix(d.view.Notice, want) || !strings.HasSuffix(d.view.Notice, first) {
		t.Errorf("told %q", d.view.Notice)
	}
	d.Send(Evolve{evolving.Config{Dir: first, Generations: c.Last.Generation + 1, Workers: 1}})
	until(t, d, "the goal", func() bool { return c.Seen.State == evolving.Finished })
	if want := "Evolved "; !strings.HasPrefix(d.view.Notice, want) {
		t.Errorf("told %q", d.view.Notice)
	}
}
