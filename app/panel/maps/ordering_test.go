package maps

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"hebbarium/app/session"
	"hebbarium/app/ui/uitest"
	"hebbarium/brain"
	"hebbarium/render/maps"
)

// ordered lets a bench show its neurons in an order of no meaning.
func ordered(b *bench) [][]int {
	b.t.Helper()
	var at [][]int
	r := rand.New(rand.NewPCG(1, 2))
	for _, n := range b.brush.net.Sizes {
		at = append(at, r.Perm(n))
	}
	b.ordering.on, b.ordering.order, b.ordering.by = true, maps.NewOrder(b.brush.net, at), "weights of step 100"
	b.ordering.arrange()
	return at
}

// In any order of the maps, what is read out under the pointer is the synapse that is
// seen there, and a brush hits that and no other.
func TestOrderedMapsReadAndHitTheirOwnSynapses(t *testing.T) {
	for _, world := range worlds() {
		b := newBench(t, world, brain.ABCD_lr)
		at := ordered(b)
		b.draw()
		for _, place := range [][3]int{{1, 0, 0}, {1, 20, 100}, {2, 127, 63}, {3, 40, 2}} {
			layer, pre, post := place[0], at[place[0]-1][place[1]], at[place[0]][place[2]]
			point := b.cell(layer, place[1], place[2]) // places of the order, as the map lies
			b.point(point)
			if b.hover == nil || b.hover.Layer != layer || !b.brain.Layout().Maps[layer-1].Pair && (b.hover.Pre != pre || b.hover.Post != post) {
				t.Fatalf("%s: at place %v found %+v, want %d → %d", world, place, b.hover, pre, post)
			}
			k := b.hover.Pre*b.brush.net.Sizes[layer] + b.hover.Post
			if got, want := b.brain.Map(layer).Value(b.ordering.order.Place(layer-1, b.hover.Pre), b.ordering.order.Place(layer, b.hover.Post)), b.view.Snap.Weights[layer-1][k]; got != want {
				t.Errorf("%s: the map shows %v there, the synapse is %v", world, got, want)
			}
			b.click("brush zero")
			b.brush.setSide(1)
			for _, p := range uitest.Drag(point, point) {
				b.do(p)
			}
			want := fmt.Sprintf("zero:layer=%d,pre=%d..%d,post=%d..%d", layer, b.hover.Pre, b.hover.Pre, b.hover.Post, b.hover.Post)
			if got := b.events(); !slices.Equal(got, []string{want}) {
				t.Errorf("%s: a click at place %v sent %q, want %s", world, place, got, want)
			}
			b.click("brush zero")
		}
	}
}

// A rectangle over ordered maps is one event of scattered rows and columns, those that lie
// there; neurons of a strip are those that are seen there.
func TestOrderedStrokesNameScatteredNeurons(t *testing.T) {
	b := newBench(t, "ant", brain.ABCD_lr)
	at := ordered(b)
	b.click("brush zero")
	for _, p := range uitest.Drag(b.cell(2, 10, 5), b.cell(2, 30, 20)) {
		p.Shift = true
		b.do(p)
	}
	if len(b.sent) != 1 {
		t.Fatalf("%d commands, want one", len(b.sent))
	}
	got := b.events()
	if len(got) != 1 {
		t.Fatalf("sent %q, want one event", got)
	}
	list := func(places []int) string {
		slices.Sort(places)
		var words []string
		for i := 0; i < len(places); {
			k := i
			for k+1 < len(places) && places[k+1] == places[k]+1 {
				k++
			}
			if words = append(words, fmt.Sprint(places[i])); k > i {
				words[len(words)-1] = fmt.Sprintf("%d..%d", places[i], places[k])
			}
			i = k + 1
		}
		return strings.Join(words, "+")
	}
	want := "zero:layer=2,pre=" + list(slices.Clone(at[1][10:31])) + ",post=" + list(slices.Clone(at[2][5:21]))
	if got[0] != want {
		t.Errorf("sent %s\nwant %s", got[0], want)
	}
	for _, p := range uitest.Drag(b.strip(2, 7), b.strip(2, 9)) {
		b.do(p)
	}
	neurons := map[string]bool{}
	for _, i := range at[2][7:10] {
		neurons[fmt.Sprint(i)] = true
	}
	for _, ev := range b.events() {
		_, which, _ := strings.Cut(ev, "neurons=2:")
		from, to, _ := strings.Cut(which, "..")
		var a, z int
		fmt.Sscan(from, &a)
		fmt.Sscan(to, &z)
		for ; a <= z; a++ {
			delete(neurons, fmt.Sprint(a))
		}
	}
	if len(neurons) > 0 {
		t.Errorf("the strip's neurons %v were not hit", neurons)
	}
}

// The switch works an order out beside the window, keeps it while weights move, names what
// it was made from, and gives the network's own order back.
func TestTheOrderStaysWhileWeightsMove(t *testing.T) {
	b := newBench(t, "ant", brain.ABCD_lr)
	b.click("order")
	for deadline := 20000; !b.ordering.on && deadline > 0; deadline-- {
		b.next(nil)
		time.Sleep(time.Millisecond)
	}
	if !b.ordering.on || !strings.Contains(b.brain.Name(1), "by the weights of step 100") {
		t.Fatalf("the maps say %q", b.brain.Name(1))
	}
	order := b.ordering.order
	b.next(func(s *session.Snapshot) {
		s.Weights = slices.Clone(s.Weights)
		s.Weights[0] = make([]float32, len(s.Weights[0]))
		s.Step = 200
	})
	b.draw()
	if b.ordering.order != order {
		t.Error("the order has changed with the weights")
	}
	b.click("order")
	if b.ordering.on || b.ordering.order != nil || strings.Contains(b.brain.Name(1), "step") {
		t.Errorf("the network's own order: %+v, %q", b.ordering, b.brain.Name(1))
	}
}
