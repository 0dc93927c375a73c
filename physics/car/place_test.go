package car

import (
	"math"
	"testing"
)

// A car that goes round and round has come as far as it has gone, over the finish line
// too; one that cuts across the grass is where it comes back to the road.
func TestPlaceAlongTheTrack(t *testing.T) {
	track, err := Generate(Stream(3))
	if err != nil {
		t.Fatal(err)
	}
	n := len(track.Points)
	at := func(i int, beside float64) (x, y float64) {
		q := track.Points[(i%n+n)%n].beside(beside)
		return q[0], q[1]
	}
	var p Place
	p.Reset(track, track.Points[0].X, track.Points[0].Y)
	if p.Tiles() != 0 {
		t.Errorf("it starts at %v", p.Tiles())
	}
	for i := 0; i <= 2*n+50; i++ {
		x, y := at(i, 4*math.Sin(float64(i)))
		p.Move(track, x, y)
		if math.Abs(p.Tiles()-float64(i)) > 0.6 {
			t.Fatalf("at point %d of %d it has come to %v", i, n, p.Tiles())
		}
	}
	if !p.Round(track) {
		t.Error("after two laps it has not gone round")
	}
	p.Move(track, 1e4, 1e4) // far out on the grass
	if math.Abs(p.Tiles()-float64(2*n+50)) > 0.6 {
		t.Errorf("off the road it has come to %v", p.Tiles())
	}
	x, y := at(80, 0)
	if p.Move(track, x, y); math.Abs(p.Tiles()-float64(2*n+80)) > 0.6 {
		t.Errorf("back on the road 30 tiles ahead it has come to %v", p.Tiles())
	}
	p.Reset(track, track.Points[0].X, track.Points[0].Y)
	for i := range 20 {
		x, y := at(-i, 0)
		p.Move(track, x, y)
	}
	if p.Round(track) {
		t.Error("after 19 tiles it has gone round")
	}
	if math.Abs(p.Tiles()+19) > 0.6 {
		t.Errorf("backwards from the start it has come to %v", p.Tiles())
	}
	p.Move(track, math.NaN(), 0)
	p.Move(nil, 0, 0)
	if math.Abs(p.Tiles()+19) > 0.6 {
		t.Errorf("a position that is no number is the place %v", p.Tiles())
	}
	if n := testing.AllocsPerRun(100, func() { p.Move(track, x, y) }); n > 0 {
		t.Errorf("%v allocations a move", n)
	}
}
