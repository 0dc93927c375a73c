package paper

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"hebbarium/evolve/experiment"
)

// The variants' campaigns are run where none were given, go on after an interruption to
// the same curves, and are read from their folders as finished ones.
func TestVariantsAreEvolvedOrRead(t *testing.T) {
	s := study(t)
	plans := variantCampaigns(s)
	if len(plans) != len(variants()) || plans[0].Generations != 6 || !plans[0].Settings.FixedConvolutions {
		t.Fatalf("%d campaigns, %+v", len(plans), plans[0])
	}
	if s.Quick = false; variantCampaigns(s) != nil {
		t.Error("a full run of everything would evolve for hours without being asked")
	}
	s.Quick = true

	v := plans[0]
	v.Settings.Strategy.Population, v.Settings.CentreRuns, v.Settings.Steps, v.Generations = 4, 1, 40, 2
	whole, err := v.Evolve(context.Background(), t.TempDir(), 1, nil)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	ctx, stop := context.WithCancel(context.Background())
	told := 0
	_, err = v.Evolve(ctx, dir, 1, func(n int) { told += n; stop() })
	if !errors.Is(err, context.Canceled) || told == 0 {
		t.Fatalf("stopped with %v after %d episodes", err, told)
	}
	if left := v.Episodes(dir); left != 4 {
		t.Errorf("%d episodes are left, want 4", left)
	}
	again, err := v.Evolve(context.Background(), dir, 2, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range whole.Curve.Points {
		if again.Curve.Points[i].Mean != p.Mean || len(again.Curve.Points) != 2 {
			t.Fatalf("generation %d: mean %g, want %g", i+1, again.Curve.Points[i].Mean, p.Mean)
		}
	}

	found, err := experiment.ReadCampaigns(filepath.Join(dir, "campaigns"))
	if err != nil || len(found) != 1 || found[0].Settings.Rule != "A" || len(found[0].SHA256) != 64 {
		t.Fatalf("read %+v, %v", found, err)
	}
	s.Found = found
	if variantCampaigns(s) != nil {
		t.Error("campaigns are run although finished ones were given")
	}
	finding, _, err := experiment.Run(context.Background(), s, rules(), experiment.NewJournal(t.TempDir()), 1, nil)
	if err != nil || finding.NotRun || !strings.Contains(finding.Line, "A ") || len(finding.Figures) != 1 {
		t.Errorf("concluded %+v, %v", finding, err)
	}
	if d := finding.Compare[0].Differs; !strings.Contains(d, "2 generations, not 300") || !strings.Contains(d, "population 4 (200)") {
		t.Errorf("differs: %s", d)
	}
	if _, err := experiment.ReadCampaigns(t.TempDir()); err == nil || !strings.Contains(err.Error(), "found no checkpoint.bin") {
		t.Errorf("a folder without campaigns: %v", err)
	}
}
