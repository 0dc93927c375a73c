package lives

import (
	"fmt"
	"math"

	"hebbarium/app/many"
	"hebbarium/render/kit"
)

// paceOf is the pace of lives that nothing has injured, "" for none yet. Only those that are
// not over have one: where some are, it says of how many it is, since the last on a track are
// no sample of all.
func paceOf(s *many.Snapshot) string {
	k := min(s.Step, len(s.Series.Median))
	if k == 0 || math.IsNaN(float64(s.Series.Median[k-1])) {
		return ""
	}
	number := func(of []float32) string { return kit.Number(float64(of[k-1]), 2) }
	text := fmt.Sprintf("pace %s (%s to %s)", number(s.Series.Median), number(s.Series.Low), number(s.Series.High))
	if n := s.Pacing(k); n < len(s.Lives) {
		text += fmt.Sprintf(" of the %d not over", n)
	}
	return text
}
