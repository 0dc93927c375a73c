package caption

import (
	"fmt"
	"image"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/render/kit"
)

// Panel tells a lesson. It implements window.Panel, window.Covering and window.Covered.
type Panel struct {
	hand     *desk.Hand
	popups   *ui.Popups
	button   ui.Control // that the list of lessons hangs from, nil for none
	view     *desk.View
	region   image.Rectangle
	foot     int // over which it lies, where something covers its place; 0 for nowhere
	px       ui.Scale
	controls ui.Controls
	drawn    ui.Sum
	views    shown
	more     func() []ui.Row // rows under the list of lessons
}

// New makes the panel.
func New(hand *desk.Hand, popups *ui.Popups) *Panel {
	p := &Panel{hand: hand, popups: popups}
	p.controls = ui.Controls{
		hand.Button("lesson back", "Back in the lesson", ui.Ghost(kit.IconLeft), desk.LastEntry{}),
		hand.Button("lesson next", "On in the lesson", ui.Ghost(kit.IconRight), desk.NextEntry{}),
	}
	return p
}

// Name is "caption".
func (p *Panel) Name() string { return "caption" }

// Place lays the caption out: where a lesson is told, it fills its region.
func (p *Panel) Place(r image.Rectangle, px ui.Scale) {
	p.region, p.px = r, px
	p.place()
}

func (p *Panel) place() {
	at := map[string]image.Rectangle{}
	if r := p.Over(); !r.Empty() {
		size := p.px.Px(28)
		for i, name := range []string{"lesson next", "lesson back"} {
			x, y := r.Max.X-p.px.Px(12)-(i+1)*size, r.Min.Y+(r.Dy()-size)/2
			at[name] = image.Rect(x, y, x+size, y+size)
		}
	}
	p.controls.Put(at)
}

// Over is where the caption lies, empty while no lesson is told.
func (p *Panel) Over() image.Rectangle {
	if p.view == nil || !p.view.Lesson.Running() {
		return image.Rectangle{}
	}
	r := p.region
	if p.foot > 0 && p.foot < r.Max.Y {
		r = r.Sub(image.Pt(0, r.Max.Y-p.foot+p.px.Px(8)))
	}
	return r
}

// Cover hears what lies over the window: where the microscope is open, the lesson is told
// over that.
func (p *Panel) Cover(by map[string]image.Rectangle) {
	p.foot = 0
	if r := by["microscope"]; r.Overlaps(p.region) {
		p.foot = r.Min.Y
	}
	p.place()
}

// Take shows a new moment.
func (p *Panel) Take(v *desk.View) {
	p.view = v
	p.place()
}

// Controls are the two buttons of the caption.
func (p *Panel) Controls() []ui.Control { return p.controls }

// Pointer lets the buttons follow the mouse. It comes once a tick, when all panels have
// taken what there is to show: so it also opens the views that an entry asks for.
func (p *Panel) Pointer(m ui.Pointer) {
	p.controls.Tick(m)
	p.views.follow(p.hand, &p.view.Lesson)
}

// Hint has nothing to say.
func (p *Panel) Hint(image.Point) (string, image.Rectangle) { return "", image.Rectangle{} }

// Dirty tells whether another entry, or a control, is to be shown.
func (p *Panel) Dirty() bool { return p.look() != p.drawn }

func (p *Panel) look() ui.Sum {
	s := ui.NewSum()
	l := &p.view.Lesson
	s.Flag(l.Running(), l.Ended, p.view.Talk)
	s.Add(uint64(l.Entry))
	s.Add(uint64(l.Stage))
	s.Add(uint64(l.Waits))
	s.Add(uint64(p.Over().Min.Y))
	p.controls.Look(&s)
	return s
}

// Draw draws the caption.
func (p *Panel) Draw(g *ui.Painter, _ float64) {
	p.drawn = p.look()
	r := p.Over()
	if r.Empty() {
		return
	}
	pen := g.Theme.Pen()
	x, y, w, h := float64(r.Min.X), float64(r.Min.Y), float64(r.Dx()), float64(r.Dy())
	pen.FillRect(x, y, w, h, kit.BG1)
	if !p.view.Talk {
		pen.FillRect(x, y, 4, h, kit.Accent)
	}
	pen.Flush(g.Dst)
	_, m := ui.Middle(r)
	told := &p.view.Lesson
	l := told.Lesson
	count := fmt.Sprintf("%d / %d", told.Entry+1, len(l.Script))
	caption := l.Script[told.Entry].Caption
	if told.Ended {
		count, caption = "end", "The end of “"+l.Title+"”. › goes on to “"+told.Follows.Title+"”, Esc ends the lesson."
	}
	if p.view.Talk {
		p.drawTalk(g, caption, m)
		return
	}
	x += g.Px(20)
	width := g.Width(count, kit.Caption, kit.Mono)
	if waits := waiting(told.Waits); waits != "" {
		line := g.Px(9)
		g.Text(waits, x, m+line, kit.Caption, kit.Mono, kit.Accent, kit.Left)
		g.Text(count, x, m-line, kit.Caption, kit.Mono, kit.Text2, kit.Left)
		width = max(width, g.Width(waits, kit.Caption, kit.Mono))
	} else {
		g.Text(count, x, m, kit.Caption, kit.Mono, kit.Text2, kit.Left)
	}
	x += width + g.Px(16)
	write(g, caption, x, m, float64(p.controls.Named("lesson back").Rect().Min.X)-g.Px(8)-x, p.view.Talk)
	p.controls.Draw(g)
}

// waiting says when a lesson that stands still goes on by itself, "" where it does not.
func waiting(seconds int) string {
	if seconds <= 0 {
		return ""
	}
	return fmt.Sprintf("on in %d s", seconds)
}

// write fits a caption into a width: on one line, or on two in the smaller size; for a
// talk in the largest size in which it is whole.
func write(g *ui.Painter, s string, x, y, width float64, talk bool) {
	size, lines := fit(s, width, talk, func(s string, size kit.Size) float64 { return g.Width(s, size, kit.Medium) })
	pitch := max(g.Px(18), g.Theme.Type.Pixels(size)*1.3)
	y -= pitch * float64(len(lines)-1) / 2
	for _, line := range lines {
		g.Text(g.Fit(line, width, size, kit.Medium), x, y, size, kit.Medium, kit.Text, kit.Left)
		y += pitch
	}
}

// fit finds the size of a caption, and its lines.
func fit(s string, width float64, talk bool, measure func(string, kit.Size) float64) (size kit.Size, lines []string) {
	within := func(s string) bool { return measure(s, size) <= width }
	if talk {
		for _, size = range []kit.Size{kit.Spoken, kit.Title} {
			if within(s) {
				return size, []string{s}
			}
		}
	}
	if size = kit.Body; within(s) {
		return size, []string{s}
	}
	size = kit.Caption
	first, rest := breakLine(s, within)
	if rest == "" {
		return size, []string{first}
	}
	return size, []string{first, rest}
}

// breakLine cuts a line at the last space before which it fits.
func breakLine(s string, fits func(string) bool) (first, rest string) {
	if fits(s) {
		return s, ""
	}
	at := 0
	for i, r := range s {
		if r == ' ' {
			if !fits(s[:i]) {
				break
			}
			at = i
		}
	}
	if at == 0 {
		return s, ""
	}
	return s[:at], s[at+1:]
}
