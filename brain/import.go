package brain

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Import makes a genome of checkpoints that the original code saved: one of the
// coefficients, a row a synapse, and beside it, named by second (or ""), one of
// the convolutions (the car, 1362 numbers) or of all co-evolved initial weights
// (car 92690, ant 12288).
//
// The world follows from the number of rows: 91328 the car, 12288 the ant. The
// rule is the one given or, where rule is "", the one that the file's name holds
// between double underscores or the only one with that many coefficients; 5 are
// ABCD_lr, the original's default.
func Import(coefficients, second, rule string) (*Genome, error) {
	c, err := ReadCheckpoint(coefficients)
	if err != nil {
		return nil, err
	}
	rows, columns, err := c.table()
	if err != nil {
		return nil, fmt.Errorf("import %s: %w", coefficients, err)
	}
	arch, err := importedWorld(rows)
	if err != nil {
		return nil, fmt.Errorf("import %s: %w", coefficients, err)
	}
	r, err := importedRule(filepath.Base(coefficients), rule, columns)
	if err != nil {
		return nil, fmt.Errorf("import %s: %w", coefficients, err)
	}
	g := NewGenome(arch, r)
	if err := g.setRows(c.Data); err != nil {
		return nil, fmt.Errorf("import %s: %w", coefficients, err)
	}
	g.Card.describe(filepath.Base(coefficients))
	if second == "" {
		if arch.Conv {
			return nil, fmt.Errorf("import %s: expected a second checkpoint with the car's convolutions, found none (--cnn)", coefficients)
		}
		return g, nil
	}
	if err := g.importSecond(second); err != nil {
		return nil, fmt.Errorf("import %s: %w", second, err)
	}
	g.Card.Note += " and " + filepath.Base(second)
	return g, nil
}

// table is the shape as rows and columns; the original drops the column where a
// rule has a single coefficient.
func (c *Checkpoint) table() (rows, columns int, err error) {
	switch len(c.Shape) {
	case 1:
		return c.Shape[0], 1, nil
	case 2:
		return c.Shape[0], c.Shape[1], nil
	}
	return 0, 0, fmt.Errorf("expected a table of one row of coefficients a synapse, found shape %v", c.Shape)
}

func importedWorld(rows int) (Architecture, error) {
	for _, arch := range []Architecture{CarArchitecture(), AntArchitecture()} {
		if rows == arch.Synapses() {
			return arch, nil
		}
	}
	return Architecture{}, fmt.Errorf("expected %d rows (car) or %d (ant), found %d", CarArchitecture().Synapses(), AntArchitecture().Synapses(), rows)
}

func importedRule(name, given string, columns int) (Rule, error) {
	var fitting []Rule
	var names []string
	for _, r := range Rules() {
		if r != Static && r.Planes() == columns {
			fitting, names = append(fitting, r), append(names, r.String())
		}
	}
	if len(fitting) == 0 {
		return 0, fmt.Errorf("expected 1 to 6 coefficients a synapse, found %d", columns)
	}
	source := "the rule given"
	if given == "" {
		source = "the file's name"
		for _, part := range strings.Split(name, "__") {
			if r, err := ParseRule(part); err == nil && r != Static {
				given = part
			}
		}
	}
	if given != "" {
		r, err := ParseRule(given)
		if err != nil {
			return 0, err
		}
		if r == Static {
			return 0, errors.New("expected a plastic rule, found static: the original saves none")
		}
		if !slices.Contains(fitting, r) {
			return 0, fmt.Errorf("expected %d coefficients a synapse for %s (%s), found %d", r.Planes(), r, source, columns)
		}
		return r, nil
	}
	if columns == ABCD_lr.Planes() {
		return ABCD_lr, nil
	}
	if len(fitting) > 1 {
		return 0, fmt.Errorf("expected a rule to be named, since %d coefficients may be %s, found none in the file's name (--rule)", columns, strings.Join(names, " or "))
	}
	return fitting[0], nil
}

// importSecond takes the convolutions, or all co-evolved initial weights. Those
// are stored layer by layer as [post][pre].
func (g *Genome) importSecond(path string) error {
	c, err := ReadCheckpoint(path)
	if err != nil {
		return err
	}
	conv, all := g.Arch.ConvLen(), g.Arch.ConvLen()+g.Arch.Synapses()
	data := c.Data
	switch {
	case len(data) == conv && conv > 0:
		copy(g.Conv, data)
		return nil
	case len(data) != all:
		if conv > 0 {
			return fmt.Errorf("expected %d convolution weights or all %d weights of the %s, found shape %v", conv, all, g.Arch.Name, c.Shape)
		}
		return fmt.Errorf("expected all %d weights of the %s, found shape %v", all, g.Arch.Name, c.Shape)
	}
	copy(g.Conv, data[:conv])
	data = data[conv:]
	g.Weights = make([]float32, g.Arch.Synapses())
	for l := range g.Arch.Layers() {
		pre, post := g.Arch.Sizes[l], g.Arch.Sizes[l+1]
		w := g.Initial(l)
		for j := range post {
			for i := range pre {
				w[i*post+j] = data[j*pre+i]
			}
		}
		data = data[pre*post:]
	}
	if g.Card.Init == "" {
		g.Card.Init = Init{Kind: InitCoevolve}.String()
	}
	return nil
}

// describe fills the card with what the original puts into a file's name:
// …__init_uni__pop_200__coeffs__299.dat.
func (c *Card) describe(name string) {
	c.Note = "imported from " + name
	parts := strings.Split(strings.TrimSuffix(name, filepath.Ext(name)), "__")
	for _, part := range parts {
		if s, ok := strings.CutPrefix(part, "init_"); ok {
			if in, err := ParseInit(s); err == nil {
				c.Init = in.String()
			}
		}
		if s, ok := strings.CutPrefix(part, "pop_"); ok {
			if n, err := strconv.Atoi(s); err == nil && n > 0 {
				c.Population = n
			}
		}
	}
	if n, err := strconv.Atoi(parts[len(parts)-1]); err == nil && n > 0 && len(parts) > 1 {
		c.Generations = n
	}
}
