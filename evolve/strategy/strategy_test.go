package strategy

import (
	"compress/gzip"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"testing"

	"hebbarium/brain/kernel"
)

// recordedGeneration is one generation of es_steps.json.gz.
type recordedGeneration struct {
	Sigma        float64     `json:"sigma_used"`
	Rate         float64     `json:"lr_used_for_coeffs"`
	NoiseCoeffs  [][]float32 `json:"noise_coeffs"`
	NoiseConv    [][]float32 `json:"noise_cnn"`
	TriedCoeffs  [][]float32 `json:"tried_coeffs"`
	TriedConv    [][]float32 `json:"tried_cnn"`
	Raw          []float64   `json:"raw_return"`
	Penalty      []float64   `json:"penalty"`
	Fitness      []float32   `json:"fitness_f32"`
	Standardised []float32   `json:"standardised"`
	ConvRate     float64     `json:"lr_used_for_cnn"`
	ConvSigma    float64     `json:"sigma_used_for_cnn"`
	CoeffsAfter  []float32   `json:"coeffs_after"`
	ConvAfter    []float32   `json:"cnn_after"`
	RateAfter    float64     `json:"lr_after"`
	SigmaAfter   float64     `json:"sigma_after"`
}

type recordedSteps struct {
	Population  int                  `json:"population_size"`
	Sigma       float64              `json:"sigma"`
	Rate        float64              `json:"lr"`
	Decay       float64              `json:"decay"`
	Coeffs      []float32            `json:"coeffs0"`
	Conv        []float32            `json:"cnn0"`
	Generations []recordedGeneration `json:"generations"`
}

// reference opens a recording: in the folder that HEBBARIUM_REFERENCE names, or
// in testdata.
func reference(t *testing.T, path string, into any) {
	t.Helper()
	name := filepath.Join("testdata", filepath.Base(path))
	if dir := os.Getenv("HEBBARIUM_REFERENCE"); dir != "" {
		name = filepath.Join(dir, path)
	}
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.NewDecoder(z).Decode(into); err != nil {
		t.Fatal(err)
	}
}

// TestParityStrategy follows recorded generations of the original's strategy:
// candidates, penalty, ranks, update of both vectors and decays.
func TestParityStrategy(t *testing.T) {
	var rec recordedSteps
	reference(t, "car/brain/es_steps.json.gz", &rec)
	s := Paper(rec.Population)
	s.Sigma, s.Rate, s.RateDecay = rec.Sigma, rec.Rate, rec.Decay
	c := Centre{Sigma: s.Sigma, Rate: s.Rate, Theta: rec.Coeffs, Born: rec.Conv}
	for g, want := range rec.Generations {
		near(t, g, "sigma", c.Sigma, want.Sigma)
		near(t, g, "rate", c.Rate, want.Rate)
		n := len(c.Theta)
		plus, minus := make([]float32, n), make([]float32, n)
		for m := 0; m < rec.Population; m += 2 {
			sp, sm := kernel.Best().Mirror(plus, minus, c.Theta, want.NoiseCoeffs[m], float32(c.Sigma))
			close32(t, g, "candidate", plus, want.TriedCoeffs[m])
			close32(t, g, "candidate", minus, want.TriedCoeffs[m+1])
			near(t, g, "penalty", -Penalty(sp, n, s.Penalty), want.Penalty[m])
			near(t, g, "penalty", -Penalty(sm, n, s.Penalty), want.Penalty[m+1])
		}
		weights := CentredRanks(want.Fitness)
		close32(t, g, "standardised ranks", weights, want.Standardised)

		sum := make([]float32, len(c.Theta))
		Gradient(kernel.Best(), sum, weights, func(pair int) []float32 { return want.NoiseCoeffs[2*pair] })
		Ascent{}.Tell(c.Theta, sum, nil, Step{Rate: c.Rate, Sigma: c.Sigma, Population: rec.Population})
		close32(t, g, "coefficients", c.Theta, want.CoeffsAfter)
		c.Decay(s)
		near(t, g, "rate of the convolutions", c.Rate, want.ConvRate)
		near(t, g, "sigma of the convolutions", c.Sigma, want.ConvSigma)
		sum = sum[:len(c.Born)]
		Gradient(kernel.Best(), sum, weights, func(pair int) []float32 { return want.NoiseConv[2*pair] })
		Ascent{}.Tell(c.Born, sum, nil, Step{Rate: c.Rate, Sigma: c.Sigma, Population: rec.Population})
		close32(t, g, "convolutions", c.Born, want.ConvAfter)
		near(t, g, "rate after", c.Rate, want.RateAfter)
		near(t, g, "sigma after", c.Sigma, want.SigmaAfter)
	}
}

func near(t *testing.T, generation int, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-7*max(1, math.Abs(want)) {
		t.Errorf("generation %d: %s: expected %g, found %g", generation, what, want, got)
	}
}

func close32(t *testing.T, generation int, what string, got, want []float32) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("generation %d: %s: expected %d numbers, found %d", generation, what, len(want), len(got))
	}
	for i := range want {
		if math.Abs(float64(got[i]-want[i])) > 2e-6*max(1, math.Abs(float64(want[i]))) {
			t.Errorf("generation %d: %s %d: expected %g, found %g", generation, what, i, want[i], got[i])
		}
	}
}
