//go:build !js

package film

// filmsAlways tells whether the last seconds are kept before anybody asks for them.
const filmsAlways = true
