package link

import "strings"

// Key is a key of a link, for the help.
type Key struct {
	Name  string
	Value string // what it takes, "" for nothing
	Help  string
}

// Keys are all keys, in the order in which a link has them.
func Keys() []Key {
	return []Key{
		{"embed", "", "without bar and rack: world, brain and timeline alone, for another page or slides"},
		{"lesson", "NAME|N", "tell a lesson, by its name or its number; only at, paused, many and view go with it"},
		{"world", "ant|car", "live a life in this world"},
		{"rules", "NAME[@FINGERPRINT]", "by this rule set, or random; without it the one that the window begins the world with"},
		{"seed", "N", "of track, start and first weights (1)"},
		{"init", "DISTRIBUTION", "of the first weights, as in `help init`; without it as the card of the rules says"},
		{"body", "SPEC", "as in `help bodies`"},
		{"physics", "NAME/VERSION,…", "that the life begins in, then those that its events go to"},
		{"limit", "STEPS", "after which the life ends; without it an hour of the world's own time"},
		{"impatient", "", "the world ends a life that earns nothing"},
		{"twin", "", "show the twin that was spared"},
		{"beside", "NAME[@FINGERPRINT]|static|seed:N", "live another life beside it, with the same world and events: by another rule set, by its static partner, or from other first weights"},
		{"events", "EVENT;EVENT;…", "as in `help events`"},
		{"z", "TEXT", "the same, packed (deflate, then base64url): what a link with many events has"},
		{"at", "STEP", "show this step; what comes before it is lived at once"},
		{"speed", "0.1…8|max", "in times of the world's own"},
		{"paused", "", "rest at that step, instead of playing on from it"},
		{"many", "9|16|36|64", "as many lives at once, of this seed and those after it"},
		{"view", "MAP|talk|talk,MAP", "what the maps show: " + strings.Join(Maps(), ", ") + ", or a coefficient of a rule that was written; talk hides rack and timeline"},
	}
}

// keys are their names.
func keys() []string {
	var names []string
	for _, k := range Keys() {
		names = append(names, k.Name)
	}
	return names
}
