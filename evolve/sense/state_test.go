package sense

import (
	"fmt"
	"testing"

	"hebbarium/evolve/world"
)

// What is struck is told by the widest names, and telling it again strikes as much.
func TestStateTellsWhatIsStruck(t *testing.T) {
	numbers := world.Senses{Size: 5, Least: -5, Most: 5, Groups: []world.SenseGroup{
		{Name: "all", Inputs: []int{0, 1, 2, 3, 4}}, {Name: "feet", Inputs: []int{3, 4}}, {Name: "way", Inputs: []int{1, 2}},
		{Name: "height", Inputs: []int{0}}, {Name: "one", Inputs: []int{1}}, {Name: "two", Inputs: []int{2}}, {Name: "foot3", Inputs: []int{3}}, {Name: "foot4", Inputs: []int{4}},
	}}
	raw := []float32{1, 2, 3, 4, 5}
	for _, c := range []struct {
		does []Change
		want string
	}{
		{nil, "[]"},
		{[]Change{{Name: "feet", How: Off}}, "[feet=off]"},
		{[]Change{{Name: "foot3", How: Off}, {Name: "foot4", How: Off}}, "[feet=off]"},
		{[]Change{{Name: "foot3", How: Noise, Value: 0.2}, {Name: "foot4", How: Noise, Value: 0.1}}, "[foot3=noise:0.2 foot4=noise:0.1]"},
		{[]Change{{Name: "all", How: Freeze}}, "[all=freeze]"},
		{[]Change{{Name: "all", How: Freeze}, {Name: "one", How: On}}, "[feet=freeze height=freeze two=freeze]"},
		{[]Change{{Name: "way", How: Gain, Value: -0.3}, {How: Delay, Value: 4}}, "[way=gain:-0.3 delay=4]"},
		{[]Change{{Name: "way", How: Gain, Value: 2}, {Name: "all", How: On}}, "[]"},
	} {
		var f, again Filter
		for _, change := range c.does {
			f.Change(change, numbers, raw)
		}
		s := f.State()
		if found := fmt.Sprint(s.Changes); found != c.want {
			t.Errorf("%v: found %s, want %s", c.does, found, c.want)
		}
		for _, change := range s.Changes {
			again.Change(change, numbers, raw)
		}
		if !again.Same(&f) {
			t.Errorf("%v: telling %v again strikes otherwise", c.does, s.Changes)
		}
		if f.own != nil && (len(s.Inputs) != 5 || s.Inputs[0] != f.own[0].how) {
			t.Errorf("%v: inputs are %v", c.does, s.Inputs)
		}
		for _, change := range s.Changes {
			again.Change(change.End(), numbers, raw)
		}
		if again.Struck() {
			t.Errorf("%v: %v is left where all was given back", c.does, again.State().Changes)
		}
	}
}

// A picture's conditions are told one by one, with the numbers that the events had.
func TestStateOfAPicture(t *testing.T) {
	raw := make([]float32, picture.Size)
	var f Filter
	for _, c := range []Change{{How: Dark, Value: 0.3}, {How: Grain, Value: 0.1}, {How: Grey, Value: 1}, {How: Hue, Value: 120}, {How: Blind, Patch: Patch{1, 1, 2, 2}}, {How: Delay, Value: 2}} {
		f.Change(c, picture, raw)
	}
	s := f.State()
	if found, want := fmt.Sprint(s.Changes), "[dark=0.3 noise=0.1 hue=120 patch=1,1,2,2 delay=2 grey]"; found != want {
		t.Errorf("found %s, want %s", found, want)
	}
	if c, ok := s.Of("", Blind); !ok || c.Patch != (Patch{1, 1, 2, 2}) {
		t.Errorf("the blind spot is %v", c)
	}
	for _, c := range s.Changes {
		f.Change(c.End(), picture, raw)
	}
	if f.Struck() {
		t.Errorf("%v is left", f.State().Changes)
	}
}
