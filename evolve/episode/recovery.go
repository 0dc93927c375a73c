package episode

// Recovery says how an agent came back from an event: the read-out under the
// timeline, and the figures that evaluation reports for the same event.
//
// The rate is the mean reward of the last 5 steps, as a share of the mean of
// the 40 steps before the event. So short a mean may cross 90 % by chance and
// fall again; Late and Kept tell whether what came back has stayed.
type Recovery struct {
	Event     Event   `json:"event"`
	Before    float64 `json:"before"`     // mean reward a step before the event
	FellTo    float64 `json:"fell_to"`    // lowest rate until it was back, as a share of Before
	Now       float64 `json:"now"`        // latest rate, as a share of Before
	Late      float64 `json:"late"`       // mean of the latest 40 steps, or of all since the event, as a share of Before
	Kept      float64 `json:"kept"`       // mean of all steps since the event, as a share of Before
	Steps     int     `json:"steps"`      // steps since the event
	BackAfter int     `json:"back_after"` // steps until the rate was back at 90 %; −1: not yet
}

const (
	rateWindow   = 5
	beforeWindow = 40
	backShare    = 0.9
	// ReturnSteps is how many steps after an event the rate's return is looked for:
	// one that comes later tells nothing of the event.
	ReturnSteps = 1000
)

// Lasting tells whether a rate that was back has stayed so: false where the
// latest 40 steps, all of them after the return, have less than 90 % of the rate
// before.
func (r Recovery) Lasting() bool {
	return r.BackAfter < 0 || r.Steps < r.BackAfter+beforeWindow || r.Late >= backShare
}

// MeasureRecovery measures the recovery from an event over the rewards of an
// episode. It reports false where there is nothing to compare with: no step
// before the event, a rate that was not positive, or too few steps since; Before and
// Steps are told as far as they are known.
func MeasureRecovery(rewards []float64, ev Event) (Recovery, bool) {
	r, ok := WatchRecovery(rewards, ev)
	if ok {
		r.Kept = mean(rewards[ev.Step:]) / r.Before
	}
	return r, ok
}

// WatchRecovery is MeasureRecovery for an episode that goes on: it leaves Kept at 1,
// which takes a look at every step since the event, and so costs no more after an hour
// than after a thousand steps.
func WatchRecovery(rewards []float64, ev Event) (Recovery, bool) {
	r := Recovery{Event: ev, BackAfter: -1, FellTo: 1, Now: 1, Late: 1, Kept: 1}
	from := max(0, ev.Step-beforeWindow)
	if len(rewards) < ev.Step {
		return r, false
	}
	r.Steps = len(rewards) - ev.Step
	if ev.Step == 0 {
		return r, false
	}
	r.Before = mean(rewards[from:ev.Step])
	if r.Steps < rateWindow || r.Before <= 0 {
		return r, false
	}
	fell := false
	for t := ev.Step + rateWindow; t <= min(len(rewards), ev.Step+ReturnSteps); t++ {
		rate := mean(rewards[t-rateWindow:t]) / r.Before
		r.FellTo = min(r.FellTo, rate)
		if rate < backShare {
			fell = true
		} else if fell {
			r.BackAfter = t - ev.Step
			break
		}
	}
	if !fell {
		r.BackAfter = 0
	}
	n := len(rewards)
	r.Now = mean(rewards[n-rateWindow:]) / r.Before
	r.Late = mean(rewards[max(ev.Step, n-beforeWindow):]) / r.Before
	return r, true
}

func mean(x []float64) float64 {
	sum := 0.0
	for _, v := range x {
		sum += v
	}
	return sum / float64(len(x))
}
