package campaign

import (
	"slices"
	"strings"
	"testing"

	"hebbarium/evolve/episode"
)

// Every training episode meets the events, at steps of its own, from its seed alone.
func TestEventsInTraining(t *testing.T) {
	s := short(t)
	newSetting(t, &s, "event", " --event 5:zero:0.33 --event '8..12:leg:1=0 | 8..12:leg:3=0.5 | none'", func() {
		s.Events = []string{"5:zero:0.33", "8..12:leg:1=0 | 8..12:leg:3=0.5 | none"}
	})
	c := sameForAnyWorkers(t, s, 2)
	seen, steps := map[string]int{}, map[int]int{}
	for seed := range uint64(600) {
		events := c.setup(seed, 0, "intact").Events
		if !slices.Equal(events, c.setup(seed, 0, "intact").Events) {
			t.Fatal("expected the same events from the same seed")
		}
		if events[0].String() != "5:zero:0.33" {
			t.Fatalf("expected what was asked for at step 5, found %v", events)
		}
		if len(events) == 1 {
			seen["none"]++
			continue
		}
		seen[events[1].Kind+":"+events[1].Args]++
		steps[events[1].Step]++
	}
	for _, choice := range []string{"none", "leg:1=0", "leg:3=0.5"} {
		if n := seen[choice]; n < 150 || n > 250 {
			t.Errorf("%s: expected about 200 of 600 episodes, found %d", choice, n)
		}
	}
	for step, n := range steps {
		if step < 8 || step > 12 || n < 40 {
			t.Errorf("expected steps 8 to 12 alike, found %v", steps)
		}
	}
	if len(seen) != 3 || len(steps) != 5 {
		t.Errorf("found %v at %v", seen, steps)
	}
	// With the damages of another setting they come beside them.
	s.Damage = RandomDamage
	c, _ = newCampaign(t, s, 1)
	both := 0
	for seed := range uint64(100) {
		if n := slices.IndexFunc(c.setup(seed, 0, "intact").Events, func(e episode.Event) bool { return e.Step >= 100 }); n >= 0 {
			both++
		}
	}
	if both < 30 {
		t.Errorf("expected damages beside the events in half of the episodes, found %d of 100", both)
	}
}

func TestEventsThatTrainingRefuses(t *testing.T) {
	for text, says := range map[string]string{
		"":                                    "expected a step",
		"zero:0.33":                           "FROM..TO:KIND:ARGS",
		"9..5:zero:0.33":                      "in order",
		"5..x:zero:0.33":                      "in order",
		"5:boil":                              "help events",
		"5:zero:0.33 | 6:leg:9=0":             "leg",
		"0..2000000:zero:0.1":                 "expected a step up to",
		strings.Repeat("none|", 100) + "none": "at most 100 choices",
	} {
		s := short(t)
		s.Events = []string{text}
		if err := s.Check(); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%.40s: expected %q, found %v", text, says, err)
		}
	}
	s := short(t)
	s.Events = make([]string, maxEvents+1)
	if s.Check() == nil {
		t.Error("expected so many events to be refused")
	}
	// What only a world can tell is told before a campaign begins.
	s = short(t)
	s.World = "car"
	s.Events = []string{"none | 5:leg:1=0"}
	c, err := New(s, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Pool(1); err == nil || !strings.Contains(err.Error(), "no leg 1") {
		t.Errorf("expected a car without legs to be told, found %v", err)
	}
}
