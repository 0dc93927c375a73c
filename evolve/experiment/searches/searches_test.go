package searches

import (
	"context"
	"slices"
	"strings"
	"testing"

	"hebbarium/brain"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/experiment"
)

// study has random rules of the ant, curves, and one rollout of everything.
func study(t *testing.T) *experiment.Study {
	t.Helper()
	s := &experiment.Study{All: true}
	s.Settings = experiment.Settings{Quick: true, Rollouts: 1, Seed: 1, Physics: map[string]string{"car builtin": "car/1", "ant builtin": "builtin/2"}}
	arch, err := episode.ArchitectureOf("ant")
	if err != nil {
		t.Fatal(err)
	}
	s.RuleSets = []*experiment.RuleSet{{Source: experiment.Source{Name: "ant-hebbian", SHA256: "ab"}, Genome: brain.RandomGenome(arch, brain.ABCD_lr, chance.Stream(1, "rules"))}}
	s.Found = []experiment.Campaign{{Curve: curve("my run", "", 1)}}
	for _, name := range []string{"ant-hebbian", "ant-hebbian-01", "ant-paper-1", "ant-paper-2"} {
		s.Curves = append(s.Curves, curve(name, "", 2))
	}
	return s
}

// curve is one of the ant, of so many generations, whose means are its length times 10.
func curve(name, command string, generations int) experiment.Curve {
	c := experiment.Curve{Source: experiment.Source{Name: name, SHA256: name}, World: "ant", Command: command}
	for i := range generations {
		c.Points = append(c.Points, experiment.CurvePoint{Generation: float64(i + 1), Mean: 10 * float64(generations), Best: 40, Centre: experiment.NaN})
	}
	return c
}

// drawn are the names of a finding's lines.
func drawn(f *experiment.Finding) string {
	var names []string
	for _, k := range f.Figures[0].Legend {
		names = append(names, k.Name)
	}
	return strings.Join(names, ", ")
}

// The searches that led to a rule set come before its last one, and runs of one recipe
// stay apart.
func TestCurvesAreChained(t *testing.T) {
	s := study(t)
	var names []string
	for _, c := range curves(s) {
		names = append(names, c.Name+"→"+chain(c.Name))
	}
	want := "ant-hebbian-01→ant-hebbian ant-hebbian→ant-hebbian ant-paper-1→ant-paper-1 ant-paper-2→ant-paper-2 my run→my run"
	if got := strings.Join(names, " "); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// Curves of campaigns under any name are drawn in their world, and several runs of one
// recipe as one line.
func TestTrainingDrawsEveryCurve(t *testing.T) {
	s := study(t)
	finding, _, err := experiment.Run(context.Background(), s, Training(), experiment.NewJournal(t.TempDir()), 1, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := drawn(finding); got != "ant-hebbian, ant-paper (2 runs), my run" {
		t.Errorf("drawn: %s", got)
	}
}

// Where commands tell, they alone say which curves are runs of one recipe; a run that is
// there twice counts once, at its longest, and its rule set's ink is the recipe's.
func TestCommandsTellRunsOfOneRecipe(t *testing.T) {
	const command = "hebbarium evolve --world ant --rule ABCD_lr --population 500 --body intact --seed "
	s := study(t)
	s.Curves = []experiment.Curve{
		curve("a", command+"1", 4), curve("big-2", command+"2 --generations 500", 8), curve("big-3", command+"3 --normalise", 3),
		curve("without-1", "", 2), curve("without-2", "", 2),
	}
	s.Found = []experiment.Campaign{{Curve: curve("run", command+"2", 6)}, {Curve: curve("big-2", command+"4", 4)}}
	s.RuleSets[0].Name, s.RuleSets[0].Ink, s.RuleSets[0].Genome.Card.Command = "shipped", 3, command+"77"
	finding, frames, err := experiment.Run(context.Background(), s, Training(), experiment.NewJournal(t.TempDir()), 1, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := drawn(finding); got != "a (3 runs), big-3, without (2 runs)" {
		t.Errorf("drawn: %s", got)
	}
	if finding.Figures[0].Legend[0].Ink != 3 {
		t.Error("the ink is not that of the recipe's rule set")
	}
	var ours, differs []string
	for _, c := range finding.Compare {
		ours, differs = append(ours, c.Ours), append(differs, c.Differs)
	}
	if got := strings.Join(ours, " | "); got != "53.3 ± 23.1 (mean and sd over 3 runs: 40, 80, 40) in 4 to 8 generations | 30 in 3 generations | 20 ± 0 (mean and sd over 2 runs: 20, 20) in 2 generations" {
		t.Errorf("reached: %s", got)
	}
	if !strings.Contains(differs[0], "bodies intact") || !strings.Contains(differs[1], "kept in bounds") || differs[2] != "" {
		t.Errorf("differs: %q", differs)
	}
	if got := frames[0].Where("recipe", "a").Distinct("campaign"); !slices.Equal(got, []string{"a", "big-2", "big-2 (2)"}) {
		t.Errorf("campaigns: %v", got)
	}
}

// First weights that were evolved with the rules are lived with, beside random ones, and
// beside rules that the same campaign found from random ones.
func TestCoevolvedWeightsAreCompared(t *testing.T) {
	const command = "hebbarium evolve --world ant --population 4 --init "
	s := study(t)
	g := s.RuleSets[0].Genome
	g.Card.Command = command + "coevolve --seed 1"
	g.DrawWeights(brain.Init{}, chance.Stream(1, "first weights"))
	plain, other := *g, *g
	plain.Weights, plain.Card.Command = nil, command+"uniform:0.1 --seed 5"
	other.Weights, other.Card.Command = nil, command+"uniform:0.1 --normalise"
	s.Found = []experiment.Campaign{
		{Source: experiment.Source{Name: "from random"}, Curve: curve("from random", plain.Card.Command, 3), Best: &plain},
		{Source: experiment.Source{Name: "another"}, Curve: curve("another", other.Card.Command, 3), Best: &other},
		{Source: experiment.Source{Name: "unborn"}, Curve: curve("unborn", g.Card.Command, 2)},
	}
	if firstWeightCampaigns(s) != nil {
		t.Error("campaigns are run although first weights were given")
	}
	finding, frames, err := experiment.Run(context.Background(), s, Coevolve(), experiment.NewJournal(t.TempDir()), 1, nil)
	if err != nil || finding.NotRun {
		t.Fatalf("found %+v, %v", finding, err)
	}
	if got := frames[0].Where("rules", "ant-hebbian").Distinct("first_weights"); !slices.Equal(got, []string{"coevolve", "uniform:0.1"}) {
		t.Errorf("lived with %v", got)
	}
	if got := frames[0].Distinct("rules"); !slices.Equal(got, []string{"ant-hebbian", "from random"}) {
		t.Errorf("compared %v", got)
	}
	if len(finding.Compare) != 3 || !strings.Contains(finding.Figures[0].Note, "1 rollouts each") || len(finding.Figures[0].Panels) != 2 {
		t.Errorf("compared %+v", finding)
	}
	if !strings.Contains(finding.Missing, "2 to 3 generations, where the paper has 500 for 500") {
		t.Errorf("of campaigns as short as these: %s", finding.Missing)
	}
}

// A run of everything evolves what it lacks, briefly, and says how briefly.
func TestFirstWeightsAreEvolvedBriefly(t *testing.T) {
	s := study(t)
	plans := firstWeightCampaigns(s)
	if len(plans) != 2 || plans[0].Settings.Init != "coevolve" || plans[1].Settings.Init != "uniform:0.1" || plans[0].Generations != 30 {
		t.Fatalf("planned %+v", plans)
	}
	for i := range plans {
		v := plans[i]
		v.Settings.Strategy.Population, v.Settings.CentreRuns, v.Settings.Steps, v.Generations = 4, 1, 30, 2
		c, err := v.Evolve(context.Background(), t.TempDir(), 1, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if r := c.RuleSet(); (r.Genome.Weights != nil) != (i == 0) || len(r.SHA256) != 64 {
			t.Errorf("%s: found %+v", v.Name, r.Source)
		}
		s.Ran = append(s.Ran, c)
	}
	finding, _, err := experiment.Run(context.Background(), s, Coevolve(), experiment.NewJournal(t.TempDir()), 1, nil)
	if err != nil || finding.NotRun || len(finding.Compare) != 3 {
		t.Fatalf("found %+v, %v", finding, err)
	}
	s.Quick = false
	if n := len(firstWeightCampaigns(s)); n != 6 {
		t.Errorf("a full run of everything has %d campaigns, want 3 of each kind", n)
	}
	s.All = false
	if v := firstWeightCampaigns(s)[0]; v.Generations != paperAntGenerations || v.Settings.Strategy.Population != 500 {
		t.Errorf("by itself: %+v, want the paper's recipe", v)
	}
}
