package words

import (
	"strings"
	"testing"
)

func antNet() Net { return Net{World: "ant", Sizes: []int{28, 128, 64, 8}} }

func TestNeuronsAreCalledByWhatTheyAre(t *testing.T) {
	car := Net{World: "car", Sizes: []int{648, 128, 64, 3}}
	modulated := Net{World: "ant", Sizes: []int{28, 128, 64, 10}, Modulators: 2}
	other := Net{World: "ant", Sizes: []int{5, 4, 3}}
	for _, c := range []struct {
		net    Net
		set, i int
		want   string
	}{
		{antNet(), 0, 0, "height"}, {antNet(), 0, 26, "foot 3 down"}, {antNet(), 1, 61, "h1 61"}, {antNet(), 3, 1, "ankle 1"},
		{car, 0, 100, "filter 2 at 2,1"}, {car, 3, 0, "steer"}, {modulated, 3, 7, "ankle 4"}, {modulated, 3, 9, "modulator 2"}, {other, 0, 2, "in 2"}, {other, 2, 1, "out 1"},
	} {
		got := c.net.Neuron(c.set, c.i)
		if got != c.want {
			t.Errorf("expected %q, found %q", c.want, got)
		}
		if set, i, err := c.net.ParseNeuron(got); err != nil || set != c.set || i != c.i {
			t.Errorf("%q: expected it back, found %d, %d, %v", got, set, i, err)
		}
	}
}

func TestSynapsesAreRead(t *testing.T) {
	for text, want := range map[string][3]int{
		"h1 61 → h2 22": {2, 61, 22}, "h1 61->h2 22": {2, 61, 22}, " H1 0 -> H2 63 ": {2, 0, 63},
		"height → h1 5": {1, 0, 5}, "in 3 → h1 5": {1, 3, 5}, "foot 3 down -> h1 0": {1, 26, 0}, "h2 4 → hip 1": {3, 4, 0}, "h2 4 → hip1": {3, 4, 0}, "h2 4 -> out 7": {3, 4, 7},
	} {
		layer, pre, post, err := antNet().ParseSynapse(text)
		if err != nil || [3]int{layer, pre, post} != want {
			t.Errorf("%q: expected %v, found %d %d %d, %v", text, want, layer, pre, post, err)
		}
	}
	for text, says := range map[string]string{
		"h9 3 → h2 1":     "there are in 0 to 27 (height to foot 4 down), h1 0 to 127, h2 0 to 63, out 0 to 7 (hip 1 to ankle 4)",
		"h1 128 → h2 1":   "h1 with a number from 0 to 127",
		"h1 → h2 1":       "h1 with a number from 0 to 127",
		"h1 61 → hip 1":   "lead to h2 0 to 63",
		"hip 1 → h2 1":    "is an output",
		"h1 61":           "such as h1 61 → h2 22",
		"→":               "is no neuron",
		"height → weight": "is no neuron",
	} {
		if _, _, _, err := antNet().ParseSynapse(text); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: expected an error that says %q, found %v", text, says, err)
		}
	}
}

// Neurons that hear themselves and bias neurons have names that are read back.
func TestSynapsesOfOtherNetworks(t *testing.T) {
	n := Net{World: "ant", Sizes: []int{28, 6, 4, 8}, Recurrent: 2, Bias: true}
	for _, c := range []struct {
		layer, pre, post int
		want             string
	}{
		{2, 3, 1, "h1 3 → h2 1"}, {2, 6, 1, "h2 0 before → h2 1"}, {2, 9, 3, "h2 3 before → h2 3"}, {2, 10, 0, "bias → h2 0"},
		{1, 28, 5, "bias → h1 5"}, {3, 4, 0, "bias → hip 1"},
	} {
		if got := n.Synapse(c.layer, c.pre, c.post); got != c.want {
			t.Errorf("expected %s, found %s", c.want, got)
		}
		if layer, pre, post, err := n.ParseSynapse(c.want); err != nil || layer != c.layer || pre != c.pre || post != c.post {
			t.Errorf("%s: expected layer %d, %d to %d, found %d, %d to %d, %v", c.want, c.layer, c.pre, c.post, layer, pre, post, err)
		}
	}
	if layer, pre, post, err := n.ParseSynapse("h2 1 -> h2 2"); err != nil || layer != 2 || pre != 7 || post != 2 {
		t.Errorf("found %d, %d, %d, %v", layer, pre, post, err)
	}
	for _, bad := range []string{"h1 0 → h1 1", "bias → height", "bias → h9 1", "h2 0 before → h1 0"} {
		if _, _, _, err := n.ParseSynapse(bad); err == nil {
			t.Errorf("%s: expected a refusal", bad)
		}
	}
	if _, _, _, err := (Net{World: "ant", Sizes: []int{28, 6, 4, 8}}).ParseSynapse("bias → h1 1"); err == nil {
		t.Error("expected no bias neuron in a network without")
	}
}
