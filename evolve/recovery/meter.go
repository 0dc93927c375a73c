package recovery

import "hebbarium/evolve/episode"

// Meter measures one recovery while both lives go on: Add is told of each step of
// the injured life and of its control. The cost of a step does not grow with the
// life, and what it keeps is bounded.
type Meter struct {
	scale Scale
	event episode.Event

	steps  int     // since the event
	lasted int     // of them, with a lasting condition in force
	force  bool    // it still is
	cost   float64 // reward of the control less the injured life's, since the event
	sum    [2]float64

	// Sums of the rewards since the origin: the event, or the end of the condition.
	// While that lasts only the latest are kept.
	own, control []float64
	base         float64 // cost at the origin

	slow, fell, stood bool // too slow; fell; no fall
	seen              bool // a share was measured while a condition lasted
	low, lowAt        int  // windows in a row under BackShare, and the first of them
	fellTo            float64
	fellAt            int     // windows that the fall began at
	back, lost, again int     // steps from the origin, −1: not
	judged            int     // windows with a share
	spared            float64 // the control's own pace, see Recovery.Spared
	ended             Ended
}

// NewMeter begins a measurement at an event, the first damaging one of its step.
func NewMeter(ev episode.Event, s Scale) *Meter {
	return &Meter{scale: s, event: ev, own: []float64{0}, control: []float64{0}, fellTo: 1, back: -1, lost: -1, again: -1}
}

// Over tells whether further steps change nothing.
func (m *Meter) Over() bool { return m.ended != NotEnded }

// End ends the measurement.
func (m *Meter) End(why Ended) {
	if m.ended == NotEnded {
		m.ended = why
	}
}

// leastReward bounds the reward of a step from below: the car's fine of 100 for
// leaving its field is no pace.
const leastReward = -10

// Add measures a step that both lives have made. lasting tells that a condition was
// in force at it which the control did not have: a held actuator, plasticity off,
// random rules, frozen synapses, a struck sense, a changed world.
func (m *Meter) Add(own, control float64, lasting bool) {
	if m.Over() {
		return
	}
	own, control = max(own, leastReward), max(control, leastReward)
	if !lasting && m.force { // the origin of all that follows
		m.own, m.control, m.base = append(m.own[:0], 0), append(m.control[:0], 0), m.cost
	}
	m.force = lasting
	m.steps++
	m.cost += control - own
	m.sum[0], m.sum[1] = m.sum[0]+own, m.sum[1]+control
	n := len(m.own)
	m.own, m.control = append(m.own, m.own[n-1]+own), append(m.control, m.control[n-1]+control)
	if lasting {
		m.lasted++
		if n > 8*StaySteps {
			m.own, m.control = latest(m.own), latest(m.control)
		}
		m.endure()
		return
	}
	m.judge()
	if n >= OverSteps {
		m.ended = ByTime
	}
}

// endure takes in the window that has just been filled while a condition lasts: one that
// nothing was measured of for as long as a recovery is measured says no more later, when the
// control is up again.
func (m *Meter) endure() {
	n := len(m.own) - 1
	if m.slow || n < PaceSteps {
		return
	}
	if _, ok := m.share(n-PaceSteps, n); ok {
		m.seen = true
	}
	m.slow = !m.seen && m.steps >= OverSteps
	m.look(n)
}

// look notes the control's own pace: the better one of all steps since the origin and of
// the latest window, since a life only begins slowly.
func (m *Meter) look(n int) {
	if m.stood || m.back >= 0 {
		return
	}
	from := max(0, n-PaceSteps)
	m.spared = max(m.control[n]-m.control[0], (m.control[n]-m.control[from])*float64(n)/float64(n-from)) / float64(n)
}

// latest keeps the newest sums in their place's beginning.
func latest(sums []float64) []float64 {
	n := copy(sums, sums[len(sums)-StaySteps-1:])
	return sums[:n]
}

// judge takes in the window that has just been filled.
func (m *Meter) judge() {
	n := len(m.own) - 1
	at := n - PaceSteps
	if at < 0 || m.slow {
		return
	}
	m.look(n)
	share, ok := m.share(at, n)
	if at == 0 && !ok {
		m.slow = true
		return
	}
	if ok {
		m.judged++
	}
	switch {
	case !ok: // says nothing
	case share >= BackShare:
		m.low = 0
	default:
		if m.low == 0 {
			m.lowAt = at
			if !m.fell {
				m.fellTo = share
			}
		}
		m.low++
	}
	begun := m.low > 0 && m.lowAt < m.scale.Onset // a fall may yet come of it
	switch {
	case m.fell, m.stood:
	case begun && m.low >= LastSteps:
		m.fell, m.fellAt = true, m.lowAt
	case begun || at < m.scale.Onset-1: // not known yet
	case 2*m.judged < at:
		m.slow = true
	default:
		m.stood, m.fellTo = true, 1
	}
	if ok && m.back < 0 && (m.fell || begun) {
		m.fellTo = min(m.fellTo, share)
	}
	m.returned(n)
}

// returned looks for what has stayed and for what was lost.
func (m *Meter) returned(n int) {
	at := n - PaceSteps - StaySteps
	stays := at >= 0 && m.is90(at, at+PaceSteps) && m.is90(at+PaceSteps, n)
	switch {
	case m.fell && m.back < 0:
		if stays && at > m.fellAt {
			m.back = at
		}
	case !m.fell && !m.stood:
	case m.lost >= 0 && m.again < 0:
		if stays && at > m.lost {
			m.again = at
		}
	case m.low >= LossSteps && m.lowAt > max(m.back, m.again):
		m.lost, m.again = m.lowAt, -1
	}
}

// share is that of the steps from..to since the origin.
func (m *Meter) share(from, to int) (float64, bool) {
	n := float64(to - from)
	return m.scale.share((m.own[to]-m.own[from])/n, (m.control[to]-m.control[from])/n)
}

func (m *Meter) is90(from, to int) bool {
	share, ok := m.share(from, to)
	return ok && share >= BackShare
}

// holding tells whether there is a window at 90 % that has not yet been followed by
// StaySteps, and has stayed there in the mean so far.
func (m *Meter) holding() bool {
	n := len(m.own) - 1
	for at := max(m.fellAt+1, n-PaceSteps-StaySteps+1); at <= n-PaceSteps; at++ {
		if m.is90(at, at+PaceSteps) && (at+PaceSteps == n || m.is90(at+PaceSteps, n)) {
			return true
		}
	}
	return false
}

// Recovery is what is known so far.
func (m *Meter) Recovery() Recovery {
	r := Recovery{
		Event: m.event, Standing: Measuring, Steps: m.steps, From: m.event.Step + m.lasted, Lasted: m.lasted,
		Share: 1, Late: 1, Kept: 1, FellTo: 1, BackAfter: -1, LostAt: -1, AgainAt: -1,
		Cost: m.cost * m.scale.Gain, Unit: m.scale.Unit, Ended: m.ended,
	}
	n := len(m.own) - 1
	if n > 0 {
		r.Control = m.control[n] - m.control[0]
		r.Control /= float64(n)
		from := max(0, n-StaySteps)
		r.Pace = (m.own[n] - m.own[from]) / float64(n-from)
	}
	if m.scale.Own {
		r.Spared = m.spared / m.scale.Usual
	}
	if m.force {
		r.Standing, r.From = InForce, -1
	}
	if m.slow || r.Spared != 0 && r.Spared < SparedShare {
		r.Standing, r.Cost = TooSlow, 0
		return r
	}
	if n >= PaceSteps {
		r.Share, r.Measured = m.share(n-PaceSteps, n)
	}
	if !r.Measured {
		r.Share = 1
	}
	if late, ok := m.share(max(0, n-StaySteps), n); ok && n > 0 {
		r.Late = late
	}
	if kept, ok := m.scale.share(m.sum[0]/float64(m.steps), m.sum[1]/float64(m.steps)); ok && m.steps > 0 {
		r.Kept = kept
	}
	if m.force {
		return r
	}
	m.stand(&r)
	return r
}

// stand fills in how fall and return stand.
func (m *Meter) stand(r *Recovery) {
	origin := m.event.Step + m.lasted
	switch {
	case m.stood:
		r.Standing, r.BackAfter = NoFall, 0
		if m.lasted == 0 {
			r.Cost = 0
		} else {
			r.Cost = m.base * m.scale.Gain
		}
	case m.fell && m.back >= 0:
		r.Standing, r.BackAfter, r.FellTo = Back, m.back, m.fellTo
		r.Cost = (m.base + m.control[m.back] - m.own[m.back]) * m.scale.Gain
	case m.fell:
		r.Standing, r.FellTo = Fell, m.fellTo
		if m.holding() {
			r.Standing = Holding
		}
	}
	if m.lost >= 0 {
		r.LostAt = origin + m.lost
		if m.again >= 0 {
			r.AgainAt = origin + m.again
		} else if r.Standing == Back {
			r.Standing = LostAgain
		}
	}
}

// Measure measures a recovery over two series of rewards from the event on, the
// injured life's and its control's; a lasting condition was in force for the first
// lasted steps.
func Measure(own, control []float64, ev episode.Event, lasted int, s Scale) Recovery {
	m := NewMeter(ev, s)
	for i := range min(len(own), len(control)) {
		m.Add(own[i], control[i], i < lasted)
	}
	return m.Recovery()
}
