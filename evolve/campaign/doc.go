// Package campaign runs the evolution of rule sets: its settings, its generations,
// and the folder with its checkpoint and its training curve.
package campaign
