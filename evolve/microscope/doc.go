// Package microscope lives a life again, beside the one that is watched, to see what each
// of its steps did to one synapse, term by term: nothing of that is stored in the life.
package microscope
