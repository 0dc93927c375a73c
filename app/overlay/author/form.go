package author

import (
	"fmt"
	"image"
	"strings"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/lesson"
	"hebbarium/app/library"
	"hebbarium/app/ui"
	"hebbarium/render/kit"
)

// form asks for a lesson's title and for the line that is told at each of its steps. Kept, it
// says where the file is, and leads to an editor for all that a line does not hold.
type form struct {
	popups *ui.Popups
	l      *lesson.Lesson
	save   func(*lesson.Lesson) (path string, err error)
	open   func(path string)

	fields []*ui.Field // of the title, then of the captions
	texts  []string    // taken so far
	at     int         // the field that is typed into
	first  int         // that is shown
	shown  int         // fields that have room
	path   string      // of the file, "" until it is kept
	err    error       // why it cannot be kept
	point  image.Point
	place  image.Rectangle
	px     ui.Scale
}

func newForm(popups *ui.Popups, l *lesson.Lesson, tell func(string)) *form {
	f := &form{popups: popups, l: l, texts: []string{l.Title}}
	for _, e := range l.Script {
		f.texts = append(f.texts, e.Caption)
	}
	for i := range f.texts {
		field := ui.NewField(fmt.Sprint("line ", i), "", "", func() string { return f.texts[i] }, func(s string) bool {
			f.texts[i] = s
			return true
		})
		field.Size, field.Left, field.InPopup, field.Tell, field.Empty = kit.Body, true, true, tell, "What is there to see?"
		f.fields = append(f.fields, field)
	}
	f.fields[0].Begin()
	return f
}

// Types marks it as one that is typed into.
func (f *form) Types() {}

// label says what a field is of.
func (f *form) label(i int) string {
	if i == 0 {
		return "Title"
	}
	return fmt.Sprint("step ", f.l.Script[i-1].At)
}

// move goes on with another field.
func (f *form) move(to int) {
	f.fields[f.at].End(true)
	f.at = min(max(to, 0), len(f.fields)-1)
	f.fields[f.at].Begin()
	f.reveal()
}

// reveal scrolls to the field that is typed into.
func (f *form) reveal() {
	f.first = max(min(f.first, f.at, len(f.fields)-f.shown), f.at-f.shown+1, 0)
}

// keep keeps the lesson, or says why it cannot be.
func (f *form) keep() {
	f.fields[f.at].End(true)
	f.l.Title = strings.TrimSpace(f.texts[0])
	for i := range f.l.Script {
		f.l.Script[i].Caption = strings.TrimSpace(f.texts[i+1])
	}
	if f.path, f.err = f.save(f.l); f.err != nil {
		f.fields[f.at].Begin()
	}
}

// Keys types, moves between the fields, keeps the lesson and closes the form.
func (f *form) Keys(k ui.Keys) {
	enter := k.Just(ebiten.KeyEnter) || k.Just(ebiten.KeyNumpadEnter)
	switch {
	case k.Just(ebiten.KeyEscape), f.path != "" && enter:
		f.popups.Close()
		return
	case f.path != "":
		return
	}
	f.fields[f.at].Keys(k)
	switch {
	case enter:
		f.keep()
	case k.Just(ebiten.KeyTab) && k.Shift(), k.Repeats(ebiten.KeyArrowUp):
		f.move(f.at - 1)
	case k.Just(ebiten.KeyTab), k.Repeats(ebiten.KeyArrowDown):
		f.move(f.at + 1)
	}
}

// Pointer chooses a field, scrolls, and presses the buttons.
func (f *form) Pointer(p ui.Pointer) {
	f.point = image.Point{}
	if p.Free {
		f.point = p.At
	}
	if f.path == "" {
		if p.Free && p.Wheel != 0 {
			by := 1
			if p.Wheel > 0 {
				by = -1
			}
			f.first = max(min(f.first+by, len(f.fields)-f.shown), 0)
		}
		for i, field := range f.fields {
			field.SetRect(f.spot(i))
			if field.Tick(p); field.Asked() && i != f.at {
				f.move(i)
			}
		}
	}
	if !p.Free || !p.Released {
		return
	}
	first, other := f.buttons()
	switch {
	case p.At.In(first) && f.path != "":
		f.open(f.path)
	case p.At.In(first):
		f.keep()
	case p.At.In(other):
		f.popups.Close()
	}
}

// Fit places the form under the top of the window, with as many fields as have room.
func (f *form) Fit(window image.Rectangle, px ui.Scale) image.Rectangle {
	f.px = px
	w := min(px.Px(720), window.Dx()-48)
	top, rest := px.Px(64), px.Px(56+34+56)
	f.shown = max(min(len(f.fields), (window.Dy()-top-rest-16)/px.Px(40)), 1)
	f.first = max(min(f.first, len(f.fields)-f.shown), 0)
	h := rest + f.shown*px.Px(40)
	if f.path != "" {
		h = rest
	}
	x := (window.Dx() - w) / 2
	f.place = image.Rect(x, top, x+w, top+h)
	return f.place
}

// spot is where a field lies, empty where it is out of sight.
func (f *form) spot(i int) image.Rectangle {
	k, px := i-f.first, f.px.Px
	if k < 0 || k >= f.shown {
		return image.Rectangle{}
	}
	y := f.place.Min.Y + px(48) + k*px(40)
	return image.Rect(f.place.Min.X+px(112), y, f.place.Max.X-px(16), y+px(34))
}

// buttons are the places of the one that goes on, and of the one that closes.
func (f *form) buttons() (first, other image.Rectangle) {
	px := f.px.Px
	x, y := f.place.Min.X+px(16), f.place.Max.Y-px(48)
	first = image.Rect(x, y, x+px(184), y+px(32))
	return first, image.Rect(first.Max.X+px(8), y, first.Max.X+px(120), y+px(32))
}

// OverLook adds what is typed, and what is said of it.
func (f *form) OverLook(s *ui.Sum) {
	for _, field := range f.fields {
		field.Look(s)
	}
	first, other := f.buttons()
	s.Flag(f.err != nil, f.point.In(first), f.point.In(other))
	s.Add(uint64(f.at)<<32 | uint64(f.first))
	s.Text(f.path)
}

// Draw draws the form.
func (f *form) Draw(p *ui.Painter) {
	r := f.place
	p.Card(r)
	left, right, y := float64(r.Min.X)+p.Px(16), float64(r.Max.X)-p.Px(16), float64(r.Min.Y)+p.Px(26)
	head, go1, stop := "A lesson of this life", "Keep the lesson", "Cancel"
	if f.path != "" {
		head, go1, stop = "The lesson is kept, and stands in the list of lessons (L)", "Open in an editor", "Done"
	}
	p.Text(head, left, y, kit.Body, kit.SemiBold, kit.Text, kit.Left)
	foot := float64(r.Max.Y) - p.Px(68)
	if f.path == "" {
		for i, field := range f.fields {
			at := f.spot(i)
			if field.SetRect(at); at.Empty() {
				continue
			}
			_, m := ui.Middle(at)
			p.Text(f.label(i), left, m, kit.Caption, kit.Mono, kit.Text2, kit.Left)
			field.Draw(p)
		}
		if n := len(f.fields); n > f.shown {
			p.Text(fmt.Sprintf("%d to %d of %d", f.first+1, f.first+f.shown, n), right, y, kit.Caption, kit.Mono, kit.Text3, kit.Right)
		}
		p.Text("Enter keeps it  ·  Tab or ↓ goes to the next line", left, foot, kit.Caption, kit.Regular, kit.Text3, kit.Left)
	} else {
		p.Text(p.Fit(library.Short(f.path), right-left, kit.Body, kit.Mono), left, float64(r.Min.Y)+p.Px(60), kit.Body, kit.Mono, kit.Text2, kit.Left)
	}
	if f.err != nil {
		p.Fill(image.Rect(r.Min.X+4, int(foot-p.Px(11)), r.Max.X-4, int(foot+p.Px(11))), kit.BG1)
		p.Icon(kit.IconWarning, left+p.Px(8), foot, p.Px(15), kit.Warn)
		p.Text(p.Fit(f.err.Error(), right-left-p.Px(28), kit.Caption, kit.Regular), left+p.Px(28), foot, kit.Caption, kit.Regular, kit.Text, kit.Left)
	}
	first, other := f.buttons()
	for _, b := range []struct {
		at         image.Rectangle
		text       string
		back, word kit.Color
	}{{first, go1, kit.AccentBG, kit.Accent}, {other, stop, kit.BG2, kit.Text}} {
		if f.point.In(b.at) {
			b.back = b.back.Mix(kit.White, 0.08)
		}
		p.Round(b.at, kit.Radius, b.back)
		x, m := ui.Middle(b.at)
		p.Text(b.text, x, m, kit.Body, kit.Medium, b.word, kit.Centre)
	}
}

var _ ui.Popup = (*form)(nil)
