package library

import (
	"fmt"
	"slices"
	"strings"

	"hebbarium/app/session"
	"hebbarium/brain"
	"hebbarium/evolve/replay"
	"hebbarium/evolve/replay/link"
	"hebbarium/evolve/rival"
)

// controlEntry is the entry of a card that names the static rule set which belongs to it.
const controlEntry = "control"

// controls are the static rule sets that were evolved as shipped ones were, where the
// world's own was not: on their bodies, or with weights that are tied as their rules are.
// A replay knows a rule set by the fingerprint of its whole file, so that it is said here
// and not on the cards of files that ship already.
var controls = map[string]string{
	"ant": "ant-static-any-leg", "ant-any-leg": "ant-static-any-leg",
	"ant-hebbian": "ant-static-symmetric", "ant-bounded": "ant-static-symmetric",
	"ant-paper": "ant-static-paper", "car-paper": "car-static-paper",
}

// StaticOf is the static rule set that belongs to a life's rules: the one that their card
// names; where it names none, the one that was evolved as they were; and where that one is
// not at hand, the world's own, such as ant-static. It is an error where there is none:
// nothing stands for it.
func StaticOf(own session.Rules, all []Save) (Save, error) {
	world := own.Genome.Arch.Name
	named, usual := own.Card.Extra[controlEntry], world+"-"+rival.Static
	wanted := []string{controls[own.Name], usual}
	if named != "" {
		wanted = []string{named}
	}
	for _, name := range wanted {
		if i := slices.IndexFunc(all, func(s Save) bool {
			return s.Err == nil && s.Name == name && s.Card.World == world && s.Card.Rule == brain.Static.String()
		}); i >= 0 {
			return all[i], nil
		}
	}
	if named != "" {
		return Save{}, fmt.Errorf("beside: expected the static rule set %s, which the card of %s names, found none", named, own.Name)
	}
	return Save{}, fmt.Errorf("beside: expected a static rule set for the %s (%s), found none", world, usual)
}

// Beside finds what a choice, as rival.Parse reads it, puts beside a life with its own rules
// and first weights; nil for none.
func Beside(choice string, own session.Rules, init brain.Init, all []Save, carried replay.Carried, folder string) (*session.Rival, error) {
	if choice == "" {
		return nil, nil
	}
	c, err := rival.Parse(choice)
	if err != nil {
		return nil, err
	}
	if c.Seed != 0 {
		return &session.Rival{Choice: c.String(), Name: fmt.Sprintf("weights of seed %d", c.Seed), Rules: own, First: c.Seed, Init: init}, nil
	}
	var found session.Rules
	if c.Static {
		var s Save
		if s, err = StaticOf(own, all); err != nil {
			return nil, err
		}
		found, err = Open(s.Path, carried)
	} else {
		found, err = Find(link.Rules{Name: c.Name, Sum: c.Sum}, own.Genome.Arch.Name, all, carried, folder)
	}
	if err != nil {
		return nil, fmt.Errorf("beside: %w", err)
	}
	if found.Card.Init != "" {
		if init, err = brain.ParseInit(found.Card.Init); err != nil {
			return nil, fmt.Errorf("beside: %s: card: init: %w", found.Name, err)
		}
	}
	// What is chosen by a word stays the same rules wherever it is gone to.
	exact := rival.Choice{Name: strings.ReplaceAll(found.Name, "@", "_"), Sum: found.SHA256[:min(len(found.SHA256), link.SumDigits)]}
	return &session.Rival{Choice: exact.String(), Name: found.Name, Rules: found, Init: init}, nil
}
