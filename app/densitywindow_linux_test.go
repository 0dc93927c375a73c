package app

import (
	"fmt"
	"image"
	"image/color"
	"path/filepath"
	"testing"

	"github.com/jezek/xgb/xproto"

	"hebbarium/render/kit"
	"hebbarium/render/maps"
)

// resources sets what the screen tells its programs about itself; it stays as long as
// this program is connected.
func (x *xclient) resources(lines string) {
	x.t.Helper()
	root := xproto.Setup(x.Conn).DefaultScreen(x.Conn).Root
	x.check(xproto.ChangePropertyChecked(x.Conn, xproto.PropModeReplace, root, xproto.AtomResourceManager, xproto.AtomString, 8, uint32(len(lines)), []byte(lines)).Check())
}

// openDense opens the window on a screen of a density that is just as large, and stops it
// at step 0 of an episode. It returns the picture of that.
func openDense(t *testing.T, world string, density kit.Density, size image.Point) (*testWindow, Layout, *image.RGBA) {
	t.Helper()
	window := density.Rect(image.Rectangle{Max: size})
	dpi := fmt.Sprintf("Xft.dpi:\t%d\n", density.Of(96))
	w := openWindowOn(t, window.Max, func(w *testWindow) { w.client().resources(dpi) }, world, size)
	w.holds = 3 * press // several times the pixels of other tests
	l := NewLayout(size, 100, world, -1, false)
	maps := density.Rect(l.Maps)
	w.until("a brain", func(p *image.RGBA) bool { return share(p, maps, bright) > 0.05 })
	w.key("space")
	w.still(maps)
	w.key("BackSpace")
	w.until("step 0", func(p *image.RGBA) bool { return head(p, &l, density) > 0.2 })
	return w, l, w.still(window)
}

// head is the share of the timeline's left end that the head takes at step 0.
func head(p *image.RGBA, l *Layout, density kit.Density) float64 {
	line := image.Rect(l.Timeline.Min.X+50, l.Timeline.Min.Y+34, l.Timeline.Min.X+100, l.Timeline.Min.Y+52)
	return share(p, density.Rect(line), like(kit.Accent, 6))
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
	at := func(name string) image.Rectangle { return density.Rect(l.At[name]) }
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
	for _, name := range []string{"logo", "title", "rules", "brush zero", "section 0"} {
		if d := differ(first, enlarged, at(name)); d < 0.04 {
			t.Errorf("%s is drawn in pixels of twice the screen's: %.3f of it is finer", name, d)
		}
	}

	// A synapse that the pointer is on is framed, and no other.
	m := maps.FoldBrain([]int{28, 128, 64, 8}, l.Maps).Maps[1]
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
	open := NewLayout(size, 100, "ant", 0, false)
	share0 := density.Rect(open.At["share"])
	w.until("the rack's popover", func(p *image.RGBA) bool {
		return share(p, share0, like(kit.Warn, 3)) > 0.01
	})
	end := image.Pt(share0.Max.X-4, (share0.Min.Y+share0.Max.Y)/2)
	w.drag(image.Pt((share0.Min.X+share0.Max.X)/2, end.Y), end)
	w.until("the slider at its end", func(p *image.RGBA) bool {
		return share(p, image.Rect(share0.Min.X, end.Y-4, share0.Max.X-40, end.Y+4), like(kit.Warn, 3)) > 0.9
	})
	layer2 := density.Rect(m.Place)
	w.click(density.Rect(open.At["zero"]))
	w.until("all of the brain zeroed", func(p *image.RGBA) bool { return share(p, layer2, black) > 0.95 })
	w.key("ctrl+z")
	w.key("Escape")
	w.until("it undone", func(p *image.RGBA) bool { return share(p, layer2, black) < 0.05 })
	w.click(at("brush zero"))
	square := func(column, row int) image.Rectangle { // the place of the brush's square about a synapse
		q := m.Place.Min.Add(image.Pt((column-2)*m.Cell.X, (row-2)*m.Cell.Y))
		return density.Rect(image.Rectangle{Min: q, Max: q.Add(m.Cell.Mul(5))})
	}
	w.click(square(30, 20))
	w.until("a stroke of the brush", func(p *image.RGBA) bool {
		return share(p, square(30, 20), black) == 1 && share(p, square(24, 20), black) < 0.5 && share(p, square(30, 26), black) < 0.5
	})

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
	m := carPlaces(&l)[1]
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
	w.click(density.Rect(l.At["play"]))
	w.until("the play button's effect", func(p *image.RGBA) bool { return head(p, &l, density) < 0.01 })
	w.keep("car-one-and-a-half")
}
