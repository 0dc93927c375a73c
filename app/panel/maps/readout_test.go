package maps

import (
	"image"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/session"
	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
	"hebbarium/app/words"
	"hebbarium/brain"
	"hebbarium/evolve/microscope"
)

// A synapse under the pointer is read out: its neurons, its weight, its coefficients in
// the order of the formula, and its last change.
func TestSynapseIsReadOut(t *testing.T) {
	b := newBench(t, "ant", brain.ABCD_lr)
	b.next(func(s *session.Snapshot) {
		k := 5*128 + 7
		s.Weights[0][k], s.Deltas[0][k] = 0.18, -0.0123
		for i, v := range []float32{1.5, -2, 0, 0.25, 30000} { // A B C η D
			s.Coefficients[i][0][k] = v
		}
	})
	b.point(b.cell(1, 5, 7))
	r := b.readOut()
	if r.title != "upward speed → h1 7" || r.name != "w" || r.value != "+0.18" {
		t.Errorf("%q, %q, %q", r.title, r.name, r.value)
	}
	want := [][2]string{{"A", "+1.50"}, {"B", "−2.00"}, {"C", "0.00"}, {"D", "+30.00k"}, {"η", "+0.25"}, {"Δw", "−0.0123"}}
	if !reflect.DeepEqual(r.rows, want) {
		t.Errorf("the rows are %q, want %q", r.rows, want)
	}
	if r.place.Empty() || r.place != b.Lies() || !r.lens.Empty() {
		t.Errorf("it lies at %v, with a lens %v", r.place, r.lens)
	}
	b.draw()
	b.point(b.title.Min)
	if !b.Lies().Empty() {
		t.Error("it stays when the pointer has left the maps")
	}
}

// Neurons are called by what they are in their world: inputs by what they sense, outputs by
// their actuator.
func TestNeuronsHaveNames(t *testing.T) {
	for _, c := range []struct {
		world        string
		layer        int
		pre, post    int
		want, neuron string // of the post neuron on its strip
	}{
		{"ant", 1, 27, 127, "foot 4 down → h1 127", "h1 127"},
		{"ant", 2, 3, 4, "h1 3 → h2 4", "h2 4"},
		{"ant", 3, 63, 1, "h2 63 → ankle 1", "ankle 1"},
		{"ant", 3, 63, 7, "h2 63 → ankle 4", "ankle 4"},
		{"car", 1, 600, 2, "filter 8 at 3,6 → h1 2", "h1 2"},
		{"car", 3, 0, 2, "h2 0 → brake", "brake"},
	} {
		b := newBench(t, c.world, brain.ABCD_lr)
		if b.point(b.cell(c.layer, c.pre, c.post)); b.readOut().title != c.want {
			t.Errorf("%s: %q, want %q", c.world, b.readOut().title, c.want)
		}
		b.point(b.strip(c.layer, c.post))
		r := b.readOut()
		if value := words.Exact(float64(b.view.Snap.Activations[c.layer][c.post])); r.title != c.neuron || r.name != "o" || r.value != value || len(r.rows) > 0 || r.place.Empty() {
			t.Errorf("%s: on its strip %q, %q, %q, want %q, o, %q", c.world, r.title, r.name, r.value, c.neuron, value)
		}
	}
}

// Static weights have no coefficients.
func TestStaticSynapseHasNoCoefficients(t *testing.T) {
	b := newBench(t, "ant", brain.Static)
	b.point(b.cell(2, 1, 1))
	if rows := b.readOut().rows; len(rows) != 1 || rows[0][0] != "Δw" {
		t.Errorf("the rows are %q", rows)
	}
}

// A right click looks at a synapse or a neuron under the microscope, and a click on a strip
// at its neuron, unless a brush is in hand; what is looked at is marked.
func TestMicroscopeIsAskedFor(t *testing.T) {
	b := newBench(t, "ant", brain.ABCD_lr)
	var asked []microscope.Target
	b.Looks = func(t microscope.Target) { asked = append(asked, t) }
	right := func(at image.Point) { b.do(ui.Pointer{At: at, Free: true, Right: true}) }
	press := func(at image.Point) { b.do(ui.Pointer{At: at, Free: true, Pressed: true, Down: true}) }
	right(b.cell(2, 61, 22))
	right(b.strip(1, 7))
	right(b.title.Min)
	press(b.cell(2, 61, 22))
	press(b.strip(2, 9))
	want := []microscope.Target{{Layer: 2, Pre: 61, Post: 22}, {Layer: 1, Pre: microscope.All, Post: 7}, {Layer: 2, Pre: microscope.All, Post: 9}}
	if !slices.Equal(asked, want) {
		t.Errorf("expected %v, found %v", want, asked)
	}
	b.table.Do("brush 0")
	if press(b.strip(2, 9)); len(asked) != len(want) {
		t.Error("expected a brush to paint neurons on a strip")
	}
	before := b.look()
	b.Mark(want[0], true)
	if b.look() == before {
		t.Error("expected the synapse that is looked at to be marked")
	}
	if b.Mark(want[0], false); b.look() != before {
		t.Error("expected the mark to go")
	}
}

// Nothing is read out while something lies over the window, a stroke is under way, or
// the weights' way is shown in place of the maps.
func TestReadOutKeepsOutOfTheWay(t *testing.T) {
	b := newBench(t, "ant", brain.ABCD_lr)
	b.sit(least())
	at := b.cell(2, 10, 10)
	b.do(ui.Pointer{At: at, Free: true, Right: true})
	b.popups.Show(&ui.List{})
	if !b.Lies().Empty() {
		t.Error("it lies over what lies over the window")
	}
	b.popups.Close()
	b.click("brush zero")
	b.do(uitest.Drag(at, at)[:1]...)
	if !b.Lies().Empty() {
		t.Error("it lies in the way of a stroke")
	}
	b.Escape()
	if b.Lies().Empty() {
		t.Error("after the stroke it does not come back")
	}
	if b.click("mode 7"); !b.Lies().Empty() {
		t.Error("it is shown beside no map")
	}
}

// Wherever the pointer is, the read-out lies in the window, and not under it.
func TestReadOutLiesInTheWindow(t *testing.T) {
	everywhere(t, func(name string, b *bench) {
		for layer, n := range b.brush.net.Sizes[1:] {
			for _, pre := range []int{0, b.brush.net.Sizes[layer] - 1} {
				for _, post := range []int{0, n - 1} {
					at := b.cell(layer+1, pre, post)
					b.point(at)
					r := b.readOut()
					if !r.place.In(image.Rectangle{Max: b.size}) || at.In(r.place) {
						t.Errorf("%s: of %v it lies at %v", name, at, r.place)
					}
					if !r.lens.Empty() && !r.lens.In(r.place) {
						t.Errorf("%s: of %v the lens lies at %v in %v", name, at, r.lens, r.place)
					}
				}
			}
		}
	})
}

// At the least size two of the car's synapses share a pixel: the lens shows each of them,
// at the foot of the read-out, until X closes it. The ant's are large enough there.
func TestLensOpensOverSmallSynapses(t *testing.T) {
	b := newBench(t, "car", brain.ABCD_lr)
	b.sit(least())
	at := b.cell(1, 60, 6)
	b.point(at)
	r := b.readOut()
	card := image.Rect(at.X+20, at.Y+12, at.X+20+288, at.Y+12+273)
	if lens := image.Rect(card.Min.X+48, card.Max.Y-12-140, card.Max.X-48, card.Max.Y-12); r.place != card || r.lens != lens {
		t.Errorf("the read-out lies at %v with a lens at %v, want %v and %v", r.place, r.lens, card, lens)
	}
	if r.hit.Layer != 1 || r.hit.Post != 6 || !strings.HasPrefix(r.title, "filter 1 at 6,") {
		t.Errorf("the lens is of %+v, under %q", r.hit, r.title)
	}
	b.draw()
	b.key(ebiten.KeyX, false)
	if r := b.readOut(); !r.lens.Empty() || r.place.Dy() != 273-140-12 {
		t.Errorf("closed, it is a lens at %v in %v", r.lens, r.place)
	}
	b.key(ebiten.KeyX, false)
	if b.readOut().lens.Empty() {
		t.Error("it does not open again")
	}
	if b.point(b.strip(1, 3)); !b.readOut().lens.Empty() {
		t.Error("a neuron has a lens")
	}
	a := newBench(t, "ant", brain.ABCD_lr)
	a.sit(least())
	if a.point(a.cell(1, 3, 3)); a.Lies().Empty() || !a.readOut().lens.Empty() {
		t.Error("the ant's synapses have a lens")
	}
}

// Where what lay over a map goes away under a resting pointer, nothing is read out until that
// moves.
func TestRestingPointerReadsNothingOut(t *testing.T) {
	b := newBench(t, "ant", brain.ABCD_lr)
	at := b.cell(1, 5, 7)
	b.Pointer(ui.Pointer{At: at}) // over a card
	if b.Pointer(ui.Pointer{At: at, Free: true}); !b.Lies().Empty() {
		t.Error("a read-out comes where nobody pointed")
	}
	if b.Pointer(ui.Pointer{At: at.Add(image.Pt(0, 1)), Free: true}); b.Lies().Empty() {
		t.Error("none comes where the pointer moves")
	}
}
