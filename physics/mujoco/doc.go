// Package mujoco is MuJoCo as a second physics for the ant of physics/ant: the same body,
// joints, motors and drag, the same observation and progress, but MuJoCo's equations of
// motion, its collision detection and its own constraint solver. It shows whether a rule
// set that was evolved in one physics survives in another.
//
// The library is the user's. It is found at run time and called through purego, which no
// other package uses, so that the program needs neither cgo nor MuJoCo to be built or run.
// MuJoCo offers no functions for most of its data, so where a field lies is looked up in a
// table, layouts.tsv, by the version that the library itself reports; versions that are
// not in the table are refused, and the first model is checked against known numbers.
//
// Some of what AntBulletEnv-v0 does is outside of MuJoCo's words and is put in between the
// two halves of its step; correct.go has it.
package mujoco
