package film

// filmsAlways tells whether the last seconds are kept before anybody asks for them. A
// browser waits for all that is to be drawn before it gives the pixels of a frame.
const filmsAlways = false
