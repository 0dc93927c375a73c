package window

import (
	"image"
	"testing"
	"time"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
)

// typing is a popup that is typed into.
type typing struct{}

func (*typing) Types()                                            {}
func (*typing) Fit(r image.Rectangle, _ ui.Scale) image.Rectangle { return r }
func (*typing) Pointer(ui.Pointer)                                {}
func (*typing) Keys(ui.Keys)                                      {}
func (*typing) Draw(*ui.Painter)                                  {}

// The life stands still while something is typed into, also where one thing that is leads to
// the next in the same moment, and goes on after it.
func TestTheLifeWaitsWhileAPersonTypes(t *testing.T) {
	w, _ := open(t)
	speed := 1.0
	// plays tells whether it does once all that was sent is done.
	plays := func() bool {
		speed *= 2
		w.Desk.Send(desk.SetSpeed{Speed: speed})
		for w.Desk.View().Snap.Speed != speed {
			time.Sleep(time.Millisecond)
			w.Desk.Update()
		}
		return w.Desk.View().Snap.Playing
	}
	w.Desk.Send(desk.Run{On: true})
	if !plays() {
		t.Fatal("it does not play to begin with")
	}
	if w.Popups.Show(&typing{}); plays() {
		t.Error("it goes on while a person types")
	}
	w.Popups.Close()
	if w.Popups.Show(&typing{}); plays() {
		t.Error("it goes on where one popup leads to another")
	}
	if w.Popups.Close(); !plays() {
		t.Error("it does not go on after that")
	}
}
