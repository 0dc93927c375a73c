package world

import (
	"image"
	"slices"
	"strings"
	"testing"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/sense"
)

// blind gives the agent a blind spot, as a session's snapshot has it.
func (r *rig) blind(p sense.Patch) {
	r.view.Snap.Senses = sense.State{}
	if p != (sense.Patch{}) {
		r.view.Snap.Senses.Changes = []sense.Change{{How: sense.Blind, Patch: p}}
	}
	r.moment()
	r.draw()
}

// A drag on the agent's view draws a blind spot where it goes; one on the spot moves it, the
// wheel grows it, and a click takes it away. None of them pushes the car or turns the view.
func TestBlindSpotIsDrawn(t *testing.T) {
	for _, at := range []place{large, small} {
		r := newRig(t, "car", at)
		pixels := r.car().agent.Pixels(r.card().Min)
		if pixels.Dx() != 2*agentSide || !pixels.In(r.card()) {
			t.Fatalf("the picture lies at %v", pixels)
		}
		p := func(x, y int) image.Point { return pixels.Min.Add(image.Pt(2*x+1, 2*y+1)) }
		one := func(args string) desk.Command { return desk.One("sense", args) }
		drag := uitest.Drag(p(10, 20), p(15, 25), p(29, 39))
		r.mouse(drag[:3])
		r.ask("a spot in the hand")
		if shown := r.car().blind.shown(r.view); shown != image.Rect(10, 20, 30, 40) || !r.Dirty() {
			t.Errorf("%v is shown while it is drawn", shown)
		}
		r.draw()
		r.mouse(drag[3:])
		r.ask("drawn", one("patch=10,20,20,20"))
		r.mouse(uitest.Drag(p(70, 70), p(60, 50)))
		r.ask("drawn upwards", one("patch=60,50,11,21"))
		r.mouse(uitest.Drag(p(70, 70), pixels.Max.Add(image.Pt(300, 300))))
		r.ask("drawn beyond the picture", one("patch=70,70,14,14"))
		r.mouse(uitest.Click(p(5, 5)))
		r.ask("a click beside the spot")

		r.blind(sense.Patch{X: 10, Y: 20, Width: 20, Height: 20})
		r.mouse(uitest.Drag(p(15, 25), p(20, 22)))
		r.ask("moved", one("patch=15,17,20,20"))
		r.mouse(uitest.Drag(p(15, 25), p(15, 25).Sub(image.Pt(400, 400))))
		r.ask("moved beyond the picture", one("patch=0,0,20,20"))
		r.mouse([]ui.Pointer{{At: p(15, 25), Free: true, Wheel: 1}})
		r.ask("grown", one("patch=9,19,22,22"))
		r.mouse([]ui.Pointer{{At: p(15, 25), Free: true, Wheel: -1}})
		r.ask("made smaller", one("patch=11,21,18,18"))
		if text, _ := r.Hint(p(15, 25)); !strings.Contains(text, "20 × 20") {
			t.Errorf("over the spot: %q", text)
		}
		if text, _ := r.Hint(p(50, 50)); !strings.Contains(text, "draw a blind spot") {
			t.Errorf("beside the spot: %q", text)
		}
		r.mouse(uitest.Click(p(15, 25)))
		r.ask("a click on the spot", one("patch=0,0,0,0"))

		r.view.Snap.Status, r.view.Over = episode.TimeUp, "time is up"
		r.mouse(uitest.Drag(p(50, 50), p(60, 60)))
		r.ask("a life that is over")
	}
}

// What the life is under is written in the world, each to be given back by a click; what has
// no room is told of, and nothing leaves the plate.
func TestBadgesGiveBack(t *testing.T) {
	for _, at := range places() {
		for _, name := range episode.Worlds() {
			r := newRig(t, name, at)
			s := r.view.Snap
			if len(r.badges.inForce) > 0 {
				t.Fatalf("%s: %v at the start", name, r.badges.inForce)
			}
			s.Senses.Changes = []sense.Change{{Name: "feet", How: sense.Off}, {How: sense.Delay, Value: 5}}
			s.Conditions = slices.Clone(s.Conditions)
			for i := range s.Conditions {
				s.Conditions[i].Value = s.Conditions[i].Knob.Most
			}
			r.moment()
			r.draw()
			if b := r.controls.Named("badge 0"); !b.Rect().In(r.words.hud) || b.Off() {
				t.Errorf("%s at %v: the first lies at %v in %v", name, at, b.Rect(), r.words.hud)
			}
			if !r.words.hud.In(at.region) || r.words.hud.Overlaps(r.card()) {
				t.Errorf("%s at %v: the plate lies at %v", name, at, r.words.hud)
			}
			told := len(r.badges.inForce) + len(r.badges.more)
			if want := 2 + len(s.Conditions); told != want {
				t.Errorf("%s at %v: %d are told of, want %d", name, at, told, want)
			}
			var lie []image.Rectangle
			for _, b := range r.badges.buttons {
				place := b.Rect()
				if ui.Overlaps(place, lie) || !place.Empty() && !place.In(r.words.hud) {
					t.Errorf("%s at %v: %s lies at %v", name, at, b.Name(), place)
				}
				lie = append(lie, place)
			}
			r.mouse(uitest.Click(uitest.Middle(r.controls.Named("badge 0").Rect())))
			r.ask("the first", desk.One("sense", "feet=on"))
			if len(r.badges.more) > 0 {
				last := r.controls.Named(r.badges.buttons[len(r.badges.inForce)].Name())
				if r.mouse(uitest.Click(uitest.Middle(last.Rect()))); !last.Off() || !strings.Contains(last.Hint(), r.badges.more[0][1:]) {
					t.Errorf("%s at %v: what has no room says %q", name, at, last.Hint())
				}
				r.ask("what has no room")
			}
		}
	}
}
