package rack

import (
	"image"
	"math"
	"testing"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
)

// said checks what is said beside the diagram, and which leg is lit.
func (r *rig) tells(leg int, name, state string) {
	r.t.Helper()
	r.legs.update()
	if n, s, _ := r.legs.words(); n != name || s != state || r.legs.diagram.Chosen != leg {
		r.t.Errorf("the words are %q, %q and leg %d is lit, want %q, %q and leg %d", n, s, r.legs.diagram.Chosen, name, state, leg)
	}
}

// tip is where a leg of a length ends in the diagram.
func (r *rig) tip(leg int, share float64) image.Point {
	r.legs.update()
	r.legs.diagram.Shares[leg-1] = share
	p := r.legs.diagram.Tip(leg)
	return image.Pt(int(math.Round(p.X)), int(math.Round(p.Y)))
}

// The length slider sets a leg that is named beside it and lit in the diagram.
func TestLengthIsOfANamedLeg(t *testing.T) {
	r := newRig(t, "ant", large)
	r.tells(1, "Leg 1", "intact")
	r.legs.leg = 3
	r.tells(3, "Leg 3", "intact")
	r.legs.slide(0.26)
	r.tells(3, "Leg 3", "26 %")
	r.ask("a slider in the hand")
	r.legs.let()
	r.ask("the slider let go", desk.SetLeg{Leg: 3, Share: 0.26})
	r.ant().Body.Lower[2] = 0.26
	r.legs.leg = 0
	r.tells(3, "Leg 3", "26 %") // the first that is short
	r.ant().Body.Lower[2] = 0
	r.tells(3, "Leg 3", "cut off")
}

// The leg's length is one event, however long its key is held or its knob dragged.
func TestLengthIsOneEvent(t *testing.T) {
	r := newRig(t, "ant", large)
	slider := r.named("length").(*ui.Slider)
	keys := slider.Arrows()
	for range 3 {
		keys.By(-1, true)
		r.Pointer(ui.Pointer{Free: true})
	}
	if !r.legs.slides || math.Abs(r.legs.shown()-0.7) > 1e-9 {
		t.Fatalf("with the key held the leg is %v, being set: %v", r.legs.shown(), r.legs.slides)
	}
	r.ask("a key that is held")
	keys.Done()
	r.ask("the key let go", desk.SetLeg{Leg: 1, Share: 0.7})

	at := slider.Rect()
	drag := uitest.Drag(uitest.Middle(at), image.Pt(at.Min.X+20, at.Min.Y+16), image.Pt(at.Min.X, at.Min.Y+16))
	r.mouse(drag[:3])
	r.ask("a knob in the hand")
	r.mouse(drag[3:])
	r.ask("the knob let go", desk.SetLeg{Leg: 1, Share: 0})
	r.Pointer(ui.Pointer{At: uitest.Middle(at), Free: true, Wheel: -1})
	r.ask("the wheel", desk.SetLeg{Leg: 1, Share: 0.95})

	// A length that is as it was is no event.
	keys.By(1, false)
	keys.Done()
	r.ask("no other length")
}

// A click in the diagram cuts a leg, or restores it, as the desk knows; the leg is then
// the slider's.
func TestLegIsClicked(t *testing.T) {
	r := newRig(t, "ant", large)
	middle := uitest.Middle(r.legs.place)
	for leg, to := range []image.Point{{30, -30}, {-30, -30}, {-30, 30}, {30, 30}} {
		r.mouse(uitest.Click(middle.Add(to)))
		r.ask("a click", desk.CutLeg{Leg: leg + 1})
		r.tells(leg+1, []string{"Leg 1", "Leg 2", "Leg 3", "Leg 4"}[leg], "intact")
	}
	r.mouse(uitest.Click(middle))
	r.ask("a click on the torso")
	r.mouse(uitest.Click(image.Pt(r.legs.place.Min.X-40, middle.Y)))
	r.ask("a click beside the diagram")
	covered := uitest.Click(middle.Add(image.Pt(30, -30)))
	for i := range covered {
		covered[i].Free = false
	}
	r.mouse(covered)
	r.ask("a click on what lies over the diagram")
	r.view.NoRules = true
	r.mouse(uitest.Click(middle.Add(image.Pt(30, -30))))
	r.ask("a click without rules")
}

// A leg's tip is dragged to set its length; dragged out again, the leg is whole.
func TestTipIsDragged(t *testing.T) {
	r := newRig(t, "ant", large)
	drag := uitest.Drag(r.tip(1, 1), r.tip(1, 0.8), r.tip(1, 0.5))
	r.mouse(drag[:3])
	r.tells(1, "Leg 1", "50 %")
	r.ask("a tip in the hand")
	r.mouse(drag[3:])
	r.ask("a tip let go", desk.SetLeg{Leg: 1, Share: 0.5})

	r.ant().Body.Lower[0] = 0.5
	r.mouse(uitest.Drag(r.tip(1, 0.5), r.tip(1, 0.97)))
	r.ask("a tip dragged out", desk.SetLeg{Leg: 1, Share: 1})
	r.mouse(uitest.Drag(r.tip(1, 0.5), r.tip(1, 0).Add(image.Pt(-8, 8))))
	r.ask("a tip dragged in", desk.SetLeg{Leg: 1, Share: 0})
	r.mouse(uitest.Drag(r.tip(1, 0.5), r.tip(1, 0.9), r.tip(1, 0.5)))
	r.ask("a tip dragged back")
}

// The diagram is of use in a small window's section too, and a hand that has left it
// still has the tip.
func TestDiagramInASmallWindow(t *testing.T) {
	r := newRig(t, "ant", small)
	r.show(1)
	r.mouse(uitest.Click(uitest.Middle(r.legs.place).Add(image.Pt(30, -30))))
	r.ask("a click", desk.CutLeg{Leg: 1})
	r.show(-1)
	r.mouse(uitest.Click(uitest.Middle(r.legs.place).Add(image.Pt(30, -30))))
	r.ask("a click where the diagram is not shown")
}

// Another session forgets which leg was chosen, and what the hand was about.
func TestLegsAreForgotten(t *testing.T) {
	r := newRig(t, "ant", large)
	r.legs.leg = 4
	r.legs.slide(0.5)
	r.mouse(uitest.Drag(r.tip(2, 1), r.tip(2, 0.5))[:2])
	r.view.Opened++
	r.Take(r.view)
	r.tells(1, "Leg 1", "intact")
	r.Pointer(ui.Pointer{Free: true})
	r.ask("a hand that was about another ant")
	if r.legs.let(); len(r.sent) > 0 {
		t.Errorf("%v was sent", r.sent)
	}
}

// The list of legs tells each one's length, and chooses for the slider.
func TestLegIsChosen(t *testing.T) {
	r := newRig(t, "ant", large)
	r.ant().Body.Lower = [4]float64{1, 0, 0.25, 1}
	r.button("leg").Press()
	list := r.popups.Open().(*ui.List)
	for i, want := range []ui.Row{{Title: "Leg 1", Note: "intact"}, {Title: "Leg 2", Note: "cut off", Chosen: true}, {Title: "Leg 3", Note: "25 %"}, {Title: "Leg 4", Note: "intact"}} {
		if got := list.Rows()[i]; got.Title != want.Title || got.Note != want.Note || got.Chosen != want.Chosen {
			t.Errorf("row %d is %+v, want %+v", i, got, want)
		}
	}
	list.Rows()[2].Act()
	r.tells(3, "Leg 3", "25 %")
	r.ask("the list")
}
