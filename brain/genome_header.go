package brain

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
)

// formatKey is the metadata entry that makes a .safetensors file a genome; its
// value is the version of the format. Files whose networks live otherwise than a
// program of an older version would let them have a newer one, so that it refuses them.
const (
	formatKey      = "hebbarium"
	formatVersion  = "1"
	formatVersion2 = "2" // with a rhythm of its own, with rules that synapses share, or with a formula for a rule
	formatVersion3 = "3" // with what a Shape adds to a network beside other sizes
)

// format is the version that a genome's file needs.
func (g *Genome) format() string {
	if g.Arch.shaped() {
		return formatVersion3
	}
	if g.Arch.HasRhythm() || g.Shared != nil || g.Rule.Written() != nil {
		return formatVersion2
	}
	return formatVersion
}

// entry is one line of the card in the header's metadata.
type entry struct {
	key string
	get func(*Card) string        // "" leaves the line out
	set func(*Card, string) error // of a line that is there
}

func text(key string, at func(*Card) *string) entry {
	return entry{key,
		func(c *Card) string { return *at(c) },
		func(c *Card, s string) error { *at(c) = s; return nil }}
}

func whole(key string, at func(*Card) *int) entry {
	return entry{key,
		func(c *Card) string {
			if *at(c) == 0 {
				return ""
			}
			return strconv.Itoa(*at(c))
		},
		func(c *Card, s string) error {
			n, err := strconv.Atoi(s)
			if err != nil || n < 0 || float64(n) > mostOnCard {
				return fmt.Errorf("expected a whole number from 0 to %.0g, found %q", float64(mostOnCard), s)
			}
			*at(c) = n
			return nil
		}}
}

// mostOnCard bounds every number of a card: what is larger is none that was measured.
const mostOnCard = 1e12

// number is left out where it is 0 and needs says so.
func number(key string, least float64, at func(*Card) *float64, needed func(*Card) bool) entry {
	return entry{key,
		func(c *Card) string {
			if *at(c) == 0 && !needed(c) {
				return ""
			}
			return strconv.FormatFloat(*at(c), 'g', -1, 64)
		},
		func(c *Card, s string) error {
			v, err := strconv.ParseFloat(s, 64)
			if err != nil || math.IsNaN(v) || v < least || v > mostOnCard {
				return fmt.Errorf("expected a number from %g to %g, found %q", least, float64(mostOnCard), s)
			}
			*at(c) = v
			return nil
		}}
}

func cardEntries() []entry {
	measured := func(c *Card) bool { return c.Score.Rollouts > 0 }
	never := func(*Card) bool { return false }
	return []entry{
		text("title", func(c *Card) *string { return &c.Title }),
		number("score_mean", -mostOnCard, func(c *Card) *float64 { return &c.Score.Mean }, measured),
		number("score_sd", 0, func(c *Card) *float64 { return &c.Score.SD }, measured),
		whole("score_rollouts", func(c *Card) *int { return &c.Score.Rollouts }),
		number("pace", -mostOnCard, func(c *Card) *float64 { return &c.Pace }, never),
		{"init",
			func(c *Card) string { return c.Init },
			func(c *Card, s string) error {
				c.Init = s
				_, err := ParseInit(s)
				return err
			}},
		whole("generations", func(c *Card) *int { return &c.Generations }),
		whole("population", func(c *Card) *int { return &c.Population }),
		{"seed",
			func(c *Card) string {
				if c.SeedUnknown {
					return ""
				}
				return strconv.FormatUint(c.Seed, 10)
			},
			func(c *Card, s string) (err error) {
				c.SeedUnknown = false
				if c.Seed, err = strconv.ParseUint(s, 10, 64); err != nil {
					return fmt.Errorf("expected a whole number of at least 0, found %q", s)
				}
				return nil
			}},
		text("command", func(c *Card) *string { return &c.Command }),
		text("campaign", func(c *Card) *string { return &c.Campaign }),
		text("parent", func(c *Card) *string { return &c.Parent }),
		text("date", func(c *Card) *string { return &c.Date }),
		text("machine", func(c *Card) *string { return &c.Machine }),
		number("hours", 0, func(c *Card) *float64 { return &c.Hours }, never),
		text("license", func(c *Card) *string { return &c.License }),
		text("note", func(c *Card) *string { return &c.Note }),
		text("program", func(c *Card) *string { return &c.Program }),
	}
}

// metadata is the header's text: format, architecture, rule and card.
func metadata(g *Genome) (map[string]string, error) {
	sizes := make([]string, len(g.Arch.Sizes))
	for i, s := range g.Arch.Sizes {
		sizes[i] = strconv.Itoa(s)
	}
	m := map[string]string{}
	for k, v := range g.Card.Extra {
		m[k] = v
	}
	card := g.Card
	for _, e := range cardEntries() {
		delete(m, e.key)
		v := e.get(&card)
		if v == "" {
			continue
		}
		if err := e.set(&card, v); err != nil {
			return nil, fmt.Errorf("card: %s: %w", e.key, err)
		}
		m[e.key] = v
	}
	m[formatKey] = g.format()
	m["world"] = g.Arch.Name
	m["rule"] = g.Rule.String()
	m["sizes"] = strings.Join(sizes, ",")
	m["convolutions"] = strconv.FormatBool(g.Arch.Conv)
	m["output"] = g.Arch.Output.String()
	m["normalise"] = strconv.FormatBool(g.Arch.Normalise)
	g.Arch.describe(m)
	return m, nil
}

// genome makes the genome that the header describes, without its numbers, and
// checks that the file's tensors are those it needs.
func (h header) genome() (*Genome, error) {
	m := maps.Clone(h.Metadata.Metadata())
	if v, ok := m[formatKey]; !ok {
		return nil, fmt.Errorf(`metadata: expected the entry %q of a Hebbarium genome, found none: in Python, save_file(tensors, path, metadata={"hebbarium": "1", "world": "ant", "rule": "ABCD_lr"}), or with the metadata of the file that the tensors are from; see "A rule set from Python" in the guide, hebbarium help files`, formatKey)
	} else if !slices.Contains([]string{formatVersion, formatVersion2, formatVersion3}, v) {
		return nil, fmt.Errorf("metadata: expected genome format %s, %s or %s, found %q: written by another version of the program", formatVersion, formatVersion2, formatVersion3, v)
	}
	arch, err := readArchitecture(m)
	if err != nil {
		return nil, fmt.Errorf("metadata: %w", err)
	}
	rule, err := ParseRule(m["rule"])
	if err != nil {
		return nil, fmt.Errorf("metadata: %w", err)
	}
	arch.Bias = h.Tensors()["l1.b"] != nil
	g := &Genome{Arch: arch, Rule: rule}
	if arch.Bias && rule != Static {
		return nil, g.errBias()
	}
	if err := CheckModulation(arch, rule); err != nil {
		return nil, fmt.Errorf("metadata: %w", err)
	}
	if err := h.match(g); err != nil {
		return nil, err
	}
	g.Card.SeedUnknown = true // unless there is one
	for _, e := range cardEntries() {
		if v, ok := m[e.key]; ok {
			if err := e.set(&g.Card, v); err != nil {
				return nil, fmt.Errorf("metadata: %s: %w", e.key, err)
			}
			delete(m, e.key)
		}
	}
	g.Card.World, g.Card.Rule = arch.Name, rule.String()
	if err := g.checkInit(h.coevolved()); err != nil {
		return nil, fmt.Errorf("metadata: %w", err)
	}
	if err := checkCard(h.Metadata.Metadata()); err != nil { // last: other faults say more
		return nil, err
	}
	_, numbers := m[digestKey]
	_, card := m[cardDigestKey]
	g.Card.NoDigest, g.Card.NoCardDigest = !numbers, numbers && !card
	for _, k := range []string{formatKey, "world", "rule", "sizes", "convolutions", "output", "normalise", digestKey, cardDigestKey} {
		delete(m, k)
	}
	for k := range (Architecture{}).unusual() {
		delete(m, k)
	}
	if len(m) > 0 {
		g.Card.Extra = m
	}
	return g, nil
}

// checkInit refuses a card that lets the weights start as they were evolved where
// none were.
func (g *Genome) checkInit(coevolved bool) error {
	in, err := ParseInit(g.Card.Init)
	if err != nil {
		return fmt.Errorf("init: %w", err)
	}
	if in.Kind != InitCoevolve || coevolved || g.Rule == Static {
		return nil
	}
	return fmt.Errorf("init: expected co-evolved initial weights, the tensors l1.w0 to l%d.w0, with %q, found none", g.Arch.Layers(), g.Card.Init)
}

// coevolved tells whether the file holds initial weights.
func (h header) coevolved() bool { return h.Tensors()["l1.w0"] != nil }
