package words

import (
	"testing"

	"hebbarium/app/session"
	"hebbarium/evolve/episode"
)

// What became of a body in another physics is told by its own pace before and since.
func TestHandedIsToldByItsPace(t *testing.T) {
	rewards := make([]float64, 600)
	for i := range rewards {
		if rewards[i] = 2; i >= 300 {
			rewards[i] = 1.5
		}
	}
	m := session.Marker{Event: episode.Event{Step: 300, Kind: "physics", Args: "box2d"}}
	for _, c := range []struct {
		step  int
		usual float64
		want  string
		tone  Tone
	}{
		{320, 2, "measuring", Dim},
		{600, 2, "its pace is 75 % of that before", Warn},
		{600, 20, "too slow before to compare with", Dim},
	} {
		got := Handed(&m, &session.Snapshot{Step: c.step, Rewards: rewards, Usual: c.usual})
		if last := got[len(got)-1]; got[0].Text != "handed to Box2D at 300" || last.Text != c.want || last.Tone != c.tone {
			t.Errorf("at %d: found %v, want %q", c.step, got, c.want)
		}
	}
	if !IsHanded(&m) || IsHanded(&session.Marker{Event: episode.Event{Kind: "zero"}}) {
		t.Error("what hands the body over is another event")
	}
}
