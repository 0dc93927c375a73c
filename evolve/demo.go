package evolve

import (
	"fmt"
	"io/fs"
	"strings"

	"hebbarium/brain"
)

// DemoWalker is the name of the published ant policy: a static agent that was trained
// elsewhere, see brain.ReadWalker.
const DemoWalker = "demo:walker"

// demoPrefix begins the names of rule sets that the program carries in itself.
const demoPrefix = "demo:"

// Demos are the names of the rule sets that the program carries in itself; LoadRules
// takes them in place of a file.
func Demos() []string { return []string{DemoWalker} }

// LoadRules reads the rule set in the file of that name, or one of Demos out of demos, the
// program's own files (assets.Ant). The RuleSet is how a replay names it; a demo's
// fingerprint is that of the file it would be saved as.
func LoadRules(name string, demos fs.FS) (*brain.Genome, RuleSet, error) {
	if !strings.HasPrefix(name, demoPrefix) {
		set, err := RuleSetOf(name)
		if err != nil {
			return nil, RuleSet{}, err
		}
		g, err := brain.Load(name)
		return g, set, err
	}
	if name != DemoWalker {
		return nil, RuleSet{}, fmt.Errorf("rule set: expected a file or one of %s, found %q", strings.Join(Demos(), ", "), name)
	}
	f, err := demos.Open("ant/policy_2017may.json.gz")
	if err != nil {
		return nil, RuleSet{}, fmt.Errorf("rule set %s: %w", name, err)
	}
	defer f.Close()
	g, err := brain.ReadWalker(f)
	if err != nil {
		return nil, RuleSet{}, fmt.Errorf("rule set %s: %w", name, err)
	}
	sum, err := g.Fingerprint()
	return g, RuleSet{Name: name, SHA256: sum}, err
}

// LoadRules is FindRules for replays whose rule set may be one of Demos, which it reads
// out of demos.
func (r *Replay) LoadRules(path string, demos fs.FS, folders ...string) (*brain.Genome, string, error) {
	if path != "" || !strings.HasPrefix(r.Rules.Name, demoPrefix) {
		return r.FindRules(path, folders...)
	}
	g, found, err := LoadRules(r.Rules.Name, demos)
	if err != nil {
		return nil, "", err
	}
	if found.SHA256 != r.Rules.SHA256 {
		return nil, "", &Mismatch{"rule set", r.Rules.Short(), found.Short()}
	}
	return g, found.Name, nil
}
