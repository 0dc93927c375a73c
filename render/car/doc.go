// Package car draws the car on its track from above, and the picture that its network
// gets.
package car
