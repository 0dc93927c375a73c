package evolution

import (
	"errors"
	"image"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/evolving"
	"hebbarium/app/session"
	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
	"hebbarium/brain"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/rollout"
	"hebbarium/render/kit/kittest"
)

// bench is a panel over a brain, with what it was given and what came of it.
type bench struct {
	*Panel
	t      *testing.T
	view   *desk.View
	popups *ui.Popups
	table  *ui.Actions
	window image.Rectangle
	px     ui.Scale
	region image.Rectangle // of the brain
	sent   []desk.Command
	plays  int
	copied []string
}

// switchPlace is where the bench's window has its switch of worlds.
var switchPlace = image.Rect(150, 10, 260, 42)

// newBench is a panel in a window of 1440×900 with rules of the form AD.
func newBench(t *testing.T, world string) *bench {
	t.Helper()
	arch, err := episode.ArchitectureOf(world)
	if err != nil {
		t.Fatal(err)
	}
	g := brain.RandomGenome(arch, brain.AD, chance.Stream(1, "genome"))
	b := &bench{
		t: t, popups: &ui.Popups{}, table: &ui.Actions{}, window: image.Rect(0, 0, 1440, 900), px: ui.Scale{Percent: 100}, region: image.Rect(744, 56, 1440, 732),
		view: &desk.View{World: world, Snap: &session.Snapshot{World: world, Rules: &session.Rules{Name: "a rule set", Genome: g}}},
	}
	hand := &desk.Hand{
		Send: func(c desk.Command) { b.sent = append(b.sent, c) },
		Say:  func(s string) { t.Errorf("said %q", s) },
		View: func() *desk.View { return b.view },
	}
	b.Panel = New(hand, b.table, b.popups, kittest.Theme(t), func() image.Rectangle { return b.region }, func(at image.Point) bool { return at.In(switchPlace) }, Outside{
		Gather: func(string, string, []rollout.Home) (evolving.Company, error) {
			return nil, errors.New("nobody joins here")
		},
		Copy: func(text string) error { b.copied = append(b.copied, text); return nil },
	})
	b.table.Add(b.Actions()...)
	b.table.Add(ui.Action{ID: "play", Run: func() { b.plays++ }})
	b.Take(b.view)
	return b
}

// open opens the sheet by its key and forgets what was sent for that.
func (b *bench) open() {
	b.t.Helper()
	b.table.Press(uitest.Press(ebiten.KeyE))
	if b.popups.Open() != ui.Popup(b.sheet) {
		b.t.Fatal("the sheet is not open")
	}
	b.popups.Fit(b.window, b.px)
	b.sent = nil
}

// fit fits the sheet to another window with its text.
func (b *bench) fit(window image.Point, percent int, compact bool, region image.Rectangle) {
	b.t.Helper()
	if err := b.theme.Type.SetScale(percent); err != nil {
		b.t.Fatal(err)
	}
	b.window, b.region, b.px = image.Rectangle{Max: window}, region, ui.Scale{Percent: percent, Compact: compact}
	b.popups.Fit(b.window, b.px)
}

// draw draws the sheet: what comes of it needs a running game, but that it draws does not.
func (b *bench) draw() {
	size := b.window.Size()
	b.sheet.Draw(&ui.Painter{Dst: ebiten.NewImage(size.X, size.Y), Theme: b.theme})
}

// spot is the button of a label, or the closing one for "".
func (b *bench) spot(label string) spot {
	b.t.Helper()
	for _, s := range b.sheet.spots() {
		if s.label == label {
			return s
		}
	}
	b.t.Fatalf("there is no button %q", label)
	return spot{}
}

// click clicks a button of the sheet.
func (b *bench) click(label string) {
	b.t.Helper()
	for _, p := range uitest.Click(uitest.Middle(b.spot(label).place)) {
		b.popups.Pointer(p)
	}
}

// key presses a key while the sheet is open.
func (b *bench) key(k ebiten.Key, shift bool) {
	keys := uitest.Press(k)
	keys.Shifted = shift
	b.popups.Keys(keys)
}

// last is the one command that was sent since the last call.
func (b *bench) last() desk.Command {
	b.t.Helper()
	if len(b.sent) != 1 {
		b.t.Fatalf("expected one command, found %v", b.sent)
	}
	c := b.sent[0]
	b.sent = nil
	return c
}

// choose presses the choice of a row by its words.
func (b *bench) choose(title, name string) {
	b.t.Helper()
	for _, r := range b.sheet.rows() {
		for i, n := range r.names {
			if r.title == title && n == name {
				b.sheet.choose(r, i)
				for _, again := range b.sheet.rows() {
					if again.title == title && again.on != i {
						b.t.Errorf("%s: expected %s to be on, found number %d", title, name, again.on)
					}
				}
				return
			}
		}
	}
	b.t.Fatalf("expected a choice %q of %q, found none", name, title)
}
