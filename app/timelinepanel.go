package app

import (
	"image"
	"math"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/inpututil"

	"hebbarium/app/session"
	"hebbarium/render/kit"
	"hebbarium/render/plot"
)

// timelinePanel shows the reward and the weight change of the episode with its
// events, and the read-out.
type timelinePanel struct {
	g     *Game
	view  *plot.Timeline
	frame plot.TimelineFrame

	lines    lines
	other    []float64   // rewards of the future that is shown for comparison
	from, to float64     // steps in view; to is 0 while all are
	hover    int         // marker under the pointer, −1 for none
	at       image.Point // the pointer, where it is free
	inside   bool
	drag     bool
	asked    int    // step that was asked for while dragging
	spent    string // why there was no reward left to measure at the newest step, "" where there was
}

func newTimelinePanel(g *Game) *timelinePanel {
	return &timelinePanel{g: g, view: plot.NewTimeline(g.theme), hover: -1, asked: -1}
}

func (t *timelinePanel) reset() {
	t.lines = lines{}
	t.from, t.to, t.hover, t.drag, t.asked, t.spent = 0, 0, -1, false, -1, ""
}

// place moves the timeline.
func (t *timelinePanel) place(l Layout) { t.view.SetPlace(l.Timeline) }

// take appends what a snapshot knows anew.
func (t *timelinePanel) take(s *session.Snapshot) {
	t.lines.take(s)
	t.compare(s)
	if s.Live() { // up to there recoveries are measured, whatever step is looked at
		t.spent = usedUp(s)
	}
	f := &t.frame
	f.Reward, f.Mean, f.Change, f.First = t.lines.rate, t.lines.mean, t.lines.change, 1
	f.Head, f.Live = s.Step, s.Edge
	f.From, f.To = t.from, t.to
	if f.To == 0 {
		f.To = plot.NiceSpan(max(s.Edge, len(t.other)))
	}
	t.mark(s)
}

// mark lists the events and their recoveries, and after them where a number has left
// its range. The one that the read-out tells of is the one that stands out.
func (t *timelinePanel) mark(s *session.Snapshot) {
	f := &t.frame
	f.Markers, f.Recoveries = f.Markers[:0], f.Recoveries[:0]
	told := -1
	if i := t.told(s); i >= 0 {
		told = s.Markers[i].Event.Step
	}
	for i := range s.Markers {
		m := &s.Markers[i]
		_, _, icon := wording(m.Event)
		tone := kit.Neutral
		if m.Event.Damages() {
			tone = kit.Damage
		}
		f.Markers = append(f.Markers, plot.Marker{Step: m.Event.Step, Icon: icon, Tone: tone})
		sameStep := i > 0 && s.Markers[i-1].Event.Step == m.Event.Step && s.Markers[i-1].Event.Damages()
		if m.Event.Damages() && !sameStep && m.Event.Step <= s.Edge {
			f.Recoveries = append(f.Recoveries, t.recovery(s, m, m.Event.Step != told))
		}
	}
	if s.Err != nil {
		f.Markers = append(f.Markers, plot.Marker{Step: s.Step, Icon: kit.IconWarning, Tone: kit.Damage})
	}
}

// told is the index of the marker that the read-out tells of: the one under the
// pointer, or else the last that did damage; −1 for none.
func (t *timelinePanel) told(s *session.Snapshot) int {
	if t.hover >= 0 && t.hover < len(s.Markers) {
		return t.hover
	}
	return latestDamage(s)
}

// recovery is the shaded stretch from an event to where the agent is back, or to
// the newest step.
func (t *timelinePanel) recovery(s *session.Snapshot, m *session.Marker, past bool) plot.Recovery {
	r := plot.Recovery{From: m.Event.Step, To: s.Edge, Level: math.NaN(), Past: past}
	if m.Measured {
		r.Level = 0.9 * m.Recovery.Before
		if m.Recovery.BackAfter >= 0 {
			r.To, r.Recovered = m.Event.Step+m.Recovery.BackAfter, m.Recovery.BackAfter > 0
		}
	}
	r.To = min(r.To, r.From+patience)
	return r
}

// latestDamage is the index of the last marker that did damage, −1 for none.
func latestDamage(s *session.Snapshot) int {
	for i := len(s.Markers) - 1; i >= 0; i-- {
		if s.Markers[i].Event.Damages() {
			return i
		}
	}
	return -1
}

// damages counts the events that did damage, those of one step as one.
func damages(s *session.Snapshot) int {
	n, last := 0, -1
	for i := range s.Markers {
		if ev := s.Markers[i].Event; ev.Damages() && ev.Step != last {
			n, last = n+1, ev.Step
		}
	}
	return n
}

// draw draws the panel with its header.
func (t *timelinePanel) draw(p *painter) {
	l, s := &t.g.layout, t.g.snap
	if l.Timeline.Empty() {
		return
	}
	p.fill(l.Timeline, kit.BG1)
	pen := p.theme.Pen()
	pen.FillRect(0, float64(l.Timeline.Min.Y), float64(l.Timeline.Dx()), 1, kit.Line)
	pen.Flush(p.dst)
	t.view.Draw(p.dst, t.frame)
	right := float64(l.Timeline.Max.X) - p.px(16)
	if !s.Live() {
		right = float64(l.At["live"].Min.X) - p.px(16)
	}
	t.drawReadOut(p, right)
}

// drawReadOut writes the sentence on the header's line, which ends at right, and
// what the lines are where the sentence leaves room.
func (t *timelinePanel) drawReadOut(p *painter, right float64) {
	s := t.g.snap
	y := t.view.HeaderY()
	x := float64(t.g.layout.Timeline.Min.X) + p.px(16)
	if t.g.undoes {
		x = float64(t.g.layout.At["redo"].Max.X) + p.px(12)
	}
	i := t.told(s)
	legend := right - t.view.LegendWidth()
	if i < 0 {
		t.view.DrawLegend(p.dst, right)
		p.text(p.theme.Type.Fit(t.g.invitation(), legend-x-p.px(24), kit.Body, kit.Regular), x, y, kit.Body, kit.Regular, kit.Text3, kit.Left)
		return
	}
	spans := explained(t.spent, &s.Markers[i], s.Rewards)
	width := func(size kit.Size) float64 {
		w := 0.0
		for _, span := range spans {
			w += p.width(span.Text, size, span.Weight)
		}
		return w
	}
	size := kit.Title
	if x+width(size) > legend-p.px(16) {
		size = kit.Body
	}
	end := legend - p.px(16)
	if x+width(size) <= end {
		t.view.DrawLegend(p.dst, right)
	} else { // the sentence is what must be readable
		end = right
		if x+width(size) > end {
			size = kit.Caption
		}
	}
	p.theme.Type.DrawSpans(p.dst, x, y, size, spans...)
	x += width(size) + p.px(16)
	if hint := "hover a marker for its own"; t.hover < 0 && damages(s) > 1 && x+p.width(hint, kit.Caption, kit.Regular) <= end {
		p.text(hint, x, y, kit.Caption, kit.Regular, kit.Text3, kit.Left)
	}
}

// pointer scrubs, zooms and reads markers out.
func (t *timelinePanel) pointer(at image.Point, free bool) {
	inside := free && at.In(t.g.layout.Timeline)
	before := t.hover
	t.hover, t.at, t.inside = -1, at, inside
	if inside {
		t.hover = t.view.MarkerAt(at.X, at.Y)
		if _, wheel := ebiten.Wheel(); wheel != 0 {
			t.zoom(at.X, math.Exp(-0.2*wheel))
		}
	}
	if t.hover != before {
		t.mark(t.g.snap)
	}
	lanes := at.Y > t.g.layout.Timeline.Min.Y+t.g.layout.px(32)
	if inside && lanes && inpututil.IsMouseButtonJustPressed(ebiten.MouseButtonLeft) && !t.g.norules {
		t.drag, t.asked = true, -1
	}
	if !t.drag {
		return
	}
	if step := min(t.view.StepAt(at.X), t.g.snap.Edge); step != t.asked && t.g.snap.Seeking < 0 {
		t.asked = step
		t.g.session.Scrub(step)
	}
	if !ebiten.IsMouseButtonPressed(ebiten.MouseButtonLeft) {
		t.drag = false
	}
}

// zoom changes the steps in view about the pointer.
func (t *timelinePanel) zoom(x int, factor float64) {
	whole := plot.NiceSpan(t.g.snap.Edge)
	from, to := t.frame.From, t.frame.To
	centre := float64(t.view.StepAt(x))
	from, to = centre-(centre-from)*factor, centre+(to-centre)*factor
	if to-from >= whole {
		t.from, t.to = 0, 0
	} else if to-from > 20 {
		t.from, t.to = max(from, 0), min(to, whole)
	}
	t.take(t.g.snap)
}
