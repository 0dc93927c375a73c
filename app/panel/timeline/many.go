package timeline

import (
	"math"
	"slices"

	"hebbarium/app/many"
	"hebbarium/app/words"
	"hebbarium/evolve/recovery"
	"hebbarium/render/kit"
	"hebbarium/render/plot"
)

// Lives are the many lives that the timeline tells of in place of one, where they are
// shown.
type Lives interface{ Seen() *many.Snapshot }

// crowd is the snapshot of the lives that are shown, nil while it is one.
func (p *Panel) crowd() *many.Snapshot {
	if p.lives == nil || p.view == nil || p.view.Many == 0 {
		return nil
	}
	s := p.lives.Seen()
	if len(s.Lives) != p.view.Many {
		return nil
	}
	return s
}

// takeCrowd puts the lives' paces in place of the one life's.
func takeCrowd(p *Panel, s *many.Snapshot) {
	f := &p.frame
	f.Reward, f.Change, f.Ghost = nil, nil, f.Ghost[:0]
	f.Mean, f.Low, f.High, f.Lives = s.Series.Median, s.Series.Low, s.Series.High, len(s.Lives)
	f.Pacing = s.Pacing(min(s.Step, len(s.Series.Median)))
}

// tally is what became of all lives after an injury at a step; false where there is none.
func tally(s *many.Snapshot, step int) (t many.Tally, ok bool) {
	i := slices.Index(s.Damaged, step)
	if i < 0 {
		return t, false
	}
	return s.Tally(i), true
}

// stretchOf is what is shaded of an injury to all lives: from the event to where half of
// those that slowed are back, or for as long as their recoveries are measured.
func stretchOf(p *Panel, s *many.Snapshot, step int, past bool) plot.Recovery {
	r := plot.Recovery{From: step, To: min(p.view.Snap.Edge, step+recovery.OverSteps), Level: math.NaN(), Past: past}
	if i := slices.Index(s.Damaged, step); i >= 0 && i+1 < len(s.Damaged) {
		r.To = min(r.To, s.Damaged[i+1])
	}
	t, ok := tally(s, step)
	if !ok {
		r.To = r.From
	} else {
		r.Level = t.Level
		switch {
		case t.Told == 0 || 2*t.Count[many.Kept] >= t.Told:
			r.To = r.From // most of them never slowed
		case t.Median >= 0:
			r.To = min(r.To, step+t.Median)
		}
	}
	return r
}

// crowdSentence is the read-out of an injury to all lives; nil for none.
func crowdSentence(p *Panel, i int) []kit.Span {
	markers := p.view.Snap.Markers
	if p.lives == nil || p.view.Many == 0 || !markers[i].Event.Damages() {
		return nil
	}
	all := group{0, len(markers)}.ofStep(markers, i)
	s := p.crowd()
	var t many.Tally
	ok := s != nil
	if ok {
		t, ok = tally(s, markers[i].Event.Step)
	}
	if !ok || t.Count[many.Unhurt] == t.Of {
		return words.Spans(words.Awaited(names(events(markers, all)), markers[i].Event.Step))
	}
	return words.Spans(words.Tally(names(events(markers, all)), markers[i].Event.Step, &t, s.World))
}

// crowdHint says what the read-out's figures mean.
func crowdHint(p *Panel) string {
	s, i := p.crowd(), p.told()
	if s == nil || i < 0 {
		return ""
	}
	t, ok := tally(s, p.view.Snap.Markers[i].Event.Step)
	if !ok {
		return ""
	}
	return words.TallyTip(&t)
}
