package replay

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"hebbarium/brain"
	"hebbarium/brain/digest"
	"hebbarium/evolve/turn"
)

// Carried are the rule sets that the program carries in itself: the published walker,
// which goes by a name of Demos, and those that ship with it, which go by
// shipped:NAME.
type Carried struct {
	Walker  fs.FS // holds the published walker (assets.Ant)
	Shipped fs.FS // holds NAME.safetensors at its top, and examples/NAME.safetensors (saves.Rules), or nil
}

// shippedPrefix begins the names of the rule sets that ship with the program.
const shippedPrefix = "shipped:"

// shippedFolder is the folder of the program's source that they come from.
const shippedFolder = "saves"

// examplesFolder is the folder below it of those that show what a written rule can be: they
// can be lived as the others, and nothing measures them unless it is asked to.
const examplesFolder = "examples"

// rulesExtension ends the names of rule sets' files.
const rulesExtension = ".safetensors"

// IsCarried tells whether a name is of the form of a rule set that the program carries
// in itself, and so is no file.
func IsCarried(name string) bool {
	return strings.HasPrefix(name, demoPrefix) || IsShipped(name)
}

// IsShipped tells whether a name is of the form of a rule set that ships with the
// program.
func IsShipped(name string) bool { return strings.HasPrefix(name, shippedPrefix) }

// ShippedName is the name of a shipped rule set without what marks it as one.
func ShippedName(name string) (string, bool) { return strings.CutPrefix(name, shippedPrefix) }

// ShippedAs is the name of a shipped rule set with what marks it as one.
func ShippedAs(name string) string { return shippedPrefix + name }

// Names are those of the shipped rule sets without the examples, in order: what is measured
// where nothing else is named.
func (c Carried) Names() []string { return c.in("*") }

// All are the names of the shipped rule sets and, behind them, of the examples.
func (c Carried) All() []string { return append(c.Names(), c.in(examplesFolder+"/*")...) }

func (c Carried) in(pattern string) []string {
	if c.Shipped == nil {
		return nil
	}
	files, err := fs.Glob(c.Shipped, pattern+rulesExtension)
	if err != nil {
		return nil // the pattern is a good one
	}
	for i, f := range files {
		files[i] = shippedPrefix + strings.TrimSuffix(path.Base(f), rulesExtension)
	}
	return files
}

// InPlaceOf is the shipped rule set that a path stands for where there is no such file:
// saves/NAME.safetensors or saves/examples/NAME.safetensors, as the rule sets lie in the
// program's source, or NAME.safetensors alone.
func (c Carried) InPlaceOf(file string) (name string, ok bool) {
	if _, err := os.Stat(file); !errors.Is(err, fs.ErrNotExist) {
		return "", false
	}
	clean := filepath.ToSlash(filepath.Clean(file))
	switch path.Dir(clean) {
	case ".", shippedFolder, shippedFolder + "/" + examplesFolder:
	default:
		return "", false
	}
	base, ok := strings.CutSuffix(path.Base(clean), rulesExtension)
	if !ok {
		return "", false
	}
	for _, name := range c.All() {
		if name == shippedPrefix+base {
			return name, true
		}
	}
	return "", false
}

// LoadRules reads the rule set in the file of that name, or the carried one. The RuleSet
// is how a replay names it; the fingerprint of one of Demos is that of the file it would
// be saved as.
func LoadRules(name string, own Carried) (*brain.Genome, RuleSet, error) {
	switch {
	case IsShipped(name):
		return own.shipped(name)
	case strings.HasPrefix(name, demoPrefix):
		return loadDemo(name, own.Walker)
	}
	g, sum, err := brain.LoadWithFingerprint(name)
	if err != nil {
		return nil, RuleSet{}, err
	}
	return g, RuleSet{Name: filepath.Base(name), SHA256: sum}, nil
}

// Content is that of the file of a rule set that ships with the program, and the name of
// the file.
func (c Carried) Content(name string) (b []byte, file string, err error) {
	if c.Shipped == nil {
		return nil, "", fmt.Errorf("rule set %s: %w", name, fs.ErrNotExist)
	}
	file = strings.TrimPrefix(name, shippedPrefix) + rulesExtension
	if path.Base(file) != file {
		return nil, "", c.unknown(name)
	}
	b, err = fs.ReadFile(c.Shipped, file)
	if errors.Is(err, fs.ErrNotExist) {
		b, err = fs.ReadFile(c.Shipped, examplesFolder+"/"+file)
	}
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
		return nil, "", c.unknown(name)
	}
	if err != nil {
		return nil, "", fmt.Errorf("rule set %s: %w", name, err)
	}
	return b, file, nil
}

func (c Carried) unknown(name string) error {
	return fmt.Errorf("rule set: expected one of %s, found %q", strings.Join(c.All(), ", "), name)
}

// Card reads the card alone of a rule set that ships with the program.
func (c Carried) Card(name string) (brain.Card, error) {
	b, _, err := c.Content(name)
	if err != nil {
		return brain.Card{}, err
	}
	card, err := brain.DecodeCard(b)
	if err != nil {
		return brain.Card{}, fmt.Errorf("rule set %s: %w", name, err)
	}
	return card, nil
}

// shipped reads a rule set that ships with the program.
func (c Carried) shipped(name string) (*brain.Genome, RuleSet, error) {
	b, file, err := c.Content(name)
	if err != nil {
		return nil, RuleSet{}, err
	}
	turn.Take()
	g, err := brain.Decode(b)
	if err != nil {
		return nil, RuleSet{}, fmt.Errorf("rule set %s: %w", name, err)
	}
	turn.Take()
	return g, RuleSet{Name: file, SHA256: digest.Hex(b)}, nil
}

// LoadRules is FindRules for replays whose rule set may be one that the program carries in
// itself; a file that has its fingerprint goes before a shipped one.
func (r *Replay) LoadRules(file string, own Carried, folders ...string) (*brain.Genome, string, error) {
	name := file
	if file == "" && strings.HasPrefix(r.Rules.Name, demoPrefix) {
		name = r.Rules.Name
	}
	if IsCarried(name) {
		g, found, err := LoadRules(name, own)
		if err != nil {
			return nil, "", err
		}
		if found.SHA256 != r.Rules.SHA256 {
			return nil, "", &Mismatch{"rule set", r.Rules.Short(), found.Short()}
		}
		return g, name, nil
	}
	g, where, err := r.FindRules(file, folders...)
	if file != "" || err == nil {
		return g, where, err
	}
	for _, name := range own.All() {
		if g, found, err := own.shipped(name); err == nil && found.SHA256 == r.Rules.SHA256 {
			return g, name, nil
		}
	}
	return nil, "", err
}
