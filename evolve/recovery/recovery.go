// Package recovery measures what becomes of an agent after an injury: the one
// definition that the window, evaluation, lessons, tables and figures share.
package recovery

import (
	"math"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/world"
)

// Recovery says what became of an agent after an injury, measured against its
// control: the same life without that injury, step for step. It is what the
// window, evaluation, lessons, tables and figures all say; rollout.RecoveryHelp defines
// it in words, and a [Meter] measures it.
//
// Shares are paces (mean rewards over [PaceSteps]) as shares of the control's over
// the same steps.
type Recovery struct {
	Event    episode.Event `json:"event"`    // the first of its step
	Standing Standing      `json:"standing"` // where it stands
	Steps    int           `json:"steps"`    // steps measured since the event
	From     int           `json:"from"`     // step that fall and return are counted from: the event's, or the end of a lasting condition; −1 while that lasts
	Lasted   int           `json:"lasted"`   // steps that a lasting condition has been in force, 0 for none

	Measured  bool    `json:"measured"`   // there is a share to speak of: a window has passed, and the control was not too slow
	Share     float64 `json:"share"`      // of the latest window
	Late      float64 `json:"late"`       // of the latest StaySteps
	Kept      float64 `json:"kept"`       // of all steps since the event
	FellTo    float64 `json:"fell_to"`    // lowest of a window from the fall until it was back; 1 where there was none
	BackAfter int     `json:"back_after"` // steps from From until it was back; 0 where there was no fall, −1 where it is not back
	LostAt    int     `json:"lost_at"`    // step at which what was back, or had not fallen, was lost; −1: not
	AgainAt   int     `json:"again_at"`   // step at which it was back from that; −1: not

	Pace    float64 `json:"pace"`    // the injured life's mean reward a step over the latest StaySteps
	Control float64 `json:"control"` // the control's mean reward a step since From, or since the event while the condition lasts
	Spared  float64 `json:"spared"`  // the control's own pace as a share of the rule set's usual one, where the verdict fell or of late; 0 where unknown
	Cost    float64 `json:"cost"`    // what the control gained on it until it was back, or until now
	Unit    string  `json:"unit"`    // of Cost: m or tiles
	Born    float64 `json:"born"`    // pace of these rules in lives born with the body of now, 0 where unknown; see rollout.BornSo
	OfBorn  float64 `json:"of_born"` // the latest StaySteps as a share of that; 0 where that is no walk either

	Ended Ended         `json:"ended,omitempty"` // why no more is measured
	By    episode.Event `json:"by,omitzero"`     // the later injury, where that ended it
}

// Standing is where a recovery stands.
type Standing string

const (
	Measuring Standing = "measuring"  // too few steps for a judgement
	TooSlow   Standing = "too slow"   // the control was under the floor, or has lost its own pace: nothing to compare with
	InForce   Standing = "in force"   // a lasting condition: never recovered from while it lasts
	NoFall    Standing = "no fall"    // the pace stayed; LostAt says where it was lost later
	Fell      Standing = "fell"       // and is not back
	Holding   Standing = "holding"    // at 90 % or more, but for less than StaySteps
	Back      Standing = "back"       // recovered
	LostAgain Standing = "lost again" // was back, and has fallen again
)

// Ended says why a measurement is over.
type Ended string

const (
	NotEnded  Ended = ""
	ByTime    Ended = "time"          // OverSteps have passed
	ByInjury  Ended = "later injury"  // By
	ByControl Ended = "control's end" // the control's episode was over, such as by a finished lap
	ByLife    Ended = "episode's end" // the injured life was
)

// The lengths and shares of the definition. Within how many steps a fall begins is the
// world's own, see world.Spec.
const (
	// PaceSteps is the window, in control steps, whose mean reward is the pace: two
	// strides of the ant, some twelve tiles of the car.
	PaceSteps = 40
	// BackShare of the control's pace is what a fall is under and a return is not.
	BackShare = 0.9
	// LastSteps is how many windows in a row are under BackShare where there is a fall.
	LastSteps = 20
	// StaySteps is how long what came back must stay in the mean.
	StaySteps = 100
	// LossSteps is how many windows in a row are under BackShare where what was back
	// is lost again: of 100 lives that differ from their control by a millionth of one
	// weight, up to 37 have 100 such windows somewhere in 1,000 steps, and up to 6 have 200.
	LossSteps = 200
	// OverSteps is how long a recovery is measured: what comes later tells nothing of
	// the injury.
	OverSteps = 1000
	// BornLives is how many lives it takes to know what rules reach with a body that they
	// are born with: some 0.2 s for the ant.
	BornLives = 20
	// FloorShare of the rule set's usual pace is the least pace of a control that
	// anything is compared with.
	FloorShare = 0.2
	// SparedShare of the usual pace is what a control goes at that is still fit to be
	// compared with: one under it has lost its own walk, so that to be as fast is no recovery.
	SparedShare = 0.5
)

// Scale is what a life's recoveries are measured by.
type Scale struct {
	Onset int     // steps within which a fall begins, the world's own: see world.Spec
	Usual float64 // usual pace of the rule set, reward a step
	Own   bool    // which was measured of it; else of what just counts as solved
	Gain  float64 // Units for one of reward
	Unit  string  // m or tiles
}

// Floor is the pace under which a control tells nothing.
func (s Scale) Floor() float64 { return FloorShare * s.Usual }

// ScaleOf is the scale of an episode that has begun, for the rule set of a card.
func ScaleOf(e *episode.Episode, card brain.Card) Scale {
	s := Scale{Usual: UsualPace(e.World, card), Own: card.Pace > 0 || card.Score.Rollouts > 0 && card.Score.Mean > 0, Gain: 1, Unit: "units"}
	if spec, err := world.SpecOf(e.World.Name()); err == nil {
		s.Onset = spec.Onset
	}
	if w, ok := e.World.(world.Measured); ok {
		s.Gain, s.Unit = w.Gain()
	}
	return s
}

// UsualPace is a rule set's mean reward a step: the one on its card, or its score over
// the steps of an episode, or, for rules without a score, that of an episode that just
// counts as solved.
func UsualPace(w world.World, card brain.Card) float64 {
	steps := float64(w.Rules().Steps)
	switch {
	case card.Pace > 0:
		return card.Pace
	case card.Score.Rollouts > 0 && card.Score.Mean > 0:
		return card.Score.Mean / steps
	}
	spec, err := world.SpecOf(w.Name())
	if err != nil {
		return 0
	}
	return spec.Solved / steps
}

// SetBorn compares the latest StaySteps with the pace that these rules have in lives
// born with the body of now, see rollout.BornSo. Where that is under the floor there is nothing to
// compare with: OfBorn stays 0.
func (r *Recovery) SetBorn(pace float64, s Scale) {
	if r.Born, r.OfBorn = pace, 0; pace > 0 && pace >= s.Floor() {
		r.OfBorn = r.Pace / pace
	}
}

// share is own as a share of control, both means; false where the control is too slow.
func (s Scale) share(own, control float64) (float64, bool) {
	if control < s.Floor() || control <= 0 || math.IsNaN(own) {
		return 0, false
	}
	return own / control, true
}

// EndBy says that a later injury ended the measurement, unless it was over before.
func (r *Recovery) EndBy(later episode.Event) {
	if r.Ended == NotEnded || r.Ended == ByLife {
		r.Ended, r.By = ByInjury, later
	}
}
