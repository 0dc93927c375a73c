package lives

import (
	"image"
	"math"
	"strings"
	"testing"

	"hebbarium/app/desk"
	"hebbarium/app/many"
	"hebbarium/app/session"
	"hebbarium/app/session/footing"
	"hebbarium/app/ui"
	"hebbarium/render/kit/kittest"
)

// rig is a panel of many lives, of which nothing is lived.
type rig struct {
	*Panel
	sent []desk.Command
	tick int
}

func newRig(t *testing.T, lives int) *rig {
	t.Helper()
	r := &rig{}
	view := &desk.View{World: "ant", Many: lives, Snap: &session.Snapshot{}}
	view.Settings.Many = 36
	hand := &desk.Hand{Send: func(c desk.Command) { r.sent = append(r.sent, c) }, Say: func(string) {}, View: func() *desk.View { return view }}
	r.Panel = New(hand, kittest.Theme(t), many.New(), &many.Eye{}, nil)
	r.view = view
	r.Place(image.Rect(0, 56, 744, 572), ui.Scale{Percent: 100})
	return r
}

// mouse is one tick of the mouse at the middle of a place.
func (r *rig) mouse(at image.Rectangle, change func(*ui.Pointer)) {
	r.tick++
	p := ui.Pointer{At: at.Min.Add(at.Size().Div(2)), Free: true, Tick: r.tick}
	if change != nil {
		change(&p)
	}
	r.Pointer(p)
}

func down(p *ui.Pointer) { p.Pressed, p.Down = true, true }

// Tiles fill the region beside the switch, none over another, and are found by the mouse.
func TestTilesHaveTheirPlaces(t *testing.T) {
	for _, n := range many.Counts() {
		r := newRig(t, n)
		for life := 1; life <= n; life++ {
			at := r.Tile(life)
			if at.Empty() || !at.In(r.region) || at.Overlaps(r.switchPlace()) {
				t.Fatalf("%d lives: tile %d is %v", n, life, at)
			}
			if life > 1 && at.Overlaps(r.Tile(life-1)) {
				t.Fatalf("%d lives: tile %d lies over the one before", n, life)
			}
			if r.mouse(at, nil); r.eye.Hover != life {
				t.Fatalf("%d lives: over tile %d it lights %d up", n, life, r.eye.Hover)
			}
		}
		if r.mouse(r.switchPlace(), nil); r.eye.Hover != 0 {
			t.Errorf("%d lives: off the tiles %d is lit up", n, r.eye.Hover)
		}
	}
}

// A click outlines a life, one with Shift compares it, a double click opens it alone.
func TestTilesAreClicked(t *testing.T) {
	r := newRig(t, 9)
	r.mouse(r.Tile(3), down)
	if r.eye.Chosen != 3 {
		t.Fatalf("clicked: %+v", r.eye)
	}
	r.tick += 40
	r.mouse(r.Tile(7), func(p *ui.Pointer) { down(p); p.Shift = true })
	if r.eye.Pair != [2]int{3, 7} {
		t.Fatalf("with Shift: %+v", r.eye)
	}
	if !r.Escape() || r.eye.Pair != [2]int{} || r.eye.Chosen != 3 || !r.Escape() || r.eye.Chosen != 0 || r.Escape() {
		t.Fatalf("Esc lets go of one thing at a time: %+v", r.eye)
	}
	r.tick += 40
	r.mouse(r.Tile(5), down)
	r.mouse(r.Tile(5), nil)
	if r.mouse(r.Tile(5), down); len(r.sent) != 1 || r.sent[0] != (desk.Become{Seed: 4}) {
		t.Fatalf("a double click sends %v", r.sent)
	}
	// By key: the next life, and Enter.
	r.sent, r.eye.Chosen = nil, 0
	do := func(id string) {
		for _, a := range r.Actions() {
			if a.ID == id && a.Here() {
				a.Run()
			}
		}
	}
	do("open life")
	do("last life")
	if r.eye.Chosen != 9 || len(r.sent) != 0 {
		t.Errorf("before the first is %d, sent %v", r.eye.Chosen, r.sent)
	}
	do("next life")
	do("next life")
	if do("open life"); r.eye.Chosen != 2 || len(r.sent) != 1 || r.sent[0] != (desk.Become{Seed: 1}) {
		t.Errorf("the second of the next is %d, sent %v", r.eye.Chosen, r.sent)
	}
}

// The wheel over the switch goes through the numbers of lives, and the key from one to many.
func TestSwitchOfLives(t *testing.T) {
	r := newRig(t, 16)
	at := r.controls.Named("many").Rect()
	r.mouse(at, func(p *ui.Pointer) { p.Wheel = 1 })
	r.mouse(at, func(p *ui.Pointer) { p.Wheel = -1 })
	if len(r.sent) != 2 || r.sent[0] != (desk.Many{Lives: 36}) || r.sent[1] != (desk.Many{Lives: 9}) {
		t.Errorf("the wheel sends %v", r.sent)
	}
	r.sent = nil
	toggle := r.Actions()[0]
	toggle.Run()
	r.view.Many = 0
	r.lay()
	toggle.Run()
	if len(r.sent) != 2 || r.sent[0] != (desk.Many{Lives: 1}) || r.sent[1] != (desk.Many{}) {
		t.Errorf("the key sends %v", r.sent)
	}
	if r.Over() != r.switchPlace() || !r.Tile(1).Empty() {
		t.Errorf("of one life it lies over %v", r.Over())
	}
	r.view.NoRules = true
	if !r.Over().Empty() {
		t.Error("without rules there is a switch")
	}
}

// A life that gets nowhere says so in its tile, also where its twin is too slow to measure by.
func TestTilesOfTheFallenSaySo(t *testing.T) {
	for fallen, want := range map[footing.Fallen]string{footing.OnItsBack: "fell over", footing.NoProgress: "stuck", footing.Upright: "slow"} {
		for _, v := range []many.Verdict{many.Down, many.Lain, many.Slow} {
			if got, _ := verdictWords(v, 0, &many.Life{Fallen: fallen}); got != want {
				t.Errorf("%v, %v: found %q, want %q", fallen, v, got, want)
			}
		}
	}
	if got, _ := verdictWords(many.Down, 0, &many.Life{Off: true}); got != "off" {
		t.Errorf("off the field: %q", got)
	}
}

// A lap that is finished says so in its tile where no injury does, and always in its tip.
func TestTilesOfFinishedLapsSaySo(t *testing.T) {
	lap := many.Life{Lap: true, Live: 812, Share: math.NaN()}
	for v, want := range map[many.Verdict]string{many.Unhurt: "lap done", many.Over: "lap done", many.Slow: "lap done", many.Back: "40", many.Missed: "not back"} {
		if got, _ := verdictWords(v, 40, &lap); got != want {
			t.Errorf("%v: found %q, want %q", v, got, want)
		}
	}
	s := &many.Snapshot{Lives: []many.Life{lap}}
	if got := tileHint(s, 1, "car"); !strings.Contains(got, "finished its lap in 812 steps") {
		t.Errorf("the tip says %q", got)
	}
}
