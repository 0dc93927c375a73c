package window

import (
	"image"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
)

// Panel is a part of the window.
type Panel interface {
	ui.Panel
	Name() string         // what regions, and a lesson's look, call it
	Take(v *desk.View)    // a new moment, valid until the next
	Actions() []ui.Action // keys, palette and help in one
}

// Seat is a panel with its place in the window's order: panels of later seats lie over
// those of earlier ones.
type Seat struct {
	Panel
	// Turn is how long the panel waits between two drawings on a slow machine, while the
	// episode plays; one that rests is shown as it is. Only frames are dropped, never steps.
	Turn time.Duration
}

// Seats are the panels of a window.
type Seats []Seat

// What a panel may be beside. The window asks for it.
type (
	// Wide is a panel that needs a width to lie open; where there is less, the window
	// counts as small.
	Wide interface{ Width(px ui.Scale) int }
	// Covering is a panel that, wholly or in part, lies over others.
	Covering interface {
		Over() image.Rectangle // empty while it does not
	}
	// Covered is a panel that is told what lies over it, by the panels' names.
	Covered interface {
		Cover(by map[string]image.Rectangle)
	}
	// Overlay is what is drawn over all panels.
	Overlay interface {
		Lies() image.Rectangle // empty while there is nothing to show
		DrawOver(p *ui.Painter)
	}
	// Looking is what lies over the panels and tells how it looks: it is drawn when that has
	// changed. What does not tell is drawn in every frame.
	Looking interface{ OverLook(s *ui.Sum) }
	// Pressed is an overlay that takes the mouse while that is on it; it tells whether it
	// does.
	Pressed interface{ Point(p ui.Pointer) bool }
	// Escaping is a panel in which the escape key may end something; it tells whether
	// it did.
	Escaping interface{ Escape() bool }
	// Keeping is a panel with places beside its controls that a tip should not hide.
	Keeping interface{ Keep() []image.Rectangle }
	// Moused is a panel that says what the mouse does in it, for the help.
	Moused interface{ Mouse() []ui.Row }
	// Noted is a panel that says of its things in sight what they are, the most important
	// ones first; what they say is their tip too.
	Noted interface{ Notes() []ui.Note }
	// Parted is a panel with parts that a lesson's look names.
	Parted interface {
		Part(look string) image.Rectangle // empty where it has no such part in sight
	}
)

// Tip is the overlay that says what the pointer rests on.
type Tip interface {
	Overlay
	// Rest takes note of what the pointer is on: a text about a place, "" for nothing.
	// Others are places that the tip should not hide, and over is whether it lies over
	// its place rather than under it.
	Rest(text string, about image.Rectangle, pressed bool, others []image.Rectangle, over bool)
}

// Film keeps pictures of the window. It is shown each frame before what lies over it.
type Film interface {
	Frame(screen *ebiten.Image, drawn bool)
	Busy() bool     // it needs every frame
	Finish()        // ends what is being recorded
	Saving() string // names what is still being written, "" for nothing
	Close() error   // waits for that
}
