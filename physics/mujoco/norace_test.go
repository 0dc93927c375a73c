//go:build !race

package mujoco

const raceDetector = false
