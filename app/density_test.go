package app

import (
	"fmt"
	"image"
	"math"
	"reflect"
	"testing"

	"hebbarium/render/kit"
)

// Whatever pixels the screen has, the window is laid out as on an ordinary one. Each
// control is drawn at that place of the screen, to within half a pixel, on no other, and
// the pointer finds it where it is drawn.
func TestWindowIsLaidOutAlikeOnEveryScreen(t *testing.T) {
	for _, world := range []string{"ant", "car"} {
		g := playing(t, world)
		for _, scale := range []int{100, 150} {
			g.settings.TextSize = scale
			g.applySettings()
			for _, size := range sizes() {
				for _, density := range []float64{1, 1.25, 1.5, 2} {
					name := fmt.Sprintf("%s, %v, text of %d %%, density %v", world, size, scale, density)
					g.screen = func() float64 { return density }
					w, h := g.LayoutF(float64(size.X), float64(size.Y))
					if w != math.Round(float64(size.X)*density) || h != math.Round(float64(size.Y)*density) {
						t.Fatalf("%s: a screen of %v×%v", name, w, h)
					}
					g.relayout() // as where the text's size is chosen
					if l := NewLayout(size, scale, world, -1, false); !reflect.DeepEqual(g.layout, l) {
						t.Fatalf("%s: another layout than at a density of 1", name)
					}
					checkDrawn(t, name, g, image.Rect(0, 0, int(w), int(h)))
				}
			}
		}
	}
}

// checkDrawn looks at where the controls are drawn and where the pointer finds them.
func checkDrawn(t *testing.T, name string, g *Game, screen image.Rectangle) {
	t.Helper()
	d := g.theme.Density()
	var others []image.Rectangle
	for n, r := range g.layout.At {
		at := d.Rect(r)
		if !at.In(screen) {
			t.Errorf("%s: %s is drawn at %v", name, n, at)
		}
		for _, p := range [][2]int{{at.Min.X, r.Min.X}, {at.Min.Y, r.Min.Y}, {at.Max.X, r.Max.X}, {at.Max.Y, r.Max.Y}} {
			if off := float64(p[0]) - float64(p[1])*float64(d); math.Abs(off) > 0.5 {
				t.Errorf("%s: %s is drawn %.2f pixels off", name, n, off)
			}
		}
		first, last := d.Point(at.Min.X, at.Min.Y), d.Point(at.Max.X-1, at.Max.Y-1)
		before, after := d.Point(at.Min.X-1, at.Min.Y-1), d.Point(at.Max.X, at.Max.Y)
		if !first.In(r) || !last.In(r) || before.X >= r.Min.X || before.Y >= r.Min.Y || after.X < r.Max.X || after.Y < r.Max.Y {
			t.Errorf("%s: %s at %v is drawn at %v; the pointer at its corners is at %v and %v, beside them at %v and %v", name, n, r, at, first, last, before, after)
		}
		if _, control := g.placeOf(n); control && n != "timeline" && n != "seed" && n != "title" {
			for _, o := range others {
				if at.Overlaps(o) && !r.Overlaps(g.layout.Popover) {
					t.Errorf("%s: %s at %v is drawn over %v", name, n, at, o)
				}
			}
			if len(n) < 4 || n[len(n)-4:] != " bar" { // a ground on which others lie
				others = append(others, at)
			}
		}
	}
}

// A window that is moved to a screen of another density is laid out for it in the same
// frame, and drawn anew; its size in the settings stays.
func TestWindowMovesBetweenScreens(t *testing.T) {
	g := playing(t, "ant")
	density := 1.0
	g.screen = func() float64 { return density }
	g.LayoutF(1440, 900)
	for _, density = range []float64{2, 1.5, 1} {
		g.repaint.all = false
		w, h := g.LayoutF(1440, 900)
		if g.theme.Density() != kit.Density(density) || !g.repaint.all || w != 1440*density || h != 900*density {
			t.Errorf("on a screen of %v the density is %v, the picture %v×%v, drawn anew %v", density, g.theme.Density(), w, h, g.repaint.all)
		}
		if g.settings.Width != 1440 || g.settings.Height != 900 || g.size != image.Pt(1440, 900) {
			t.Errorf("on a screen of %v the window is %v, %d×%d in the settings", density, g.size, g.settings.Width, g.settings.Height)
		}
		g.repaint.all = false
		if g.LayoutF(1440, 900); g.repaint.all {
			t.Errorf("on a screen of %v each frame lays the window out", density)
		}
	}
}

// Sizes that the screen's pixels do not divide are covered to the last pixel; a window
// below the least size, or on a screen of less than a pixel to one of the layout, shows
// the picture made smaller.
func TestWindowOfOddSizes(t *testing.T) {
	g := playing(t, "car")
	for _, c := range []struct {
		pixels  image.Point // of the screen
		density float64
		want    image.Point // of the picture
	}{
		{image.Pt(1537, 961), 1.5, image.Pt(1537, 961)},
		{image.Pt(2161, 1351), 1.25, image.Pt(2161, 1351)},
		{image.Pt(2049, 1281), 2, image.Pt(2049, 1281)},
		{image.Pt(1600, 1000), 2, image.Pt(2048, 1280)},
		{image.Pt(1080, 675), 0.75, image.Pt(1440, 900)},
	} {
		g.screen = func() float64 { return c.density }
		w, h := g.LayoutF(float64(c.pixels.X)/c.density, float64(c.pixels.Y)/c.density)
		picture := image.Rect(0, 0, int(w), int(h))
		if picture.Max != c.want || w != math.Trunc(w) || h != math.Trunc(h) {
			t.Errorf("%v pixels at %v: a picture of %v×%v, want %v", c.pixels, c.density, w, h, c.want)
		}
		if all := g.theme.Density().Rect(image.Rectangle{Max: g.layout.Size}); !picture.In(all) || all.Dx() > picture.Dx()+2 || all.Dy() > picture.Dy()+2 {
			t.Errorf("%v pixels at %v: panels over %v of %v", c.pixels, c.density, all, picture)
		}
	}
}
