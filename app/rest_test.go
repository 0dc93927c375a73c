package app

import (
	"image"
	"testing"

	"hebbarium/render/kit"
)

// letters is the number of pixels of letters in which two pictures are not the
// same. The world behind them may move a little, as its camera comes to rest.
func letters(a, b *image.RGBA, r image.Rectangle) int {
	n := 0
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if bright(a.RGBAAt(x, y)) != bright(b.RGBAAt(x, y)) {
				n++
			}
		}
	}
	return n
}

// While the window is paused, what is done to the brain and the body is seen at
// once: no key but the injury's own is pressed, and the step stays. Undo brings the
// picture back, at the newest step and at one in the past.
func TestWindowShowsInjuriesAtRest(t *testing.T) {
	b := openLab(t)
	step := image.Rect(10, 48, 190, 76).Add(b.l.Scene.Min) // its read-out
	body, hips := b.l.At["body"], b.l.At["hip1"].Union(b.l.At["ankle4"])
	var rest *image.RGBA
	since := func(p *image.RGBA, r image.Rectangle) float64 { return differ(rest, p, r) }
	stays := func(p *image.RGBA) bool { return letters(rest, p, step) < 8 }
	maps := func(p *image.RGBA) float64 {
		return max(since(p, b.place(1)), since(p, b.place(2)), since(p, b.place(3)))
	}
	undone := func(p *image.RGBA) bool {
		return stays(p) && maps(p) < 0.01 && since(p, body) == 0 && since(p, hips) == 0
	}
	for _, past := range []bool{false, true} {
		where := "at the live edge: "
		if past {
			where = "in the past: "
			before := b.picture()
			b.key("shift+Right")
			b.until("ten steps", func(p *image.RGBA) bool { return letters(before, p, step) >= 8 })
			before = b.still(b.l.Scene.Union(b.l.Brain))
			b.key("Left")
			b.until("a step back", func(p *image.RGBA) bool { return letters(before, p, step) >= 8 })
		}
		rest = b.still(b.window)

		b.key("z")
		b.until(where+"a third zeroed", func(p *image.RGBA) bool {
			return stays(p) && b.black(p, 1) > 0.28 && b.black(p, 2) > 0.28 && b.black(p, 3) > 0.28
		})
		b.key("ctrl+z")
		b.until(where+"the third back", undone)
		b.key("ctrl+shift+z")
		b.until(where+"the third zeroed again", func(p *image.RGBA) bool { return stays(p) && b.black(p, 2) > 0.28 })
		b.key("ctrl+z")
		b.until(where+"the third back again", undone)

		b.key("r")
		b.until(where+"weights drawn anew", func(p *image.RGBA) bool {
			return stays(p) && since(p, b.place(1)) > 0.3 && since(p, b.place(2)) > 0.3 && since(p, b.place(3)) > 0.3
		})
		b.key("ctrl+z")
		b.until(where+"the old weights", undone)

		b.key("4")
		b.until(where+"leg 4 cut", func(p *image.RGBA) bool {
			return stays(p) && share(p, body, warm) > 0.005 && share(p, b.l.Scene, warm) > 0.0005
		})
		b.key("ctrl+z")
		b.until(where+"leg 4 whole", func(p *image.RGBA) bool { return undone(p) && share(p, b.l.Scene, warm) < 0.0005 })

		b.key("f")
		b.until(where+"all actuators held", func(p *image.RGBA) bool {
			return stays(p) && share(p, b.l.At["hip3"], like(kit.WarnBG, 3)) > 0.4
		})
		b.key("ctrl+z")
		b.until(where+"all actuators free", undone)

		b.click(b.l.At["brush zero"])
		b.drag(b.cell(2, 0.2, 0.3), b.cell(2, 0.4, 0.3), b.cell(2, 0.6, 0.3))
		b.until(where+"a stroke of the brush", func(p *image.RGBA) bool { return stays(p) && b.black(p, 2) > b.black(rest, 2)+0.01 })
		b.key("ctrl+z")
		b.key("Escape")
		b.away()
		b.until(where+"the stroke undone", undone)
	}

	// What was seen at rest is what the next step goes on from.
	b.key("z")
	b.until("a third zeroed", func(p *image.RGBA) bool { return stays(p) && b.black(p, 2) > 0.28 })
	b.key("Right")
	b.until("the step after it", func(p *image.RGBA) bool { return !stays(p) && b.black(p, 2) > 0.28 })
}
