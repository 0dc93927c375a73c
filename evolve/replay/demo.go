package replay

import (
	"fmt"
	"io/fs"
	"strings"

	"hebbarium/brain"
)

// DemoWalker is the name of the published ant policy: a static agent that was trained
// elsewhere, see brain.ReadWalker.
const DemoWalker = "demo:walker"

// demoPrefix begins the names of Demos.
const demoPrefix = "demo:"

// Demos are the names of the rule sets in the program that others published; LoadRules
// takes them in place of a file.
func Demos() []string { return []string{DemoWalker} }

// loadDemo reads one of Demos out of the program's own files.
func loadDemo(name string, files fs.FS) (*brain.Genome, RuleSet, error) {
	if name != DemoWalker {
		return nil, RuleSet{}, fmt.Errorf("rule set: expected a file or one of %s, found %q", strings.Join(Demos(), ", "), name)
	}
	f, err := files.Open("ant/policy_2017may.json.gz")
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
