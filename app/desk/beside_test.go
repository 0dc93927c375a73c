package desk

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hebbarium/app/session"
	"hebbarium/evolve/replay"
)

// What lives beside a life is there again where its link is followed and its replay is
// opened, the same life bit for bit; a replay of a life alone says nothing of it.
func TestTheRivalTravels(t *testing.T) {
	d := linked(t, "shipped:ant-hebbian")
	alone, err := life(t, d).Encode()
	if err != nil || strings.Contains(string(alone), "beside") {
		t.Fatalf("a life alone: %v, %.300s", err, alone)
	}
	d.Send(Beside{"static"})
	until(t, d, "the rival", func() bool { return d.view.Snap.Rival != nil })
	liveTo(t, d, 60)
	d.Send(CutLeg{Leg: 4, Share: 0})
	until(t, d, "the injury", func() bool { return len(d.view.Snap.Markers) == 1 })
	liveTo(t, d, 120)
	there := func(s *session.Snapshot) bool { return s.Rival != nil && s.Rival.Step == 120 && s.Step == 120 }
	until(t, d, "both", func() bool { return there(d.view.Snap) })
	score, weights := d.view.Snap.Rival.Score, slices.Clone(d.view.Snap.Rival.Weights[1])
	same := func(what string, d *Desk) {
		t.Helper()
		until(t, d, what, func() bool { return there(d.view.Snap) })
		if r := d.view.Snap.Rival; r.Name != "ant-static-symmetric" || r.Score != score || !slices.Equal(r.Weights[1], weights) {
			t.Errorf("%s: %s with %v, want ant-static-symmetric with %v", what, r.Name, r.Score, score)
		}
	}
	text := copied(t, d, "weights")
	if !strings.Contains(text, "&beside=ant-static-symmetric@7b161217e54493ec&") {
		t.Errorf("the link is %s", text)
	}
	same("its link", linked(t, text))

	path := filepath.Join(t.TempDir(), "both.replay")
	d.Send(SaveReplay{path})
	until(t, d, "the replay", func() bool { _, err := os.Stat(path); return err == nil })
	if r, err := replay.Load(path); err != nil || r.Beside != "ant-static-symmetric@7b161217e54493ec" {
		t.Fatalf("the replay: %v, %+v", err, r)
	}
	other := linked(t, path)
	other.session.SetSpeed(session.Max)
	until(t, other, "the recording's end", func() bool { return other.view.Recorded.Finished || other.view.Recorded.Difference != nil })
	if diff := other.view.Recorded.Difference; diff != nil {
		t.Error(diff)
	}
	other.Send(Scrub{120})
	same("its replay", other)
	d.Send(Beside{})
	until(t, d, "none", func() bool { return d.view.Snap.Rival == nil })
	if r := life(t, d); r.Beside != "" {
		t.Errorf("alone again, but for %s", r.Beside)
	}
}

// What cannot live beside a life is refused with the reason; a link that asks for it is
// lived alone.
func TestRivalsOfOtherWorldsAreRefused(t *testing.T) {
	d := linked(t, "shipped:ant-hebbian")
	for choice, why := range map[string]string{
		"car-static":  "expected a rule set for the ant, found car-static for the car",
		"ant-hebbian": "another rule set than ant-hebbian",
		"ant-nobody":  `found "ant-nobody"`,
		"seed:0":      "whole number from 1",
	} {
		d.Send(Beside{choice})
		until(t, d, why, func() bool { return strings.Contains(d.view.Notice, why) })
		if d.view.Snap.Rival != nil {
			t.Errorf("%s: lives beside it", choice)
		}
	}
	other := linked(t, "hebbarium:#world=ant&rules=ant-hebbian&seed=1&beside=ant-nobody&paused")
	if v := &other.view; v.Card != nil || v.Snap.Rival != nil || !strings.Contains(v.Notice, "It lives alone: ") {
		t.Errorf("card %+v, told %q", v.Card, v.Notice)
	}
}
