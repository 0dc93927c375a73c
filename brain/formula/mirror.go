package formula

import "fmt"

// Parity says under which reflections a quantity changes its sign: of the neuron before
// the synapse, and of the one after it.
type Parity struct{ Pre, Post bool }

// parity is that of a node: a sum, modulo 2, of those of coefficients, which are to be
// found, and of a constant.
type parity struct {
	of          uint32 // coefficients by their bits
	turnedByPre bool
	turnedBy    bool
}

func (p parity) plus(q parity) parity {
	return parity{p.of ^ q.of, p.turnedByPre != q.turnedByPre, p.turnedBy != q.turnedBy}
}

// Mirror finds how each coefficient changes sign in a mirror, so that a synapse whose
// neurons and weight are mirrored changes by the mirrored amount: B of B·pre as the neuron
// after the synapse, D alone as both. It says which part cannot be mirrored where the
// formula is none that a mirror leaves in force.
func (f *Formula) Mirror() ([]Parity, error) {
	m := mirror{f: f}
	root := m.of(f.Root)
	m.equal(f.Root, root, parity{turnedByPre: true, turnedBy: true})
	if f.Tau != nil {
		m.equal(f.Tau, m.of(f.Tau), parity{})
	}
	return m.solve()
}

type mirror struct {
	f         *Formula
	equations []parity // each of which is to be even
	where     []*Node
}

func (m *mirror) equal(at *Node, p, q parity) {
	m.equations, m.where = append(m.equations, p.plus(q)), append(m.where, at)
}

var variableParity = [variables]parity{
	Pre: {turnedByPre: true}, PreChange: {turnedByPre: true}, PreMean: {turnedByPre: true},
	Post: {turnedBy: true}, PostChange: {turnedBy: true}, PostMean: {turnedBy: true},
	Weight: {turnedByPre: true, turnedBy: true},
}

// of is the parity of n, and notes what has to be equal for it to have one.
func (m *mirror) of(n *Node) parity {
	switch n.Kind {
	case Read:
		return variableParity[n.Variable]
	case Coefficient:
		return parity{of: 1 << n.Index}
	case Negative:
		return m.of(n.X())
	case Sum, Difference:
		x, y := m.of(n.X()), m.of(n.Y())
		m.equal(n.Y(), x, y)
		return x
	case Product, Quotient:
		return m.of(n.X()).plus(m.of(n.Y()))
	case Power:
		if x := m.of(n.X()); n.Exponent%2 != 0 {
			return x
		}
		return parity{}
	case Call:
		return m.call(n)
	}
	return parity{}
}

func (m *mirror) call(n *Node) parity {
	x := m.of(n.X())
	switch n.Function {
	case "tanh", "sign":
		return x
	case "abs":
		return parity{}
	case "clip":
		low, high := n.Args[1], n.Args[2]
		s := m.f.pretty()
		if (&Node{Kind: Negative, Args: []*Node{high}}).same(s, low) {
			m.equal(high, m.of(high), parity{})
			return x
		}
	}
	for _, a := range n.Args { // what is compared must not turn
		m.equal(a, m.of(a), parity{})
	}
	return parity{}
}

func (n *Node) same(s *style, o *Node) bool { return s.write(n, 0) == s.write(o, 0) }

// solve eliminates the coefficients one by one, the last mentioned first: those that stay
// free do not turn.
func (m *mirror) solve() ([]Parity, error) {
	all := make([]Parity, len(m.f.factors))
	solved := map[int]parity{} // by the coefficient that it gives
	for e, p := range m.equations {
		for i := len(m.f.factors) - 1; i >= 0; i-- {
			if p.of>>i&1 == 0 {
				continue
			}
			if q, ok := solved[i]; ok {
				p = p.plus(q)
				continue
			}
			solved[i] = p
			break
		}
		if p.of == 0 && (p.turnedByPre || p.turnedBy) {
			return nil, fmt.Errorf("formula %s: expected terms that a mirror can turn alike, found %s, which it cannot", m.f.text, m.f.pretty().write(m.where[e], 0))
		}
	}
	for i := range all { // each solution mentions only coefficients before its own
		p, ok := solved[i]
		if !ok {
			continue
		}
		all[i] = Parity{p.turnedByPre, p.turnedBy}
		for j := range i {
			if p.of>>j&1 != 0 {
				all[i] = Parity{all[i].Pre != all[j].Pre, all[i].Post != all[j].Post}
			}
		}
	}
	for i, c := range m.f.factors {
		if c.Scope != PerSynapse && all[i].Pre || c.Scope > PerNeuron && all[i].Post {
			return nil, fmt.Errorf("formula %s: expected a coefficient %s that is each synapse's own, as a mirror turns it, found one a %s", m.f.text, c.Name, c.Scope)
		}
	}
	return all, nil
}
