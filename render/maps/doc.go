// Package maps draws the brain: a map of each layer's synapses, strips of what its
// neurons do, a lens over single synapses, and the way of its weights.
package maps
