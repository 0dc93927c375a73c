package bar

import (
	"image"
	"testing"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/session"
	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
	"hebbarium/render/kit/kittest"
)

// bench is a bar of a window of 1440×900 with what it was given, what it has sent and
// said, and actions of others that note that they were done.
type bench struct {
	*Panel
	view   *desk.View
	table  ui.Actions
	popups ui.Popups
	sent   []desk.Command
	said   []string
	did    []string
	on     bool // a video is being recorded
	since  time.Duration
	asked  string
	answer func(string)
}

// usual is the bar's place in a window of 1440×900, and usualScale its scale.
var (
	usual      = image.Rect(0, 0, 1440, 56)
	usualScale = ui.Scale{Percent: 100}
)

func newBench(t *testing.T) *bench {
	t.Helper()
	b := &bench{view: &desk.View{
		World: "ant", Seed: 7,
		Snap: &session.Snapshot{World: "ant", Step: 100, Edge: 100, Seeking: -1, Speed: 1, Rules: &session.Rules{Name: "ant-bounded", Path: "ant-bounded.safetensors"}},
	}}
	hand := &desk.Hand{
		Send: func(c desk.Command) { b.sent = append(b.sent, c) },
		Say:  func(s string) { b.said = append(b.said, s) },
		View: func() *desk.View { return b.view },
	}
	b.Panel = New(hand, &b.table, &b.popups, func() (bool, time.Duration) { return b.on, b.since }, func(what string, take func(string)) { b.asked, b.answer = what, take })
	b.table.Add(b.Actions()...)
	for id, keys := range map[string]string{"evolve": "E", "copy link": "Ctrl L", "video": "V", "lessons": "L", "commands": "Ctrl K", "help": "F1", "open": ""} {
		b.table.Add(ui.Action{ID: id, Title: "the title of " + id, Keys: keys, Run: func() { b.did = append(b.did, id) }})
	}
	b.Take(b.view)
	b.Place(usual, usualScale)
	return b
}

// rect is where a control lies.
func (b *bench) rect(t *testing.T, name string) image.Rectangle {
	t.Helper()
	c := b.controls.Named(name)
	if c == nil {
		t.Fatalf("there is no control %s", name)
	}
	return c.Rect()
}

// give gives the bar ticks of the mouse.
func (b *bench) give(ticks ...ui.Pointer) {
	for _, p := range ticks {
		b.Pointer(p)
	}
}

// click clicks a control of the bar where it lies at 1920×1080, where all are shown.
func (b *bench) click(t *testing.T, name string) {
	t.Helper()
	b.Place(image.Rect(0, 0, 1920, 56), usualScale)
	r := b.rect(t, name)
	if r.Empty() {
		t.Fatalf("%s is not shown", name)
	}
	b.give(uitest.Click(uitest.Middle(r))...)
}

// draw draws the bar, onto an image that nobody looks at.
func (b *bench) draw(t *testing.T) {
	t.Helper()
	b.Draw(&ui.Painter{Dst: ebiten.NewImage(1920, 80), Theme: kittest.Theme(t)}, 0)
}

// last is what was sent last, nil for nothing.
func (b *bench) last() desk.Command {
	if len(b.sent) == 0 {
		return nil
	}
	return b.sent[len(b.sent)-1]
}
