package app

import (
	"fmt"
	"image"
	"image/color"
	"path/filepath"
	"testing"

	"hebbarium/app/ui"
	"hebbarium/render/kit"
)

// openDense opens the window on a screen of a density that is just as large, and stops it
// at step 0 of an episode. It returns the picture of that.
func openDense(t *testing.T, world string, density kit.Density, size image.Point) (*testWindow, layout, *image.RGBA) {
	t.Helper()
	needsScreen(t)
	client(t).resources(fmt.Sprintf("Xft.dpi:\t%d\n", density.Of(96)))
	t.Cleanup(func() { client(t).resources("") })
	w := openWindow(t, world, size)
	l := layoutOf(t, world, size)
	w.until("a brain", func(p *image.RGBA) bool { return share(p, density.Rect(l.maps(world)[1].Place), bright) > 0.02 })
	w.key("space")
	w.still()
	w.key("BackSpace")
	w.until("step 0", func(p *image.RGBA) bool { return head(p, l.Region("timeline"), density) > 0.2 })
	return w, l, crop(w.still(), density.Rect(image.Rectangle{Max: size}))
}

// alike compares the window with the golden picture of a name, of an ordinary screen.
func alike(t *testing.T, found *image.RGBA, density kit.Density, name string, most float64) {
	t.Helper()
	found = shrunk(found, found.Rect, density.Of(4))
	want := readPNG(t, filepath.Join("testdata", "golden", name+".png"))
	if want.Bounds() != found.Bounds() {
		t.Fatalf("%s is %v, the window %v", name, want.Bounds(), found.Bounds())
	}
	worst, where := worstTile(want, found)
	t.Logf("%s: %.2f grey levels off the window on an ordinary screen at most", name, worst)
	if worst > most {
		t.Errorf("about %v the window is %.1f grey levels off the one on an ordinary screen", where.Mul(4), worst)
	}
}

// On a screen of twice the density the window is the same at twice its size, sharp, and
// the pointer meets what is drawn under it.
func TestWindowGoldenOnADenseScreen(t *testing.T) {
	const density = kit.Density(2)
	size := image.Pt(1024, 640)
	window := density.Rect(image.Rectangle{Max: size})
	out := t.TempDir()
	t.Setenv(windowEnv+"_OUT", out)
	w, l, first := openDense(t, "ant", density, size)
	at := func(name string) image.Rectangle { return density.Rect(l.at(name)) }
	golden(t, "ant-1024x640-twice", shrunk(first, window, 4))

	alike(t, first, density, "ant-1024x640", 9) // where type lies half a pixel off
	// Nothing that is not made of larger pixels is.
	half := shrunk(first, window, 2)
	enlarged := image.NewRGBA(window)
	for y := range window.Dy() {
		for x := range window.Dx() {
			enlarged.SetRGBA(x, y, half.RGBAAt(x/2, y/2))
		}
	}
	for _, name := range []string{"logo", "rules", "brush zero", "section 0"} {
		if d := differ(first, enlarged, at(name)); d < 0.04 {
			t.Errorf("%s is drawn in pixels of twice the screen's: %.3f of it is finer", name, d)
		}
	}

	// A synapse that the pointer is on is framed, and no other.
	m := l.maps("ant")[1]
	cell := image.Rectangle{Max: m.Cell}.Add(m.Place.Min).Add(image.Pt(70*m.Cell.X, 40*m.Cell.Y))
	w.moveTo(density.Rect(cell))
	w.until("a frame about the synapse under the pointer", func(p *image.RGBA) bool {
		frame := density.Rect(cell.Inset(-2))
		edges := 0.0
		for _, r := range []image.Rectangle{
			{frame.Min, image.Pt(frame.Max.X, frame.Min.Y+4)}, {image.Pt(frame.Min.X, frame.Max.Y-4), frame.Max},
			{frame.Min, image.Pt(frame.Min.X+4, frame.Max.Y)}, {image.Pt(frame.Max.X-4, frame.Min.Y), frame.Max},
		} {
			edges += share(p, r, like(kit.White, 2)) / 4
		}
		return edges > 0.99
	})
	w.away()

	// Buttons, a popover's slider and a brush answer where they are drawn.
	w.key("p")
	w.click(at("section 0"))
	l.control("section 0").(*ui.Button).Press() // in the layout too
	l.Refresh()
	share0 := at("share")
	w.until("the rack's popover", func(p *image.RGBA) bool {
		return share(p, share0, like(kit.Warn, 3)) > 0.01
	})
	end := image.Pt(share0.Max.X-4, (share0.Min.Y+share0.Max.Y)/2)
	w.drag(image.Pt((share0.Min.X+share0.Max.X)/2, end.Y), end)
	w.until("the slider at its end", func(p *image.RGBA) bool {
		return share(p, image.Rect(share0.Min.X, end.Y-4, share0.Max.X-40, end.Y+4), like(kit.Warn, 3)) > 0.9
	})
	layer2 := density.Rect(m.Place)
	w.click(at("zero"))
	w.until("all of the brain zeroed", func(p *image.RGBA) bool { return share(p, layer2, black) > 0.95 })

	// A picture has the screen's pixels.
	w.key("s")
	w.until("the picture's file", func(*image.RGBA) bool {
		files, _ := filepath.Glob(filepath.Join(out, "*.png"))
		return len(files) == 1
	})
	files, _ := filepath.Glob(filepath.Join(out, "*.png"))
	if found := readPNG(t, files[0]).Bounds(); found != window {
		t.Errorf("the picture is %v, want %v", found, window)
	}
	w.keep("ant-twice")
}

// Between two densities the window is the same too, but for type of whole sizes; synapses
// differ by a pixel, with sharp edges.
func TestWindowOnAScreenBetweenTwoDensities(t *testing.T) {
	const density = kit.Density(1.5)
	size := image.Pt(1024, 640)
	w, l, first := openDense(t, "car", density, size)
	alike(t, first, density, "car-1024x640", 18) // a line of type is shorter

	// Each column of the second map has one colour in a row of synapses.
	m := l.maps("car")[1]
	for row := range 8 {
		for column := range 128 {
			cell := density.Rect(image.Rectangle{Max: m.Cell}.Add(m.Place.Min).Add(image.Pt(column*m.Cell.X, row*m.Cell.Y)))
			if !cell.In(density.Rect(m.Place)) {
				continue
			}
			c := first.RGBAAt(cell.Min.X, cell.Min.Y)
			if s := share(first, cell, func(p color.RGBA) bool { return p == c }); s < 1 {
				t.Fatalf("of the synapse in column %d and row %d, at %v, %.2f has one colour", column, row, cell, s)
			}
		}
	}
	w.click(density.Rect(l.at("play")))
	w.until("the play button's effect", func(p *image.RGBA) bool { return head(p, l.Region("timeline"), density) < 0.01 })
	w.keep("car-one-and-a-half")
}
