package manual

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"hebbarium/app/guide/guidetest"
	"hebbarium/brain"
	"hebbarium/saves"
)

// interval is what publish writes on a card of the lives on one body.
var interval = regexp.MustCompile(`^(-?[\d.]+), 95 % interval (-?[\d.]+) to (-?[\d.]+), `)

// ruleOf is the rule in a campaign's file.
var ruleOf = regexp.MustCompile(`(?m)^rule = "(.*?)"`)

// examplesTable has what the cards of those examples of written rules say that one search each
// found, the best first; a
// short one leaves out the injured body.
func examplesTable(t *testing.T, short bool) string {
	t.Helper()
	names, err := fs.Glob(saves.Rules, "examples/ant-formula-*.safetensors")
	if err != nil || len(names) == 0 {
		t.Fatalf("expected examples, found %q (%v)", names, err)
	}
	var all []*brain.Genome
	of := map[*brain.Genome]string{}
	for _, name := range names {
		g := shipped(t, name)
		all, of[g] = append(all, g), strings.TrimSuffix(path.Base(name), ".safetensors")
	}
	slices.SortStableFunc(all, func(a, b *brain.Genome) int { return cmp.Compare(b.Card.Score.Mean, a.Card.Score.Mean) })
	head := []string{"example", "change of a synapse at each step", "intact", "right front leg at a quarter"}
	if short {
		head = head[:3]
	}
	var rows [][]string
	for _, g := range all {
		row := []string{"`" + of[g] + "`", "nothing: the weights are evolved"}
		if g.Rule != brain.Static {
			row[1] = "`" + asWritten(t, g) + "`"
		}
		for _, body := range []string{"intact", "right"}[:len(head)-2] {
			found := interval.FindStringSubmatch(g.Card.Extra["score "+body])
			if found == nil {
				t.Fatalf("%s: expected a score %s with its interval, found %q", of[g], body, g.Card.Extra["score "+body])
			}
			row = append(row, fmt.Sprintf("%s [%s,\u00a0%s]", found[1], found[2], found[3]))
		}
		rows = append(rows, row)
	}
	return guidetest.Table(head, rows...)
}

// asWritten is a rule as its campaign has it, a built-in one with what its name means.
func asWritten(t *testing.T, g *brain.Genome) string {
	t.Helper()
	found := ruleOf.FindStringSubmatch(g.Card.Campaign)
	if found == nil {
		t.Fatalf("%s: expected the campaign on the card, found %q", g.Card.Title, g.Card.Campaign)
	}
	if found[1] == g.Rule.String() && g.Rule.Written() == nil {
		return found[1] + "`, `" + g.Rule.Formula()
	}
	return found[1]
}
