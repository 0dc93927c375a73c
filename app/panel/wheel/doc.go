// Package wheel is the panel by which a person drives the body: a card over the world that
// says so, the keys and the gamepad that steer the car, and the mixer of the ant's motors.
package wheel
