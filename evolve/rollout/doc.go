// Package rollout runs seeded episodes on a pool of workers and sums up their
// scores.
package rollout
