package many

import (
	"context"
	"errors"
	"strings"
	"testing"

	"hebbarium/app/recording"
	"hebbarium/app/session"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/replay"
)

// A replay of many lives holds the states of them all, is read back as it was, and is
// verified life for life.
func TestReplaysOfManyLives(t *testing.T) {
	r := rules(t, "ant")
	rec := recording.New(recording.Options{Rules: replay.RuleSet{Name: r.Name, SHA256: r.SHA256}})
	s, err := session.New(session.Config{World: "ant", Rules: r, Seed: 5, MaxSteps: 1000, Recorder: rec})
	if err != nil {
		t.Fatal(err)
	}
	defer rec.Close()
	defer s.Close()
	c := New()
	defer c.Close()
	c.Follow(s, 9)
	s.Observe(func(*episode.Episode) { rec.Complete(c.Complete) })
	s.Reach(30)
	until(t, c, "the step", at(30))
	s.Inject(episode.Event{Kind: "zero", Args: "0.33,mode=random"})
	s.Reach(80)
	until(t, c, "the end", at(80))
	found := make(chan *replay.Replay)
	s.Observe(func(*episode.Episode) { found <- rec.Replay() })
	life := <-found
	if life.Lives() != 9 || life.Many.Step != 80 || life.Many.Events != 1 || len(life.Many.Ends) != 8 {
		t.Fatalf("found %+v", life.Many)
	}
	data, err := life.Encode()
	if err != nil {
		t.Fatal(err)
	}
	again, err := replay.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	e, err := newEpisode("ant", "", r.Genome)
	if err != nil {
		t.Fatal(err)
	}
	if err := again.Verify(context.Background(), e, r.Genome, nil); err != nil {
		t.Error(err)
	}
	again.Many.Ends[4][0] ^= 1
	var other *replay.Difference
	if err := again.Verify(context.Background(), e, r.Genome, nil); !errors.As(err, &other) || !strings.Contains(other.Part, "life 6 of 9 (seed 10)") {
		t.Errorf("of another life it says %v", err)
	}
	for what, change := range map[string]func(m *replay.Many){
		"2 to 64 lives, found 1000": func(m *replay.Many) { m.Lives = 1000 },
		"a hash for each":           func(m *replay.Many) { m.Ends = m.Ends[1:] },
		"step: expected 0 to 80":    func(m *replay.Many) { m.Step = 81 },
	} {
		many := *life.Many
		bad := *life
		bad.Many = &many
		change(&many)
		if _, err := bad.Encode(); err == nil || !strings.Contains(err.Error(), what) {
			t.Errorf("%s: found %v", what, err)
		}
	}
	// One life again: a replay as it ever was.
	c.Follow(s, 0)
	s.Observe(func(*episode.Episode) { found <- rec.Replay() })
	if life := <-found; life.Many != nil {
		t.Errorf("of one life it says %+v", life.Many)
	}
}
