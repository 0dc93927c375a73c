package library

import (
	"hebbarium/evolve/world"
	"io/fs"
	"path/filepath"
	"sort"
	"strings"

	"hebbarium/app/session"
	"hebbarium/assets"
	"hebbarium/brain"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/replay"
	"hebbarium/evolve/turn"
)

// Save is a rule set that can be chosen.
type Save struct {
	Path string // of its file, or the name of one that the program carries in itself
	Name string // without its extension
	Card brain.Card
	Err  error // why it cannot be read
}

// Extension ends the names of rule sets.
const Extension = ".safetensors"

// List reads the cards of all rule sets in a folder and below it, and of those
// that ship with the program where the folder has none of that name: those that learn
// before the static ones, which show nothing of what the window is for, and of each the
// best scores first.
func List(folder string, own replay.Carried) []Save {
	var all []Save
	local := map[string]bool{}
	_ = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != Extension {
			return nil
		}
		s := Save{Path: path, Name: NameOf(path)}
		s.Card, s.Err = brain.LoadCard(path)
		all = append(all, s)
		local[s.Name] = true
		return nil
	})
	for _, path := range own.All() {
		s := Save{Path: path, Name: NameOf(path)}
		if local[s.Name] {
			continue
		}
		turn.First()
		s.Card, s.Err = own.Card(path)
		all = append(all, s)
	}
	sort.SliceStable(all, func(i, j int) bool {
		a, b := &all[i], &all[j]
		if (a.Err == nil) != (b.Err == nil) {
			return a.Err == nil
		}
		static := brain.Static.String()
		if (a.Card.Rule == static) != (b.Card.Rule == static) {
			return b.Card.Rule == static
		}
		if a.Card.Score.Mean != b.Card.Score.Mean {
			return a.Card.Score.Mean > b.Card.Score.Mean
		}
		return a.Name < b.Name
	})
	return all
}

// NameOf calls a rule set by its file, the best of a campaign by the campaign's
// folder, and a shipped one as its file would be called.
func NameOf(path string) string {
	if name, ok := replay.ShippedName(path); ok {
		return name
	}
	name := strings.TrimSuffix(filepath.Base(path), Extension)
	if name == campaignBest {
		name = filepath.Base(filepath.Dir(path)) + "-" + name
	}
	return name
}

// campaignBest is what a campaign calls the file of its best rule set.
const campaignBest = "best"

// steady is the rule set that a start without a choice lives on: its ant walks on for as
// long as one looks, and goes on after the loss of any leg.
const steady = "ant"

// Best is the rule set to begin with in a world, or in any where it is "": the steady
// one, or else the first readable one.
func Best(all []Save, world string) (first Save, ok bool) {
	for _, s := range all {
		if s.Err != nil || world != "" && s.Card.World != world {
			continue
		}
		if s.Name == steady {
			return s, true
		}
		if !ok {
			first, ok = s, true
		}
	}
	return first, ok
}

// Open reads a rule set from a file, or one that the program carries in itself.
func Open(path string, own replay.Carried) (session.Rules, error) {
	g, set, err := replay.LoadRules(path, own)
	if err != nil {
		return session.Rules{}, err
	}
	return session.Rules{
		Name: NameOf(path), Path: path, SHA256: set.SHA256, Card: g.Card, Genome: g,
	}, nil
}

// Changed tells whether the file that rules were read from holds others by now, or is gone.
func Changed(rules *session.Rules) bool {
	if rules.Path == "" || replay.IsCarried(rules.Path) {
		return false
	}
	sum, err := brain.Fingerprint(rules.Path)
	return err != nil || sum != rules.SHA256
}

// Carried are the rule sets that the program carries in itself: the published
// walker and, where there are any, those that ship with it.
func Carried(shipped fs.FS) replay.Carried {
	return replay.Carried{Walker: assets.Ant, Shipped: shipped}
}

// RandomName is what rules are called that nothing evolved.
const RandomName = "random rules"

// Random are rules that nothing evolved, for a control or where there are
// no others. The world must be one that there is.
func Random(name string, seed uint64) session.Rules {
	spec, err := world.SpecOf(name)
	if err != nil {
		panic(err) // whoever asks has a world open
	}
	arch := spec.Arch()
	g := brain.RandomGenome(arch, brain.ABCD_lr, chance.Stream(seed, "random rules"))
	return session.Rules{Name: RandomName, Genome: g, Card: g.Card}
}
