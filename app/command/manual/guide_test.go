package manual

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hebbarium/app/guide/guidetest"
	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/experiment"
	"hebbarium/evolve/experiment/paper"
	"hebbarium/evolve/replay/link"
	"hebbarium/evolve/rollout"
	"hebbarium/saves"
)

// The guide's tables of what commands know are written by it: events, rules, experiments,
// campaigns, the rule sets that ship, and what the report of them measured.
func TestGuideTables(t *testing.T) {
	r := readReport(t)
	code := func(text string) string { return "```text\n" + strings.TrimSpace(text) + "\n```" }
	guidetest.Written(t, "../../..", map[string]string{
		"events":       eventsTable(),
		"rules":        rulesTable(),
		"bodies":       code(bodiesHelp()),
		"weights":      code(initHelp()),
		"recovery":     code(rollout.RecoveryHelp()),
		"experiments":  experimentsTable(),
		"campaigns":    campaignsTable(t),
		"rule sets":    setsTable(t),
		"examples":     examplesTable(t, false),
		"written":      examplesTable(t, true),
		"scores":       r.scores(t, r.sets("ant, intact"), false),
		"scores short": r.scores(t, []string{"ant", "ant-hebbian", "ant-bounded", "ant-static", "ant-static-symmetric", "ant-static-any-leg"}, true),
		"car":          r.car(t),
		"injuries":     r.injuries(t),
		"links":        linksTable(),
		"environment":  environmentTable(),
	})
}

func environmentTable() string {
	var rows [][]string
	for _, v := range Environment() {
		rows = append(rows, []string{"`" + v.Name + "`", v.Says})
	}
	return guidetest.Table([]string{"variable", "says"}, rows...)
}

func eventsTable() string {
	var rows [][]string
	for _, k := range episode.Kinds() {
		usage, example := k.Name+":"+k.Usage, ""
		if k.Example != "" || k.Usage == "" {
			example = "`300:" + k.Name + ":" + k.Example + "`"
		}
		rows = append(rows, []string{"`" + usage + "`", k.Help, example})
	}
	return guidetest.Table([]string{"event", "does", "such as"}, rows...)
}

func rulesTable() string {
	var rows [][]string
	for _, r := range brain.Rules() {
		rows = append(rows, []string{"`" + r.String() + "`", "Δw = " + r.Formula()})
	}
	return guidetest.Table([]string{"rule", "change of a synapse at each step"}, rows...)
}

func experimentsTable() string {
	var rows [][]string
	for _, e := range paper.All() {
		rows = append(rows, []string{"`" + e.Name + "`", e.Paper, e.Title})
	}
	return guidetest.Table([]string{"experiment", "in the paper", "measures"}, rows...)
}

func linksTable() string {
	var rows [][]string
	for _, k := range link.Keys() {
		name := k.Name
		if k.Value != "" {
			name += "=" + k.Value
		}
		rows = append(rows, []string{"`" + name + "`", k.Help})
	}
	return guidetest.Table([]string{"key", "says"}, rows...)
}

// campaignsTable has the first sentence of each campaign's own remark.
func campaignsTable(t *testing.T) string {
	t.Helper()
	names, err := fs.Glob(saves.Campaigns, "campaigns/*.toml")
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for _, name := range names {
		content, err := fs.ReadFile(saves.Campaigns, name)
		if err != nil {
			t.Fatal(err)
		}
		var words []string
		for _, line := range strings.Split(string(content), "\n") {
			if !strings.HasPrefix(line, "# ") {
				break
			}
			words = append(words, strings.TrimSpace(line[1:]))
		}
		first, _, _ := strings.Cut(strings.Join(words, " ")+" ", ". ")
		rows = append(rows, []string{"`" + strings.TrimSuffix(path.Base(name), ".toml") + "`", strings.TrimSuffix(strings.TrimSpace(first), ".")})
	}
	return guidetest.Table([]string{"campaign", "is"}, rows...)
}

// shipped reads a rule set that ships.
func shipped(t *testing.T, name string) *brain.Genome {
	t.Helper()
	content, err := fs.ReadFile(saves.Rules, name)
	if err != nil {
		t.Fatal(err)
	}
	g, err := brain.Decode(content)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// setsTable has the card's score of each rule set that ships, and what it differs in.
func setsTable(t *testing.T) string {
	t.Helper()
	names, err := fs.Glob(saves.Rules, "*.safetensors")
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for _, name := range names {
		g := shipped(t, name)
		set := experiment.RuleSet{Source: experiment.Source{Name: strings.TrimSuffix(name, ".safetensors")}, Genome: g}
		s := g.Card.Score
		rows = append(rows, []string{"`" + set.Name + "`", fmt.Sprintf("%.0f, sd %.0f, of %d", s.Mean, s.SD, s.Rollouts), set.Differs()})
	}
	return guidetest.Table([]string{"rule set", "score on its card", "what differs from the paper's setting (which is in brackets)"}, rows...)
}

// shippedReport is the table of the report of what ships: by test and rule set the paper's
// figure, ours, and what differs.
type shippedReport struct {
	order []string // tests and rule sets, as they come
	rows  map[string][]string
}

func readReport(t *testing.T) shippedReport {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("..", "..", "..", "assets", "report", "report.md"))
	if err != nil {
		t.Fatal(err)
	}
	r := shippedReport{rows: map[string][]string{}}
	for _, line := range bytes.Split(content, []byte("\n")) {
		cells := strings.Split(string(line), " | ")
		if len(cells) == 5 {
			key := strings.TrimPrefix(cells[0], "| ") + "/" + cells[1]
			r.order = append(r.order, key)
			r.rows[key] = append(cells[2:4:4], strings.TrimSuffix(cells[4], " |"))
		}
	}
	if len(r.rows) < 50 {
		t.Fatalf("expected the report's table of tests, found %d rows", len(r.rows))
	}
	return r
}

// sets are the rule sets of a test.
func (r shippedReport) sets(test string) []string {
	var all []string
	for _, key := range r.order {
		if name, ok := strings.CutPrefix(key, test+"/"); ok {
			all = append(all, name)
		}
	}
	return all
}

// at is the part before cut of a rule set's figure: its mean with the interval, most often.
func (r shippedReport) at(t *testing.T, test, set, cut string) string {
	t.Helper()
	row, ok := r.rows[test+"/"+set]
	if !ok {
		t.Fatalf("the report has no %s of %s", test, set)
	}
	before, _, _ := strings.Cut(row[1], cut)
	return strings.ReplaceAll(before, ", ", ",\u00a0") // an interval is not broken
}

// mean is a rule set's mean with its interval, or that of several runs of a recipe with the
// standard deviation over them.
func (r shippedReport) mean(t *testing.T, test, set string) string {
	t.Helper()
	const runs = " (mean and sd"
	if strings.Contains(r.rows[test+"/"+set][1], runs) {
		return r.at(t, test, set, runs)
	}
	return r.at(t, test, set, "]") + "]"
}

// scores are those of rule sets on the five bodies, the static ones last, each after the
// paper's own; short ones are means alone, with what differs most.
func (r shippedReport) scores(t *testing.T, sets []string, short bool) string {
	t.Helper()
	bodies := []string{"intact", "right front leg", "left front leg", "both rear legs", "both front legs"}
	head := []string{"", "intact", "right front leg at a quarter (trained)", "left front leg at a quarter", "both rear legs at a quarter", "both front legs at a quarter"}
	if short {
		bodies, head = bodies[:4], append(head[:5:5], "differs from the paper's setting in")
	}
	var rows [][]string
	for _, static := range []bool{false, true} {
		of := slices.DeleteFunc(slices.Clone(sets), func(s string) bool { return strings.Contains(s, "static") != static })
		if len(of) == 0 {
			continue
		}
		row := []string{map[bool]string{false: "the paper, Hebbian", true: "the paper, static"}[static]}
		for _, b := range bodies {
			row = append(row, r.rows["ant, "+b+"/"+of[0]][0])
		}
		if short {
			row = append(row, "")
		}
		rows = append(rows, row)
		for _, s := range of {
			row := []string{"`" + s + "`"}
			for _, b := range bodies {
				score := r.mean(t, "ant, "+b, s)
				if short {
					score, _, _ = strings.Cut(score, " ")
				}
				row = append(row, score)
			}
			if short {
				row = append(row, most(r.rows["ant, intact/"+s][2]))
			}
			rows = append(rows, row)
		}
	}
	return guidetest.Table(head, rows...)
}

// most is what matters most of what differs: what a brain is, and what it was trained on.
func most(differs string) string {
	var all []string
	for _, part := range strings.Split(differs, "; ") {
		if strings.HasPrefix(part, "weights kept") || strings.HasPrefix(part, "rules tied") || strings.HasPrefix(part, "trained on") || part == "perturbed in training" || strings.HasPrefix(part, "an update") {
			all = append(all, part)
		}
	}
	return strings.Join(append(all, "the search"), "; ")
}

// car is the car's scores beside its controls.
func (r shippedReport) car(t *testing.T) string {
	t.Helper()
	const test = "car, unseen tracks"
	sets := r.sets(test)
	ours, laps, theirs := []string{"score [95 % interval]"}, []string{"laps finished, of 100"}, []string{"the paper"}
	head := []string{""}
	for _, s := range sets {
		if s == "car" || strings.HasPrefix(s, "car-") {
			head = append(head, "`"+s+"`")
		} else {
			head = append(head, s)
		}
		row := r.rows[test+"/"+s]
		lap, _, _ := strings.Cut(row[1][strings.LastIndex(row[1], "; ")+2:], " ")
		ours, laps, theirs = append(ours, r.mean(t, test, s)), append(laps, lap), append(theirs, row[0])
	}
	return guidetest.Table(head, ours, laps, theirs)
}

// injuries are what became of lives of the ant that were injured, and of long ones.
func (r shippedReport) injuries(t *testing.T) string {
	t.Helper()
	var rows [][]string
	sets := r.sets("ant, a leg cut in mid-walk, built-in physics")
	for _, s := range sets {
		leg := r.rows["ant, a leg cut in mid-walk, built-in physics/"+s][1]
		back, pace, _ := strings.Cut(leg, "; ")
		back, _, _ = strings.Cut(back, " [")
		pace, _, _ = strings.Cut(pace, " [")
		zeroed := r.rows["ant, a third of the weights zeroed/"+s][1]
		_, zeroed, _ = strings.Cut(zeroed, "; ")
		zeroed, _, _ = strings.Cut(zeroed, " lives recovered")
		row := []string{"`" + s + "`", back, pace, zeroed, r.at(t, "ant, actuators saturated", s, " ("), r.at(t, "ant, 10,000 steps", s, " walk on")}
		rows = append(rows, row)
	}
	return guidetest.Table([]string{"", "a leg cut off or shortened in mid-walk: recovered", "pace regained", "a third of the weights zeroed: recovered", "motors held for 100 steps", "walks on after 10,000 steps"}, rows...)
}
