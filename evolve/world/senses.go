package world

import (
	"fmt"

	"hebbarium/physics/car"
)

// Sensing is a World whose senses have names, so that one of them can be struck.
type Sensing interface {
	Senses() Senses
}

var (
	_ Sensing = (*Ant)(nil)
	_ Sensing = (*Car)(nil)
)

// Senses says what each number of an observation is.
type Senses struct {
	Size        int          // numbers of an observation
	Groups      []SenseGroup // by name; the first is "all"
	Least, Most float32      // what a number can be
	// Width and Height are those of a picture in three colours, laid out [c][x][y]; 0
	// where an observation is none.
	Width, Height int
}

// SenseGroup is one sense, or several that go together.
type SenseGroup struct {
	Name   string
	Inputs []int // places in the observation
}

// Senses are those of the original's 28 observations: by group, and one by one.
func (w *Ant) Senses() Senses {
	one := []SenseGroup{
		{"target-sine", []int{1}}, {"target-cosine", []int{2}},
		{"forward", []int{3}}, {"sideways", []int{4}}, {"upward", []int{5}},
		{"roll", []int{6}}, {"pitch", []int{7}},
	}
	var all, angles, speeds []int
	for i := range antInputs {
		all = append(all, i)
	}
	for j, name := range AntActuators() {
		angle, speed := 8+2*j, 9+2*j
		angles, speeds = append(angles, angle), append(speeds, speed)
		one = append(one, SenseGroup{name + "-angle", []int{angle}}, SenseGroup{name + "-speed", []int{speed}})
	}
	for k := range 4 {
		one = append(one, SenseGroup{fmt.Sprint("foot", k+1), []int{24 + k}})
	}
	groups := []SenseGroup{
		{"all", all}, {"height", []int{0}}, {"heading", []int{1, 2}}, {"velocity", []int{3, 4, 5}}, {"posture", []int{6, 7}},
		{"joint-angles", angles}, {"joint-speeds", speeds}, {"feet", []int{24, 25, 26, 27}},
	}
	return Senses{Size: antInputs, Groups: append(groups, one...), Least: -5, Most: 5}
}

// antInputs is the length of the ant's observation.
const antInputs = 28

// Senses are the picture as a whole.
func (w *Car) Senses() Senses {
	all := make([]int, 3*car.Seen*car.Seen)
	for i := range all {
		all[i] = i
	}
	return Senses{Size: len(all), Groups: []SenseGroup{{"all", all}}, Most: 1, Width: car.Seen, Height: car.Seen}
}
