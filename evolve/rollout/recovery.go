package rollout

import (
	"context"
	"slices"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/recovery"
)

// RecoverySummary tells how the rollouts recovered from one injury, or from those of one
// step, each against its own control: see recovery.Recovery.
type RecoverySummary struct {
	Event     episode.Event `json:"event"`    // the first of its step
	Reached   int           `json:"reached"`  // rollouts that lived to it; each is one of the following
	Told      int           `json:"told"`     // of which a recovery can be told: all but those too slow and undecided
	TooSlow   int           `json:"too_slow"` // controls under the floor, or under half of their usual pace: nothing to compare with
	InForce   int           `json:"in_force"` // lasting conditions that were not lifted
	NoFall    int           `json:"no_fall"`
	Back      int           `json:"back"`
	Lost      int           `json:"lost"`      // back, and lost again
	NotBack   int           `json:"not_back"`  // fell, and was not back when the measurement ended
	Undecided int           `json:"undecided"` // ended before there was a judgement

	BackAfter float64 `json:"back_after"` // median steps of those that came back, lost again or not
	FellTo    float64 `json:"fell_to"`    // mean lowest share of those that fell
	Late      float64 `json:"late"`       // mean share of the latest 100 steps measured, of all with something to compare with
	Cost      float64 `json:"cost"`       // mean, of the same
	Unit      string  `json:"unit"`
	Born      float64 `json:"born,omitempty"`    // pace of these rules in lives born with the body after the injury
	OfBorn    float64 `json:"of_born,omitempty"` // mean pace of the latest 100 steps as a share of that; 0 where that is no walk either

	Rollouts []RolloutRecovery `json:"rollouts"`
}

// RolloutRecovery is the recovery of one rollout.
type RolloutRecovery struct {
	Seed uint64 `json:"seed"`
	recovery.Recovery
}

// watched is a recovery with the body after its injury.
type watched struct {
	RolloutRecovery
	body  string
	scale recovery.Scale
}

// injures tells whether any of the events does.
func injures(events []episode.Event) bool { return slices.ContainsFunc(events, episode.Event.Damages) }

// run lives an episode that has begun to its end, beside its controls.
func run(e *episode.Episode, w *Watch, card brain.Card) (episode.Result, error) {
	if w == nil {
		return e.Run(), nil
	}
	w.Begin(card)
	for e.Status() == episode.Running {
		if err := w.Before(); err != nil {
			return episode.Result{}, err
		}
		e.Step()
		w.After()
	}
	return e.Run(), nil
}

// of lists what a watch has seen in the life of a seed.
func of(w *Watch, seed uint64) []watched {
	if w == nil {
		return nil
	}
	var out []watched
	for i, r := range w.Recoveries() {
		out = append(out, watched{RolloutRecovery{seed, r}, w.Bodies()[i], w.Scale()})
	}
	return out
}

// born finds how well rules do with bodies that they are born with.
type born struct {
	rules   *brain.Genome
	physics string
	init    brain.Init
}

// summariseRecoveries sums up those of each step over all rollouts.
func summariseRecoveries(ctx context.Context, runs [][]watched, b born) ([]RecoverySummary, error) {
	at := map[int]*RecoverySummary{}
	paces := map[string]float64{}
	var steps []int
	for _, run := range runs {
		for _, r := range run {
			s := at[r.Event.Step]
			if s == nil {
				s = &RecoverySummary{Event: r.Event, Unit: r.Unit}
				at[r.Event.Step], steps = s, append(steps, r.Event.Step)
			}
			if r.body != "" {
				pace, ok := paces[r.body]
				if !ok {
					var err error
					if pace, err = BornSo(ctx, b.rules, b.physics, r.body, b.init); err != nil {
						return nil, err
					}
					paces[r.body] = pace
				}
				r.SetBorn(pace, r.scale)
			}
			s.Rollouts = append(s.Rollouts, r.RolloutRecovery)
		}
	}
	slices.Sort(steps)
	var out []RecoverySummary
	for _, step := range steps {
		at[step].sum()
		out = append(out, *at[step])
	}
	return out, nil
}

// sum counts the rollouts and takes their means.
func (s *RecoverySummary) sum() {
	var after []int
	fell, compared, bornSo := 0, 0, 0
	for _, r := range s.Rollouts {
		s.Reached++
		switch r.Standing {
		case recovery.TooSlow:
			s.TooSlow++
		case recovery.InForce:
			s.InForce++
		case recovery.NoFall:
			s.NoFall++
		case recovery.Back:
			s.Back++
		case recovery.LostAgain:
			s.Lost++
		case recovery.Fell, recovery.Holding:
			s.NotBack++
		default:
			s.Undecided++
		}
		if r.BackAfter > 0 {
			after = append(after, r.BackAfter)
		}
		if r.Standing != recovery.NoFall && r.FellTo < 1 {
			fell++
			s.FellTo += r.FellTo
		}
		if r.Measured {
			compared++
			s.Late, s.Cost = s.Late+r.Late, s.Cost+r.Cost
		}
		if r.Born != 0 {
			bornSo++
			s.Born, s.OfBorn = r.Born, s.OfBorn+r.OfBorn
		}
	}
	s.Told = s.Reached - s.TooSlow - s.Undecided
	if n := len(after); n > 0 {
		slices.Sort(after)
		s.BackAfter = float64(after[n/2]+after[(n-1)/2]) / 2
	}
	s.FellTo /= float64(max(fell, 1))
	s.Late, s.Cost = s.Late/float64(max(compared, 1)), s.Cost/float64(max(compared, 1))
	s.OfBorn /= float64(max(bornSo, 1))
}
