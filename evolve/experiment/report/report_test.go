package report

import (
	"bytes"
	"strings"
	"testing"

	"hebbarium/evolve/experiment"
	"hebbarium/evolve/experiment/paper"
)

func sample() *Report {
	car, _ := paper.Named("car")
	rules, _ := paper.Named("rules")
	s := &experiment.Study{All: true, Lacking: map[string]string{"ant mujoco": "not here"}}
	s.Settings = experiment.Settings{Quick: true, Seed: 7, Physics: map[string]string{"car builtin": "car/1"},
		Rules: []experiment.Source{{Name: "car", SHA256: strings.Repeat("0a", 32)}}}
	return &Report{
		Study: s, Command: "hebbarium experiment all --out there --quick --seed 7", Program: "Hebbarium, go1.26",
		Entries: []Entry{
			{Experiment: car, Files: []string{"car.csv", "car.png"}, Pictures: []Picture{{"car", "The car & its track", []byte("\x89PNG…")}},
				Finding: &experiment.Finding{Line: "car 860; the paper: 870 ± 13.", Compare: []experiment.Comparison{
					{What: "car, unseen tracks", Paper: "870 ± 13", Rules: "car", Ours: "860 [790, 900]", Differs: "σ 0.3, not 0.1 | <b>"}}}},
			{Experiment: rules, Finding: &experiment.Finding{NotRun: true, Missing: "No finished campaigns were given."}},
		},
	}
}

// Both forms say the definitions first, then paper and ours in one table with what
// differs, then each figure with its line, then commands and fingerprints.
func TestOrderOfTheReport(t *testing.T) {
	r := sample()
	html, err := r.HTML()
	if err != nil {
		t.Fatal(err)
	}
	for form, text := range map[string]string{"html": string(html), "markdown": string(r.Markdown())} {
		last := 0
		for _, part := range []string{"few rollouts", "Definitions", "solved", "interval", "not there", "rules: not run", "The paper and ours", "what differs from the paper", "860 [790, 900]", "σ 0.3, not 0.1",
			"Figures", "The car on unseen tracks", "car 860", "Numbers: car.csv, car.png", "Not run. No finished campaigns", "Commands and fingerprints",
			"hebbarium experiment all --out there --quick --seed 7", "hebbarium experiment car --out there-car --quick --seed 7", "car: builtin, version car/1", "ant mujoco: not found", strings.Repeat("0a", 32)} {
			at := strings.Index(text[last:], part)
			if at < 0 {
				t.Errorf("%s: expected %q after byte %d", form, part, last)
				continue
			}
			last += at
		}
	}
}

// The page is one file: it names nothing outside itself, and texts cannot break out of
// their cells.
func TestThePageStandsAlone(t *testing.T) {
	html, err := sample().HTML()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(html, []byte(`src="data:image/png;base64,`)) || !bytes.Contains(html, []byte(`alt="The car &amp; its track"`)) {
		t.Error("the picture is not in it")
	}
	for _, outside := range []string{"http://", "https://", "<script", "<link", "url(", "| <b>"} {
		if bytes.Contains(html, []byte(outside)) {
			t.Errorf("expected no %q in it", outside)
		}
	}
	if !bytes.Contains(html, []byte("@media print")) {
		t.Error("it has no rules for print")
	}
	if md := string(sample().Markdown()); !strings.Contains(md, `not 0.1 \| <b>`) || !strings.Contains(md, "![The car & its track](car.png)") {
		t.Error("markdown: a cell or a picture is broken")
	}
}

// A full report has no notice.
func TestNotices(t *testing.T) {
	r := sample()
	if r.Study.Settings.Quick = false; r.Notice() != "" {
		t.Errorf("a full one: %q", r.Notice())
	}
	if r.Study.Settings.Rollouts = 5; !strings.Contains(r.Notice(), "5 rollouts") {
		t.Errorf("with --rollouts: %q", r.Notice())
	}
}
