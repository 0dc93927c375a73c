package plot

import (
	"image"
	"math"
	"strconv"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/render/kit"
)

// Marker is an event on the timeline, or several that lie together.
type Marker struct {
	Step, To int // steps of the first and the last
	Count    int // shown in place of the icon; 0 for none
	Icon     kit.Icon
	Tone     kit.Tone
}

// Recovery is the time from an event to its recovery, shaded.
type Recovery struct {
	From, To  int     // steps; To is the last step so far while it has not recovered
	Level     float64 // 90 % of the rate before the event, a dotted line; NaN for none
	Recovered bool    // a ring is drawn on the trace at To
	Past      bool    // of another event than the one that is read out: fainter, and without its line
}

// TimelineFrame is what a Timeline shows.
type TimelineFrame struct {
	Reward    []float32 // mean of a few steps, one value a step, from step First on
	Mean      []float32 // calmer mean of more steps; NaN where there is none
	Change    []float32 // the mean |Δw| as a share of the mean |w|, on a logarithmic scale
	Low, High []float32 // of the mean of many lives: 10 to 90 % of them lie between; nil for none
	Lives     int       // of which Mean is the median, those that are over left out; 0 where it is one
	Pacing    int       // of the lives, those that are not over at Head
	First     int
	Ghost     []float32 // reward of another future, from step GhostFrom on; nil for none
	GhostFrom int
	Rival     []float32 // pace of what lives beside the agent, from step First on; nil for none
	RivalName string
	Said      [][]float32 // of each modulating neuron, in −1 to 1, from step First on; nil for none
	Held      []float32   // what m was clamped to, NaN where it was not
	Head      int         // the step that the window shows
	Live      int         // the last step simulated; more than Head while scrubbed
	From      float64
	To        float64 // the steps in view
	Whole     float64 // all steps, where those in view are a part of them; 0 where they are not

	Markers    []Marker
	Recoveries []Recovery
}

// Timeline draws the reward and the weight change of an episode over its
// steps, with its events. Its header (read-out and legend) is drawn apart.
type Timeline struct {
	theme *kit.Theme
	place image.Rectangle
	frame TimelineFrame
	img   *ebiten.Image
	key   timelineKey
	sight kit.Window // of the reward's axis
	sway  [2]float64 // decimal logarithms at the ends of the change's axis
	seen  []float64
	own   func() lanes // of what has other lanes than a timeline; nil for none
}

// timelineKey tells whether a timeline must be drawn anew.
type timelineKey struct {
	length, first, head, live, markers, recoveries, current int
	gathered                                                int
	from, to, whole                                         float64
	last                                                    Recovery
	lastMarker                                              Marker
	scale                                                   int
	density                                                 kit.Density
	projector                                               bool
	place                                                   image.Rectangle
	sum                                                     float32
	ghost, ghostFrom, rival, said                           int
	lives, band, medians                                    int
}

// NewTimeline returns an empty timeline.
func NewTimeline(theme *kit.Theme) *Timeline { return &Timeline{theme: theme} }

// lanes are the heights at which the parts of a timeline lie, from its top.
type lanes struct {
	header, markers, reward, base, change, axis float64
	upper                                       float64 // of the change's lane: base, or below the modulation's
	left, right                                 float64
}

// lowTimeline is the height below which a timeline is that of the small window.
const lowTimeline = 140

// TimelineHeader is the middle of the header's line in a timeline of a height.
func TimelineHeader(height int) int {
	if height < lowTimeline {
		return 14
	}
	return 20
}

func (t *Timeline) lanes() lanes {
	if t.own != nil {
		return t.own()
	}
	w, h := float64(t.place.Dx()), float64(t.place.Dy())
	l := lanes{header: float64(TimelineHeader(t.place.Dy())), left: t.margin(), right: w - kit.Padding}
	if t.small() { // the small window: no weight change
		l.markers, l.reward = 36, 46
		l.base, l.upper, l.change, l.axis = h-18, h-18, h-18, h-8
		return l
	}
	l.markers, l.reward = 44, 58
	l.change = h - 27
	l.axis = h - 12
	if len(t.frame.Said) > 0 {
		h -= modulationHeight
	}
	l.upper = l.change - 26 - (h-168)*0.25
	if l.base = l.upper; len(t.frame.Said) > 0 {
		l.base -= modulationHeight
	}
	return l
}

// margin is where the steps begin, right of what is written beside the lanes.
func (t *Timeline) margin() float64 { return kit.Padding + max(56, t.theme.Type.Px(56)) }

// SetPlace moves the timeline.
func (t *Timeline) SetPlace(place image.Rectangle) { t.place = place }

// HeaderY is the middle of the header's line on dst.
func (t *Timeline) HeaderY() float64 { return float64(t.place.Min.Y) + t.lanes().header }

// x places a step within the timeline's own image.
func (t *Timeline) x(step float64) float64 {
	l := t.lanes()
	return l.left + (step-t.frame.From)/max(t.frame.To-t.frame.From, 1e-9)*(l.right-l.left)
}

// X is where a step lies on dst.
func (t *Timeline) X(step float64) float64 { return float64(t.place.Min.X) + t.x(step) }

// StepAt is the step at a pixel of dst, within those in view.
func (t *Timeline) StepAt(x int) int {
	l := t.lanes()
	share := (float64(x-t.place.Min.X) - l.left) / (l.right - l.left)
	return int(math.Round(t.frame.From + min(max(share, 0), 1)*(t.frame.To-t.frame.From)))
}

// MarkerAt is the index of the marker at a pixel of dst, −1 for none.
func (t *Timeline) MarkerAt(x, y int) int {
	l := t.lanes()
	if math.Abs(float64(y-t.place.Min.Y)-l.markers) > 12 {
		return -1
	}
	best, at := 13.0, -1
	for i, m := range t.frame.Markers {
		if d := math.Abs(t.X(m.middle()) - float64(x)); d <= best {
			best, at = d, i
		}
	}
	return at
}

// MarkerPlace is the middle of a marker's icon on dst.
func (t *Timeline) MarkerPlace(i int) (x, y int) {
	m := t.frame.Markers[i]
	return int(math.Round(t.X(m.middle()))), t.place.Min.Y + int(t.lanes().markers)
}

// middle is where the icon lies, in steps.
func (m *Marker) middle() float64 { return float64(m.Step+max(m.To, m.Step)) / 2 }

// StepsPerPixel is how many steps a pixel has where those from one to another are in view.
func (t *Timeline) StepsPerPixel(from, to float64) float64 {
	l := t.lanes()
	return (to - from) / max(l.right-l.left, 1)
}

// ChangeLane is the place of the weight change on dst with its label, empty where
// it is not shown.
func (t *Timeline) ChangeLane() image.Rectangle {
	l := t.lanes()
	if l.change <= l.base {
		return image.Rectangle{}
	}
	return image.Rect(0, int(l.upper)+2, t.place.Dx(), int(l.change)+2).Add(t.place.Min)
}

// NiceSpan is a round number of steps that holds an episode so far.
func NiceSpan(live int) float64 {
	return max(300, math.Ceil(float64(live)*1.04/50)*50)
}

// Draw draws the timeline onto dst at its place. It is built anew only where
// something has changed.
func (t *Timeline) Draw(dst *ebiten.Image, f TimelineFrame) {
	if t.place.Empty() {
		return
	}
	t.frame = f
	key := t.keyOf(f)
	anew := key != t.key
	t.key = key
	onto(dst, t, anew, t.build)
}

// onto draws a timeline's image onto dst, which is built anew where there is something new to be drawn.
func onto(dst *ebiten.Image, t *Timeline, anew bool, build func()) {
	on := t.theme.Density().Rect(t.place)
	if t.img == nil || anew {
		if t.img == nil || t.img.Bounds().Size() != on.Size() {
			t.img = ebiten.NewImage(on.Dx(), on.Dy())
		}
		t.img.Clear()
		build()
	}
	options := &ebiten.DrawImageOptions{}
	options.GeoM.Translate(float64(on.Min.X), float64(on.Min.Y))
	dst.DrawImage(t.img, options)
}

func (t *Timeline) keyOf(f TimelineFrame) timelineKey {
	k := timelineKey{
		lives: f.Lives, band: len(f.High), medians: len(f.Mean),
		length: len(f.Reward), first: f.First, head: f.Head, live: f.Live, markers: len(f.Markers), recoveries: len(f.Recoveries),
		from: f.From, to: f.To, whole: f.Whole, scale: t.theme.Type.Scale(), density: t.theme.Density(), projector: t.theme.Projector, place: t.place,
	}
	k.ghost, k.ghostFrom = len(f.Ghost), f.GhostFrom
	for i := max(0, len(f.Ghost)-8); i < len(f.Ghost); i++ {
		k.sum += 3 * f.Ghost[i]
	}
	k.said = sayings(f, &k.sum)
	k.rival = len(f.Rival)
	for i := max(0, len(f.Rival)-8); i < len(f.Rival); i++ {
		k.sum += 5 * f.Rival[i]
	}
	for i, r := range f.Recoveries {
		if !r.Past {
			k.current = i + 1
		}
	}
	if n := len(f.Recoveries); n > 0 {
		k.last = f.Recoveries[n-1]
		if math.IsNaN(k.last.Level) {
			k.last.Level = math.Inf(1) // equal to itself
		}
	}
	if n := len(f.Markers); n > 0 {
		k.lastMarker = f.Markers[n-1]
	}
	for i, m := range f.Markers {
		k.gathered += (i + 1) * (m.Count + m.Step + 3*m.To)
	}
	for i := max(0, len(f.High)-8); i < len(f.High); i++ {
		if v := f.Low[i] + 2*f.High[i] + 3*f.Mean[i]; v == v {
			k.sum += v
		}
	}
	// A branch may have as many steps as what it replaced.
	for i := max(0, len(f.Reward)-8); i < len(f.Reward); i++ {
		if v := f.Reward[i]; v == v {
			k.sum += v
		}
	}
	return k
}

// build draws everything into the timeline's image.
func (t *Timeline) build() {
	f, p, l := &t.frame, t.theme.Pen(), t.lanes()
	t.scales()
	for _, r := range f.Recoveries {
		share := 0.13
		if r.Past {
			share = 0.06
		}
		a, b := max(t.x(float64(r.From)), l.left), min(t.x(float64(r.To)), l.right)
		if b > a {
			p.FillRect(math.Round(a), l.reward-2, math.Round(b)-math.Round(a), l.change-l.reward+2, kit.Warn.Alpha(share))
		}
	}
	zero := math.Round(t.rewardY(0))
	p.FillRect(l.left, zero, l.right-l.left, 1, kit.Line)
	if l.change > l.base {
		p.FillRect(l.left, l.change, l.right-l.left, 1, kit.Line)
	}
	for _, r := range f.Recoveries {
		if !r.Past && !math.IsNaN(r.Level) {
			t.levelLine(r)
		}
	}
	modulation(t)
	t.traces()
	for _, r := range f.Recoveries {
		if r.Recovered {
			t.ring(r)
		}
	}
	t.events()
	t.bar()
	p.Flush(t.img)
	t.counts()
	t.labels()
	t.head()
}

// small tells whether the timeline is that of the small window.
func (t *Timeline) small() bool { return t.place.Dy() < lowTimeline }

// events draws the markers and their lines.
func (t *Timeline) events() {
	p, l := t.theme.Pen(), t.lanes()
	for _, m := range t.frame.Markers {
		x := math.Round(t.x(m.middle()))
		if x < l.left-1 || x > l.right+1 {
			continue
		}
		ground, ink := m.Tone.Colours()
		for _, step := range []int{m.Step, max(m.To, m.Step)} {
			p.FillRect(math.Round(t.x(float64(step)))-1, l.markers+12, 2, l.change-l.markers-12, ink)
		}
		p.RoundRect(x-12, l.markers-12, 24, 24, kit.Radius, ground)
		if m.Count == 0 {
			p.Icon(m.Icon, x, l.markers, 14, ink)
		}
	}
}

// counts writes how many events lie together.
func (t *Timeline) counts() {
	l, typ := t.lanes(), t.theme.Type
	for _, m := range t.frame.Markers {
		x := math.Round(t.x(m.middle()))
		if m.Count == 0 || x < l.left-1 || x > l.right+1 {
			continue
		}
		text := strconv.Itoa(m.Count)
		if m.Count > 99 {
			text = "99+"
		}
		_, ink := m.Tone.Colours()
		typ.Draw(t.img, text, x, l.markers, kit.Caption, kit.MonoMedium, ink, kit.Centre)
	}
}
