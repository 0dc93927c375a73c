package words

import (
	"errors"
	"strings"
	"testing"

	"hebbarium/app/session"
	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/physics/car"
)

const spent = "all tiles visited, no reward to measure: start again"

// onTrack is a moment on a track of 300 tiles, of which some are left.
func onTrack(left int) *session.Snapshot {
	return &session.Snapshot{Seeking: -1, Car: &session.CarView{Track: &car.Track{Tiles: make([]car.Tile, 300)}, State: car.State{Visited: 300 - left}}}
}

// plain is a read-out without its looks.
func plain(why string, m *session.Marker, rewards []float64) string {
	text := ""
	for _, span := range Explained(why, m, rewards) {
		text += span.Text
	}
	return text
}

// How an episode ended is said while nothing is lived anew.
func TestEnding(t *testing.T) {
	lap, off, late := onTrack(0), onTrack(20), onTrack(20)
	lap.Status, off.Status, late.Status = episode.Done, episode.Done, episode.TimeUp
	going := onTrack(20)
	going.Status, going.Seeking = episode.TimeUp, 7
	for _, c := range []struct {
		s              *session.Snapshot
		ending, status string
	}{
		{onTrack(20), "", ""}, {lap, "lap finished", "lap finished"}, {off, "left the field", "left the field"},
		{late, "time is up", "time is up"}, {going, "", "going to step 7"},
	} {
		if e, s := Ending(c.s), Status(c.s); e != c.ending || s != c.status {
			t.Errorf("it ended %q and stands at %q, want %q and %q", e, s, c.ending, c.status)
		}
	}
}

// Where the track's reward is used up the read-out says what to do.
func TestNothingToMeasure(t *testing.T) {
	rewards := make([]float64, 80)
	for i := range rewards {
		rewards[i] = -0.1
	}
	ev := episode.Event{Step: 60, Kind: "zero", Args: "0.33"}
	m := session.Marker{Event: ev}
	m.Recovery, m.Measured = episode.MeasureRecovery(rewards, ev)
	for left, want := range map[int]string{
		0:  spent,
		1:  "1 tile left, no reward to measure: start again",
		4:  "4 tiles left, no reward to measure: start again",
		99: "no reward before it to compare with",
	} {
		why := UsedUp(onTrack(left))
		if text := plain(why, &m, nil); !strings.HasSuffix(text, " · "+want) || (why == "") != (left == 99) {
			t.Errorf("%d tiles left: %q because %q, want %q", left, text, why, want)
		}
	}
	if why := UsedUp(&session.Snapshot{}); why != "" {
		t.Errorf("without a track the reward is used up because %q", why)
	}
}

// Where no reward is left, the rate of the latest steps is told of no injury: it would
// read as damage.
func TestNoRateWithoutReward(t *testing.T) {
	ev := episode.Event{Step: 60, Kind: "zero", Args: "0.33"}
	const head = "zeroed 33 % at 60"
	for _, c := range []struct {
		r            episode.Recovery
		with, within string // where there is reward, and where there is none
	}{
		{episode.Recovery{Before: 1, FellTo: 0.1, BackAfter: 30, Steps: 400, Late: 0.2},
			" · fell to 10 % · back to 90 % after 30 steps · now 20 %", " · fell to 10 % · back to 90 % after 30 steps"},
		{episode.Recovery{Before: 1, FellTo: 0.1, BackAfter: 30, Steps: 400, Late: 1},
			" · fell to 10 % · back to 90 % after 30 steps", " · fell to 10 % · back to 90 % after 30 steps"},
		{episode.Recovery{Before: 1, FellTo: 0.1, BackAfter: -1, Steps: 400, Late: 0.2},
			" · fell to 10 % · not back after 400 steps · now 20 %", " · fell to 10 % · not back after 400 steps"},
		{episode.Recovery{Before: 1, FellTo: 0.1, BackAfter: -1, Steps: 20, Now: 0.2},
			" · recovering, 20 steps · 20 % of the rate before", " · recovering, 20 steps · " + spent},
		{episode.Recovery{Before: 1, FellTo: 1, BackAfter: 0, Steps: 1200, Late: 0.2},
			" · no fall in 1000 steps · 20 % of the rate before", " · no fall in 1000 steps · " + spent},
	} {
		m := &session.Marker{Event: ev, Recovery: c.r, Measured: true}
		for why, want := range map[string]string{"": c.with, spent: c.within} {
			if text := plain(why, m, nil); text != head+want {
				t.Errorf("without reward because %q: %q, want %q", why, text, head+want)
			}
		}
	}
	// A fall that came only when the tiles had run out was not the injury's.
	for held, want := range map[int]string{
		Patience: head + " · " + spent, Patience - 1: head + " · fell to −10 % · not back after 500 steps",
	} {
		rewards := make([]float64, ev.Step+500)
		for i := range rewards {
			if rewards[i] = 1; i >= ev.Step+held {
				rewards[i] = -0.1
			}
		}
		r, ok := episode.MeasureRecovery(rewards, ev)
		if !ok || r.BackAfter >= 0 {
			t.Fatalf("%+v", r)
		}
		if text := plain(spent, &session.Marker{Event: ev, Recovery: r, Measured: true}, rewards); text != want {
			t.Errorf("held for %d steps: %q, want %q", held, text, want)
		}
	}
}

// What left the range of numbers is said, and when.
func TestDivergence(t *testing.T) {
	for err, want := range map[error]string{
		errors.New("step 512: torso at 1e300 m"): "The body left the numbers' range at step 512",
		brain.ErrDiverged:                        "The brain left the numbers' range at step 512",
		nil:                                      "",
	} {
		if got := Divergence(&session.Snapshot{Step: 512, Err: err}); got != want {
			t.Errorf("%v: %q, want %q", err, got, want)
		}
	}
}
