// Package elsewhere hands the jobs of an experiment to workers of other processes: all
// that they need to plan the same jobs travels once, and of each job its number and what
// it gave.
package elsewhere
