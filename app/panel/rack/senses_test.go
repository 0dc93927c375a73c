package rack

import (
	"strings"
	"testing"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/sense"
	"hebbarium/evolve/world"
)

// inputsStruck says how each of the ant's numbers is struck under changes.
func inputsStruck(changes ...sense.Change) []sense.How {
	how := make([]sense.How, 28)
	for _, c := range changes {
		for _, i := range inputsOf(c.Name) {
			how[i] = c.How
		}
	}
	return how
}

// A sense's key strikes it in the way that is chosen, strikes it anew in another, and gives
// it back where it is struck so.
func TestSenseKeys(t *testing.T) {
	r := newRig(t, "ant", large)
	r.actions.Do("open Senses")
	one := func(args string) desk.Command { return desk.One("sense", args) }
	feet := sense.Change{Name: "feet", How: sense.Off}
	r.click("sense feet")
	r.ask("feet", one("feet=off"))
	r.strikes([]sense.Change{feet}, inputsStruck(feet), nil)
	if tip := r.button("sense feet").Hint(); !strings.Contains(tip, "Now: off") {
		t.Errorf("the tip of feet that are off: %q", tip)
	}
	r.draw()
	r.click("sense feet")
	r.ask("feet again", one("feet=on"))
	r.click("how noise")
	r.click("sense feet")
	r.ask("feet, otherwise", one("feet=noise:0.2"))
	r.click("how gain")
	r.named("amount").(*ui.Slider).Arrows().By(-1, true)
	r.click("sense joint-speeds")
	r.ask("joint speeds", one("joint-speeds=gain:-0.5"))
	if f := r.named("amount value").(*ui.Field); !f.Accept("−1") || f.Accept("NaN") || f.Accept("2000") || f.Value() != "−1" {
		t.Errorf("a gain of %s", f.Value())
	}
	r.click("sense height")
	r.ask("height", one("height=gain:-1"))
	r.click("how freeze")
	if why := r.named("amount value").Hint(); !strings.Contains(why, "Only noise and gain") {
		t.Errorf("what is frozen has a strength: %q", why)
	}

	// All senses cover each, and a part of a group is told as one.
	all := sense.Change{Name: "all", How: sense.Freeze}
	r.strikes([]sense.Change{all}, inputsStruck(all), nil)
	r.click("sense posture")
	r.ask("posture, of all", one("posture=on"))
	foot := sense.Change{Name: "foot2", How: sense.Off}
	r.strikes([]sense.Change{foot}, inputsStruck(foot), nil)
	if s := r.outside.senseState("feet"); s != "partly off" {
		t.Errorf("the feet are %q", s)
	}
	r.draw()
	r.click("sense feet")
	r.ask("feet, partly", one("feet=freeze"))

	r.click("one sense")
	list := r.popups.Open().(*ui.List)
	if n := len(list.Rows()); n != 28 {
		t.Errorf("%d single senses", n)
	}
	for _, row := range list.Rows() {
		if row.Title == "Foot 2" {
			if !row.Chosen || row.Value != "off" {
				t.Errorf("%+v", row)
			}
			row.Act()
		}
	}
	r.ask("foot 2", one("foot2=freeze"))
}

// Every key and place in the list is of a sense that the ant has, and every number of it can
// be struck by itself.
func TestSensesAreTheAnts(t *testing.T) {
	known, single := map[string]bool{}, map[int]bool{}
	for _, g := range (*world.Ant)(nil).Senses().Groups {
		known[g.Name] = true
		if len(g.Inputs) == 1 {
			single[g.Inputs[0]] = true
		}
	}
	for _, g := range antGroups {
		if !known[g.name] {
			t.Errorf("the ant has no sense %s", g.name)
		}
	}
	if len(single) != 28 {
		t.Errorf("%d of 28 numbers can be struck by themselves", len(single))
	}
	for _, name := range episode.Worlds() {
		for _, k := range knobsOf(name) {
			if _, ok := knobs[k.Name]; !ok && k.Places == nil {
				t.Errorf("%s: nothing is said of %s", name, k.Name)
			}
			for _, place := range k.Places {
				if roads[place] == "" {
					t.Errorf("%s: nothing is said of the road %s", name, place)
				}
			}
		}
	}
}

// The car's picture loses light and colour, gets noise and a blind spot, and comes late; the
// blind spot's place can be typed, and moved by arrows.
func TestPictureIsStruck(t *testing.T) {
	r := newRig(t, "car", large)
	r.actions.Do("open Senses")
	one := func(args string) desk.Command { return desk.One("sense", args) }
	for name, c := range map[string]struct{ typed, want string }{
		"dark": {"50", "dark=0.5"}, "grain": {"0.1", "noise=0.1"}, "hue": {"120", "hue=120"}, "delay": {"5", "delay=5"},
	} {
		if !r.named(name + " value").(*ui.Field).Accept(c.typed) {
			t.Errorf("%s: %s is refused", name, c.typed)
		}
		r.ask(name, one(c.want))
	}
	if r.named("delay value").(*ui.Field).Accept("51") {
		t.Error("a delay of 51 steps is taken")
	}
	r.click("grey")
	r.ask("grey", one("grey"))
	r.click("blind spot")
	r.ask("blind spot", one("patch=32,20,20,20"))
	patch := r.named("patch").(*ui.Field)
	if !patch.Accept("1, 2, 30, 40") {
		t.Error("a patch with spaces is refused")
	}
	r.ask("a patch", one("patch=1,2,30,40"))
	for _, text := range []string{"80,0,5,1", "1,2,3", "1,2,0,4", "nothing", "1,2,3,4,5"} {
		said := len(r.said)
		if patch.Accept(text) || len(r.said) == said {
			t.Errorf("%q is taken", text)
		}
	}
	r.ask("bad patches")
	r.strikes([]sense.Change{{How: sense.Grey, Value: 1}, {How: sense.Blind, Patch: sense.Patch{X: 60, Y: 2, Width: 20, Height: 9}}}, nil, nil)
	if patch.Value() != "60,2,20,9" {
		t.Errorf("the patch is %s", patch.Value())
	}
	patch.Turns.By(1, true)
	r.ask("an arrow", one("patch=64,2,20,9"))
	patch.Turns.End(false)
	r.ask("the beginning", one("patch=0,2,20,9"))
	if !patch.Accept("") {
		t.Error("no patch is refused")
	}
	r.ask("no patch", one("patch=0,0,0,0"))
	r.click("grey")
	r.ask("grey again", one("grey=0"))
	r.click("blind spot")
	r.ask("blind spot again", one("patch=0,0,0,0"))
	r.draw()
}
