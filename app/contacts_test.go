package app

import (
	"fmt"
	"image"
	"os"
	"path/filepath"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/physics/ant"
	antview "hebbarium/render/ant"
	"hebbarium/render/kit"
)

// bearing lives the ant of the window's rules up to the first step at which the floor bears
// it in several places with some force, and returns that step and the state.
func bearing(t *testing.T) (int, *ant.State) {
	t.Helper()
	saves := t.TempDir()
	(&testWindow{t: t}).saveRules(saves, "ant")
	g := newGame(t, Options{World: "ant", SavesDir: saves, Seed: 1})
	defer g.Close()
	g.session.Play(false)
	g.session.Restart(1)
	until(t, g, "the start", func() bool { return g.snap.Step == 0 && !g.snap.Playing })
	for step := 1; step <= 200; step++ {
		g.session.Step(1)
		until(t, g, "a step", func() bool { return g.snap.Step == step })
		n := 0
		for _, c := range g.snap.Ant.Contacts {
			if c.Normal > 200 {
				n++
			}
		}
		if n >= 2 {
			return step, g.snap.Ant
		}
	}
	t.Fatal("the floor never bears the ant")
	return 0, nil
}

// rings are the places in a scene where the contacts of an ant are expected.
func rings(t *testing.T, scene image.Rectangle, s *ant.State) (all []image.Rectangle) {
	t.Helper()
	theme, err := kit.NewTheme()
	if err != nil {
		t.Fatal(err)
	}
	v, err := antview.NewView(theme)
	if err != nil {
		t.Fatal(err)
	}
	v.Draw(ebiten.NewImage(scene.Max.X, scene.Max.Y), scene, antview.Scene{State: s}, 0)
	for _, c := range s.Contacts {
		p, scale, ok := v.Camera.ToScreen([3]float64{c.Point[0], c.Point[1], 0})
		if c.Normal > 0 && ok {
			r := int(0.25 * scale)
			all = append(all, image.Rect(int(p.X)-r, int(p.Y)-r, int(p.X)+r, int(p.Y)+r))
		}
	}
	return all
}

// Shown contacts change the picture about the points that bear the ant and nowhere else, in
// both of the ant's pictures.
func TestWindowShowsContacts(t *testing.T) {
	if testing.Short() {
		t.Skip("a window takes too long for -short")
	}
	step, state := bearing(t)
	size := image.Pt(1440, 900)
	w := openWindow(t, "ant", size, func(config string) {
		script := fmt.Sprintf(`{"lesson": 1, "title": "Stand", "world": "ant", "rules": "ant-random", "seed": 1,
 "script": [{"at": 0, "caption": "One"}], "end": %d}`, step)
		// A camera that follows late would still be moving from picture to picture.
		still := fmt.Sprintf(`{"width": %d, "height": %d, "ant_picture": "traced", "reduced_motion": true}`, size.X, size.Y)
		if err := os.MkdirAll(filepath.Join(config, "lessons"), 0o755); err != nil {
			t.Fatal(err)
		}
		for name, content := range map[string]string{"settings.json": still, "lessons/stand.json": script} {
			if err := os.WriteFile(filepath.Join(config, name), []byte(content), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	})
	l := NewLayout(size, 100, "ant", -1, false)
	places := rings(t, l.Scene, state)
	view := l.Scene
	view.Max.Y -= 48 // where the window says that they are shown or hidden
	if len(places) < 2 {
		t.Fatalf("%d places for %d contacts", len(places), len(state.Contacts))
	}
	choose := func(text string) *image.RGBA {
		w.key("ctrl+k")
		w.typing(text)
		w.key("Return")
		return w.still(l.Scene)
	}
	w.until("the window", func(p *image.RGBA) bool { return accent(p, l.At["play"]) > 0.5 })
	choose("lesson: stand")
	w.key("Escape") // the caption
	for _, picture := range []antview.Style{antview.Traced, antview.Triangles} {
		with := w.still(l.Scene)
		without := choose("show contacts")
		near := 0
		for i, place := range places {
			changed := distinct(with, without, place)
			near += changed
			if changed < 40 {
				t.Errorf("%s: contact %d at %v changes %d pixels", picture, i+1, place, changed)
			}
		}
		// Places may overlap, so what is elsewhere is counted alone.
		if elsewhere := distinct(with, without, view, places...); elsewhere > 0 || near == 0 {
			t.Errorf("%s: %d pixels change about the contacts and %d elsewhere", picture, near, elsewhere)
		}
		if again := choose("show contacts"); distinct(with, again, view) > 0 {
			t.Errorf("%s: shown again, contacts look otherwise", picture)
		}
		choose("ant picture")
	}
}

// distinct counts the pixels of a rectangle, less some others, in which two pictures clearly
// differ.
func distinct(a, b *image.RGBA, r image.Rectangle, less ...image.Rectangle) (n int) {
	for y := r.Min.Y; y < r.Max.Y; y++ {
	pixels:
		for x := r.Min.X; x < r.Max.X; x++ {
			for _, other := range less {
				if image.Pt(x, y).In(other) {
					continue pixels
				}
			}
			p, q := a.RGBAAt(x, y), b.RGBAAt(x, y)
			if off := max(int(p.G)-int(q.G), int(q.G)-int(p.G)); off > 16 {
				n++
			}
		}
	}
	return n
}
