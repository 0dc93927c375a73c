// Package brains is the panel that shows the brains of many lives at once, in place of the
// maps of one: a layer of each, their ways through the space of their weights, and how long
// each took to recover.
package brains
