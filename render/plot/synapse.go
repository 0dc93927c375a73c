package plot

import (
	"image"
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/render/kit"
)

// SynapseFrame is what Synapse shows: what each step did to a weight, along the timeline's
// steps. Where a value is not known it is NaN.
type SynapseFrame struct {
	Axis TimelineFrame // its steps in view, playhead and markers
	// Values are of one step after the other, from step First on.
	First  int
	Weight []float32
	Shares [][]float32 // of the weight's change, a slice for each term, in Inks' colours
	Inks   []kit.Color
	Scaled []float32 // by the scaling of the layer; nil where it is never scaled
	Pre    []float32
	Post   []float32
	Sums   bool   // of all synapses of a neuron
	Serial uint64 // another with other values
}

// Synapse draws a weight, its change by terms, the scaling of its layer, and the activities
// before and behind it, each in a lane along the steps of a timeline.
type Synapse struct {
	Timeline
	f     SynapseFrame
	drawn synapseKey
}

// synapseKey tells whether the lanes must be drawn anew.
type synapseKey struct {
	axis   timelineKey
	serial uint64
}

// NewSynapse returns lanes without values.
func NewSynapse(theme *kit.Theme) *Synapse {
	s := &Synapse{Timeline: Timeline{theme: theme}}
	s.own = s.heights
	return s
}

// Distances of the lanes from the top and the foot, and from each other.
const (
	synapseMarkers = 20
	synapseTop     = 36
	synapseFoot    = 25
	laneGap        = 4
)

// heights are where the lanes lie, as the timeline's own parts ask for them.
func (s *Synapse) heights() lanes {
	w, h := float64(s.place.Dx()), float64(s.place.Dy())
	return lanes{markers: synapseMarkers, reward: synapseTop, base: h - synapseFoot, upper: h - synapseFoot, change: h - synapseFoot, axis: h - 11, left: s.margin(), right: w - kit.Padding}
}

// Lanes that there are.
const (
	weightLane = iota
	changeLane
	scaledLane
	activityLane
	laneCount
)

// lane is where a lane lies within the image, empty where it is not shown.
func (s *Synapse) lane(i int) (top, foot float64) {
	shares := [laneCount]float64{1, 1.4, 0, 1}
	if s.f.Scaled != nil {
		shares[scaledLane] = 0.6
	}
	l := s.lanes()
	sum, n := 0.0, 0
	for _, v := range shares {
		if sum += v; v > 0 {
			n++
		}
	}
	room := l.change - l.reward - float64(n-1)*laneGap
	top = l.reward
	for k, v := range shares {
		foot = top + math.Round(room*v/sum)
		if k == i {
			return top, foot
		}
		if v > 0 {
			top = foot + laneGap
		}
	}
	return top, top
}

// LaneAt is the lane at a height of dst: "weight", "change", "scaled", "activity", or "".
func (s *Synapse) LaneAt(y int) string {
	at := float64(y - s.place.Min.Y)
	for i, name := range []string{"weight", "change", "scaled", "activity"} {
		if top, foot := s.lane(i); at >= top && at < foot {
			return name
		}
	}
	return ""
}

// Lanes is the place of all lanes on dst.
func (s *Synapse) Lanes() image.Rectangle {
	l := s.lanes()
	return image.Rect(0, int(l.reward), s.place.Dx(), int(l.change)).Add(s.place.Min)
}

// Draw draws the lanes onto dst at their place. They are built anew only where something
// has changed.
func (s *Synapse) Draw(dst *ebiten.Image, f SynapseFrame) {
	if s.place.Empty() {
		return
	}
	s.f, s.frame = f, f.Axis
	key := synapseKey{axis: s.keyOf(f.Axis), serial: f.Serial}
	anew := key != s.drawn
	s.drawn = key
	onto(dst, &s.Timeline, anew, s.build)
}
