// Package episode holds the one loop in which a brain lives in a world: observe,
// forward, act, step, plasticity, normalise. The window, evaluation, evolution,
// experiments and replays all run it. Beside it stand the events that
// may change an episode, and the way back to any of its steps; how a recovery is
// measured is package recovery's.
package episode
