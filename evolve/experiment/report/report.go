// Package report puts what experiments found into one document, as HTML that holds its
// pictures and as Markdown beside them: definitions, the paper and ours side by side,
// each figure, and the commands and fingerprints by which it can be had again.
package report

import (
	"fmt"
	"slices"
	"strings"

	"hebbarium/evolve/experiment"
)

// Report is all that goes into the document.
type Report struct {
	Study   *experiment.Study
	Entries []Entry
	Command string // that made it
	Program string // and its version
}

// Entry is one experiment with its pictures.
type Entry struct {
	Experiment experiment.Experiment
	Finding    *experiment.Finding
	Files      []string // of numbers, beside the report
	Pictures   []Picture
}

// Picture is a figure as a PNG.
type Picture struct {
	Name, Title string
	PNG         []byte
}

// Title of the document.
const Title = "Meta-Learning through Hebbian Plasticity in Random Networks: the paper and this program"

// Definition is a word and what it means here.
type Definition struct{ Word, Meaning string }

// Definitions come first: no number below means anything without them.
func (r *Report) Definitions() []Definition {
	d := experiment.Definitions()
	all := make([]Definition, 0, len(d))
	for _, pair := range d {
		all = append(all, Definition{pair[0], pair[1]})
	}
	return all
}

// Comparisons are the lines of the table, in the order of the experiments.
func (r *Report) Comparisons() []experiment.Comparison {
	var all []experiment.Comparison
	for _, e := range r.Entries {
		all = append(all, e.Finding.Compare...)
	}
	return all
}

// Test is what several rule sets were put to.
type Test struct {
	What string
	Rows []experiment.Comparison
}

// Tests are the comparisons, those of one test together.
func (r *Report) Tests() []Test {
	var all []Test
	for _, c := range r.Comparisons() {
		i := slices.IndexFunc(all, func(t Test) bool { return t.What == c.What })
		if i < 0 {
			all = append(all, Test{What: c.What})
			i = len(all) - 1
		}
		all[i].Rows = append(all[i].Rows, c)
	}
	return all
}

// Missing are the experiments that were not run or lack something, and why.
func (r *Report) Missing() []string {
	var all []string
	for _, e := range r.Entries {
		switch {
		case e.Finding.NotRun:
			all = append(all, fmt.Sprintf("%s: not run. %s", e.Experiment.Name, e.Finding.Missing))
		case e.Finding.Missing != "":
			all = append(all, fmt.Sprintf("%s: %s", e.Experiment.Name, e.Finding.Missing))
		}
	}
	return all
}

// Notice is said at the top of a report whose numbers are of few rollouts.
func (r *Report) Notice() string {
	s := r.Study.Settings
	switch {
	case s.Quick:
		return "Made with --quick: few rollouts, so that every interval is wide. It shows that everything runs, and is no result."
	case s.Rollouts > 0:
		return fmt.Sprintf("Every measurement is of %d rollouts (--rollouts).", s.Rollouts)
	}
	return ""
}

// Fingerprints name what the numbers were made of.
func (r *Report) Fingerprints() [][2]string {
	var all [][2]string
	for _, s := range r.Study.Settings.Rules {
		all = append(all, [2]string{"rule set " + s.Name, s.SHA256})
	}
	for _, s := range r.Study.Settings.Curves {
		all = append(all, [2]string{"curve " + s.Name, s.SHA256})
	}
	for _, s := range r.Study.Settings.Campaigns {
		all = append(all, [2]string{"campaign " + s.Name, s.SHA256})
	}
	for _, s := range r.Study.Settings.Measured {
		all = append(all, [2]string{"measured before: " + s.Name, s.SHA256})
	}
	return all
}

// Physics are the engines with their versions, and those that were not there.
func (r *Report) Physics() []string {
	var all []string
	for name, version := range r.Study.Physics {
		world, engine, _ := strings.Cut(name, " ")
		all = append(all, fmt.Sprintf("%s: %s, version %s", world, engine, version))
	}
	slices.Sort(all)
	for name := range r.Study.Lacking {
		all = append(all, name+": not found on the machine that made this")
	}
	return all
}

// Commands are how each part is had again.
func (r *Report) Commands() []string {
	all := []string{r.Command}
	for _, e := range r.Entries {
		all = append(all, again(r.Command, e.Experiment.Name))
	}
	return all
}

// again is the command for one experiment alone, into a folder of its own.
func again(command, name string) string {
	words := strings.Fields(command)
	for i, w := range words {
		if w == "experiment" && i+1 < len(words) {
			words[i+1] = name
		}
		if w == "--out" && i+1 < len(words) {
			words[i+1] += "-" + name
		}
	}
	return strings.Join(words, " ")
}
