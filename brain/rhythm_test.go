package brain

import (
	"bytes"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func withRhythm(arch Architecture, every, mean int) Architecture {
	arch.Every, arch.Mean = every, mean
	return arch
}

// Between two updates the weights stay; an update takes the means over the last steps.
func TestUpdatesComeWhenTheyAreDueFromMeans(t *testing.T) {
	const every, mean = 3, 2
	arch := withRhythm(PlainArchitecture("tiny", OutputRaw, false, 5, 4, 3), every, mean)
	n, obs := alive(t, arch, ABCD_lr)
	n.TrackChange(true)
	rng := seeded(9)
	for range 4 {
		pre, post := make([][]float32, len(n.Layers())), make([][]float32, len(n.Layers()))
		before := make([][]float32, len(n.Layers()))
		for i, l := range n.Layers() {
			before[i] = slices.Clone(l.W)
			pre[i], post[i] = make([]float32, l.Pre), make([]float32, l.Post)
		}
		for step := range every {
			for i := range obs {
				obs[i] = rng.Float32()
			}
			n.Forward(obs)
			for i, l := range n.Layers() {
				if step >= every-mean {
					for k, v := range l.In {
						pre[i][k] += v / mean
					}
					for k, v := range l.Out {
						post[i][k] += v / mean
					}
				}
				if !slices.Equal(before[i], l.W) {
					t.Fatalf("%s: expected the weights to stay until an update is due", l.Name)
				}
			}
			n.Learn()
			if l := n.Layers()[0]; step < every-1 && slices.ContainsFunc(l.Change(), func(v float32) bool { return v != 0 }) {
				t.Fatal("expected no change between two updates")
			}
		}
		for i, l := range n.Layers() {
			for s, w := range l.W {
				a, b, c, eta, d := l.planes[0][s], l.planes[1][s], l.planes[2][s], l.planes[3][s], l.planes[4][s]
				oi, oj := pre[i][s/l.Post], post[i][s%l.Post]
				want := before[i][s] + eta*(a*oi*oj+b*oi+c*oj+d)
				if math.Abs(float64(w-want)) > 1e-5*max(1, math.Abs(float64(want))) {
					t.Fatalf("%s, synapse %d: expected %g, found %g", l.Name, s, want, w)
				}
			}
		}
	}
}

// An update every step from that step is what a network without a rhythm does, bit for bit
// and part for part.
func TestRhythmOfOneIsNone(t *testing.T) {
	for _, arch := range []Architecture{CarArchitecture(), AntArchitecture()} {
		plain, obs := alive(t, arch, ABCD_lr)
		one, _ := alive(t, withRhythm(arch, 1, 1), ABCD_lr)
		for range 5 {
			plain.Forward(obs)
			plain.Learn()
			one.Forward(obs)
			one.Learn()
		}
		if !bytes.Equal(plain.AppendState(nil), one.AppendState(nil)) || !slices.Equal(plain.Parts(), one.Parts()) {
			t.Errorf("%s: expected the same life", arch.Name)
		}
		if !arch.Equal(withRhythm(arch, 1, 1)) || arch.Equal(withRhythm(arch, 2, 1)) || !arch.EqualButBounds(withRhythm(arch, 2, 3)) {
			t.Errorf("%s: expected a rhythm of 1 to be none, and another to be another network", arch.Name)
		}
	}
}

// A life that is taken up between two updates goes on with the same bits: the means and
// the count of steps are part of its state.
func TestRhythmStateRoundTrip(t *testing.T) {
	for _, arch := range []Architecture{withRhythm(CarArchitecture(), 4, 3), withRhythm(AntArchitecture(), 10, 4), withRhythm(AntArchitecture(), 1, 4), withRhythm(AntArchitecture(), 5, 1)} {
		n, obs := alive(t, arch, ABCD_lr)
		rng := seeded(3)
		live := func(steps int, draw bool) []byte {
			for s := range steps {
				if draw {
					for i := range obs {
						obs[i] = rng.Float32()
					}
				} else {
					obs[0] = float32(s) / 10
				}
				n.Forward(obs)
				n.Learn()
			}
			return n.AppendState(nil)
		}
		middle := live(7, true)
		seen := slices.Clone(obs)
		want := live(12, false)
		live(2, true)
		copy(obs, seen)
		check(t, n.RestoreState(middle))
		if !slices.Equal(live(12, false), want) {
			t.Errorf("%s: expected the same future from the same state", arch)
		}
		for _, bad := range [][]byte{middle[:len(middle)-1], append(slices.Clone(middle), 0)} {
			if err := n.RestoreState(bad); err == nil {
				t.Errorf("expected a state of %d bytes to be refused", len(bad))
			}
		}
		if names := n.Parts(); names[len(names)-1] != "rhythm" {
			t.Errorf("expected the rhythm among the parts, found %v", names)
		}
		// A new life begins with no memory of the one before.
		check(t, n.Reset(Init{}, seeded(7)))
		fresh := live(3, false)
		n, _ = alive(t, arch, ABCD_lr)
		check(t, n.Reset(Init{}, seeded(7)))
		if !slices.Equal(live(3, false), fresh) {
			t.Errorf("%s: expected a new life to forget the one before", arch)
		}
	}
}

func TestRhythmStepAllocatesNothing(t *testing.T) {
	n, obs := alive(t, withRhythm(AntArchitecture(), 2, 4), ABCD_lr)
	if a := testing.AllocsPerRun(5, func() { n.Forward(obs); n.Learn() }); a != 0 {
		t.Errorf("expected no allocation a step, found %g", a)
	}
}

// A rule set says its rhythm in a format that programs refuse which would ignore it.
func TestRhythmInTheFile(t *testing.T) {
	g := written(withRhythm(AntArchitecture(), 10, 4), ABCD_lr, false)
	path := filepath.Join(t.TempDir(), "g.safetensors")
	check(t, Save(path, g))
	got, err := Load(path)
	check(t, err)
	if !got.Arch.Equal(g.Arch) || got.Arch.Every != 10 || got.Arch.Mean != 4 {
		t.Errorf("expected %s, found %s", g.Arch, got.Arch)
	}
	b, err := Encode(g)
	check(t, err)
	if h, _, err := split(b, int64(len(b))); err != nil || h.Metadata.Metadata()["hebbarium"] != "2" {
		t.Errorf("expected format 2, found %v, %v", h.Metadata.Metadata(), err)
	}
	plain, err := Encode(written(AntArchitecture(), ABCD_lr, false))
	check(t, err)
	if h, _, err := split(plain, int64(len(plain))); err != nil || h.Metadata.Metadata()["hebbarium"] != "1" || bytes.Contains(plain[:4000], []byte("mean_activations")) {
		t.Errorf("expected a rule set without a rhythm to stay as it was, found %v, %v", h.Metadata.Metadata(), err)
	}
	for key, value := range map[string]string{"every": "0", "mean_activations": "-3"} {
		bad := rewrite(t, b, func(h map[string]map[string]any) { h["__metadata__"][key] = value })
		if _, err := Decode(bad); err == nil || !strings.Contains(err.Error(), key) {
			t.Errorf("%s %s: expected it to be refused, found %v", key, value, err)
		}
	}
	for _, arch := range []Architecture{withRhythm(AntArchitecture(), 1001, 1), withRhythm(AntArchitecture(), 1, 101), withRhythm(AntArchitecture(), -1, 1)} {
		if arch.Check() == nil {
			t.Errorf("expected every %d, mean %d to be refused", arch.Every, arch.Mean)
		}
	}
	if s := g.Arch.Rhythm(); s != "every 10 steps, from activations averaged over the last 4" {
		t.Errorf("found %q", s)
	}
}
