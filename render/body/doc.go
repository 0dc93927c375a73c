// Package body draws the diagram on which the ant's legs are cut and restored.
package body
