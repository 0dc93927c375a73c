// Package capture keeps what the window shows: pictures, animated GIFs of the
// last seconds, videos, and an episode's figures as a table or a drawing. It
// knows neither the window nor the simulation, only pixels and numbers.
package capture
