package episode

import "hebbarium/brain"

// Watch lets controls live beside a life, one after the other, and measures the recovery
// from each of its injuries. It is for lives that only go forwards; call Before in front
// of each step and After behind it.
type Watch struct {
	own, control *Episode
	scale        Scale
	condition    Condition
	meters       []*Meter
	legs         []string // the body after each injury, "" where no leg was lost
	paces        [][]float64
}

// NewWatch takes an episode to be watched and another of the same world, physics and
// network, which becomes its control.
func NewWatch(own, control *Episode) *Watch { return &Watch{own: own, control: control} }

// Begin forgets everything; call it after the life's Start.
func (w *Watch) Begin(card brain.Card) {
	*w = Watch{own: w.own, control: w.control, scale: ScaleOf(w.own, card)}
}

// Before forks a control where the coming step injures the agent. A measurement under
// way ends there.
func (w *Watch) Before() error {
	ev, ok := w.own.DueInjury()
	if !ok {
		return nil
	}
	if err := w.own.Fork(w.control); err != nil {
		return err
	}
	w.meters, w.paces = append(w.meters, NewMeter(ev, w.scale)), append(w.paces, nil)
	w.legs = append(w.legs, "")
	w.condition = Condition{}
	return nil
}

// After lets the control make the step that the life has made, and measures it.
func (w *Watch) After() {
	if len(w.meters) == 0 {
		return
	}
	last := len(w.meters) - 1
	m := w.meters[last]
	if m.Over() || w.own.err != nil {
		m.End(ByLife)
		return
	}
	before := len(w.control.rewards)
	status := w.control.Step()
	if len(w.control.rewards) == before || len(w.own.rewards) == 0 {
		m.End(ByControl)
		return
	}
	reward := w.control.rewards[before]
	w.paces[last] = append(w.paces[last], reward)
	m.Add(w.own.rewards[len(w.own.rewards)-1], reward, w.condition.InForce(w.own, w.control))
	if m.steps == 1 {
		w.legs[last] = LostLeg(w.own, w.control)
	}
	switch {
	case w.own.status != Running:
		m.End(ByLife)
	case status != Running:
		m.End(ByControl)
	}
}

// Scale is what the life is measured by.
func (w *Watch) Scale() Scale { return w.scale }

// Recoveries are those from all injuries so far, in their order.
func (w *Watch) Recoveries() []Recovery {
	out := make([]Recovery, len(w.meters))
	for i, m := range w.meters {
		out[i] = m.Recovery()
		if i+1 < len(w.meters) {
			out[i].EndBy(w.meters[i+1].event)
		}
	}
	return out
}

// Controls are the rewards of each injury's control from its step on.
func (w *Watch) Controls() [][]float64 { return w.paces }

// Bodies are the bodies after each injury, as ParseBody of the ant reads them, "" where
// no leg was lost.
func (w *Watch) Bodies() []string { return w.legs }

// EndBy says that a later injury ended the measurement, unless it was over before.
func (r *Recovery) EndBy(later Event) {
	if r.Ended == NotEnded || r.Ended == ByLife {
		r.Ended, r.By = ByInjury, later
	}
}

// LostLeg is the ant's body where a leg of it is shorter than its control's, and "" where
// none is.
func LostLeg(own, control *Episode) string {
	a, ok := own.World.(*AntWorld)
	b, same := control.World.(*AntWorld)
	if !ok || !same {
		return ""
	}
	body, whole := a.Ant().Body(), b.Ant().Body()
	for i, share := range body.Lower {
		if share < whole.Lower[i] {
			return body.String()
		}
	}
	return ""
}
