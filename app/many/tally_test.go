package many

import (
	"bytes"
	"encoding/csv"
	"math"
	"slices"
	"testing"

	"hebbarium/app/session/footing"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/recovery"
)

// Wilson (1927): 8 of 10, and 0 of 10.
func TestWilson(t *testing.T) {
	for _, c := range []struct {
		k, n           int
		share, lo, top float64
	}{{8, 10, 0.8, 0.4902, 0.9433}, {0, 10, 0, 0, 0.2775}, {29, 36, 0.8056, 0.6497, 0.9025}} {
		share, lo, top := wilson(c.k, c.n)
		if math.Abs(share-c.share) > 1e-3 || math.Abs(lo-c.lo) > 1e-3 || math.Abs(top-c.top) > 1e-3 {
			t.Errorf("%d of %d: found %v (%v to %v)", c.k, c.n, share, lo, top)
		}
	}
	if share, _, _ := wilson(0, 0); share == share {
		t.Errorf("of none it is %v", share)
	}
}

// crowdOf is a snapshot of lives with these recoveries from one injury at 300.
func crowdOf(all ...recovery.Recovery) *Snapshot {
	s := &Snapshot{World: "ant", Damaged: []int{300}}
	for i, r := range all {
		r.Event = episode.Event{Step: 300, Kind: "leg", Args: "4=0"}
		s.Lives = append(s.Lives, Life{Seed: uint64(i), Step: 400, Live: 400, Recoveries: []recovery.Recovery{r}})
	}
	return s
}

func back(steps int) recovery.Recovery {
	return recovery.Recovery{Standing: recovery.Back, BackAfter: steps, LostAt: -1, Steps: 100, Control: 2}
}

// Each life counts once; those that never slowed count as back and are told apart, and those
// that nothing can be said of do not count.
func TestTallyCountsEachLifeOnce(t *testing.T) {
	s := crowdOf(
		back(40), back(20), recovery.Recovery{Standing: recovery.NoFall, LostAt: -1}, recovery.Recovery{Standing: recovery.NoFall, LostAt: 350},
		recovery.Recovery{Standing: recovery.Fell, LostAt: -1}, recovery.Recovery{Standing: recovery.Holding, LostAt: -1}, recovery.Recovery{Standing: recovery.TooSlow, LostAt: -1},
		recovery.Recovery{Standing: recovery.Measuring, LostAt: -1}, recovery.Recovery{Standing: recovery.Measuring, Ended: recovery.ByLife, LostAt: -1},
		recovery.Recovery{Standing: recovery.InForce, LostAt: -1}, recovery.Recovery{Standing: recovery.LostAgain, LostAt: 380}, recovery.Recovery{Standing: recovery.Fell, LostAt: -1},
		recovery.Recovery{Standing: recovery.Fell, Ended: recovery.ByLife, Steps: 660, LostAt: -1}, recovery.Recovery{Standing: recovery.Fell, Ended: recovery.ByControl, Steps: 60, LostAt: -1},
	)
	s.Lives[11].Fallen = footing.OnItsBack
	tally := s.Tally(0)
	want := [Over + 1]int{Measuring: 1, Kept: 1, Back: 2, Recovering: 2, Missed: 1, Held: 1, Lost: 2, Down: 1, Slow: 1, Over: 2}
	if tally.Count != want {
		t.Errorf("found %v, want %v", tally.Count, want)
	}
	if tally.Of != 14 || tally.Back != 3 || tally.Told != 11 || tally.NotBack != 7 || !slices.Equal(tally.Steps, []int{20, 40}) {
		t.Errorf("found %+v", tally)
	}
	sum := 0
	for _, n := range tally.Count {
		sum += n
	}
	if sum != tally.Of {
		t.Errorf("%d verdicts of %d lives", sum, tally.Of)
	}
	if tally.Median != -1 {
		t.Errorf("with 2 of 8 back the median is %d", tally.Median)
	}
	if none := s.Tally(1); none.Told != 0 || none.Count[Unhurt] != 14 {
		t.Errorf("of an injury that was not: %+v", none)
	}
	var b bytes.Buffer
	if err := s.WriteCSV(&b); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil || len(rows) != 15 || rows[1][7] != "back" || rows[1][8] != "40" || rows[3][7] != "never slowed" || rows[12][7] != "down" {
		t.Errorf("the table is %v, %v", rows, err)
	}
}

// A body that lay before it was hurt has nothing to recover: neither did the injury throw it,
// nor is it for want of a control.
func TestTheFallenAreNotHurt(t *testing.T) {
	s := crowdOf(recovery.Recovery{Standing: recovery.Measuring, LostAt: -1}, recovery.Recovery{Standing: recovery.TooSlow, LostAt: -1}, recovery.Recovery{Standing: recovery.TooSlow, LostAt: -1}, back(7))
	for i := range s.Lives {
		s.Lives[i].Lain = []bool{i != 2}
		s.Lives[i].Fallen = footing.OnItsBack
	}
	s.Lives[3].Fallen = footing.Upright
	if tally, want := s.Tally(0), ([Over + 1]int{Lain: 2, Slow: 1, Back: 1}); tally.Count != want || tally.Told != 1 {
		t.Errorf("found %v, want %v; told of %d", tally.Count, want, tally.Told)
	}
	l := life{scale: recovery.Scale{Usual: 2}}
	if got := l.shareOf(0.0001, 0.03); got == got {
		t.Errorf("of a control that lies, the share is %v", got)
	}
	if got := l.shareOf(2, 1); got != 0.5 {
		t.Errorf("of a control that walks, the share is %v", got)
	}
}

// Once its recovery has been measured for as long as one is, what is said of a life is the
// last word: it is not back, and to topple later is another matter.
func TestVerdictsEnd(t *testing.T) {
	ended := func(standing recovery.Standing) recovery.Recovery {
		return recovery.Recovery{Standing: standing, Ended: recovery.ByTime, Steps: recovery.OverSteps, BackAfter: 40, LostAt: -1}
	}
	s := crowdOf(ended(recovery.Fell), ended(recovery.Holding), ended(recovery.Back), ended(recovery.NoFall), ended(recovery.Back))
	s.Lives[4].Fallen = footing.OnItsBack
	next := recovery.Recovery{Standing: recovery.Fell, Ended: recovery.ByInjury, Steps: 60, LostAt: -1}
	s.Lives = append(s.Lives, crowdOf(next).Lives...)
	tally := s.Tally(0)
	if want := [Over + 1]int{Missed: 3, Back: 2, Kept: 1}; tally.Count != want || tally.Open() {
		t.Errorf("found %v, want %v; open: %v", tally.Count, want, tally.Open())
	}
	if open := crowdOf(ended(recovery.Back), recovery.Recovery{Standing: recovery.Fell, LostAt: -1}).Tally(0); !open.Open() {
		t.Error("with a life that may yet come back the count is closed")
	}
}

// The median's interval has the ranks of the binomial distribution: of 36 lives, the 12th
// and the 25th. Lives that are not back count as longer than any.
func TestMedianOfStepsToRecovery(t *testing.T) {
	var all []recovery.Recovery
	for i := range 36 {
		all = append(all, back(10*(i+1)))
	}
	if tally := crowdOf(all...).Tally(0); tally.Median != 180 || tally.From != 120 || tally.To != 250 {
		t.Errorf("median %d (%d to %d)", tally.Median, tally.From, tally.To)
	}
	for i := range 14 {
		all[35-i] = recovery.Recovery{Standing: recovery.Fell, LostAt: -1}
	}
	if tally := crowdOf(all...).Tally(0); tally.Median != 180 || tally.From != 120 || tally.To != -1 {
		t.Errorf("with 22 of 36 back: median %d (%d to %d)", tally.Median, tally.From, tally.To)
	}
	if tally := crowdOf(back(7), back(9)).Tally(0); tally.Median != 7 || tally.From != -1 {
		t.Errorf("of two lives: %d (%d to %d)", tally.Median, tally.From, tally.To)
	}
}

// A cell has the value of the largest size of those that it stands for, with its sign.
func TestBrainsAreLaidOut(t *testing.T) {
	values := []float32{ // 4 senders, 2 receivers
		1, -2,
		-3, 0.5,
		0, 0,
		0.1, -0.2,
	}
	if got := lay(nil, values, 4, 2, 2, 4); !slices.Equal(got, values) {
		t.Errorf("with room for all: %v", got)
	}
	if got := lay(nil, values, 4, 2, 1, 2); !slices.Equal(got, []float32{-3, -0.2}) {
		t.Errorf("in two cells: %v", got)
	}
	if got := lay(nil, values, 2, 4, 9, 9); !slices.Equal(got, []float32{1, 0, -2, 0, -3, 0.1, 0.5, -0.2}) {
		t.Errorf("more receivers than senders lie on their side: %v", got)
	}
}
