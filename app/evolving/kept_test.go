package evolving

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hebbarium/evolve/campaign"
)

func TestLastCampaignIsFound(t *testing.T) {
	folder := t.TempDir()
	if last, next := LastCampaign(folder, "ant"); last.Dir != "" || next != filepath.Join(folder, "ant-1") {
		t.Errorf("expected the first campaign to come, found %+v and %s", last, next)
	}
	s, err := campaign.PaperSettings("ant")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"ant-1", "ant-2", "car-1"} {
		c, err := campaign.New(s, nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Save(filepath.Join(folder, name)); err != nil {
			t.Fatal(err)
		}
	}
	if last, _ := LastCampaign(folder, "ant"); last.Goal != 0 {
		t.Errorf("expected no goal where none is kept, found %d", last.Goal)
	}
	for text, goal := range map[string]int{"50\n": 50, "": 0, "-3": 0, "many": 0, strings.Repeat("1", 33): 0, "1000001": 0} {
		if err := os.WriteFile(filepath.Join(folder, "ant-2", goalFile), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		if last, _ := LastCampaign(folder, "ant"); last.Goal != goal {
			t.Errorf("%q: expected the goal %d, found %d", text, goal, last.Goal)
		}
	}
	if err := os.Mkdir(filepath.Join(folder, "ant-3"), 0o777); err != nil {
		t.Fatal(err)
	}
	last, next := LastCampaign(folder, "ant")
	if last.Dir != filepath.Join(folder, "ant-2") || last.Settings.World != "ant" || next != filepath.Join(folder, "ant-4") {
		t.Errorf("expected to go on with the second and to begin the fourth, found %+v and %s", last, next)
	}
}
