package app

import (
	"image"
	"testing"

	"github.com/jezek/xgb/xproto"
)

// A window that others cover is not drawn while it plays, and draws itself when it is seen
// again; a paused one too, of which the screen forgets what was covered.
func TestWindowCoveredAndUncovered(t *testing.T) {
	size := image.Pt(1440, 900)
	w := openWindow(t, "ant", size)
	w.key("space")
	before := w.still()
	x := client(t)
	cover, err := xproto.NewWindowId(x.Conn)
	x.check(err)
	root := xproto.Setup(x.Conn).DefaultScreen(x.Conn).Root
	x.check(xproto.CreateWindowChecked(x.Conn, 0, cover, root, 0, 0, uint16(size.X), uint16(size.Y), 0, xproto.WindowClassInputOutput, 0,
		xproto.CwBackPixel|xproto.CwOverrideRedirect, []uint32{0xFF00FF, 1}).Check())
	window := image.Rectangle{Max: size}
	x.check(xproto.MapWindowChecked(x.Conn, cover).Check())
	w.until("the other window", func(p *image.RGBA) bool { return differ(before, p, window) > 0.9 })
	x.check(xproto.UnmapWindowChecked(x.Conn, cover).Check())
	w.until("the paused window drawn again", func(p *image.RGBA) bool { return differ(before, p, window) == 0 })

	w.key("space")
	w.until("the ant", func(p *image.RGBA) bool { return differ(before, p, window) > 0.01 })
	x.check(xproto.MapWindowChecked(x.Conn, cover).Check())
	w.still() // while the life goes on
	covered := w.told().frames
	x.check(xproto.UnmapWindowChecked(x.Conn, cover).Check())
	w.until("the window drawn again", func(*image.RGBA) bool { return w.told().frames > covered+5 })
}
