//go:build !js

package screen

import (
	"testing"

	"github.com/jezek/xgb/xproto"
)

// What the X server says of a window is what is known of it; what is bared is drawn once.
func TestWatchHears(t *testing.T) {
	heard := 0
	w := &Watch{news: func() { heard++ }}
	state := func(s byte) xproto.VisibilityNotifyEvent { return xproto.VisibilityNotifyEvent{State: s} }
	check := func(what string, hidden, bared bool) {
		t.Helper()
		if (heard > 0) != bared {
			t.Errorf("%s: there was news %d times", what, heard)
		}
		heard = 0
		if w.Hidden() != hidden || w.Bared() != bared || w.Bared() {
			t.Errorf("%s: hidden %v, want %v and bared %v", what, w.Hidden(), hidden, bared)
		}
	}
	check("at first", false, false)
	w.hear(state(xproto.VisibilityPartiallyObscured))
	check("a part covered", false, false)
	w.hear(xproto.ExposeEvent{})
	check("a part uncovered", false, true)
	w.hear(state(xproto.VisibilityFullyObscured))
	check("covered", true, false)
	w.hear(state(xproto.VisibilityUnobscured))
	check("uncovered", false, true)
	w.hear(xproto.UnmapNotifyEvent{})
	check("minimised", true, false)
	w.hear(xproto.MapNotifyEvent{})
	check("shown again", false, true)
	var none *Watch
	if none.Hidden() || none.Bared() {
		t.Error("of no window something is known")
	}
	none.Close()
}
