package app

import (
	"fmt"
	"image"
	"image/color"
	"os"
	"path/filepath"
	"testing"

	"hebbarium/app/library"
	"hebbarium/assets"
	"hebbarium/brain"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/replay"
	"hebbarium/render/kit"
)

// Files of every kind are dropped onto the real window, as a file manager does it.
func TestWindowTakesWhatIsDropped(t *testing.T) {
	var saves string
	w := openWindow(t, "ant", image.Pt(1440, 900), func(config string) { saves = filepath.Join(filepath.Dir(config), "saves") })
	x := client(t)
	files := dropFiles(t, t.TempDir(), saves)
	l := layoutOf(t, "ant", image.Pt(1440, 900))
	on := func(world string) func(*image.RGBA) bool {
		return func(p *image.RGBA) bool { return share(p, l.at(world), like(kit.AccentBG, 3)) > 0.3 }
	}
	scene, caption := l.Region("world"), l.Region("caption")
	card := func(p *image.RGBA) bool { // its ground, over the foot of the world
		r := image.Rect(scene.Min.X+scene.Dx()/2-200, scene.Max.Y-180, scene.Min.X+scene.Dx()/2+200, scene.Max.Y-70)
		return share(p, r, like(kit.BG1, 1)) > 0.4
	}
	drop := func(kind string) {
		t.Helper()
		if !w.drop(x, 400, 300, files[kind]) {
			t.Fatalf("the window did not take the %s", kind)
		}
	}
	w.until("the ant", on("ant"))
	drop("rules")
	w.until("the car's rule set", on("car"))
	drop("replay")
	w.until("the ant's replay", on("ant"))
	// The palette is open when the pack comes, and makes way.
	w.key("ctrl+k")
	drop("pack")
	w.until("the car's pack", func(p *image.RGBA) bool {
		return on("car")(p) && share(p, image.Rect(440, 80, 1000, 120), like(kit.BG0, 1)) < 0.2
	})
	drop("lesson")
	bar := image.Rect(caption.Min.X, caption.Min.Y, caption.Min.X+4, caption.Max.Y)
	w.until("the lesson's caption", func(p *image.RGBA) bool { return on("ant")(p) && accent(p, bar) > 0.9 })
	w.keep("dropped-lesson")
	for _, bad := range []string{"broken", "folder", "other"} {
		drop(bad)
		w.until(fmt.Sprintf("the card about the %s", bad), card)
		w.keep("dropped-" + bad)
		w.key("Escape")
		w.until("no card", func(p *image.RGBA) bool {
			return !card(p) && share(p, scene, func(c color.RGBA) bool { return c.R|c.G|c.B != 0 }) > 0.5
		})
	}
	if !w.drop(x, 400, 300, files["rules"], files["replay"]) {
		t.Fatal("the window did not take two files")
	}
	w.until("the first of two", on("car"))
	w.keep("dropped-two")
}

// testLesson is short, and works with any rules.
const testLesson = `{"lesson": 1, "title": "Short", "world": "ant", "rules": "ant-random", "seed": 2, "speed": 4,
 "script": [{"at": 0, "caption": "One", "look": "brain", "pause": 3},
  {"at": 20, "caption": "Two", "events": ["zero:0.33"], "look": "timeline", "map": "change", "pause": 3},
  {"at": 40, "caption": "Three", "look": "world", "pause": 3}], "end": 60}`

// dropFiles writes what a person may drop onto the window: of the ant a replay whose
// rules are in the saves folder and a lesson, of the car a rule set and a pack.
func dropFiles(t *testing.T, folder, saves string) map[string]string {
	t.Helper()
	at := func(name string) string { return filepath.Join(folder, name) }
	files := map[string]string{
		"rules": saveRules(t, folder, "car", 7), "replay": at("walk, 50 %.replay"), "pack": at("drive ü.hebbarium"), "lesson": at("short.json"),
		"broken": at("broken.safetensors"), "other": at("notes.txt"), "folder": folder,
	}
	for _, c := range []struct{ rules, to string }{
		{filepath.Join(saves, "ant-random"+library.Extension), files["replay"]}, {files["rules"], files["pack"]},
	} {
		r := shortReplay(t, c.rules)
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
	for path, content := range map[string][]byte{files["lesson"]: []byte(testLesson), files["broken"]: whole[:len(whole)/2], files["other"]: []byte("no rules\n")} {
		if err := os.WriteFile(path, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// shortReplay lives a short life under a rule set, a file or a demo, and records it.
func shortReplay(t *testing.T, path string) *replay.Replay {
	t.Helper()
	g, rules, err := replay.LoadRules(path, replay.Carried{Walker: assets.Ant})
	if err != nil {
		t.Fatal(err)
	}
	world, err := episode.NewWorld(g.Arch.Name, "builtin")
	if err != nil {
		t.Fatal(err)
	}
	e, err := episode.New(world, brain.NewNetwork(g.Arch, g.Rule))
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Start(g, episode.Setup{Seed: 3, MaxSteps: 60}); err != nil {
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

func saveRules(t *testing.T, folder, world string, seed uint64) string {
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
