package session

import (
	"slices"
	"testing"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
)

// A marker tells what its event does, and which synapses it touched, whatever the order
// of the event's arguments.
func TestMarkersTellWhatEventsDo(t *testing.T) {
	s := open(t, Config{World: "ant", Seed: 8})
	second := brain.Region{Layer: 2}
	events := []episode.Event{
		{Kind: "zero", Args: "mode=random,layer=2,0.33"},
		{Kind: "hold", Args: "100,all=1"},
		{Kind: "rules", Args: "random"},
		{Kind: "leg", Args: "3=0.5"},
	}
	s.Inject(events...)
	snap := until(t, s, "the events", func(s *Snapshot) bool { return len(s.Markers) == len(events) && !s.Markers[3].Due })
	for i, want := range []struct {
		does    episode.Perturbation
		regions []brain.Region
	}{
		{episode.Zero{Share: 0.33, Random: true, Synapses: episode.Synapses{Layer: 2}}, []brain.Region{second}},
		{episode.Hold{Actuator: "all", Value: 1, Steps: 100}, nil},
		{episode.Rules{Random: true}, []brain.Region{{}}},
		{episode.Leg{Leg: 3, Share: 0.5}, nil},
	} {
		m := &snap.Markers[i]
		if m.Event.Args != events[i].Args || m.Does != want.does || !slices.Equal(m.Regions, want.regions) {
			t.Errorf("%q: expected %#v of %v, found %#v of %v", m.Event, want.does, want.regions, m.Does, m.Regions)
		}
	}
	if !snap.RandomRules {
		t.Error("the snapshot does not tell that the rules are random")
	}
}

// Events that an episode was over too soon for are told at its end, and not before.
func TestEventsThatWereNeverReached(t *testing.T) {
	late := episode.Event{Step: 99, Kind: "leg", Args: "4=0"}
	s := open(t, Config{World: "ant", Seed: 1, MaxSteps: 20, Events: []episode.Event{{Step: 5, Kind: "zero", Args: "0.2"}, late}})
	at := func(step int) *Snapshot {
		t.Helper()
		return until(t, s, "a step", func(s *Snapshot) bool { return s.Step == step })
	}
	s.Step(10)
	if snap := at(10); len(snap.Unreached) > 0 {
		t.Errorf("on the way %v is told", snap.Unreached)
	}
	s.Step(10)
	if snap := at(20); len(snap.Unreached) != 1 || snap.Unreached[0] != late || len(snap.Markers) != 1 {
		t.Errorf("at the end %v is told, marked %v", snap.Unreached, snap.Markers)
	}
	s.Scrub(15)
	if snap := at(15); len(snap.Unreached) != 1 {
		t.Errorf("looking back %v is told", snap.Unreached)
	}
}
