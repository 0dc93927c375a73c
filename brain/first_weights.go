package brain

import "math/rand/v2"

// DrawWeights gives the genome first weights of its own, drawn as those of a life
// that begins: where a search begins that lets them co-evolve.
func (g *Genome) DrawWeights(in Init, rng *rand.Rand) {
	g.Weights = make([]float32, g.Arch.Synapses())
	for l := range g.Arch.Layers() {
		in.fill(g.Initial(l), g.Arch.Pre(l), g.Arch.Post(l), rng)
	}
}

// Beginning is how the weights of a life of these rules begin: as the card says, or
// as in the paper where it does not.
func (g *Genome) Beginning() (Init, error) { return ParseInit(g.Card.Init) }
