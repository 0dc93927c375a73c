package app

import (
	"context"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/replay"
	"hebbarium/render/kit"
	"hebbarium/render/maps"
)

// testLesson is short, and works with any rules.
const testLesson = `{"lesson": 1, "title": "Short", "world": "ant", "rules": "ant-random", "seed": 2, "speed": 4,
 "script": [{"at": 0, "caption": "One", "look": "brain", "pause": 3},
  {"at": 20, "caption": "Two", "events": ["zero:0.33"], "look": "timeline", "map": "change", "pause": 3},
  {"at": 40, "caption": "Three", "look": "world", "pause": 3}], "end": 60}`

// accent is the part of a place that has the accent's colour.
func accent(p *image.RGBA, r image.Rectangle) float64 { return share(p, r, like(kit.Accent, 12)) }

// A lesson runs start to end by itself, in the real window.
func TestWindowRunsALesson(t *testing.T) {
	size := image.Pt(1440, 900)
	w := openWindow(t, "ant", size, func(config string) {
		if err := os.MkdirAll(filepath.Join(config, "lessons"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(config, "lessons", "short.json"), []byte(testLesson), 0o644); err != nil {
			t.Fatal(err)
		}
	})
	l := NewLayout(size, 100, "ant", -1, false)
	bar := image.Rect(l.Caption.Min.X, l.Caption.Min.Y, l.Caption.Min.X+4, l.Caption.Max.Y)
	left := func(r image.Rectangle) image.Rectangle {
		return image.Rect(r.Min.X+1, r.Min.Y+20, r.Min.X+3, r.Max.Y-20)
	}
	w.until("the window", func(p *image.RGBA) bool { return accent(p, l.At["play"]) > 0.5 })
	w.key("ctrl+k")
	w.typing("lesson: short")
	w.key("Return")
	w.until("the first caption, which points at the brain", func(p *image.RGBA) bool {
		return accent(p, bar) > 0.9 && accent(p, left(l.Brain)) > 0.9
	})
	w.until("the second one, which points at the timeline and shows the changes", func(p *image.RGBA) bool {
		return accent(p, left(l.Timeline)) > 0.9 && share(p, l.At["mode 1"], like(kit.AccentBG, 3)) > 0.3
	})
	w.until("the third one, which points at the world", func(p *image.RGBA) bool { return accent(p, left(l.Scene)) > 0.9 })
	w.until("the end, which points at nothing", func(p *image.RGBA) bool {
		return accent(p, bar) > 0.9 && accent(p, left(l.Scene)) < 0.1 && accent(p, left(l.Timeline)) < 0.1
	})
	w.still(l.Brain)
	w.key("Escape")
	w.until("no caption", func(p *image.RGBA) bool { return accent(p, bar) < 0.1 })
}

// A person scrubs, injures the past, undoes that, and keeps a snapshot, in the
// real window; the replay that is kept can be verified without it.
func TestWindowTravelsInTime(t *testing.T) {
	size := image.Pt(1440, 900)
	out := filepath.Join(t.TempDir(), "out")
	t.Setenv(windowEnv+"_OUT", out)
	var config string
	w := openWindow(t, "ant", size, func(c string) { config = c })
	l := NewLayout(size, 100, "ant", -1, false)
	ghost := func(p *image.RGBA) float64 {
		c := kit.BG1.Mix(kit.Accent, 0.55)
		return share(p, l.At["timeline"], like(c, 10))
	}
	live := func(p *image.RGBA) float64 { return share(p, l.At["live"], like(kit.BG2, 2)) }
	w.until("some steps", func(p *image.RGBA) bool { return accent(p, l.At["play"]) > 0.5 })
	time.Sleep(4 * time.Second)
	w.key("space")
	y := l.Timeline.Max.Y - 60
	w.drag(image.Pt(l.Timeline.Min.X+110, y), image.Pt(l.Timeline.Min.X+200, y), image.Pt(l.Timeline.Min.X+130, y))
	before := w.until("Go to live, for a scrubbed step", func(p *image.RGBA) bool { return live(p) > 0.5 })
	w.key("End")
	w.until("the live edge", func(p *image.RGBA) bool { return live(p) < 0.1 })
	w.drag(image.Pt(l.Timeline.Min.X+110, y), image.Pt(l.Timeline.Min.X+200, y), image.Pt(l.Timeline.Min.X+130, y))
	w.until("the same step again", func(p *image.RGBA) bool {
		return live(p) > 0.5 && differ(before, p, maps.FoldBrain([]int{28, 128, 64, 8}, l.Maps).Maps[1].Place) < 0.02
	})
	w.key("z")
	w.until("a branch, with the old future beside it", func(p *image.RGBA) bool { return live(p) < 0.1 && ghost(p) > 0.0002 })
	w.key("ctrl+z")
	w.until("the old future back", func(p *image.RGBA) bool { return live(p) > 0.5 })
	w.key("End")
	w.until("its live edge", func(p *image.RGBA) bool { return live(p) < 0.1 })
	w.key("s")
	var replays, pictures []string
	for end := time.Now().Add(wait); time.Now().Before(end) && (len(replays) == 0 || len(pictures) == 0); time.Sleep(100 * time.Millisecond) {
		replays, _ = filepath.Glob(filepath.Join(out, "ant-ant-random-1-*.replay"))
		pictures, _ = filepath.Glob(filepath.Join(out, "ant-ant-random-1-*.png"))
	}
	if len(replays) != 1 || len(pictures) != 1 {
		t.Fatalf("%d replays and %d pictures kept, want one of each", len(replays), len(pictures))
	}
	f, err := os.Open(pictures[0])
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if pic, err := png.Decode(f); err != nil || pic.Bounds().Size() != size {
		t.Errorf("the picture is not one of the window (%v)", err)
	}
	r, err := replay.Load(replays[0])
	if err != nil {
		t.Fatal(err)
	}
	g, _, err := r.FindRules("", filepath.Dir(config))
	if err != nil {
		t.Fatal(err)
	}
	world, err := r.NewWorld()
	if err != nil {
		t.Fatal(err)
	}
	e, err := episode.New(world, brain.NewNetwork(g.Arch, g.Rule))
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Verify(context.Background(), e, g, nil); err != nil {
		t.Error(err)
	}
	if len(r.Events) != 0 {
		t.Errorf("events %v, want none after the undo", r.Events)
	}
}
