package lives

import (
	"fmt"
	"image"
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/many"
	"hebbarium/app/session/footing"
	"hebbarium/app/ui"
	"hebbarium/evolve/recovery"
	"hebbarium/render/kit"
)

// grid is where the tiles lie, and what was drawn of them.
type grid struct {
	count   int // tiles
	side    int // of the square of tiles
	first   image.Rectangle
	step    image.Point
	kept    *ebiten.Image
	shown   []ui.Sum // what each tile showed last
	next    int      // tile whose turn is next
	turns   int      // frames over which the tiles are drawn, on a slow machine
	waiting bool     // some tiles have not had their turn
	eyes    bool     // cars' tiles show what they see
}

// gap is between two tiles, and margin about all of them.
const (
	gap    = 6
	margin = 16
)

// lay lays switch and tiles out.
func (p *Panel) lay() {
	t := &p.grid
	p.placeSwitch()
	if !p.on() || p.region.Empty() {
		t.count = 0
		return
	}
	t.count = p.view.Many
	t.side = int(math.Ceil(math.Sqrt(float64(t.count))))
	top := p.px.Px(78)
	if p.px.Compact {
		top = p.px.Px(56)
	}
	foot := p.region.Max.Y - 10
	if p.foot > 0 {
		foot = min(foot, p.foot-8)
	}
	r := image.Rect(p.region.Min.X+margin, p.region.Min.Y+top, p.region.Max.X-margin, foot)
	w, h := (r.Dx()-gap*(t.side-1))/t.side, (r.Dy()-gap*(t.side-1))/t.side
	t.first = image.Rect(r.Min.X, r.Min.Y, r.Min.X+w, r.Min.Y+h)
	t.step = image.Pt(w+gap, h+gap)
	t.shown = make([]ui.Sum, t.count)
	if t.kept != nil {
		t.kept.Clear() // of tiles that lay elsewhere
	}
}

// tile is where the tile of a life lies, counted from 1.
func (t *grid) tile(life int) image.Rectangle {
	if life < 1 || life > t.count {
		return image.Rectangle{}
	}
	i := life - 1
	return t.first.Add(image.Pt(i%t.side*t.step.X, i/t.side*t.step.Y))
}

// Tile is where the tile of a life lies, counted from 1, while many are shown.
func (p *Panel) Tile(life int) image.Rectangle { return p.grid.tile(life) }

// at is the life whose tile is at a point, 0 for none.
func (t *grid) at(at image.Point) int {
	for life := 1; life <= t.count; life++ {
		if at.In(t.tile(life)) {
			return life
		}
	}
	return 0
}

// The time between two drawings, in seconds, over and under which tiles take more turns,
// or fewer; they never take more than mostTurns.
const (
	slowFrame = 0.034
	fastFrame = 0.022
	mostTurns = 6
)

// drawTiles draws those tiles anew that have changed; on a slow machine, some in each
// frame.
func (p *Panel) drawTiles(g *ui.Painter, s *many.Snapshot, dt float64) {
	t := &p.grid
	switch {
	case dt > slowFrame && dt < 0.1:
		t.turns = min(t.turns+1, mostTurns)
	case dt < fastFrame:
		t.turns = max(t.turns-1, 1)
	}
	on := p.theme.Density().Rect(p.region)
	kept := t.image(on.Max)
	if t.waiting = false; len(s.Lives) == t.count && t.count > 0 {
		left := (t.count + max(t.turns, 1) - 1) / max(t.turns, 1)
		first := t.next
		for k := range t.count {
			i := (first + k) % t.count
			sum := p.tileSum(s, i)
			if sum == t.shown[i] {
				continue
			}
			if left == 0 {
				t.waiting = true
				break
			}
			left--
			t.shown[i] = sum
			p.drawTile(&ui.Painter{Dst: kept, Theme: p.theme}, s, i)
			if t.turns > 1 {
				t.next = i + 1
			}
		}
	}
	place := t.tile(1).Union(t.tile(t.count))
	part := p.theme.Density().Rect(place)
	o := &ebiten.DrawImageOptions{}
	o.GeoM.Translate(float64(part.Min.X), float64(part.Min.Y))
	g.Dst.DrawImage(kept.SubImage(part).(*ebiten.Image), o)
	p.drawFrames(g)
}

// tileSum sums up what a tile shows.
func (p *Panel) tileSum(s *many.Snapshot, i int) ui.Sum {
	l, sum := &s.Lives[i], ui.NewSum()
	v, steps := l.Verdict(len(s.Damaged) - 1)
	sum.Add(l.Seed)
	sum.Add(uint64(l.Step)<<32 | uint64(l.Status)<<24 | uint64(v)<<16 | uint64(l.Fallen))
	sum.Add(uint64(steps))
	sum.Number(share(l))
	if l.Ant != nil {
		for _, lower := range l.Ant.Body.Lower {
			sum.Number(lower)
		}
		sum.Number(l.Ant.Torso[0])
	}
	sum.Flag(l.Err != nil, p.grid.eyes)
	sum.Text(s.World)
	return sum
}

// share is the pace of a life in its control's, between 0 and 1.
func share(l *many.Life) float64 {
	if l.Share != l.Share {
		return 0
	}
	return min(max(l.Share, 0), 1)
}

// drawTile draws one tile.
func (p *Panel) drawTile(g *ui.Painter, s *many.Snapshot, i int) {
	r, l := p.grid.tile(i+1), &s.Lives[i]
	clip := g.Dst.SubImage(p.theme.Density().Rect(r)).(*ebiten.Image)
	st := p.stages[s.World]
	if st == nil {
		return
	}
	st.draw(clip, r, l, p.grid.eyes)
	v, steps := l.Verdict(len(s.Damaged) - 1)
	y := float64(r.Min.Y) + g.Px(11)
	in := &ui.Painter{Dst: clip, Theme: p.theme}
	text, ink := verdictWords(v, steps, l)
	if r.Dy() >= p.px.Px(40) && numbered(in, r, i+1, text) {
		in.Text(fmt.Sprint(i+1), float64(r.Min.X)+g.Px(7), y, kit.Caption, kit.Mono, kit.Text2, kit.Left)
	}
	in.Text(text, float64(r.Max.X)-g.Px(7), y, kit.Caption, kit.Mono, ink, kit.Right)
	pen := p.theme.Pen()
	if share := share(l); share > 0 {
		bar := kit.Accent
		if share < 0.9 {
			bar = kit.Warn
		}
		if !v.Told() || v == many.Measuring && share >= 0.9 || measured(l) {
			bar = kit.Text3
		}
		pen.FillRect(float64(r.Min.X)+5, float64(r.Max.Y)-4, (float64(r.Dx())-10)*share, 2, bar)
	}
	corners(pen, r)
	pen.Flush(clip)
}

// numbered tells whether a life's number has room in its tile beside what became of it.
func numbered(g *ui.Painter, tile image.Rectangle, life int, verdict string) bool {
	return g.Width(fmt.Sprint(life), kit.Caption, kit.Mono)+g.Width(verdict, kit.Caption, kit.Mono)+g.Px(7+4+7) <= float64(tile.Dx())
}

// measured tells whether no more is measured of a life's latest injury: its pace of now tells
// nothing of that.
func measured(l *many.Life) bool {
	n := len(l.Recoveries)
	return n > 0 && l.Recoveries[n-1].Ended != recovery.NotEnded
}

// corners rounds a tile.
func corners(pen *kit.Pen, r image.Rectangle) {
	pen.Frame(float64(r.Min.X)-2, float64(r.Min.Y)-2, float64(r.Dx())+4, float64(r.Dy())+4, kit.Radius+2, 2.6, kit.BG0)
}

// lapDone is why a car goes no further that has come round.
const lapDone = "lap done"

// verdictWords are what stands at a tile's right.
func verdictWords(v many.Verdict, steps int, l *many.Life) (string, kit.Color) {
	switch v {
	case many.Back:
		return fmt.Sprint(steps), kit.Accent
	case many.Kept:
		return "steady", kit.Accent
	case many.Measuring, many.Recovering:
		return "…", kit.Warn
	case many.Missed:
		return "not back", kit.Warn
	case many.Held:
		return "held", kit.Warn
	case many.Lost:
		return "lost", kit.Warn
	case many.Down, many.Lain, many.Slow:
		switch {
		case l.Lap, l.Off:
			return carEnd(l), kit.Text3
		case l.Fallen == footing.OnItsBack:
			return "fell over", kit.Text3
		case l.Fallen == footing.NoProgress:
			return "stuck", kit.Text3
		}
		return "slow", kit.Text3
	case many.Over:
		if l.Lap {
			return lapDone, kit.Text3
		}
		return "over", kit.Text3
	}
	return carEnd(l), kit.Text3
}

// carEnd is why a car goes no further, "" where it does.
func carEnd(l *many.Life) string {
	switch {
	case l.Lap:
		return lapDone
	case l.Off:
		return "off"
	}
	return ""
}

// drawFrames outlines the tiles that are pointed at or chosen.
func (p *Panel) drawFrames(g *ui.Painter) {
	pen := p.theme.Pen()
	frame := func(life int, width float64, c kit.Color) {
		if life < 1 || life > p.grid.count {
			return
		}
		r := p.grid.tile(life)
		pen.Frame(float64(r.Min.X)-1, float64(r.Min.Y)-1, float64(r.Dx())+2, float64(r.Dy())+2, kit.Radius, width, c)
	}
	frame(p.eye.Hover, 1.5, kit.Text2)
	frame(p.eye.Pair[1], 2, kit.Text)
	frame(p.eye.Chosen, 2, kit.Accent)
	pen.Flush(g.Dst)
}
