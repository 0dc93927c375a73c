package modulated

import (
	"math"
	"slices"
	"testing"

	"hebbarium/brain"
	"hebbarium/evolve/chance"
)

func network(t *testing.T) *brain.Network {
	t.Helper()
	rule, err := brain.ParseRule("m*eta*(A*pre*post + B)")
	if err != nil {
		t.Fatal(err)
	}
	arch := brain.AntArchitecture().WithModulators(2)
	n := brain.NewNetwork(arch, rule)
	if err := n.Load(brain.RandomGenome(arch, rule, chance.Stream(1, "genome"))); err != nil {
		t.Fatal(err)
	}
	if err := n.Reset(brain.Init{}, chance.Stream(1, "weights")); err != nil {
		t.Fatal(err)
	}
	return n
}

// TestTraceIsWhatWasSaid remembers a life with m clamped for a while, parts it at every step
// and joins it with another future; what was published stays as it was.
func TestTraceIsWhatWasSaid(t *testing.T) {
	n, obs := network(t), make([]float32, 28)
	all := Begin(n)
	var want [][]float32
	for step := range 40 {
		if step == 10 {
			if err := n.ClampModulation(0.5); err != nil {
				t.Fatal(err)
			}
		} else if step == 20 {
			n.ReleaseModulation()
		}
		for i := range obs {
			obs[i] = float32(math.Sin(float64(step * (i + 1))))
		}
		n.Forward(obs)
		n.Learn()
		all.Add(n)
		want = append(want, slices.Clone(n.Modulators()))
	}
	check := func(of Trace, first int) {
		t.Helper()
		for step := 1; step <= len(of.Held); step++ {
			said, held := of.At(step)
			at := first + step - 1
			clamped := at >= 10 && at < 20
			if !slices.Equal(said, want[at]) || clamped != (held == 0.5) || !clamped && held == held {
				t.Fatalf("step %d: expected %v, found %v with m clamped to %v", at+1, want[at], said, held)
			}
		}
	}
	check(all, 0)
	for step := 0; step <= 40; step++ {
		head, tail := all.Until(step), all.After(step)
		if len(head.Held) != step || len(tail.Held) != 40-step {
			t.Fatalf("expected %d and %d steps, found %d and %d", step, 40-step, len(head.Held), len(tail.Held))
		}
		check(head, 0)
		check(tail, step)
		check(all.Join(step, tail), 0)
		other := head
		n.Forward(obs)
		other.Add(n)
		check(all, 0)
		check(head, 0)
	}
	if said, held := all.At(41); said != nil || held == held {
		t.Errorf("expected nothing of a step that was not made, found %v and %v", said, held)
	}
	static := brain.NewNetwork(brain.AntArchitecture(), brain.ABCD_lr)
	none := Begin(static)
	none.Add(static)
	if none.Said != nil || none.Bytes() != 0 || none.Until(3).Said != nil || none.Join(2, none.After(2)).Said != nil {
		t.Errorf("expected nothing of a network without modulating neurons, found %v", none)
	}
}
