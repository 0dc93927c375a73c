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
