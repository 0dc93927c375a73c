package brain

// Layer is one plastic layer of a network. Its slices are the network's own:
// read them freely between steps, and change weights through lesions only.
type Layer struct {
	Name      string    // "l1", "l2", … as in genome files
	Pre, Post int       // neurons before and after; see Architecture.Pre
	W         []float32 // weights, [pre][post]
	Bias      []float32 // added to the sums of a static network, [post]; nil without biases
	In, Out   []float32 // pre and post activations of the last Forward

	hidden    Hidden      // what its neurons make of their sums; of no meaning for the last layer
	own       []float32   // of In, where a recurrent layer has what it gave a step before; nil of another
	pre, post []float32   // those that plasticity takes: In and Out, or their means over some steps
	planes    [][]float32 // coefficients in force, each [pre][post], aliasing the genome where their strength is 1
	strength  []float32   // of each coefficient, see Network.SetTerms; nil where all are 1
	before    []float32   // weights before the last Learn, while changes are tracked
	change    []float32   // what the last Learn did, while changes are tracked
	mask      []bool      // frozen synapses, [pre][post]; nil when none is
	divisor   float32     // by which the last Learn divided the layer, 1 for not at all; 0 where it made no update
}

// Coefficient is the plane in force of coefficient k of the network's rule,
// [pre][post]; read-only.
func (l *Layer) Coefficient(k int) []float32 { return l.planes[k] }

// Change is the weight change of the last Learn with its normalisation,
// [pre][post], or nil unless Network.TrackChange is on.
func (l *Layer) Change() []float32 { return l.change }

// Frozen tells whether the synapse from pre neuron i to post neuron j is
// frozen.
func (l *Layer) Frozen(i, j int) bool { return l.mask != nil && l.mask[i*l.Post+j] }

// FrozenCount is the number of frozen synapses.
func (l *Layer) FrozenCount() int {
	count := 0
	for _, frozen := range l.mask {
		if frozen {
			count++
		}
	}
	return count
}
