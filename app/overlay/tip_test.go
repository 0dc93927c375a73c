package overlay

import (
	"image"
	"strings"
	"testing"
	"time"

	"hebbarium/app/ui"
	"hebbarium/render/kit"
)

// A hint comes after a rest, goes after a while, and a press ends it until the pointer
// has left its control.
func TestTipComesAndGoes(t *testing.T) {
	begin := time.Unix(1000, 0)
	at := func(s float64) time.Time { return begin.Add(time.Duration(s * float64(time.Second))) }
	one, other := image.Rect(0, 0, 10, 10), image.Rect(20, 0, 30, 10)
	var h Tip
	rest := func(s float64, text string, place image.Rectangle, pressed bool) bool {
		h.rest(text, place, pressed, at(s))
		return h.shown(at(s))
	}
	for _, c := range []struct {
		s       float64
		text    string
		place   image.Rectangle
		pressed bool
		want    bool
	}{
		{0, "one", one, false, false},
		{0.5, "one", one, false, false},
		{0.7, "one", one, false, true},
		{4.5, "one", one, false, true},
		{4.7, "one", one, false, false}, // long enough
		{4.8, "one, at step 3", one, false, false},
		{4.9, "", image.Rectangle{}, false, false},
		{4.91, "lane at 1", one, false, false},
		{5.6, "lane at 1", one, false, true},
		{9.4, "lane at 2", one, false, true}, // what it says is new
		{13.3, "lane at 2", one, false, true},
		{13.5, "lane at 2", one, false, false},
		{15, "", image.Rectangle{}, false, false},
		{16, "one", one, false, false},
		{17, "one", one, false, true},
		{17.1, "one", one, true, false}, // pressed
		{17.2, "one", one, false, false},
		{19, "one", one, false, false},
		{19.1, "other", other, false, false},
		{19.8, "other", other, false, true},
		{20, "one", one, false, false},
		{21, "one", one, false, true},
	} {
		if got := rest(c.s, c.text, c.place, c.pressed); got != c.want {
			t.Errorf("after %.1f s on %q: shown %v, want %v", c.s, c.text, got, c.want)
		}
	}
}

// A long hint is broken, so that all of it is in the window, and stays for as long as it takes
// to be read.
func TestLongTipIsBroken(t *testing.T) {
	theme, err := kit.NewTheme()
	if err != nil {
		t.Fatal(err)
	}
	window := image.Rect(0, 0, 900, 600)
	h := NewTip(theme, &ui.Popups{}, func() image.Rectangle { return window })
	about := image.Rect(20, 500, 400, 520)
	long := strings.Repeat("as long as it is ", 20)
	h.rest(long, about, false, time.Now().Add(-10*time.Second))
	if r := h.Lies(); r.Empty() || !r.In(window) || r.Dx() > 760 || strings.Join(h.lines(), " ") != strings.TrimSpace(long) {
		t.Errorf("it lies at %v and says %q", r, h.lines())
	}
	h = NewTip(theme, &ui.Popups{}, func() image.Rectangle { return window })
	h.rest("short", about, false, time.Now().Add(-time.Second))
	if r := h.Lies(); len(h.lines()) != 1 || r.Dy() != int(theme.Type.Px(26)) {
		t.Errorf("a short one lies at %v", r)
	}
}
