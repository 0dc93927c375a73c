// Package bar is the top bar: which world and rule set there is, the seed, the
// controls of time, and the ways to lessons, evolution, commands and help.
package bar
