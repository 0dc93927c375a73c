package evolve

// Recovery says how an agent came back from an event: the read-out under the
// timeline, and the figures that evaluation reports for the same event.
//
// The rate is the mean reward of the last 5 steps, as a share of the mean of
// the 40 steps before the event.
type Recovery struct {
	Event     Event   `json:"event"`
	Before    float64 `json:"before"`     // mean reward a step before the event
	FellTo    float64 `json:"fell_to"`    // lowest rate since, as a share of Before
	Now       float64 `json:"now"`        // latest rate, as a share of Before
	Steps     int     `json:"steps"`      // steps since the event
	BackAfter int     `json:"back_after"` // steps until the rate was back at 90 %; −1: not yet
}

const (
	rateWindow   = 5
	beforeWindow = 40
	backShare    = 0.9
)

// MeasureRecovery measures the recovery from an event over the rewards of an
// episode. It reports false where there is nothing to compare with: no step
// before the event, a rate that was not positive, or too few steps since.
func MeasureRecovery(rewards []float64, ev Event) (Recovery, bool) {
	r := Recovery{Event: ev, BackAfter: -1, FellTo: 1, Now: 1}
	from := max(0, ev.Step-beforeWindow)
	if ev.Step <= from || len(rewards) < ev.Step+rateWindow {
		return r, false
	}
	r.Before = mean(rewards[from:ev.Step])
	r.Steps = len(rewards) - ev.Step
	if r.Before <= 0 {
		return r, false
	}
	fell := false
	for t := ev.Step + rateWindow; t <= len(rewards); t++ {
		r.Now = mean(rewards[t-rateWindow:t]) / r.Before
		if r.Now < r.FellTo {
			r.FellTo = r.Now
		}
		if r.Now < backShare {
			fell = true
		} else if fell && r.BackAfter < 0 {
			r.BackAfter = t - ev.Step
		}
	}
	if !fell {
		r.BackAfter = 0
	}
	return r, true
}

func mean(x []float64) float64 {
	sum := 0.0
	for _, v := range x {
		sum += v
	}
	return sum / float64(len(x))
}
