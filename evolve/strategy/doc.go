// Package strategy is the evolution strategy over plain vectors. A Search is asked for the
// candidates of a generation and told what they came to: a Shaping weighs their scores,
// and an Optimiser moves the centre by the gradient that follows. Beside it lie the noise
// and the merges of what is searched. It knows no episode.
package strategy
