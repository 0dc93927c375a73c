package app

import (
	"image"
	"path/filepath"
	"testing"

	"github.com/jezek/xgb/xproto"

	"hebbarium/render"
)

// resources sets what the screen tells its programs about itself; it stays as long as
// this program is connected.
func (x *xclient) resources(lines string) {
	x.t.Helper()
	root := xproto.Setup(x.Conn).DefaultScreen(x.Conn).Root
	x.check(xproto.ChangePropertyChecked(x.Conn, xproto.PropModeReplace, root, xproto.AtomResourceManager, xproto.AtomString, 8, uint32(len(lines)), []byte(lines)).Check())
}

// On a screen of twice the density the window is the same at twice its size, sharp, and
// the pointer meets what is drawn under it.
func TestWindowGoldenOnADenseScreen(t *testing.T) {
	const density = render.Density(2)
	size := image.Pt(1024, 640)
	window := density.Rect(image.Rectangle{Max: size})
	out := t.TempDir()
	t.Setenv(windowEnv+"_OUT", out)
	w := openWindowOn(t, window.Max, func(w *testWindow) { w.client().resources("Xft.dpi:\t192\n") }, "ant", size)
	w.holds = 3 * press // four times the pixels of other tests
	l := NewLayout(size, 100, "ant", -1, false)
	at := func(name string) image.Rectangle { return density.Rect(l.At[name]) }
	maps := density.Rect(l.Maps)

	w.until("a brain", func(p *image.RGBA) bool { return share(p, maps, bright) > 0.05 })
	w.key("space")
	w.still(maps)
	w.key("BackSpace")
	w.until("step 0", func(p *image.RGBA) bool {
		line := density.Rect(image.Rect(l.Timeline.Min.X+50, l.Timeline.Min.Y+34, l.Timeline.Min.X+100, l.Timeline.Min.Y+52))
		return share(p, line, like(render.Accent, 6)) > 0.2
	})
	first := w.still(window)
	golden(t, "ant-1024x640-twice", shrunk(first, window, 4))

	// It looks like the window on an ordinary screen, of which there is a picture too.
	same := shrunk(first, window, 8)
	worst, where := worstTile(readPNG(t, filepath.Join("testdata", "golden", "ant-1024x640.png")), same)
	t.Logf("%.2f grey levels off the window on an ordinary screen at most", worst)
	if worst > 6 {
		t.Errorf("about %v the window is %.1f grey levels off the one on an ordinary screen", where.Mul(4), worst)
	}
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
	m := render.FoldBrain([]int{28, 128, 64, 8}, l.Maps).Maps[1]
	cell := image.Rectangle{Max: m.Cell}.Add(m.Place.Min).Add(image.Pt(70*m.Cell.X, 40*m.Cell.Y))
	w.moveTo(density.Rect(cell))
	w.until("a frame about the synapse under the pointer", func(p *image.RGBA) bool {
		frame := density.Rect(cell.Inset(-2))
		edges := 0.0
		for _, r := range []image.Rectangle{
			{frame.Min, image.Pt(frame.Max.X, frame.Min.Y+4)}, {image.Pt(frame.Min.X, frame.Max.Y-4), frame.Max},
			{frame.Min, image.Pt(frame.Min.X+4, frame.Max.Y)}, {image.Pt(frame.Max.X-4, frame.Min.Y), frame.Max},
		} {
			edges += share(p, r, like(render.White, 2)) / 4
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
		return share(p, share0, like(render.Warn, 3)) > 0.01
	})
	end := image.Pt(share0.Max.X-4, (share0.Min.Y+share0.Max.Y)/2)
	w.drag(image.Pt((share0.Min.X+share0.Max.X)/2, end.Y), end)
	w.until("the slider at its end", func(p *image.RGBA) bool {
		return share(p, image.Rect(share0.Min.X, end.Y-4, share0.Max.X-40, end.Y+4), like(render.Warn, 3)) > 0.9
	})
	layer2 := density.Rect(m.Place)
	w.click(density.Rect(open.At["zero"]))
	w.until("all of the brain zeroed", func(p *image.RGBA) bool { return share(p, layer2, black) > 0.95 })
	w.key("ctrl+z")
	w.key("Escape")
	w.until("it undone", func(p *image.RGBA) bool { return share(p, layer2, black) < 0.05 })
	w.click(at("brush zero"))
	from, to := image.Pt(m.Place.Min.X+20*m.Cell.X+1, m.Place.Min.Y+10*m.Cell.Y+1), image.Pt(m.Place.Min.X+40*m.Cell.X+1, m.Place.Min.Y+10*m.Cell.Y+1)
	stroke := density.Rect(image.Rect(from.X, from.Y, to.X, from.Y+1))
	w.drag(stroke.Min, image.Pt(stroke.Max.X, stroke.Min.Y))
	w.until("a stroke of the brush", func(p *image.RGBA) bool { return share(p, stroke, black) > 0.95 })

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
