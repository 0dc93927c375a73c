package app

import (
	"io/fs"
	"path/filepath"
	"sort"
	"strings"

	"hebbarium/app/session"
	"hebbarium/assets"
	"hebbarium/brain"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/replay"
)

// save is a rule set that can be chosen.
type save struct {
	path string // of its file, or the name of one that the program carries in itself
	name string // without its extension
	card brain.Card
	err  error // why it cannot be read
}

// ruleExtension ends the names of rule sets.
const ruleExtension = ".safetensors"

// listSaves reads the cards of all rule sets in a folder and below it, and of those
// that ship with the program where the folder has none of that name: those that learn
// before the static ones, which show nothing of what the window is for, and of each the
// best scores first.
func listSaves(folder string, own replay.Carried) []save {
	var all []save
	local := map[string]bool{}
	_ = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ruleExtension {
			return nil
		}
		s := save{path: path, name: saveName(path)}
		s.card, s.err = brain.LoadCard(path)
		all = append(all, s)
		local[s.name] = true
		return nil
	})
	for _, path := range own.Names() {
		s := save{path: path, name: saveName(path)}
		if local[s.name] {
			continue
		}
		g, _, err := replay.LoadRules(path, own)
		if s.err = err; err == nil {
			s.card = g.Card
		}
		all = append(all, s)
	}
	sort.SliceStable(all, func(i, j int) bool {
		a, b := &all[i], &all[j]
		if (a.err == nil) != (b.err == nil) {
			return a.err == nil
		}
		static := brain.Static.String()
		if (a.card.Rule == static) != (b.card.Rule == static) {
			return b.card.Rule == static
		}
		if a.card.Score.Mean != b.card.Score.Mean {
			return a.card.Score.Mean > b.card.Score.Mean
		}
		return a.name < b.name
	})
	return all
}

// saveName calls a rule set by its file, the best of a campaign by the campaign's
// folder, and a shipped one as its file would be called.
func saveName(path string) string {
	if name, ok := replay.ShippedName(path); ok {
		return name
	}
	name := strings.TrimSuffix(filepath.Base(path), ruleExtension)
	if name == campaignBest {
		name = filepath.Base(filepath.Dir(path)) + "-" + name
	}
	return name
}

// campaignBest is what a campaign calls the file of its best rule set.
const campaignBest = "best"

// steady is the rule set that a start without a choice lives on: its ant mostly walks on
// after an injury, where faster ones stay down when a leg is lost in mid-stride.
const steady = "ant-bounded"

// best is the rule set to begin with in a world, or in any where it is "": the steady
// one, or else the first readable one.
func best(all []save, world string) (first save, ok bool) {
	for _, s := range all {
		if s.err != nil || world != "" && s.card.World != world {
			continue
		}
		if s.name == steady {
			return s, true
		}
		if !ok {
			first, ok = s, true
		}
	}
	return first, ok
}

// openRules reads a rule set from a file, or one that the program carries in itself.
func openRules(path string, own replay.Carried) (session.Rules, error) {
	g, set, err := replay.LoadRules(path, own)
	if err != nil {
		return session.Rules{}, err
	}
	return session.Rules{
		Name: saveName(path), Path: path, SHA256: set.SHA256, Card: g.Card, Genome: g,
	}, nil
}

// carried are the rule sets that the program carries in itself.
func (o *Options) carried() replay.Carried {
	return replay.Carried{Walker: assets.Ant, Shipped: o.Shipped}
}

const randomName = "random rules"

// randomRules are rules that nothing evolved, for a control or where there are
// no others.
func randomRules(world string, seed uint64) session.Rules {
	arch := brain.AntArchitecture()
	if world == "car" {
		arch = brain.CarArchitecture()
	}
	g := brain.RandomGenome(arch, brain.ABCD_lr, chance.Stream(seed, "random rules"))
	return session.Rules{Name: randomName, Genome: g, Card: g.Card}
}
