package library

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"hebbarium/app/session"
	"hebbarium/brain"
	"hebbarium/evolve/replay"
	"hebbarium/evolve/replay/link"
)

// OtherRulesError is returned where no rule set has the fingerprint that a link names.
type OtherRulesError struct {
	Want  link.Rules
	Found session.Rules // of that name, none where Genome is nil
}

func (e *OtherRulesError) Error() string {
	if e.Found.Genome == nil {
		return fmt.Sprintf("rules: expected %s, found none with this fingerprint", e.Want)
	}
	return fmt.Sprintf("rules: expected %s, found others of this name (%.8s…)", e.Want, e.Found.SHA256)
}

// Find finds the rules that a link names for a world: of the rule sets that can be chosen,
// of those that the program carries and of files in a folder the one that has the
// fingerprint or, where the link has none, the name. Without a name, and by the name of the
// world itself, it is the one to begin with there.
func Find(want link.Rules, world string, all []Save, own replay.Carried, folder string) (session.Rules, error) {
	var named session.Rules
	for _, s := range all {
		if s.Err != nil || s.Name != want.Name {
			continue
		}
		rules, err := Open(s.Path, own)
		if err != nil {
			return rules, err
		}
		if want.Fits(rules.SHA256) {
			return rules, nil
		}
		if named.Genome == nil {
			named = rules
		}
	}
	if want.Sum != "" {
		if rules, ok := withSum(want, all, own, folder); ok {
			return rules, nil
		}
		return session.Rules{}, &OtherRulesError{want, named}
	}
	if replay.IsCarried(want.Name) {
		return Open(want.Name, own)
	}
	if want.Name == "" || want.Name == world {
		if s, ok := Best(all, world); ok {
			return Open(s.Path, own)
		}
	}
	var names []string
	for _, s := range all {
		if s.Err == nil && s.Card.World == world {
			names = append(names, s.Name)
		}
	}
	if len(names) == 0 {
		return session.Rules{}, fmt.Errorf("rules: expected a rule set for the %s, found none", world)
	}
	return session.Rules{}, fmt.Errorf("rules: expected one of %s, or %s, found %q", strings.Join(names, ", "), link.Random, want.Name)
}

// withSum looks for a fingerprint, whatever the rules are called.
func withSum(want link.Rules, all []Save, own replay.Carried, folder string) (session.Rules, bool) {
	paths := append(replay.Demos(), own.All()...)
	for _, s := range all {
		if s.Err == nil {
			paths = append(paths, s.Path)
		}
	}
	if folder != "" {
		_ = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && filepath.Ext(path) == Extension {
				paths = append(paths, path)
			}
			return nil
		})
	}
	for _, path := range paths {
		if !replay.IsCarried(path) {
			if sum, err := brain.Fingerprint(path); err != nil || !want.Fits(sum) {
				continue
			}
		}
		if rules, err := Open(path, own); err == nil && want.Fits(rules.SHA256) {
			return rules, true
		}
	}
	return session.Rules{}, false
}

// Shipped tells whether the program carries rules of that name and fingerprint, so that
// another one of the same version has them too.
func Shipped(name, sha256 string, own replay.Carried) bool {
	if !replay.IsCarried(name) {
		name = replay.ShippedAs(name)
	}
	_, set, err := replay.LoadRules(name, own)
	return err == nil && set.SHA256 == sha256
}
