// Package plot draws curves over time: a life's timeline and a campaign's training
// curve.
package plot
