// Package replay keeps episodes in files: a recipe with the hashes of the state
// along the way, and a pack that brings the rule set with it. It records them and
// plays them again.
package replay
