package command

import (
	"runtime"
	"sort"
	"time"
)

// benchPart is one row: what is timed and what it is compared with.
type benchPart struct {
	name     string
	baseline float64 // operations a second; 0 where rival is timed instead
	against  string  // what the baseline is
	synapses int     // changed by one operation, where that is what it does
	lump     int     // operations that go together, where that is more than one

	live  func(n int) error // makes n operations, a multiple of lump
	rival func(n int) error // the same, as the baseline does it
}

// measurePart times slices of a part, after one that warms it up and finds how
// many operations fill a slice. A rival's slices alternate with the part's own.
func measurePart(p *benchPart, repeats int, slice time.Duration) (benchRow, error) {
	row := benchRow{Name: p.name, Baseline: p.baseline, part: p}
	lump := max(1, p.lump)
	n := lump
	for {
		took, err := p.timed(p.live, n)
		if err != nil {
			return row, err
		}
		if took >= slice/2 {
			n = max(1, int(float64(n/lump)*float64(slice)/float64(took))) * lump
			break
		}
		n *= 2
	}
	own, other := make([]float64, repeats), make([]float64, repeats)
	for i := range repeats {
		took, err := p.timed(p.live, n)
		if err != nil {
			return row, err
		}
		own[i] = float64(took.Nanoseconds()) / float64(n)
		if p.rival == nil {
			continue
		}
		if took, err = p.timed(p.rival, n); err != nil {
			return row, err
		}
		other[i] = float64(took.Nanoseconds()) / float64(n)
	}
	row.NsPerOp = median(own)
	row.spread = own[len(own)-1] / own[0]
	row.PerSecond = 1e9 / row.NsPerOp
	if p.rival != nil {
		row.Baseline = 1e9 / median(other)
	}
	if row.Baseline > 0 { // nobody has published what a new world's parts do
		row.Ratio = row.PerSecond / row.Baseline
	}
	return row, nil
}

// timed is how long n operations take: on one core, or by the wall clock where
// others run beside it.
func (p *benchPart) timed(f func(n int) error, n int) (time.Duration, error) {
	if p.rival != nil {
		began := time.Now()
		err := f(n)
		return time.Since(began), err
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	began := coreTime()
	err := f(n)
	return coreTime() - began, err
}

// median sorts x and returns its middle.
func median(x []float64) float64 {
	sort.Float64s(x)
	return (x[(len(x)-1)/2] + x[len(x)/2]) / 2
}
