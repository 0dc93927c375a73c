package library

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"hebbarium/app/session"
	"hebbarium/brain"
	"hebbarium/evolve/replay"
	"hebbarium/evolve/replay/link"
)

// OtherRulesError is returned where rules are not here, or only others of their name.
type OtherRulesError struct {
	Want    link.Rules
	Found   session.Rules // of that name; none where Genome is nil
	Instead session.Rules // where there are none: those to begin with in that world; none where Genome is nil
	here    []string
}

func (e *OtherRulesError) Error() string {
	switch {
	case e.Found.Genome != nil:
		return fmt.Sprintf("rules: expected %s, found others of this name (%.8s…)", e.Want, e.Found.SHA256)
	case e.Want.Sum != "":
		return fmt.Sprintf("rules: expected %s, found none with this fingerprint", e.Want)
	}
	return fmt.Sprintf("rules: expected one of %s, or %s, found %q", strings.Join(e.here, ", "), link.Random, e.Want.Name)
}

// Find finds the rules that a link names for a world: of the rule sets that can be chosen,
// of those that the program carries and of files in a folder the one that has the
// fingerprint or, where the link has none, the name. Without a name, and by the name of the
// world itself, it is the one to begin with there.
func Find(want link.Rules, world string, all []Save, own replay.Carried, folder string) (session.Rules, error) {
	missing := &OtherRulesError{Want: want}
	for _, s := range all {
		if s.Err != nil || s.Name != want.Name {
			continue
		}
		rules, err := Open(s.Path, own)
		if err != nil || want.Fits(rules.SHA256) {
			return rules, err
		}
		if missing.Found.Genome == nil {
			missing.Found = rules
		}
	}
	switch {
	case want.Sum != "":
		if rules, ok := withSum(want, all, own, folder); ok {
			return rules, nil
		}
	case replay.IsCarried(want.Name):
		return Open(want.Name, own)
	}
	best, ok := Best(all, world)
	if !ok && want.Sum == "" {
		return session.Rules{}, fmt.Errorf("rules: expected a rule set for the %s, found none", world)
	}
	var err error
	if ok {
		missing.Instead, err = Open(best.Path, own)
	}
	if want.Sum == "" && (want.Name == "" || want.Name == world) {
		return missing.Instead, err
	}
	for _, s := range all {
		if s.Err == nil && s.Card.World == world {
			missing.here = append(missing.here, s.Name)
		}
	}
	return session.Rules{}, missing
}

// Linked is Find for the life of a link: where the rules are not here, the error is a
// *link.OtherRulesError, and the rules those that the life can be lived by instead; they have
// no genome where there are none.
func Linked(l link.Link, all []Save, own replay.Carried, folder string) (session.Rules, error) {
	rules, err := Find(l.Rules, l.World, all, own, folder)
	var other *OtherRulesError
	switch {
	case !errors.As(err, &other):
		return rules, err
	case other.Found.Genome != nil:
		return other.Found, &link.OtherRulesError{Want: l.Rules, Found: other.Found.Name, Sum: other.Found.SHA256}
	}
	return other.Instead, &link.OtherRulesError{Want: l.Rules, Instead: other.Instead.Name}
}

// OpenIn opens the rules in a file: a rule set, a pack or one that the program carries.
func OpenIn(path string, own replay.Carried) (session.Rules, error) {
	if !IsPack(path) {
		return Open(path, own)
	}
	p, err := replay.LoadPack(path)
	if err != nil {
		return session.Rules{}, err
	}
	name := strings.TrimSuffix(p.Replay.Rules.Name, Extension)
	return session.Rules{Name: name, SHA256: p.Replay.Rules.SHA256, Card: p.Genome.Card, Genome: p.Genome}, nil
}

// RandomOf are the random rules of a link's life, drawn from its seed; where the link was made
// by a program that draws them otherwise, the error is a *link.OtherRulesError.
func RandomOf(l link.Link) (session.Rules, error) {
	rules := Random(l.World, l.Seed)
	sum, err := rules.Genome.Fingerprint()
	if err == nil && !l.Rules.Fits(sum) {
		err = &link.OtherRulesError{Want: l.Rules, Found: rules.Name, Sum: sum}
	}
	return rules, err
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
