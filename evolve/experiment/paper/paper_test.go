package paper

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hebbarium/brain"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/experiment"
	"hebbarium/evolve/experiment/figure"
)

// study has random rules and random static networks of both worlds, a curve and one
// rollout of everything.
func study(t *testing.T) *experiment.Study {
	t.Helper()
	s := &experiment.Study{Lacking: map[string]string{"ant mujoco": "MuJoCo: expected libmujoco.so, found none"}, All: true}
	s.Settings = experiment.Settings{Quick: true, Rollouts: 1, Seed: 1, Physics: map[string]string{"car builtin": "car/1", "ant builtin": "builtin/2"}}
	for i, name := range []string{"ant-hebbian", "ant-static", "car-hebbian", "car-static"} {
		world, kind, _ := strings.Cut(name, "-")
		arch, err := episode.ArchitectureOf(world)
		if err != nil {
			t.Fatal(err)
		}
		rule := brain.ABCD_lr
		if kind == "static" {
			rule = brain.Static
		}
		g := brain.RandomGenome(arch, rule, chance.Stream(uint64(i), name))
		s.RuleSets = append(s.RuleSets, &experiment.RuleSet{Source: experiment.Source{Name: name, SHA256: strings.Repeat("ab", 32)}, Genome: g, Ink: figure.Ink(i)})
		s.Settings.Rules = append(s.Settings.Rules, s.RuleSets[i].Source)
	}
	s.Found = []experiment.Campaign{{Curve: experiment.Curve{Source: experiment.Source{Name: "my run"}, World: "ant", Points: []experiment.CurvePoint{{Generation: 1, Mean: 5}}}}}
	for _, name := range []string{"ant-hebbian", "ant-hebbian-01", "ant-paper-1", "ant-paper-2"} {
		s.Curves = append(s.Curves, experiment.Curve{Source: experiment.Source{Name: name, SHA256: "cd"}, World: "ant", Points: []experiment.CurvePoint{{Generation: 1, Mean: 10, Best: 20, Centre: experiment.NaN}, {Generation: 2, Mean: 30, Best: 40, Centre: 35}}})
	}
	return s
}

// Every experiment can be planned, done and drawn; it gives what its tables say, and
// says how it went beside what the paper reports.
func TestEveryExperimentRuns(t *testing.T) {
	style, err := figure.NewStyle(os.DirFS("../../../assets"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range All() {
		t.Run(e.Name, func(t *testing.T) {
			if testing.Short() && slices.Contains([]string{"attractor", "lesion", "injuries", "weights"}, e.Name) {
				t.Skip("takes some seconds")
			}
			t.Parallel()
			s := study(t)
			finding, frames, err := experiment.Run(context.Background(), s, e, experiment.NewJournal(t.TempDir()), 1, nil)
			if err != nil {
				t.Fatal(err)
			}
			if e.Name == "rules" || e.Name == "coevolve" {
				if !finding.NotRun || finding.Missing == "" || frames != nil {
					t.Fatalf("expected it not to be run for want of campaigns, found %+v", finding)
				}
				return
			}
			if finding.NotRun || finding.Line == "" || len(finding.Figures) == 0 || len(frames) != len(e.Tables) {
				t.Fatalf("found %d figures, %d frames, line %q", len(finding.Figures), len(frames), finding.Line)
			}
			if !strings.Contains(finding.Line, "aper") {
				t.Errorf("expected the line to say what the paper reports, found %q", finding.Line)
			}
			for i, f := range frames {
				lines := bytes.Split(bytes.TrimSpace(f.CSV()), []byte("\n"))
				if want := strings.Join(append(slices.Clone(e.Labels), e.Tables[i].Values...), ","); string(lines[0]) != want || len(lines) < 2 {
					t.Errorf("table %d: %d lines, header %s, want %s", i, len(lines), lines[0], want)
				}
				for n, line := range lines {
					if bytes.Count(line, []byte(",")) != bytes.Count(lines[0], []byte(",")) && !bytes.Contains(line, []byte(`"`)) {
						t.Fatalf("table %d: line %d: %s", i, n, line)
					}
				}
			}
			for _, f := range finding.Figures {
				if !f.Quick || f.Note == "" || f.Title == "" {
					t.Errorf("%s: expected a title, a note and the mark of --quick", f.Name)
				}
				if png, err := f.PNG(style); err != nil || len(png) < 3000 {
					t.Errorf("%s: %d bytes, %v", f.Name, len(png), err)
				}
			}
			for _, c := range finding.Compare {
				if c.What == "" || c.Rules == "" || c.Ours == "" {
					t.Errorf("comparison %+v", c)
				}
			}
		})
	}
}

// What is found does not depend on the number of workers, or on where a run was cut off.
func TestSameNumbersForAnyWorkersAndAnyInterruption(t *testing.T) {
	e, s := convergence(), study(t)
	s.Settings.World = "ant"
	csv := func(dir string, workers int) []byte {
		_, frames, err := experiment.Run(context.Background(), s, e, experiment.NewJournal(dir), workers, nil)
		if err != nil {
			t.Fatal(err)
		}
		return frames[0].CSV()
	}
	dir := t.TempDir()
	want := csv(dir, 1)
	if got := csv(t.TempDir(), 3); !bytes.Equal(want, got) {
		t.Fatal("three workers find other numbers than one")
	}
	path := filepath.Join(dir, "jobs", "convergence.jsonl")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, share := range []float64{0, 0.01, 0.3, 0.5, 0.77, 1} {
		cut := int(share * float64(len(whole)))
		if err := os.WriteFile(path, whole[:cut], 0o666); err != nil {
			t.Fatal(err)
		}
		if got := csv(dir, 2); !bytes.Equal(want, got) {
			t.Fatalf("cut off after %d of %d bytes, it goes on to find other numbers", cut, len(whole))
		}
	}
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

func TestUnknownExperimentsListTheKnown(t *testing.T) {
	_, err := Named("figure3")
	if err == nil || !strings.Contains(err.Error(), "table1, car, convergence") || !strings.Contains(err.Error(), "figure3") {
		t.Errorf("found %v", err)
	}
}

// Curves of campaigns under any name are drawn in their world, and several runs of one
// recipe as one line.
func TestTrainingDrawsEveryCurve(t *testing.T) {
	s := study(t)
	finding, _, err := experiment.Run(context.Background(), s, training(), experiment.NewJournal(t.TempDir()), 1, nil)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, k := range finding.Figures[0].Legend {
		names = append(names, k.Name)
	}
	if got := strings.Join(names, ", "); got != "ant-hebbian, ant-paper (2 runs), my run" {
		t.Errorf("drawn: %s", got)
	}
}

// First weights that were evolved with the rules are lived with, beside random ones.
func TestCoevolvedWeightsAreCompared(t *testing.T) {
	s := study(t)
	s.RuleSets = s.RuleSets[:1]
	g := s.RuleSets[0].Genome
	g.DrawWeights(brain.Init{}, chance.Stream(1, "first weights"))
	finding, frames, err := experiment.Run(context.Background(), s, coevolve(), experiment.NewJournal(t.TempDir()), 1, nil)
	if err != nil || finding.NotRun {
		t.Fatalf("found %+v, %v", finding, err)
	}
	if got := frames[0].Distinct("first_weights"); !slices.Equal(got, []string{"coevolve", "uniform:0.1"}) {
		t.Errorf("lived with %v", got)
	}
	if len(finding.Compare) != 2 || !strings.Contains(finding.Figures[0].Note, "1 rollouts each") {
		t.Errorf("compared %+v", finding.Compare)
	}
}
