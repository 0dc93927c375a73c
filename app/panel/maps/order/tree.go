package order

import (
	"math"

	"hebbarium/evolve/turn"
)

// node is a part of the tree: two others, or a leaf.
type node struct {
	left, right *node
	leaves      []int
}

// link joins rows to a tree, always two that are each other's nearest: the likeness of two
// parts is the mean over all pairs of their rows.
func link(like [][]float32) *node {
	n := len(like)
	parts, near := make([]*node, n), square(n)
	for i := range parts {
		parts[i] = &node{leaves: []int{i}}
		copy(near[i], like[i])
	}
	var chain []int
	for left := n; left > 1; {
		turn.Take()
		if len(chain) == 0 {
			for i, p := range parts {
				if p != nil {
					chain = append(chain, i)
					break
				}
			}
		}
		at := chain[len(chain)-1]
		before := -1
		if len(chain) > 1 {
			before = chain[len(chain)-2]
		}
		best, found := before, float32(math.Inf(-1))
		if before >= 0 {
			found = near[at][before]
		}
		for k, p := range parts {
			if p != nil && k != at && near[at][k] > found {
				best, found = k, near[at][k]
			}
		}
		if best != before {
			chain = append(chain, best)
			continue
		}
		chain = chain[:len(chain)-2]
		a, b := parts[at], parts[best]
		wa, wb := float32(len(a.leaves)), float32(len(b.leaves))
		for k, p := range parts {
			if p != nil && k != at && k != best {
				mean := (wa*near[at][k] + wb*near[best][k]) / (wa + wb)
				near[at][k], near[k][at] = mean, mean
			}
		}
		parts[at] = &node{left: a, right: b, leaves: append(append([]int(nil), a.leaves...), b.leaves...)}
		parts[best] = nil
		left--
	}
	for _, p := range parts {
		if p != nil {
			return p
		}
	}
	return nil
}

// tree finds the best order of the leaves. best is, of two leaves that a node parts, the
// sum of the likeness of all neighbours in the best order of that node's leaves that
// begins with one and ends with the other.
type tree struct {
	like, best [][]float32
	reach      []float32
	out        []int
}

// order writes the best order of all.
func (t *tree) order(root *node) {
	t.reach = make([]float32, len(t.like))
	t.measure(root)
	first, last, most := 0, 0, float32(math.Inf(-1))
	for _, u := range root.left.leaves {
		for _, w := range root.right.leaves {
			if t.best[u][w] > most {
				first, last, most = u, w, t.best[u][w]
			}
		}
	}
	t.write(root, first, last)
}

// inner are the leaves that can lie at the inner end of a part whose outer end is a leaf.
func inner(p *node, outer int) []int {
	if p.left == nil {
		return p.leaves
	}
	for _, u := range p.left.leaves {
		if u == outer {
			return p.right.leaves
		}
	}
	return p.left.leaves
}

// measure finds the best sums of a part.
func (t *tree) measure(p *node) {
	if p.left == nil {
		return
	}
	t.measure(p.left)
	t.measure(p.right)
	ends := make(map[int][]int, len(p.right.leaves))
	for _, w := range p.right.leaves {
		ends[w] = inner(p.right, w)
	}
	for _, u := range p.left.leaves {
		turn.Take()
		from := inner(p.left, u)
		for _, k := range p.right.leaves {
			most := float32(math.Inf(-1))
			for _, m := range from {
				if v := t.best[u][m] + t.like[m][k]; v > most {
					most = v
				}
			}
			t.reach[k] = most
		}
		for _, w := range p.right.leaves {
			most := float32(math.Inf(-1))
			for _, k := range ends[w] {
				if v := t.reach[k] + t.best[k][w]; v > most {
					most = v
				}
			}
			t.best[u][w], t.best[w][u] = most, most
		}
	}
}

// write writes a part's best order from one leaf to another.
func (t *tree) write(p *node, first, last int) {
	if p.left == nil {
		t.out = append(t.out, first)
		return
	}
	left, right := p.left, p.right
	if !has(left, first) {
		left, right = right, left
	}
	endLeft, beginRight, most := first, last, float32(math.Inf(-1))
	for _, m := range inner(left, first) {
		for _, k := range inner(right, last) {
			if v := t.best[first][m] + t.like[m][k] + t.best[k][last]; v > most {
				endLeft, beginRight, most = m, k, v
			}
		}
	}
	t.write(left, first, endLeft)
	t.write(right, beginRight, last)
}

func has(p *node, leaf int) bool {
	for _, u := range p.leaves {
		if u == leaf {
			return true
		}
	}
	return false
}
