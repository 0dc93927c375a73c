// Package formula is the language in which a plasticity rule is written: the change Δw of
// a synapse as an expression of its activations, its weight and coefficients that
// evolution finds.
//
//	f, err := formula.Parse("eta*(A*pre*post + B*pre)")
//
// A formula is built from Names (pre, post, w, …), numbers, + - * /, whole powers, and
// Functions (tanh, clip, …). Any other name that begins with a capital letter, and eta,
// is a coefficient, one a synapse; A/neuron is one a neuron after the synapse, A/layer
// one a layer and A/rule one for all. A formula with running means says over how many
// steps behind a comma: ", tau=20". What is wrong is an *Error, which says at which
// column and what was expected there.
//
// A Formula has a canonical text (String), a pretty one for labels (Pretty), its
// Coefficients, and its Summands, which the microscope and the term switches take one by
// one. It is computed in float32, each operation rounded for itself, in the order in which
// it is written; package plan compiles it into passes over whole planes, and computes it
// for single synapses with the same bits. Examples are rules to begin with.
//
// Package rule recognises the built-in rules among formulas, and gives every other one a
// value of its own; this package knows neither rules nor networks.
package formula
