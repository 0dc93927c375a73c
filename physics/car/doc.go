// Package car is CarRacing-v0: a procedurally generated track, a rear-driven
// car on five rigid bodies, rewards for tiles visited, and the 96×96 image that
// an agent sees, drawn on the CPU.
//
// A World steps the car with one of two engines. Fast solves the car's five
// bodies as Box2D 2.3 (Erin Catto, zlib licence) does, in single precision and
// in its order of operations; every recorded run of the original comes out to
// the last bit. Box2D is ByteArena/box2d, an independent port in double
// precision, to check the first against.
//
// Under Fast, states are the same on every platform: no result of a
// multiplication is left for a compiler to fuse with an addition.
package car
