// Package brain holds plastic networks: their layers, the Hebbian rules that
// rewrite the weights after every step, lesions, and the genomes that rules
// are evolved and stored as.
//
// A synapse joins pre neuron i to post neuron j. Weights, coefficients, masks
// and changes of a layer all share one layout: a plane [pre][post], row-major,
// so that the element of synapse (i, j) is i*Post + j. All arithmetic is in
// float32 and deterministic.
//
// The networks and rules are those of Najarro & Risi, "Meta-Learning through
// Hebbian Plasticity in Random Networks", NeurIPS 2020.
package brain
