package app

import (
	"fmt"
	"image"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/session"
)

// brainActions are what keys and the palette do with the brain's panel.
func (g *Game) brainActions() []action {
	list := []action{
		{id: "next map", title: "Next map", keys: "M", chords: []chord{{key: ebiten.KeyM}}, run: func() { g.brain.turnMode(1) }},
		{id: "last map", title: "Map before", keys: "Shift M", chords: []chord{{key: ebiten.KeyM, shift: true}}, run: func() { g.brain.turnMode(-1) }},
		{id: "lens", title: "Lens over small synapses on or off", keys: "X", chords: []chord{{key: ebiten.KeyX}}, run: func() { g.brain.toggleLens() }},
	}
	for i, mode := range modes() {
		list = append(list, action{
			id: fmt.Sprint("mode ", i), title: "Map: " + mode, run: func() { g.brain.setMode(i) }, enabled: func() bool { return g.brain.has(i) },
		})
	}
	return list
}

// setMode chooses what the maps show.
func (b *brainPanel) setMode(i int) {
	if b.has(i) {
		b.mode, b.stale = i, true
		if i == pcaMode {
			b.armed, b.stroke = -1, nil
		} else {
			b.maps = i
		}
		if i > 0 && b.armed >= 0 && b.armed < 2 {
			b.armed = -1 // only Freeze makes sense on other maps
		}
	}
}

// plane is the index of a mode's coefficient in the rule, −1 where it has none.
func (b *brainPanel) plane(mode int) int {
	if mode < 2 || mode == pcaMode || b.g.snap == nil {
		return -1
	}
	names := [][]string{2: {"A"}, 3: {"B"}, 4: {"C"}, 5: {"D", "Dout"}, 6: {"eta"}}[mode]
	for i, c := range b.g.snap.Rules.Genome.Rule.Coefficients() {
		for _, n := range names {
			if c == n {
				return i
			}
		}
	}
	return -1
}

// has tells whether a mode has something to show: the rule its coefficient, or
// the weights' way a tab.
func (b *brainPanel) has(mode int) bool {
	return mode < 2 || mode == pcaMode && b.g.layout.PCATab || b.plane(mode) >= 0
}

// turnMode goes on to the next mode that there is, by 1 or −1.
func (b *brainPanel) turnMode(by int) {
	n := len(modes())
	for k := 1; k < n; k++ {
		if i := ((b.mode+by*k)%n + n) % n; b.has(i) {
			b.setMode(i)
			return
		}
	}
}

// lookAtPCA shows the weights' way where it has a tab, or the maps again.
func (b *brainPanel) lookAtPCA(on bool) {
	if on {
		b.setMode(pcaMode)
	} else if b.mode == pcaMode {
		b.setMode(b.maps)
	}
}

// pcaPlace is where the weights' way is shown, empty while it is not.
func (b *brainPanel) pcaPlace() image.Rectangle {
	if b.mode == pcaMode {
		return b.g.layout.pcaPlace()
	}
	return b.view.Layout().PCA
}

// values are the numbers that a mode shows, per layer.
func (b *brainPanel) values(s *session.Snapshot, mode int) [][]float32 {
	switch mode {
	case 0:
		return s.Weights
	case 1:
		return s.Deltas
	}
	if k := b.plane(mode); k >= 0 && k < len(s.Coefficients) {
		return s.Coefficients[k]
	}
	return nil
}

// toggleLock keeps the scale of the mode as it is, or lets it follow again.
func (b *brainPanel) toggleLock() {
	if b.mode != pcaMode {
		b.scales[b.mode].Locked = !b.scales[b.mode].Locked
	}
}

// locked tells whether the scale of the mode is kept as it is.
func (b *brainPanel) locked() bool { return b.mode != pcaMode && b.scales[b.mode].Locked }

// toggleLens lets the lens open over small synapses, or not.
func (b *brainPanel) toggleLens() {
	b.lensOff = !b.lensOff
	if b.lensOff {
		b.g.say("The lens stays closed")
	} else {
		b.g.say("The lens opens over small synapses")
	}
}
