package command

import (
	"hebbarium/assets"
	"hebbarium/brain"
	"hebbarium/evolve/replay"
	"hebbarium/saves"
)

// carried are the rule sets that the program carries in itself.
func carried() replay.Carried { return replay.Carried{Walker: assets.Ant, Shipped: saves.Rules} }

// loadRules reads the rule set in a file or a carried one, and where there is no such
// file the one that ships with the program under that name, which it says.
func loadRules(file string) (*brain.Genome, replay.RuleSet, error) {
	own := carried()
	if name, ok := own.InPlaceOf(file); ok {
		note("hebbarium: no file %s here: this is the one that ships with the program", file)
		file = name
	}
	return replay.LoadRules(file, own)
}
