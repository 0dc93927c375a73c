package rack

import (
	"errors"
	"fmt"
	"image"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
	"hebbarium/evolve/episode"
)

// Each button sends its command, in each world, and nothing else.
func TestButtonsSendCommands(t *testing.T) {
	hold := func(name string) desk.Command { return desk.Hold{Actuator: name} }
	both := map[string]desk.Command{
		"randomise": desk.Randomise{}, "zero": desk.Zero{}, "plasticity": desk.Plasticity{}, "new rules": desk.NewRules{}, "twin": desk.Twin{},
		"wheel": desk.TakeWheel{}, "init": nil, "leg": nil, // which open lists
	}
	for world, own := range map[string]map[string]desk.Command{
		"car": {"steer": hold("steer"), "gas": hold("gas"), "brake": hold("brake"), "builtin": desk.Physics{Name: "builtin"}, "box2d": desk.Physics{Name: "box2d"}},
		"ant": {
			"hip1": hold("hip1"), "hip2": hold("hip2"), "hip3": hold("hip3"), "hip4": hold("hip4"),
			"ankle1": hold("ankle1"), "ankle2": hold("ankle2"), "ankle3": hold("ankle3"), "ankle4": hold("ankle4"),
			"builtin": desk.Physics{Name: "builtin"}, "mujoco": desk.Physics{Name: "mujoco"},
		},
	} {
		r := newRig(t, world, large)
		for _, c := range r.shown() {
			b, ok := c.(*ui.Button)
			if !ok || b == r.back || slices.Contains(r.buttons, c) { // which have tests of their own
				continue
			}
			want, known := own[b.Name()]
			if !known {
				want, known = both[b.Name()]
			}
			if !known {
				t.Errorf("%s: what does %s send?", world, b.Name())
			}
			r.mouse(uitest.Click(uitest.Middle(b.Rect())))
			if want == nil {
				r.ask(b.Name())
				if r.popups.Open() == nil {
					t.Errorf("%s: %s opens no list", world, b.Name())
				}
				r.popups.Close()
				continue
			}
			r.ask(b.Name(), want)
			b.Press()
			r.ask(b.Name()+" by key", want)
		}
	}
}

// Each control that is off says why and sends nothing, and one that is on does neither.
func TestControlsSayWhyTheyAreOff(t *testing.T) {
	r := newRig(t, "ant", large)
	injuries := strings.Fields("randomise zero share plasticity leg length hip1 ankle3 builtin mujoco")
	injuries = append(injuries, "new rules")
	check := func(when string, off map[string]string) {
		t.Helper()
		for _, c := range r.shown() {
			want := off[c.Name()]
			if c.Name() == "all back" {
				want = "No sense is struck, and the world is as usual"
			}
			if c.Off() != (want != "") || want != "" && c.Hint() != want {
				t.Errorf("%s: %s is off: %v, and says %q, want %q", when, c.Name(), c.Off(), c.Hint(), want)
			}
			if !c.Off() {
				continue
			}
			if r.mouse(uitest.Click(uitest.Middle(c.Rect()))); len(r.sent) > 0 || r.popups.Open() != nil {
				t.Errorf("%s: %s is off, and sent %v", when, c.Name(), r.sent)
			}
		}
	}
	all := func(why string) map[string]string {
		off := map[string]string{}
		for _, name := range injuries {
			off[name] = why
		}
		for leg := 1; leg <= legCount; leg++ {
			off[fmt.Sprint("hip", leg)], off[fmt.Sprint("ankle", leg)] = why, why
		}
		off["wheel"] = why
		return off
	}
	check("at the start", nil)

	r.view.NoRules = true
	none := all(desk.ChoosingRules)
	none["twin"] = desk.ChoosingRules
	check("without rules", none)
	r.view.NoRules = false

	r.ant().Body.Lower[2] = 0
	const cut = "The leg is cut off: restore it first"
	check("with leg 3 cut", map[string]string{"hip3": cut, "ankle3": cut})
	r.ant().Body.Lower[2] = 1

	r.view.Snap.NoMujoco = errors.New("physics of the ant: expected libmujoco.so, found none\nelsewhere")
	check("without MuJoCo", map[string]string{"mujoco": "expected libmujoco.so, found none; Built-in goes on"})

	r.view.Snap.Status, r.view.Over = episode.TimeUp, "time is up"
	check("at the end", all("Time is up: start again"))
	r.view.Over, r.view.Snap.Err, r.view.Snap.Step = "", errors.New("torso at 1e300 m"), 512
	check("after a divergence", all("The body left the numbers' range at step 512: step back, or start again"))
}

// What a control does is its hint, with its key.
func TestHints(t *testing.T) {
	r := newRig(t, "ant", large)
	for name, want := range map[string]string{
		"randomise":  "Draw all weights anew, as at birth  ·  R",
		"zero":       "Set the chosen share of the weights to zero: black on the maps  ·  Z",
		"share":      "How much Zero sets to zero, as a band of hidden neurons",
		"init":       "What Randomise draws the weights from: random, up to 0.1",
		"plasticity": "Learning: the weights go on changing, or stay as they are  ·  P",
		"new rules":  "Rules drawn at random in place of the evolved ones, or those back",
		"hip2":       "Hold the hip of leg 2, or release it",
		"ankle4":     "Hold the ankle of leg 4, or release it",
		"value":      "What motors are held at, from −1 to 1",
		"steps":      "For how many control steps they are held",
		"twin":       "The same life without the last injury, as an outline beside it  ·  T",
		"leg":        "The leg whose length the slider sets",
		"length":     "Length of the leg that is named here and lit in the diagram",
		"builtin":    "The physics that the program brings along",
		"mujoco":     "Go on in MuJoCo, another physics, from here",
	} {
		if got := r.named(name).Hint(); got != want {
			t.Errorf("%s says %q, want %q", name, got, want)
		}
	}
	if got := newRig(t, "car", large).named("gas").Hint(); got != "Hold it at the value under Hold, whatever the network says, or let it go" {
		t.Errorf("gas says %q", got)
	}
	for i, s := range r.sections() {
		if s.shelved {
			continue
		}
		head := r.lots[i].place.Min.Add(image.Pt(4, 12))
		if text, about := r.Hint(head); text == "" || text != lines[s.title] || !head.In(about) {
			t.Errorf("the title %s says %q", s.title, text)
		}
	}
	if text, _ := r.Hint(r.region.Min); text != "" {
		t.Errorf("the rack's edge says %q", text)
	}
}

// The arrows, Home and End change the values, and stay within their bounds.
func TestArrowsChangeValues(t *testing.T) {
	r := newRig(t, "ant", large)
	r.view.Next.HoldValue = 0.2
	next := &r.view.Next
	for name, c := range map[string]struct {
		turns                                 *ui.Arrows
		get                                   func() float64
		more, much, little, first, last, from float64
	}{
		"share": {r.named("share").(*ui.Slider).Arrows(), func() float64 { return next.Share }, 0.34, 0.44, 0.43, 0, 1, 0.33},
		"value": {r.named("value").(*ui.Field).Turns, func() float64 { return next.HoldValue }, 0.3, 0.8, 0.7, -1, 1, 0.2},
		"steps": {r.named("steps").(*ui.Field).Turns, func() float64 { return float64(next.HoldSteps) }, 101, 111, 110, 1, 1e6, 100},
	} {
		is := func(what string, want float64) {
			t.Helper()
			if math.Abs(c.get()-want) > 1e-9 {
				t.Errorf("%s %s: %v, want %v", name, what, c.get(), want)
			}
		}
		is("as it was", c.from)
		c.turns.By(1, false)
		is("by one", c.more)
		c.turns.By(1, true)
		is("by much", c.much)
		c.turns.By(-1, false)
		is("back by one", c.little)
		c.turns.End(false)
		is("at its beginning", c.first)
		c.turns.By(-1, true)
		is("not beyond its beginning", c.first)
		c.turns.End(true)
		is("at its end", c.last)
		c.turns.By(1, false)
		is("not beyond its end", c.last)
	}
}

// What is typed is taken within its bounds; the desk is asked, and says why not.
func TestFieldsTakeNumbers(t *testing.T) {
	r := newRig(t, "car", large)
	for _, c := range []struct {
		field, text string
		takes       bool
		want        desk.Command
	}{
		{"value", "0.5", true, desk.SetHoldValue{Value: 0.5}},
		{"value", "−0.125", true, desk.SetHoldValue{Value: -0.125}},
		{"value", "-1", true, desk.SetHoldValue{Value: -1}},
		{"value", "1.5", false, desk.SetHoldValue{Value: 1.5}},
		{"value", "+", false, desk.SetHoldValue{Value: math.NaN()}},
		{"steps", "20", true, desk.SetHoldSteps{Steps: 20}},
		{"steps", "1000001", false, desk.SetHoldSteps{Steps: 1000001}},
		{"steps", "", false, desk.SetHoldSteps{}},
	} {
		f := r.named(c.field).(*ui.Field)
		f.Begin()
		f.Keys(uitest.Press(ebiten.KeyBackspace)) // what was there
		f.Keys(uitest.Type(c.text))
		if f.Typed() != c.text {
			t.Errorf("%s: %q was typed, want %q", c.field, f.Typed(), c.text)
		}
		if took := f.End(true); took != c.takes {
			t.Errorf("%s: %q is taken: %v", c.field, c.text, took)
		}
		f.End(false)
		r.ask(c.field+" "+c.text, c.want)
	}
	r.view.Next.HoldValue, r.view.Next.HoldSteps = -0.5, 20
	if v, n := r.named("value").(*ui.Field).Value(), r.named("steps").(*ui.Field).Value(); v != "−0.50" || n != "20" {
		t.Errorf("they show %q and %q", v, n)
	}
}

// The list of distributions has those for all layers and for each alone, and what is
// chosen there is drawn from.
func TestDistributionIsChosen(t *testing.T) {
	r := newRig(t, "ant", large)
	init := r.button("init")
	init.Press()
	list := r.popups.Open().(*ui.List)
	var titles []string
	for _, row := range list.Rows() {
		titles = append(titles, row.Title)
	}
	if got := strings.Join(titles, "|"); got != "random, up to 0.1|random, up to 1|random, mostly up to 0.1|random, mostly up to 1|random, up to 0.1, only layer 1|random, up to 0.1, only layer 2|random, up to 0.1, only layer 3" {
		t.Errorf("the list has %q", got)
	}
	if !list.Rows()[0].Chosen || list.Rows()[1].Chosen {
		t.Error("what is chosen is not marked")
	}
	r.popups.Fit(r.window, r.px)
	if at := r.popups.Place(); at.Empty() || !at.In(r.window) || at.Overlaps(init.Rect()) {
		t.Errorf("the list lies at %v", at)
	}
	list.Rows()[5].Act()
	r.ask("layer 2", desk.SetInit{Init: "uniform=0.1,layer=2"})

	// In a small window it closes with the section that it hangs from.
	r.put(small)
	r.show(0)
	init.Press()
	r.popups.Fit(r.window, r.px)
	r.show(-1)
	if r.popups.Fit(r.window, r.px); r.popups.Open() != nil {
		t.Error("the list stays after its section")
	}
}

// The share slider follows the mouse, and its value is what is sent.
func TestShareIsDragged(t *testing.T) {
	r := newRig(t, "ant", small)
	r.show(0)
	at := r.named("share").Rect()
	end := image.Pt(at.Max.X-4, (at.Min.Y+at.Max.Y)/2)
	r.mouse(uitest.Drag(uitest.Middle(at), end))
	if r.view.Next.Share != 1 {
		t.Errorf("dragged to its end it is %v", r.view.Next.Share)
	}
}

// An actuator that is held tells how many of its steps are left.
func TestHeldActuatorsCountDown(t *testing.T) {
	r := newRig(t, "car", large)
	left := r.left("gas")
	if n, of := left(); n != 0 || of != 1 {
		t.Errorf("free: %d of %d", n, of)
	}
	r.view.Snap.Held = []int{0, 30, 7}
	r.view.Next.Holding["all"] = 100
	if n, of := left(); n != 30 || of != 100 {
		t.Errorf("held with all: %d of %d", n, of)
	}
	r.view.Next.Holding["gas"] = 40
	if n, of := left(); n != 30 || of != 40 {
		t.Errorf("held alone: %d of %d", n, of)
	}
}

// The rack is drawn anew where something that it shows has changed, and only then.
func TestDirty(t *testing.T) {
	for _, at := range places() {
		for _, world := range episode.Worlds() {
			r := newRig(t, world, at)
			r.view.Snap.Action = []float32{-0.5, 0.7, 0.1}
			r.view.Snap.Held = []int{0, 30, 7}
			if at.px.Compact {
				r.show(1)
			}
			if !r.Dirty() {
				t.Errorf("%v %s: what was never drawn need not be", at, world)
			}
			if r.draw(); r.Dirty() {
				t.Errorf("%v %s: what was just drawn must be drawn anew", at, world)
			}
		}
	}
	r := newRig(t, "ant", large)
	r.draw()
	r.view.Snap.Step = 7
	if r.Dirty() {
		t.Error("a step is nothing that the rack shows by itself")
	}
	over := func(name string, pressed bool) {
		r.Pointer(ui.Pointer{At: uitest.Middle(r.named(name).Rect()), Free: true, Pressed: pressed, Down: pressed})
	}
	for _, c := range []struct {
		what string
		make func()
	}{
		{"no plasticity", func() { r.view.Snap.Plastic = !r.view.Snap.Plastic }},
		{"random rules", func() { r.view.Snap.RandomRules = true }},
		{"another physics", func() { r.view.Snap.Engine = "mujoco/3" }},
		{"another share", func() { r.view.Next.Share = 0.5 }},
		{"another distribution", func() { r.view.Next.Init = "normal=1" }},
		{"another value", func() { r.view.Next.HoldValue = 0.5 }},
		{"other steps", func() { r.view.Next.HoldSteps = 5 }},
		{"a leg that is chosen", func() { r.legs.leg = 2 }},
		{"the slider", func() { r.legs.slide(0.5) }},
		{"its event", func() { r.legs.let() }},
		{"the pointer on a button", func() { over("zero", false) }},
		{"a press", func() { over("zero", true) }},
		{"the pointer on a leg", func() {
			r.Pointer(ui.Pointer{At: uitest.Middle(r.legs.place).Add(image.Pt(30, -30)), Free: true})
		}},
		{"the end", func() { r.view.Snap.Status = episode.Done }},
		{"no rules", func() { r.view.NoRules = true }},
		{"a small window", func() { r.put(small) }},
		{"an open section", func() { r.show(2) }},
	} {
		if c.make(); !r.Dirty() {
			t.Errorf("%s: not drawn anew", c.what)
		}
		if r.draw(); r.Dirty() {
			t.Errorf("%s: drawn again and again", c.what)
		}
	}
}
