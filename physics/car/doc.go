// Package car is CarRacing-v0: a procedurally generated track, a rear-driven
// car on five rigid bodies, rewards for tiles visited, and the 96×96 image that
// an agent sees, drawn on the CPU.
package car
