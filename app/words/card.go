package words

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"hebbarium/brain"
	"hebbarium/render/kit"
)

// Score writes a card's score.
func Score(c brain.Card) string {
	if c.Score.Rollouts == 0 {
		return ""
	}
	return fmt.Sprintf("%s ± %s", kit.Number(c.Score.Mean, 0), kit.Number(c.Score.SD, 0))
}

// ScoreMeans says what a card's score is, "" where there is none.
func ScoreMeans(c brain.Card) string {
	if c.Score.Rollouts == 0 {
		return ""
	}
	return fmt.Sprintf("%s: mean reward and standard deviation of %s lives", Score(c), kit.Count(c.Score.Rollouts))
}

// What says what a rule set is: whether it learns, by which rule, on which bodies it was
// evolved, and what its score is.
func What(c brain.Card) string {
	parts := []string{"plastic, " + strings.ReplaceAll(c.Rule, "_lr", " η")}
	if c.Rule == brain.Static.String() {
		parts[0] = "static, does not learn"
	}
	if t := trained(c); t != "" {
		parts = append(parts, t)
	}
	if n := c.Score.Rollouts; n > 0 {
		parts = append(parts, fmt.Sprintf("reward, mean of %s lives", kit.Count(n)))
	} else {
		parts = append(parts, "not measured")
	}
	return strings.Join(parts, "  ·  ")
}

// trained says on which bodies a rule set was evolved, as its command tells; "" where that
// does not.
func trained(c brain.Card) string {
	words := strings.Fields(c.Command)
	if len(words) < 2 || words[1] != "evolve" {
		return ""
	}
	var bodies []string
	damaged := false
	for i, w := range words {
		name, value, joined := strings.Cut(w, "=")
		if !joined && i+1 < len(words) {
			value = words[i+1]
		}
		switch {
		case name == "--body" && value != "" && !slices.Contains(bodies, value):
			bodies = append(bodies, value)
		case name == "--damage" && value != "" && value != "none":
			damaged = true
		case strings.Contains(w, ":leg:") && !strings.HasPrefix(strings.Trim(w, "'"), "0:"): // of --event
			damaged = true
		}
	}
	if c.World == "car" {
		return "trained on the track"
	}
	if len(bodies) == 0 {
		bodies = []string{"intact"}
	}
	for i := range bodies {
		bodies[i] = body(bodies[i])
	}
	said := "trained " + strings.Join(bodies, ", ")
	if damaged {
		said += ", legs lost in mid-walk"
	}
	return said
}

// body is one as the command line names it, in words.
func body(spec string) string {
	if spec == "right" || spec == "left" {
		return spec + " leg short"
	}
	parts := strings.Split(spec, ",")
	for i, p := range parts {
		leg, share, ok := strings.Cut(strings.TrimPrefix(p, "leg"), "=")
		of, err := strconv.ParseFloat(share, 64)
		switch {
		case !ok || err != nil:
		case of == 0:
			parts[i] = "without leg " + leg
		default:
			parts[i] = "with leg " + leg + " at " + Percent(of)
		}
	}
	return strings.Join(parts, " and ")
}

// Init is what weights are drawn from, as the rack writes it.
func Init(init string) string {
	in, err := brain.ParseInit(init)
	if err != nil {
		return init
	}
	scale := strings.TrimSuffix(strings.TrimRight(strconv.FormatFloat(in.Scale, 'f', 3, 64), "0"), ".")
	switch in.Kind {
	case brain.InitUniform:
		return "random, up to " + scale
	case brain.InitNormal:
		return "random, mostly up to " + scale
	}
	return in.String()
}

// Learns tells whether rules change the weights while an agent lives.
func Learns(c brain.Card) bool { return c.Rule != brain.Static.String() }
