package campaign

import (
	"fmt"
	"slices"
	"strings"

	"hebbarium/brain"
	"hebbarium/evolve/strategy"
)

// checkLayers refuses layers that the network does not have.
func (s Settings) checkLayers(arch brain.Architecture) error {
	seen := make(map[int]bool)
	for _, l := range s.Layers {
		if l < 1 || l > arch.Layers() || seen[l] {
			return fmt.Errorf("layers: expected different ones of 1 to %d, found %s", arch.Layers(), listed(s.Layers))
		}
		seen[l] = true
	}
	return nil
}

// listed writes layers as they are asked for, such as 1,3.
func listed(layers []int) string {
	return strings.Trim(strings.ReplaceAll(fmt.Sprint(layers), " ", ","), "[]")
}

// Searched is how many numbers the search chooses: those that are neither held nor images of
// others.
func (c *Campaign) Searched() (n int) {
	for part, x := range map[string][]float32{strategy.PartTheta: c.Centre.Theta, strategy.PartBorn: c.Centre.Born} {
		moves, ties := slices.Repeat([]float32{1}, len(x)), c.symmetry.weights
		if c.hold(moves, part, 0); part == strategy.PartTheta {
			ties = c.symmetry.rules
			if c.shared != nil {
				moves = c.shared.Gather(moves, c.arch, c.rule)
			}
		}
		for i, m := range moves {
			if m != 0 && (ties == nil || ties.IsFree(i) || c.Settings.Symmetry < 1 && !ties.Shares()) {
				n++
			}
		}
	}
	return n
}

// hold takes the noise off the layers that are not searched: with fewer numbers
// to find, as many candidates tell more of each (a search by blocks of
// coordinates; Nesterov, 2012). dst is the noise of a part from its from-th number on.
// The convolutions are no layer, and are searched unless they are fixed.
func (c *Campaign) hold(dst []float32, part string, from int) {
	if part == strategy.PartBorn && c.Settings.FixedConvolutions {
		clear(dst[:min(max(c.arch.ConvLen()-from, 0), len(dst))])
	}
	start, planes := 0, c.rule.Planes()
	if part == strategy.PartBorn {
		start, planes = c.arch.ConvLen(), 1
	}
	if len(c.Settings.Layers) == 0 || part == strategy.PartBorn && !c.coevolves() {
		return
	}
	searched := make([]bool, c.arch.Layers())
	for _, l := range c.Settings.Layers {
		searched[l-1] = true
	}
	for l, search := range searched {
		end := start + c.arch.Plane(l)*planes
		if !search {
			clear(dst[min(max(start-from, 0), len(dst)):min(max(end-from, 0), len(dst))])
		}
		start = end
	}
}
