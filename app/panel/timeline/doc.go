// Package timeline is the episode over its steps: the reward and the weights' change,
// the events with their recoveries, the sentence that reads one of them out, and the
// ways through time.
package timeline
