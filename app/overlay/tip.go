package overlay

import (
	"image"
	"time"

	"hebbarium/app/ui"
	"hebbarium/render/kit"
)

// Tip is the hint of what the pointer rests on. It implements window.Tip.
type Tip struct {
	theme  *kit.Theme
	popups *ui.Popups
	window func() image.Rectangle

	text   string
	about  image.Rectangle // what it is about
	since  time.Time
	quiet  bool // it was pressed: nothing more is said until the pointer leaves it
	others []image.Rectangle
	over   bool
}

// NewTip makes the hint of a window, whose place window tells.
func NewTip(theme *kit.Theme, popups *ui.Popups, window func() image.Rectangle) *Tip {
	return &Tip{theme: theme, popups: popups, window: window}
}

// tipDelay is how long the pointer rests before the hint comes, and tipStay how long
// the hint stays; of a text longer than tipShort bytes, for each more so much longer.
const (
	tipDelay = 600 * time.Millisecond
	tipStay  = 4 * time.Second
	tipShort = 80
	tipRead  = 40 * time.Millisecond
)

// tipWidth is how wide a line of a hint may be, and tipLines how many there are at most.
const (
	tipWidth = 720
	tipLines = 8
	tipPitch = 17 // from one to the next
)

// Rest takes note of what the pointer is on.
func (t *Tip) Rest(text string, about image.Rectangle, pressed bool, others []image.Rectangle, over bool) {
	t.others, t.over = others, over
	t.rest(text, about, pressed, time.Now())
}

// rest is Rest at a moment. A text that changes while it is seen, as that of a value
// under the pointer, stays from then on.
func (t *Tip) rest(text string, about image.Rectangle, pressed bool, now time.Time) {
	if text == "" || about != t.about {
		t.about, t.since, t.quiet = about, now, false
	} else if text != t.text && t.shown(now) {
		t.since = now.Add(-tipDelay)
	}
	t.text = text
	t.quiet = t.quiet || pressed
}

// shown tells whether the hint is to be seen.
func (t *Tip) shown(now time.Time) bool {
	rested := now.Sub(t.since)
	stays := tipStay + tipRead*time.Duration(max(0, len(t.text)-tipShort))
	return t.text != "" && !t.quiet && rested >= tipDelay && rested < tipDelay+stays
}

// lines are those of the hint: one, where there is room for it.
func (t *Tip) lines() []string {
	typ := t.theme.Type
	width := min(typ.Px(tipWidth), float64(t.window().Dx())-typ.Px(20)-16)
	if typ.Width(t.text, kit.Caption, kit.Regular) <= width {
		return []string{t.text}
	}
	return typ.Wrap(t.text, width, tipLines, kit.Caption, kit.Regular)
}

// Lies is where the hint lies, empty while there is none.
func (t *Tip) Lies() image.Rectangle {
	if t.popups.Open() != nil || !t.shown(time.Now()) {
		return image.Rectangle{}
	}
	typ, width := t.theme.Type, 0.0
	lines := t.lines()
	for _, line := range lines {
		width = max(width, typ.Width(line, kit.Caption, kit.Regular))
	}
	size := image.Pt(int(width+typ.Px(20)), int(typ.Px(26)+typ.Px(tipPitch)*float64(len(lines)-1)))
	return BesideOthers(t.about, size, t.window(), t.others, t.over)
}

// OverLook adds what the hint says.
func (t *Tip) OverLook(s *ui.Sum) { s.Text(t.text) }

// DrawOver shows the hint beside what it is about.
func (t *Tip) DrawOver(p *ui.Painter) {
	r := t.Lies()
	if r.Empty() {
		return
	}
	p.Card(r)
	for i, line := range t.lines() {
		p.Text(line, float64(r.Min.X)+p.Px(10), float64(r.Min.Y)+p.Px(13)+p.Px(tipPitch)*float64(i), kit.Caption, kit.Regular, kit.Text2, kit.Left)
	}
}

// Distances of a hint from its control, in pixels: the usual one, that to which it is
// moved, by steps, where it would lie on another control, and the greatest: over a row of
// other controls, further off it would not seem to be about its own, and over the rack.
const (
	tipGap  = 6
	tipStep = 4
	tipFar  = 48
	overFar = 100
)

// BesideOthers places a hint under a control, or over it, as near as it can lie to
// the control without hiding one of the others; where there is no such place, close
// beside the control, so that it hides as little of the others as it can.
func BesideOthers(of image.Rectangle, size image.Point, window image.Rectangle, others []image.Rectangle, over bool) image.Rectangle {
	left := min(max(of.Min.X, 8), window.Max.X-8-size.X)
	right := max(min(of.Max.X, window.Max.X-8)-size.X, 8) // it ends where the control does
	at := func(x, distance int, over bool) image.Rectangle {
		y := of.Max.Y + distance
		if over {
			y = of.Min.Y - distance - size.Y
		}
		return image.Rect(x, y, x+size.X, y+size.Y)
	}
	far := tipFar
	if over {
		far = overFar
	}
	for _, side := range []bool{over, !over} {
		for i := range far / tipStep {
			distance := tipGap + tipStep*(i-1) // the usual one first, then a nearer one
			if i == 0 {
				distance = tipGap
			} else if i == 1 {
				distance = tipGap - tipStep
			}
			for _, x := range []int{left, right} {
				if r := at(x, distance, side); r.In(window) && !ui.Overlaps(r, others) {
					return r
				}
			}
		}
	}
	if r := at(left, tipGap-tipStep, over); r.In(window) {
		return r
	}
	return at(left, tipGap-tipStep, !over)
}
