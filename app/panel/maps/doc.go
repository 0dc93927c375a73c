// Package maps is the panel of the brain: the maps of its layers in one of several
// modes, the strips of what its neurons do, the read-out of a synapse, the brushes
// that paint lesions, and the way of the weights.
package maps
