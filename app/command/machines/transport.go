package machines

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"syscall"
	"time"

	"hebbarium/evolve/campaign"
	"hebbarium/evolve/cluster"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/rollout"
)

// Transport is what many machines cost and bring at the paper's settings of a world. Times
// are processor time where the system tells it, which other work on the machine does not
// change much.
type Transport struct {
	World      string  `json:"world"`
	Jobs       int     `json:"jobs"`         // mirrored pairs of a generation
	Recipe     int     `json:"recipe_bytes"` // what each worker fetches for it
	Wall       float64 `json:"wall_ms"`      // of a generation whose lives take no time, median
	Overhead   float64 `json:"overhead_ms"`  // the same in processor time: the one who leads, server and workers
	Life       float64 `json:"life_ms"`      // of a pair's lives, mean
	Share      float64 `json:"share"`        // overhead as a share of the first generation's lives
	Long       float64 `json:"long_life_ms"` // of a pair whose lives have their full length
	LongShare  float64 `json:"long_share"`   // overhead as a share of a generation of those
	Noise      float64 `json:"noise_ms"`     // drawn by the one who leads while others live
	Update     float64 `json:"update_ms"`    // after all have lived
	Clock      string  `json:"clock"`
	Simulation []Grown `json:"growth"`
}

// Measure measures those of several worlds and tells of them, draws how they grow where a
// file is named, and ends at Ctrl+C.
func Measure(worlds []string, batches int, plot string, asJSON bool, say func(string, ...any), printJSON func(io.Writer, any) error) error {
	const workers, pairs = 2, 6
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	var all []*Transport
	for _, world := range worlds {
		t, err := Transported(ctx, world, workers, batches, pairs)
		if err != nil {
			return fmt.Errorf("bench --nats: %w", err)
		}
		all = append(all, t)
	}
	if plot != "" {
		if err := Plot(all, plot); err != nil {
			return err
		}
	}
	if asJSON {
		return printJSON(os.Stdout, all)
	}
	for _, t := range all {
		for _, line := range t.Lines() {
			say("%s\n", line)
		}
	}
	return nil
}

// Transported measures a world's, with so many workers. Lives are those of the first
// generation, whose rules are random and whose lives are short; from their steps follows
// what lives of full length take, as later generations have them.
func Transported(ctx context.Context, world string, workers, batches, pairs int) (*Transport, error) {
	s, err := campaign.PaperSettings(world)
	if err != nil {
		return nil, err
	}
	s.CentreEvery = 0
	c, err := campaign.New(s, nil)
	if err != nil {
		return nil, err
	}
	recipe, err := campaign.RecipeOf(c)
	if err != nil {
		return nil, err
	}
	t := &Transport{World: world, Jobs: s.Strategy.Population / 2, Recipe: len(recipe), Clock: processClock}
	// The first two batches warm up.
	var cpu []float64
	at := processTime()
	walls, err := cluster.Transport(ctx, t.Recipe, t.Jobs, workers, batches+2, func(int) {
		now := processTime()
		cpu = append(cpu, ms(now-at))
		at = now
	})
	if err != nil {
		return nil, err
	}
	var wall []float64
	for _, d := range walls[2:] {
		wall = append(wall, ms(d))
	}
	t.Wall, t.Overhead = middle(wall), middle(cpu[2:])
	lives, steps, size, err := lifeTimes(ctx, recipe, pairs)
	if err != nil {
		return nil, err
	}
	w, err := episode.NewWorld(world, s.Physics)
	if err != nil {
		return nil, err
	}
	for _, v := range lives {
		t.Life += v / float64(len(lives))
	}
	t.Share = t.Overhead / (t.Life * float64(t.Jobs))
	t.Long = t.Life * float64(len(lives)) / float64(steps) * float64(2*len(s.Bodies)*s.Episodes*w.Rules().Steps)
	t.LongShare = t.Overhead / (t.Long * float64(t.Jobs))
	if t.Noise, t.Update, err = updateTime(ctx, c, size); err != nil {
		return nil, err
	}
	for _, n := range []int{1, 2, 10, 100, 1000} {
		t.Simulation = append(t.Simulation, grow(t, n, 1))
	}
	return t, nil
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

func middle(x []float64) float64 {
	x = slices.Clone(x)
	slices.Sort(x)
	return (x[len(x)/2] + x[(len(x)-1)/2]) / 2
}

// lifeTimes are what some pairs take to live, one after the other, in milliseconds, how many
// steps they make in all, and how many bytes what a pair comes to has.
func lifeTimes(ctx context.Context, recipe []byte, pairs int) (times []float64, steps uint64, size int, err error) {
	b, home, err := campaign.OpenBatch(campaign.PairsKind, recipe, 1)
	if err != nil {
		return nil, 0, 0, err
	}
	p, err := rollout.NewPool(home.World, home.Physics, home.Arch, home.Rule, 1)
	if err != nil {
		return nil, 0, 0, err
	}
	for i := range min(pairs, b.Jobs()) {
		at := processTime()
		if err := b.Live(ctx, p.Episode(0), 0, i); err != nil {
			return nil, 0, 0, err
		}
		times = append(times, ms(processTime()-at))
		result := b.Result(i)
		size = len(result)
		steps += binary.LittleEndian.Uint64(result[8:]) + binary.LittleEndian.Uint64(result[size/2+8:]) // see campaign
	}
	return times, steps, size, nil
}

// updateTime is what the one who leads does for a generation besides lives, on one
// processor: the noise of all pairs, which it draws while others live, and the rest.
func updateTime(ctx context.Context, c *campaign.Campaign, size int) (noise, update float64, err error) {
	p, err := c.Pool(1)
	if err != nil {
		return 0, 0, err
	}
	i := &instant{size: size}
	p.Share(i)
	for range 2 { // the first takes the memory
		at := processTime()
		if _, err := c.Next(ctx, p, nil); err != nil {
			return 0, 0, err
		}
		noise, update = ms(i.noise), ms(processTime()-at-i.noise)
	}
	return noise, update, nil
}

// instant is a crew that has lived everything before it is asked.
type instant struct {
	size  int
	noise time.Duration
}

func (c *instant) Live(_ context.Context, _ *rollout.Pool, b rollout.Batch) error {
	at := processTime()
	if w, ok := b.(interface{ Wait(job int) }); ok {
		for i := range b.Jobs() {
			w.Wait(i)
		}
	}
	c.noise = processTime() - at
	result := make([]byte, c.size)
	for i := range b.Jobs() {
		if err := b.Take(i, result); err != nil {
			return err
		}
	}
	return nil
}

// Lines tell of it.
func (t *Transport) Lines() []string {
	out := []string{
		fmt.Sprintf("%s: %d pairs, recipe %.2f MB; %s time", t.World, t.Jobs, float64(t.Recipe)/1e6, t.Clock),
		fmt.Sprintf("  transport  %.1f ms a generation (%.1f ms by the clock on the wall): %.2f %% of the %.1f s that lives of full length take, %.2f %% of the first generation's %.1f s", t.Overhead, t.Wall, 100*t.LongShare, t.Long*float64(t.Jobs)/1e3, 100*t.Share, t.Life*float64(t.Jobs)/1e3),
		fmt.Sprintf("  a pair %.0f ms; of the one who leads: noise %.0f ms while others live, update %.0f ms", t.Long, t.Noise, t.Update),
		fmt.Sprintf("  simulated, lives of full length: %8s %14s %10s %12s  %s", "workers", "generation", "speed-up", "efficiency", "what binds"),
	}
	for _, g := range t.Simulation {
		out = append(out, fmt.Sprintf("                                   %8d %12.2f s %9.1f× %11.0f %%  %s", g.Workers, g.Seconds, g.Speedup, 100*g.Speedup/float64(g.Workers), g.Binds))
	}
	return out
}
