package app

import (
	"errors"
	"strings"
	"testing"
)

// Where no window can be opened, that is said with what is missing: nothing at all, or X11
// under Wayland.
func TestNoDisplayIsSaid(t *testing.T) {
	for _, c := range []struct{ x, wayland, says string }{
		{"", "", "neither DISPLAY nor WAYLAND_DISPLAY is set"}, {"", "wayland-0", "needs X11 or, under Wayland, XWayland"}, {":0", "wayland-0", ""}, {":0", "", ""},
	} {
		t.Setenv("DISPLAY", c.x)
		t.Setenv("WAYLAND_DISPLAY", c.wayland)
		err := displayed("linux")
		if c.says == "" && err != nil || c.says != "" && (!errors.Is(err, ErrNoDisplay) || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), "evaluate")) {
			t.Errorf("DISPLAY %q, WAYLAND_DISPLAY %q: %v", c.x, c.wayland, err)
		}
	}
	if displayed("windows") != nil {
		t.Error("Windows needs no DISPLAY")
	}
}
