package app

import (
	"fmt"
	"image"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hebbarium/render/kit"
)

// Everything that a key does to an episode has a visible control too.
func TestMouseWays(t *testing.T) {
	for _, size := range sizes() {
		for _, world := range []string{"ant", "car"} {
			names := []string{"undo", "redo"}
			l := NewLayout(size, 100, world, -1, false)
			if !l.Compact {
				names = append(names, "twin", "lessons")
			} else {
				last := len(l.Sections) - 1
				open := NewLayout(size, 100, world, last, false)
				if _, ok := open.At["twin"]; !ok {
					t.Errorf("%v %s: no switch of the twin in %s", size, world, l.Sections[last].Title)
				}
				// The popover stands free of the rack.
				if gap := l.Rack.Min.Y - open.Popover.Max.Y; gap != 8 {
					t.Errorf("%v %s: the popover is %d pixels over the rack", size, world, gap)
				}
			}
			for _, name := range names {
				if _, ok := l.At[name]; !ok {
					t.Errorf("%v %s: %s is not shown", size, world, name)
				}
			}
			for i := range l.Sections {
				if sectionSign(l.Sections[i].Title) == kit.NoIcon {
					t.Errorf("%s has no sign", l.Sections[i].Title)
				}
			}
		}
	}
	if l := NewLayout(image.Pt(1920, 1080), 100, "ant", -1, false); l.At["evolve"].Empty() {
		t.Error("1920×1080: Evolve is not in the top bar")
	}
}

// The rack's columns share its width.
func TestRackSharesItsWidth(t *testing.T) {
	for _, size := range []image.Point{{1440, 900}, {1920, 1080}} {
		for _, world := range []string{"ant", "car"} {
			l := NewLayout(size, 100, world, -1, false)
			if end := l.Sections[len(l.Sections)-1].Place.Max.X; end < l.Rack.Max.X-16 || end > l.Rack.Max.X-4 {
				t.Errorf("%v %s: the last column ends at %d of %d", size, world, end, l.Rack.Max.X)
			}
		}
	}
}

// The length slider sets a leg that is named beside it and lit in the diagram.
func TestLengthIsOfANamedLeg(t *testing.T) {
	g := newGame(t, Options{World: "ant", SavesDir: t.TempDir()})
	defer g.Close()
	if err := g.start(randomRules("ant", 1), "", false); err != nil {
		t.Fatal(err)
	}
	check := func(leg int, name, state string) {
		t.Helper()
		g.body.update()
		if n, s, _ := g.body.words(); n != name || s != state || g.body.diagram.Chosen != leg {
			t.Errorf("the words are %q, %q and leg %d is lit, want %q, %q and leg %d", n, s, g.body.diagram.Chosen, name, state, leg)
		}
	}
	check(1, "Leg 1", "intact")
	g.body.leg = 3
	check(3, "Leg 3", "intact")
	g.body.slide(0.26)
	check(3, "Leg 3", "26 %")
	g.body.set(g.body.leg, g.body.share)
	g.body.slides = false
	until(t, g, "leg 3 shortened", func() bool { return g.snap.Ant.Body.Lower[2] < 1 })
	if _, long, _ := wording(g.snap.Markers[0].Event); long != "leg 3 shortened to 26 %" {
		t.Errorf("the read-out says %q", long)
	}
	g.body.leg = 0
	check(3, "Leg 3", "26 %") // the first that is short
}

// The palette begins with injuries, and the list of rule sets has no nameless one.
func TestPaletteAndNames(t *testing.T) {
	g := newGame(t, Options{World: "ant", SavesDir: t.TempDir()})
	defer g.Close()
	g.openPalette()
	defer g.closePopup()
	rows := injuriesFirst([]row{{title: "a"}, {title: "b"}, {title: "c"}, {title: "d"}}, []bool{false, true, false, true})
	if got := []string{rows[0].title, rows[1].title, rows[2].title, rows[3].title}; !slices.Equal(got, strings.Split("b d a c", " ")) {
		t.Errorf("injuries first: %v", got)
	}
	some := 0
	for i := range g.actions {
		if g.actions[i].injures() {
			some++
		}
	}
	if some < 15 || some > 40 {
		t.Errorf("%d of %d actions are injuries", some, len(g.actions))
	}
	pal := &palette{list: list{g: g, rows: make([]row, 1)}}
	one := pal.place()
	pal.rows = make([]row, 60)
	if all := pal.place(); one.Dy() >= all.Dy()/3 {
		t.Errorf("with one row the palette is %d pixels high, with sixty %d", one.Dy(), all.Dy())
	}
	for path, want := range map[string]string{
		filepath.Join("saves", "car-hebbian.safetensors"):                        "car-hebbian",
		filepath.Join("saves", "checkpoints", "ant-any-leg", "best.safetensors"): "ant-any-leg-best",
	} {
		if got := saveName(path); got != want {
			t.Errorf("%s is called %q, want %q", path, got, want)
		}
	}
}

// News lie in the top bar where there is room, or over the world's foot, but never on
// the brain's modes.
func TestNewsHideNoModes(t *testing.T) {
	for _, size := range sizes() {
		for _, scale := range []int{100, 150} {
			l := NewLayout(size, scale, "ant", -1, false)
			for _, w := range []int{100, 300, 480} {
				r := l.noticeOf(w, l.Scene.Max.Y)
				if !r.In(image.Rectangle{Max: size}) || r.Dx() != w {
					t.Errorf("%v %d %%: news of %d pixels lie at %v", size, scale, w, r)
				}
				for name, o := range l.At {
					if r.Overlaps(o) {
						t.Errorf("%v %d %%: news at %v lie on %s", size, scale, r, name)
					}
				}
			}
		}
	}
}

// A card leaves the middle of the world, and the agent's view, free.
func TestCardLeavesTheCreatureFree(t *testing.T) {
	for _, size := range sizes() {
		for _, world := range []string{"ant", "car"} {
			g := &Game{layout: NewLayout(size, 100, world, -1, false), size: size}
			g.card = g.emptyCard()
			r := g.cardPlace()
			x, y := middle(g.layout.Scene)
			if image.Pt(int(x), int(y)).In(r) || r.Overlaps(g.layout.Agent) || !r.In(g.layout.Scene) {
				t.Errorf("%v %s: the card lies at %v in %v", size, world, r, g.layout.Scene)
			}
			if g.layout = NewLayout(size, 100, world, 0, false); g.layout.Compact && !g.cardPlace().Empty() {
				t.Errorf("%v %s: the card lies on what is open of the rack", size, world)
			}
		}
	}
}

// Either all parts of a compact rack show their titles or none does; then hints tell them.
func TestCompactRackShowsAllTitlesOrNone(t *testing.T) {
	g := newGame(t, Options{World: "ant", SavesDir: t.TempDir()})
	defer g.Close()
	for _, c := range []struct {
		scale int
		words bool
	}{{100, true}, {150, false}} {
		if err := g.theme.Type.SetScale(c.scale); err != nil {
			t.Fatal(err)
		}
		g.LayoutF(LeastWidth, LeastHeight)
		g.relayout()
		if found := g.sectionWords(); found != c.words {
			t.Errorf("%d %%: titles %v, want %v", c.scale, found, c.words)
		}
		g.refresh()
		for i, s := range g.layout.Sections {
			hint := g.named(t, fmt.Sprint("section ", i)).(*control).hint
			if want := map[bool]string{true: "", false: s.Title}[c.words]; hint != want {
				t.Errorf("%d %%: the hint of %s is %q, want %q", c.scale, s.Title, hint, want)
			}
		}
	}
}
