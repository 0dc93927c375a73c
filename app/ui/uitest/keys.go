// Package uitest has a mouse and a keyboard for tests, as values.
package uitest

import (
	"image"
	"slices"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/ui"
)

// Keys is a keyboard in one tick: the keys that went down in it, with what is held, what
// was typed and what the clipboard holds.
type Keys struct {
	Went        []ebiten.Key
	Held        []ebiten.Key
	Control     bool
	Shifted     bool
	Let         bool // Ctrl or Shift went down or up in the tick
	Characters  string
	Pasted      string
	PasteFailed error
	Copied      *string // hears what is copied; may be nil
}

// Press is the tick in which keys go down.
func Press(k ...ebiten.Key) Keys { return Keys{Went: k, Held: k} }

// Type is a tick in which characters are typed.
func Type(s string) Keys { return Keys{Characters: s} }

// Just, Repeats, Down, Ctrl, Shift, Turned, Typed, Paste and Copy make it a ui.Keys.
func (k Keys) Just(key ebiten.Key) bool    { return slices.Contains(k.Went, key) }
func (k Keys) Repeats(key ebiten.Key) bool { return k.Just(key) }
func (k Keys) Down(key ebiten.Key) bool    { return slices.Contains(k.Held, key) || k.Just(key) }
func (k Keys) Ctrl() bool                  { return k.Control }
func (k Keys) Shift() bool                 { return k.Shifted }
func (k Keys) Turned() bool                { return k.Let }
func (k Keys) Typed() []rune               { return []rune(k.Characters) }
func (k Keys) Paste() (string, error)      { return k.Pasted, k.PasteFailed }
func (k Keys) Copy(text string) error {
	if k.Copied != nil {
		*k.Copied = text
	}
	return nil
}

var _ ui.Keys = Keys{}

// Click is the three ticks of a click at a point: the pointer comes, presses, and lets
// go.
func Click(at image.Point) []ui.Pointer {
	return []ui.Pointer{
		{At: at, Free: true}, {At: at, Free: true, Pressed: true, Down: true}, {At: at, Free: true, Released: true},
	}
}

// Drag is a drag from point to point.
func Drag(points ...image.Point) []ui.Pointer {
	var ticks []ui.Pointer
	for i, at := range points {
		ticks = append(ticks, ui.Pointer{At: at, Free: true, Pressed: i == 0, Down: true})
	}
	return append(ticks, ui.Pointer{At: points[len(points)-1], Free: true, Released: true})
}

// Middle is the middle of a place.
func Middle(r image.Rectangle) image.Point { return r.Min.Add(r.Max).Div(2) }
