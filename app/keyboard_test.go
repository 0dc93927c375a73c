package app

import (
	"fmt"
	"image"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/render/kit"
	"hebbarium/render/maps"
)

// pressing is what a key does in the real window, as far as it can be seen.
type pressing struct {
	id   string                           // of the action
	then string                           // key pressed after it, so that its event comes to pass
	seen func(before, p *image.RGBA) bool // what is to be seen then
	from func(p *image.RGBA) bool         // what the window must have come to before; nil asks for nothing
	file string                           // pattern of a file that is to be written
	back []string                         // keys that bring back what was there before
}

// pressings is a way through the whole keyboard map: each takes the window as the one
// before has left it. The ant's world plays when the first key is pressed.
func (b *lab) pressings() []pressing {
	l := &b.l
	at := func(name string) func(before, p *image.RGBA) bool {
		return func(before, p *image.RGBA) bool { return differ(before, p, l.At[name]) > 0.01 }
	}
	moved := func(least, most int) func(before, p *image.RGBA) bool {
		return func(before, p *image.RGBA) bool {
			d := b.playhead(p) - b.playhead(before)
			return d >= least && d <= most
		}
	}
	pixels := (l.Timeline.Dx() - 80) / 300 // a step is about so wide, while there are no more than 300
	band := func(low, high float64) func(before, p *image.RGBA) bool {
		return func(_, p *image.RGBA) bool { s := b.black(p, 2); return s >= low && s <= high }
	}
	ground := func(r image.Rectangle, c kit.Color, least float64) func(before, p *image.RGBA) bool {
		return func(before, p *image.RGBA) bool {
			return share(p, r, like(c, 2)) > least && share(before, r, like(c, 2)) <= least
		}
	}
	window := func(least float64) func(before, p *image.RGBA) bool {
		return func(before, p *image.RGBA) bool { return differ(before, p, b.window) > least }
	}
	palette := image.Rect(440, 90, 1000, 120)
	list := []pressing{
		{id: "play", seen: at("play")},
		{id: "restart", seen: func(_, p *image.RGBA) bool { return b.playhead(p) < l.Timeline.Min.X+100 }},
		{id: "next seed", seen: at("seed value")},
		{id: "step 10", seen: moved(8*pixels, 12*pixels)},
		{id: "step", seen: moved(pixels/2, 2*pixels)},
		{id: "back", seen: moved(-2*pixels, -pixels/2)},
		{id: "back 10", seen: moved(-12*pixels, -8*pixels)},
		{id: "live", seen: moved(8*pixels, 13*pixels)},
		{id: "faster", seen: at("speed value")},
		{id: "slower", seen: at("speed value")},
		{id: "next map", seen: ground(l.At["mode 1"], kit.AccentBG, 0.3)},
		{id: "last map", seen: ground(l.At["mode 0"], kit.AccentBG, 0.3)},
		{id: "lens", seen: func(_, p *image.RGBA) bool { return noticed(l)(p) }}, // it says so
		{id: "next brush", seen: ground(l.At["brush zero"], kit.WarnBG, 0.4), back: []string{"Escape"}},
		{id: "share more", seen: at("share value")},
		{id: "share less", seen: at("share value")},
		{id: "plasticity", then: "Right", seen: at("plasticity")},
		{id: "zero", then: "Right", seen: band(0.28, 0.4)},
		{id: "randomise", then: "Right", seen: band(0, 0.02)},
		{id: "undo", seen: band(0.28, 0.4)},
		{id: "redo", seen: band(0, 0.02)},
		{id: "hold", then: "Right", seen: ground(l.At["hip3"], kit.WarnBG, 0.4), back: []string{"f", "Right"}},
		{id: "twin", then: "shift+Right", seen: func(before, p *image.RGBA) bool {
			return share(p, l.Scene, like(kit.Accent, 30)) > share(before, l.Scene, like(kit.Accent, 30))+0.0003
		}, back: []string{"t"}},
		{id: "talk", seen: func(_, p *image.RGBA) bool { return share(p, l.Rack, like(kit.BG1, 0)) < 0.5 }, back: []string{"h"}},
		{id: "lessons", seen: window(0.02), back: []string{"Escape"}},
		{id: "evolve", seen: ground(l.Brain.Inset(8), kit.BG0, 0.7), back: []string{"Escape"}},
		{id: "commands", seen: ground(palette, kit.BG0, 0.5), back: []string{"Escape"}},
		{id: "help", seen: window(0.5), back: []string{"Escape"}},
		{id: "save replay", from: func(p *image.RGBA) bool { return share(p, namingPrompt(l).place(), like(kit.BG0, 1)) < 0.3 }, seen: ground(namingPrompt(l).place(), kit.BG0, 0.3), back: []string{"Escape"}},
		{id: "text size", seen: window(0.1), back: []string{"ctrl+0", "ctrl+0"}},
		{id: "escape", seen: func(before, p *image.RGBA) bool {
			r := l.At["brush zero"]
			return share(before, r, like(kit.WarnBG, 3)) > 0.4 && share(p, r, like(kit.WarnBG, 3)) < 0.1
		}},
		{id: "picture", file: "*.png"},
		{id: "film", file: "*.gif"},
		{id: "video", seen: at("record"), back: []string{"v"}},
	}
	// Seen from above, as the diagram shows it: +x is to the right, +y is up.
	quarters := []image.Point{{1, -1}, {-1, -1}, {-1, 1}, {1, 1}}
	for leg, q := range quarters {
		body := l.At["body"]
		x, y := middle(body)
		m := image.Pt(int(x), int(y))
		quarter := image.Rectangle{Min: m, Max: m.Add(image.Pt(q.X*body.Dx()/2, q.Y*body.Dy()/2))}.Canon()
		short := func(_, p *image.RGBA) bool {
			return share(p, quarter, warm) > 0.005 && share(p, quarter, warm) >= 0.8*4*share(p, body, warm)
		}
		whole := func(p *image.RGBA) bool { return share(p, body, warm) == 0 }
		name := fmt.Sprint(leg + 1)
		list = append(list,
			pressing{id: "leg " + name, then: "Right", from: whole, seen: short, back: []string{name, "Right"}},
			pressing{id: "half leg " + name, then: "Right", from: whole, seen: short, back: []string{name, "Right"}})
	}
	return list
}

// playhead is where the timeline's playhead stands: the middle of its tag.
func (b *lab) playhead(p *image.RGBA) int {
	r := b.l.Timeline
	sum, n := 0, 0
	for y := r.Min.Y + 36; y < r.Min.Y+54; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if like(kit.Accent, 12)(p.RGBAAt(x, y)) {
				sum, n = sum+x, n+1
			}
		}
	}
	return sum / max(n, 1)
}

// xKey is how X calls a key.
func xKey(k ebiten.Key) string {
	name := k.String()
	switch {
	case len(name) == 1:
		return strings.ToLower(name)
	case strings.HasPrefix(name, "Digit"), strings.HasPrefix(name, "Arrow"):
		return name[5:]
	case strings.HasPrefix(name, "Numpad"):
		return "KP_" + name[6:]
	}
	return map[string]string{"Space": "space", "Backspace": "BackSpace", "Equal": "equal", "Minus": "minus", "End": "End", "Escape": "Escape", "F1": "F1",
		"BracketLeft": "bracketleft", "BracketRight": "bracketright"}[name]
}

// xKeys are the ways to press a chord.
func xKeys(c chord) []string {
	name := xKey(c.key)
	if c.shift {
		name = "shift+" + name
	}
	if c.ctrl {
		name = "ctrl+" + name
	}
	if c.anyShift {
		return []string{name, "shift+" + name}
	}
	return []string{name}
}

// Each key of the map is pressed by TestWindowObeysEveryKey: one that is added to the
// map without a way to see what it does is found here.
func TestEveryKeyIsPressed(t *testing.T) {
	g := newGame(t, Options{World: "ant", SavesDir: t.TempDir()})
	defer g.Close()
	b := &lab{l: NewLayout(image.Pt(1440, 900), 100, "ant", -1, false)}
	pressed := map[string]int{}
	for _, p := range b.pressings() {
		pressed[p.id]++
		if (p.seen == nil) == (p.file == "") {
			t.Errorf("%q: expected something that is seen, or a file", p.id)
		}
	}
	for _, a := range g.actions {
		want := min(len(a.chords), 1)
		if pressed[a.id] != want {
			t.Errorf("%q (%s): expected %d tests of its keys, found %d", a.id, a.keys, want, pressed[a.id])
		}
		for _, c := range a.chords {
			for _, name := range xKeys(c) {
				if name == "" || strings.HasSuffix(name, "+") {
					t.Errorf("%q: expected a name of the key %s, found none", a.id, c.key)
				}
			}
		}
		delete(pressed, a.id)
	}
	if len(pressed) > 0 {
		t.Errorf("pressed, and no keys of the map: %v", pressed)
	}
}

// Every key of the map, with its modifiers, does in the real window what it is for.
func TestWindowObeysEveryKey(t *testing.T) {
	if _, err := exec.LookPath("ffmpeg"); err != nil {
		t.Skip("V records by ffmpeg, which is not installed")
	}
	out := filepath.Join(t.TempDir(), "out")
	t.Setenv(windowEnv+"_OUT", out)
	size := image.Pt(1440, 900)
	w := openWindow(t, "ant", size)
	b := &lab{testWindow: w, l: NewLayout(size, 100, "ant", -1, false), window: image.Rectangle{Max: size}}
	b.fold = maps.FoldBrain([]int{28, 128, 64, 8}, b.l.Maps)
	w.until("a world", func(p *image.RGBA) bool { return accent(p, b.l.At["play"]) > 0.5 })

	g := newGame(t, Options{World: "ant", SavesDir: t.TempDir()})
	defer g.Close()
	chords := map[string][]chord{}
	for _, a := range g.actions {
		chords[a.id] = a.chords
	}
	for _, p := range b.pressings() {
		if p.id == "escape" {
			w.click(b.l.At["brush zero"])
			w.until("an armed brush", func(p *image.RGBA) bool { return share(p, b.l.At["brush zero"], like(kit.WarnBG, 3)) > 0.4 })
		}
		for _, c := range chords[p.id] {
			for _, name := range xKeys(c) {
				b.press(p, name, out)
			}
		}
	}
	// The tests of V end with it: its file comes when it is pressed again.
	b.files("V", out, "*.mp4")

	// Tab moves the focus on from what was clicked last, to the next brush.
	r := b.l.At["brush randomise"].Inset(-4)
	edge := image.Rect(r.Min.X+8, r.Min.Y, r.Max.X-8, r.Min.Y+2)
	w.key("Tab")
	w.until("a ring of focus", func(p *image.RGBA) bool { return accent(p, edge) > 0.9 })
}

// press presses a key and waits for what it does.
func (b *lab) press(p pressing, name, out string) {
	b.t.Helper()
	if p.from != nil {
		b.until("what comes before "+name, p.from)
	}
	before := b.picture()
	b.key(name)
	if p.then != "" {
		b.key(p.then)
	}
	what := fmt.Sprintf("what %s does (%s)", name, p.id)
	if p.file != "" {
		b.files(what, out, p.file)
	} else {
		b.until(what, func(pic *image.RGBA) bool { return p.seen(before, pic) })
	}
	b.keep("key-" + name)
	for _, k := range p.back {
		b.key(k)
	}
}

// files waits for a file.
func (b *lab) files(what, folder, pattern string) {
	b.t.Helper()
	for end := time.Now().Add(wait); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		if found, err := filepath.Glob(filepath.Join(folder, pattern)); err == nil && len(found) > 0 {
			return
		}
	}
	b.t.Fatalf("%s never came: expected a file %s in %s, found none\n%s", what, pattern, folder, b.log)
}
