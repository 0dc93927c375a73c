package rollout

import (
	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/recovery"
	"hebbarium/evolve/world"
)

// Watch lets controls live beside a life, one after the other, and measures the recovery
// from each of its injuries. It is for lives that only go forwards; call Before in front
// of each step and After behind it.
type Watch struct {
	own, control *episode.Episode
	scale        recovery.Scale
	condition    episode.Condition
	meters       []*recovery.Meter
	legs         []string // the body after each injury, "" where no leg was lost
	paces        [][]float64
}

// NewWatch takes an episode to be watched and another of the same world, physics and
// network, which becomes its control.
func NewWatch(own, control *episode.Episode) *Watch { return &Watch{own: own, control: control} }

// Begin forgets everything; call it after the life's Start.
func (w *Watch) Begin(card brain.Card) {
	*w = Watch{own: w.own, control: w.control, scale: recovery.ScaleOf(w.own, card)}
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
	w.meters, w.paces = append(w.meters, recovery.NewMeter(ev, w.scale)), append(w.paces, nil)
	w.legs = append(w.legs, "")
	w.condition = episode.Condition{}
	return nil
}

// After lets the control make the step that the life has made, and measures it.
func (w *Watch) After() {
	if len(w.meters) == 0 {
		return
	}
	last := len(w.meters) - 1
	m := w.meters[last]
	if m.Over() || w.own.Err() != nil {
		m.End(recovery.ByLife)
		return
	}
	before := len(w.control.Rewards())
	status := w.control.Step()
	if len(w.control.Rewards()) == before || len(w.own.Rewards()) == 0 {
		m.End(recovery.ByControl)
		return
	}
	reward := w.control.Rewards()[before]
	w.paces[last] = append(w.paces[last], reward)
	m.Add(w.own.Rewards()[len(w.own.Rewards())-1], reward, w.condition.InForce(w.own, w.control))
	if len(w.paces[last]) == 1 {
		w.legs[last] = world.LostLeg(w.own.World, w.control.World)
	}
	switch {
	case w.own.Status() != episode.Running:
		m.End(recovery.ByLife)
	case status != episode.Running:
		m.End(recovery.ByControl)
	}
}

// Scale is what the life is measured by.
func (w *Watch) Scale() recovery.Scale { return w.scale }

// Recoveries are those from all injuries so far, in their order.
func (w *Watch) Recoveries() []recovery.Recovery {
	out := make([]recovery.Recovery, len(w.meters))
	for i := len(out) - 1; i >= 0; i-- {
		out[i] = w.meters[i].Recovery()
		if i+1 < len(out) {
			out[i].EndBy(out[i+1].Event)
		}
	}
	return out
}

// Controls are the rewards of each injury's control from its step on.
func (w *Watch) Controls() [][]float64 { return w.paces }

// Bodies are the bodies after each injury, as ParseBody of the ant reads them, "" where
// no leg was lost.
func (w *Watch) Bodies() []string { return w.legs }
