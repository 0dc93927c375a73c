package app

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"hebbarium/render/kit"
)

// goldenEnv, set to "update", lets TestWindowGolden write its pictures anew:
//
//	HEBBARIUM_GOLDEN=update go test ./app -run Golden
const goldenEnv = "HEBBARIUM_GOLDEN"

// The window at its three sizes, in both worlds, at the first step of an
// episode, against pictures that were looked at. They are kept at a quarter of
// their size; text that another machine smooths otherwise does not matter, and
// a control that is missing does.
func TestWindowGolden(t *testing.T) {
	for _, world := range []string{"car", "ant"} {
		t.Run(world, func(t *testing.T) { goldenWorld(t, world) })
	}
}

// goldenWorld compares the window of one world, at its three sizes.
func goldenWorld(t *testing.T, world string) {
	t.Helper()
	w := openWindow(t, world, image.Pt(1440, 900))
	l := layoutOf(t, world, image.Pt(1440, 900))
	w.until("a brain", func(p *image.RGBA) bool { return share(p, l.maps(world)[1].Place, bright) > 0.02 })
	w.key("space")
	w.still()
	w.key("BackSpace")
	for _, size := range []image.Point{{1440, 900}, {1024, 640}, {1920, 1080}} {
		w.resize(size)
		l.LayoutF(float64(size.X), float64(size.Y))
		brain, line := l.Region("maps"), l.Region("timeline")
		w.until("the layout", func(p *image.RGBA) bool {
			return share(p, l.at("play"), like(kit.Accent, 3)) > 0.5 && atStart(p, line) && share(p, image.Rect(brain.Min.X+2, brain.Min.Y+2, brain.Min.X+12, brain.Max.Y-2), like(kit.BG1, 1)) > 0.95
		})
		golden(t, fmt.Sprintf("%s-%dx%d", world, size.X, size.Y), shrunk(withoutMuJoCo(l, w.still()), image.Rectangle{Max: size}, 4))
	}
	goldenWheel(t, world, w, l)
}

// goldenWheel compares the window with a person at the wheel.
func goldenWheel(t *testing.T, world string, w *testWindow, l layout) {
	t.Helper()
	size := image.Pt(1440, 900)
	w.resize(size)
	l.LayoutF(float64(size.X), float64(size.Y))
	w.until("the layout", func(p *image.RGBA) bool { return share(p, l.at("play"), like(kit.Accent, 3)) > 0.5 })
	w.key("j")
	at := l.Region("world")
	card := image.Rect(at.Min.X+20, at.Max.Y-100, at.Min.X+24, at.Max.Y-50)
	w.until("the card", func(p *image.RGBA) bool { return share(p, card, like(kit.BG0, 1)) > 0.95 })
	golden(t, world+"-wheel", shrunk(withoutMuJoCo(l, w.still()), image.Rectangle{Max: size}, 4))
	w.key("Escape")
	w.until("no card", func(p *image.RGBA) bool { return share(p, card, like(kit.BG0, 1)) < 0.5 })
}

// withoutMuJoCo is a picture without the button that depends on what the machine has.
func withoutMuJoCo(l layout, pic *image.RGBA) *image.RGBA {
	if c := l.control("mujoco"); c != nil && !c.Rect().Empty() {
		r := c.Rect()
		draw.Draw(pic, image.Rect((r.Min.X/4-1)*4, (r.Min.Y/4-1)*4, (r.Max.X/4+2)*4, (r.Max.Y/4+2)*4), image.Black, image.Point{}, draw.Src)
	}
	return pic
}

// golden compares a picture at a quarter of its size with the one of its name, or puts it
// there.
func golden(t *testing.T, name string, found *image.RGBA) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name+".png")
	if os.Getenv(goldenEnv) == "update" {
		if err := writePNG(path, found); err != nil {
			t.Fatal(err)
		}
		return
	}
	want := readPNG(t, path)
	if want.Bounds() != found.Bounds() {
		t.Fatalf("%s is %v, found a picture of %v", path, want.Bounds(), found.Bounds())
	}
	worst, at := worstTile(want, found)
	t.Logf("%s: %.2f grey levels off at most", path, worst)
	if worst > 5 {
		other := filepath.Join(os.TempDir(), filepath.Base(path))
		if err := writePNG(other, found); err != nil {
			t.Fatal(err)
		}
		t.Errorf("%s: about %v the picture is %.1f grey levels off; the one found is %s", path, at.Mul(4), worst, other)
	}
}

// atStart tells whether the head of the timeline is at step 0: at its left end.
func atStart(p *image.RGBA, line image.Rectangle) bool { return head(p, line, 1) > 0.2 }

// head is the share of the timeline's left end that the head takes at step 0, on a screen
// of a density.
func head(p *image.RGBA, line image.Rectangle, density kit.Density) float64 {
	left := image.Rect(line.Min.X+50, line.Min.Y+34, line.Min.X+100, line.Min.Y+52)
	return share(p, density.Rect(left), like(kit.Accent, 6))
}

// shrunk shrinks a picture by the mean of squares of a side.
func shrunk(pic *image.RGBA, r image.Rectangle, side int) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, r.Dx()/side, r.Dy()/side))
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			var sum [3]int
			for dy := range side {
				for dx := range side {
					c := pic.RGBAAt(r.Min.X+side*x+dx, r.Min.Y+side*y+dy)
					sum[0], sum[1], sum[2] = sum[0]+int(c.R), sum[1]+int(c.G), sum[2]+int(c.B)
				}
			}
			n := side * side
			out.SetRGBA(x, y, color.RGBA{uint8(sum[0] / n), uint8(sum[1] / n), uint8(sum[2] / n), 255})
		}
	}
	return out
}

// worstTile is the greatest mean difference of two pictures, in grey levels, over
// tiles of 8×8 pixels, and where it is: a button of the window is a few of them.
func worstTile(a image.Image, b *image.RGBA) (worst float64, at image.Point) {
	const side = 8
	for y := 0; y+side <= b.Rect.Dy(); y += side {
		for x := 0; x+side <= b.Rect.Dx(); x += side {
			sum := 0
			for dy := range side {
				for dx := range side {
					p := color.RGBAModel.Convert(a.At(x+dx, y+dy)).(color.RGBA)
					q := b.RGBAAt(x+dx, y+dy)
					for _, d := range []int{int(p.R) - int(q.R), int(p.G) - int(q.G), int(p.B) - int(q.B)} {
						sum += max(d, -d)
					}
				}
			}
			if mean := float64(sum) / (3 * side * side); mean > worst {
				worst, at = mean, image.Pt(x, y)
			}
		}
	}
	return worst, at
}

func readPNG(t *testing.T, path string) image.Image {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return img
}

func writePNG(path string, img image.Image) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return png.Encode(f, img)
}

// crop is a part of a picture, with its corner at the origin.
func crop(pic *image.RGBA, r image.Rectangle) *image.RGBA {
	out := image.NewRGBA(image.Rectangle{Max: r.Size()})
	draw.Draw(out, out.Rect, pic, r.Min, draw.Src)
	return out
}

// The microscope over a life of 60 steps whose term C was switched off at 40, in both
// worlds, beside pictures that were looked at.
func TestMicroscopeGolden(t *testing.T) {
	for _, world := range []string{"car", "ant"} {
		t.Run(world, func(t *testing.T) {
			size := image.Pt(1366, 768)
			w := openWindow(t, world, size)
			l := layoutOf(t, world, size)
			window, lanes := image.Rectangle{Max: size}, l.Region("microscope")
			w.until("a brain", func(p *image.RGBA) bool { return share(p, l.maps(world)[1].Place, bright) > 0.02 })
			w.key("space")
			w.still()
			w.key("BackSpace")
			w.until("the start", func(p *image.RGBA) bool { return atStart(p, l.Region("timeline")) })
			steps := func(tens int) {
				before := w.still()
				for range tens {
					w.key("shift+Right")
				}
				w.until("steps", func(p *image.RGBA) bool { return differ(before, p, l.Region("timeline")) > 0.0001 })
			}
			terms := func(p *image.RGBA) (all float64) {
				for _, c := range []kit.Color{kit.TermA, kit.TermB, kit.TermC, kit.TermD} {
					all += share(p, lanes, like(c, 8))
				}
				return all
			}
			palette := func(typed string) {
				before := w.still()
				w.key("ctrl+k")
				w.until("the palette", func(p *image.RGBA) bool { return differ(before, p, window) > 0.02 })
				w.typing(typed)
				w.key("Return")
			}
			steps(4)
			palette("term c on")
			steps(2)
			palette("h1 61 -> h2 30") // no key twice in a row: a slow window may take the second for one of its own
			chip := func(c kit.Color) func(color.RGBA) bool { return like(kit.BG1.Mix(c, 0.18), 6) }
			w.until("the formula", func(p *image.RGBA) bool {
				head := image.Rect(lanes.Min.X, lanes.Min.Y, lanes.Max.X, lanes.Min.Y+80)
				return share(p, head, chip(kit.TermA)) > 0.005 && share(p, head, like(kit.WarnBG, 3)) > 0.005
			})
			w.until("the change by terms", func(p *image.RGBA) bool { return terms(p) > 0.004 })
			shown := w.still()
			golden(t, "microscope-"+world, crop(shrunk(shown, window, 4), image.Rect(0, lanes.Min.Y/4+1, size.X/4, size.Y/4)))
			w.key("Escape")
			w.until("the timeline again", func(p *image.RGBA) bool { return differ(shown, p, lanes) > 0.1 })
		})
	}
}
