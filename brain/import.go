package brain

import (
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Import makes a genome of checkpoints that the original code saved. Plastic rules
// lie in one of the coefficients, a row a synapse, and beside it, named by second
// (or ""), one of the convolutions (the car, 1362 numbers) or of all co-evolved
// initial weights (car 92690, ant 12288). A static network lies in one of all its
// weights.
//
// The world follows from the number of rows: 91328 (static: 92690) the car, 12288
// the ant. The rule is the one given or, where rule is "", the one that the file's
// name holds between double underscores; where it holds none, all weights in a row
// are static, and a table is of the only rule with that many coefficients, 5 being
// ABCD_lr, the original's default.
func Import(coefficients, second, rule string) (*Genome, error) {
	c, err := ReadCheckpoint(coefficients)
	if err != nil {
		return nil, err
	}
	g, err := c.genome(filepath.Base(coefficients), rule)
	if err != nil {
		return nil, fmt.Errorf("import %s: %w", coefficients, err)
	}
	coevolved := g.Card.Init == Init{Kind: InitCoevolve}.String()
	switch {
	case second != "" && g.Rule == Static:
		return nil, fmt.Errorf("import %s: expected no second checkpoint beside the weights of a static network, which are all there is, found %s", coefficients, second)
	case second == "" && g.Rule != Static && coevolved:
		return nil, fmt.Errorf("import %s: expected a second checkpoint with the co-evolved initial weights that the name speaks of, found none (--cnn)", coefficients)
	case second == "" && g.Rule != Static && g.Arch.Conv:
		return nil, fmt.Errorf("import %s: expected a second checkpoint with the car's convolutions, found none (--cnn)", coefficients)
	case second == "":
		return g, nil
	}
	if err := g.importSecond(second, coevolved); err != nil {
		return nil, fmt.Errorf("import %s: %w", second, err)
	}
	g.Card.Note += " and " + filepath.Base(second)
	return g, nil
}

// genome makes a genome of the checkpoint in a file of that name, of the rule given
// or that of the name.
func (c *Checkpoint) genome(name, given string) (*Genome, error) {
	rows, columns, err := c.table()
	if err != nil {
		return nil, err
	}
	source := "the rule given"
	if given == "" {
		source, given = "the file's name", ruleInName(name)
	}
	static := strings.EqualFold(given, Static.String())
	if given == "" && len(c.Shape) == 1 {
		_, err := importedWorld(rows, Architecture.allWeights, "weights")
		static = err == nil
	}
	var g *Genome
	if static {
		if columns != 1 {
			return nil, fmt.Errorf("expected one number a synapse for static weights (%s), found %d", source, columns)
		}
		arch, err := importedWorld(rows, Architecture.allWeights, "weights in a row")
		if err != nil {
			return nil, err
		}
		g = NewGenome(arch, Static)
		copy(g.Conv, c.Data[:arch.ConvLen()])
		turn(g.Theta, c.Data[arch.ConvLen():], arch)
	} else {
		arch, err := importedWorld(rows, Architecture.Synapses, "rows")
		if err != nil {
			return nil, err
		}
		r, err := importedRule(given, source, columns)
		if err != nil {
			return nil, err
		}
		g = NewGenome(arch, r)
		if err := g.setRows(c.Data); err != nil {
			return nil, err
		}
	}
	g.Card.describe(name)
	return g, nil
}

// allWeights is the number of weights and convolutions.
func (a Architecture) allWeights() int { return a.ConvLen() + a.Synapses() }

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

// importedWorld is the network that has so many of something.
func importedWorld(found int, of func(Architecture) int, what string) (Architecture, error) {
	car, ant := CarArchitecture(), AntArchitecture()
	for _, arch := range []Architecture{car, ant} {
		if found == of(arch) {
			return arch, nil
		}
	}
	hint := ""
	if found == car.allWeights() || found == ant.allWeights() {
		hint = ", as many as all weights of a network: a static one (--rule static), or the second checkpoint beside coefficients (--cnn)"
	}
	return Architecture{}, fmt.Errorf("expected %d %s (car) or %d (ant), found %d%s", of(car), what, of(ant), found, hint)
}

// ruleInName is the rule between double underscores in a file's name, or "".
func ruleInName(name string) (rule string) {
	for _, part := range strings.Split(strings.TrimSuffix(name, filepath.Ext(name)), "__") {
		if _, err := ParseRule(part); err == nil {
			rule = part
		}
	}
	return rule
}

// importedRule is the plastic rule of a table: the one given, by its source, or the
// one that has so many coefficients.
func importedRule(given, source string, columns int) (Rule, error) {
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
	if given != "" {
		r, err := ParseRule(given)
		if err != nil {
			return 0, err
		}
		if !slices.Contains(fitting, r) {
			return 0, fmt.Errorf("expected %d coefficients a synapse for %s (%s), found %d", r.Planes(), r, source, columns)
		}
		return r, nil
	}
	if columns == 1 {
		names = append(names, Static.String())
	}
	if columns == ABCD_lr.Planes() {
		return ABCD_lr, nil
	}
	if len(names) > 1 {
		return 0, fmt.Errorf("expected a rule to be named, since %d coefficients may be %s, found none in the file's name (--rule)", columns, strings.Join(names, " or "))
	}
	return fitting[0], nil
}

// importSecond takes the convolutions, or all co-evolved initial weights.
func (g *Genome) importSecond(path string, coevolved bool) error {
	c, err := ReadCheckpoint(path)
	if err != nil {
		return err
	}
	conv, all := g.Arch.ConvLen(), g.Arch.allWeights()
	switch {
	case len(c.Data) == conv && conv > 0 && !coevolved:
		copy(g.Conv, c.Data)
		return nil
	case len(c.Data) != all:
		if conv > 0 && !coevolved {
			return fmt.Errorf("expected %d convolution weights or all %d weights of the %s, found shape %v", conv, all, g.Arch.Name, c.Shape)
		}
		return fmt.Errorf("expected all %d weights of the %s, found shape %v", all, g.Arch.Name, c.Shape)
	}
	copy(g.Conv, c.Data[:conv])
	g.Weights = make([]float32, g.Arch.Synapses())
	turn(g.Weights, c.Data[conv:], g.Arch)
	if g.Card.Init == "" {
		g.Card.Init = Init{Kind: InitCoevolve}.String()
	}
	return nil
}

// turn copies weights, which the original stores layer by layer as [post][pre], to
// [pre][post].
func turn(to, from []float32, arch Architecture) {
	for l := range arch.Layers() {
		pre, post := arch.Sizes[l], arch.Sizes[l+1]
		for j := range post {
			for i := range pre {
				to[i*post+j] = from[j*pre+i]
			}
		}
		to, from = to[pre*post:], from[pre*post:]
	}
}

// describe fills the card with what the original puts into a file's name:
// …__init_uni__pop_200__coeffs__299.dat, where the last number counts the
// generations from 0. It says nothing of the seed.
func (c *Card) describe(name string) {
	c.Note = "imported from " + name
	c.SeedUnknown = true
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
	if n, err := strconv.Atoi(parts[len(parts)-1]); err == nil && n >= 0 && n < math.MaxInt && len(parts) > 1 {
		c.Generations = n + 1
	}
}
