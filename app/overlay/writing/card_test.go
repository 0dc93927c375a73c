package writing

import (
	"image"
	"strings"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/library"
	"hebbarium/app/session"
	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
	"hebbarium/app/words"
	"hebbarium/brain/formula"
	"hebbarium/render/kit/kittest"
)

// bench is the card over a window, with what it sends.
type bench struct {
	*Writer
	t    *testing.T
	view *desk.View
	sent []desk.Command
}

func newBench(t *testing.T, world string) *bench {
	t.Helper()
	rules := library.Random(world, 1)
	b := &bench{t: t, view: &desk.View{World: world, Seed: 1, Snap: &session.Snapshot{World: world, Rules: &rules}}}
	b.view.Campaign.Next = "runs/next"
	hand := &desk.Hand{Send: func(c desk.Command) { b.sent = append(b.sent, c) }, Say: func(string) {}, View: func() *desk.View { return b.view }}
	b.Writer = New(hand, &ui.Popups{}, kittest.Theme(t))
	b.open(image.Pt(1440, 900), 100)
	return b
}

// open opens the card in a window of a size.
func (b *bench) open(size image.Point, percent int) {
	b.Open()
	if err := b.theme.Type.SetScale(percent); err != nil {
		b.t.Fatal(err)
	}
	b.popups.Fit(image.Rectangle{Max: size}, ui.Scale{Percent: percent})
}

func (b *bench) card() *card {
	b.t.Helper()
	c, ok := b.popups.Open().(*card)
	if !ok {
		b.t.Fatal("the card is not open")
	}
	return c
}

// writes replaces what is typed.
func (b *bench) writes(text string) *card {
	c := b.card()
	c.Keys(uitest.Keys{Went: []ebiten.Key{ebiten.KeyA}, Control: true})
	c.Keys(uitest.Press(ebiten.KeyDelete))
	c.Keys(uitest.Type(text))
	return c
}

func (b *bench) click(at image.Point) {
	for _, p := range uitest.Click(at) {
		b.popups.Pointer(p)
	}
}

func (b *bench) draw() { b.card().Draw(&ui.Painter{Dst: ebiten.NewImage(64, 64), Theme: b.theme}) }

// A name that is a word of the language but for its capitals is a coefficient, and that is said.
func TestCapitalsAreMinded(t *testing.T) {
	b := newBench(t, "ant")
	if text, wrong := b.writes("eta*(A*pre*Post + B*pre)").said(); wrong || !strings.HasPrefix(text, "Mind the capitals: Post is a coefficient here, and post") {
		t.Errorf("of Post is said %q", text)
	}
	if text, _ := b.writes("eta*(A*pre*post + B*pre)").said(); text != "Understood as" {
		t.Errorf("of names of the language is said %q", text)
	}
}

// The card begins with the rule that is lived by, and says while it is typed what is wrong
// and where, or how it is understood.
func TestFormulaIsCheckedWhileTyped(t *testing.T) {
	b := newBench(t, "ant")
	if c := b.card(); c.rule == nil || c.field.Typed() != "eta*(A*pre*post + B*pre + C*post + D)" {
		t.Fatalf("it begins with %q, %v", c.field.Typed(), c.err)
	}
	for _, x := range []struct{ typed, says, marked string }{
		{"", "Type a formula", ""},
		{"eta*(A*prx*post", "At 8: expected one of pre post", "prx"},
		{"eta*(A*pre*post", "found the end", "|"},
		{"A*pre)", "found \")\"", ")"},
		{"A*pre*", "found the end", "|"},
		{"A*" + strings.Repeat("pre*", 200) + "pre", "at most", ""},
	} {
		c := b.writes(x.typed)
		text, wrong := c.said()
		from, to := c.wrong()
		marked := ""
		if runes := []rune(x.typed); to > len(runes) {
			marked = "|"
		} else if from < to {
			marked = string(runes[from:to])
		}
		if !strings.Contains(text, x.says) || wrong != (x.typed != "") || x.marked != "" && marked != x.marked || c.usable() {
			t.Errorf("%.30q: said %q (%v), marked %q", x.typed, text, wrong, marked)
		}
		b.draw()
		sent := len(b.sent)
		c.Keys(uitest.Press(ebiten.KeyEnter))
		c.Keys(uitest.Keys{Went: []ebiten.Key{ebiten.KeyEnter}, Shifted: true})
		b.click(uitest.Middle(c.lies.evolve))
		b.click(uitest.Middle(c.lies.try))
		if len(b.sent) != sent || b.popups.Open() == nil {
			t.Errorf("%.30q: was used, %v", x.typed, b.sent[sent:])
		}
	}
	c := b.writes("eta/rule*(A/neuron*pre*post - E*w), tau=20")
	if c.rule != nil { // which has no running mean
		t.Error("tau without a running mean was understood")
	}
	c = b.writes("eta/rule*(A/neuron*pre*post - E*w)")
	var has []string
	for _, h := range c.coefficients() {
		has = append(has, h.name+" "+h.scope+" "+h.count)
	}
	if want := "η one for all 1, A one a neuron 200, E one a synapse 12,288"; strings.Join(has, ", ") != want {
		t.Errorf("it has %v, want %s", has, want)
	}
	b.draw()
}

// Names are put where the caret is, with a sign between them; examples replace what is typed;
// both are taken back.
func TestNamesAndExamplesAreTaken(t *testing.T) {
	b := newBench(t, "ant")
	c := b.writes("A")
	row := func(rows *ui.Rows, place image.Rectangle, i int) image.Point {
		return image.Pt(place.Min.X+20, place.Min.Y+ui.RowGap+i*rows.Height+rows.Height/2)
	}
	b.click(row(&c.names, c.lies.names, 0))
	if c.field.Typed() != "A*pre" || c.rule == nil {
		t.Errorf("a click on pre makes %q", c.field.Typed())
	}
	for i, e := range formula.Examples() {
		b.click(row(&c.examples, c.lies.examples, i))
		if c.field.Typed() != e.Text || !c.usable() {
			t.Errorf("%s: %q, %v", e.Title, c.field.Typed(), c.err)
		}
		b.draw()
	}
	undo := uitest.Keys{Went: []ebiten.Key{ebiten.KeyZ}, Control: true}
	for range formula.Examples() {
		c.Keys(undo)
	}
	if c.field.Typed() != "A*pre" {
		t.Errorf("undone, it is %q", c.field.Typed())
	}
	c.Keys(uitest.Press(ebiten.KeyTab))
	c.Keys(uitest.Press(ebiten.KeyTab))
	for range len(formula.Examples()) - 2 { // from the last, which the mouse was on
		c.Keys(uitest.Press(ebiten.KeyArrowUp))
	}
	c.Keys(uitest.Press(ebiten.KeyEnter))
	if want := formula.Examples()[1].Text; c.field.Typed() != want {
		t.Errorf("by keys it became %q, want %q", c.field.Typed(), want)
	}
}

// What was typed is still there after Escape, and used up by a campaign or a life.
func TestDraftIsKept(t *testing.T) {
	b := newBench(t, "ant")
	b.writes("A*pre*post - E*w").Keys(uitest.Press(ebiten.KeyEscape))
	if b.popups.Open() != nil {
		t.Fatal("Escape leaves the card open")
	}
	b.open(image.Pt(1440, 900), 100)
	if c := b.card(); c.field.Typed() != "A*pre*post - E*w" {
		t.Errorf("what was typed is gone: %q", c.field.Typed())
	}
}

// Enter evolves the rule and watches it, and Shift Enter lives by it with coefficients of
// chance, in the world that is shown; the settings are those of a campaign that can begin.
func TestRuleIsUsed(t *testing.T) {
	for _, world := range []string{"ant", "car"} {
		for _, e := range formula.Examples() {
			b := newBench(t, world)
			b.writes(e.Text).Keys(uitest.Press(ebiten.KeyEnter))
			evolve, ok := b.sent[len(b.sent)-1].(desk.EvolveWatched)
			if !ok || b.popups.Open() != nil || b.draft != "" {
				t.Fatalf("%s, %s: sent %T", world, e.Name, b.sent[len(b.sent)-1])
			}
			s := evolve.Config.Settings
			f, _ := formula.Parse(e.Text)
			if s.World != world || s.Rule != f.String() || len(s.Bodies) != 1 || evolve.Config.Generations == 0 || s.Check() != nil {
				t.Errorf("%s, %s: %+v, %v", world, e.Name, s, s.Check())
			}
			if _, cannot := f.Mirror(); world == "ant" && (s.Symmetry == 1) != (cannot == nil) || world == "car" && s.Symmetry != 0 {
				t.Errorf("%s, %s: symmetry %g", world, e.Name, s.Symmetry)
			}
			b.open(image.Pt(1440, 900), 100)
			b.writes(e.Text).Keys(uitest.Keys{Went: []ebiten.Key{ebiten.KeyEnter}, Shifted: true})
			live, ok := b.sent[len(b.sent)-1].(desk.Live)
			if !ok {
				t.Fatalf("%s, %s: sent %T", world, e.Name, b.sent[len(b.sent)-1])
			}
			if g := live.Rules.Genome; words.FormulaOf(g.Rule).Pretty() != f.Pretty() || g.Arch.Name != world || g.Arch.Bound != s.Bound {
				t.Errorf("%s, %s: lives by %s", world, e.Name, g.Rule)
			}
		}
	}
}

// At every size of window and text all parts lie within the card, and the card in the window.
func TestCardFits(t *testing.T) {
	for _, size := range []image.Point{{1024, 640}, {1366, 768}, {1920, 1080}} {
		for _, percent := range []int{100, 125, 150} {
			b := newBench(t, "ant")
			b.popups.Close()
			b.open(size, percent)
			c := b.card()
			l := &c.lies
			if !c.place.In(image.Rectangle{Max: size}) {
				t.Errorf("%v at %d %%: the card lies at %v", size, percent, c.place)
			}
			for name, r := range map[string]image.Rectangle{"field": l.field, "has": l.has, "names": l.names, "examples": l.examples, "evolve": l.evolve, "try": l.try, "cancel": l.cancel, "close": l.close} {
				if r.Empty() || !r.In(c.place) {
					t.Errorf("%v at %d %%: %s lies at %v, the card at %v", size, percent, name, r, c.place)
				}
			}
			if l.names.Max.Y > l.evolve.Min.Y || l.foot.Max.Y > l.evolve.Min.Y {
				t.Errorf("%v at %d %%: the lists end at %d, the lines at %d, the buttons begin at %d", size, percent, l.names.Max.Y, l.foot.Max.Y, l.evolve.Min.Y)
			}
			b.draw()
		}
	}
}
