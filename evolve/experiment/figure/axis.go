package figure

import (
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/plot"
)

// ticks says where an axis has numbers, and which.
type ticks struct{ all []plot.Tick }

// Ticks implements plot.Ticker.
func (t ticks) Ticks(_, _ float64) []plot.Tick { return t.all }

// symLog is even from −even to even and logarithmic beyond, so that it shows 0 and
// 1,000 both. The even part has the length of a factor of e.
type symLog struct{ even float64 }

// Normalize implements plot.Normalizer.
func (s symLog) Normalize(lo, hi, x float64) float64 {
	f := func(v float64) float64 {
		v /= s.even
		if math.Abs(v) <= 1 {
			return v
		}
		return math.Copysign(1+math.Log(math.Abs(v)), v)
	}
	return (f(x) - f(lo)) / (f(hi) - f(lo))
}

// apply gives the axis its range, ticks and scale: the range is what the marks reach
// over, with a margin, where the figure does not fix it.
func (a *Axis) apply(to *plot.Axis, lo, hi float64, ticksAtMost int) {
	if a.Label != "" {
		to.Label.Text = " " // room for it; see words
	}
	switch a.Scale {
	case Log10:
		to.Scale = plot.LogScale{}
	case SymLog:
		to.Scale = symLog{max(a.Even, 1)}
	}
	if !finite(lo) || !finite(hi) {
		lo, hi = 0, 1
	}
	if len(a.Names) > 0 {
		lo, hi = -0.6, float64(len(a.Names))-0.4
	} else if margin := 0.04 * (hi - lo); a.Scale == Linear {
		if margin == 0 {
			margin = max(math.Abs(lo)*0.05, 0.5)
		}
		lo, hi = lo-margin, hi+margin
	}
	if a.Min != nil {
		lo = *a.Min
	}
	if a.Max != nil {
		hi = *a.Max
	}
	if !(hi > lo) {
		hi = lo + 1
	}
	to.Min, to.Max = lo, hi
	var t ticks
	switch {
	case len(a.Names) > 0:
		for i, name := range a.Names {
			t.all = append(t.all, plot.Tick{Value: a.place(i), Label: name})
		}
	case a.Ticks != nil:
		for i, v := range a.Ticks {
			label := Number(v)
			if i < len(a.Labels) {
				label = a.Labels[i]
			}
			t.all = append(t.all, plot.Tick{Value: v, Label: label})
		}
	default:
		all := round(lo, hi, ticksAtMost)
		for _, v := range all {
			t.all = append(t.all, plot.Tick{Value: v, Label: number(v, math.Abs(lo) >= 1e4 || math.Abs(hi) >= 1e4)})
		}
	}
	to.Tick.Marker = t
}

// place is where the i-th name stands.
func (a *Axis) place(i int) float64 {
	if a.Down {
		return float64(len(a.Names) - 1 - i)
	}
	return float64(i)
}

// round are about n round numbers from lo to hi, and never fewer than two where there are
// as many.
func round(lo, hi float64, n int) []float64 {
	all := roundly(lo, hi, n)
	for more := n + 1; len(all) < 2 && more < n+4; more++ {
		all = roundly(lo, hi, more)
	}
	return all
}

func roundly(lo, hi float64, n int) []float64 {
	step := (hi - lo) / float64(n)
	if !(step > 0) || !finite(step) {
		return []float64{lo}
	}
	unit := math.Pow(10, math.Floor(math.Log10(step)))
	switch f := step / unit; {
	case f > 7:
		unit *= 10
	case f > 3:
		unit *= 5
	case f > 1.4:
		unit *= 2
	}
	var all []float64
	for k := math.Ceil(lo/unit - 1e-9); k*unit <= hi+unit*1e-9; k++ {
		v := k * unit
		if math.Abs(v) < unit*1e-9 {
			v = 0
		}
		all = append(all, v)
	}
	return all
}

// Number writes a number as it stands in figures and reports: a true minus sign,
// thousands set apart, no digits that say nothing.
func Number(v float64) string { return number(v, false) }

// number sets four digits apart too where others beside them have five.
func number(v float64, four bool) string {
	switch {
	case math.IsNaN(v):
		return "–"
	case math.IsInf(v, 1):
		return "∞"
	case math.IsInf(v, -1):
		return "−∞"
	}
	s := strconv.FormatFloat(v, 'g', 5, 64)
	if a := math.Abs(v); a >= 1e-3 && a < 1e7 || a == 0 {
		s = strconv.FormatFloat(v, 'f', decimals(v), 64)
		if strings.Contains(s, ".") {
			s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
		}
	}
	s, negative := strings.CutPrefix(s, "-")
	if whole, _, _ := strings.Cut(s, "."); (len(whole) > 4 || four && len(whole) == 4) && !strings.Contains(s, "e") {
		rest := s[len(whole):]
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + "," + whole[i:]
		}
		s = whole + rest
	}
	if negative && strings.Trim(s, "0.") != "" {
		s = "−" + s
	}
	return s
}

// decimals keeps five figures in all.
func decimals(v float64) int {
	a := math.Abs(v)
	if a < 1 {
		return 4
	}
	return max(0, 4-int(math.Log10(a)))
}
