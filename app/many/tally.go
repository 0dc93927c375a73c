package many

import (
	"math"
	"slices"

	"hebbarium/app/session/footing"
	"hebbarium/evolve/recovery"
)

// Verdict is what has become of a life after an injury, in one word.
type Verdict uint8

// What a verdict may be. Kept and Back count as back; Slow, Lain and Over cannot be told.
const (
	Unhurt     Verdict = iota // it was not injured, or not as far as is known
	Measuring                 // too few steps to say
	Kept                      // it never slowed: its pace stayed at 90 % of its control's
	Back                      // it slowed, and is back
	Recovering                // it slowed, is not back, and may yet be
	Held                      // what was done to it is still in force
	Lost                      // it was back, and has slowed again
	Missed                    // it slowed, and was not back within recovery.OverSteps, or when its life or its control's was over or the next injury came
	Down                      // the body lies, stands still or is off the field, and gets nowhere
	Slow                      // the control was too slow to measure by
	Lain                      // the body lay, or stood still, before it was hurt
	Over                      // the life, or its control's, was over too soon to say
)

// IsBack tells whether the verdict counts as back.
func (v Verdict) IsBack() bool { return v == Back || v == Kept }

// Told tells whether the verdict counts at all.
func (v Verdict) Told() bool { return v != Unhurt && v != Slow && v != Lain && v != Over }

// Verdict is what has become of it after an injury, by its index, and the steps to recovery
// where it is Back.
func (s *Life) Verdict(injury int) (v Verdict, steps int) {
	if injury < 0 || injury >= len(s.Recoveries) {
		return Unhurt, 0
	}
	r := &s.Recoveries[injury]
	last := injury == len(s.Recoveries)-1
	nowhere := last && (s.Fallen != footing.Upright || s.Off) && s.Step == s.Live
	over := r.Ended != recovery.NotEnded
	slow := r.Standing == recovery.TooSlow
	switch {
	case injury < len(s.Lain) && s.Lain[injury] && (slow || r.Standing == recovery.Measuring):
		return Lain, 0
	case slow:
		return Slow, 0
	}
	switch r.Standing {
	case recovery.Back, recovery.NoFall:
		if nowhere && r.Ended != recovery.ByTime { // later it tells nothing of the injury
			return Lost, 0
		}
	}
	switch r.Standing {
	case recovery.Back:
		return Back, r.BackAfter
	case recovery.NoFall:
		if r.LostAt >= 0 {
			return Lost, 0
		}
		return Kept, 0
	case recovery.LostAgain:
		return Lost, 0
	}
	switch {
	case nowhere:
		return Down, 0
	case r.Standing == recovery.InForce && !over:
		return Held, 0
	case over && r.Standing == recovery.Measuring:
		return Over, 0
	case r.Standing == recovery.Measuring:
		return Measuring, 0
	case over && r.Ended != recovery.ByInjury && r.Steps-r.Lasted < recovery.StaySteps && r.Standing != recovery.InForce:
		return Over, 0
	case over:
		return Missed, 0
	}
	return Recovering, 0
}

// Tally counts what has become of all lives after one injury.
type Tally struct {
	Of       int // lives
	Count    [Over + 1]int
	Back     int     // those that are back, and those that never slowed
	Told     int     // of which this can be told
	Share    float64 // Back of Told; NaN for none
	Low, Top float64 // its 95 % interval, by Wilson's score (1927)
	// Median is the number of steps after which half of the lives that slowed were
	// back, those that are not counting as longer than any; −1 where that is not yet half
	// of them. From and To are its 95 % interval, by order statistics, −1 likewise.
	Median, From, To int
	Steps            []int   // to recovery, of those that slowed and are back, ascending
	NotBack          int     // lives that slowed and are not
	Level            float64 // 90 % of the median pace of the controls; NaN for none
}

// Open tells whether the counts may yet change as the lives go on.
func (t *Tally) Open() bool { return t.Count[Recovering]+t.Count[Measuring]+t.Count[Held] > 0 }

// Tally counts what has become of all lives after an injury, by its index.
func (s *Snapshot) Tally(injury int) Tally {
	t := Tally{Of: len(s.Lives), Level: math.NaN(), Median: -1, From: -1, To: -1}
	var controls []float64
	for i := range s.Lives {
		l := &s.Lives[i]
		v, steps := l.Verdict(injury)
		t.Count[v]++
		if v.IsBack() {
			t.Back++
		}
		if v.Told() {
			t.Told++
		}
		switch v {
		case Back:
			t.Steps = append(t.Steps, steps)
		case Recovering, Missed, Held, Lost, Down:
			t.NotBack++
		}
		if v != Unhurt && v != Slow && v != Lain && l.Recoveries[injury].Steps > 0 {
			controls = append(controls, l.Recoveries[injury].Control)
		}
	}
	slices.Sort(t.Steps)
	slices.Sort(controls)
	if len(controls) > 0 {
		t.Level = recovery.BackShare * float64(quantile(controls, 0.5))
	}
	t.Share, t.Low, t.Top = wilson(t.Back, t.Told)
	t.median()
	return t
}

// wilson is a share with its 95 % interval; NaN of none.
func wilson(k, n int) (share, low, top float64) {
	if n == 0 {
		return math.NaN(), math.NaN(), math.NaN()
	}
	const z = 1.959963984540054
	p, m := float64(k)/float64(n), float64(n)
	middle, half := (p+z*z/(2*m))/(1+z*z/m), z/(1+z*z/m)*math.Sqrt(p*(1-p)/m+z*z/(4*m*m))
	return p, max(0, middle-half), min(1, middle+half)
}

// median works the median number of steps out, with its interval.
func (t *Tally) median() {
	n := len(t.Steps) + t.NotBack
	at := func(i int) int { // the i-th shortest, counted from 0
		if i < 0 || i >= len(t.Steps) {
			return -1
		}
		return t.Steps[i]
	}
	if n == 0 {
		return
	}
	t.Median = at((n - 1) / 2)
	// The ranks about the middle between which the true median lies in 95 % of all cases:
	// the number of lives below it has the binomial distribution of a coin.
	tail, term, r := 0.0, math.Pow(0.5, float64(n)), 0
	for ; r < n && tail+term <= 0.025; r++ {
		tail += term
		term *= float64(n-r) / float64(r+1)
	}
	if r == 0 {
		return // too few to say
	}
	t.From, t.To = at(r-1), at(n-r)
}
