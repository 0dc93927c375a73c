package replay

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"hebbarium/brain"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
)

// shippedRules are the rule sets in the program's source, wherever the test goes then.
func shippedRules(t *testing.T) Carried {
	t.Helper()
	folder, err := filepath.Abs(filepath.Join("..", "..", shippedFolder))
	if err != nil {
		t.Fatal(err)
	}
	return Carried{Shipped: os.DirFS(folder)}
}

// Every shipped rule set is read by its name, and is the one in the file: the same
// numbers under the same fingerprint. It is written as this program writes it, so that a
// pack can be made of it without a file.
func TestShippedRulesLoadByName(t *testing.T) {
	own := shippedRules(t)
	names, all := own.Names(), own.All()
	if !slices.Contains(names, "shipped:ant-hebbian") || !slices.Contains(names, "shipped:car") {
		t.Fatalf("found %q", names)
	}
	if !slices.Equal(all[:len(names)], names) || !slices.Contains(all[len(names):], "shipped:ant-formula-oja") {
		t.Fatalf("found %q of %q", all, names)
	}
	for i, name := range all {
		g, set, err := LoadRules(name, own)
		if err != nil {
			t.Fatal(err)
		}
		short, ok := ShippedName(name)
		folder := filepath.Join("..", "..", shippedFolder)
		if i >= len(names) {
			folder = filepath.Join(folder, examplesFolder)
		}
		file, inFile, err := LoadRules(filepath.Join(folder, short+rulesExtension), Carried{})
		if err != nil {
			t.Fatal(err)
		}
		if !ok || !IsCarried(name) || set != inFile || !slices.Equal(g.Theta, file.Theta) || !reflect.DeepEqual(g.Card, file.Card) {
			t.Errorf("%s: found %+v, in the file %+v", name, set, inFile)
		}
		if sum, err := g.Fingerprint(); err != nil || sum != set.SHA256 {
			t.Errorf("%s: written again it has the fingerprint %s (%v), want %s", name, sum, err, set.SHA256)
		}
	}
	for _, name := range []string{"shipped:", "shipped:nobody", "shipped:../saves/ant-hebbian", "shipped:checkpoints", "shipped:examples/ant-formula-oja"} {
		if _, _, err := LoadRules(name, own); err == nil || !strings.Contains(err.Error(), name) || !strings.Contains(err.Error(), names[0]) {
			t.Errorf("%s: expected an error that names it and those that there are, found %v", name, err)
		}
	}
	if _, _, err := LoadRules(names[0], Carried{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("expected none, found %v", err)
	}
}

// A path of the program's source stands for a shipped rule set, but only where there is
// no such file, and no other path does.
func TestShippedRulesInPlaceOfAFile(t *testing.T) {
	own := shippedRules(t)
	t.Chdir(t.TempDir())
	for path, want := range map[string]string{
		"saves/ant-hebbian.safetensors": "shipped:ant-hebbian", "./saves/car-static.safetensors": "shipped:car-static",
		"car.safetensors": "shipped:car", "runs/ant-hebbian.safetensors": "", "saves/nobody.safetensors": "",
		"saves/examples/ant-formula-oja.safetensors": "shipped:ant-formula-oja", "ant-formula-oja.safetensors": "shipped:ant-formula-oja", "examples/ant-formula-oja.safetensors": "", "saves/ant-hebbian": "",
		"/saves/ant-hebbian.safetensors": "", "demo:walker": "", "shipped:ant-hebbian": "",
	} {
		if name, ok := own.InPlaceOf(filepath.FromSlash(path)); name != want || ok != (want != "") {
			t.Errorf("%s: found %q, want %q", path, name, want)
		}
	}
	if err := os.WriteFile("ant-hebbian.safetensors", nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if name, ok := own.InPlaceOf("ant-hebbian.safetensors"); ok {
		t.Errorf("found %q in place of a file that there is", name)
	}
}

// A replay finds its rule set among the shipped ones by its fingerprint, whatever it
// calls it, and in a file first where there is one.
func TestReplayOfAShippedRuleSet(t *testing.T) {
	own := shippedRules(t)
	g, set, err := LoadRules("shipped:ant-hebbian", own)
	if err != nil {
		t.Fatal(err)
	}
	set.Name = "another name"
	e := walkerEpisode(t, g)
	episodetest.Start(t, e, g, episode.Setup{Seed: 8, Patient: true, MaxSteps: 120, Events: episodetest.Events(t, "60:zero:0.2")})
	rec, err := NewRecorder(e, set)
	if err != nil {
		t.Fatal(err)
	}
	for going := true; going; {
		going = e.Step() == episode.Running
		rec.Step()
	}
	r, folder := rec.Replay(), t.TempDir()
	for _, file := range []string{"", "shipped:ant-hebbian"} {
		loaded, name, err := r.LoadRules(file, own, folder)
		if err != nil || name != "shipped:ant-hebbian" {
			t.Fatalf("expected the shipped one, found %q, %v", name, err)
		}
		if err := r.Verify(context.Background(), walkerEpisode(t, loaded), loaded, nil); err != nil {
			t.Error(err)
		}
		p, err := PackWith(r, name, loaded)
		if err != nil || p.Replay != r {
			t.Errorf("packed: %v", err)
		}
	}
	path := filepath.Join(folder, "copy.safetensors")
	if err := brain.Save(path, g); err != nil {
		t.Fatal(err)
	}
	if _, where, err := r.LoadRules("", own, folder); err != nil || where != path {
		t.Errorf("expected %s, found %q, %v", path, where, err)
	}
	var other *Mismatch
	if _, _, err := r.LoadRules("shipped:ant-static", own); !errors.As(err, &other) {
		t.Errorf("expected a Mismatch, found %v", err)
	}
	r.Rules.SHA256 = strings.Repeat("0", 64)
	if _, _, err := r.LoadRules("", own, t.TempDir()); err == nil || !strings.Contains(err.Error(), "00000000") {
		t.Errorf("expected the fingerprint, found %v", err)
	}
}

// TestFingerprintIsOfWhatWasRead replaces a rule set while it is being read: the
// fingerprint must be that of the very genome that comes with it.
func TestFingerprintIsOfWhatWasRead(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "rules.safetensors")
	arch := brain.PlainArchitecture("tiny", brain.OutputRaw, true, 5, 4, 3, 2)
	var files [2][]byte
	for i := range files {
		b, err := brain.Encode(brain.RandomGenome(arch, brain.ABCD_lr, chance.Stream(uint64(i), "genome")))
		if err != nil {
			t.Fatal(err)
		}
		files[i] = b
	}
	if err := os.WriteFile(path, files[0], 0o600); err != nil {
		t.Fatal(err)
	}
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for n := 0; ; n++ {
			select {
			case <-stop:
				return
			default:
			}
			next := filepath.Join(dir, "next")
			if err := os.WriteFile(next, files[n%2], 0o600); err == nil {
				_ = os.Rename(next, path)
			}
		}
	}()
	for range 2000 {
		g, set, err := LoadRules(path, Carried{})
		if err != nil {
			t.Fatal(err)
		}
		own, err := g.Fingerprint()
		if err != nil {
			t.Fatal(err)
		}
		if own != set.SHA256 {
			t.Error("expected the fingerprint of the rule set that was read, found that of another")
			break
		}
	}
	close(stop)
	<-stopped
}
