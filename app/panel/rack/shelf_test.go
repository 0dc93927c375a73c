package rack

import (
	"fmt"
	"image"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/session"
	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/sense"
)

// strikes lets the life be under conditions, as a session's snapshot has them.
func (r *rig) strikes(changes []sense.Change, inputs []sense.How, world map[string]float64) {
	s := r.view.Snap
	s.Senses = sense.State{Changes: changes, Inputs: inputs}
	s.Conditions = append([]session.Condition{}, s.Conditions...)
	for i := range s.Conditions {
		s.Conditions[i].Value = s.Conditions[i].Knob.Usual
		if v, ok := world[s.Conditions[i].Name]; ok {
			s.Conditions[i].Value = v
		}
	}
	s.Serial++
	s.Obeyed++
	r.Take(r.view)
}

func (r *rig) click(name string) {
	r.t.Helper()
	at := r.named(name).Rect()
	if at.Empty() {
		r.t.Fatalf("%s is not shown", name)
	}
	r.mouse(uitest.Click(uitest.Middle(at)))
}

// In a rack that lies open the shelf's buttons open a section over the world, one at a
// time; so do the actions, and Esc closes it.
func TestShelfOpensOverTheWorld(t *testing.T) {
	for _, world := range episode.Worlds() {
		r := newRig(t, world, large)
		n := len(r.sections())
		senses, surroundings := fmt.Sprint("section ", n-2), fmt.Sprint("section ", n-1)
		if !r.Over().Empty() || !r.named("delay").Rect().Empty() {
			t.Fatalf("%s: something is open at first", world)
		}
		r.click(senses)
		if r.Over().Empty() || r.Over().Max.Y > r.region.Min.Y || r.named("delay").Rect().Empty() || r.named("randomise").Rect().Empty() {
			t.Errorf("%s: the senses lie at %v", world, r.Over())
		}
		r.draw()
		r.click(surroundings)
		if !r.named("delay").Rect().Empty() || r.named("world back").Rect().Empty() {
			t.Errorf("%s: the senses stay open beside the world", world)
		}
		r.draw()
		if !r.Escape() || !r.Over().Empty() || r.Escape() {
			t.Errorf("%s: Esc does not close it, once", world)
		}
		for _, title := range []string{"Senses", "World"} {
			r.actions.Do("open " + title)
			if r.Over().Empty() || r.sections()[r.open].title != title {
				t.Errorf("%s: the action does not open %s", world, title)
			}
		}
		if r.actions.Press(uitest.Press(ebiten.KeyG)); !r.Over().Empty() {
			t.Errorf("%s: the key does not close it", world)
		}
		if r.actions.Press(uitest.Press(ebiten.KeyQ)); r.named("senses back").Rect().Empty() {
			t.Errorf("%s: the key does not open the senses", world)
		}
		r.ask(world + ": sections")
	}
}

// The shelf tells how much is struck, and gives all of it back as one; each section gives
// back its own. What is struck is the life's: another moment shows another.
func TestAllIsGivenBack(t *testing.T) {
	r := newRig(t, "ant", large)
	sections := r.sections()
	senses, surroundings := sections[len(sections)-2], sections[len(sections)-1]
	events := func(list ...episode.Event) desk.Command { return desk.Injure{Events: list} }
	on, gravity, load := episode.Event{Kind: "sense", Args: "all=on"}, episode.Event{Kind: "world", Args: "gravity=1"}, episode.Event{Kind: "world", Args: "load=0"}
	back := []string{"all back"}
	for i, c := range []struct {
		changes       []sense.Change
		world         map[string]float64
		senses, knobs int
		all           desk.Command
	}{
		{nil, nil, 0, 0, nil},
		{[]sense.Change{{Name: "feet", How: sense.Off}, {How: sense.Delay, Value: 3}}, nil, 2, 0, events(on)},
		{nil, map[string]float64{"gravity": 0.5, "load": 20}, 0, 2, events(gravity, load)},
		{[]sense.Change{{How: sense.Delay, Value: 3}}, map[string]float64{"gravity": 2}, 1, 1, events(on, gravity)},
		{nil, nil, 0, 0, nil}, // undone
	} {
		r.strikes(c.changes, nil, c.world)
		if senses.struck() != c.senses || surroundings.struck() != c.knobs {
			t.Errorf("%d: %d and %d are struck, want %d and %d", i, senses.struck(), surroundings.struck(), c.senses, c.knobs)
		}
		for _, name := range back {
			if off := r.button(name).Off(); off != (c.all == nil) {
				t.Errorf("%d: %s is off: %v", i, name, off)
			}
		}
		r.click("all back")
		if c.all == nil {
			r.ask("nothing to give back")
			continue
		}
		r.ask("all back", c.all)
		r.draw()
	}
	r.strikes([]sense.Change{{How: sense.Delay, Value: 3}}, nil, map[string]float64{"gravity": 2})
	r.actions.Do("open Senses")
	r.click("senses back")
	r.ask("senses back", events(on))
	r.actions.Do("open World")
	r.click("world back")
	r.ask("world back", events(gravity))
}

// A knob's slider, its wheel, its arrows and its field make the event when they are let go,
// of what they show then; the name gives the usual back.
func TestDialsTurnTheWorld(t *testing.T) {
	r := newRig(t, "ant", large)
	r.actions.Do("open World")
	one := func(args string) desk.Command { return desk.One("world", args) }
	slider := r.named("gravity").(*ui.Slider)
	at := slider.Rect()
	middle := uitest.Middle(at)
	drag := uitest.Drag(middle, middle.Sub(image.Pt(10, 0)), image.Pt(at.Min.X+7+(at.Dx()-14)/4, middle.Y))
	r.mouse(drag[:3])
	r.ask("a slider in the hand")
	if v := r.named("gravity value").(*ui.Field).Value(); v != "50 %" {
		t.Errorf("the field shows %s while the slider is dragged", v)
	}
	r.mouse(drag[3:])
	r.ask("a slider let go", one("gravity=0.5"))
	if v := r.named("gravity value").(*ui.Field).Value(); v != "50 %" {
		t.Errorf("until the life has taken it, the field shows %s", v)
	}
	r.strikes(nil, nil, nil) // which the life has not, as after an undo
	if v := r.named("gravity value").(*ui.Field).Value(); v != "100 %" {
		t.Errorf("after an undo the field shows %s", v)
	}
	r.click("gravity name")
	r.ask("the name of what is as usual")
	r.strikes(nil, nil, map[string]float64{"gravity": 0.5})
	r.click("gravity name")
	r.ask("the name", one("gravity=1"))

	slope := r.named("slope").(*ui.Slider)
	r.mouse([]ui.Pointer{{At: uitest.Middle(slope.Rect()), Free: true, Wheel: 1}})
	r.ask("the wheel", one("slope=2"))
	r.strikes(nil, nil, map[string]float64{"slope": 2})
	keys := slope.Arrows()
	keys.By(1, false)
	keys.By(1, false)
	r.ask("arrows held")
	keys.Done()
	r.ask("arrows let go", one("slope=4"))

	load := r.named("load value").(*ui.Field)
	for text, want := range map[string]string{"12": "load=12", "30 kg": "load=30", "7.5": "load=7.5"} {
		r.strikes(nil, nil, nil)
		if load.Begin(); !load.Accept(text) {
			t.Errorf("%q is refused", text)
		}
		load.End(false)
		r.ask(text, one(want))
	}
	for name, texts := range map[string][]string{"load value": {"-1", "NaN", "501", "many", ""}, "gravity value": {"401", "NaN", "-5 %"}, "slope value": {"46", "−46"}} {
		for _, text := range texts {
			said := len(r.said)
			if r.named(name).(*ui.Field).Accept(text) || len(r.said) == said {
				t.Errorf("%s: %q is taken, and %q said", name, text, r.said[said:])
			}
		}
	}
	r.ask("what is refused")
}

// The car's road is one of three.
func TestRoadIsChosen(t *testing.T) {
	r := newRig(t, "car", large)
	r.actions.Do("open World")
	for _, road := range []string{"darker", "narrower", "usual"} {
		r.click("track " + road)
		r.ask(road, desk.One("world", "track="+road))
	}
}
