package campaign

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/rollout"
	"hebbarium/evolve/strategy"
)

// Kinds of a campaign's batches: the mirrored pairs of a generation, and the lives by
// which its centre is measured.
const (
	PairsKind  = "pairs"
	CentreKind = "centre"
)

// recipe is what somebody elsewhere needs of a campaign for a batch: this as JSON, then a
// line feed, then numbers little-endian: theta and born (float32), and the rules that
// synapses share (uint32 each, where any do). It has no room for a path, a command or the
// name of a library.
type recipe struct {
	Settings   Settings `json:"settings"`
	Generation int      `json:"generation"`
	Sigma      float64  `json:"sigma"`
	Shared     int      `json:"shared,omitempty"`
}

// maxRecipeHead is far more than the settings of any campaign take.
const maxRecipeHead = 1 << 20

func (c *Campaign) recipe(theta, born []float32) ([]byte, error) {
	r := recipe{Settings: c.Settings, Generation: c.Centre.Generation, Sigma: c.Centre.Sigma}
	if c.shared != nil {
		r.Shared = c.shared.Rules
	}
	out, err := json.Marshal(r)
	if err != nil {
		return nil, err
	}
	out = append(out, '\n')
	for _, array := range [][]float32{theta, born} {
		for _, v := range array {
			out = binary.LittleEndian.AppendUint32(out, math.Float32bits(v))
		}
	}
	if c.shared != nil {
		for _, rule := range c.shared.Index {
			out = binary.LittleEndian.AppendUint32(out, rule)
		}
	}
	return out, nil
}

// RecipeOf is what somebody elsewhere needs for the coming generation.
func RecipeOf(c *Campaign) ([]byte, error) { return newPairs(c, 0, nil).Recipe() }

// OpenBatch makes the batch of a recipe, to be lived by so many workers, and says for
// which world, physics and network it is.
func OpenBatch(kind string, data []byte, workers int) (rollout.Batch, rollout.Home, error) {
	var r recipe
	numbers, err := rollout.ReadRecipe(data, maxRecipeHead, "settings", &r)
	if err != nil {
		return nil, rollout.Home{}, err
	}
	if err := r.Settings.Check(); err != nil {
		return nil, rollout.Home{}, fmt.Errorf("recipe: %w", err)
	}
	if r.Generation < 0 || r.Generation > MaxGenerations || !(r.Sigma > 0) || r.Sigma > r.Settings.Strategy.Sigma {
		return nil, rollout.Home{}, fmt.Errorf("recipe: expected a generation up to %d and a sigma up to %g, found %d and %g", MaxGenerations, r.Settings.Strategy.Sigma, r.Generation, r.Sigma)
	}
	c := &Campaign{Settings: r.Settings}
	if err := c.prepare(); err != nil {
		return nil, rollout.Home{}, fmt.Errorf("recipe: %w", err)
	}
	c.Centre = strategy.Centre{Generation: r.Generation, Sigma: r.Sigma}
	theta, born, shared := brain.ThetaLen(c.arch, c.rule), c.bornLen(), 0
	if r.Shared > 0 {
		shared = c.arch.Synapses()
	}
	if want := 4 * (theta + born + shared); len(numbers) != want {
		return nil, rollout.Home{}, fmt.Errorf("recipe: expected %d bytes of numbers, found %d", want, len(numbers))
	}
	all := make([]float32, theta+born)
	for i := range all {
		all[i] = math.Float32frombits(binary.LittleEndian.Uint32(numbers[4*i:]))
		if v := float64(all[i]); math.IsNaN(v) || math.IsInf(v, 0) {
			return nil, rollout.Home{}, fmt.Errorf("recipe: expected finite numbers, found %g as number %d", v, i)
		}
	}
	c.Centre.Theta, c.Centre.Born = all[:theta:theta], all[theta:]
	if err := c.readShared(r.Shared, numbers[4*len(all):]); err != nil {
		return nil, rollout.Home{}, fmt.Errorf("recipe: %w", err)
	}
	home := c.Homes()[0]
	switch kind {
	case PairsKind:
		return newPairs(c, workers, nil), home, nil
	case CentreKind:
		return newMeasurement(c, c.Genome(), nil), home, nil
	}
	return nil, rollout.Home{}, fmt.Errorf("recipe: expected %s or %s, found %.20q", PairsKind, CentreKind, kind)
}

// Homes are what the lives of a campaign are for.
func (c *Campaign) Homes() []rollout.Home {
	return []rollout.Home{{World: c.Settings.World, Physics: c.Settings.Physics, Arch: c.arch, Rule: c.rule}}
}

// pairs are the mirrored pairs of a generation.
type pairs struct {
	c       *Campaign
	rooms   []*candidates // of the workers
	members []member
	tell    func()
}

func newPairs(c *Campaign, workers int, tell func()) *pairs {
	return &pairs{c, make([]*candidates, workers), make([]member, c.Settings.Strategy.Population), orNothing(tell)}
}

func (b *pairs) Jobs() int { return len(b.members) / 2 }

func (b *pairs) Kind() string { return PairsKind }

// Lives are how many lives a pair has.
func (b *pairs) Lives() int { return 2 * b.c.Settings.Episodes * len(b.c.Settings.Bodies) }

func (b *pairs) Recipe() ([]byte, error) { return b.c.recipe(b.c.Centre.Theta, b.c.Centre.Born) }

func (b *pairs) Live(ctx context.Context, e *episode.Episode, worker, pair int) error {
	if b.rooms[worker] == nil {
		b.rooms[worker] = newCandidates(b.c)
	}
	k := b.rooms[worker]
	b.c.search.Ask(&b.c.Centre, pair, &k.Pair)
	for i, g := range k.members {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		m, err := b.c.live(e, g, 2*pair+i, b.tell)
		if err != nil {
			return err
		}
		m.pay(k.Penalty[i])
		b.members[2*pair+i] = m
	}
	return nil
}

// Wait draws the noise of a pair that is lived elsewhere, which the update will need.
func (b *pairs) Wait(pair int) { b.c.search.Draw(&b.c.Centre, pair) }

// Result is, for each of the two members, fitness, steps, episodes that diverged, and what
// is ranked, as many numbers as the settings say; each eight bytes.
func (b *pairs) Result(pair int) []byte {
	var out []byte
	for _, m := range b.members[2*pair : 2*pair+2] {
		out = binary.LittleEndian.AppendUint64(out, math.Float64bits(m.Fitness))
		out = binary.LittleEndian.AppendUint64(out, uint64(m.steps))
		out = binary.LittleEndian.AppendUint64(out, uint64(m.diverged))
		for _, part := range m.Parts {
			out = binary.LittleEndian.AppendUint64(out, math.Float64bits(part))
		}
	}
	return out
}

func (b *pairs) Take(pair int, result []byte) error {
	lives := b.c.Settings.Episodes * len(b.c.Settings.Bodies)
	parts := lives
	if b.c.Settings.Parted != 0 {
		parts *= 2
	}
	if want := 2 * 8 * (3 + parts); len(result) != want {
		return fmt.Errorf("result: expected %d bytes, found %d", want, len(result))
	}
	next := func() uint64 {
		v := binary.LittleEndian.Uint64(result)
		result = result[8:]
		return v
	}
	var two [2]member
	for i := range two {
		m := &two[i]
		m.Fitness = math.Float64frombits(next())
		steps, diverged := next(), next()
		if steps > uint64(lives)*maxSteps || diverged > uint64(lives) {
			return fmt.Errorf("result: expected up to %d steps and %d diverged episodes, found %d and %d", lives*maxSteps, lives, steps, diverged)
		}
		m.steps, m.diverged = int64(steps), int(diverged)
		for range parts {
			m.Parts = append(m.Parts, math.Float64frombits(next()))
		}
		for _, v := range append(m.Parts, m.Fitness) {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				return fmt.Errorf("result: expected finite scores, found %g", v)
			}
		}
	}
	copy(b.members[2*pair:], two[:])
	for range 2 * lives {
		b.tell()
	}
	return nil
}

// orNothing is tell, or does nothing where nobody is to be told.
func orNothing(tell func()) func() {
	if tell == nil {
		return func() {}
	}
	return tell
}

// measurement are the lives by which a centre is measured.
type measurement struct {
	c      *Campaign
	g      *brain.Genome
	scores []float64
	tell   func()
}

func newMeasurement(c *Campaign, g *brain.Genome, tell func()) *measurement {
	return &measurement{c, g, make([]float64, c.Settings.CentreRuns*len(c.Settings.Bodies)), orNothing(tell)}
}

func (b *measurement) Jobs() int { return len(b.scores) }

func (b *measurement) Kind() string { return CentreKind }

func (b *measurement) Recipe() ([]byte, error) { return b.c.recipe(b.g.Theta, bornWith(b.g)) }

func (b *measurement) Live(_ context.Context, e *episode.Episode, _, i int) error {
	body, run := i/b.c.Settings.CentreRuns, i%b.c.Settings.CentreRuns
	setup := b.c.setup(b.c.Settings.centreSeed(b.c.Centre.Generation, body, run), run, b.c.Settings.Bodies[body])
	if err := e.Start(b.g, setup); err != nil {
		return err
	}
	r := e.Run()
	b.scores[i] = r.Score
	if r.Status == episode.Diverged {
		b.scores[i] = failedScore
	}
	b.tell()
	return nil
}

func (b *measurement) Result(i int) []byte {
	return binary.LittleEndian.AppendUint64(nil, math.Float64bits(b.scores[i]))
}

func (b *measurement) Take(i int, result []byte) error {
	if len(result) != 8 {
		return fmt.Errorf("result: expected 8 bytes, found %d", len(result))
	}
	v := math.Float64frombits(binary.LittleEndian.Uint64(result))
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return fmt.Errorf("result: expected a finite score, found %g", v)
	}
	b.scores[i] = v
	b.tell()
	return nil
}

// mean of the scores.
func (b *measurement) mean() float64 {
	sum := 0.0
	for _, score := range b.scores {
		sum += score
	}
	return sum / float64(len(b.scores))
}
