package caption

import (
	"hebbarium/app/ui"
	"hebbarium/render/kit"
)

// drawTalk writes the caption for a talk, with its middle at a height: nothing beside it
// but the buttons and, while the episode stands still, how long that lasts.
func (p *Panel) drawTalk(g *ui.Painter, caption string, y float64) {
	r := p.Over()
	left, right := float64(r.Min.X)+g.Px(24), float64(p.controls.Named("lesson back").Rect().Min.X)-g.Px(16)
	told := &p.view.Lesson
	if pause := told.Lesson.Script[told.Entry].Pause; told.Waits > 0 && pause > 0 {
		pen, w := g.Theme.Pen(), g.Px(100)
		right -= w
		pen.FillRect(right, y-2, w, 4, kit.BG3)
		pen.FillRect(right, y-2, w*min(float64(told.Waits)/pause, 1), 4, kit.Accent)
		pen.Flush(g.Dst)
		right -= g.Px(24)
	}
	write(g, caption, left, y, right-left, true)
	p.controls.Draw(g)
}
