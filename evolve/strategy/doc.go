// Package strategy is the evolution strategy: noise, fitness shaping, and the step
// of the centre, over plain vectors. It knows no episode.
package strategy
