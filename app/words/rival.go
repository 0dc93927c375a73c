package words

import (
	"fmt"

	"hebbarium/app/session"
	"hebbarium/evolve/recovery"
	"hebbarium/render/kit"
)

// Beside is the read-out of an injury that two lives have had: what became of each,
// measured against its own control. It is nil where there is nothing to read beside the
// usual: no rival, an event that damages nothing, or one that waits.
func Beside(m *session.Marker, s *session.Snapshot) []kit.Span {
	v := s.Rival
	if v == nil || m.Due || m.Recovery.Standing == "" {
		return nil
	}
	_, what, _ := Of(m.Event)
	all := sentence{{what + fmt.Sprintf(" at %d", m.Event.Step), Head}}
	text, tone := short(&m.Recovery)
	all.add(s.Rules.Name+" "+text, tone)
	text, tone = ofRival(m, v)
	all.add(v.Name+" "+text, tone)
	return Spans(all)
}

// ofRival is what became of the rival at the same injury.
func ofRival(m *session.Marker, v *session.RivalView) (string, Tone) {
	for i := range v.Markers {
		if o := &v.Markers[i]; o.Event == m.Event && o.Recovery.Standing != "" {
			return short(&o.Recovery)
		}
	}
	for _, ev := range v.Missed {
		if ev == m.Event {
			return "cannot take it", Dim
		}
	}
	if m.Event.Step >= v.Edge && v.Behind == 0 {
		return fmt.Sprintf("was over at %d", v.Edge), Dim
	}
	return "not there yet", Dim
}

// short is what became of an agent in as few words as may be.
func short(r *recovery.Recovery) (string, Tone) {
	if r.Standing == recovery.TooSlow {
		return "nothing to compare with", Dim
	}
	switch r.Standing {
	case recovery.InForce:
		if !r.Measured {
			return "measuring", Dim
		}
		return "at " + share(r, r.Share), pace(r.Share, Dim)
	case recovery.NoFall:
		if r.LostAt >= 0 && r.AgainAt < 0 {
			return fmt.Sprintf("under 90 %% since %d", r.LostAt), Warn
		}
		return "did not slow", Good
	case recovery.Holding:
		return holding(r), Dim
	case recovery.Fell:
		text := "not back"
		if r.Ended == recovery.NotEnded && r.Measured {
			text += ", at " + share(r, r.Share)
		}
		return text, Warn
	case recovery.Back:
		return "back after " + steps(r.BackAfter), Good
	case recovery.LostAgain:
		return fmt.Sprintf("lost again at %d", r.LostAt), Warn
	}
	if r.Ended != recovery.NotEnded {
		return "over before it could be measured", Dim
	}
	return "measuring", Dim
}
