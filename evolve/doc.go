// Package evolve joins brains and worlds. Episode is the one loop in which a
// brain lives: the window, evaluation, evolution, experiments and replays all
// run it. Around it stand the events that may change an episode, seeded
// evaluation on a pool of workers, and the evolution strategy that finds rule
// sets.
package evolve
