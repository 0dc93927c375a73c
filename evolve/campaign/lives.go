package campaign

import (
	"math"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/strategy"
)

// member is what a candidate's life gave.
type member struct {
	strategy.Scores
	steps    int64
	diverged int
}

// live gives a candidate its episodes; its fitness is their mean score. An
// episode that diverges scores as the worst that can happen to a
// finite one would: nothing for its steps, and the world's own loss.
func (c *Campaign) live(e *episode.Episode, g *brain.Genome, m int, tell func()) (member, error) {
	var out member
	for b, body := range c.Settings.Bodies {
		for k := range c.Settings.Episodes {
			setup := c.setup(c.Settings.episodeSeed(c.Centre.Generation, m, b, k), k, body)
			setup.MaxSteps = c.Settings.Steps
			if err := e.Start(g, setup); err != nil {
				return out, err
			}
			r := e.Run()
			if r.Status == episode.Diverged {
				out.diverged++
				r.Score = failedScore
			}
			out.Fitness += r.Score
			out.Parts = append(out.Parts, c.parts(r, e.Rewards())...)
			out.steps += int64(r.Steps)
			tell()
		}
	}
	out.Fitness /= float64(len(c.Settings.Bodies) * c.Settings.Episodes)
	return out, nil
}

// parts are what is ranked of an episode where each is ranked by itself: its
// score, or what was earned up to a step and what was earned after it.
func (c *Campaign) parts(r episode.Result, rewards []float64) []float64 {
	at := c.Settings.Parted
	if at == 0 {
		return []float64{r.Score}
	}
	if r.Status == episode.Diverged {
		return []float64{failedScore, failedScore}
	}
	var early float64
	for _, reward := range rewards[:min(at, len(rewards))] {
		early += reward
	}
	return []float64{early, r.Score - early}
}

// pay takes the penalty off the fitness.
func (m *member) pay(penalty float64) {
	m.Fitness -= penalty
	for i := range m.Parts {
		m.Parts[i] -= penalty
	}
}

// setup is the recipe of a training episode, the k-th on its body.
func (c *Campaign) setup(seed uint64, k int, body string) episode.Setup {
	s := episode.Setup{Seed: seed, Body: body, Init: c.init}
	switch c.Settings.Damage {
	case RandomDamage:
		trainingDamage(seed).Inflict(&s)
	case StuckActuators:
		s.Events = trainingStuck(seed, k)
	case LegLengths:
		s.Body = trainingLengths(seed, k, body)
	}
	s.Events = append(s.Events, c.drawEvents(seed)...)
	return s
}

// failedScore is what an episode scores that diverged: below the car's −100 for
// leaving the field.
const failedScore = -200

// summarise fills in the point from the members and returns their scores.
func (p *Point) summarise(members []member) []strategy.Scores {
	scores := make([]strategy.Scores, len(members))
	p.Best, p.Worst = math.Inf(-1), math.Inf(1)
	var sum, squares float64
	for i, m := range members {
		scores[i] = m.Scores
		sum += m.Fitness
		squares += float64(m.Fitness * m.Fitness) // never fused with the sum, so that every processor finds the same
		p.Best, p.Worst = max(p.Best, m.Fitness), min(p.Worst, m.Fitness)
		p.Steps += m.steps
		p.Diverged += m.diverged
	}
	n := float64(len(members))
	p.Mean = sum / n
	p.SD = math.Sqrt(max(0, squares/n-float64(p.Mean*p.Mean)))
	return scores
}
