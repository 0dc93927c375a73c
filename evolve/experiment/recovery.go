package experiment

import (
	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/recovery"
)

// Recovered is how a life came back from an injury, against the same life without it;
// NaN where there is nothing to tell, as where the control was too slow.
type Recovered struct {
	Fell    float64 // 1 where the pace fell, else 0
	Back    float64 // of those that fell: 1 where it came back and stayed, else 0
	Stands  float64 // 1 where it never fell or is back, and was not lost again, else 0
	After   float64 // steps until it was back, from the injury or the end of a lasting one; 0 where it never fell
	FellTo  float64 // lowest share of the pace until it was back
	Late    float64 // pace over the last steps of the control, where that itself goes at a pace to compare with
	Control float64 // the control's own over the same steps
}

// RegainedOver is the number of last steps whose pace tells what was regained.
const RegainedOver = 200

// RecoveryOf is the one place where experiments measure a recovery: from the rewards of
// the life with the injury and of its control, whose episode tells the scale. The injury
// lasted so many steps, 0 for one that is done at once.
func RecoveryOf(e *episode.Episode, hurt, control []float64, ev episode.Event, lasted int) Recovered {
	out := Recovered{Fell: NaN, Back: NaN, Stands: NaN, After: NaN, FellTo: NaN}
	out.Late, out.Control = latePaces(hurt, control, ev.Step)
	if len(hurt) < ev.Step || len(control) < ev.Step {
		return out
	}
	scale := recovery.ScaleOf(e, e.Genome().Card)
	if !(out.Control >= scale.Floor()) { // a share of next to nothing is no share
		out.Late, out.Control = NaN, NaN
	}
	r := recovery.Measure(hurt[ev.Step:], control[ev.Step:], ev, lasted, scale)
	switch r.Standing {
	case recovery.NoFall:
		out.Fell, out.After, out.FellTo = 0, 0, 1
		out.Stands = Flag(r.LostAt < 0 || r.AgainAt >= 0)
	case recovery.Back, recovery.LostAgain, recovery.Fell, recovery.Holding:
		out.Fell, out.FellTo = 1, r.FellTo
		out.Back = Flag(r.Standing == recovery.Back)
		out.Stands = out.Back
		if r.BackAfter >= 0 {
			out.After = float64(r.BackAfter)
		}
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
	return []string{"fell", "back", "recovered", "steps", "fell_to", "late_pace", "control_late_pace"}
}

// Row is the recovery's numbers.
func (r Recovered) Row() Row {
	return Row{r.Fell, r.Back, r.Stands, r.After, r.FellTo, r.Late, r.Control}
}

// Regained is the pace at the end as a share of the control's, over all lives of a frame.
func (s *Study) Regained(f Frame) Summary {
	return s.Ratio(f.Column("late_pace"), f.Column("control_late_pace"))
}

// Pair lives a life with an injury, which lasts so many steps, and its control. It gives
// the rewards of both, and how the one recovered against the other.
func (b *Bench) Pair(g *brain.Genome, physics string, s episode.Setup, ev episode.Event, lasted int) (hurt, control []float64, r Recovered, err error) {
	s.Patient = true
	c, err := b.Start(g, physics, "control", s)
	if err != nil {
		return nil, nil, r, err
	}
	c.Run()
	s.Events = append(s.Events[:len(s.Events):len(s.Events)], ev)
	h, err := b.Start(g, physics, "hurt", s)
	if err != nil {
		return nil, nil, r, err
	}
	h.Run()
	return h.Rewards(), c.Rewards(), RecoveryOf(c, h.Rewards(), c.Rewards(), ev, lasted), nil
}
