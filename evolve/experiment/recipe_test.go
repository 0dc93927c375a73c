package experiment

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hebbarium/brain"
)

const paperAnt = "hebbarium evolve --world ant --rule ABCD_lr --population 500 --generations 480 --seed 1 --body intact --body right --sigma 0.1"

// of is a rule set of a campaign.
func of(name, sum, command, parent string) *RuleSet {
	g := brain.NewGenome(brain.AntArchitecture(), brain.ABCD_lr)
	g.Card.Command, g.Card.Parent = command, parent
	return &RuleSet{Source: Source{name, sum}, Genome: g}
}

// Campaigns are runs of one recipe where nothing but the seed and how far they went
// differs.
func TestRecipes(t *testing.T) {
	for what, c := range map[string]struct {
		command string
		same    bool
	}{
		"the same":          {paperAnt, true},
		"another seed":      {strings.Replace(paperAnt, "--seed 1", "--seed 22", 1), true},
		"gone further":      {strings.Replace(paperAnt, "480", "500", 1), true},
		"bodies in turn":    {strings.Replace(paperAnt, "--body intact --body right", "--body right --body intact", 1), true},
		"another size":      {strings.Replace(paperAnt, "500", "200", 1), false},
		"a flag more":       {paperAnt + " --normalise", false},
		"from another":      {withStarts(paperAnt, strings.Repeat("ab", 32)), false},
		"another rule":      {strings.Replace(paperAnt, "ABCD_lr", "ABCD", 1), false},
		"seeds policy":      {paperAnt + " --seeds pair", false},
		"nothing is known":  {"", false},
		"a body is missing": {strings.Replace(paperAnt, "--body right ", "", 1), false},
	} {
		if got := RecipeOf(c.command) == RecipeOf(paperAnt); got != c.same {
			t.Errorf("%s: the same recipe: %v", what, got)
		}
	}
	if RecipeOf("") != "" {
		t.Error("no command has a recipe")
	}
	if got := withStarts("evolve", strings.Repeat("ab", 32)+"+"+strings.Repeat("cd", 32)); got != "evolve --start abababababab --start cdcdcdcdcdcd" {
		t.Errorf("as logs have it: %s", got)
	}
}

// A family is made of one rule set a seed, and of numbers of seeds that are not here, under
// the same physics.
func TestFamilies(t *testing.T) {
	seeded := func(seed string) string { return strings.Replace(paperAnt, "--seed 1", "--seed "+seed, 1) }
	s := &Study{Settings: Settings{Seed: 1, Physics: map[string]string{"ant builtin": "builtin/2"}}}
	s.RuleSets = []*RuleSet{of("ant-mine", "0", "", ""), of("ant-other", "1", paperAnt+" --normalise", ""), of("ant-paper", "2", seeded("2"), ""), of("ant-paper-centre", "22", seeded("2"), "")}
	if len(s.Families(Ant)) != 0 {
		t.Fatal("one run is a family")
	}
	before := func(sum, command, test, version string, mean float64) Measurement {
		return Measurement{"table1", "ant-paper-" + sum, sum, command, test, "builtin", version, 1, 100, mean, 1, mean, mean, mean, 0, 0}
	}
	s.Before = []Measurement{
		before("3", seeded("3"), "intact", "builtin/2", 300), before("3", seeded("3"), "left", "builtin/2", 30),
		before("3", seeded("3"), "intact", "builtin/2", 300),         // once more
		before("2x", seeded("2"), "intact", "builtin/2", 9999),       // of a run that is here
		before("4", seeded("4"), "intact", "builtin/1", 9999),        // in another physics
		before("5", paperAnt+" --bound 5", "intact", "builtin/2", 9), // of another recipe
	}
	all := s.Families(Ant)
	if len(all) != 1 || all[0].Name != "ant-paper" || all[0].Runs() != 2 || all[0].Label() != "ant-paper (2 runs)" || !all[0].Has(s.RuleSets[2]) || all[0].Has(s.RuleSets[3]) {
		t.Fatalf("found %+v", all)
	}
	if FamilyOf(all, s.RuleSets[2]) != all[0] || FamilyOf(all, s.RuleSets[0]) != nil {
		t.Error("whose family it is")
	}
	o := all[0].Over("table1", "intact", "builtin", func(*RuleSet) float64 { return 100 })
	if o.Mean() != 200 || math.Abs(o.SD()-141.42) > 0.01 || o.AtLeast(200) != 1 || o.String() != "200 ± 141 (mean and sd over 2 runs: 100, 300)" {
		t.Errorf("over both: %s", o)
	}
	if o := all[0].Over("table1", "intact", "mujoco", func(*RuleSet) float64 { return 100 }); len(o.Means) != 1 || !math.IsNaN(o.SD()) {
		t.Errorf("in a physics in which the other was not measured: %v", o.Means)
	}
	if e := all[0].Earlier(); !strings.Contains(e, "ant-paper-3 (100 rollouts)") {
		t.Errorf("measured before: %s", e)
	}
	if got := CommonName([]string{"x", "y"}); got != "x" {
		t.Errorf("names without anything in common: %s", got)
	}
}

func TestMeasurementsSurviveTheirFile(t *testing.T) {
	s := &Study{Settings: Settings{Seed: 7, Physics: map[string]string{"ant builtin": "builtin/2"}}}
	m := s.Measured("table1", of("ant-paper", "ab", paperAnt, ""), "left front leg", "builtin", []float64{1, 2, 3.5, 101}, []float64{0, 0, 0, 1})
	if m.Solved != 1 || m.Rollouts != 4 || m.FirstSeed != 7 || m.Version != "builtin/2" || m.Command != paperAnt {
		t.Errorf("measured %+v", m)
	}
	data := MeasurementsCSV([]Measurement{m})
	back, err := ParseMeasurements(data)
	if err != nil || len(back) != 1 || back[0] != m {
		t.Errorf("read %+v, %v", back, err)
	}
	for want, text := range map[string]string{
		"columns of a summary": "a,b\n1,2\n",
		"expected a number":    strings.Replace(string(data), ",2.75,", ",two,", 1),
		"wrong number":         string(data) + "table1,x\n",
	} {
		if _, err := ParseMeasurements([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("expected an error with %q, found %v", want, err)
		}
	}
	file := filepath.Join(t.TempDir(), "ant-summary.csv")
	if err := os.WriteFile(file, []byte("a,b\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(Options{Experiments: []Experiment{{Worlds: []string{Ant}}}, Measured: []string{file}, Seed: 1}); err == nil || !strings.Contains(err.Error(), file) {
		t.Errorf("a file of another kind: %v", err)
	}
}

// A curve's campaign is told by the log beside its folder, or in it.
func TestLogsTellWhatCurvesAreOf(t *testing.T) {
	dir := t.TempDir()
	curves := filepath.Join(dir, "curves")
	if err := os.Mkdir(curves, 0o777); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"curves/mine-7.csv": "generation,mean,best,centre\n1,2,3,\n",
		"campaigns.csv":     "date,command,curve\n2026-11-28," + paperAnt + ",curves/mine-7.csv\n2026-11-28,other,\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, at := range []string{curves, filepath.Join(curves, "mine-7.csv")} {
		s, err := Open(Options{Experiments: []Experiment{{Worlds: []string{Ant}}}, Curves: []string{at}, Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		c := s.Curves[0]
		if c.Command != paperAnt || c.World != Ant || c.Rule != "ABCD_lr" || c.Flag("population") != "500" || c.Has("normalise") {
			t.Errorf("%s: found %+v", at, c)
		}
		if got := c.Differs(); got != "nothing" {
			t.Errorf("%s: differs: %s", at, got)
		}
	}
	if _, ok := readLog([]byte("a,b\n1,2\n")); ok {
		t.Error("another file was taken for a log")
	}
}

// One rule set stands for a world where there is room for one: that of the paper's own
// recipe, unless it comes to little beside the others.
func TestWhatStandsForAWorld(t *testing.T) {
	const own = "hebbarium evolve --world ant --rule ABCD_lr --population 500 --seed 1 --body intact --body right --sigma 0.1 --rate 0.2 --optimiser sgd --seeds independent"
	set := func(name, command string, score float64) *RuleSet {
		r := of(name, name, command, "")
		r.Genome.Card.Population, r.Genome.Card.Score.Mean = 500, score
		return r
	}
	mine, hebbian, paper := set("ant-any", "", 2000), set("ant-hebbian", own+" --symmetry 1", 1800), set("some name", own, 1100)
	for what, c := range map[string]struct {
		sets []*RuleSet
		want *RuleSet
	}{
		"the paper's own":     {[]*RuleSet{mine, hebbian, paper}, paper},
		"one that fails":      {[]*RuleSet{mine, hebbian, set("ant-paper", own, 40)}, hebbian},
		"none of the paper's": {[]*RuleSet{mine, hebbian}, hebbian},
		"one":                 {[]*RuleSet{mine}, mine},
		"none":                {nil, nil},
	} {
		if got := (&Study{RuleSets: c.sets}).Main(Ant); got != c.want {
			t.Errorf("%s: found %+v", what, got)
		}
	}
}
