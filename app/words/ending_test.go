package words

import (
	"errors"
	"strings"
	"testing"

	"hebbarium/app/session"
	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/recovery"
	"hebbarium/physics/car"
)

const spent = "all tiles visited, no reward to measure: start again"

// onTrack is a moment on a track of 300 tiles, of which some are left.
func onTrack(left int) *session.Snapshot {
	return &session.Snapshot{Seeking: -1, Car: &session.CarView{Track: &car.Track{Tiles: make([]car.Tile, 300)}, State: car.State{Visited: 300 - left}}}
}

// plain is a read-out without its looks.
func plain(why string, m *session.Marker) string {
	text := ""
	for _, span := range ReadOut(m, why) {
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
	ev := episode.Event{Step: 60, Kind: "zero", Args: "0.33"}
	m := session.Marker{Event: ev, Recovery: recovery.Recovery{Event: ev, Standing: recovery.TooSlow}}
	for left, want := range map[int]string{
		0:  spent,
		1:  "1 tile left, no reward to measure: start again",
		4:  "4 tiles left, no reward to measure: start again",
		99: "nothing to compare with: its twin, spared, is itself too slow",
	} {
		why := UsedUp(onTrack(left))
		if text := plain(why, &m); !strings.HasSuffix(text, " · "+want) || (why == "") != (left == 99) {
			t.Errorf("%d tiles left: %q because %q, want %q", left, text, why, want)
		}
	}
	if why := UsedUp(&session.Snapshot{}); why != "" {
		t.Errorf("without a track the reward is used up because %q", why)
	}
}

// What was measured while there was reward stays said when there is none left.
func TestWhatWasMeasuredStays(t *testing.T) {
	ev := episode.Event{Step: 60, Kind: "zero", Args: "0.33"}
	m := session.Marker{Event: ev, Measured: true, Recovery: recovery.Recovery{Event: ev, Standing: recovery.Back, FellTo: 0.1, BackAfter: 30, LostAt: -1, AgainAt: -1, Ended: recovery.ByControl}}
	if text, want := plain(spent, &m), "zeroed 33 % at 60 · slowed to 10 % · back after 30 steps"; text != want {
		t.Errorf("%q, want %q", text, want)
	}
	m = session.Marker{Event: ev, Due: true}
	if text, want := plain("", &m), "zeroed 33 % at 60 · with the next step"; text != want {
		t.Errorf("%q, want %q", text, want)
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

// Where a brain diverges at once, to begin again comes to the same.
func TestCauseLeadsOn(t *testing.T) {
	const on = "write the rule anew"
	if got := Cause(&session.Snapshot{Step: 1, Err: brain.ErrDiverged}); !strings.Contains(got, on) {
		t.Errorf("expected what leads on, found %q", got)
	}
	if got := Cause(&session.Snapshot{Step: 512, Err: brain.ErrDiverged}); strings.Contains(got, on) {
		t.Errorf("expected the error alone, found %q", got)
	}
}
