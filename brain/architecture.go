package brain

import (
	"fmt"
	"slices"
)

// Output is what becomes of the last layer's sums: how they bound the action,
// and which value plasticity takes as the post activation.
type Output uint8

const (
	// OutputRaw acts with the sums as they are.
	OutputRaw Output = iota
	// OutputTanh acts with their tanh, which is the post activation too (the
	// original's Bullet environments).
	OutputTanh
	// OutputCar acts with tanh, sigmoid, sigmoid (steer, gas, brake); the post
	// activation stays the raw sum (CarRacing).
	OutputCar
)

// String names the kind of output in genome files.
func (o Output) String() string {
	switch o {
	case OutputRaw:
		return "raw"
	case OutputTanh:
		return "tanh"
	case OutputCar:
		return "car"
	}
	return fmt.Sprintf("Output(%d)", uint8(o))
}

// ParseOutput is the inverse of Output.String.
func ParseOutput(s string) (Output, error) {
	for _, o := range []Output{OutputRaw, OutputTanh, OutputCar} {
		if s == o.String() {
			return o, nil
		}
	}
	return 0, fmt.Errorf("output: expected raw, tanh or car, found %q", s)
}

// Shape of the car's image and of the two convolutions in front of its plastic
// layers (section 9 of the car's specification).
const (
	ImageSize     = 84                                    // side of the square image
	ImageChannels = 3                                     // red, green, blue
	ImageLen      = ImageChannels * ImageSize * ImageSize // one observation, [channel][x][y]
	ConvLen       = conv1Len + conv2Len                   // evolved convolution weights
	conv1Len      = 6 * 3 * 3 * 3                         // [out][in][x][y]
	conv2Len      = 8 * 6 * 5 * 5                         // [out][in][x][y]
	convFeatures  = 8 * 9 * 9                             // 84 → 82 → 41 → 19 → 9
)

// Architecture is the shape of a network.
type Architecture struct {
	Name      string   // "car", "ant", or any name for a plain network
	Conv      bool     // the car's convolutions stand before the first plastic layer
	Sizes     []int    // neurons of each level, from the first plastic layer's input to the output
	Hidden    []Hidden // what the hidden layers make of their sums: one for all, or one each; nil: tanh
	Recurrent int      // the hidden layer, from 1, whose neurons also take what they gave a step before; 0: none
	Constant  bool     // a bias neuron, which always gives 1, stands before each layer; its synapses learn as all do
	Output    Output   // how the last layer acts
	Bias      bool     // each neuron after the first level has a bias that is evolved; only static networks may
	Normalise bool     // divide each layer by its max |w| after every update
	Bound     float32  // scale a layer whose max |w| is larger than this down to it after every update; 0: no bound
	Forget    float32  // share of every weight that an update takes off; 0: none
	Every     int      // steps between two updates of the weights; 0 is 1: at every step
	Mean      int      // steps over which the activations of an update are averaged; 0 is 1: those of the step itself
	// Modulators are the last neurons of the last layer that act on no actuator and scale what
	// the layers learn, see Network.Modulation; 0: none.
	Modulators int
}

// CarArchitecture is the network for CarRacing: 3×84×84 pixels, two fixed
// convolutions, then 648→128→64→3 plastic, normalised.
func CarArchitecture() Architecture {
	return Architecture{Name: "car", Conv: true, Sizes: []int{convFeatures, 128, 64, 3}, Output: OutputCar, Normalise: true}
}

// AntArchitecture is the network for the ant: 28→128→64→8, tanh throughout,
// weights unbounded.
func AntArchitecture() Architecture {
	return Architecture{Name: "ant", Sizes: []int{28, 128, 64, 8}, Output: OutputTanh}
}

// PlainArchitecture is a network without convolutions of any sizes.
func PlainArchitecture(name string, output Output, normalise bool, sizes ...int) Architecture {
	return Architecture{Name: name, Sizes: slices.Clone(sizes), Output: output, Normalise: normalise}
}

// Layers is the number of plastic layers.
func (a Architecture) Layers() int { return max(len(a.Sizes)-1, 0) }

// Synapses is the number of plastic synapses.
func (a Architecture) Synapses() int {
	n := 0
	for l := range a.Layers() {
		n += a.Plane(l)
	}
	return n
}

// ObservationLen is the length of the observation that Forward takes.
func (a Architecture) ObservationLen() int {
	if a.Conv {
		return ImageLen
	}
	return a.Sizes[0]
}

// ConvLen is the number of convolution weights: 1362 with convolutions, else 0.
func (a Architecture) ConvLen() int {
	if a.Conv {
		return ConvLen
	}
	return 0
}

// BiasLen is the number of biases: one for each neuron after the first level, or
// 0 without biases.
func (a Architecture) BiasLen() int {
	n := 0
	if a.Bias {
		for l := range a.Layers() {
			n += a.Post(l)
		}
	}
	return n
}

// ActionLen is the length of the action that Forward returns: the neurons of the last layer
// that modulate nothing.
func (a Architecture) ActionLen() int { return a.Sizes[len(a.Sizes)-1] - a.Modulators }

// String is the name and the sizes, and what is unlike the car's and the ant's
// usual networks.
func (a Architecture) String() string {
	s := fmt.Sprintf("%s %v", a.Name, a.Sizes) + a.Beside()
	if a.Output == OutputRaw {
		s += " and raw outputs"
	}
	if a.Bound != 0 || a.Forget != 0 {
		s += " with weights " + a.Weights()
	}
	if a.HasRhythm() {
		s += " updated " + a.Rhythm()
	}
	return s
}

// Beside says what the network has beside its sizes, and each with a space before it, that the
// worlds' usual ones have not.
func (a Architecture) Beside() string {
	s := ""
	if h := a.Activations(); h != HiddenTanh.String() {
		s += " " + h
	}
	if a.Recurrent != 0 {
		s += fmt.Sprintf(" with hidden layer %d recurrent", a.Recurrent)
	}
	if a.Constant {
		s += " with bias neurons"
	}
	if a.Bias {
		s += " with biases"
	}
	if a.Modulators != 0 {
		s += fmt.Sprintf(" with %d modulating", a.Modulators)
	}
	return s
}

// Equal tells whether two architectures describe the same network.
func (a Architecture) Equal(b Architecture) bool {
	return a.EqualButBounds(b) && a.Normalise == b.Normalise && a.Bound == b.Bound && a.Forget == b.Forget && a.every() == b.every() && a.mean() == b.mean()
}

// EqualButBounds is Equal for networks that may keep their weights in bounds in
// different ways, and update them in another rhythm.
func (a Architecture) EqualButBounds(b Architecture) bool {
	return a.Name == b.Name && a.Conv == b.Conv && a.Output == b.Output && a.Bias == b.Bias && a.EqualShape(b)
}

const (
	// MaxLayers is the most layers of synapses that a network can have.
	MaxLayers   = 16
	maxNeurons  = 1 << 16
	maxSynapses = 1 << 24
	maxBound    = 1e6
	maxForget   = 0.9
)

// Check refuses a shape that no network can have, or that would not fit in a
// genome file.
func (a Architecture) Check() error {
	if len(a.Sizes) < 2 || len(a.Sizes) > MaxLayers+1 {
		return fmt.Errorf("architecture %q: expected 2 to %d sizes, found %d", a.Name, MaxLayers+1, len(a.Sizes))
	}
	if err := a.checkBounds(); err != nil {
		return err
	}
	if err := a.checkRhythm(); err != nil {
		return err
	}
	for i, s := range a.Sizes {
		if s < 1 || s > maxNeurons {
			return fmt.Errorf("architecture %q: size %d: expected 1 to %d neurons, found %d", a.Name, i, maxNeurons, s)
		}
	}
	if err := a.checkShape(); err != nil {
		return err
	}
	if err := a.checkModulators(); err != nil {
		return err
	}
	if a.Conv && a.Sizes[0] != convFeatures {
		return fmt.Errorf("architecture %q: expected %d inputs after the convolutions, found %d", a.Name, convFeatures, a.Sizes[0])
	}
	if a.Output == OutputCar && a.ActionLen() != 3 {
		return fmt.Errorf("architecture %q: expected 3 outputs (steer, gas, brake), found %d", a.Name, a.ActionLen())
	}
	if a.Output > OutputCar {
		return fmt.Errorf("architecture %q: unknown output %d", a.Name, a.Output)
	}
	return nil
}
