package command_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"hebbarium/app/command"
	"hebbarium/brain"
)

// logged are the rows of a log of campaigns, by column.
func logged(t *testing.T, path string) []map[string]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, row := range rows[1:] {
		m := map[string]string{}
		for i, name := range rows[0] {
			m[name] = row[i]
		}
		out = append(out, m)
	}
	return out
}

func TestPublishLogsItsCampaign(t *testing.T) {
	if testing.Short() {
		t.Skip("evolves for a second")
	}
	one, two := filepath.Join(t.TempDir(), "one"), filepath.Join(t.TempDir(), "two")
	campaign := func(dir, seed string, more ...string) {
		run(t, 0, append([]string{"evolve", "--world", "ant", "--population", "4", "--generations", "2", "--centre-every", "1", "--centre-runs", "1", "--sigma", "0.25", "--seed", seed, "--out", dir}, more...)...)
	}
	campaign(one, "1")
	campaign(two, "2", "--rule", "eta*(A*pre*post + B*pre + C*post)") // which is ABC_lr
	saves := t.TempDir()
	publish := func(dir, note string, more ...string) {
		run(t, 0, append([]string{"publish", filepath.Join(dir, "best.safetensors"), "--campaign", dir, "--hours", "0.5", "--machine", "a test, of course",
			"--rollouts", "2", "--body", "intact", "--body", "right", "--note", note}, more...)...)
	}
	out := filepath.Join(saves, "walker.safetensors")
	log := filepath.Join(saves, command.CampaignLog)
	publish(one, "first", "-o", out, "--title", "Walker")
	publish(two, "tried, not shipped", "--log", log)
	publish(one, "second", "-o", out, "--title", "Walker")
	rows := logged(t, log)
	if len(rows) != 2 {
		t.Fatalf("expected two campaigns that were published three times, found %d rows", len(rows))
	}
	for column, value := range map[string]string{
		"world": "ant", "rule": "ABCD_lr", "generations": "2", "population": "4", "seeds": "independent", "sigma": "0.25", "rate": "0.2", "hours": "0.5",
		"machine": "a test, of course", "rollouts": "2", "rule_set": "walker.safetensors", "curve": "curves/walker.csv", "note": "second",
	} {
		if rows[0][column] != value {
			t.Errorf("%s: expected %q, found %q", column, value, rows[0][column])
		}
	}
	if g, err := brain.Load(out); err != nil || g.Card.Pace == 0 || g.Card.Pace*g.Card.Score.Mean < 0 {
		t.Errorf("expected a usual pace on the card: %v, %+v", err, g.Card)
	}
	g, err := brain.Load(out)
	if err != nil {
		t.Fatal(err)
	}
	contains(t, g.Card.Extra["score right"], "seeds 2000000 to 2000001, set apart: no campaign lives them")
	contains(t, g.Card.Campaign, "seed = 1\n", "sigma = 0.25\n")
	shown, _ := run(t, 0, "inspect", out, "--campaign")
	if shown != g.Card.Campaign {
		t.Errorf("expected the campaign's file, found %s", shown)
	}
	chosen := filepath.Join(saves, "chosen.safetensors")
	run(t, 0, "publish", filepath.Join(one, "best.safetensors"), "-o", chosen, "--title", "t", "--rollouts", "2", "--seed", "1")
	if g, err = brain.Load(chosen); err != nil {
		t.Fatal(err)
	}
	contains(t, g.Card.Extra["score intact"], "seeds 1 to 2, not set apart")
	contains(t, rows[0]["command"], "hebbarium evolve --world ant", "--sigma 0.25")
	contains(t, rows[0]["scores"], "intact "+rows[0]["score"]+"; right ")
	if rows[1]["rule_set"] != "" || rows[1]["curve"] != "" || rows[1]["note"] != "tried, not shipped" || len(rows[1]["date"]) != len("2006-01-02") {
		t.Errorf("expected a campaign without a file, found %v", rows[1])
	}
	want, err := os.ReadFile(filepath.Join(one, "curve.csv"))
	if err != nil {
		t.Fatal(err)
	}
	number := regexp.MustCompile(`-?\d+\.\d+(e-\d+)?`)
	var kept []string
	for line := range strings.Lines(string(want)) {
		columns := strings.Split(strings.TrimSpace(line), ",")[:7]
		line = strings.Join(slices.Delete(columns, 4, 5), ",") // without the worst
		kept = append(kept, number.ReplaceAllStringFunc(line, func(text string) string {
			v, err := strconv.ParseFloat(text, 64)
			if err != nil {
				t.Fatal(err)
			}
			return strconv.FormatFloat(v, 'g', 4, 64)
		}))
	}
	found, err := os.ReadFile(filepath.Join(saves, "curves", "walker.csv"))
	if err != nil || strings.Join(kept, "\n")+"\n" != string(found) {
		t.Errorf("expected the campaign's curve to four digits, found\n%s\nfor\n%s, %v", found, want, err)
	}

	// What does not fit is refused, and leaves the log as it was.
	before, _ := os.ReadFile(log)
	best := filepath.Join(one, "best.safetensors")
	_, diag := run(t, 2, "publish", best, "--campaign", two, "--rollouts", "2", "--log", log)
	contains(t, diag, "expected a rule set of the campaign", "seed 2", "seed 1")
	run(t, 2, "publish", best, "--rollouts", "2")
	run(t, 2, "publish", best, "-o", out, "--rollouts", "2")
	run(t, 2, "publish", best, "-o", out, "--title", "x", "--log", log, "--rollouts", "2")
	foreign := filepath.Join(saves, "foreign.csv")
	if err := os.WriteFile(foreign, []byte("a,b\n1,2\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, diag = run(t, 1, "publish", best, "--campaign", one, "--rollouts", "2", "--log", foreign)
	contains(t, diag, "expected the columns date,world", "found a,b")
	if after, _ := os.ReadFile(log); !bytes.Equal(before, after) {
		t.Error("expected the log to stay as it was")
	}
	if data, _ := os.ReadFile(foreign); !strings.HasPrefix(string(data), "a,b") {
		t.Error("expected a foreign file to stay as it was")
	}
}
