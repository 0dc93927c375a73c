package searches

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
	if len(plans) != len(variants()) || plans[0].Generations != 40 || plans[0].Settings.Strategy.Population != 30 || !plans[0].Settings.FixedConvolutions {
		t.Fatalf("%d campaigns, %+v", len(plans), plans[0])
	}
	s.Quick = false
	if v := variantCampaigns(s)[0]; v.Generations != 80 || v.Settings.Strategy.Population != 60 {
		t.Errorf("a full run of everything would evolve for hours without being asked: %+v", v)
	}
	s.All = false
	if v := variantCampaigns(s)[0]; v.Generations != paperVariantGenerations || v.Settings.Strategy.Population != 200 || v.Settings.Seeds != "independent" || v.Name == plans[0].Name {
		t.Errorf("by itself: %+v, want the paper's recipe", v)
	}
	s.Generations = 7
	if v := variantCampaigns(s)[0]; v.Generations != 7 || v.Settings.Strategy.Population != 200 {
		t.Errorf("with --generations: %+v", v)
	}
	s.Quick, s.All, s.Generations = true, true, 0

	v := plans[0]
	v.Settings.Strategy.Population, v.Settings.CentreRuns, v.Settings.Steps, v.Generations = 4, 1, 40, 2
	whole, err := v.Evolve(context.Background(), t.TempDir(), 1, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	ctx, stop := context.WithCancel(context.Background())
	told := 0
	_, err = v.Evolve(ctx, dir, 1, nil, func(n int) { told += n; stop() })
	if !errors.Is(err, context.Canceled) || told == 0 {
		t.Fatalf("stopped with %v after %d episodes", err, told)
	}
	if left := v.Episodes(dir); left != 4 {
		t.Errorf("%d episodes are left, want 4", left)
	}
	again, err := v.Evolve(context.Background(), dir, 2, nil, nil)
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
	finding, _, err := experiment.Run(context.Background(), s, Rules(), experiment.NewJournal(t.TempDir()), 1, nil)
	if err != nil || finding.NotRun || !strings.Contains(finding.Line, "A ") || len(finding.Figures) != 1 {
		t.Errorf("concluded %+v, %v", finding, err)
	}
	if d := finding.Compare[0].Differs; !strings.Contains(d, "2 generations (300)") || !strings.Contains(d, "population 4 (200)") {
		t.Errorf("differs: %s", d)
	}
	if !strings.Contains(finding.Missing, "4 candidates for 2 generations, where the paper has 200 for 300") || !strings.Contains(finding.Figures[0].Note, finding.Missing) {
		t.Errorf("of campaigns as short as these: %q, %q", finding.Missing, finding.Figures[0].Note)
	}
	// The curve alone does as well, where a log tells its command; one of other campaigns
	// of the car does not count.
	s.Curves, s.Found = []experiment.Curve{found[0].Curve}, nil
	if variantCampaigns(s) != nil {
		t.Error("campaigns are run although a curve of one was given")
	}
	s.Curves[0].Command = strings.Replace(s.Curves[0].Command, " --fixed-convolutions", "", 1)
	if variantCampaigns(s) == nil {
		t.Error("a campaign that evolved the convolutions too is taken for one of the figure's")
	}
	s.All, s.Found = false, []experiment.Campaign{{Curve: s.Curves[0]}}
	if variantCampaigns(s) != nil {
		t.Error("hours are begun although other campaigns of the car were given")
	}
	if _, err := experiment.ReadCampaigns(t.TempDir()); err == nil || !strings.Contains(err.Error(), "found no checkpoint.bin") {
		t.Errorf("a folder without campaigns: %v", err)
	}
}
