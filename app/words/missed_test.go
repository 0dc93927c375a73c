package words

import (
	"testing"

	"hebbarium/app/session"
	"hebbarium/evolve/episode"
	"hebbarium/physics/car"
)

// A car that has gone round is told what it has left out, and how far that is.
func TestMissedTiles(t *testing.T) {
	round := func(place float64, missed ...int) *session.Snapshot {
		paid := make([]bool, 300)
		for i := range paid {
			paid[i] = true
		}
		for _, i := range missed {
			paid[i] = false
		}
		return &session.Snapshot{Seeking: -1, Car: &session.CarView{
			Track: &car.Track{Tiles: make([]car.Tile, 300)}, State: car.State{Paid: paid, Visited: 300 - len(missed)}, Place: place, Round: place > 299,
		}}
	}
	ended := round(320, 143)
	ended.Status = episode.TimeUp
	for want, s := range map[string]*session.Snapshot{
		"1 tile missed on the lap, 123 tiles ahead":           round(320, 143),
		"1 tile missed on the lap, 1 tile ahead":              round(742.1, 143),
		"1 tile missed on the lap, 299 tiles ahead":           round(443.6, 143),
		"3 tiles missed on the lap, the next 103 tiles ahead": round(340, 143, 20, 299),
	} {
		if got := MissedTiles(s); got != want {
			t.Errorf("at %v: %q, want %q", s.Car.Place, got, want)
		}
	}
	back := round(320, 143)
	back.Car.Track.Points = make([]car.Point, 300)
	back.Car.State.Hull.Angle = 3
	if got := MissedTiles(back); got != "1 tile missed on the lap, 178 tiles ahead" {
		t.Errorf("the other way round: %q", got)
	}
	for what, s := range map[string]*session.Snapshot{
		"before it has gone round": round(290, 143), "with none missed": round(310), "at the end": ended, "without a car": {Seeking: -1},
	} {
		if got := MissedTiles(s); got != "" {
			t.Errorf("%s: %q", what, got)
		}
	}
}
