package bar

import (
	"unicode/utf8"

	"hebbarium/app/words"
	worlds "hebbarium/evolve/world"
)

// world is a world that the bar goes to.
type world struct {
	name  string
	title string
	width float64 // of its segment, before scaling
}

// listed are the worlds that the bar goes to, from left to right: all that there are.
func listed() []world {
	var all []world
	for i, name := range worlds.Names() {
		const letter = 9 // more than most letters take
		width := 54 + letter*float64(max(utf8.RuneCountInString(name)-len("ant"), 0))
		if i == 0 {
			width += 2 // the edge of their common ground
		}
		all = append(all, world{name, words.Upper(name), width})
	}
	return all
}
