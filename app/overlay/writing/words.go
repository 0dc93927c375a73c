package writing

import (
	"fmt"
	"strings"

	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/brain"
	"hebbarium/brain/formula"
	"hebbarium/render/kit"
)

// Words of the buttons.
const (
	evolveWords = "Evolve it"
	tryWords    = "Try with random coefficients"
	cancelWords = "Cancel"
)

// said is the line under the field: what is wrong, or that nothing is.
func (c *card) said() (text string, wrong bool) {
	switch {
	case c.empty():
		return "Type a formula, or take an example: Δw is by how much each synapse changes after each step", false
	case c.err != nil:
		text = fmt.Sprintf("At %d: expected %s", c.err.Column, c.err.Expected)
		if c.err.Found != "" {
			text += ", found " + c.err.Found
		}
		return text, true
	case c.plan.err != nil:
		return words.Explain(c.plan.err, ""), true
	}
	for _, f := range c.rule.Coefficients() {
		if word := formula.Lookalike(f.Name); word != "" {
			return fmt.Sprintf("Mind the capitals: %s is a coefficient here, and %s something else. Understood as", f.Name, word), false
		}
	}
	return "Understood as", false
}

// nameRows are the names that a formula can have, and exampleRows the examples.
func nameRows() []ui.Row {
	var rows []ui.Row
	for _, w := range append(formula.Names(), formula.Functions()...) {
		rows = append(rows, ui.Row{Title: w.Name, Note: w.About})
	}
	return rows
}

func exampleRows() []ui.Row {
	var rows []ui.Row
	for _, e := range formula.Examples() {
		rows = append(rows, ui.Row{Title: e.Title, Note: e.Text + "  ·  " + e.About})
	}
	return rows
}

// taken is what is put into the field for a name of the list.
func taken(name string) string {
	if first, _, several := strings.Cut(name, ", "); several && first != "" {
		name = first // of "eta, A, B, …"
	}
	for _, f := range formula.Functions() {
		if f.Name == name {
			return name + "("
		}
	}
	return name
}

// has is a coefficient of the formula: its name, who has one, and how many there are.
type has struct {
	name, scope, count string
	ink                kit.Color
}

// coefficients are what the formula has.
func (c *card) coefficients() []has {
	if c.rule == nil {
		return nil
	}
	arch := c.w.hand.View().Snap.Rules.Genome.Arch
	var all []has
	for _, f := range c.rule.Coefficients() {
		all = append(all, has{words.Coefficient(f.Name), words.Scope(f.Scope), kit.Count(countOf(arch, f.Scope)), kit.TermColour(f.Name)})
	}
	return all
}

// countOf is how many numbers a coefficient of a scope has in a network.
func countOf(arch brain.Architecture, s formula.Scope) int {
	switch s {
	case formula.PerNeuron:
		n := 0
		for _, size := range arch.Sizes[1:] {
			n += size
		}
		return n
	case formula.PerLayer:
		return len(arch.Sizes) - 1
	case formula.PerRule:
		return 1
	}
	return arch.Synapses()
}

// footLines say what the buttons do, or what the row is about that is lit.
func (c *card) footLines() []string {
	for _, rows := range []*ui.Rows{&c.names, &c.examples} {
		if rows.At >= 0 && rows.At < len(rows.List) && (c.rows() == rows || c.rows() == nil) {
			r := rows.List[rows.At]
			return []string{r.Title, r.Note}
		}
	}
	if c.rule == nil {
		return nil
	}
	return c.plan.lines(c.w.hand.View())
}
