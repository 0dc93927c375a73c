package session

import (
	"strconv"
	"strings"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
)

// Regions are the synapses that an event touches, for views to mark: nil where
// it touches none, and the whole brain where they are drawn at random.
func Regions(n *brain.Network, ev episode.Event) []brain.Region {
	switch ev.Kind {
	case "zero", "randomise", "freeze", "thaw":
	case "rules":
		return []brain.Region{{}}
	default:
		return nil
	}
	r, share, random := brain.Region{}, 1.0, false
	for _, word := range strings.Split(ev.Args, ",") {
		key, value, pair := strings.Cut(strings.TrimSpace(word), "=")
		switch {
		case !pair:
			if v, err := strconv.ParseFloat(key, 64); err == nil {
				share = v
			}
		case key == "layer":
			r.Layer, _ = strconv.Atoi(value)
		case key == "pre":
			r.Pre = spanOf(value)
		case key == "post":
			r.Post = spanOf(value)
		case key == "mode":
			random = value == "random"
		case key == "neurons":
			level, which, _ := strings.Cut(value, ":")
			at, _ := strconv.Atoi(level)
			regions, err := n.Neurons(at, spanOf(which))
			if err != nil {
				return nil
			}
			return regions
		}
	}
	if ev.Kind != "zero" || share == 1 || random {
		return []brain.Region{r}
	}
	var band []brain.Region
	for _, b := range n.Band(share) {
		if r.Layer == 0 || r.Layer == b.Layer {
			band = append(band, b)
		}
	}
	return band
}

// spanOf reads A..B, both inclusive, or a single number.
func spanOf(s string) brain.Span {
	from, to, ok := strings.Cut(s, "..")
	if !ok {
		to = from
	}
	a, _ := strconv.Atoi(from)
	b, _ := strconv.Atoi(to)
	return brain.Span{From: a, To: b + 1}
}
