// Package command holds the commands of hebbarium that need no window:
// evaluate, evolve, replay, inspect, import and bench. Each reports figures on
// standard output, as text or as one JSON object, and progress on standard
// error.
package command
