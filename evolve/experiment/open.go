package experiment

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/experiment/figure"
)

// Options are what is asked for.
type Options struct {
	Experiments []Experiment
	All         bool // all of them, with a report
	Quick       bool
	World       string // the only one; "": all
	Rollouts    int    // 0: each experiment's own number
	Seed        uint64
	Generations int // of campaigns that are run; 0: the experiment's own
	Rules       []Loaded
	Asked       bool     // the rule sets were named, and are not just those that ship
	Curves      []string // files, or folders of them
	Campaigns   []string // folders
	Measured    []string // files
	Shipped     fs.FS    // what ships with the program: curves/, their log campaigns.csv, and measured/; nil: nothing
}

// Loaded is a rule set that has been read.
type Loaded struct {
	File, Name, SHA256 string
	Genome             *brain.Genome
}

// Open checks what is asked for and puts together what is to be studied; nothing is
// written or lived yet.
func Open(o Options) (*Study, error) {
	s := &Study{Lacking: map[string]string{}, All: o.All}
	s.Settings = Settings{Quick: o.Quick, World: o.World, Rollouts: o.Rollouts, Seed: o.Seed, Generations: o.Generations, Physics: map[string]string{}}
	if err := s.takeRules(o); err != nil {
		return nil, err
	}
	for _, world := range []string{Car, Ant} {
		if o.World == "" || o.World == world {
			s.lookForPhysics(world)
		}
	}
	if err := s.takeCurves(o); err != nil {
		return nil, err
	}
	if err := s.takeMeasured(o); err != nil {
		return nil, err
	}
	for _, dir := range o.Campaigns {
		found, err := ReadCampaigns(dir)
		if err != nil {
			return nil, err
		}
		s.Found = append(s.Found, found...)
	}
	for _, c := range s.Found {
		s.Settings.Campaigns = append(s.Settings.Campaigns, c.Source)
	}
	return s, nil
}

// takeRules refuses rule sets of worlds in which nothing of what was asked for is lived.
func (s *Study) takeRules(o Options) error {
	var worlds []string
	for _, e := range o.Experiments {
		for _, w := range e.Worlds {
			if (o.World == "" || o.World == w) && !slices.Contains(worlds, w) {
				worlds = append(worlds, w)
			}
		}
	}
	if len(worlds) == 0 {
		return fmt.Errorf("--world: expected a world of the experiment (%s), found %q", strings.Join(o.Experiments[0].Worlds, " or "), o.World)
	}
	names := map[string]bool{}
	for _, l := range o.Rules {
		r := &RuleSet{Source: Source{l.Name, l.SHA256}, File: l.File, Genome: l.Genome}
		if !slices.Contains(worlds, r.World()) {
			if !o.Asked {
				continue
			}
			return fmt.Errorf("--rules %s: expected a rule set of the %s, found one of the %s", l.File, strings.Join(worlds, " or the "), r.World())
		}
		var err error
		if r.Init, err = l.Genome.Beginning(); err != nil {
			return fmt.Errorf("--rules %s: card: %w", l.File, err)
		}
		for n := 2; names[r.Name]; n++ {
			r.Name = fmt.Sprintf("%s (%d)", l.Name, n)
		}
		names[r.Name] = true
		s.RuleSets = append(s.RuleSets, r)
	}
	slices.SortStableFunc(s.RuleSets, func(a, b *RuleSet) int { return cmp.Compare(a.Name, b.Name) })
	for i, r := range s.RuleSets {
		r.Ink = figure.Ink(i)
		s.Settings.Rules = append(s.Settings.Rules, r.Source)
	}
	return nil
}

// lookForPhysics finds which engines of a world are here; of a world without legs to cut
// the first alone is of interest.
func (s *Study) lookForPhysics(world string) {
	spec, err := episode.SpecOf(world)
	if err != nil {
		return
	}
	for i, name := range spec.Engines {
		if i > 0 && spec.Legs == 0 {
			return
		}
		w, err := spec.Make(name)
		if err != nil {
			s.Lacking[world+" "+name] = err.Error()
			continue
		}
		s.Physics[world+" "+name] = w.Physics()
	}
}
