package words

import (
	"fmt"
	"strconv"
	"strings"

	"hebbarium/app/session"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/recovery"
	"hebbarium/render/kit"
)

// Percent writes a share with a space before its sign.
func Percent(share float64) string { return kit.Number(100*share, 0) + " %" }

// Patience is for how many steps at most what an injury has hit stays marked.
const Patience = 300

// ReadOut is the one sentence that must be readable from the last row: what an event did
// and, of an injury, what became of it. spent says why there is no reward left to measure
// by, "" where there is.
func ReadOut(m *session.Marker, spent string) []kit.Span {
	var all sentence
	switch _, long, _ := Of(m.Event); {
	case m.Due:
		all = sentence{{long + fmt.Sprintf(" at %d", m.Event.Step), Head}}
		all.add("with the next step", Dim)
	case m.Recovery.Standing == "":
		all = sentence{{long + fmt.Sprintf(" at %d", m.Event.Step), Head}}
	case m.Recovery.Standing == recovery.TooSlow && spent != "":
		all = sentence{{long + fmt.Sprintf(" at %d", m.Event.Step), Head}}
		all.add(spent, Dim)
	default:
		all = Recovered(m.Event, &m.Recovery)
	}
	return Spans(all)
}

// Spans are segments as they are drawn.
func Spans(all []Segment) []kit.Span {
	looks := map[Tone]kit.Span{
		Head: {Weight: kit.SemiBold, Color: kit.Text}, Dot: {Weight: kit.Regular, Color: kit.Text3}, Dim: {Weight: kit.Regular, Color: kit.Text2},
		Good: {Weight: kit.SemiBold, Color: kit.Accent}, Warn: {Weight: kit.SemiBold, Color: kit.Warn},
	}
	out := make([]kit.Span, len(all))
	for i, s := range all {
		out[i] = looks[s.Tone]
		out[i].Text = s.Text
	}
	return out
}

// Segment is a piece of a sentence with what it is worth.
type Segment struct {
	Text string
	Tone Tone
}

// Tone is what a segment is worth.
type Tone uint8

const (
	Head Tone = iota // what was done
	Dot              // between two segments
	Dim              // beside the point
	Good             // what has recovered, and stays so
	Warn             // what has not
)

// Recovery is the one sentence that must be readable from the last row: what was done,
// and what became of it. what names the injury as a past event ("leg 4 cut"), by the later
// one that ended its measurement, where one did.
func Recovery(what, by string, r *recovery.Recovery) []Segment {
	s := sentence{{what + fmt.Sprintf(" at %d", r.Event.Step), Head}}
	if r.Standing == recovery.TooSlow {
		s.add(Nothing(r), Dim)
		return s
	}
	switch r.Standing {
	case recovery.Measuring:
		s.measuring(by, r)
	case recovery.InForce:
		s.inForce(by, r)
	case recovery.NoFall:
		s.steady(by, r)
	case recovery.Fell, recovery.Holding:
		s.slowed(by, r)
	case recovery.Back, recovery.LostAgain:
		s.back(by, r)
	}
	if born(r) {
		if r.OfBorn != 0 {
			s.add(Percent(r.OfBorn)+" of the pace of ants born with this body", Dim)
		} else {
			s.add("ants born with this body get nowhere either", Dim)
		}
	}
	if r.Ended == recovery.ByTime {
		s.add(fmt.Sprintf("measured until %d", r.Event.Step+r.Steps), Dim)
	}
	return s
}

// born tells whether the sentence compares with lives that began with the body of now.
func born(r *recovery.Recovery) bool { return r.Born != 0 && r.Steps-r.Lasted >= recovery.StaySteps }

// BornTip says what that comparison means, "" where there is none.
func BornTip(r *recovery.Recovery) string {
	const of = "Ants born with this body have the same rules and never had more of their legs"
	switch {
	case !born(r):
		return ""
	case r.OfBorn == 0:
		return of + ": by these rules they get nowhere, so that no brain that grew by them could. "
	case r.OfBorn < 0.9:
		return of + ": they are faster than this one is now, so that not all it has lost is the body's. "
	}
	return of + ": they are no faster than this one is now, so that what it still lacks of its twin's pace is the body's loss, not the brain's. "
}

// Nothing says that an injury is measured against nothing: the twin that was spared it has
// itself lost the pace that its rules usually have.
func Nothing(r *recovery.Recovery) string {
	if r.Spared >= 0.005 {
		return "nothing to compare with: its twin, spared, is itself at " + Percent(r.Spared) + " of its usual pace"
	}
	return "nothing to compare with: its twin, spared, is itself too slow"
}

// Recovered is Recovery of an injury, or of the first of several at its step.
func Recovered(ev episode.Event, r *recovery.Recovery) []Segment {
	_, what, _ := Of(ev)
	by := ""
	if r.Ended == recovery.ByInjury {
		_, by, _ = Of(r.By)
	}
	return Recovery(what, by, r)
}

// sentence grows by segments with dots between them.
type sentence []Segment

func (s *sentence) add(text string, tone Tone) {
	*s = append(*s, Segment{" · ", Dot}, Segment{text, tone})
}

func (s *sentence) measuring(by string, r *recovery.Recovery) {
	switch r.Ended {
	case recovery.NotEnded:
		s.add("measuring", Dim)
	case recovery.ByInjury:
		s.add("did not slow until "+was(by), Dim)
	default:
		s.add("over before it could be measured", Dim)
	}
}

// inForce tells of a condition that lasts: never recovered from while it does.
func (s *sentence) inForce(by string, r *recovery.Recovery) {
	switch {
	case r.Measured:
		s.add(share(r, r.Share)+" of its spared twin's pace", pace(r.Share, Dim))
		s.cost(r)
	case r.Steps >= recovery.PaceSteps:
		s.add("measuring: its twin, spared, has no pace yet", Dim)
	case r.Ended == recovery.ByControl, r.Ended == recovery.ByLife:
		s.add("over before it could be measured", Dim)
		return
	case r.Ended == recovery.NotEnded:
		s.add("measuring", Dim)
	}
	switch r.Ended {
	case recovery.ByInjury:
		s.add("until "+was(by), Dim)
	case recovery.ByControl:
		s.add("until its twin, spared, was at the end of its life", Dim)
	}
}

func (s *sentence) steady(by string, r *recovery.Recovery) {
	text := "did not slow"
	if r.Lasted > 0 {
		text = "did not slow after its end"
	}
	lost := r.LostAt >= 0 && r.AgainAt < 0
	tone := Good
	if lost {
		text, tone = "did not slow at first", Dim
	}
	if r.Ended == recovery.ByInjury {
		text += " until " + was(by)
	}
	s.add(text, tone)
	if lost {
		s.add(fmt.Sprintf("under 90 %% since %d", r.LostAt), Warn)
		s.at(r)
	}
	if r.Lasted > 0 {
		s.cost(r)
	}
}

func (s *sentence) slowed(by string, r *recovery.Recovery) {
	s.add(slowedTo(r), Dim)
	switch {
	case r.Ended == recovery.ByInjury:
		s.add("not back until "+was(by), Warn)
	case r.Ended == recovery.ByTime:
		s.add("not back within "+kit.Count(recovery.OverSteps)+" steps", Warn)
		s.at(r)
	case r.Ended == recovery.ByControl:
		s.add("not back when its twin, spared, was at the end of its life", Warn)
	case r.Ended != recovery.NotEnded:
		s.add("not back when its life ended", Warn)
	case r.Standing == recovery.Holding:
		s.add(holding(r), Dim)
	default:
		s.at(r)
	}
	s.cost(r)
}

// holding tells of a pace that is back, and has to last to count as back.
func holding(r *recovery.Recovery) string {
	if r.Share < recovery.BackShare {
		return "wavering at " + share(r, r.Share)
	}
	return "at " + share(r, r.Share) + ", back if that lasts"
}

// slowedTo tells the lowest pace: less than none is a way backwards.
func slowedTo(r *recovery.Recovery) string {
	text := share(r, r.FellTo)
	if strings.HasPrefix(text, "−") {
		text += ", backwards"
	}
	return "slowed to " + text
}

// share is a pace as a share. Where it is what was reached of a track, nothing is less than
// no tile: what its reward says beyond that is the price of time.
func share(r *recovery.Recovery, of float64) string {
	if r.Unit == "tiles" {
		of = max(of, 0)
	}
	return Percent(of)
}

func (s *sentence) back(by string, r *recovery.Recovery) {
	s.add(slowedTo(r), Dim)
	text, tone := "back after "+steps(r.BackAfter), Good
	switch {
	case r.AgainAt >= 0:
		text += fmt.Sprintf(", lost at %d, back at %d", r.LostAt, r.AgainAt)
	case r.LostAt >= 0:
		text, tone = text+fmt.Sprintf(", lost again at %d", r.LostAt), Warn
	}
	s.add(text, tone)
	if tone == Warn || r.Ended == recovery.NotEnded && r.Measured && r.Late < clearlySlow {
		s.at(r)
	}
	s.cost(r)
}

// clearlySlow is the share, over 100 steps, from which down a pace is told of an agent
// that counts as back: less may be a stumble.
const clearlySlow = 0.75

// at tells the present share.
func (s *sentence) at(r *recovery.Recovery) {
	if r.Measured {
		s.add("at "+share(r, r.Share), pace(r.Share, Dim))
	}
}

// cost tells what the injury has cost, where that is anything.
func (s *sentence) cost(r *recovery.Recovery) {
	places := 1
	if r.Unit == "tiles" {
		places = 0
	}
	if text := strconv.FormatFloat(r.Cost, 'f', places, 64); r.Cost > 0 && strings.Trim(text, "0.") != "" {
		unit := r.Unit
		if text == "1" {
			unit = strings.TrimSuffix(unit, "s")
		}
		s.add("cost "+text+" "+unit, Dim)
	}
}

// pace is Warn for a share under what counts as back.
func pace(of float64, well Tone) Tone {
	if of < recovery.BackShare {
		return Warn
	}
	return well
}

func steps(n int) string {
	if n == 1 {
		return "1 step"
	}
	return kit.Count(n) + " steps"
}

// was makes "leg 4 cut" into "leg 4 was cut": a name, and what was done to it. Of other
// wordings only the order is kept: "weights were randomised".
func was(what string) string {
	for _, verb := range []string{" cut", " shortened", " held", " randomised", " zeroed", " frozen", " replaced", " restored"} {
		if i := strings.Index(what, verb); i > 0 {
			be := " was"
			if many := strings.HasSuffix(what[:i], "s") || strings.HasPrefix(what, "all "); many {
				be = " were"
			}
			return what[:i] + be + what[i:]
		}
	}
	for _, state := range []string{" off", " ×"} {
		if i := strings.Index(what, state); i > 0 {
			return what[:i] + " was" + what[i:]
		}
	}
	return "it was " + what
}
