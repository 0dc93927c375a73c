package recovery

import "hebbarium/evolve/episode"

// Record is one injury beside its control, while both lives go on or are gone back in: what
// a [Meter] is told, kept so that it can be told again of another future.
type Record struct {
	Event   episode.Event // the injury: the first damaging event of its step
	Rewards []float64     // of the control, from that step on
	Lasted  int           // steps for which a lasting condition has been in force
	Done    bool          // the control's own episode is over

	meter     *Meter // nil where it is to be told everything again
	fed       int    // steps that the meter knows
	condition episode.Condition
	healed    episode.Event // what made a lost leg whole, of kind "" while nothing has
}

// Step lets the control make a step, and keeps its reward where that is news.
func (r *Record) Step(control *episode.Episode) {
	made := control.Steps() - r.Event.Step
	control.Step()
	if all := control.Rewards(); r.healed.Kind == "" && made == len(r.Rewards) && len(all) == control.Steps() && len(all) > 0 {
		r.Rewards = append(r.Rewards, all[len(all)-1])
	}
}

// Compare notes whether a lasting condition was in force at the step that both lives have
// just made. Where a leg was made whole before it, there is no more to measure: what comes
// is no recovery.
func (r *Record) Compare(own, control *episode.Episode) {
	if ev, ok := healing(own); ok && own.Steps()-1 > r.Event.Step && r.healed.Kind == "" {
		r.healed, r.Done = ev, true
		r.Rewards = r.Rewards[:min(len(r.Rewards), own.Steps()-1-r.Event.Step)]
	}
	if made := own.Steps() - r.Event.Step; r.Lasted == made-1 && r.condition.InForce(own, control) {
		r.Lasted = made
	}
}

// healing is the event that has made a leg whole before the step that was made last.
func healing(e *episode.Episode) (episode.Event, bool) {
	all := e.Applied()
	for i := len(all) - 1; i >= 0 && all[i].Step == e.Steps()-1; i-- {
		if all[i].Kind == "leg" && !all[i].Damages() {
			return all[i], true
		}
	}
	return episode.Event{}, false
}

// Feed tells the meter of the steps that both lives have made since, out of all rewards of
// the injured one, and whether there is no more to measure.
func (r *Record) Feed(own []float64, s Scale) (over bool) {
	if r.meter == nil {
		r.meter, r.fed = NewMeter(r.Event, s), 0
	}
	from := r.Event.Step
	for ; r.fed < min(len(own)-from, len(r.Rewards)) && !r.meter.Over(); r.fed++ {
		r.meter.Add(own[from+r.fed], r.Rewards[r.fed], r.fed < r.Lasted)
	}
	return r.Done || r.meter.Over()
}

// Forget has the meter told everything again: the injured life has another future.
func (r *Record) Forget() { r.meter, r.fed = nil, 0 }

// Until is the record as far as a step, from which another future goes on. Its rewards can
// be appended to without changing those of this one.
func (r *Record) Until(step int) Record {
	made := min(step-r.Event.Step, len(r.Rewards))
	out := Record{Event: r.Event, Rewards: r.Rewards[:made:made], Lasted: min(r.Lasted, made), Done: r.Done && made == len(r.Rewards)}
	if out.healed = r.healed; r.healed.Step >= step {
		out.healed, out.Done = episode.Event{}, out.Done && r.healed.Kind == ""
	}
	return out
}

// Recovery is what the meter has been told so far. It is over with the next injury, nil
// where there was none, and with either life; ended tells it of the injured one.
func (r *Record) Recovery(next *Record, ended bool) Recovery {
	out := r.meter.Recovery()
	switch {
	case r.healed.Kind != "":
		out.EndBy(r.healed)
	case next != nil:
		out.EndBy(next.Event)
	case out.Ended != NotEnded:
	case r.Done:
		out.Ended = ByControl
	case ended:
		out.Ended = ByLife
	}
	return out
}
