package app

import (
	"image"
	"image/color"
	"testing"

	"hebbarium/render/kit"
	"hebbarium/render/maps"
)

// lab is the window with an ant in it, paused and without plasticity, so that a
// lesion stays as it was made.
type lab struct {
	*testWindow
	l      Layout
	fold   maps.BrainLayout
	window image.Rectangle
}

func openLab(t *testing.T) *lab {
	w := openWindow(t, "ant", image.Pt(1440, 900))
	b := &lab{testWindow: w, l: NewLayout(image.Pt(1440, 900), 100, "ant", -1, false), window: image.Rect(0, 0, 1440, 900)}
	b.fold = maps.FoldBrain([]int{28, 128, 64, 8}, b.l.Maps)
	w.until("a brain that learns", func(p *image.RGBA) bool { return b.black(p, 1) < 0.05 && share(p, b.place(1), bright) > 0.1 })
	w.key("space")
	w.still(b.l.Scene.Union(b.l.Brain))
	w.key("p")
	w.until("plasticity off", func(p *image.RGBA) bool { return share(p, b.l.At["plasticity"], like(kit.Accent, 10)) < 0.01 })
	return b
}

func bright(p color.RGBA) bool { return int(p.R)+int(p.G)+int(p.B) > 250 }

func (b *lab) place(layer int) image.Rectangle { return b.fold.Maps[layer-1].Place }

func (b *lab) black(p *image.RGBA, layer int) float64 { return share(p, b.place(layer), black) }

// cell is a point in the middle of the cell at a share of a map's width and
// height.
func (b *lab) cell(layer int, x, y float64) image.Point {
	r := b.place(layer)
	return r.Min.Add(image.Pt(int(float64(r.Dx())*x), int(float64(r.Dy())*y)))
}

// warm tells whether a pixel is in the colour of damage, in whatever light.
func warm(p color.RGBA) bool {
	r, g, b := int(p.R), int(p.G), int(p.B)
	return r > 150 && r-g > 80 && r-b > 40 && b > g
}

// Lesions are painted, taken back and made again.
func TestWindowPaintsLesions(t *testing.T) {
	b := openLab(t)
	none := b.black(b.picture(), 2)
	if none > 0.02 {
		t.Fatalf("%.3f of layer 2 is black before any lesion", none)
	}
	zero := b.l.At["brush zero"]
	b.click(zero)
	b.until("an armed brush", func(p *image.RGBA) bool { return share(p, zero, like(kit.WarnBG, 3)) > 0.4 })

	b.drag(b.cell(2, 0.2, 0.3), b.cell(2, 0.4, 0.3), b.cell(2, 0.6, 0.3))
	b.until("a stroke of the brush", func(p *image.RGBA) bool { return b.black(p, 2) > none+0.01 && b.black(p, 2) < 0.2 })
	b.key("ctrl+z")
	b.until("the stroke undone", func(p *image.RGBA) bool { return b.black(p, 2) <= none })
	b.key("ctrl+shift+z")
	b.until("the stroke again", func(p *image.RGBA) bool { return b.black(p, 2) > none+0.01 })
	b.key("ctrl+z")
	b.until("the stroke undone again", func(p *image.RGBA) bool { return b.black(p, 2) <= none })

	b.tool("keydown", "shift")
	b.drag(b.cell(2, 0.25, 0.25), b.cell(2, 0.5, 0.5), b.cell(2, 0.75, 0.75))
	b.tool("keyup", "shift")
	b.until("a rectangle of a quarter", func(p *image.RGBA) bool { return b.black(p, 2) > 0.2 && b.black(p, 2) < 0.3 })
	b.key("ctrl+z")

	var strip image.Rectangle // of the second hidden layer, along y
	for _, s := range b.fold.Strips {
		if s.Set == 2 {
			strip = s.Place
		}
	}
	middle := (strip.Min.X + strip.Max.X) / 2
	b.drag(image.Pt(middle, strip.Min.Y+strip.Dy()/2), image.Pt(middle, strip.Min.Y+strip.Dy()*5/8), image.Pt(middle, strip.Min.Y+strip.Dy()*3/4))
	b.until("a quarter of the neurons cut off, on both sides", func(p *image.RGBA) bool {
		return b.black(p, 2) > 0.2 && b.black(p, 2) < 0.32 && b.black(p, 3) > 0.2 && b.black(p, 3) < 0.32
	})
	b.key("Escape")
	b.until("the brush laid down", func(p *image.RGBA) bool { return share(p, zero, like(kit.WarnBG, 3)) < 0.1 })

	// A synapse is read out under the pointer.
	at := b.cell(1, 0.1, 0.5)
	box := image.Rect(at.X+30, at.Y+20, at.X+200, at.Y+120)
	b.moveTo(image.Rectangle{Min: at, Max: at})
	b.until("the read-out of a synapse", func(p *image.RGBA) bool { return share(p, box, like(kit.BG0, 1)) > 0.6 })
	b.away()
	b.until("the read-out gone", func(p *image.RGBA) bool { return share(p, box, like(kit.BG0, 1)) < 0.3 })
}

// Legs are cut by key, in the diagram, and restored; actuators are held.
func TestWindowInjuresTheAnt(t *testing.T) {
	b := openLab(t)
	body := b.l.At["body"]
	scene := func(p *image.RGBA) float64 { return share(p, b.l.Scene, warm) }
	diagram := func(p *image.RGBA) float64 { return share(p, body, warm) }
	b.key("4")
	b.until("leg 4 cut", func(p *image.RGBA) bool { return diagram(p) > 0.005 && scene(p) > 0.0005 })
	b.key("4")
	b.until("leg 4 restored", func(p *image.RGBA) bool { return diagram(p) == 0 })
	b.key("shift+2")
	b.until("leg 2 halved", func(p *image.RGBA) bool { return diagram(p) > 0.002 })
	b.key("ctrl+z")
	b.until("the injury undone", func(p *image.RGBA) bool { return diagram(p) == 0 })

	// Leg 1 points up and right of the diagram's middle: a click, and a drag of its
	// tip halfway in.
	x, y := middle(body)
	tip := image.Pt(int(x)+30, int(y)-30)
	b.click(image.Rectangle{Min: tip, Max: tip})
	b.until("leg 1 cut by mouse", func(p *image.RGBA) bool { return diagram(p) > 0.005 })
	b.key("ctrl+z")
	b.until("leg 1 whole again", func(p *image.RGBA) bool { return diagram(p) == 0 })
	b.drag(image.Pt(int(x)+34, int(y)-34), image.Pt(int(x)+30, int(y)-30), image.Pt(int(x)+27, int(y)-27))
	b.until("leg 1 shortened by its tip", func(p *image.RGBA) bool { return diagram(p) > 0.002 })

	hip := b.l.At["hip3"]
	held := func(p *image.RGBA) bool { return share(p, hip, like(kit.WarnBG, 3)) > 0.4 }
	b.click(hip)
	b.until("hip 3 held", held)
	b.click(hip)
	b.until("hip 3 released", func(p *image.RGBA) bool { return !held(p) })
	b.key("f")
	b.until("all actuators held", held)

	// A push by dragging the body: an arrow while it is drawn, then a marker.
	markers := func(p *image.RGBA) float64 { return share(p, b.l.Timeline, warm) }
	before := markers(b.picture())
	torso := image.Pt(b.l.Scene.Min.X+b.l.Scene.Dx()*44/100, b.l.Scene.Min.Y+b.l.Scene.Dy()*47/100)
	b.drag(torso, torso.Add(image.Pt(60, 20)), torso.Add(image.Pt(160, 40)))
	b.key("shift+Right")
	b.until("the push's marker", func(p *image.RGBA) bool { return markers(p) != before })

	b.key("t")
	b.until("the twin", func(p *image.RGBA) bool { return share(p, b.l.Scene, like(kit.Accent, 30)) > 0.0005 })
}

// Time goes back and forth, and the window takes other shapes.
func TestWindowGoesBackAndChangesShape(t *testing.T) {
	b := openLab(t)
	b.key("shift+Right")
	last := b.still(b.l.Timeline)
	live := b.l.At["live"]
	b.key("shift+Left")
	b.until("the way back to live", func(p *image.RGBA) bool { return share(p, live, like(kit.BG2, 2)) > 0.4 })
	b.key("End")
	b.until("the live edge again", func(p *image.RGBA) bool {
		return share(p, live, like(kit.BG2, 2)) < 0.1 && differ(last, p, b.place(2)) < 0.001
	})
	y := b.l.Timeline.Min.Y + b.l.Timeline.Dy()*6/10
	left := b.l.Timeline.Min.X + 90
	b.drag(image.Pt(left+200, y), image.Pt(left+40, y), image.Pt(left, y))
	b.until("scrubbed back by mouse", func(p *image.RGBA) bool { return share(p, live, like(kit.BG2, 2)) > 0.4 })
	b.click(live)
	b.until("live by mouse", func(p *image.RGBA) bool {
		return share(p, live, like(kit.BG2, 2)) < 0.1 && differ(last, p, b.place(2)) < 0.001
	})

	speed := b.l.At["speed value"]
	before := b.picture()
	b.key("plus")
	b.until("faster", func(p *image.RGBA) bool { return differ(before, p, speed) > 0.01 })
	b.key("minus")
	b.until("as fast as before", func(p *image.RGBA) bool { return differ(before, p, speed) == 0 })

	b.key("h")
	b.until("world and brain alone", func(p *image.RGBA) bool { return share(p, b.l.Rack, like(kit.BG1, 0)) < 0.5 })
	b.key("h")
	b.until("rack and timeline back", func(p *image.RGBA) bool { return share(p, b.l.Rack, like(kit.BG1, 0)) > 0.5 })

	field := b.l.At["seed value"]
	before = b.picture()
	b.click(field)
	b.typing("42")
	b.key("Return")
	b.until("another seed", func(p *image.RGBA) bool { return differ(before, p, field) > 0.01 })
	before = b.still(b.window)
	b.key("shift+BackSpace")
	b.until("the next seed", func(p *image.RGBA) bool { return differ(before, p, field) > 0.005 })
	b.key("BackSpace")

	for _, size := range []image.Point{{1024, 640}, {1920, 1080}, {1440, 900}} {
		b.resize(size)
		l := NewLayout(size, 100, "ant", -1, false)
		maps := maps.FoldBrain([]int{28, 128, 64, 8}, l.Maps).Maps
		b.until("the window at "+size.String(), func(p *image.RGBA) bool {
			return share(p, l.At["play"], like(kit.Accent, 6)) > 0.5 && share(p, maps[1].Place, bright) > 0.02 &&
				share(p, image.Rect(l.Brain.Min.X, l.Brain.Min.Y, l.Brain.Min.X+8, l.Brain.Max.Y), like(kit.BG1, 1)) > 0.95
		})
	}

	// The list of rule sets, by mouse: the row after the only rule set is random
	// rules, which have no score.
	rules := b.l.At["rules"]
	before = b.still(b.window)
	b.click(rules)
	b.until("the list", func(p *image.RGBA) bool {
		return share(p, image.Rect(rules.Min.X+10, rules.Max.Y+10, rules.Max.X, rules.Max.Y+110), like(kit.BG0, 1)) > 0.5
	})
	random := image.Rect(rules.Min.X, rules.Max.Y+8+36, rules.Max.X, rules.Max.Y+8+72)
	b.click(random)
	b.until("random rules", func(p *image.RGBA) bool { return differ(before, p, rules) > 0.02 })
}
