package seeing

import (
	"image"
	"slices"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/ui"
	"hebbarium/brain"
	"hebbarium/render/kit"
)

// most is how many notes there are at once.
const most = 10

// Overlay is the notes. It implements ui.Popup.
type Overlay struct {
	popups *ui.Popups
	theme  *kit.Theme
	ask    func() []ui.Note // what there is in sight, the most important first
	rule   func() brain.Rule

	window image.Rectangle
	px     ui.Scale
	laid   laid
	notes  []ui.Note
	boxes  []box
	sum    image.Rectangle // of the formula, empty where there is no room for it
	let    bool            // the key that opened it was let go
}

// laid is what the notes were placed for: while it stays the same they stay where they
// are, and only their lines follow what moves.
type laid struct {
	window  image.Rectangle
	percent int
	titles  string
}

// New makes the overlay. ask tells what is in sight, and rule which formula to show.
func New(popups *ui.Popups, theme *kit.Theme, ask func() []ui.Note, rule func() brain.Rule) *Overlay {
	return &Overlay{popups: popups, theme: theme, ask: ask, rule: rule}
}

// Actions open it.
func (o *Overlay) Actions() []ui.Action {
	return []ui.Action{{
		ID: "seeing", Title: "What am I seeing?", Keys: "?",
		Chords: []ui.Chord{{Key: ebiten.KeySlash, Shift: true, Sign: '?'}}, Run: func() { o.Show(true) },
	}}
}

// Show opens the notes, or closes them where they are open.
func (o *Overlay) Show(on bool) {
	switch {
	case on:
		o.laid, o.let = laid{}, false
		o.popups.Show(o)
	case o.Shown():
		o.popups.Close()
	}
}

// Shown tells whether the notes are open.
func (o *Overlay) Shown() bool { return o.popups.Open() == ui.Popup(o) }

// Fit lets the notes cover the window, and asks what there is to see.
func (o *Overlay) Fit(window image.Rectangle, px ui.Scale) image.Rectangle {
	o.window, o.px = window, px
	o.look()
	now := laid{window: window, percent: px.Percent}
	for _, n := range o.notes {
		now.titles += n.Title + "\n"
	}
	if now != o.laid {
		o.laid = now
		o.place()
	}
	return window
}

// look asks what there is to see.
func (o *Overlay) look() {
	o.notes = o.ask()
	o.notes = o.notes[:min(len(o.notes), most)]
}

// Pointer closes the notes by a click.
func (o *Overlay) Pointer(p ui.Pointer) {
	if p.Released || p.Right {
		o.popups.Close()
	}
}

// Keys closes the notes.
func (o *Overlay) Keys(k ui.Keys) {
	o.let = o.let || !k.Shift()
	asked := o.let && slices.Contains(k.Typed(), '?')
	if asked || k.Just(ebiten.KeyEscape) || k.Just(ebiten.KeyEnter) {
		o.popups.Close()
	}
}

// OverLook adds where the lines lead.
func (o *Overlay) OverLook(s *ui.Sum) {
	for _, b := range o.boxes {
		at := o.notes[b.of].At
		s.Add(uint64(uint32(at.X))<<32 | uint64(uint32(at.Y)))
		s.Text(o.notes[b.of].Text)
	}
}

var _ ui.Popup = (*Overlay)(nil)
