// Package ant draws the ant on its floor, in one of two styles, as an orbiting camera
// sees it.
package ant
