package campaign

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Line is one setting as the command line and a campaign's file have it: the name of its
// flag, and a text, a number, true, or a list of them.
type Line struct {
	Key   string
	Value any // string, int, uint64, float64, float32, bool, []string or []int
}

// Lines are all that tells what these settings are, for so many generations: what most
// campaigns have, and of the rest what is not as usual.
func (s Settings) Lines(generations int) []Line {
	t := s.Strategy
	lines := []Line{
		{"world", s.World}, {"rule", s.Rule}, {"population", t.Population}, {"generations", generations}, {"seed", s.Seed}, {"body", s.Bodies},
		{"init", s.Init}, {"theta", s.Theta}, {"sigma", t.Sigma}, {"sigma-decay", t.SigmaDecay}, {"rate", t.Rate}, {"rate-decay", t.RateDecay},
		{"penalty", t.Penalty}, {"optimiser", t.Optimiser}, {"episodes", s.Episodes}, {"seeds", s.Seeds},
		{"centre-every", s.CentreEvery}, {"centre-runs", s.CentreRuns},
	}
	more := func(not bool, key string, value any) {
		if !not {
			lines = append(lines, Line{key, value})
		}
	}
	more(s.Steps == 0, "steps", s.Steps)
	more(s.Average == 0, "average", s.Average)
	more(s.Physics == "" || s.Physics == "builtin", "physics", s.Physics)
	more(s.Damage == "", "damage", s.Damage)
	more(s.Ranks == "", "ranks", s.Ranks)
	more(s.Parted == 0, "parted", s.Parted)
	s.Network.lines(more)
	more(len(s.Layers) == 0, "layers", s.Layers)
	more(!s.FixedConvolutions, "fixed-convolutions", true)
	more(s.Symmetry == 0, "symmetry", s.Symmetry)
	more(s.Level == 0, "level", s.Level)
	more(t.WeightDecay == 0, "weight-decay", t.WeightDecay)
	more(s.Every == 0, "every", s.Every)
	more(s.Mean == 0, "mean-activations", s.Mean)
	more(s.Modulators == 0, "modulators", s.Modulators)
	more(s.Merge == 0, "merge", s.Merge)
	more(s.Merge == 0, "merge-every", s.MergeEvery)
	more(len(s.Events) == 0, "event", s.Events)
	return lines
}

// Command is the command line that runs these settings for so many
// generations.
func (s Settings) Command(generations int) string {
	var b strings.Builder
	b.WriteString("hebbarium evolve")
	for _, l := range s.Lines(generations) {
		switch v := l.Value.(type) {
		case bool:
			fmt.Fprintf(&b, " --%s", l.Key)
		case []string:
			for _, one := range v {
				fmt.Fprintf(&b, " --%s %s", l.Key, shellWord(one))
			}
		case []int:
			fmt.Fprintf(&b, " --%s %s", l.Key, listed(v))
		case string:
			fmt.Fprintf(&b, " --%s %s", l.Key, shellWord(v))
		default:
			fmt.Fprintf(&b, " --%s %v", l.Key, v)
		}
	}
	return b.String()
}

// shellWord quotes a text that a shell would take apart.
func shellWord(text string) string {
	if strings.ContainsAny(text, " |*()") {
		return "'" + text + "'"
	}
	return text
}

// File is the file of a campaign with these settings, for so many generations: TOML whose
// keys are the flags of evolve.
func (s Settings) File(generations int) string {
	var b strings.Builder
	for _, l := range s.Lines(generations) {
		if seed, ok := l.Value.(uint64); ok && seed > math.MaxInt64 {
			l.Value = strconv.FormatUint(seed, 10) // beyond TOML's whole numbers
		}
		value, err := json.Marshal(l.Value)
		if err != nil {
			panic(err) // no value of Line is of another kind
		}
		fmt.Fprintf(&b, "%s = %s\n", l.Key, spaced(value))
	}
	return b.String()
}

// spaced is JSON of a number, a text, true or a list of them, each of which is TOML too,
// with a space after the commas of a list.
func spaced(value []byte) []byte {
	var list []json.RawMessage
	if json.Unmarshal(value, &list) != nil {
		return value
	}
	parts := make([]string, len(list))
	for i, one := range list {
		parts[i] = string(one)
	}
	return slices.Concat([]byte("["), []byte(strings.Join(parts, ", ")), []byte("]"))
}
