package app

import (
	"image"
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hebbarium/app/clipboard"
	"hebbarium/evolve/replay"
	"hebbarium/render/kit"
)

// At the least size two of the car's synapses share a pixel: the lens shows each
// of them beside the pointer, and the weights' way is a tab.
func TestWindowLensAndPCATab(t *testing.T) {
	size := image.Pt(LeastWidth, LeastHeight)
	w := openWindow(t, "car", size)
	l := NewLayout(size, 100, "car", -1, false)
	maps := carPlaces(&l)
	w.until("a brain", func(p *image.RGBA) bool { return share(p, maps[0].Place, bright) > 0.02 })
	w.key("space")
	still := w.still(l.Brain)

	// Over a bright synapse in the left part of the first map, where the read-out
	// has room at the right of the pointer.
	m := maps[0].Place
	at := image.Pt(0, 0)
	for y := m.Min.Y + 30; y < m.Max.Y-30 && at == (image.Point{}); y++ {
		for x := m.Min.X + 30; x < m.Min.X+120; x++ {
			if bright(still.RGBAAt(x, y)) {
				at = image.Pt(x, y)
				break
			}
		}
	}
	if at == (image.Point{}) {
		t.Fatal("no bright synapse to look at")
	}
	w.moveTo(image.Rectangle{Min: at, Max: at})
	card := image.Rect(at.X+20, at.Y+12, at.X+20+216, at.Y+12+273)
	lens := image.Rect(card.Min.X+12, card.Max.Y-12-140, card.Max.X-12, card.Max.Y-12)
	middle := lens.Min.Add(image.Pt(2+23*4+2, 17*4+2)) // of 47 by 35 cells of 4 pixels
	pic := w.until("the lens with the synapse in its middle", func(p *image.RGBA) bool {
		ring := image.Rect(middle.X-4, middle.Y-4, middle.X-2, middle.Y+4)
		return share(p, ring, like(kit.White, 2)) == 1 && p.RGBAAt(middle.X, middle.Y) == still.RGBAAt(at.X, at.Y)
	})
	if s := share(pic, lens, bright); s < 0.02 {
		t.Errorf("%.3f of the lens is bright", s)
	}
	w.key("x")
	w.until("the read-out without a lens", func(p *image.RGBA) bool {
		return differ(still, p, lens) < 0.05 && share(p, image.Rect(card.Min.X+4, card.Min.Y+4, card.Min.X+10, card.Min.Y+100), like(kit.BG0, 1)) == 1
	})
	w.away()

	lit := func(tab string) func(*image.RGBA) bool {
		return func(p *image.RGBA) bool { return share(p, l.At[tab], like(kit.AccentBG, 3)) > 0.3 }
	}
	place := l.pcaPlace()
	card2 := func(p *image.RGBA) bool { return share(p, place, like(kit.BG0, 1)) > 0.8 }
	w.click(l.At["mode 7"])
	w.until("the weights' way by its tab", func(p *image.RGBA) bool { return lit("mode 7")(p) && card2(p) })
	before := w.still(place)
	w.drag(place.Min.Add(image.Pt(100, 200)), place.Min.Add(image.Pt(160, 230)), place.Min.Add(image.Pt(220, 260)))
	w.until("the way turned by a drag", func(p *image.RGBA) bool { return differ(before, p, place) > 0.003 && card2(p) })
	w.key("m")
	w.until("the maps by key", func(p *image.RGBA) bool { return lit("mode 0")(p) && share(p, maps[1].Place, bright) > 0.02 })
	w.key("shift+m")
	w.until("the weights' way by key", func(p *image.RGBA) bool { return lit("mode 7")(p) && card2(p) })

	// A window with room for both shows the maps again.
	w.resize(image.Pt(1440, 900))
	l = NewLayout(image.Pt(1440, 900), 100, "car", -1, false)
	w.until("maps and way beside each other", func(p *image.RGBA) bool {
		return lit("mode 0")(p) && share(p, carPlaces(&l)[1].Place, bright) > 0.02
	})
}

// A damaged file is named in a card, whose details another program can paste.
// The file's path is pasted too.
func TestWindowCopiesDetails(t *testing.T) {
	size := image.Pt(1440, 900)
	var broken string
	w := openWindow(t, "", size, func(config string) {
		broken = filepath.Join(config, "broken.safetensors")
		if err := os.WriteFile(broken, []byte("this is no rule set"), 0o644); err != nil {
			t.Fatal(err)
		}
	})
	t.Setenv("DISPLAY", w.display)
	g := &Game{layout: NewLayout(size, 100, firstWorld, -1, false), size: size}
	empty := &card{lines: []string{""}, other: choice{title: "Random rules"}}
	open, _ := empty.placeOf("card first", g)
	isOpen := func(p *image.RGBA) bool { return share(p, open, like(kit.AccentBG, 3)) > 0.5 }
	w.until("the card that offers to open a file", isOpen)

	if err := clipboard.Copy(broken); err != nil {
		t.Fatal(err)
	}
	w.click(open)
	w.until("a line to type in", func(p *image.RGBA) bool {
		return share(p, image.Rectangle{Max: size}, like(kit.BG0, 1)) > 0.01
	})
	w.key("ctrl+v")
	w.key("Return")
	_, err := openRules(broken, replay.Carried{})
	if err == nil {
		t.Fatal("the damaged file can be read")
	}
	c := &card{lines: wrapError(err), err: err}
	button, _ := c.placeOf("card copy", g)
	w.until("a card with the error", func(p *image.RGBA) bool {
		first, _ := c.placeOf("card first", g)
		return share(p, first, like(kit.AccentBG, 3)) > 0.5 && share(p, button, like(kit.BG2, 2)) > 0.5 &&
			share(p, c.place(g), func(q color.RGBA) bool { return warm(q) }) > 0.0003
	})
	w.click(button)
	var text string
	w.until("the details on the clipboard", func(*image.RGBA) bool {
		text, _ = clipboard.Paste()
		return strings.HasPrefix(text, "Hebbarium: ")
	})
	for _, want := range []string{"File: " + broken, "World: " + firstWorld + ", physics ", "seed 1", err.Error()} {
		if !strings.Contains(text, want) {
			t.Errorf("the details lack %q:\n%s", want, text)
		}
	}
	cross, _ := c.placeOf("card close", g)
	w.click(cross)
	w.until("the card closed", isOpen)
}
