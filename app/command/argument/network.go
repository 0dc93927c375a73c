package argument

import (
	"fmt"
	"strings"

	"hebbarium/evolve/campaign"
)

// Network are the flags of evolve that say what network is searched for.
type Network struct {
	Hidden          []string `sep:"," placeholder:"N,…" help:"Neurons of each hidden layer, such as 64,32, or none for no hidden layer (the paper: 128,64 in both worlds)."`
	Activation      string   `help:"What the hidden neurons make of their sums: tanh (the paper), relu or linear, or one for each hidden layer with commas."`
	Recurrent       int      `default:"0" help:"The hidden layer, from 1, whose neurons also take what they gave a step before, by synapses that learn as the others do (0, the paper: none)."`
	Bias            bool     `help:"A neuron that always gives 1 stands before each layer; its synapses learn as the others do (the paper: none)."`
	Normalise       bool     `help:"Divide each layer of the ant's network by its largest weight after every update, as the car's always is unless it has a bound or forgets (the paper: not)."`
	Bound           float32  `help:"Scale a layer whose largest weight is larger than this down to it after every update (0, the paper: the weights have no bound)."`
	Forget          float32  `help:"Share of every weight that each update takes off, such as 0.001 (0, the paper: none). --weight-decay is another matter: it is of coefficients, between generations."`
	Every           int      `default:"1" help:"Steps between two updates of the weights (1: the paper)."`
	MeanActivations int      `default:"1" help:"Steps over which the activations of an update are averaged (1, the paper: those of the step itself)."`
	Modulators      int      `default:"0" help:"Modulating neurons beside the outputs, whose output is the m of a rule that reads it: the first one's in layers 1, 1 + their number, …, and so on (0, the paper: none)."`
}

// Asked is what the flags say.
func (n *Network) Asked() (campaign.Network, error) {
	hidden, err := campaign.ParseLayers(n.Hidden)
	if err != nil {
		return campaign.Network{}, fmt.Errorf("--%w", err)
	}
	asked := campaign.Network{
		Normalise: n.Normalise, Bound: n.Bound, Forget: n.Forget, Modulators: n.Modulators,
		Hidden: hidden, Activation: strings.ReplaceAll(strings.ToLower(n.Activation), " ", ""), Recurrent: n.Recurrent, Bias: n.Bias,
	}
	if n.Every != 1 || n.MeanActivations != 1 {
		asked.Every, asked.Mean = n.Every, n.MeanActivations
	}
	return asked, nil
}
