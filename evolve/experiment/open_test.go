package experiment

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"hebbarium/brain"
)

func loaded(world, name string) Loaded {
	arch := brain.AntArchitecture()
	if world == "car" {
		arch = brain.CarArchitecture()
	}
	return Loaded{File: name, Name: name, SHA256: "ab", Genome: brain.NewGenome(arch, brain.ABCD_lr)}
}

// Rule sets of a world in which nothing is lived are refused where they were asked for,
// and left out where they just ship.
func TestWrongWorldsAreRefused(t *testing.T) {
	both := []Loaded{loaded("car", "c"), loaded("ant", "a")}
	for _, c := range []struct {
		name, world string
		asked       bool
		want        string
	}{
		{"table1", "", true, "expected a rule set of the ant, found one of the car"},
		{"convergence", "ant", true, "found one of the car"},
		{"table1", "car", false, "expected a world of the experiment (ant)"},
		{"table1", "", false, ""},
		{"convergence", "", true, ""},
	} {
		e := Experiment{Name: "table1", Worlds: []string{Ant}}
		if c.name == "convergence" {
			e = Experiment{Name: "convergence", Worlds: []string{Car, Ant}}
		}
		s, err := Open(Options{Experiments: []Experiment{e}, World: c.world, Rules: both, Asked: c.asked, Seed: 1})
		if c.want != "" {
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%s: expected an error with %q, found %v", c.name, c.want, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if want := len(e.Worlds); len(s.RuleSets) != want || len(s.Settings.Rules) != want {
			t.Errorf("%s: %d rule sets, want %d", c.name, len(s.RuleSets), want)
		}
		if s.Physics["ant builtin"] == "" {
			t.Errorf("%s: physics %v", c.name, s.Physics)
		}
	}
}

// Two rule sets of one name stay two.
func TestNamesStayApart(t *testing.T) {
	s, err := Open(Options{Experiments: []Experiment{{Worlds: []string{Ant}}}, Rules: []Loaded{loaded("ant", "best"), loaded("ant", "best")}, Asked: true, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	if s.RuleSets[0].Name == s.RuleSets[1].Name || s.RuleSets[0].Ink == s.RuleSets[1].Ink {
		t.Errorf("%q and %q", s.RuleSets[0].Name, s.RuleSets[1].Name)
	}
}

func TestCurves(t *testing.T) {
	const good = "generation,mean,sd,best,worst,centre,steps,diverged,sigma,rate\n1,10,1,20,0,,5,0,0.1,0.2\n2,12,1,22,0,15.5,5,0,0.1,0.2\n"
	c, err := ParseCurve("curves/ant-paper-1.csv", []byte(good))
	if err != nil {
		t.Fatal(err)
	}
	if c.Name != "ant-paper-1" || c.World != "ant" || len(c.Points) != 2 || c.Points[1].Centre != 15.5 || c.Points[0].Centre == c.Points[0].Centre {
		t.Errorf("found %+v", c)
	}
	for want, text := range map[string]string{"centre": "generation,mean,best\n1,2,3\n", "expected a number": strings.Replace(good, "10", "ten", 1)} {
		if _, err := ParseCurve("x.csv", []byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("expected an error with %q, found %v", want, err)
		}
	}
	shipped := fstest.MapFS{"curves/car-x.csv": {Data: []byte(good)}}
	s, err := Open(Options{Experiments: []Experiment{{Worlds: []string{Car, Ant}}}, Shipped: shipped, Seed: 1})
	if err != nil || len(s.Curves) != 1 || len(s.Settings.Curves) != 1 {
		t.Errorf("shipped: %v, %v", s, err)
	}
	dir := t.TempDir()
	if _, err := Open(Options{Experiments: []Experiment{{Worlds: []string{Car, Ant}}}, Curves: []string{dir}, Seed: 1}); err == nil || !strings.Contains(err.Error(), "found none") {
		t.Errorf("an empty folder: %v", err)
	}
	if err := os.WriteFile(filepath.Join(dir, "ant-mine.csv"), []byte(good), 0o666); err != nil {
		t.Fatal(err)
	}
	if s, err := Open(Options{Experiments: []Experiment{{Worlds: []string{Car, Ant}}}, Curves: []string{dir}, Shipped: shipped, Seed: 1}); err != nil || len(s.Curves) != 1 || s.Curves[0].Name != "ant-mine" {
		t.Errorf("a folder: %v", err)
	}
}

// What differs from the paper is read from the card: nothing of its own recipe, each
// thing of another.
func TestWhatDiffersFromThePaper(t *testing.T) {
	r := &RuleSet{Genome: brain.NewGenome(brain.AntArchitecture(), brain.ABCD_lr)}
	card := &r.Genome.Card
	card.Population = 500
	card.Command = "hebbarium evolve --world ant --rule ABCD_lr --population 500 --generations 500 --seed 1 --body intact --body right --init uniform:0.1 --theta normal:1 --sigma 0.1 --sigma-decay 0.999 --rate 0.2 --rate-decay 0.995 --penalty 0.01 --optimiser sgd --episodes 1 --seeds independent --centre-every 10 --centre-runs 10"
	if got := r.Differs(); got != "nothing" {
		t.Errorf("the paper's own: %s", got)
	}
	card.Population, card.Parent = 200, "ab"
	r.Genome.Arch.Bound = 500
	card.Command = strings.NewReplacer("--seeds independent", "--seeds generation --symmetry 1 --level 0.03 --damage random --merge 100 --every 2 --weight-decay 0.005 --event '100..200:zero:0.3'", "--sigma 0.1 ", "--sigma 0.15 ", "--body right", "").Replace(card.Command)
	got := r.Differs()
	for _, part := range []string{"kept in bounds", "tied to their mirror images", "0.03 a generation", "kept in bounds (±500)", "population 200 (500)", "σ 0.15 (0.1)", "for a generation", "damage (random)", "bodies intact", "from another rule set", "100 rules shared", "every 2 steps", "weight decay 0.005", "perturbed in training"} {
		if !strings.Contains(got, part) {
			t.Errorf("expected %q in %q", part, got)
		}
	}
	card.Command = ""
	if got := r.Differs(); !strings.Contains(got, "nothing is known") {
		t.Errorf("without a command: %s", got)
	}
}
