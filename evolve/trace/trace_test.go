package trace

import (
	"bytes"
	"encoding/binary"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/nlpodyssey/safetensors"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
)

func lived(t *testing.T, world string, setup episode.Setup, o Options) (*episode.Episode, *Recording) {
	t.Helper()
	e, g := episodetest.Random(t, world)
	if err := e.Start(g, setup); err != nil {
		t.Fatal(err)
	}
	r, err := Record(e, o)
	if err != nil {
		t.Fatal(err)
	}
	return e, r
}

func floats(b []byte) []float32 {
	out := make([]float32, len(b)/4)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return out
}

// A traced life is the life that is lived without a trace, and holds what each step saw,
// did and gave.
func TestATraceIsTheLife(t *testing.T) {
	setup := episode.Setup{Seed: 3, Patient: true, MaxSteps: 30, Events: []episode.Event{{Step: 12, Kind: "zero", Args: "0.5"}}}
	for _, world := range episode.Worlds() {
		_, r := lived(t, world, setup, Options{Every: 6, Layers: []int{1, 3}})
		e, g := episodetest.Random(t, world)
		if err := e.Start(g, setup); err != nil {
			t.Fatal(err)
		}
		at := func(name string, step int) []float32 {
			a := r.names[name]
			n := len(a.Bytes) / a.Shape[0]
			return floats(a.Bytes[step*n : (step+1)*n])
		}
		for step := 0; e.Status() == episode.Running; step++ {
			e.ApplyDue()
			seen := slices.Clone(e.Observation())
			if step%6 == 0 && !slices.Equal(at("weights.l3", step/6), e.Network.Layers()[2].W) {
				t.Fatalf("%s: step %d: the weights are not those that the step acted with", world, step)
			}
			e.Step()
			if world == "ant" && !slices.Equal(at("observations", step), seen) {
				t.Fatalf("step %d: another observation", step)
			}
			if !slices.Equal(at("actions", step), e.Action()) || !slices.Equal(at("activations.l2", step), e.Network.Layers()[1].Out) {
				t.Fatalf("%s: step %d: another action or activation", world, step)
			}
			if got := at("reward", step)[0]; got != float32(e.Rewards()[step]) {
				t.Fatalf("%s: step %d: reward %g, want %g", world, step, got, e.Rewards()[step])
			}
		}
		if n := r.names["step"].Shape[0]; n != e.Steps() || r.names["weights.l1"].Shape[0] != 5 || r.names["weights.l2"] != nil {
			t.Errorf("%s: %d steps of %d, weights %v", world, n, e.Steps(), r.names["weights.l1"].Shape)
		}
	}
}

// The car's pixels are bytes that give back its observation exactly.
func TestPixelsAreExact(t *testing.T) {
	e, g := episodetest.Random(t, "car")
	if err := e.Start(g, episode.Setup{Seed: 1, MaxSteps: 3}); err != nil {
		t.Fatal(err)
	}
	seen := slices.Clone(e.Observation())
	r, err := Record(e, Options{Every: 1})
	if err != nil {
		t.Fatal(err)
	}
	a := r.names["observations"]
	if a.Type != Uint8 || !slices.Equal(a.Shape, []int{e.Steps(), 3, 84, 84}) {
		t.Fatalf("type %d, shape %v", a.Type, a.Shape)
	}
	for i, v := range seen {
		if float32(a.Bytes[i])/255 != v {
			t.Fatalf("pixel %d: %d/255, want %g", i, a.Bytes[i], v)
		}
	}
}

func TestTheFileSaysWhatItIs(t *testing.T) {
	setup := episode.Setup{Seed: 7, Patient: true, MaxSteps: 5, Events: []episode.Event{{Step: 2, Kind: "leg", Args: "4=0.25"}}}
	e, r := lived(t, "ant", setup, Options{Every: 2, Layers: []int{2}})
	var b bytes.Buffer
	if err := r.Write(&b, HeaderOf(e, "mine.safetensors", "abc", r.options)); err != nil {
		t.Fatal(err)
	}
	f, err := safetensors.Deserialize(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	_, head, err := safetensors.ReadMetadata(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{"hebbarium_trace": "1", "world": "ant", "seed": "7", "body": "intact", "rules": "mine.safetensors",
		"events": `["2:leg:4=0.25"]`, "steps": "5", "status": "time up", "weights_every": "2", "init": "uniform:0.1"} {
		if got := head.Metadata()[key]; got != want {
			t.Errorf("%s: %q, want %q", key, got, want)
		}
	}
	names := f.Names()
	slices.Sort(names)
	if got := strings.Join(names, " "); got != "actions activations.l0 activations.l1 activations.l2 activations.l3 observations reward step weights.l2 weights.step" {
		t.Errorf("arrays: %s", got)
	}
	w, _ := f.Tensor("weights.l2")
	if s := w.Shape(); !slices.Equal(s, []uint64{3, 128, 64}) {
		t.Errorf("weights.l2: shape %v", s)
	}
}

// What would not fit is refused before anything is lived, and so is a layer that is not
// there.
func TestOptionsAreChecked(t *testing.T) {
	car := brain.CarArchitecture()
	for want, c := range map[string]struct {
		o     Options
		steps int
	}{
		"every":              {Options{Every: 0}, 10},
		"l1 to l3, found l4": {Options{Every: 1, Layers: []int{4}}, 10},
		"found l2":           {Options{Every: 1, Layers: []int{2, 2}}, 10},
		"at most 1024 MB":    {Options{Every: 1, Layers: []int{1, 2, 3}}, 10_000},
	} {
		if err := c.o.Check(car, c.steps); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: expected an error with %q, found %v", c.o, want, err)
		}
	}
	if err := (Options{Every: 10, Layers: []int{1, 2, 3}}).Check(car, 1000); err != nil {
		t.Error(err)
	}
}
