package many

import (
	"encoding/csv"
	"io"
	"math"
	"strconv"
)

// String is the verdict in one word, as in tables.
func (v Verdict) String() string {
	return [...]string{"unhurt", "measuring", "never slowed", "back", "not back yet", "in force", "lost again", "not back", "down", "too slow", "down before", "over"}[v]
}

// WriteCSV writes a row for each life and injury; for a life without any, one.
func (s *Snapshot) WriteCSV(w io.Writer) error {
	out := csv.NewWriter(w)
	rows := [][]string{{
		"life", "seed", "steps", "status", "score", "event_step", "event", "verdict", "steps_to_recovery", "standing", "measured_steps", "lasted", "fell_to", "share", "late", "kept", "cost", "unit", "lost_at", "ended",
	}}
	number := func(v float64) string {
		if math.IsNaN(v) {
			return ""
		}
		return strconv.FormatFloat(v, 'g', 6, 64)
	}
	for i := range s.Lives {
		l := &s.Lives[i]
		life := []string{strconv.Itoa(i + 1), strconv.FormatUint(l.Seed, 10), strconv.Itoa(l.Step), l.Status.String(), number(l.Score)}
		if len(l.Recoveries) == 0 {
			rows = append(rows, append(life, make([]string, len(rows[0])-len(life))...))
		}
		for k, r := range l.Recoveries {
			v, steps := l.Verdict(k)
			after, lost := "", ""
			if v == Back {
				after = strconv.Itoa(steps)
			}
			if r.LostAt >= 0 {
				lost = strconv.Itoa(r.LostAt)
			}
			rows = append(rows, append(append([]string(nil), life...),
				strconv.Itoa(r.Event.Step), r.Event.Kind+":"+r.Event.Args, v.String(), after, string(r.Standing), strconv.Itoa(r.Steps), strconv.Itoa(r.Lasted),
				number(r.FellTo), number(r.Share), number(r.Late), number(r.Kept), number(r.Cost), r.Unit, lost, string(r.Ended)))
		}
	}
	return out.WriteAll(rows)
}
