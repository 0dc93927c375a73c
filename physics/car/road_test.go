package car

import (
	"bytes"
	"math"
	"testing"
)

// A narrower road has as many tiles in the same places, each within the usual one's, and
// the usual road is bit for bit what it was.
func TestNarrowerRoad(t *testing.T) {
	track, err := Generate(Stream(3))
	if err != nil {
		t.Fatal(err)
	}
	narrow := track.Narrower()
	if len(narrow.Tiles) != len(track.Tiles) || len(narrow.Kerbs) != len(track.Kerbs) || &narrow.Points[0] != &track.Points[0] {
		t.Fatalf("%d tiles and %d kerbs of %d and %d", len(narrow.Tiles), len(narrow.Kerbs), len(track.Tiles), len(track.Kerbs))
	}
	width := func(t *Tile) float64 {
		a, b := t.Corners[0], t.Corners[1]
		return math.Hypot(a[0]-b[0], a[1]-b[1])
	}
	for i := range track.Tiles {
		if share := width(&narrow.Tiles[i]) / width(&track.Tiles[i]); math.Abs(share-narrowShare) > 1e-9 {
			t.Fatalf("tile %d has %v of the width", i, share)
		}
	}
}

// On a narrower road the wheels come onto the grass where the usual one still bears them;
// what was paid stays paid, in both engines, and a kept state has the road.
func TestRoadUnderTheCar(t *testing.T) {
	track, err := Generate(Stream(3))
	if err != nil {
		t.Fatal(err)
	}
	for _, engine := range []Engine{Default, Box2D} {
		w := NewWorld(engine)
		aside := func(road Road) (tiles int) {
			w.Reset(track)
			c := UsualConditions()
			for i := range 120 { // off the middle, to the right
				if i == 20 {
					visited := w.Visited()
					c.Road = road
					if err := w.SetConditions(c); err != nil {
						t.Fatal(err)
					}
					if w.Visited() != visited {
						t.Errorf("%s: %d tiles were visited, then %d", engine, visited, w.Visited())
					}
				}
				steer := 0.0
				if i > 20 && i < 40 {
					steer = 0.25
				}
				if o := w.Step([3]float64{steer, 0.3, 0}); o.Err != nil {
					t.Fatal(o.Err)
				}
				for k := range w.State().Wheels {
					if w.State().Wheels[k].Tiles > 0 {
						tiles++
					}
				}
			}
			return tiles
		}
		usual, narrow, dark := aside(UsualRoad), aside(NarrowerRoad), aside(DarkerRoad)
		if narrow >= usual || dark != usual || w.Road() != track {
			t.Errorf("%s: wheels were on the road %d times, on a narrower one %d, on a darker one %d", engine, usual, narrow, dark)
		}
		aside(NarrowerRoad)
		kept, on := w.AppendState(nil), w.Road()
		aside(UsualRoad)
		if err := w.Restore(w.Engine(), track, kept); err != nil {
			t.Fatal(err)
		}
		if w.Conditions().Road != NarrowerRoad || !bytes.Equal(kept, w.AppendState(nil)) || len(w.Road().Tiles) != len(on.Tiles) || w.Road().Tiles[7] != on.Tiles[7] {
			t.Errorf("restored on the road %d", w.Conditions().Road)
		}
		for range 30 {
			w.Step([3]float64{0, 0.2, 0})
		}
		later := w.AppendState(nil)
		if err := w.Restore(w.Engine(), track, kept); err != nil {
			t.Fatal(err)
		}
		for range 30 {
			w.Step([3]float64{0, 0.2, 0})
		}
		if !bytes.Equal(later, w.AppendState(nil)) {
			t.Error("a restored life goes on otherwise")
		}
	}
}

// A darker road is drawn with half the light, and nothing else of the picture changes.
func TestDarkerRoad(t *testing.T) {
	track, err := Generate(Stream(3))
	if err != nil {
		t.Fatal(err)
	}
	w, p := NewWorld(Default), NewPainter()
	w.Reset(track)
	for range 60 {
		w.Step([3]float64{0, 0.1, 0})
	}
	p.SetTrack(track)
	var usual, dark, again Image
	p.Draw(w.State(), &usual)
	p.Darken(true)
	p.Draw(w.State(), &dark)
	p.Darken(false)
	p.Draw(w.State(), &again)
	if usual != again {
		t.Error("the usual road does not come back")
	}
	changed := 0
	for i := 0; i < len(usual); i += 3 {
		a, b := [3]uint8(usual[i:]), [3]uint8(dark[i:])
		road := a == palette[road0] || a == palette[road1] || a == palette[road2]
		switch {
		case road && max(2*int(b[0])-int(a[0]), int(a[0])-2*int(b[0])) > 1:
			t.Fatalf("pixel %d: %v became %v", i/3, a, b)
		case !road && a != b:
			t.Fatalf("pixel %d is no road, and %v became %v", i/3, a, b)
		}
		if road {
			changed++
		}
	}
	if changed < 500 {
		t.Errorf("%d pixels of road", changed)
	}
}
