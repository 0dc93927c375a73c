package app

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	"hebbarium/app/evolving"
	"hebbarium/brain"
	"hebbarium/evolve/campaign"
)

// evolveChoices are what the Evolve view asks before a campaign; whatever it
// does not ask is as in the paper, and the command line has it all.
type evolveChoices struct {
	rule        string
	population  int
	generations int
	seeds       string
	damage      string // ant
	present     bool   // begin at the rule set in the world, not at random
	workers     int
}

func usualChoices() evolveChoices {
	return evolveChoices{rule: "ABCD_lr", population: 100, generations: 300, seeds: "generation", damage: "none", workers: 1}
}

// choiceRow is a line of choices, of which one is on.
type choiceRow struct {
	title  string
	names  []string
	on     int
	choose func(i int)
	note   string
}

// rows are the questions for the present world.
func (v *evolveView) rows() []choiceRow {
	c := &v.choices
	texts := func(title, note string, to *string, values, names []string) choiceRow {
		r := choiceRow{title: title, note: note, names: names, on: -1, choose: func(i int) { *to = values[i] }}
		for i, s := range values {
			if s == *to {
				r.on = i
			}
		}
		return r
	}
	numbers := func(title, note string, to *int, values ...int) choiceRow {
		r := choiceRow{title: title, note: note, on: -1, choose: func(i int) { *to = values[i] }}
		for i, n := range values {
			r.names = append(r.names, strconv.Itoa(n))
			if n == *to {
				r.on = i
			}
		}
		return r
	}
	begin := choiceRow{title: "Begin at", names: []string{"random", "this rule set"}, choose: func(i int) { c.present = i == 1 }}
	if c.present {
		begin.on, begin.note = 1, v.g.snap.Rules.Name
	}
	rows := []choiceRow{begin}
	if !c.present {
		rows = append(rows, texts("Rule", "", &c.rule, []string{"ABCD_lr", "ABCD", "AD_lr", "A", "static"}, []string{"ABCD η", "ABCD", "AD η", "A", "static"}))
	}
	paper := map[string]int{"car": 200, "ant": 500}[v.g.world]
	rows = append(rows,
		numbers("Population", fmt.Sprintf("paper: %d", paper), &c.population, 20, 100, 200, 500),
		numbers("Generations", "paper: 300", &c.generations, 50, 100, 300, 1000),
		texts("Same seeds for", "paper: nobody", &c.seeds, campaign.SeedPolicies(), []string{"nobody", "pairs", "all"}))
	if v.g.world == "ant" {
		rows = append(rows, texts("Bodies", "", &c.damage, campaign.DamagePolicies(), []string{"intact, right", "random damage"}))
	}
	most := runtime.NumCPU()
	workers := []int{1}
	for _, n := range []int{2, most / 2, most} {
		if n > workers[len(workers)-1] {
			workers = append(workers, n)
		}
	}
	return append(rows, numbers("Workers", fmt.Sprintf("of %d processors", most), &c.workers, workers...))
}

// settings are the settings of the campaign that was asked for, and where it
// begins: at a genome, or at random where that is nil.
func (v *evolveView) settings() (campaign.Settings, *brain.Genome, error) {
	c, rules := &v.choices, v.g.snap.Rules
	s, err := campaign.PaperSettings(v.g.world)
	if err != nil {
		return s, nil, err
	}
	s.Rule, s.Strategy.Population, s.Seeds, s.CentreEvery = c.rule, c.population, c.seeds, 5
	var start *brain.Genome
	if c.present {
		start, s.Rule, s.Parent = rules.Genome, rules.Genome.Rule.String(), rules.SHA256
		if s.Parent == "" {
			if s.Parent, err = rules.Genome.Fingerprint(); err != nil {
				return s, nil, err
			}
		}
		s.StartAt(start)
	}
	if strings.EqualFold(s.Rule, "static") {
		s.Theta = "normal:0.1"
	}
	if v.g.world == "ant" && c.damage == campaign.RandomDamage {
		s.Damage, s.Bodies = campaign.RandomDamage, []string{"intact"}
	}
	return s, start, s.Check()
}

// campaignsFolder is where the window's campaigns are kept, "" for nowhere.
func campaignsFolder() string {
	folder, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(folder, "hebbarium", "campaigns")
}

// keptCampaign is a campaign that can be gone on with.
type keptCampaign struct {
	dir        string
	settings   campaign.Settings
	generation int
}

// lastCampaign finds the latest campaign of a world, and the folder that the
// next new one gets.
func lastCampaign(folder, world string) (last keptCampaign, next string) {
	for n := 1; ; n++ {
		dir := filepath.Join(folder, fmt.Sprintf("%s-%d", world, n))
		if _, err := os.Stat(dir); err != nil {
			return last, dir
		}
		if s, generation, ok := evolving.Kept(dir); ok {
			last = keptCampaign{dir, s, generation}
		}
	}
}

// ruleWords writes a rule as the view does.
func ruleWords(rule string) string { return strings.ReplaceAll(rule, "_lr", " η") }
