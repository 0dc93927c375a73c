// Package library knows which rule sets there are, where the window's files lie
// and what may be the name of one.
package library
