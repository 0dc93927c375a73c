// Package desktest makes what tests of the window open: rule sets, replays, packs and
// lessons.
package desktest

import (
	"hebbarium/app/library"
	"hebbarium/assets"
	"hebbarium/brain"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/replay"
	"os"
	"path/filepath"
	"testing"
)

// Lesson is short, and works with any rules.
const Lesson = `{"lesson": 1, "title": "Short", "world": "ant", "rules": "ant-random", "seed": 2, "speed": 4,
 "script": [{"at": 0, "caption": "One", "look": "brain", "pause": 3},
  {"at": 20, "caption": "Two", "events": ["zero:0.33"], "look": "timeline", "map": "change", "pause": 3},
  {"at": 40, "caption": "Three", "look": "world", "pause": 3}], "end": 60}`

// SaveRules writes random rules for a world into a folder, and returns their path.
func SaveRules(t *testing.T, folder, world string, seed uint64) string {
	t.Helper()
	arch, err := episode.ArchitectureOf(world)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, world+".safetensors")
	if err := brain.Save(path, brain.RandomGenome(arch, brain.ABCD_lr, chance.Stream(seed, "genome"))); err != nil {
		t.Fatal(err)
	}
	return path
}

// Files writes what a person may drop onto the window: of the ant a replay whose
// rules are in the saves folder and a lesson, of the car a rule set and a pack.
func Files(t *testing.T, folder, saves string) map[string]string {
	t.Helper()
	at := func(name string) string { return filepath.Join(folder, name) }
	files := map[string]string{
		"rules": SaveRules(t, folder, "car", 7), "replay": at("walk, 50 %.replay"), "pack": at("drive ü.hebbarium"), "lesson": at("short.json"),
		"broken": at("broken.safetensors"), "other": at("notes.txt"), "folder": folder,
	}
	for _, c := range []struct{ rules, to string }{
		{filepath.Join(saves, "ant-random"+library.Extension), files["replay"]}, {files["rules"], files["pack"]},
	} {
		r := ShortReplay(t, c.rules)
		if replay.PackExtension != filepath.Ext(c.to) {
			if err := r.Save(c.to); err != nil {
				t.Fatal(err)
			}
			continue
		}
		p, err := replay.PackWith(r, c.rules, nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := p.Save(c.to); err != nil {
			t.Fatal(err)
		}
	}
	whole, err := os.ReadFile(files["rules"])
	if err != nil {
		t.Fatal(err)
	}
	for path, content := range map[string][]byte{files["lesson"]: []byte(Lesson), files["broken"]: whole[:len(whole)/2], files["other"]: []byte("no rules\n")} {
		if err := os.WriteFile(path, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// ShortReplay lives a short life under a rule set, a file or a demo, and records it.
func ShortReplay(t *testing.T, path string) *replay.Replay {
	t.Helper()
	d, rules, err := replay.LoadRules(path, replay.Carried{Walker: assets.Ant})
	if err != nil {
		t.Fatal(err)
	}
	world, err := episode.NewWorld(d.Arch.Name, "builtin")
	if err != nil {
		t.Fatal(err)
	}
	e, err := episode.New(world, brain.NewNetwork(d.Arch, d.Rule))
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Start(d, episode.Setup{Seed: 3, MaxSteps: 60}); err != nil {
		t.Fatal(err)
	}
	rec, err := replay.NewRecorder(e, rules)
	if err != nil {
		t.Fatal(err)
	}
	for e.Status() == episode.Running {
		e.Step()
		rec.Step()
	}
	return rec.Replay()
}
