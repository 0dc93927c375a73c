// Package strategy is the evolution strategy over plain vectors: noise, the shaping of
// fitness, optimisers, and merges of what is searched. A search asks for candidates (the
// centre and its Noise), lives them, and tells what they came to: a Shaping weighs their
// scores, and an Optimiser moves the centre by the Gradient that follows. It knows no
// episode.
package strategy
