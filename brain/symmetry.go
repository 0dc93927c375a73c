package brain

import (
	"fmt"
	"math"
	"slices"

	"hebbarium/brain/formula"
)

// Reflection is what a mirror does to a layer of neurons: neuron i of the image
// shows Sign[i] times what neuron From[i] shows.
type Reflection struct {
	From []int
	Sign []float32 // 1 or -1
}

// check refuses what is not a reflection of n neurons, which is its own inverse.
func (r Reflection) check(n int) error {
	if len(r.From) != n || len(r.Sign) != n {
		return fmt.Errorf("reflection: expected %d neurons, found %d with %d signs", n, len(r.From), len(r.Sign))
	}
	for i, j := range r.From {
		if j < 0 || j >= n || r.From[j] != i || r.Sign[i] != r.Sign[j] || r.Sign[i]*r.Sign[i] != 1 {
			return fmt.Errorf("reflection: neuron %d: expected a partner with the same sign of 1 or -1 that leads back to it", i)
		}
	}
	return nil
}

// halves is the reflection of a hidden layer: its first half swaps places with
// its second one.
func halves(n int) Reflection {
	r := Reflection{From: make([]int, n), Sign: make([]float32, n)}
	for i := range n {
		r.From[i], r.Sign[i] = (i+n/2)%n, 1
	}
	return r
}

// Symmetry ties the coefficients of each synapse to those of the synapse that is
// its image in the mirror, so that a network whose world is mirrored learns the
// mirror image of what it would have learned, given the mirror image of its first
// weights (the symmetric networks of Abdolhosseini et al., 2019, carried over to
// rules).
type Symmetry struct {
	from   []int     // the coefficient that each one copies; itself where it is free
	shared bool      // a formula has some that are shared, which are tied whatever the correlation
	sign   []float32 // and the sign that it takes on
}

// NewSymmetry ties the rules of an architecture without convolutions whose inputs
// and outputs the mirror takes to in and out. Hidden layers have even sizes.
func NewSymmetry(arch Architecture, rule Rule, in, out Reflection) (*Symmetry, error) {
	last := arch.Layers()
	if arch.Conv {
		return nil, fmt.Errorf("symmetry: expected a network without convolutions, found %s", arch.Name)
	}
	layers := make([]Reflection, last+1)
	for l, n := range arch.Sizes {
		switch {
		case l == 0:
			layers[l] = in
		case l == last:
			layers[l] = out
		case n%2 != 0:
			return nil, fmt.Errorf("symmetry: expected hidden layers of even sizes, found %d neurons", n)
		default:
			layers[l] = halves(n)
		}
		if err := layers[l].check(n); err != nil {
			return nil, fmt.Errorf("symmetry: layer %d: %w", l, err)
		}
	}
	n := ThetaLen(arch, rule)
	s := &Symmetry{from: make([]int, 0, n), sign: make([]float32, 0, n)}
	signs, err := signsOf(rule)
	if err != nil {
		return nil, fmt.Errorf("symmetry: %w", err)
	}
	scopes := scopesOf(rule)
	for l := range last {
		pre, post := arch.before(l, layers[l], layers[l+1]), layers[l+1]
		for k, scope := range scopes {
			start := len(s.from)
			if scope != formula.PerSynapse {
				s.share(scope, start, k*arch.Plane(0), arch.Pre(l), post, signs[k])
				continue
			}
			for i := range arch.Pre(l) {
				for j := range arch.Post(l) {
					own := start + i*arch.Post(l) + j
					image := start + pre.From[i]*arch.Post(l) + post.From[j]
					sign := signs[k](pre.Sign[i], post.Sign[j])
					if image >= own {
						image, sign = own, 1
					}
					s.from, s.sign = append(s.from, image), append(s.sign, sign)
				}
			}
		}
	}
	return s, nil
}

// before is the reflection of the pre neurons of a layer, from 0: those of the level before,
// the layer's own a step before, which swap places as they do now, and the bias neuron,
// which gives 1 in the mirror too.
func (a Architecture) before(layer int, level, own Reflection) Reflection {
	r := Reflection{slices.Clone(level.From), slices.Clone(level.Sign)}
	if at := a.Own(layer); at != (Span{}) {
		for i, from := range own.From {
			r.From, r.Sign = append(r.From, at.From+from), append(r.Sign, own.Sign[i])
		}
	}
	if a.Constant {
		r.From, r.Sign = append(r.From, len(r.From)), append(r.Sign, 1)
	}
	return r
}

// reflected is the sign of a coefficient's image: that of the change of weight,
// pre·post, times that of what the coefficient multiplies.
func reflected(coefficient string, pre, post float32) float32 {
	switch coefficient {
	case "A", "eta":
		return 1
	case "B": // times the pre activation
		return post
	case "C": // times the post activation
		return pre
	}
	return pre * post // a constant, or the weight itself
}

// Free is the number of coefficients that the symmetry leaves free.
func (s *Symmetry) Free() int {
	n := 0
	for i := range s.from {
		if s.IsFree(i) {
			n++
		}
	}
	return n
}

// IsFree tells whether coefficient i is no image of another.
func (s *Symmetry) IsFree(i int) bool { return s.from[i] == i }

// Tie gives every coefficient that is not free the value of its image.
func (s *Symmetry) Tie(theta []float32) {
	for i, from := range s.from {
		theta[i] = s.sign[i] * theta[from]
	}
}

// Correlate turns independent draws of one size into draws that each share
// correlation with their image in the mirror: 0 leaves them as they are, and 1
// ties them.
func (s *Symmetry) Correlate(theta []float32, correlation float64) {
	switch correlation {
	case 0:
		if s.shared {
			s.Tie(theta)
		}
		return
	case 1:
		s.Tie(theta)
		return
	}
	both, each := float32(math.Sqrt((1+correlation)/2)), float32(math.Sqrt((1-correlation)/2))
	for i, from := range s.from {
		if from == i {
			continue
		}
		b, e := float32(both*theta[from]), float32(each*theta[i])
		theta[from], theta[i] = b+e, s.sign[i]*(b-e)
	}
}

// Level takes off a share of what every coefficient differs from its image: what
// they have in common stays, and 1 ties them at the mean of the two.
func (s *Symmetry) Level(theta []float32, share float64) {
	keep := float32(1 - share)
	for i, from := range s.from {
		if from == i {
			continue
		}
		image := float32(s.sign[i] * theta[i])
		mean, apart := float32(0.5*(theta[from]+image)), float32(keep*float32(0.5*(theta[from]-image)))
		theta[from], theta[i] = mean+apart, s.sign[i]*(mean-apart)
	}
}
