package words

import (
	"testing"

	"hebbarium/evolve/replay"
)

// A life that is opened from a file is named, with its length.
func TestOpenedSaysWhichLife(t *testing.T) {
	for want, r := range map[string]*replay.Replay{
		"Opened walk one: a life of 1,270 steps": {Steps: 1270},
		"Opened walk one: 36 lives of 1 step":    {Steps: 1, Many: &replay.Many{Lives: 36}},
	} {
		if got := Opened("/home/me/lives/walk one.replay", r); got != want {
			t.Errorf("found %q, want %q", got, want)
		}
	}
}
