package ui

import (
	"image"
	"math"
	"sort"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/render/kit"
)

// sight is what of a text is in sight while it is typed.
type sight struct {
	stops  []float64 // x before each character and behind the last, from the text's left end
	left   float64   // of the text's left end, in the window
	scroll float64   // pixels of the text that lie left of its room
}

// twice is the number of ticks in which a second press takes the word.
const twice = 24

// point lets the mouse put the caret, and select by a drag, by Shift or, with a second
// press, a word.
func (f *Field) point(p Pointer) {
	if !p.Down {
		f.from = -1
	}
	if f.hover && p.Pressed {
		at := f.charAt(p.At.X)
		again := p.Tick-f.pressed < twice && at == f.caret && f.pressed != 0
		f.pressed = p.Tick
		if again {
			f.word()
			return
		}
		f.put(at, p.Shift)
		f.from = at
	} else if f.from >= 0 {
		if at := f.charAt(p.At.X); at != f.caret {
			f.put(at, true)
		}
	}
}

// word selects the word that the caret is in.
func (f *Field) word() {
	from, to := f.caret, f.caret
	for from > 0 && inWord(f.text[from-1]) {
		from--
	}
	for to < len(f.text) && inWord(f.text[to]) {
		to++
	}
	f.anchor, f.caret = from, to
}

// charAt is the character before which a caret lies nearest to an x of the window.
func (f *Field) charAt(x int) int {
	at, stops := float64(x)-f.seen.left, f.seen.stops
	if len(stops) != len(f.text)+1 {
		return f.caret // not drawn yet
	}
	i := sort.Search(len(stops), func(i int) bool { return stops[i] >= at })
	if i > 0 && (i == len(stops) || at-stops[i-1] < stops[i]-at) {
		i--
	}
	return i
}

// room is where the text may lie.
func (f *Field) room(p *Painter) image.Rectangle {
	r := f.place
	if f.Left {
		r.Min.X += int(p.Px(12))
		r.Max.X -= int(p.Px(8))
	} else {
		r = image.Rect(r.Min.X+3, r.Min.Y, r.Max.X-3, r.Max.Y)
	}
	return r
}

func (f *Field) weight() kit.Weight {
	if f.Left && !f.Fixed {
		return kit.Regular
	}
	return kit.Mono
}

// lay finds where the text that is typed lies, so that its caret is in sight.
func (f *Field) lay(p *Painter) {
	s, room := &f.seen, f.room(p)
	s.stops = p.Theme.Type.Stops(f.text, f.Size, f.weight())
	width, wide := s.stops[len(f.text)], float64(room.Dx())-2 // with room for the caret behind the text
	at := s.stops[min(f.caret, len(f.text))]
	switch {
	case width <= wide:
		s.scroll = 0
	case at < s.scroll:
		s.scroll = at
	case at > s.scroll+wide:
		s.scroll = at - wide
	}
	s.scroll = max(min(s.scroll, width-wide), 0)
	s.left = float64(room.Min.X) - s.scroll
	if !f.Left && width <= wide {
		x, _ := Middle(f.place)
		s.left = x - width/2
	}
}

// caretShown tells whether the caret is in the lit part of its second.
func (f *Field) caretShown() bool { return f.ticks%60 < 36 }

// Draw draws the field.
func (f *Field) Draw(p *Painter) {
	r := f.place
	if !f.Bare {
		back := kit.BG2
		if f.hover || f.typing {
			back = kit.BG3
		}
		p.Round(r, kit.Radius, back)
	}
	if f.typing {
		f.drawTyped(p)
		return
	}
	if p.Focus == Control(f) {
		p.Ring(r)
	}
	s, ink := f.Value(), kit.Text
	if f.Off() {
		ink = kit.Off
	}
	if s == "" {
		s, ink = f.Empty, kit.Text3
	}
	weight := f.weight()
	x, y := Middle(r)
	s = p.Fit(s, float64(r.Dx())-4, f.Size, weight)
	w, unit, after := p.Width(s, f.Size, weight), "", 0.0
	if f.Unit != nil {
		unit = f.Unit()
		after = p.Px(5) + p.Width(unit, kit.Caption, kit.Regular)
		if unit == "" || w+after > float64(r.Dx())-4 {
			unit, after = "", 0
		}
	}
	left := x - (w+after)/2
	if f.Left {
		left = float64(r.Min.X) + p.Px(12)
	}
	p.Text(s, left, y, f.Size, weight, ink, kit.Left)
	p.Text(unit, left+w+after, y, kit.Caption, kit.Regular, ink, kit.Right)
}

// drawTyped draws the text that is typed, what of it is selected, and the caret, within the
// field: what has no room is cut off and scrolled to.
func (f *Field) drawTyped(p *Painter) {
	f.lay(p)
	room := f.room(p)
	inside := *p
	if p.Dst != nil {
		inside.Dst = p.Dst.SubImage(p.Theme.Density().Rect(image.Rect(room.Min.X-2, room.Min.Y, room.Max.X+2, room.Max.Y))).(*ebiten.Image)
	}
	_, y := Middle(f.place)
	h := p.Theme.Type.Pixels(f.Size) * 1.3
	pen, s := p.Theme.Pen(), &f.seen
	if from, to := f.selection(); from < to {
		pen.FillRect(s.left+s.stops[from]-1, y-h/2, s.stops[to]-s.stops[from]+2, h, kit.AccentBG)
		pen.Flush(inside.Dst)
	}
	if len(f.text) == 0 {
		// What stands for an empty text leaves the caret room.
		inside.Text(p.Fit(f.Empty, float64(room.Dx())-6, f.Size, f.weight()), s.left+6, y, f.Size, f.weight(), kit.Text3, kit.Left)
	} else {
		inside.Text(string(f.text), s.left, y, f.Size, f.weight(), kit.Text, kit.Left)
	}
	f.underline(&inside, y+h/2)
	if f.caretShown() || p.Theme.ReducedMotion {
		pen.FillRect(math.Round(s.left+s.stops[f.caret]), y-h/2, 2, h, kit.Accent)
		pen.Flush(inside.Dst)
	}
	if !f.InPopup {
		r := f.place
		pen.Frame(float64(r.Min.X), float64(r.Min.Y), float64(r.Dx()), float64(r.Dy()), kit.Radius, 1, kit.Accent)
		pen.Flush(p.Dst)
	}
}

// underline marks what is wrong of the text, at a height.
func (f *Field) underline(p *Painter, y float64) {
	if f.Wrong == nil {
		return
	}
	from, to := f.Wrong()
	if from >= to || from < 0 || from > len(f.text) {
		return
	}
	left := f.seen.left + f.seen.stops[from]
	right := left + p.Width("0", f.Size, f.weight()) // behind the text
	if to <= len(f.text) {
		right = f.seen.left + f.seen.stops[to]
	}
	pen := p.Theme.Pen()
	pen.FillRect(math.Round(left), y-3, max(math.Round(right-left), 4), 3, kit.Warn)
	pen.Flush(p.Dst)
}
