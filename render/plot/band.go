package plot

import (
	"math"

	"hebbarium/render/kit"
)

// bandInk is the ground between the paces of 10 and 90 % of many lives.
const bandInk = kit.Color(0x3B444FB0)

// band fills what lies between them, in columns of one pixel.
func (t *Timeline) band() {
	f, p, l := &t.frame, t.theme.Pen(), t.lanes()
	n := min(len(f.Low), len(f.High))
	if n == 0 {
		return
	}
	perStep := (l.right - l.left) / max(f.To-f.From, 1e-9)
	from, to := max(0, int(f.From)-f.First), min(n-1, int(math.Ceil(f.To))-f.First)
	stride := max(1, int(1/perStep))
	var last [2]kit.Point
	begun := false
	for i := from; i <= to; i += stride {
		low, high := math.Inf(1), math.Inf(-1)
		for k := i; k < min(i+stride, n); k++ {
			if a, b := float64(f.Low[k]), float64(f.High[k]); a == a && b == b {
				low, high = min(low, a), max(high, b)
			}
		}
		if low > high {
			begun = false
			continue
		}
		x := min(max(t.x(float64(f.First+i)), l.left), l.right)
		now := [2]kit.Point{kit.Pt(x, t.rewardY(high)), kit.Pt(x, t.rewardY(low))}
		if begun {
			ink := bandInk
			if f.First+i > f.Head {
				ink = bandInk.Alpha(0.5)
			}
			p.Blend([4]kit.Point{last[0], now[0], now[1], last[1]}, [4]kit.Color{ink, ink, ink, ink})
		}
		last, begun = now, true
	}
}

// depth lets the axis reach down to the band, as far as what a fall is.
func (t *Timeline) depth(low *float64) {
	f := &t.frame
	for i := max(0, int(f.From)-f.First); i < min(len(f.Low), int(math.Ceil(f.To))-f.First+1); i++ {
		if v := float64(f.Low[i]); v == v {
			*low = min(*low, v)
		}
	}
}
