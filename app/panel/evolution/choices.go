package evolution

import (
	"fmt"
	"runtime"
	"strconv"
	"strings"

	"hebbarium/app/ui"
	"hebbarium/brain"
	"hebbarium/evolve/campaign"
)

// choices are what the sheet asks before a campaign; whatever it does not ask is as in
// the paper, and the command line has it all.
type choices struct {
	rule        string
	population  int
	generations int
	goal        bool // generations were chosen, and are not what is usual
	seeds       string
	damage      string // of a world with several bodies
	present     bool   // begin at the rule set in the world, not at random
	workers     int
	listen      string // address at which others join; "": none do
	network     network
}

func usualChoices() choices {
	s, _ := campaign.BesideSettingsFor("ant", brain.ABCD_lr.String(), campaign.NoDamage) // every world's are these
	population := s.Strategy.Population
	if runtime.GOOS == "js" {
		population = 20 // of one processor, which the window has a share of
	}
	return choices{rule: s.Rule, population: population, generations: campaign.DefaultGenerations, seeds: s.Seeds, damage: campaign.NoDamage, workers: 1}
}

// choiceRow is a line of choices, of which one is on, and of what can be typed.
type choiceRow struct {
	title  string
	names  []string
	on     int
	choose func(i int)
	note   string
	field  *ui.Field // nil for none
	wide   float64   // of the field; 0: to the end of the line
	tip    string    // what it is about, at length
}

// texts are a choice of words, and numbers one of numbers.
func texts(title, note string, to *string, values, names []string) choiceRow {
	r := choiceRow{title: title, note: note, names: names, on: -1, choose: func(i int) { *to = values[i] }}
	for i, s := range values {
		if s == *to {
			r.on = i
		}
	}
	return r
}

func numbers(title, note string, to *int, values ...int) choiceRow {
	r := choiceRow{title: title, note: note, on: -1, choose: func(i int) { *to = values[i] }}
	for i, n := range values {
		r.names = append(r.names, strconv.Itoa(n))
		if n == *to {
			r.on = i
		}
	}
	return r
}

// rows are the questions for the present world.
func (p *Panel) rows() []choiceRow {
	c, v := &p.choices, p.view
	// Every world that is shown has settings in the paper.
	paper, _ := campaign.PaperSettings(v.World)
	begin := choiceRow{title: "Begin at", names: []string{"random", "this rule set"}, choose: func(i int) { c.present = i == 1 }}
	if c.present {
		begin.on, begin.note = 1, v.Snap.Rules.Name
	}
	rows := []choiceRow{begin}
	if !c.present {
		rule := texts("Rule", "how weights change; η: a rate", &c.rule, []string{"ABCD_lr", "ABCD", "AD_lr", "A", "static"}, []string{"ABCD η", "ABCD", "AD η", "A", "static"})
		if rule.on < 0 {
			rule.note = "as typed: " + c.rule
		}
		rows = append(rows, rule)
	}
	generations := numbers("Generations", fmt.Sprintf("paper: %d", campaign.DefaultGenerations), &c.generations, 50, 100, 300, 1000)
	choose := generations.choose
	generations.choose = func(i int) {
		choose(i)
		c.goal = true
	}
	rows = append(rows,
		numbers("Population", fmt.Sprintf("rule sets tried in each generation  ·  paper: %d", paper.Strategy.Population), &c.population, 20, 100, 200, 500),
		generations,
		texts("Same seeds for", "mirrored twins, or all, meet one luck", &c.seeds, campaign.SeedPolicies(), []string{"nobody", "pairs", "all"}))
	if injured(paper) {
		rows = append(rows, texts("Bodies", "that each is tried on", &c.damage, campaign.DamagePolicies(), []string{strings.Join(paper.Bodies, ", "), "random damage"}))
	}
	if p.outside.Gather != nil {
		note := "more machines live it too, and find the same"
		if c.listen == networkAddress {
			note = "encrypted  ·  who has join.json, in the campaign's folder"
		}
		rows = append(rows, texts("Others join from", note, &c.listen, []string{"", localAddress, networkAddress}, []string{"nowhere", "this machine", "the network"}))
	}
	most := runtime.NumCPU()
	if most == 1 {
		return rows // it is asked nothing
	}
	workers := []int{1}
	for _, n := range []int{min(2, most), most / 2, most} {
		if n > workers[len(workers)-1] {
			workers = append(workers, n)
		}
	}
	return append(rows, numbers("Workers", fmt.Sprintf("of %d processors", most), &c.workers, workers...))
}

// Where others join, at any free port.
const (
	localAddress   = "127.0.0.1:0"
	networkAddress = "0.0.0.0:0"
)

// injured tells whether a world's bodies can be injured: then the paper has several.
func injured(paper campaign.Settings) bool { return len(paper.Bodies) > 1 }

// settings are the settings of the campaign that was asked for, and where it
// begins: at a genome, or at random where that is nil.
func (p *Panel) settings() (campaign.Settings, *brain.Genome, error) {
	c, rules := &p.choices, p.view.Snap.Rules
	rule, damage := c.rule, campaign.NoDamage
	if c.present {
		rule = rules.Genome.Rule.String()
	}
	if paper, err := campaign.PaperSettings(p.view.World); err == nil && injured(paper) {
		damage = c.damage
	}
	s, err := campaign.BesideSettingsFor(p.view.World, rule, damage)
	if err != nil {
		return s, nil, err
	}
	s.Strategy.Population, s.Seeds = c.population, c.seeds
	if s.Network, err = c.network.asked(); err != nil {
		return s, nil, err
	}
	var start *brain.Genome
	if c.present {
		start, s.Parent = rules.Genome, rules.SHA256
		if s.Parent == "" {
			if s.Parent, err = rules.Genome.Fingerprint(); err != nil {
				return s, nil, err
			}
		}
		s.StartAt(start)
	}
	if err := s.Check(); err != nil {
		return s, nil, err
	}
	return s, start, fits(s, start)
}

// fits tells whether a search with these settings can begin at a rule set.
func fits(s campaign.Settings, start *brain.Genome) error {
	if start == nil {
		return nil
	}
	arch, err := s.Arch()
	if err != nil {
		return err
	}
	from := start.Arch
	if from.Modulators == 0 {
		from = from.WithModulators(arch.Modulators)
	}
	if !from.EqualButBounds(arch) {
		return fmt.Errorf("expected the network of the rule set that the search begins at, %s, found %s", shown(start.Arch), shown(arch))
	}
	return nil
}
