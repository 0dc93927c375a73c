// Package gallery is lives to begin with: each a link with a picture that the program has
// taken of it.
package gallery
