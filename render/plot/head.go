package plot

import (
	"math"
	"strconv"

	"hebbarium/render/kit"
)

// head draws the playhead with its step, and the live edge.
func (t *Timeline) head() {
	f, p, l, typ := &t.frame, t.theme.Pen(), t.lanes(), t.theme.Type
	if x := math.Round(t.x(float64(f.Live))); f.Live > f.Head && x <= l.right {
		for y := l.reward - 2; y < l.change; y += 5 {
			p.FillRect(x, y, 1, 3, kit.Text3)
		}
		p.Flush(t.img)
		align, at := kit.Left, x+8
		label := "live " + strconv.Itoa(f.Live)
		if at+typ.Width(label, kit.Caption, kit.Regular) > l.right {
			align, at = kit.Right, x-8
		}
		typ.Draw(t.img, label, at, l.reward+8, kit.Caption, kit.Regular, kit.Text2, align)
	}
	x := math.Round(t.x(float64(f.Head)))
	if x < l.left-1 || x > l.right+1 {
		return
	}
	label := strconv.Itoa(f.Head)
	w := max(44, typ.Width(label, kit.Caption, kit.Mono)+18)
	badge := t.badgeX(x, w)
	p.FillRect(x-1, l.markers+12, 2, l.change-l.markers-12, kit.Accent)
	if from, to := min(x-1, badge), max(x+1, badge); math.Abs(badge-x) > w/2-kit.Radius {
		p.FillRect(from, l.markers+10, to-from, 2, kit.Accent) // leads to the badge beside
		p.FillRect(x-1, l.markers+10, 2, 2, kit.Accent)
	}
	p.RoundRect(badge-w/2, l.markers-12, w, 24, kit.Radius, kit.Accent)
	p.Flush(t.img)
	typ.Draw(t.img, label, badge, l.markers, kit.Caption, kit.MonoMedium, kit.OnAccent, kit.Centre)
	if f.Live <= f.Head {
		const gap = 10 // from the badge
		if at, ok := t.besideBadge(badge-w/2-gap, badge+w/2+gap, typ.Width("live", kit.Caption, kit.Regular)); ok {
			typ.Draw(t.img, "live", at, l.markers, kit.Caption, kit.Regular, kit.Text3, kit.Left)
		}
	}
}

// besideBadge is where a word of a width begins that lies right of to or, where a marker's
// icon is there or no room is left, left of from; false where neither will do.
func (t *Timeline) besideBadge(from, to, width float64) (float64, bool) {
	l := t.lanes()
	for _, at := range []float64{to, from - width} {
		free := at > l.left && at+width < l.right
		for _, m := range t.frame.Markers {
			x := t.x(m.middle())
			free = free && (x+12+kit.Gap/2 <= at || x-12-kit.Gap/2 >= at+width) // half an icon, and a gap
		}
		if free {
			return at, true
		}
	}
	return 0, false
}

// badgeX is where the middle of the playhead's badge of width w lies: over its
// line at x, or the least way beside it that leaves every marker's icon in sight.
func (t *Timeline) badgeX(x, w float64) float64 {
	const clear = 12 + 3 // half a marker, and a gap
	width := float64(t.place.Dx())
	best := math.Inf(1)
	consider := func(at float64) {
		if at-w/2 < 0 || at+w/2 > width || math.Abs(at-x) >= math.Abs(best-x) {
			return
		}
		for _, m := range t.frame.Markers {
			if math.Abs(t.x(m.middle())-at) < w/2+clear-0.5 {
				return
			}
		}
		best = at
	}
	consider(min(max(x, w/2), width-w/2))
	for _, m := range t.frame.Markers {
		at := t.x(m.middle())
		consider(math.Ceil(at + w/2 + clear))
		consider(math.Floor(at - w/2 - clear))
	}
	if math.Abs(best-x) > 3*w { // markers all about: further off it would not be the line's
		return x
	}
	return best
}
