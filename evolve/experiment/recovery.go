package experiment

import (
	"hebbarium/brain"
	"hebbarium/evolve/episode"
)

// Recovered is how a life came back from an injury, against the same life without it.
type Recovered struct {
	Measured bool    // there was something to compare
	Back     float64 // 1 or 0; NaN where not measured
	After    float64 // steps from the injury until it was back; NaN: never
	FellTo   float64 // lowest share of the pace until it was back
	Late     float64 // pace over the last steps of the control
	Control  float64 // the control's own over the same steps
}

// RegainedOver is the number of last steps whose pace tells what was regained.
const RegainedOver = 200

// RecoveryOf is the one place where experiments measure a recovery: from the rewards of
// the life with the injury and of its control.
func RecoveryOf(hurt, control []float64, ev episode.Event) Recovered {
	out := Recovered{Back: NaN, After: NaN, FellTo: NaN}
	out.Late, out.Control = latePaces(hurt, control, ev.Step)
	r, ok := episode.MeasureRecovery(hurt, ev)
	if !ok {
		return out
	}
	out.Measured, out.Back, out.FellTo = true, Flag(r.BackAfter >= 0), r.FellTo
	if r.BackAfter >= 0 {
		out.After = float64(r.BackAfter)
	}
	return out
}

// latePaces are the paces of a life and its control over the last steps of the control; a
// life that has ended before has none there.
func latePaces(hurt, control []float64, from int) (late, spared float64) {
	from = max(from, len(control)-RegainedOver)
	if from >= len(control) {
		return NaN, NaN
	}
	sum := Total(hurt[min(from, len(hurt)):min(len(control), len(hurt))])
	return sum / float64(len(control)-from), Mean(control[from:])
}

// RecoveryValues are the columns of Recovered.Row.
func RecoveryValues() []string {
	return []string{"back", "steps", "fell_to", "late_pace", "control_late_pace"}
}

// Row is the recovery's numbers.
func (r Recovered) Row() Row { return Row{r.Back, r.After, r.FellTo, r.Late, r.Control} }

// Regained is the pace at the end as a share of the control's, over all lives of a frame.
func (s *Study) Regained(f Frame) Summary {
	return s.Ratio(f.Column("late_pace"), f.Column("control_late_pace"))
}

// Pair lives a life with an injury and its control, and keeps the rewards of both.
func (b *Bench) Pair(g *brain.Genome, physics string, s episode.Setup, ev episode.Event) (hurt, control []float64, err error) {
	s.Patient = true
	c, err := b.Start(g, physics, "control", s)
	if err != nil {
		return nil, nil, err
	}
	c.Run()
	s.Events = append(s.Events[:len(s.Events):len(s.Events)], ev)
	h, err := b.Start(g, physics, "hurt", s)
	if err != nil {
		return nil, nil, err
	}
	h.Run()
	return h.Rewards(), c.Rewards(), nil
}
