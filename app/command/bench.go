package command

import (
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"golang.org/x/sys/cpu"

	"hebbarium/app/command/machines"
	"hebbarium/brain"
	"hebbarium/brain/kernel"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/replay"
)

// Bench measures each part of the lifetime loop on one core and compares it with
// the speed of the original code.
type Bench struct {
	World   string        `help:"World: car or ant (default: both)."`
	Rules   []string      `sep:"none" help:"Rule set that lives in the measured loop; may be repeated, one for each world. Without it: the best in the folder of rule sets, else random rules."`
	Saves   string        `type:"path" default:"saves" help:"Folder of rule sets."`
	Repeats int           `default:"7" help:"Slices measured of each part; the median counts."`
	Slice   time.Duration `default:"200ms" help:"Length of a slice."`
	Nats    bool          `help:"Measure instead what many machines cost: a generation's transport over NATS with two workers that have nothing to live, against its lives, and from that, simulated, how it grows."`
	Plot    string        `type:"path" help:"With --nats, draw how it grows into this file (.png or .svg)." placeholder:"FILE"`
	JSON    bool          `name:"json" help:"Print one JSON object."`
}

// Limits on what is measured.
const (
	maxRepeats = 10_000
	maxSlice   = time.Minute
)

// benchReport is what bench prints.
type benchReport struct {
	CPU    string            `json:"cpu"`
	Cores  int               `json:"cores"`
	Go     string            `json:"go"`
	Kernel string            `json:"kernel"`
	Clock  string            `json:"clock"`  // "core": time that the thread had a core; "wall"
	Agents map[string]string `json:"agents"` // what lives in each world's loop
	Rows   []benchRow        `json:"rows"`
}

type benchRow struct {
	Name      string  `json:"name"`
	PerSecond float64 `json:"per_second"`
	NsPerOp   float64 `json:"ns_per_op"`
	Baseline  float64 `json:"baseline"` // per second
	Ratio     float64 `json:"ratio"`    // of per_second to baseline

	part   *benchPart
	spread float64
}

// Run does it.
func (c *Bench) Run() error {
	if err := between("--repeats", c.Repeats, 1, maxRepeats); err != nil {
		return err
	}
	if c.Slice <= 0 || c.Slice > maxSlice {
		return usage(fmt.Errorf("--slice: expected a time above 0 and up to %v, found %v", maxSlice, c.Slice))
	}
	worlds := episode.Worlds()
	if c.World != "" {
		if _, err := episode.ArchitectureOf(c.World); err != nil {
			return usage(fmt.Errorf("--world: %w", err))
		}
		worlds = []string{c.World}
	}
	if c.Nats {
		return machines.Measure(worlds, c.Repeats, c.Plot, c.JSON, say, printJSON)
	}
	report, err := c.measure(worlds)
	if err != nil {
		return err
	}
	warnOfLoad(report.Rows)
	if c.JSON {
		return printJSON(os.Stdout, report)
	}
	printBench(report)
	return nil
}

// measure measures the parts of the worlds' loops, and the scaling of the first
// world's.
func (c *Bench) measure(worlds []string) (*benchReport, error) {
	asked, err := c.asked(worlds)
	if err != nil {
		return nil, err
	}
	report := &benchReport{CPU: processor(), Cores: runtime.NumCPU(), Go: runtime.Version(), Kernel: kernel.Best().Name(), Clock: coreClock, Agents: map[string]string{}}
	var parts []benchPart
	agents := map[string]*brain.Genome{}
	for _, world := range worlds {
		agent, ok := asked[world]
		if !ok {
			if agent.genome, agent.name, err = benchAgent(world, c.Saves); err != nil {
				return nil, err
			}
		}
		g := agent.genome
		report.Agents[world], agents[world] = agent.name, g
		more, err := benchParts(world, g)
		if err != nil {
			return nil, fmt.Errorf("bench %s: %w", world, err)
		}
		parts = append(parts, more...)
	}
	scaling, err := benchScaling(worlds[0], agents[worlds[0]])
	if err != nil {
		return nil, fmt.Errorf("bench scaling: %w", err)
	}
	parts = append(parts, scaling)

	progress := bar(len(parts), "parts")
	for i := range parts {
		row, err := measurePart(&parts[i], c.Repeats, c.Slice)
		if err != nil {
			_ = progress.Finish()
			return nil, fmt.Errorf("bench %s: %w", parts[i].name, err)
		}
		report.Rows = append(report.Rows, row)
		_ = progress.Set(i + 1)
	}
	_ = progress.Finish()
	return report, nil
}

// agent is a rule set and what to call it.
type agent struct {
	genome *brain.Genome
	name   string
}

// asked are the rule sets that were named, by their world: each is measured, or refused.
func (c *Bench) asked(worlds []string) (map[string]agent, error) {
	found := map[string]agent{}
	for _, file := range c.Rules {
		g, _, err := loadRules(file)
		if err != nil {
			return nil, err
		}
		world := g.Arch.Name
		if !slices.Contains(worlds, world) {
			return nil, usage(fmt.Errorf("--rules %s: expected rules for %s, found rules for the %s", file, strings.Join(worlds, " or "), world))
		}
		if other, taken := found[world]; taken {
			return nil, usage(fmt.Errorf("--rules: expected one rule set for the %s, found %s and %s", world, other.name, file))
		}
		if _, err := initial("", g); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		found[world] = agent{g, file}
	}
	return found, nil
}

// benchAgent is the rule set that lives in a world's loop where none was named, and what
// to call it.
func benchAgent(world, saves string) (*brain.Genome, string, error) {
	arch, err := episode.ArchitectureOf(world)
	if err != nil {
		return nil, "", err
	}
	best, top := "", 0.0
	for _, file := range ruleSetFiles(saves) {
		card, err := brain.LoadCard(file)
		if err != nil || card.World != world || card.Rule != brain.ABCD_lr.String() {
			continue
		}
		if best == "" || card.Score.Mean > top {
			best, top = file, card.Score.Mean
		}
	}
	if best == "" { // those that ship with the program
		for _, name := range carried().Names() {
			g, _, err := replay.LoadRules(name, carried())
			if err == nil && g.Arch.Name == world && g.Rule == brain.ABCD_lr && (best == "" || g.Card.Score.Mean > top) {
				best, top = name, g.Card.Score.Mean
			}
		}
	}
	if best == "" {
		return brain.RandomGenome(arch, brain.ABCD_lr, chance.Stream(1, "bench")), "random ABCD_lr rules", nil
	}
	g, _, err := replay.LoadRules(best, carried())
	return g, best, err
}

// warnOfLoad says on standard error where the machine was busy with other work.
func warnOfLoad(rows []benchRow) {
	var uneven []string
	for _, r := range rows {
		if r.spread > 1.25 {
			uneven = append(uneven, r.Name)
		}
	}
	if len(uneven) > 0 {
		note("uneven: slices of %s differ by more than a quarter; is the machine busy?", strings.Join(uneven, ", "))
	}
}

func printBench(report *benchReport) {
	say("%s, %d cores, %s, kernel %s, %s time\n", report.CPU, report.Cores, report.Go, report.Kernel, report.Clock)
	for _, world := range episode.Worlds() {
		if agent, ok := report.Agents[world]; ok {
			say("%s/loop lives by %s\n", world, agent)
		}
	}
	say("\n")
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	sayTo(w, "part\ta second\teach\tbaseline\tratio\tagainst\n")
	for _, r := range report.Rows {
		each := time.Duration(r.NsPerOp).Round(10 * time.Nanosecond).String()
		if r.part.synapses > 0 {
			each += fmt.Sprintf(" (%.2f ns/synapse)", r.NsPerOp/float64(r.part.synapses))
		}
		sayTo(w, "%s\t%.0f\t%s\t%.0f\t%.2f\t%s\n", r.Name, r.PerSecond, each, r.Baseline, r.Ratio, r.part.against)
	}
	_ = w.Flush()
}

// processor is the processor's name, or the architecture where the system does
// not say it.
func processor() string {
	if data, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		for _, line := range strings.Split(string(data), "\n") {
			if key, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(key) == "model name" {
				return strings.TrimSpace(value)
			}
		}
	}
	name := runtime.GOARCH
	if cpu.X86.HasAVX2 {
		name += " with AVX2"
	}
	return name
}
