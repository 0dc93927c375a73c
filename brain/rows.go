package brain

import "fmt"

// setRows fills Theta from the original's layout: one row of coefficients a
// synapse, synapses layer by layer with the pre neuron outer and the post
// neuron inner (section 10 of the car's specification). For Static a row is the
// weight itself.
func (g *Genome) setRows(rows []float32) error {
	k := g.Rule.Planes()
	if want := g.Arch.Synapses() * k; len(rows) != want {
		return fmt.Errorf("coefficients: expected %d rows of %d, found %d numbers", g.Arch.Synapses(), k, len(rows))
	}
	for l := range g.Arch.Layers() {
		n := g.Arch.Plane(l)
		for c := range k {
			p := g.Plane(l, c)
			for s := range p {
				p[s] = rows[s*k+c]
			}
		}
		rows = rows[n*k:]
	}
	return nil
}

// Rows is the inverse: the coefficients in the original's layout.
func (g *Genome) Rows() []float32 {
	k := g.Rule.Planes()
	rows := make([]float32, len(g.Theta))
	at := 0
	for l := range g.Arch.Layers() {
		for c := range k {
			p := g.Plane(l, c)
			for s, v := range p {
				rows[at+s*k+c] = v
			}
		}
		at += g.Arch.Plane(l) * k
	}
	return rows
}
