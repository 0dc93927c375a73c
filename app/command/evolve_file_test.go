package command

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"hebbarium/app/command/argument"
	"hebbarium/app/command/campaignfile"
	"hebbarium/brain"
	"hebbarium/evolve/campaign"
)

// asked is what a command line of evolve asks for, as the program reads it.
func asked(t *testing.T, args ...string) (*Evolve, error) {
	t.Helper()
	var c struct {
		Evolve Evolve `cmd:""`
	}
	defaults, err := argument.Defaults()
	if err != nil {
		t.Fatal(err)
	}
	parser, err := kong.New(&c, Words(), argument.Texts(), kong.Vars(defaults))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := parser.Parse(append([]string{"evolve"}, args...)); err != nil {
		return nil, err
	}
	return &c.Evolve, c.Evolve.place()
}

func settingsOf(t *testing.T, args ...string) (campaign.Settings, *Evolve) {
	t.Helper()
	c, err := asked(t, args...)
	if err != nil {
		t.Fatalf("%v: %v", args, err)
	}
	s, err := c.settings()
	if err != nil {
		t.Fatalf("%v: %v", args, err)
	}
	return s, c
}

// Every campaign that ships is one that can begin, and is written down again as what it is.
func TestShippedCampaigns(t *testing.T) {
	names := campaignfile.Shipped()
	if len(names) < 10 {
		t.Fatalf("expected the campaigns of saves, found %v", names)
	}
	for _, name := range names {
		s, c := settingsOf(t, name)
		if c.Out != filepath.Join("runs", strings.TrimPrefix(name, "shipped:")) || c.Generations < 20 {
			t.Errorf("%s: found %s, %d generations", name, c.Out, c.Generations)
		}
		path := filepath.Join(t.TempDir(), "again.toml")
		if err := os.WriteFile(path, []byte(s.File(c.Generations)), 0o666); err != nil {
			t.Fatal(err)
		}
		if again, d := settingsOf(t, path); !reflect.DeepEqual(s, again) || d.Generations != c.Generations {
			t.Errorf("%s: expected %+v, found %+v", name, s, again)
		}
		for world, rule := range map[string]string{"ant-paper": "ABCD_lr", "car-paper": "ABCD_lr", "ant-static-paper": "static", "car-static-paper": "static"} {
			if "shipped:"+world != name {
				continue
			}
			paper, err := campaign.PaperSettingsFor(world[:3], rule, campaign.NoDamage)
			paper.Physics = "builtin"
			if err != nil || !reflect.DeepEqual(s, paper) {
				t.Errorf("%s: expected the paper's settings, %+v, found %+v", name, paper, s)
			}
		}
		file, err := os.ReadFile(filepath.Join("..", "..", "saves", "campaigns", strings.TrimPrefix(name, "shipped:")+".toml"))
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(strings.TrimSpace(string(file)), "\n") {
			if line != "" && !strings.Contains(line, "#") {
				t.Errorf("%s: expected a remark on every line, found %q", name, line)
			}
		}
	}
}

// A file has room for every setting that there is, and the flags that go before it are the
// same.
func TestEverySettingInAFile(t *testing.T) {
	text := `world = "ant"
seed = 7
optimiser = "clipup"
weight-decay = 0.01
every = 10
mean-activations = 4
merge = 384
merge-every = 20
event = ["100..600:zero:0.33", "300:leg:1=0 | none"]
bound = 500
average = 0.9
steps = 500
ranks = "each"
seeds = "generation"
parted = 150
damage = "random"
`
	path := filepath.Join(t.TempDir(), "all.toml")
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	s, c := settingsOf(t, path)
	if s.Every != 10 || s.Mean != 4 || s.Merge != 384 || s.MergeEvery != 20 || len(s.Events) != 2 || s.Strategy.Optimiser != "clipup" || s.Strategy.WeightDecay != 0.01 {
		t.Errorf("found %+v", s)
	}
	if again := s.File(c.Generations); !strings.Contains(again, "event = [\"100..600:zero:0.33\", \"300:leg:1=0 | none\"]\n") {
		t.Errorf("found %s", again)
	}
	if s, _ = settingsOf(t, path, "--every", "1", "--mean-activations", "1", "--merge", "0", "--seed", "9"); s.Every != 0 || s.Mean != 0 || s.Merge != 0 || s.MergeEvery != 0 || s.Seed != 9 {
		t.Errorf("expected the flags to go before the file, found %+v", s)
	}
}

// A campaign that found a rule set is found on its card, old ones included.
func TestCampaignLikeThatOfARuleSet(t *testing.T) {
	s, c := settingsOf(t, "--like", "shipped:car-static")
	if s.World != "car" || s.Strategy.Sigma != 0.05 || s.Strategy.Rate != 0.017 || s.Seeds != "generation" || c.Generations != 101 || c.Out != filepath.Join("runs", "car-static") {
		t.Errorf("found %d generations of %+v in %s", c.Generations, s, c.Out)
	}
	if _, err := asked(t, "--like", "shipped:ant-hebbian"); err == nil || !strings.Contains(err.Error(), "7fe58456131c") {
		t.Errorf("expected the rule set that it began at to be asked for, found %v", err)
	}
	c, err := asked(t, "--like", "shipped:ant-hebbian", "--start", "shipped:ant-bounded", "--out", "x")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.begin(); err == nil || !strings.Contains(err.Error(), "--start: expected the rule set that the search of") {
		t.Errorf("expected another rule set to be refused, found %v", err)
	}
	g := brain.NewGenome(brain.AntArchitecture(), brain.ABCD_lr)
	path := filepath.Join(t.TempDir(), "mine.safetensors")
	if err := brain.Save(path, g); err != nil {
		t.Fatal(err)
	}
	for says, args := range map[string][]string{
		"found none":           {"--like", path},
		"found both":           {"--like", path, "shipped:ant-paper"},
		"--resume":             {"shipped:ant-paper", "--resume", "x"},
		"either --out":         {},
		"setting such as":      {badCampaign(t)},
		"expected one of ship": {"shipped:nothing"},
	} {
		if _, err := asked(t, args...); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%v: expected %q, found %v", args, says, err)
		}
	}
}

func badCampaign(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "bad.toml")
	if err := os.WriteFile(path, []byte("world = \"ant\"\nworkers = 2\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}
