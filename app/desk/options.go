package desk

import (
	"io/fs"

	"hebbarium/app/evolving"
	"hebbarium/app/library"
	"hebbarium/evolve/replay"
)

// Options say what the window begins with.
type Options struct {
	File     string // path of a rule set, replay, pack or lesson to begin with, or a link, instead of naming its kind
	World    string // car or ant; "" is that of the rules, or of the first rule set found
	Rules    string // path of a rule set; "" is the best one in SavesDir
	SavesDir string
	Shipped  fs.FS  // rule sets that the program carries in itself; one of the same name in SavesDir goes before; nil for none
	Seed     uint64 // 0 is 1
	Body     string
	Physics  string // "" is builtin
	Replay   string // path of a replay to play
	Lesson   string // name of a lesson to begin with, or AllLessons
	Beside   string // what lives beside the first life, as rival.Parse reads it; "" for nothing
	Out      string // folder for pictures, videos and the like; "" is the user's own
	Replays  string // folder that sessions are recorded to; "" is the user's own

	// LinkBase is the address that copied links are at, "" for link.Scheme. Linked, where it
	// is not nil, hears what stands behind the # of each, for a page to have it in its own
	// address.
	LinkBase string
	Links    <-chan string // links that are followed as they arrive, such as a page's address; nil for none
	Linked   func(fragment string)
	Gather   evolving.Gather // lets other machines join a campaign; nil where none can
	Greets   bool            // a first start shows what there is to see
	// Behind tells whether one of many lives is yet to come to a step; nil where none is shown.
	Behind func(step int) bool
	// Missing are the characters of a text that no font has; nil where that is not known.
	Missing func(text string) []rune
}

// carried are the rule sets that the program carries in itself.
func (o *Options) carried() replay.Carried { return library.Carried(o.Shipped) }

// replaysFolder is where sessions are recorded: the one that the options name, or one
// in the user's configuration folder; "" where there is no such place.
func (o *Options) replaysFolder() string {
	if o.Replays != "" {
		return o.Replays
	}
	return library.Replays()
}
