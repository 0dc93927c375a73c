package experiment

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"hebbarium/brain"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/experiment/figure"
)

// Settings are all that decides the numbers of a run, and are kept in its folder: with
// the same ones it finds the same, whoever runs it.
type Settings struct {
	Quick       bool              `json:"quick"`
	World       string            `json:"world,omitempty"`    // the only one that is lived in; "": all
	Rollouts    int               `json:"rollouts,omitempty"` // of each measurement; 0: the experiment's own
	Seed        uint64            `json:"seed"`               // of the first rollout; the others follow
	Rules       []Source          `json:"rules"`
	Curves      []Source          `json:"curves,omitempty"`
	Campaigns   []Source          `json:"campaigns,omitempty"`
	Measured    []Source          `json:"measured,omitempty"`    // numbers of other runs of a recipe
	Physics     map[string]string `json:"physics"`               // version of each engine that is there
	Generations int               `json:"generations,omitempty"` // of the campaigns that it runs itself; 0: the experiment's own
}

// Source names a file that goes into the numbers, by its fingerprint.
type Source struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
}

// RuleSet is a rule set under study.
type RuleSet struct {
	Source
	File   string // as it was asked for
	Genome *brain.Genome
	Init   brain.Init // of the first weights, as its card says
	Ink    figure.Ink
}

// Life is the recipe of a life on the intact body, without events.
func (r *RuleSet) Life(seed uint64) episode.Setup { return episode.Setup{Seed: seed, Init: r.Init} }

// World is the one that it lives in.
func (r *RuleSet) World() string { return r.Genome.Arch.Name }

// Plastic tells whether its weights change in a life.
func (r *RuleSet) Plastic() bool { return r.Genome.Rule != brain.Static }

// Study is what is measured: settings, and what they name.
type Study struct {
	Settings
	RuleSets []*RuleSet
	Curves   []Curve
	Found    []Campaign        // finished campaigns that were given
	Ran      []Campaign        // and those that were run for this study
	Before   []Measurement     // of rule sets that are not here
	Lacking  map[string]string // engines that are not here, and why
	All      bool              // this is one experiment of all of them
	Others   Others            // nil: nobody
}

// Repeats is how often a measurement is repeated.
func (s *Study) Repeats(full, quick int) int {
	switch {
	case s.Rollouts > 0:
		return s.Rollouts
	case s.Quick:
		return quick
	}
	return full
}

// Of are the rule sets of a world.
func (s *Study) Of(world string) []*RuleSet {
	var all []*RuleSet
	for _, r := range s.RuleSets {
		if r.World() == world && (s.World == "" || s.World == world) {
			all = append(all, r)
		}
	}
	return all
}

// In are the rule sets of several worlds.
func (s *Study) In(worlds ...string) []*RuleSet {
	var all []*RuleSet
	for _, w := range worlds {
		all = append(all, s.Of(w)...)
	}
	return all
}

// PlasticIn are those of a world whose weights change.
func (s *Study) PlasticIn(worlds ...string) []*RuleSet {
	return slices.DeleteFunc(s.In(worlds...), func(r *RuleSet) bool { return !r.Plastic() })
}

// Main is the plastic rule set of a world that stands for it where there is room for one:
// one of the paper's own recipe, if it comes to half the score of the best on the cards,
// or else one called Hebbian, before the others.
func (s *Study) Main(world string) *RuleSet {
	all := s.PlasticIn(world)
	best := 0.0
	for _, r := range all {
		best = max(best, r.Genome.Card.Score.Mean)
	}
	own := func(r *RuleSet) bool { return r.Genome.Card.Score.Mean >= best/2 && r.Differs() == AsThePaper }
	called := func(r *RuleSet) bool { return strings.Contains(r.Name, "hebbian") }
	for _, fits := range []func(*RuleSet) bool{own, called, func(*RuleSet) bool { return true }} {
		if i := slices.IndexFunc(all, fits); i >= 0 {
			return all[i]
		}
	}
	return nil
}

// EnginesOf are the physics of a world that are here.
func (s *Study) EnginesOf(world string) []string {
	spec, err := episode.SpecOf(world)
	if err != nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(spec.Engines), func(name string) bool {
		_, here := s.Physics[world+" "+name]
		return !here
	})
}

// Missing says which physics of a world is not here, or nothing.
func (s *Study) Missing(world string) string {
	spec, _ := episode.SpecOf(world)
	for _, name := range spec.Engines {
		if why, lacks := s.Lacking[world+" "+name]; lacks {
			return fmt.Sprintf("%s was not found here (%s).", EngineName(name), firstLine(why))
		}
	}
	return ""
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return strings.TrimSuffix(strings.TrimSpace(line), ":")
}

// EngineName is an engine as figures call it.
func EngineName(engine string) string {
	switch engine {
	case episode.MuJoCoPhysics:
		return "MuJoCo"
	case episode.Box2DPhysics:
		return "Box2D"
	case episode.BuiltinPhysics:
		return "built-in physics"
	}
	return engine
}

// RandomName is what rules that nobody evolved are called.
const RandomName = "random rules"

// RandomRules draws the coefficients of a control from N(0, 1), as the paper's figure 5 does,
// for the network of a rule set; each seed has its own.
func RandomRules(like *brain.Genome, seed uint64) *brain.Genome {
	return brain.RandomGenome(like.Arch, like.Rule, Stream(seed, "random rules"))
}

// Stream is a source of chance by its name.
func Stream(seed uint64, name string) *rand.Rand { return chance.Stream(seed, name) }

// Keys are the legend's entries of rule sets.
func Keys(kind figure.KeyKind, sets []*RuleSet) []figure.Key {
	var all []figure.Key
	for _, r := range sets {
		all = append(all, figure.Key{Name: r.Name, Ink: r.Ink, Kind: kind})
	}
	return all
}

// SeedWords says in words which episodes were lived.
func (s *Study) SeedWords(n int) string {
	if n == 1 {
		return fmt.Sprintf("seed %d", s.Seed)
	}
	return fmt.Sprintf("seeds %d to %d", s.Seed, s.Seed+uint64(n)-1)
}

// QuickOf is a number of rollouts by world: a life of the car takes ten times as long.
func QuickOf(world string, car, other int) int {
	if world == Car {
		return car
	}
	return other
}

// UnitOf is what scores of a world are counted in.
func UnitOf(world string) string {
	if world == Car {
		return "episode reward"
	}
	return "progress (units)"
}

// SolvedAt is the score from which an episode of a world counts as solved.
func SolvedAt(world string) float64 {
	spec, err := episode.SpecOf(world)
	if err != nil {
		return 0
	}
	return spec.Solved
}
