package machines

import "slices"

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
// updates at the end.
func grow(t *Transport, workers int) Grown {
	processes := (workers + slotsOfMachine - 1) / slotsOfMachine
	fetch := float64(processes) * float64(t.Recipe) / networkRate
	free := make([]float64, workers)
	for range t.Jobs {
		slices.Sort(free) // the one that is free first takes the next
		free[0] += t.Long
	}
	lived := slices.Max(free)
	messages := t.Overhead
	working := max(lived, messages, t.Noise)
	g := Grown{Workers: workers, Seconds: (fetch + working + t.Update) / 1e3}
	g.Speedup = (t.Long*float64(t.Jobs) + t.Noise + t.Update) / (1e3 * g.Seconds)
	switch parts := []float64{lived, messages, t.Noise, t.Update, fetch}; slices.Index(parts, slices.Max(parts)) {
	case 0:
		g.Binds = "lives"
		if workers >= t.Jobs {
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
