package app

import (
	"fmt"
	"image"
	"image/draw"
	"os"
	"path/filepath"
	"testing"
	"time"

	"hebbarium/app/desk"
	"hebbarium/app/panel/lives"
	"hebbarium/evolve/replay"
	"hebbarium/render/kit"
)

// manyLayout lays a window of many lives out.
func manyLayout(t *testing.T, world string, lives int, size image.Point) layout {
	t.Helper()
	l := layoutOf(t, world, size)
	l.Desk.Send(desk.Many{Lives: lives})
	l.Refresh()
	return l
}

// tile is where the tile of a life lies.
func (l layout) tile(life int) image.Rectangle {
	for _, s := range l.Seats {
		if p, ok := s.Panel.(*lives.Panel); ok {
			return p.Tile(life)
		}
	}
	return image.Rectangle{}
}

// framed is the share of accent in the outline of a rectangle.
func framed(p *image.RGBA, r image.Rectangle) float64 {
	top := image.Rect(r.Min.X+12, r.Min.Y-2, r.Max.X-12, r.Min.Y+1)
	return share(p, top, like(kit.Accent, 30))
}

// Many lives are lived, injured, outlined, compared, opened and saved in the real window, by
// mouse and key, in both worlds; pictures of them are held against ones that were looked at.
func TestManyInTheWindow(t *testing.T) {
	for _, world := range []string{"car", "ant"} {
		t.Run(world, func(t *testing.T) { manyInTheWindow(t, world) })
	}
}

func manyInTheWindow(t *testing.T, world string) {
	size := image.Pt(1366, 768)
	one, l := layoutOf(t, world, size), manyLayout(t, world, 9, size)
	w := openWindow(t, world, size, func(config string) {
		settings := fmt.Sprintf(`{"width": %d, "height": %d, "ant_picture": "traced", "many": 9}`, size.X, size.Y)
		if err := os.WriteFile(filepath.Join(config, "settings.json"), []byte(settings), 0o644); err != nil {
			t.Fatal(err)
		}
	})
	w.until("a brain", func(p *image.RGBA) bool { return share(p, one.maps(world)[1].Place, bright) > 0.02 })
	w.key("space")
	w.still()
	w.key("BackSpace")
	w.still()
	w.key("m")
	brain := l.Region("maps")
	lively := func(p *image.RGBA) bool { return share(p, brain, bright) > 0.02 }
	w.until("many lives", lively)
	// The wheel over the switch: more, and fewer again.
	more := manyLayout(t, world, 16, size)
	parted := func(l layout) func(*image.RGBA) bool { // the first tile ends where it does in a layout
		r := l.tile(1)
		return func(p *image.RGBA) bool {
			return share(p, image.Rect(r.Max.X+2, r.Min.Y+8, r.Max.X+4, r.Max.Y-8), like(kit.BG0, 1)) > 0.95
		}
	}
	w.until("nine lives", parted(l))
	w.moveTo(l.at("many"))
	w.tool("click", "4")
	w.until("sixteen lives", parted(more))
	w.tool("click", "5")
	w.until("nine lives again", parted(l))
	w.away()
	for range 3 {
		w.key("shift+Right")
	}
	w.still()
	w.key("z")
	for range 6 {
		w.key("shift+Right")
	}
	// Every tile has its pace, and its verdict, in the golden picture.
	space := image.Rect(brain.Max.X-16-210, brain.Min.Y, brain.Max.X, brain.Min.Y+brain.Dy()/2)
	shot := func() *image.RGBA {
		p := shrunk(w.still(), image.Rectangle{Max: size}, 4)
		blank := image.Rect(space.Min.X/4-1, space.Min.Y/4, space.Max.X/4+1, space.Max.Y/4+2) // which turns as it is worked out
		draw.Draw(p, blank, image.Black, image.Point{}, draw.Src)
		if c := l.control("mujoco"); c != nil && !c.Rect().Empty() {
			r := c.Rect()
			draw.Draw(p, image.Rect(r.Min.X/4-1, r.Min.Y/4-1, r.Max.X/4+2, r.Max.Y/4+2), image.Black, image.Point{}, draw.Src)
		}
		return p
	}
	name := fmt.Sprintf("many-%s-%dx%d", world, size.X, size.Y)
	found := shot()
	for end := time.Now().Add(wait); os.Getenv(goldenEnv) != "update" && time.Now().Before(end); found = shot() { // the lives may be on their way
		if worst, _ := worstTile(readPNG(t, filepath.Join("testdata", "golden", name+".png")), found); worst <= 5 {
			break
		}
	}
	golden(t, name, found)
	w.keep(name)

	// A click outlines a life in both views, another with Shift compares, Esc lets go.
	w.click(l.tile(5))
	w.until("an outline", func(p *image.RGBA) bool { return framed(p, l.tile(5)) > 0.5 })
	apart := share(w.still(), brain, bright)
	w.tool("keydown", "shift")
	w.hold()
	w.click(l.tile(2))
	w.tool("keyup", "shift")
	w.hold()
	w.until("the difference of two brains", func(p *image.RGBA) bool { s := share(p, brain, bright); return s > 1.2*apart || s < 0.8*apart })
	w.still()
	w.keep(name + "-difference")
	w.key("Escape")
	w.until("all brains again", func(p *image.RGBA) bool { s := share(p, brain, bright); return s > 0.9*apart && s < 1.1*apart })
	// Enter opens the life: it has the seed of its place, the same events, and is at the same step.
	w.key("Return")
	w.until("one life", func(p *image.RGBA) bool { return share(p, one.at("one"), like(kit.AccentBG, 4)) > 0.3 })
	w.still()
	w.keep(name + "-opened")
	w.key("shift+Right")
	w.still()
	w.close(t)
	life := lifeOf(t, w, func(r *replay.Replay) bool { return r.Many != nil })
	if len(life.Events) != 1 || life.Events[0].Step != 30 || life.Events[0].Kind != "zero" || life.Steps != 90 {
		t.Errorf("the replay of many has %d steps and the events %v", life.Steps, life.Events)
	}
	if life.Lives() != 9 || len(life.Many.Ends) != 8 {
		t.Errorf("it is of %d lives: %+v", life.Lives(), life.Many)
	}
	opened := lifeOf(t, w, func(r *replay.Replay) bool { return r.Seed == life.Seed+4 })
	if opened.Steps != 100 || len(opened.Events) != 1 || opened.Events[0] != life.Events[0] || opened.Many != nil {
		t.Errorf("the opened life has seed %d of %d, %d steps, events %v, many %v", opened.Seed, life.Seed, opened.Steps, opened.Events, opened.Many)
	}
}

// lifeOf is the longest replay that a window has left of those that are wanted.
func lifeOf(t *testing.T, w *testWindow, wanted func(*replay.Replay) bool) *replay.Replay {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(w.dir, "hebbarium", "replays", "*"+replay.ReplayExtension))
	if err != nil {
		t.Fatal(err)
	}
	var best *replay.Replay
	for _, path := range files {
		if r, err := replay.Load(path); err == nil && wanted(r) && (best == nil || r.Steps > best.Steps) {
			best = r
		}
	}
	if best == nil {
		t.Fatalf("the window has left no such replay among %v", files)
	}
	return best
}
