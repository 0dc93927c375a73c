package window

import (
	"image"
	"slices"
	"testing"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
	"hebbarium/render/kit"
)

// fake is a panel of two buttons, a slider and a field, part of which may lie over others.
type fake struct {
	name     string
	region   image.Rectangle
	over     image.Rectangle
	controls ui.Controls
	pointers []ui.Pointer
	did      []string
	v        float64
	text     string
	dirty    bool
	escapes  bool
}

func newFake(name string) *fake {
	f := &fake{name: name, v: 0.5}
	f.controls = ui.Controls{
		ui.NewButton(name+" one", "does one", nil, func() { f.did = append(f.did, "one") }),
		ui.NewSlider(name+" slider", "slides", kit.Warn, func() float64 { return f.v }, func(v float64) { f.v = v }),
		ui.NewField(name+" field", "typed", "", func() string { return f.text }, func(s string) bool { f.text = s; return s != "bad" }),
	}
	return f
}

func (f *fake) Name() string { return f.name }
func (f *fake) Place(r image.Rectangle, _ ui.Scale) {
	f.region = r
	for i, c := range f.controls {
		if !r.Empty() {
			c.SetRect(image.Rect(r.Min.X+5+i*40, r.Min.Y+5, r.Min.X+35+i*40, r.Min.Y+25))
		}
	}
}
func (f *fake) Controls() []ui.Control                        { return f.controls }
func (f *fake) Pointer(p ui.Pointer)                          { f.pointers = append(f.pointers, p); f.controls.Tick(p) }
func (f *fake) Dirty() bool                                   { return f.dirty }
func (f *fake) Draw(*ui.Painter, float64)                     {}
func (f *fake) Hint(at image.Point) (string, image.Rectangle) { return "", image.Rectangle{} }
func (f *fake) Take(*desk.View)                               {}
func (f *fake) Actions() []ui.Action                          { return nil }
func (f *fake) Over() image.Rectangle                         { return f.over }
func (f *fake) Escape() bool                                  { e := f.escapes; f.escapes = false; return e }

// noTip says nothing.
type noTip struct{ text string }

func (noTip) Lies() image.Rectangle { return image.Rectangle{} }
func (noTip) DrawOver(*ui.Painter)  {}
func (n *noTip) Rest(text string, _ image.Rectangle, _ bool, _ []image.Rectangle, _ bool) {
	n.text = text
}

// noFilm keeps nothing, and says what it is told to be saving.
type noFilm struct{ saves, ends *string }

func (f noFilm) Finish() {
	if f.ends != nil {
		*f.ends += "."
	}
}

func (f noFilm) Saving() string {
	if f.saves == nil {
		return ""
	}
	return *f.saves
}
func (noFilm) Frame(*ebiten.Image, bool) {}
func (noFilm) Close() error              { return nil }
func (noFilm) Busy() bool                { return false }

// open is a window of fake panels over a real desk.
func open(t *testing.T) (*Window, map[string]*fake) {
	t.Helper()
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	t.Setenv("HOME", t.TempDir())
	d, err := desk.New(desk.Options{World: "ant", SavesDir: t.TempDir(), Replays: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	theme, err := kit.NewTheme()
	if err != nil {
		t.Fatal(err)
	}
	fakes := map[string]*fake{}
	var seats []Seat
	for _, name := range []string{"bar", "world", "rack", "maps", "timeline"} {
		fakes[name] = newFake(name)
		seats = append(seats, Seat{Panel: fakes[name], Turn: 100 * time.Millisecond})
	}
	w := New(Parts{Desk: d, Theme: theme, Seats: seats, Popups: &ui.Popups{}, Actions: &ui.Actions{}, Tip: &noTip{}, Film: noFilm{}})
	t.Cleanup(func() { _ = w.Close() })
	w.LayoutF(1440, 900)
	return w, fakes
}

// Tab comes to every control that is on and shown, once, panel after panel, and Shift
// turns it round; with Ctrl it comes to each panel.
func TestTabReachesEveryControl(t *testing.T) {
	w, f := open(t)
	f["rack"].controls[0].(*ui.Button).Why = func() string { return "off" }
	var all []ui.Control
	for _, s := range w.Seats {
		for _, c := range s.Controls() {
			if !c.Off() {
				all = append(all, c)
			}
		}
	}
	var way []ui.Control
	for range all {
		w.tab(false, false)
		way = append(way, w.focus.on)
	}
	if !slices.Equal(way, all) {
		t.Errorf("Tab came to %d controls in another order", len(way))
	}
	if w.tab(false, false); w.focus.on != all[0] || w.focus.shown() != all[0] {
		t.Error("after the last Tab does not come to the first, with a ring")
	}
	for i := len(all) - 1; i >= 0; i-- {
		if w.tab(true, false); w.focus.on != all[i] {
			t.Fatalf("backwards came %s, want %s", w.focus.on.Name(), all[i].Name())
		}
	}
	var panels []string
	for range 5 {
		w.tab(false, true)
		panels = append(panels, w.focus.on.Name())
	}
	if want := []string{"world one", "rack slider", "maps one", "timeline one", "bar one"}; !slices.Equal(panels, want) {
		t.Errorf("by panels Tab came to %q, want %q", panels, want)
	}
	if w.tab(true, true); w.focus.on.Name() != "timeline one" {
		t.Errorf("backwards by panels it came to %s", w.focus.on.Name())
	}
}

// The arrows change the value that a key gave the focus, and are the actions' otherwise;
// Enter presses or begins to type; Esc gives the arrows back.
func TestKeysAtTheFocus(t *testing.T) {
	w, f := open(t)
	did := ""
	w.Actions.Add(ui.Action{ID: "step", Chords: ui.Key(ebiten.KeyArrowRight), Run: func() { did = "step" }})
	w.Actions.Add(w.Keymap(w.Desk.Hand())...)
	rack := f["rack"]
	right := uitest.Press(ebiten.KeyArrowRight)
	w.focus.on = rack.controls[1]
	if w.Press(right); did != "step" || rack.v != 0.5 {
		t.Errorf("a slider that the mouse gave the focus: %v, did %q", rack.v, did)
	}
	did, w.focus.byKeys = "", true
	done := 0
	rack.controls[1].(*ui.Slider).Done = func() { done++ }
	for range 3 {
		w.Press(right)
	}
	if did != "" || rack.v < 0.529 || done != 0 {
		t.Errorf("three arrows: %v, did %q, done %d times while held", rack.v, did, done)
	}
	if w.Press(uitest.Keys{}); done != 1 {
		t.Errorf("a key that was let go is done %d times", done)
	}
	w.focus.on = rack.controls[0]
	if w.Press(uitest.Press(ebiten.KeyEnter)); !slices.Equal(rack.did, []string{"one"}) {
		t.Errorf("Enter on a button did %q", rack.did)
	}
	w.focus.on = rack.controls[2]
	w.Press(uitest.Press(ebiten.KeyEnter))
	w.Press(uitest.Type("bad"))
	if w.Press(uitest.Press(ebiten.KeyEnter)); w.focus.typing == nil {
		t.Error("what is refused ends typing")
	}
	w.Press(uitest.Press(ebiten.KeyBackspace))
	w.Press(uitest.Type("g"))
	if w.Press(uitest.Press(ebiten.KeyTab)); w.focus.typing != nil || rack.text != "bag" || w.focus.on != f["maps"].controls[0] {
		t.Errorf("Tab took %q and went to %s", rack.text, w.focus.on.Name())
	}
	rack.escapes = true
	esc := uitest.Press(ebiten.KeyEscape)
	if w.Press(esc); rack.escapes || !w.focus.byKeys {
		t.Error("Esc that ends something in a panel takes the focus too")
	}
	if w.Press(esc); w.focus.byKeys {
		t.Error("after Esc the arrows are still the focus's")
	}
}

// A press goes to the panel under it and what lies over it, not to what is below; typing
// ends with a press elsewhere; a popup takes the mouse, and a press beside closes it.
func TestPointerGoesToWhatItIsOn(t *testing.T) {
	w, f := open(t)
	world := f["world"]
	f["rack"].over = image.Rect(world.region.Min.X, world.region.Max.Y-100, world.region.Max.X, world.region.Max.Y)
	last := func(name string) ui.Pointer { return f[name].pointers[len(f[name].pointers)-1] }
	w.Point(ui.Pointer{At: uitest.Middle(f["rack"].over), Pressed: true, Down: true})
	if last("world").Free || !last("rack").Free {
		t.Errorf("over the world a popover: free in the world %v, in the rack %v", last("world").Free, last("rack").Free)
	}
	w.Point(ui.Pointer{At: uitest.Middle(world.region).Sub(image.Pt(0, 60))})
	if !last("world").Free {
		t.Error("the world is not free where nothing lies over it")
	}
	world.over = world.region // as many lives lie over it all
	w.Point(ui.Pointer{At: uitest.Middle(f["rack"].over), Pressed: true, Down: true})
	if last("world").Free || !last("rack").Free {
		t.Errorf("over what covers the world a popover: free in that %v, in the rack %v", last("world").Free, last("rack").Free)
	}
	world.over = image.Rectangle{}
	for _, p := range uitest.Click(uitest.Middle(f["bar"].controls[2].Rect())) {
		w.Point(p)
	}
	if w.focus.typing != f["bar"].controls[2] {
		t.Fatal("a click on a field begins nothing")
	}
	w.Press(uitest.Type("x"))
	for _, p := range uitest.Click(uitest.Middle(f["bar"].controls[0].Rect())) {
		w.Point(p)
	}
	if w.focus.typing != nil || f["bar"].text != "x" || len(f["bar"].did) != 1 || w.focus.on != f["bar"].controls[0] {
		t.Errorf("a click elsewhere: typed %q, did %q", f["bar"].text, f["bar"].did)
	}
	chosen := 0
	ui.OpenList(w.Popups, func() image.Rectangle { return image.Rect(100, 100, 200, 120) }, []ui.Row{{Title: "a", Act: func() { chosen++ }}}, 200)
	w.Popups.Fit(w.Bounds(), w.Scale())
	for _, p := range uitest.Click(uitest.Middle(f["bar"].controls[0].Rect())) {
		w.Point(p)
	}
	if len(f["bar"].did) != 1 || w.Popups.Open() != nil || chosen != 0 {
		t.Errorf("a press beside a list: did %q, chose %d", f["bar"].did, chosen)
	}
	w.Point(ui.Pointer{At: uitest.Middle(f["maps"].controls[0].Rect())})
	if tip := w.Tip.(*noTip).text; tip != "does one" {
		t.Errorf("resting on a button says %q", tip)
	}
}

// Panels are drawn when there is something new; on a slow machine they take turns, and
// what lies over another is drawn with it.
func TestPanelsTakeTurns(t *testing.T) {
	w, f := open(t)
	now := time.Unix(1000, 0)
	drawn := func(after time.Duration) (names []string) {
		now = now.Add(after)
		w.plan(now)
		for i, s := range w.Seats {
			if w.repaint.now[i] {
				names = append(names, s.Name())
				w.repaint.since(i, now)
			}
		}
		return names
	}
	every := []string{"bar", "world", "rack", "maps", "timeline"}
	if got := drawn(0); !slices.Equal(got, every) {
		t.Errorf("the first frame draws %q", got)
	}
	if got := drawn(10 * time.Millisecond); got != nil {
		t.Errorf("with nothing new %q are drawn", got)
	}
	f["maps"].dirty = true
	if got := drawn(10 * time.Millisecond); !slices.Equal(got, []string{"maps"}) {
		t.Errorf("with new maps %q are drawn", got)
	}
	f["maps"].dirty = false
	w.repaint.arrived(w.Seats)
	if got := drawn(10 * time.Millisecond); !slices.Equal(got, every) {
		t.Errorf("with a new moment %q are drawn", got)
	}
	// Slow and playing: each waits for its turn, and none is forgotten.
	w.Seats[1].Turn = 0
	w.repaint.interval = 1
	w.Desk.View().Snap.Playing = true
	w.repaint.arrived(w.Seats)
	if got := drawn(30 * time.Millisecond); !slices.Equal(got, []string{"world"}) {
		t.Errorf("on a slow machine %q are drawn at once", got)
	}
	w.repaint.interval = 1
	if got := drawn(80 * time.Millisecond); len(got) != 4 {
		t.Errorf("a tenth of a second later %q are drawn", got)
	}
	w.Desk.View().Snap.Playing = false
	f["rack"].over = f["world"].region
	if got := drawn(time.Millisecond); !slices.Equal(got, every) {
		t.Errorf("where a popover opens over the world %q are drawn", got)
	}
	f["rack"].dirty = true
	if got := drawn(time.Millisecond); !slices.Equal(got, []string{"world", "rack"}) {
		t.Errorf("with a popover over the world %q are drawn", got)
	}
	f["rack"].over, f["rack"].dirty = image.Rectangle{}, false
	if got := drawn(time.Millisecond); !slices.Equal(got, every) {
		t.Errorf("where it closes %q are drawn", got)
	}
	if got := drawn(time.Millisecond); got != nil {
		t.Errorf("after that %q are drawn", got)
	}
}

// The regions fill the window, at every size, and none lies on another.
func TestRegionsFillTheWindow(t *testing.T) {
	for _, size := range []image.Point{{1024, 640}, {1366, 768}, {1440, 900}, {1920, 1080}, {3840, 2160}} {
		for _, percent := range []int{100, 125, 150} {
			r := NewRegions(size, percent, Way{}, func(px ui.Scale) int { return px.Px(600) })
			area := 0
			names := []string{"bar", "world", "rack", "maps", "timeline"}
			for i, name := range names {
				area += r.At[name].Dx() * r.At[name].Dy()
				for _, other := range names[:i] {
					if r.At[name].Overlaps(r.At[other]) {
						t.Errorf("%v, %d %%: %s lies on %s", size, percent, name, other)
					}
				}
			}
			if area != size.X*size.Y {
				t.Errorf("%v, %d %%: the regions have %d of %d pixels", size, percent, area, size.X*size.Y)
			}
			if c := r.At["caption"]; !c.In(r.At["world"]) || c.Empty() {
				t.Errorf("%v, %d %%: the caption lies at %v", size, percent, c)
			}
		}
	}
	for size, compact := range map[image.Point]bool{{1440, 900}: false, {1024, 640}: true} {
		if r := NewRegions(size, 100, Way{}, func(px ui.Scale) int { return px.Px(600) }); r.Scale.Compact != compact {
			t.Errorf("%v is small: %v", size, r.Scale.Compact)
		}
	}
	if r := NewRegions(image.Pt(1440, 900), 100, Way{Talk: true}, func(ui.Scale) int { return 0 }); !r.At["rack"].Empty() || r.At["timeline"] != image.Rect(0, 748, 1440, 900) || r.At["world"].Max.Y != 748 {
		t.Errorf("in a talk the rack is there, or no read-out: %v", r.At)
	}
	for _, size := range []image.Point{{960, 540}, {1280, 720}, {1920, 1080}} {
		r := NewRegions(size, 100, Way{Embed: true, Told: true}, func(px ui.Scale) int { return px.Px(600) })
		area := 0
		for _, name := range []string{"world", "maps", "timeline"} {
			area += r.At[name].Dx() * r.At[name].Dy()
		}
		if !r.At["bar"].Empty() || !r.At["rack"].Empty() || area != size.X*size.Y || !r.At["caption"].In(r.At["world"]) {
			t.Errorf("an embed of %v: %v", size, r.At)
		}
	}
	for _, size := range []image.Point{{844, 390}, {667, 375}} {
		r := NewRegions(size, 100, Way{Phone: true}, func(px ui.Scale) int { return px.Px(600) })
		if r.Size != size || !r.Scale.Touch || !r.At["rack"].Empty() {
			t.Errorf("a phone of %v has %+v", size, r)
		}
		for _, name := range []string{"bar", "world", "maps", "timeline"} {
			if at := r.At[name]; at.Empty() || !at.In(image.Rectangle{Max: size}) || name == "world" && at.Dx() < 270 || name == "maps" && at.Dx() < 356 {
				t.Errorf("a phone of %v has %s at %v", size, name, at)
			}
		}
	}
	if r := NewRegions(image.Pt(640, 360), 100, Way{Embed: true}, func(ui.Scale) int { return 0 }); r.Size != image.Pt(960, 540) {
		t.Errorf("a small embed is laid out in %v", r.Size)
	}
	if r := NewRegions(image.Pt(1440, 900), 125, Way{Talk: true, Told: true}, func(ui.Scale) int { return 0 }); r.At["caption"] != image.Rect(0, 640, 1440, 710) || r.At["world"].Max.Y != 640 || r.At["maps"].Max.Y != 640 {
		t.Errorf("in a talk with a lesson the caption hides something: %v", r.At)
	}
}

// told is an overlay that says how it looks.
type told struct {
	place image.Rectangle
	look  uint64
}

func (o *told) Lies() image.Rectangle { return o.place }
func (o *told) DrawOver(*ui.Painter)  {}
func (o *told) OverLook(s *ui.Sum)    { s.Add(o.look) }

// What lies over the panels is drawn when it changes, with the panels under it, and costs
// no frame while it stays as it is.
func TestOverlaysAreDrawnWhenTheyChange(t *testing.T) {
	w, f := open(t)
	o := &told{}
	w.Overlays = append(w.Overlays, o)
	now := time.Unix(1000, 0)
	frame := func() (drawn bool, names []string) {
		now = now.Add(20 * time.Millisecond)
		drawn = w.plan(now)
		for i, s := range w.Seats {
			if w.repaint.now[i] {
				names = append(names, s.Name())
			}
		}
		return drawn, names
	}
	frame()
	if drawn, _ := frame(); drawn {
		t.Fatal("a frame with nothing new is drawn")
	}
	o.place = f["world"].region.Inset(50)
	if drawn, names := frame(); !drawn || !slices.Equal(names, []string{"world"}) {
		t.Errorf("where something opens over the world %q are drawn", names)
	}
	for range 5 {
		if drawn, names := frame(); drawn {
			t.Fatalf("what lies over the world and stays as it is has %q drawn", names)
		}
	}
	f["maps"].dirty = true
	if _, names := frame(); !slices.Equal(names, []string{"world", "maps"}) {
		t.Errorf("with new maps under nothing %q are drawn", names)
	}
	f["maps"].dirty = false
	o.look++
	if drawn, names := frame(); !drawn || !slices.Equal(names, []string{"world"}) {
		t.Errorf("where what lies over the world changes %q are drawn", names)
	}
	o.place = image.Rectangle{}
	if drawn, names := frame(); !drawn || !slices.Equal(names, []string{"world"}) {
		t.Errorf("where it closes %q are drawn", names)
	}
	if drawn, _ := frame(); drawn {
		t.Error("after that frames are drawn")
	}
}
