package world

import (
	"slices"
	"testing"
)

func TestInputsAndOutputsHaveNames(t *testing.T) {
	for _, name := range Names() {
		arch, err := ArchitectureOf(name)
		if err != nil {
			t.Fatal(err)
		}
		in, out := InputNames(name, arch.Sizes[0]), OutputNames(name)
		if len(in) != arch.Sizes[0] || len(out) != arch.ActionLen() {
			t.Errorf("%s: expected %d inputs and %d outputs, found %d and %d", name, arch.Sizes[0], arch.ActionLen(), len(in), len(out))
		}
		all := slices.Concat(in, out)
		slices.Sort(all)
		if n := len(slices.Compact(slices.Clone(all))); n != len(all) || all[0] == "" {
			t.Errorf("%s: expected a name of its own for each, found %d of %d: %q", name, n, len(all), all)
		}
	}
	ant := InputNames("ant", 28)
	for i, want := range map[int]string{0: "height", 2: "target cosine", 3: "forward speed", 8: "hip 1 angle", 11: "ankle 1 speed", 26: "foot 3 down"} {
		if ant[i] != want {
			t.Errorf("expected input %d to be %q, found %q", i, want, ant[i])
		}
	}
	if car := InputNames("car", 648); car[0] != "filter 1 at 0,0" || car[81+9*4+7] != "filter 2 at 4,7" {
		t.Errorf("expected filters and places, found %q and %q", car[0], car[81+9*4+7])
	}
	if InputNames("ant", 29) != nil || InputNames("moon", 28) != nil || len(OutputNames("moon")) != 0 {
		t.Error("expected no names for what is not there")
	}
}
