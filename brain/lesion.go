package brain

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
)

// Lesions change weights between two steps. Each is determined by its arguments
// and, where it has one, its source of chance, and changes nothing where it
// returns an error. Frozen synapses are not spared.

// Randomise draws the weights of the regions anew, as at birth; with
// InitCoevolve they return to the genome's initial weights.
func (n *Network) Randomise(init Init, rng *rand.Rand, regions ...Region) error {
	rs, err := n.resolve(regions...)
	if err != nil {
		return fmt.Errorf("randomise: %w", err)
	}
	if init.Kind == InitCoevolve && (n.genome == nil || n.genome.Weights == nil) {
		return errors.New("randomise: expected a genome with co-evolved initial weights, found one without")
	}
	for _, r := range rs {
		switch {
		case init.Kind == InitCoevolve:
			initial := n.genome.Initial(r.index)
			for i := r.pre.From; i < r.pre.To; i++ {
				copy(r.row(r.l.W, i), r.row(initial, i))
			}
		case r.whole():
			init.fill(r.l.W, r.l.Pre, r.l.Post, rng)
		default:
			for row := range r.rows(r.l.W) {
				for j := range row {
					row[j] = init.draw(r.l.Pre, r.l.Post, rng)
				}
			}
		}
	}
	return nil
}

// ZeroRegions sets every weight of the regions to zero. With Band it is the
// black band of the paper's figure 4, with Neurons it cuts neurons off.
func (n *Network) ZeroRegions(regions ...Region) error {
	rs, err := n.resolve(regions...)
	if err != nil {
		return fmt.Errorf("zero: %w", err)
	}
	for _, r := range rs {
		for row := range r.rows(r.l.W) {
			clear(row)
		}
	}
	return nil
}

// Zero sets to zero a share of the region's weights, chosen at random without
// replacement: round(share·n) of the n in each layer.
func (n *Network) Zero(share float64, rng *rand.Rand, region Region) error {
	if !(share >= 0 && share <= 1) {
		return fmt.Errorf("zero: expected a share from 0 to 1, found %v", share)
	}
	rs, err := n.resolve(region)
	if err != nil {
		return fmt.Errorf("zero: %w", err)
	}
	for _, r := range rs {
		total := (r.pre.To - r.pre.From) * (r.post.To - r.post.From)
		left := int(math.Round(share * float64(total)))
		for row := range r.rows(r.l.W) {
			for j := range row {
				// Selection sampling (Knuth, Algorithm S) needs one pass and no memory.
				if rng.IntN(total) < left {
					row[j] = 0
					left--
				}
				total--
			}
		}
	}
	return nil
}

// Freeze stops the synapses of the regions from learning. A frozen synapse keeps
// its weight, is not normalised, and does not count towards the largest |w| by
// which the others are. It still carries signals.
func (n *Network) Freeze(regions ...Region) error { return n.setFrozen("freeze", true, regions) }

// Thaw lets frozen synapses learn again.
func (n *Network) Thaw(regions ...Region) error { return n.setFrozen("thaw", false, regions) }

func (n *Network) setFrozen(what string, frozen bool, regions []Region) error {
	rs, err := n.resolve(regions...)
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	for _, r := range rs {
		l := r.l
		if l.mask == nil {
			l.mask = make([]bool, len(l.W))
		}
		for i := r.pre.From; i < r.pre.To; i++ {
			for j := r.post.From; j < r.post.To; j++ {
				l.mask[i*l.Post+j] = frozen
			}
		}
		if l.FrozenCount() == 0 {
			l.mask = nil
		}
	}
	return nil
}
