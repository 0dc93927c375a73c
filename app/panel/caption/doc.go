// Package caption is the line over the foot of the world in which a lesson is told,
// and the list of lessons.
package caption
