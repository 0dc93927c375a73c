// Package plan compiles a formula into passes over whole planes of synapses. What depends
// on a layer alone is computed once, what depends on a neuron once a neuron, and only the
// rest for each synapse, some rows at a time, so that what lies between two passes stays in
// the nearest cache. Nothing is interpreted a synapse.
//
// A graph is a formula without its spelling: each value once. Code is the graph as passes,
// a Machine lives it for the layers of a network, and an Evaluator computes it for one
// synapse, with the same bits.
package plan
