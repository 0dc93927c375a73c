// Package world holds the worlds in which a brain can live: the car and the ant,
// each behind the few methods that an episode needs, and a table of what each is.
// It knows no brain's life, and no events.
package world
