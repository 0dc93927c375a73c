package microscope

import (
	"image"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/session"
	"hebbarium/app/ui"
	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/microscope"
	"hebbarium/render/kit/kittest"
	"hebbarium/render/plot"
)

// bench is a microscope beside a session of random rules, along an axis of its own.
type bench struct {
	*Panel
	t       *testing.T
	view    *desk.View
	session *session.Session
	frame   plot.TimelineFrame
	said    []string
	marked  []microscope.Target
	zoomed  int
	pressed int
	backed  int
}

func (b *bench) Frame() *plot.TimelineFrame { return &b.frame }
func (b *bench) Zoom(int, float64)          { b.zoomed++ }
func (b *bench) Press(ui.Pointer, bool)     { b.pressed++ }
func (b *bench) Busy() bool                 { return false }
func (b *bench) Narrow(float64) func()      { return func() { b.backed++ } }
func (b *bench) Says(mark int) string       { return "C off at step 20" }

func newBench(t *testing.T, world string, rule brain.Rule) *bench {
	t.Helper()
	arch, err := episode.ArchitectureOf(world)
	if err != nil {
		t.Fatal(err)
	}
	rules := session.Rules{Name: "random", Genome: brain.RandomGenome(arch, rule, rand.New(rand.NewPCG(7, 7)))}
	s, err := session.New(session.Config{World: world, Rules: rules, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	b := &bench{t: t, view: &desk.View{World: world, Seed: 1, Opened: 1}, session: s}
	hand := &desk.Hand{Send: func(desk.Command) {}, Say: func(s string) { b.said = append(b.said, s) }, View: func() *desk.View { return b.view }}
	b.Panel = New(hand, kittest.Theme(t), func() *session.Session { return s }, b, func(what string, take func(string)) { take("h1 61 -> h2 22") },
		func(at microscope.Target, on bool) {
			if on {
				b.marked = append(b.marked, at)
			}
		})
	t.Cleanup(b.scope.Close)
	b.take()
	b.Place(image.Rect(0, 572, 1440, 900), ui.Scale{Percent: 100})
	return b
}

// take takes the session's newest moment.
func (b *bench) take() *session.Snapshot {
	s, _ := b.session.Latest()
	b.view.Snap = s
	b.frame.Head, b.frame.Live, b.frame.From, b.frame.To = s.Step, s.Edge, 0, 300
	b.Take(b.view)
	return s
}

// until waits until the session is at a step and all that is to be seen of it was told.
func (b *bench) until(step int) {
	b.t.Helper()
	for range 20000 {
		if s := b.take(); s.Step == step && s.Seeking < 0 {
			b.draw()
			if d := b.seen.detail; d.Step == step && len(b.seen.moments) == s.Edge && !slices.ContainsFunc(b.seen.moments, func(m microscope.Moment) bool { return !m.Known }) {
				return
			}
		}
		time.Sleep(time.Millisecond)
	}
	b.t.Fatalf("step %d was never told: %+v, %v", step, b.seen.detail, b.seen.err)
}

func (b *bench) draw() {
	b.Draw(&ui.Painter{Dst: ebiten.NewImage(1440, 900), Theme: b.theme}, 0)
}

// text is what the formula's columns say.
func text(all []column) (symbols, numbers string) {
	for _, c := range all {
		symbols += c.symbol + " "
		numbers += c.number + " "
	}
	return strings.TrimSpace(symbols), strings.TrimSpace(numbers)
}

// The microscope opens on what is typed, follows the life, tells the numbers of its step,
// and closes by Esc.
func TestSynapseIsLookedAt(t *testing.T) {
	for _, world := range episode.Worlds() {
		t.Run(world, func(t *testing.T) {
			b := newBench(t, world, brain.ABCD_lr)
			if !b.Over().Empty() || b.Escape() {
				t.Error("expected a closed microscope to lie over nothing")
			}
			actions := b.Actions()
			actions[0].Run()
			if b.Over() != b.region || len(b.marked) != 1 || b.marked[0] != (microscope.Target{Layer: 2, Pre: 61, Post: 22}) {
				t.Fatalf("expected it over %v, found %v, marked %v", b.region, b.Over(), b.marked)
			}
			if b.draw(); !strings.Contains(b.unknown(0), "No step was made yet") {
				t.Errorf("expected to be told that there is none, found %q", b.unknown(0))
			}
			b.session.Reach(40)
			b.until(40)
			if !b.told() {
				t.Error("expected the numbers of the step")
			}
			k := 61*64 + 22
			if got, want := float32(b.seen.detail.Moment.After), b.view.Snap.Weights[1][k]; got != want {
				t.Errorf("expected the weight %v, found %v", want, got)
			}
			b.session.Inject(episode.Event{Kind: "terms", Args: "C=0"})
			b.session.Step(5)
			b.until(45)
			all := written(brain.ABCD_lr, &b.seen.detail.Entry, true, b.scales(), func([]column) bool { return true })
			if c := all[slices.IndexFunc(all, func(c column) bool { return c.symbol == "C·post" })]; !c.struck {
				t.Errorf("expected C struck out, found %+v", c)
			}
			if !b.Escape() || b.open || b.backed != 1 || b.controls[0].Rect() != (image.Rectangle{}) {
				t.Error("expected Esc to close it, and to bring the steps back")
			}
		})
	}
}

// What is shown adds up to the last digit, and the products are as near as their digits are.
func TestShownNumbersAddUp(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		parts := []float64{rng.NormFloat64(), rng.NormFloat64() / 100, rng.NormFloat64() * 10, rng.NormFloat64()}
		start, d := rng.NormFloat64(), 2+rng.IntN(4)
		sum, whole := rounded(start, d), start
		for i, v := range steps(start, parts, d) {
			sum, whole = rounded(sum+v, d), whole+parts[i]
			if abs(v-parts[i]) > 1.001/pow10(d) {
				t.Fatalf("%v is shown as %v at %d decimals", parts[i], v, d)
			}
		}
		if sum != rounded(whole, d) {
			t.Fatalf("what is shown adds up to %v, and is %v", sum, rounded(whole, d))
		}
	}
}

// Every rule has its own formula, with its own coefficients.
func TestFormulasOfAllRules(t *testing.T) {
	for rule, want := range map[brain.Rule]string{
		brain.A:                    "Δw = A·pre·post",
		brain.AD_lr:                "Δw = η ( A·pre·post + D )",
		brain.ABC:                  "Δw = A·pre·post + B·pre + C·post",
		brain.ABCD_lr:              "Δw = η ( A·pre·post + B·pre + C·post + D )",
		brain.ABCD_lr_D_out:        "Δw = η ( A·pre·post + B·pre + C·post ) + D",
		brain.ABCD_lr_D_in_and_out: "Δw = η ( A·pre·post + B·pre + C·post + Din ) + Dout",
	} {
		got, _ := text(columns(rule, &brain.Entry{}, false, false, 3, true))
		if got != want {
			t.Errorf("%s: expected %q, found %q", rule, want, got)
		}
	}
	e := brain.Entry{Pre: 0.5, Post: -1, Before: 0.25, Updated: 0.2, After: 0.1, Divisor: 2, Rate: 0.1, Count: 4}
	e.Terms[0] = brain.TermEntry{Coefficient: 2, Value: -1}
	e.Terms[1] = brain.TermEntry{Coefficient: 1, Value: 0.5}
	e.Terms[3] = brain.TermEntry{}
	_, got := text(columns(brain.ABCD_lr, &e, true, true, 2, true))
	if want := "−0.05 = 0.10 ( 2.00·0.50·−1.00 = −1.00 + 1.00·0.50 = 0.50 + 0.00 + 0.00 )  0.25 → 0.20 ÷ 2.00 → 0.10"; got != want {
		t.Errorf("expected %q, found %q", want, got)
	}
	m := microscope.Moment{Before: 10, After: 7, Scaled: -2}
	m.Shares[0], m.Shares[1], m.Shares[4] = 1.5, -3, 0.5
	if symbols, numbers := text(sums(brain.ABCD_lr, &m, true, true, 2)); symbols != "Σ Δw = Σ η·A·pre·post + Σ η·B·pre + Σ η·C·post + Σ η·D  Σ w scaling" || numbers != "−1.00 = 1.50 + −3.00 + 0.00 + 0.50  10.00 → 9.00 → 7.00" {
		t.Errorf("of a neuron, found %q and %q", symbols, numbers)
	}
	narrow := written(brain.ABCD_lr, &e, true, true, func(all []column) bool {
		_, s := text(all)
		return len([]rune(s)) < 75
	})
	if _, s := text(narrow); len([]rune(s)) >= 75 {
		t.Errorf("expected fewer digits where there is less room, found %q", s)
	}
}

// A static rule set says that nothing changes, and what is not there is said.
func TestWhatIsNotThere(t *testing.T) {
	b := newBench(t, "ant", brain.Static)
	b.Typed("height → h1 5")
	b.session.Reach(10)
	b.until(10)
	if m := b.seen.detail.Moment; m.Kept != brain.KeptStatic || m.Before != m.After {
		t.Errorf("expected a weight that stays, found %+v", m)
	}
	b.Typed("h9 3 → h2 1")
	b.Typed("height")
	b.Typed("h1 3")
	if len(b.said) != 2 || !strings.Contains(b.said[0], "there are in 0 to 27") || !strings.Contains(b.said[1], "an input") {
		t.Errorf("found %q", b.said)
	}
	if want := (microscope.Target{Layer: 1, Pre: microscope.All, Post: 3}); b.target != want {
		t.Errorf("expected the neuron %v, found %v", want, b.target)
	}
	if rows := b.Rows("h9 3 → h2 1"); len(rows) != 5 || !rows[0].Bad || rows[2].Title != "h1 0 to 127" {
		t.Errorf("expected a row that says what there is, found %v", rows)
	}
	if rows := b.Rows("h1 3 -> h2 1"); len(rows) != 1 || rows[0].Act == nil || rows[0].Title != "Look at h1 3 → h2 1" {
		t.Errorf("expected a row that looks at it, found %v", rows)
	}
	if rows := b.Rows("terms"); rows != nil {
		t.Errorf("expected nothing for what is no synapse, found %v", rows)
	}
	// A world whose network has no such synapse closes it.
	b.view.Opened++
	arch := brain.Architecture{Name: "ant", Sizes: []int{2, 2}}
	b.view.Snap.Rules = &session.Rules{Genome: &brain.Genome{Arch: arch, Rule: brain.Static, Theta: make([]float32, 4)}}
	if b.Take(b.view); b.open {
		t.Error("expected another network to close it")
	}
}

// The mouse does along the lanes what it does along the timeline, and reads each of them.
func TestLanesAreReadAndScrubbed(t *testing.T) {
	b := newBench(t, "ant", brain.ABCD_lr)
	b.Typed("h1 61 → h2 22")
	b.session.Reach(40)
	b.until(40)
	lanes := b.plot.Lanes()
	x := int(b.plot.X(30))
	said := map[string]bool{}
	for y := lanes.Min.Y + 2; y < lanes.Max.Y; y += 4 {
		b.Pointer(ui.Pointer{At: image.Pt(x, y), Free: true})
		if hint, about := b.Hint(image.Pt(x, y)); hint != "" && !about.Empty() {
			said[hint] = true
		}
	}
	for _, want := range []string{"step 30: w ", "step 30: A ", "step 30: pre "} {
		found := false
		for s := range said {
			found = found || strings.HasPrefix(s, want)
		}
		if !found {
			t.Errorf("expected to read %q, found %v", want, said)
		}
	}
	at := image.Pt(x, lanes.Min.Y+10)
	b.Pointer(ui.Pointer{At: at, Free: true, Wheel: 1})
	b.Pointer(ui.Pointer{At: at, Free: true, Pressed: true, Down: true})
	b.Pointer(ui.Pointer{At: at, Pressed: true, Down: true, Wheel: 1}) // something lies over it
	if b.zoomed != 1 || b.pressed != 1 {
		t.Errorf("expected to zoom and scrub once each, found %d and %d", b.zoomed, b.pressed)
	}
}

// Why a step changed nothing is said in words.
func TestWhyNothingChanged(t *testing.T) {
	b := newBench(t, "ant", brain.ABCD_lr)
	for kept, want := range map[brain.Kept]string{brain.KeptOff: "plasticity is off", brain.KeptFrozen: "frozen", brain.KeptAtTheEnd: "last step", brain.KeptNotDue: "the next with step 8", brain.KeptStatic: "static"} {
		if got := b.why(kept, 7); !strings.Contains(got, want) {
			t.Errorf("expected %q, found %q", want, got)
		}
	}
}
