package plot

import (
	"image"
	"math"
	"testing"

	"hebbarium/render/kit"
	"hebbarium/render/kit/kittest"
)

// plotted is a timeline of 300 steps whose reward is as given, with its scales.
func plotted(t *testing.T, place image.Rectangle, f TimelineFrame) *Timeline {
	t.Helper()
	theme, err := kit.NewTheme()
	if err != nil {
		t.Fatal(err)
	}
	tl := NewTimeline(theme)
	tl.SetPlace(place)
	if f.To == 0 {
		f.To = 300
	}
	f.First = 1
	tl.frame = f
	tl.scales()
	return tl
}

var (
	wholeTimeline = image.Rect(0, 732, 1440, 900)
	smallTimeline = image.Rect(0, 544, 1024, 640)
)

// stairs are the car's rewards, as means of 5 steps: they come tile by tile.
func stairs(n int) []float32 {
	v := make([]float32, n)
	for i := range v {
		v[i] = []float32{0.54, 1.18, 0.54, 0.54, 1.18, 1.18, 0.54}[i%7]
	}
	return v
}

func TestRingLiesOnTraceAndLine(t *testing.T) {
	reward := stairs(200)
	for i := 150; i < 170; i++ {
		reward[i] = 0.1
	}
	reward[170] = 1.18
	tl := plotted(t, wholeTimeline, TimelineFrame{Reward: reward, Head: 200, Live: 200})
	r := Recovery{From: 150, To: 171, Level: 0.7, Recovered: true}
	at, ok := tl.ringPlace(r)
	if !ok || math.Abs(at.Y-tl.rewardY(0.7)) > 1e-9 {
		t.Fatalf("the ring is at %v, %v; the line is at %.2f", at, ok, tl.rewardY(0.7))
	}
	// The trace goes straight from step 170 to 171.
	share := (at.X - tl.x(170)) / (tl.x(171) - tl.x(170))
	want := (0.7 - 0.1) / (float64(float32(1.18)) - float64(float32(0.1)))
	if math.Abs(share-want) > 1e-4 {
		t.Errorf("the ring is %.4f of the way from step 170 to 171, and the trace crosses the line at %.4f", share, want)
	}
}

func TestBadgeLeavesMarkersInSight(t *testing.T) {
	for _, markers := range [][]int{{100}, {100, 90}, {90, 100, 112}, {299}, {1}} {
		f := TimelineFrame{Head: 101, Live: 101}
		for _, m := range markers {
			f.Markers = append(f.Markers, Marker{Step: m})
		}
		for _, head := range []int{1, 90, 100, 101, 110, 130, 299} {
			f.Head, f.Live = head, head
			tl := plotted(t, wholeTimeline, f)
			const w = 44.0
			at := tl.badgeX(tl.x(float64(head)), w)
			if at-w/2 < 0 || at+w/2 > 1440 {
				t.Errorf("markers %v, head %d: the badge is at %.0f, beyond the window", markers, head, at)
			}
			clear := true
			for _, m := range markers {
				if math.Abs(tl.x(float64(m))-at) < w/2+12 {
					t.Errorf("markers %v, head %d: the badge at %.0f covers that of %d at %.0f", markers, head, at, m, tl.x(float64(m)))
				}
				clear = clear && math.Abs(tl.x(float64(m))-tl.x(float64(head))) > w/2+15
			}
			if clear && at != min(tl.x(float64(head)), 1440-w/2) {
				t.Errorf("markers %v, head %d: the badge is at %.0f without need", markers, head, at)
			}
		}
	}
}

// The word beside the playhead's badge keeps off the markers' icons and stays in the plot:
// just after an injury the icon lies where the word was.
func TestLiveKeepsOffTheMarkers(t *testing.T) {
	const w, word = 44.0, 24.0
	written := 0
	for _, markers := range [][]int{nil, {150}, {120, 150}, {150, 160, 170}} {
		var all []Marker
		for _, m := range markers {
			all = append(all, Marker{Step: m})
		}
		tl := plotted(t, wholeTimeline, TimelineFrame{Head: 300, Live: 300, Markers: all})
		for head := 140; head <= 300; head++ {
			badge := tl.badgeX(tl.x(float64(head)), w)
			at, ok := tl.besideBadge(badge-w/2-10, badge+w/2+10, word)
			if !ok {
				continue
			}
			written++
			if math.Abs(at+word/2-badge) < w/2+word/2 || at < tl.lanes().left || at+word > tl.lanes().right {
				t.Errorf("markers %v, head %d: the word lies at %.0f, the badge at %.0f", markers, head, at, badge)
			}
			for _, m := range markers {
				if x := tl.x(float64(m)); x > at-12 && x < at+word+12 {
					t.Errorf("markers %v, head %d: the word at %.0f lies under the icon at %.0f", markers, head, at, x)
				}
			}
		}
	}
	if written < 600 {
		t.Errorf("the word was written %d times of 644", written)
	}
}

func TestLevelLabelLiesFree(t *testing.T) {
	reward := stairs(295)
	for _, c := range []struct {
		head, live int
		free       bool
	}{{200, 200, true}, {295, 295, false}, {180, 295, false}, {299, 299, false}} {
		tl := plotted(t, wholeTimeline, TimelineFrame{Reward: reward[:min(c.live, 295)], Head: c.head, Live: c.live, Markers: []Marker{{Step: 150}}})
		b, free := tl.levelPlace(Recovery{From: 150, To: 180, Level: 0.8}, 30, 14)
		if free != c.free {
			t.Errorf("%+v: free is %v at %+v", c, free, b)
		}
		line := tl.rewardY(0.8)
		if b.y < line && b.y+b.h > line || math.Min(math.Abs(b.y-line), math.Abs(b.y+b.h-line)) > 6 {
			t.Errorf("%+v: the label lies at %+v, the line at %.1f", c, b, line)
		}
		if x := tl.x(float64(c.head)); x > b.x && x < b.x+b.w {
			t.Errorf("%+v: the playhead at %.0f runs through the label at %+v", c, x, b)
		}
		for i := range tl.frame.Reward {
			x, y := tl.x(float64(i+1)), tl.rewardY(float64(reward[i]))
			if free && x > b.x && x < b.x+b.w && y > b.y && y < b.y+b.h {
				t.Errorf("%+v: the trace runs through the label at step %d", c, i+1)
				break
			}
		}
	}
}

// The weights grow a thousandfold in a life: what is added to them each step must
// still show, and so must a loss of a third.
func TestChangeLaneShowsDecades(t *testing.T) {
	change := make([]float32, 1000)
	for i := range change {
		change[i] = 1 / float32(i+1)
		if i >= 500 {
			change[i] *= 1.5
		}
	}
	tl := plotted(t, wholeTimeline, TimelineFrame{Change: change, To: 1000, Head: 1000, Live: 1000})
	l := tl.lanes()
	y := func(i int) float64 { return tl.changeY(float64(change[i])) }
	if fall := y(900) - y(40); fall < 0.4*(l.change-l.base) {
		t.Errorf("from step 40 to 900 the line falls by %.1f px of %.0f", fall, l.change-l.base)
	}
	if jump := y(499) - y(500); jump < 1.5 {
		t.Errorf("the loss of a third of the weights is a step of %.2f px", jump)
	}
	if y := tl.changeY(0); y != l.change-1 {
		t.Errorf("no change lies at %.1f, the lane's foot at %.1f", y, l.change-1)
	}
	for i := range change {
		change[i] = 0.01 * (1 + 0.02*float32(i%3))
	}
	tl = plotted(t, wholeTimeline, TimelineFrame{Change: change, To: 1000, Head: 1000, Live: 1000})
	if sway := tl.changeY(0.01) - tl.changeY(0.0104); sway > 3 {
		t.Errorf("a noise of 4 %% sways by %.1f px", sway)
	}
}

// The tiles under the car at the start do not flatten the rest of the line.
func TestStartDoesNotFlattenTheAxis(t *testing.T) {
	reward := stairs(54)
	for i := range 8 {
		reward[i] = 8
	}
	if tl := plotted(t, wholeTimeline, TimelineFrame{Reward: reward, Head: 54, Live: 54}); tl.sight.Top > 2 {
		t.Errorf("the axis ends at %g, and all but the start lies below 1.2", tl.sight.Top)
	}
	if tl := plotted(t, wholeTimeline, TimelineFrame{Reward: reward[:8], Head: 8, Live: 8}); tl.sight.Top != 8 {
		t.Errorf("with the start alone the axis ends at %g, want 8", tl.sight.Top)
	}
}

// A long standstill does not cut off the paces before it, nor those of the future that was
// left.
func TestPacesStayInSight(t *testing.T) {
	reward, mean, ghost := make([]float32, 5000), make([]float32, 5000), make([]float32, 700)
	for i := range 250 {
		reward[i], mean[i] = stairs(7)[i%7], 0.9
	}
	reward[100] = 5
	for i := range ghost {
		ghost[i] = 1.1
	}
	tl := plotted(t, wholeTimeline, TimelineFrame{Reward: reward, Mean: mean, Ghost: ghost, GhostFrom: 250, Head: 5000, Live: 5000, To: 5200})
	if tl.sight.Top < 1.1 || tl.sight.Top > 1.7 {
		t.Errorf("the axis ends at %g, with a pace of 1.1 to show", tl.sight.Top)
	}
}

func TestSmallTimelineHasNoChangeLane(t *testing.T) {
	if tl := plotted(t, smallTimeline, TimelineFrame{}); !tl.ChangeLane().Empty() {
		t.Errorf("found a lane at %v", tl.ChangeLane())
	}
	tl := plotted(t, wholeTimeline, TimelineFrame{})
	if lane := tl.ChangeLane(); lane.Empty() || !lane.In(wholeTimeline) {
		t.Errorf("found the lane at %v", lane)
	}
}

func TestTimelineStepsRoundTrip(t *testing.T) {
	tl := NewTimeline(kittest.Theme(t))
	tl.SetPlace(image.Rect(0, 732, 1440, 900))
	tl.frame = TimelineFrame{From: 0, To: 450, Markers: []Marker{{Step: 150}, {Step: 300}}}
	for _, step := range []int{0, 1, 77, 320, 450} {
		if got := tl.StepAt(int(math.Round(tl.X(float64(step))))); got != step {
			t.Errorf("step %d came back as %d", step, got)
		}
	}
	if got := tl.MarkerAt(int(tl.X(300))+8, 776); got != 1 {
		t.Errorf("marker %d at the second, want 1", got)
	}
	if got := tl.MarkerAt(int(tl.X(220)), 776); got != -1 {
		t.Errorf("marker %d where there is none", got)
	}
}

// The legend says of how many lives the median is once some are over.
func TestLegendSaysOfHowMany(t *testing.T) {
	for pacing, want := range map[int]string{36: "pace: median of 36 lives", 24: "pace: median of the 24 not over", 0: "pace: median of the 0 not over"} {
		tl := plotted(t, image.Rect(0, 0, 900, 160), TimelineFrame{Lives: 36, Pacing: pacing, Mean: stairs(20), To: 20})
		if got := tl.legend()[1].name; got != want {
			t.Errorf("%d of 36: found %q, want %q", pacing, got, want)
		}
	}
}
