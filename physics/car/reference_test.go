package car

import (
	"compress/gzip"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// recordings is the folder of car recordings: the one that HEBBARIUM_REFERENCE
// names, or the small copy beside the tests.
func recordings() string {
	if dir := os.Getenv("HEBBARIUM_REFERENCE"); dir != "" {
		return filepath.Join(dir, "car")
	}
	return "testdata"
}

func readRecording(t testing.TB, path string, into any) {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	plain, err := gzip.NewReader(file)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	if err := json.NewDecoder(plain).Decode(into); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

type trackRecording struct {
	name        string
	Seed        int          `json:"seed"`
	Draws       []float64    `json:"draws"`
	Attempts    int          `json:"attempts"`
	N           int          `json:"N"`
	Points      [][4]float64 `json:"track_alpha_beta_x_y"`
	Border      []bool       `json:"border"`
	SecondReset *struct {
		Draws    []float64    `json:"draws"`
		Attempts int          `json:"attempts"`
		N        int          `json:"N"`
		Points   [][4]float64 `json:"track_alpha_beta_x_y"`
		Border   []bool       `json:"border"`
		State    []any        `json:"state_after_reset"`
	} `json:"second_reset"`
	RoadPoly []struct {
		Tile   int           `json:"tile"`
		Border bool          `json:"border"`
		Poly   [4][2]float64 `json:"poly"`
	} `json:"road_poly"`
	Hulls [][][2]float32 `json:"tile_fixture_vertices_after_hull_f32"`
}

func trackRecordings(t testing.TB) []trackRecording {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(recordings(), "runs", "track_*.json.gz"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("expected recorded tracks in %s/runs, found %d (%v)", recordings(), len(paths), err)
	}
	all := make([]trackRecording, len(paths))
	for i, path := range paths {
		readRecording(t, path, &all[i])
		all[i].name = strings.TrimSuffix(filepath.Base(path), ".json.gz")
	}
	return all
}

// recordedTrack generates the track of a seed from its recorded draws.
func recordedTrack(t testing.TB, seed int) *Track {
	t.Helper()
	for _, recording := range trackRecordings(t) {
		if recording.Seed == seed {
			track, err := Generate(replay(recording.Draws))
			if err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
			return track
		}
	}
	t.Fatalf("expected a recorded track of seed %d in %s, found none", seed, recordings())
	return nil
}

// replay hands out recorded draws, and NaN when they have run out.
func replay(draws []float64) func(lo, hi float64) float64 {
	return func(lo, hi float64) float64 {
		if len(draws) == 0 {
			return math.NaN()
		}
		next := draws[0]
		draws = draws[1:]
		return next
	}
}
