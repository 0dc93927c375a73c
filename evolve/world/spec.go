package world

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"hebbarium/brain"
)

// Spec is what a world is to those who only know its name: nothing outside its own
// files asks whether it is this world or that.
type Spec struct {
	Name    string        // on the command line and in files
	Tick    time.Duration // of the world's own time that a control step takes
	Solved  float64       // score from which an episode counts as solved
	Whole   bool          // only a whole episode can reach it: the car's is that of a lap, which ends it
	Engines []string      // physics, by the names that Make takes; the built-in one first
	Paper   Paper         // how it was evolved in
	Legs    int           // lower legs whose length can be changed; 0: the body has none
	Onset   int           // steps after an injury within which a fall from it begins
	Flat    bool          // all of it lies in a plane, and is seen from above

	// Arch is the paper's network for it; its name is the world's.
	Arch func() brain.Architecture
	// Make makes the world on an engine; "" is the built-in one.
	Make func(physics string) (World, error)
	// Body says why there is no such body, or nil.
	Body func(body string) error
	// Symmetry ties the rules of a network across the body's plane of symmetry; nil
	// where the body has no mirror image.
	Symmetry func(brain.Architecture, brain.Rule) (*brain.Symmetry, error)
}

// Paper is what a world's own part was in the paper's settings of evolution.
type Paper struct {
	Population int
	Bodies     []string // on each of which a candidate lives
}

// specs is the table of all worlds. A new world is its own files, with its Spec, and
// its line here, and an entry in what the window's world and rack have of each. The first
// is that of a first start.
func specs() []Spec { return []Spec{antSpec(), carSpec()} }

// SpecOf looks a world up by its name.
func SpecOf(name string) (Spec, error) {
	for _, s := range specs() {
		if s.Name == name {
			return s, nil
		}
	}
	return Spec{}, fmt.Errorf("world: expected %s, found %.40q", either(Names()), name)
}

// Names are the names of all worlds.
func Names() []string { return NamesWith(func(Spec) bool { return true }) }

// NamesWith are the names of those of which something is true.
func NamesWith(has func(Spec) bool) []string {
	var names []string
	for _, s := range specs() {
		if has(s) {
			names = append(names, s.Name)
		}
	}
	return names
}

// New makes the world of that name on an engine: "builtin" or "", or another
// that the world has.
func New(name, physics string) (World, error) {
	s, err := SpecOf(name)
	if err != nil {
		return nil, err
	}
	return s.Make(physics)
}

// CheckPhysics says why a world has no physics of that name, or nil; "" is the built-in
// one. Nothing is loaded for it, so that an engine that it knows may still be missing.
func CheckPhysics(name, physics string) error {
	s, err := SpecOf(name)
	if err != nil || physics == "" || slices.Contains(s.Engines, physics) {
		return err
	}
	return fmt.Errorf("physics of the %s: expected %s, found %.80q", name, either(s.Engines), physics)
}

// CheckBody says why a world has no such body, or nil; "" is the intact one.
func CheckBody(name, body string) error {
	s, err := SpecOf(name)
	if err != nil || body == "" {
		return err
	}
	return s.Body(body)
}

// ArchitectureOf is the paper's network for a world.
func ArchitectureOf(name string) (brain.Architecture, error) {
	s, err := SpecOf(name)
	if err != nil {
		return brain.Architecture{}, err
	}
	return s.Arch(), nil
}

// either lists choices: a; a or b; a, b or c.
func either(words []string) string {
	n := len(words)
	if n < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(slices.Concat(words[:n-2], []string{words[n-2] + " or " + words[n-1]}), ", ")
}
