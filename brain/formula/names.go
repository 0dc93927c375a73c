package formula

import "strings"

// Variable is what a formula can read of a synapse and its life.
type Variable uint8

// The variables, by the name that a formula gives them.
const (
	Pre       Variable = iota // activation of the neuron before the synapse
	Post                      // and of the one after it
	Weight                    // before the update
	PreChange                 // of the activation since the step before
	PostChange
	PreMean // running mean
	PostMean
	Modulation // by the network's modulating neurons
	Step       // of the life, 1 at the first
	variables  = iota
)

// Word is a word of the language and what it stands for, in one line.
type Word struct{ Name, About string }

// names are the variables' words in their order.
var names = [variables]Word{
	Pre:        {"pre", "activation of the neuron before the synapse"},
	Post:       {"post", "activation of the neuron after it"},
	Weight:     {"w", "the weight as it is now"},
	PreChange:  {"dpre", "change of pre since the step before"},
	PostChange: {"dpost", "change of post since the step before"},
	PreMean:    {"mpre", "running mean of pre over the last tau steps"},
	PostMean:   {"mpost", "running mean of post over the last tau steps"},
	Modulation: {"m", "output of the modulating neuron of the layer, -1 to 1, in a network that has some"},
	Step:       {"step", "steps of this life so far, 1 at the first"},
}

// Names are the words for what a formula can read.
func Names() []Word {
	all := make([]Word, 0, variables+5)
	all = append(all, names[:]...)
	return append(all,
		Word{"eta, A, B, …", "a coefficient, one a synapse: eta, and any name that begins with a capital letter"},
		Word{"A/neuron", "one coefficient a neuron after the synapse"},
		Word{"A/layer", "one coefficient a layer"},
		Word{"A/rule", "one coefficient for all synapses"},
		Word{", tau=20", "steps of the running means: a number, or a formula of numbers and of coefficients a layer or a rule"},
	)
}

// function is a word for an operation and how many arguments it takes.
type function struct {
	Word
	least, most int
}

var functions = []function{
	{Word{"tanh", "tanh(x), the hyperbolic tangent"}, 1, 1},
	{Word{"abs", "abs(x), x without its sign"}, 1, 1},
	{Word{"sign", "sign(x), -1, 0 or 1"}, 1, 1},
	{Word{"min", "min(x, y), the smaller; of up to 8"}, 2, 8},
	{Word{"max", "max(x, y), the larger; of up to 8"}, 2, 8},
	{Word{"clip", "clip(x, low, high), x within limits"}, 3, 3},
}

// Functions are the words for operations.
func Functions() []Word {
	all := make([]Word, len(functions))
	for i, f := range functions {
		all[i] = f.Word
	}
	return all
}

// IsCoefficient tells whether a coefficient of a formula may have a name.
func IsCoefficient(name string) bool {
	if name == "" || len(name) > maxName || name != "eta" && (name[0] < 'A' || name[0] > 'Z') {
		return false
	}
	return !strings.ContainsFunc(name, func(r rune) bool { return r > 127 || !letter(r) && !digit(r) })
}

// Lookalike is the word of the language that a coefficient's name differs from by its
// capitals alone; "" for none.
func Lookalike(name string) string {
	all := append(Functions(), names[:]...)
	for _, w := range append(all, Word{Name: "eta"}, Word{Name: "oi"}, Word{Name: "oj"}) {
		if w.Name != name && strings.EqualFold(w.Name, name) {
			return w.Name
		}
	}
	return ""
}

func functionNamed(name string) (function, bool) {
	for _, f := range functions {
		if f.Name == name {
			return f, true
		}
	}
	return function{}, false
}

// Example is a rule of the field as a formula.
type Example struct {
	Name  string // in file names: oja
	Title string
	Text  string
	About string
}

// Examples are rules to begin with.
func Examples() []Example {
	return []Example{
		{"oja", "Oja's rule", "eta*post*(pre - post*w)", "Hebb's term with a decay that keeps the weights bounded (Oja, 1982)"},
		{"bcm", "BCM with a sliding threshold", "eta*pre*post*(post - T*mpost^2), tau=20", "a synapse grows where post is above a threshold that follows its own past (Bienenstock, Cooper and Munro, 1982)"},
		{"decay", "ABCD with decay", "eta*(A*pre*post + B*pre + C*post + D) - 0.001*abs(E)*w", "the paper's rule with forgetting, which is slow and never growth"},
		{"differential", "Differential Hebb", "eta*dpost*pre", "pre gets the credit for the change that follows it (Kosko, 1986)"},
		{"covariance", "Covariance", "eta*(pre - mpre)*(post - mpost), tau=20", "only what differs from the usual counts (Sejnowski, 1977)"},
		{"abc", "ABCD without D", "eta*(A*pre*post + B*pre + C*post)", "nothing changes where nothing is active"},
		{"five", "Five numbers", "eta/rule*(A/rule*pre*post + B/rule*pre + C/rule*post + D/rule)", "one rule for all synapses"},
	}
}
