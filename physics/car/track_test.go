package car

import (
	"errors"
	"math"
	"slices"
	"testing"
)

const trackTolerance = 1e-9

func TestParityTrack(t *testing.T) {
	for _, r := range trackRecordings(t) {
		t.Run(r.name, func(t *testing.T) {
			draw := replay(append(slices.Clone(r.Draws), secondDraws(r)...))
			track, err := Generate(draw)
			if err != nil {
				t.Fatal(err)
			}
			compareTrack(t, track, r.N, r.Attempts, r.Points, r.Border)
			compareRoad(t, track, r)
			if r.SecondReset == nil {
				return
			}
			s := r.SecondReset
			if track, err = Generate(draw); err != nil {
				t.Fatal(err)
			}
			attempts := s.Attempts
			if attempts == 0 {
				attempts = len(s.Draws) / drawsPerTry
			}
			n := s.N
			if n == 0 {
				n = len(s.Points)
			}
			compareTrack(t, track, n, attempts, s.Points, s.Border)
		})
	}
}

func secondDraws(r trackRecording) []float64 {
	if r.SecondReset == nil {
		return nil
	}
	return r.SecondReset.Draws
}

func compareTrack(t *testing.T, track *Track, n, attempts int, points [][4]float64, border []bool) {
	t.Helper()
	if len(track.Points) != n || len(points) != n || track.Attempts != attempts {
		t.Fatalf("expected %d points (%d recorded) after %d attempts, found %d after %d",
			n, len(points), attempts, len(track.Points), track.Attempts)
	}
	for i, p := range track.Points {
		for k, v := range [4]float64{p.Alpha, p.Beta, p.X, p.Y} {
			if !(math.Abs(v-points[i][k]) <= trackTolerance) {
				t.Fatalf("point %d, column %d: expected %v, found %v", i, k, points[i][k], v)
			}
		}
	}
	if border != nil && !slices.Equal(track.Border, border) {
		t.Errorf("borders: expected %v, found %v", border, track.Border)
	}
}

func compareRoad(t *testing.T, track *Track, r trackRecording) {
	t.Helper()
	if r.RoadPoly == nil {
		return
	}
	type drawn struct {
		tile    int
		border  bool
		corners [4][2]float64
	}
	var road []drawn
	for i, tile := range track.Tiles {
		road = append(road, drawn{i, false, tile.Corners})
		if tile.Kerb >= 0 {
			road = append(road, drawn{i, true, track.Kerbs[tile.Kerb].Corners})
		}
	}
	if len(road) != len(r.RoadPoly) {
		t.Fatalf("expected %d drawn shapes, found %d", len(r.RoadPoly), len(road))
	}
	for i, want := range r.RoadPoly {
		if road[i].border != want.Border {
			t.Fatalf("shape %d: expected kerb %v, found %v", i, want.Border, road[i].border)
		}
		for c := range want.Poly {
			for k := range 2 {
				if !(math.Abs(road[i].corners[c][k]-want.Poly[c][k]) <= trackTolerance) {
					t.Fatalf("shape %d, corner %d: expected %v, found %v", i, c, want.Poly[c], road[i].corners[c])
				}
			}
		}
	}
}

func TestStreamRepeats(t *testing.T) {
	for seed := range uint64(20) {
		a, err := Generate(Stream(seed))
		if err != nil {
			t.Fatal(err)
		}
		b, err := Generate(Stream(seed))
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(a.Points, b.Points) || !slices.Equal(a.Tiles, b.Tiles) {
			t.Fatalf("seed %d gave two different tracks", seed)
		}
		if n := len(a.Points); n < 200 || n > 450 {
			t.Errorf("seed %d: expected 241 to 355 points or thereabouts, found %d", seed, n)
		}
		next, err := Generate(Stream(seed + 1))
		if err != nil {
			t.Fatal(err)
		}
		if slices.Equal(a.Points, next.Points) {
			t.Errorf("seeds %d and %d gave the same track", seed, seed+1)
		}
	}
}

func TestGenerateRefusesBadDraws(t *testing.T) {
	for name, draw := range map[string]func(lo, hi float64) float64{
		"ran out":      replay(make([]float64, 5)),
		"not a number": func(lo, hi float64) float64 { return math.NaN() },
		"out of range": func(lo, hi float64) float64 { return hi + 1 },
	} {
		if _, err := Generate(draw); !errors.Is(err, ErrTrack) {
			t.Errorf("%s: expected ErrTrack, found %v", name, err)
		}
	}
}

func BenchmarkGenerate(b *testing.B) {
	draw := Stream(1)
	for b.Loop() {
		if _, err := Generate(draw); err != nil {
			b.Fatal(err)
		}
	}
}
