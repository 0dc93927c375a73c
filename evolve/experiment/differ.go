package experiment

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"hebbarium/brain"
	"hebbarium/evolve/campaign"
	"hebbarium/evolve/episode"
)

// AsThePaper is said of what differs in nothing from the paper's setting.
const AsThePaper = "nothing"

// Differs says in few words, with the paper's number in brackets, in what a rule set was evolved otherwise than the paper's, as
// its card and its network tell: a score under other conditions is another achievement.
func (r *RuleSet) Differs() string {
	spec, err := episode.SpecOf(r.World())
	if err != nil {
		return ""
	}
	var all []string
	say := func(format string, args ...any) { all = append(all, fmt.Sprintf(format, args...)) }
	usual := spec.Arch()
	if a := r.Genome.Arch; a.Normalise != usual.Normalise || a.Bound != usual.Bound || a.Forget != 0 {
		say("weights kept in bounds (%s)", bounds(r.Genome.Arch))
	}
	if r.Genome.Arch.Bias || !r.Genome.Arch.EqualShape(usual) {
		say("another network (%s)", r.Genome.Arch)
	}
	card := r.Genome.Card
	if card.Command == "" {
		say("nothing is known of its evolution")
		return strings.Join(all, "; ")
	}
	f := flags(card.Command)
	number := func(name string) float64 {
		v, _ := strconv.ParseFloat(f.last(name), 64)
		return v
	}
	switch {
	case number("symmetry") == 1:
		say("rules tied to their mirror images")
	case number("symmetry") > 0:
		say("rules correlated with their mirror images (%s)", f.last("symmetry"))
	}
	if number("level") > 0 {
		say("drawn to them by %s a generation", f.last("level"))
	}
	if card.Population != 0 && card.Population != spec.Paper.Population {
		say("population %d (%d)", card.Population, spec.Paper.Population)
	}
	paper, err := campaign.PaperSettings(r.World())
	if err != nil {
		return strings.Join(all, "; ")
	}
	if v := number("sigma"); v != 0 && v != paper.Strategy.Sigma {
		say("σ %s (%g)", f.last("sigma"), paper.Strategy.Sigma)
	}
	if v := number("rate"); v != 0 && v != paper.Strategy.Rate {
		say("rate %s (%g)", f.last("rate"), paper.Strategy.Rate)
	}
	if v := f.last("seeds"); v != "" && v != paper.Seeds {
		say("same episodes for a %s", v)
	}
	if v := f.last("damage"); v != "" && v != "none" {
		say("trained on damage (%s)", v)
	}
	if bodies := f.all("body"); len(bodies) > 0 && !slices.Equal(bodies, paper.Bodies) {
		say("bodies %s", counted(bodies))
	}
	if v := f.last("ranks"); v != "" && v != "mean" {
		say("ranked by episode")
	}
	if v := f.last("parted"); v != "" && v != "0" {
		say("ranked in two parts")
	}
	if v := f.last("weight-decay"); v != "" && v != "0" {
		say("weight decay %s", v)
	}
	if v := f.last("every"); v != "" && v != "1" {
		say("an update every %s steps", v)
	}
	if v := f.last("mean-activations"); v != "" && v != "1" {
		say("activations averaged over %s steps", v)
	}
	if v := f.last("merge"); v != "" && v != "0" {
		say("%s rules shared by the synapses", v)
	}
	if f.last("event") != "" {
		say("perturbed in training")
	}
	if f.last("init") == (brain.Init{Kind: brain.InitCoevolve}).String() {
		say("first weights evolved too")
	}
	if v := f.last("optimiser"); v != "" && v != paper.Strategy.Optimiser {
		say("optimiser %s", v)
	}
	if card.Parent != "" {
		say("from another rule set")
	}
	if len(all) == 0 {
		return AsThePaper
	}
	return strings.Join(all, "; ")
}

// Differs says in what a campaign differed from the paper's, as its command tells.
func (c *Curve) Differs() string {
	spec, err := episode.SpecOf(c.World)
	if err != nil || c.Command == "" {
		return ""
	}
	r := RuleSet{Genome: &brain.Genome{Arch: spec.Arch(), Rule: brain.ABCD_lr}}
	r.Genome.Arch.Normalise = r.Genome.Arch.Normalise || c.Has("normalise")
	if b, err := strconv.ParseFloat(c.Flag("bound"), 32); err == nil {
		r.Genome.Arch.Bound = float32(b)
	}
	r.Genome.Card.Command, r.Genome.Card.Parent = c.Command, c.Flag("start")
	r.Genome.Card.Population, _ = strconv.Atoi(c.Flag("population"))
	return r.Differs()
}

// bounds is how an update keeps the weights in bounds.
func bounds(a brain.Architecture) string {
	switch {
	case a.Normalise:
		return "divided by the largest"
	case a.Bound != 0:
		return fmt.Sprintf("±%g", a.Bound)
	case a.Forget != 0:
		return a.Weights()
	}
	return "none"
}

// counted lists words, those that come several times once.
func counted(words []string) string {
	var all []string
	for i, w := range words {
		if slices.Index(words, w) < i {
			continue
		}
		n := 0
		for _, other := range words {
			if other == w {
				n++
			}
		}
		if n > 1 {
			w = fmt.Sprintf("%d × %s", n, w)
		}
		all = append(all, w)
	}
	return strings.Join(all, ", ")
}

// commandFlags are the flags of a command line, in order.
type commandFlags [][2]string

func flags(command string) commandFlags {
	var all commandFlags
	words := strings.Fields(command)
	for i, w := range words {
		name, ok := strings.CutPrefix(w, "--")
		if !ok {
			continue
		}
		name, value, joined := strings.Cut(name, "=")
		if !joined && i+1 < len(words) && !strings.HasPrefix(words[i+1], "--") {
			value = words[i+1]
		}
		all = append(all, [2]string{name, value})
	}
	return all
}

func (f commandFlags) all(name string) []string {
	var out []string
	for _, p := range f {
		if p[0] == name {
			out = append(out, p[1])
		}
	}
	return out
}

func (f commandFlags) last(name string) string {
	if all := f.all(name); len(all) > 0 {
		return all[len(all)-1]
	}
	return ""
}
