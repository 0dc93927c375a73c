package machines

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"hebbarium/assets"
	"hebbarium/brain/file"
	"hebbarium/evolve/experiment/figure"
)

// Grown is how long a generation would take with so many workers, as simulated from what
// was measured.
type Grown struct {
	Workers int     `json:"workers"`
	Seconds float64 `json:"seconds"`
	Speedup float64 `json:"speedup"` // against one worker without transport
	Binds   string  `json:"binds"`   // the longest part
}

// What the simulation takes for granted.
const (
	slotsOfMachine = 16      // workers that share one process, which fetches a recipe once
	networkRate    = 125_000 // bytes a millisecond from the server: a gigabit a second
)

// grow simulates a generation: each process fetches the recipe over the server's one line,
// workers take pairs as they get free, all of which take as long, the server
// handles one message after the other, and the one who leads draws noise meanwhile and
// updates at the end. The population is so many times the paper's.
func grow(t *Transport, workers, times int) Grown {
	jobs := times * t.Jobs
	processes := (workers + slotsOfMachine - 1) / slotsOfMachine
	fetch := float64(processes) * float64(t.Recipe) / networkRate
	free := make([]float64, workers)
	for range jobs {
		slices.Sort(free) // the one that is free first takes the next
		free[0] += t.Long
	}
	lived := slices.Max(free)
	messages, noise, update := float64(times)*t.Overhead, float64(times)*t.Noise, float64(times)*t.Update
	g := Grown{Workers: workers, Seconds: (fetch + max(lived, messages, noise) + update) / 1e3}
	g.Speedup = (t.Long*float64(jobs) + noise + update) / (1e3 * g.Seconds)
	switch parts := []float64{lived, messages, noise, update, fetch}; slices.Index(parts, slices.Max(parts)) {
	case 0:
		g.Binds = "lives"
		if workers >= jobs {
			g.Binds = "a pair: there are no more pairs than workers"
		}
	case 1:
		g.Binds = "messages"
	case 2:
		g.Binds = "the noise, which the one who leads draws"
	case 3:
		g.Binds = "the update"
	default:
		g.Binds = "the broadcast of the centre"
	}
	return g
}

// Plot draws how all of them grow, by the paper's population and one ten times as large,
// into a file whose ending is .png or .svg.
func Plot(all []*Transport, path string) error {
	style, err := figure.NewStyle(assets.Fonts)
	if err != nil {
		return err
	}
	decades := []float64{1, 10, 100, 1000}
	panel := figure.Panel{X: figure.Axis{Label: "workers", Scale: figure.Log10, Ticks: decades}, Y: figure.Axis{Label: "generations a second, in those of one process", Scale: figure.Log10, Ticks: decades}}
	fig := figure.Figure{Name: "growth", Title: "A campaign on many machines, simulated", Height: 240,
		Note: fmt.Sprintf("From times measured on one machine: a pair's lives of full length, a generation's transport, noise and update; %d workers a machine, a gigabit a second from the server.", slotsOfMachine)}
	ink := figure.Ink(0)
	for _, t := range all {
		for _, times := range []int{1, 10} {
			line := figure.Line{Ink: ink, Dots: true}
			for _, n := range []int{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000} {
				line.X, line.Y = append(line.X, float64(n)), append(line.Y, grow(t, n, times).Speedup)
			}
			panel.Marks = append(panel.Marks, line)
			fig.Legend = append(fig.Legend, figure.Key{Name: fmt.Sprintf("%s, population %d", t.World, 2*times*t.Jobs), Ink: ink, Kind: figure.LineDotKey})
			ink++
		}
	}
	panel.Marks = append(panel.Marks, figure.Line{X: []float64{1, 1000}, Y: []float64{1, 1000}, Ink: figure.Control})
	fig.Legend = append(fig.Legend, figure.Key{Name: "as many times as there are workers", Ink: figure.Control, Kind: figure.LineKey})
	fig.Panels = []figure.Panel{panel}
	draw := fig.PNG
	switch ext := strings.ToLower(filepath.Ext(path)); ext {
	case ".png":
	case ".svg":
		draw = fig.SVG
	default:
		return fmt.Errorf("--plot: expected a file whose name ends in .png or .svg, found %q", path)
	}
	data, err := draw(style)
	if err != nil {
		return err
	}
	return file.Write(path, data)
}
