package brain

import (
	"math"
	"testing"
)

func TestInitRoundTrip(t *testing.T) {
	for s, want := range map[string]string{
		"": "uniform:0.1", "uni": "uniform:0.1", "uniform": "uniform:0.1", "uniform:0.25": "uniform:0.25", "uniform=0.25": "uniform:0.25",
		"normal": "normal:0.024", "normal:0.1": "normal:0.1", "uni_big": "uniform:1", "sparse": "sparse:0.8",
		"xavier": "xavier:0.3", "xa_uni": "xavier:0.3", "xa_uni_big": "xavier:1", "kaiming": "kaiming:3", "ka_uni": "kaiming:3",
		"ones": "ones", "zeros": "zeros", "default": "default", "coevolve": "coevolve",
	} {
		in, err := ParseInit(s)
		if err != nil {
			t.Errorf("%q: %v", s, err)
			continue
		}
		again, err := ParseInit(in.String())
		if in.String() != want || err != nil || again != in {
			t.Errorf("%q: expected %s, found %s, then %s, %v", s, want, in, again, err)
		}
	}
	for _, s := range []string{"gauss", "uniform:", "uniform:-1", "uniform:NaN", "uniform:1e9", "sparse:2", "ones:1", "uni_big:2", "normal:0"} {
		if in, err := ParseInit(s); err == nil {
			t.Errorf("%q: expected an error, found %s", s, in)
		}
	}
	if (Init{}).String() != "uniform:0.1" {
		t.Errorf("zero value: expected uniform:0.1, found %s", Init{})
	}
}

// TestInitMoments compares the spread of each distribution with its formula.
func TestInitMoments(t *testing.T) {
	const pre, post = 128, 64
	for s, want := range map[string]struct{ sd, most float64 }{
		"uniform:0.1": {0.1 / math.Sqrt(3), 0.1},
		"uni_big":     {1 / math.Sqrt(3), 1},
		"normal:0.1":  {0.1, 1},
		"normal":      {0.024, 0.24},
		"sparse":      {0.01 * math.Sqrt(1-52.0/64), 0.1}, // ⌈0.8·64⌉ = 52 zeros of 64
		"xavier":      {0.3 * math.Sqrt(2.0/(pre+post)), 0.3 * math.Sqrt(6.0/(pre+post))},
		"kaiming":     {math.Sqrt(2.0 / 10 / pre), math.Sqrt(6.0 / 10 / pre)},
		"default":     {math.Sqrt(1.0 / 3 / pre), math.Sqrt(1.0 / pre)},
		"ones":        {1, 1},
		"zeros":       {0, 0},
	} {
		in, err := ParseInit(s)
		if err != nil {
			t.Fatal(err)
		}
		w := make([]float32, pre*post)
		in.fill(w, pre, post, seeded(11))
		squares, most := 0.0, 0.0
		for _, v := range w {
			squares += float64(v) * float64(v)
			most = math.Max(most, math.Abs(float64(v)))
		}
		sd := math.Sqrt(squares / float64(len(w)))
		if math.Abs(sd-want.sd) > 0.05*want.sd || most > want.most*(1+1e-6) {
			t.Errorf("%s: expected a root mean square of %.4g and at most %.4g, found %.4g and %.4g", s, want.sd, want.most, sd, most)
		}
	}
}
