package campaignfile

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"hebbarium/brain"
)

// flags are some of evolve's, as kong reads them from a campaign and a command line.
type flags struct {
	World string   `default:"ant"`
	Sigma float64  `default:"0.1"`
	Seed  uint64   `default:"1"`
	Body  []string `sep:";"`
	Event []string `sep:"none"`
	Layer []int
	Start []string `sep:"none"`
	Tied  bool
	Out   string
}

func write(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "campaign [1].toml")
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

func resolved(t *testing.T, f File, args ...string) (flags, error) {
	t.Helper()
	var v flags
	parser, err := kong.New(&v, kong.Resolvers(f))
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Check(parser.Model.Flags, "out", "help"); err != nil {
		return v, err
	}
	_, err = parser.Parse(args)
	return v, err
}

func TestFlagsGoBeforeTheFile(t *testing.T) {
	f, err := Read(write(t, "\xef\xbb\xbf# a campaign\nworld = \"car\" # the other\nsigma = 1e-3\nseed = \"18446744073709551615\"\nbody = [\"a\", \"b;c\"]\n"+
		"event = \"1..5:zero:0.3,mode=band | none\"\nlayer = [1, 3]\ntied = true\n"))
	if err != nil {
		t.Fatal(err)
	}
	v, err := resolved(t, f)
	if err != nil {
		t.Fatal(err)
	}
	if v.World != "car" || v.Sigma != 1e-3 || v.Seed != 1<<64-1 || !slices.Equal(v.Body, []string{"a", "b;c"}) ||
		!slices.Equal(v.Event, []string{"1..5:zero:0.3,mode=band | none"}) || !slices.Equal(v.Layer, []int{1, 3}) || !v.Tied {
		t.Errorf("found %+v", v)
	}
	v, err = resolved(t, f, "--sigma", "2", "--body", "d")
	if err != nil || v.Sigma != 2 || !slices.Equal(v.Body, []string{"d"}) || v.World != "car" {
		t.Errorf("expected the flags to go before, found %+v, %v", v, err)
	}
}

func TestCampaignsThatAreRefused(t *testing.T) {
	for text, says := range map[string]string{
		"sgima = 1\n":                `expected a setting such as sigma, found "sgima"`,
		"out = \"x\"\n":              `found "out"`,
		"[sigma]\nx = 1\n":           "sigma: expected text, a number",
		"layer = [[1], [2]]\n":       "layer: expected text, a number",
		"seed = 1979-05-27\n":        "seed: expected text, a number",
		"sigma = 1\nsigma = 2\n":     "sigma",
		"world = \"car\nsigma = 1":   "line 1",
		"sigma = \"much\"\n":         "--sigma",
		"layer = [1.5]\n":            "--layer",
		"world = \"a\x00b\"\n":       "zero byte",
		strings.Repeat("# x\n", 1e6): "bytes",
	} {
		f, err := Read(write(t, text))
		if err == nil {
			_, err = resolved(t, f)
		}
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%.40q: expected %q, found %v", text, says, err)
		}
	}
	if _, err := Read(filepath.Join(t.TempDir(), "none.toml")); err == nil {
		t.Error("expected a file that is not there to be missed")
	}
	if _, err := Read("shipped:../campaigns.csv"); err == nil || !strings.Contains(err.Error(), "shipped:ant-paper") {
		t.Errorf("expected the campaigns that ship to be named, found %v", err)
	}
}

// Rule sets to begin at lie where the file says, seen from itself.
func TestStartsAreSeenFromTheFile(t *testing.T) {
	path := write(t, "start = [\"here.safetensors\", \"shipped:ant-static\", \"elsewhere.safetensors\"]\n")
	here := filepath.Join(filepath.Dir(path), "here.safetensors")
	if err := os.WriteFile(here, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	f, err := Read(path)
	if err != nil {
		t.Fatal(err)
	}
	if v, err := resolved(t, f); err != nil || !slices.Equal(v.Start, []string{here, "shipped:ant-static", "elsewhere.safetensors"}) {
		t.Errorf("found %v, %v", v.Start, err)
	}
}

// A card tells of its campaign by a file, or by the command line of older programs.
func TestCampaignOfACard(t *testing.T) {
	for name, card := range map[string]brain.Card{
		"file":    {Campaign: "world = \"car\"\nbody = [\"a\", \"b\", \"c\"]\nsigma = 0.3\ntied = true\nlayer = [1, 3]\n"},
		"command": {Command: "hebbarium evolve --world car --body a --body b --body c --tied --layer 1,3 --sigma 0.3"},
	} {
		f, err := OfCard("x", card)
		if err != nil {
			t.Fatal(err)
		}
		v, err := resolved(t, f)
		if err != nil || v.World != "car" || !slices.Equal(v.Body, []string{"a", "b", "c"}) || v.Sigma != 0.3 || !v.Tied || !slices.Equal(v.Layer, []int{1, 3}) {
			t.Errorf("%s: found %+v, %v", name, v, err)
		}
	}
	for _, card := range []brain.Card{{}, {Command: "hebbarium import x.dat"}, {Command: "hebbarium evolve x"}} {
		if _, err := OfCard("x", card); err == nil {
			t.Errorf("expected a card without a campaign to be told, found none of %q", card.Command)
		}
	}
}

func TestNearest(t *testing.T) {
	known := []string{"sigma", "sigma-decay", "seed", "seeds"}
	for word, want := range map[string]string{"sgima": "sigma", "sigma_decay": "sigma-decay", "sed": "seed", "seedss": "seeds"} {
		if got := nearest(word, known); got != want {
			t.Errorf("%s: expected %s, found %s", word, want, got)
		}
	}
}
