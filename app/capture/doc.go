// Package capture keeps what the window shows: pictures, animated GIFs of the
// last seconds, videos, and an episode's figures as a table or a drawing. It
// knows pixels, rewards and events, and neither the window nor how they came about.
package capture
