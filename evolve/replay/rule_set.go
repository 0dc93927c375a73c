package replay

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"hebbarium/brain"
)

// RuleSetOf is the rule set in the file at path, as a replay names it.
func RuleSetOf(path string) (RuleSet, error) {
	sum, err := brain.Fingerprint(path)
	if err != nil {
		return RuleSet{}, err
	}
	return RuleSet{Name: filepath.Base(path), SHA256: sum}, nil
}

// FindRules reads the rule set that the replay was recorded with: from the file
// at path or, where path is "", from the file in one of the folders or below
// that has its fingerprint. It returns a *Mismatch where the file at path is
// another rule set, and a *RulesMissingError where no folder has it.
func (r *Replay) FindRules(path string, folders ...string) (*brain.Genome, string, error) {
	if path != "" {
		g, sum, err := brain.LoadWithFingerprint(path)
		if err != nil {
			return nil, "", err
		}
		if sum != r.Rules.SHA256 {
			return nil, "", &Mismatch{"rule set", r.Rules.Short(), RuleSet{filepath.Base(path), sum}.Short()}
		}
		return g, path, nil
	}
	for _, folder := range folders {
		if g, path := r.searchRules(folder); g != nil {
			return g, path, nil
		}
	}
	return nil, "", &RulesMissingError{r.Rules, folders}
}

// RulesMissingError is returned where none of the folders has the rule set that a replay was
// recorded with.
type RulesMissingError struct {
	Want    RuleSet
	Folders []string
}

func (e *RulesMissingError) Error() string {
	return fmt.Sprintf("rule set: expected one with the fingerprint %s… (%s) in %s, found none (--rules)",
		first8(e.Want.SHA256), e.Want.Name, strings.Join(e.Folders, ", "))
}

// searchRules walks a folder; files and folders that cannot be read are passed
// over, since another may hold the rules.
func (r *Replay) searchRules(folder string) (found *brain.Genome, where string) {
	_ = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".safetensors" {
			return nil
		}
		if g, sum, err := brain.LoadWithFingerprint(path); err == nil && sum == r.Rules.SHA256 {
			found, where = g, path
			return fs.SkipAll
		}
		return nil
	})
	return found, where
}
