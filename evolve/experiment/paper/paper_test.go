package paper

import (
	"bytes"
	"context"
	"fmt"
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
		s.RuleSets = append(s.RuleSets, &experiment.RuleSet{Source: experiment.Source{Name: name, SHA256: fmt.Sprint(i)}, Genome: g, Ink: figure.Ink(i)})
		s.Settings.Rules = append(s.Settings.Rules, s.RuleSets[i].Source)
	}
	s.Found = []experiment.Campaign{{Curve: experiment.Curve{Source: experiment.Source{Name: "my run", SHA256: "ef"}, World: "ant", Points: []experiment.CurvePoint{{Generation: 1, Mean: 5}}}}}
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
			if e.Campaigns != nil { // which run has evolved none here
				if !finding.NotRun || finding.Missing == "" || frames != nil {
					t.Fatalf("expected it not to be run for want of campaigns, found %+v", finding)
				}
				return
			}
			for _, j := range e.Plan(s) {
				if j.Of.SHA256 == "" && j.Labels[0] != scriptedName {
					t.Fatalf("%v: expected the job to say what it is about", j.Labels)
				}
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

// Several runs of one recipe are taken together, those whose numbers alone are here too,
// in the ant's table and in the car's.
func TestRunsOfOneRecipeAreTakenTogether(t *testing.T) {
	for _, c := range []struct {
		e     experiment.Experiment
		world string
		at    int
		test  string
	}{{table1(), "ant", 0, "left front leg"}, {cars(), "car", 2, carTest}} {
		s := study(t)
		command := "hebbarium evolve --world " + c.world + " --rule ABCD_lr --population 9 --seed "
		one := s.RuleSets[c.at]
		one.Name, one.Genome.Card.Command = "mine-1", command+"1"
		g := *one.Genome
		g.Card.Command = command + "2"
		s.RuleSets = []*experiment.RuleSet{one, {Source: experiment.Source{Name: "mine-2", SHA256: "9"}, Genome: &g, Ink: 1}}
		s.Before = []experiment.Measurement{{Experiment: c.e.Name, Rules: "mine-3", SHA256: "10", Command: command + "3", Test: c.test, Physics: "builtin", Version: s.Physics[c.world+" builtin"], Rollouts: 77, Mean: 3000}}
		finding, frames, err := experiment.Run(context.Background(), s, c.e, experiment.NewJournal(t.TempDir()), 2, nil)
		if err != nil {
			t.Fatal(err)
		}
		label := "mine (3 runs)"
		var ours string
		for _, line := range finding.Compare {
			if line.Rules == label && strings.HasSuffix(line.What, c.test) {
				ours = line.Ours
			}
		}
		if !strings.Contains(ours, "over 3 runs: ") || !strings.Contains(ours, "3000") {
			t.Errorf("%s: compared %q in %+v", c.e.Name, ours, finding.Compare)
		}
		if !strings.Contains(finding.Line, label) || !strings.Contains(finding.Missing, "mine-3 (77 rollouts)") || !strings.Contains(finding.Figures[0].Note, "Runs of one recipe") {
			t.Errorf("%s: said %q, missing %q", c.e.Name, finding.Line, finding.Missing)
		}
		// What it wrote can be taken in by another study that has one of the two.
		back, err := experiment.ParseMeasurements(finding.Files[0].Data)
		if err != nil || finding.Files[0].Name != c.e.Name+"-summary.csv" {
			t.Fatalf("%s: %v, %v", c.e.Name, finding.Files, err)
		}
		s.RuleSets, s.Before = s.RuleSets[:1], back
		if all := s.Families(c.world); len(all) != 1 || all[0].Runs() != 2 {
			t.Errorf("%s: of what it wrote: %+v", c.e.Name, all)
		}
		if frames[0].Len() == 0 {
			t.Error("no numbers")
		}
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

func TestUnknownExperimentsListTheKnown(t *testing.T) {
	_, err := Named("figure3")
	if err == nil || !strings.Contains(err.Error(), "table1, car, convergence") || !strings.Contains(err.Error(), "figure3") {
		t.Errorf("found %v", err)
	}
}
