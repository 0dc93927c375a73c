package timeline

import (
	"image"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/render/kit"
	"hebbarium/render/plot"
)

// Panel is the timeline. It implements window.Panel.
type Panel struct {
	hand   *desk.Hand
	lives  Lives // nil for none
	theme  *kit.Theme
	view   *desk.View
	opened int // session that is shown
	region image.Rectangle
	px     ui.Scale

	controls ui.Controls
	plot     *plot.Timeline
	frame    plot.TimelineFrame
	drawn    ui.Sum
	shown
}

// shown is what belongs to the session that is shown.
type shown struct {
	lines lines
	rival rivalLine
	other []float64 // rewards of the future that is shown for comparison
	sight
	groups  []group     // of the markers, a mark each
	hover   int         // mark under the pointer, −1 for none
	at      image.Point // the pointer
	inside  bool        // it is in the timeline, and on no control
	drag    bool
	panning bool // the bar of the whole episode is dragged
	click   click
	asked   int    // step that was asked for while dragging, −1 for none
	serial  uint64 // of the many lives' snapshot, 0 while it is one
	spent   string // why there was no reward left to measure at the newest step, "" where there was
}

// New makes the panel. Its buttons do actions of the table; lives are those that are shown
// where it is many.
func New(hand *desk.Hand, theme *kit.Theme, table *ui.Actions, lives Lives) *Panel {
	return &Panel{
		lives: lives, hand: hand, theme: theme, plot: plot.NewTimeline(theme), shown: shown{hover: -1, asked: -1},
		controls: ui.Controls{
			ui.NewActionButton("undo", table, "undo", ui.Ghost(kit.IconUndo)),
			ui.NewActionButton("redo", table, "redo", ui.Ghost(kit.IconRedo)),
			ui.NewActionButton("live", table, "live", ui.Labelled(kit.IconRight, kit.Accent, ui.Constant("Go to live"))),
		},
	}
}

// Name is "timeline".
func (p *Panel) Name() string { return "timeline" }

// Place lays the timeline out.
func (p *Panel) Place(r image.Rectangle, px ui.Scale) {
	p.region, p.px = r, px
	p.plot.SetPlace(r)
	p.place()
}

// place puts the controls that there is use for on the line of the read-out, whose
// height does not grow with text.
func (p *Panel) place() {
	at := map[string]image.Rectangle{}
	if r := p.region; !r.Empty() && p.view != nil && !p.view.Talk {
		put := func(name string, x, y, w, h int) { at[name] = image.Rect(x, y, x+w, y+h) }
		px, middle := p.px.Px, plot.TimelineHeader(r.Dy())
		h := min(px(28), 2*middle-2)
		if y := r.Min.Y + middle - h/2; p.view.Undoes {
			w := px(28)
			if p.px.Touch {
				w, y, h = px(32), r.Min.Y+1, px(32)
			}
			put("undo", r.Min.X+px(12), y, w, h)
			put("redo", r.Min.X+px(12)+w, y, w, h)
		}
		if !p.view.Snap.Live() {
			low := min(h, 2*middle-8) // the playhead's tag may lie right under it
			if y := r.Min.Y + middle - low/2; p.px.Touch {
				put("live", r.Max.X-px(152), r.Min.Y+1, px(136), px(32))
			} else {
				put("live", r.Max.X-px(152), y, px(136), low)
			}
		}
	}
	p.controls.Put(at)
}

// Take shows a new moment, and forgets a session that is not shown any more.
func (p *Panel) Take(v *desk.View) {
	if v.Opened != p.opened {
		p.opened, p.shown = v.Opened, shown{hover: -1, asked: -1}
	}
	p.view = v
	p.take()
	p.place()
}

// Controls are undo, redo and the way back to the live edge.
func (p *Panel) Controls() []ui.Control { return p.controls }

// Dirty tells whether anything but a moment has changed what is drawn.
func (p *Panel) Dirty() bool {
	if s := p.crowd(); s != nil && s.Serial != p.serial {
		p.take()
	}
	return p.look() != p.drawn
}

func (p *Panel) look() ui.Sum {
	s, v := ui.NewSum(), p.view
	s.Add(uint64(p.hover + 1))
	s.Number(p.frame.From)
	s.Number(p.frame.To)
	s.Number(p.frame.Whole)
	s.Flag(v.NoRules, v.Talk, v.Undoes, v.Snap.Live(), v.Snap.Seeking >= 0)
	s.Text(v.Over)
	s.Add(p.serial)
	p.controls.Look(&s)
	return s
}

// Draw draws the panel with its header.
func (p *Panel) Draw(g *ui.Painter, _ float64) {
	p.drawn = p.look()
	r := p.region
	if r.Empty() {
		return
	}
	g.Fill(r, kit.BG1)
	pen := g.Theme.Pen()
	pen.FillRect(float64(r.Min.X), float64(r.Min.Y), float64(r.Dx()), 1, kit.Line)
	pen.Flush(g.Dst)
	if p.view.Talk {
		p.drawTalk(g)
		return
	}
	p.plot.Draw(g.Dst, p.frame)
	p.drawHeader(g)
	p.controls.Draw(g)
}
