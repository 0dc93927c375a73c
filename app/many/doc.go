// Package many lives many lives of one recipe at once: of the same rules, with the same
// events at the same steps, each from a seed of its own.
//
// A Crowd accompanies a session, whose life is the first of its lives: where that goes
// on, back or into another future, all follow, on goroutines of their own, by living the
// recipe. Each life has its own control, against which its recovery is measured. What
// there is to see is published as Snapshots, which are copies.
package many
