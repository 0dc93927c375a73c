// Package world is the panel that shows the car on its track or the ant on its floor,
// with what is written over it. Its body is pushed and its view turned by the mouse;
// how each world does that is a stage, an entry of one table.
package world
