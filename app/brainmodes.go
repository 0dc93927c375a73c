package app

import (
	"fmt"
	"image"
	"math"

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
	for i, b := range brushes() {
		id := fmt.Sprint("brush ", i)
		list = append(list, action{id: id, title: "Brush: " + b.title, run: func() { g.brain.arm(i) }, enabled: func() bool { return g.brain.canArm(i) }})
	}
	list = append(list,
		action{id: "next brush", title: "Next brush, or none", keys: "B", chords: []chord{{key: ebiten.KeyB}}, run: func() { g.brain.nextBrush() }},
		action{id: "brush size", title: "Brush: next size", run: func() { g.brain.nextSize() }},
		action{id: "lock scale", title: "Lock the map's scale, or let it follow", run: func() { g.brain.toggleLock() }},
		action{id: "share more", title: "Larger fraction to zero", keys: "]", chords: []chord{{key: ebiten.KeyBracketRight, again: true}}, run: func() { g.addShare(0.05) }},
		action{id: "share less", title: "Smaller fraction to zero", keys: "[", chords: []chord{{key: ebiten.KeyBracketLeft, again: true}}, run: func() { g.addShare(-0.05) }},
		action{id: "seed", title: "Restart with a seed of your choice…", run: g.askSeed})
	for _, name := range []string{"steer", "gas", "brake"} {
		list = append(list, action{id: "hold " + name, title: "Hold or release: " + name, world: "car", run: func() { g.hold(name) }})
	}
	for leg := 1; leg <= 4; leg++ {
		for _, joint := range []string{"hip", "ankle"} {
			name := fmt.Sprint(joint, leg)
			list = append(list, action{id: "hold " + name, title: fmt.Sprintf("Hold or release: %s of leg %d", joint, leg), world: "ant", run: func() { g.hold(name) }})
		}
	}
	for i, mode := range modes() {
		list = append(list, action{
			id: fmt.Sprint("mode ", i), title: "Map: " + mode, run: func() { g.brain.setMode(i) }, enabled: func() bool { return g.brain.has(i) },
		})
	}
	return list
}

// addShare changes the fraction that is zeroed, and says it where the rack does not.
func (g *Game) addShare(by float64) {
	g.share = min(max(math.Round((g.share+by)*100)/100, 0), 1)
	if _, shown := g.layout.At["share"]; !shown {
		g.say("Fraction to zero: " + percent(g.share))
	}
}

// askSeed asks for a seed and restarts with it.
func (g *Game) askSeed() {
	g.askFor("Seed, a whole number", func(s string) { g.takeSeed(s) })
}

// canArm tells whether a brush can paint on what is shown.
func (b *brainPanel) canArm(i int) bool {
	return !b.g.norules && b.g.snap.Status == 0 && (b.mode == 0 || b.mode < pcaMode && i == freezeBrush)
}

// freezeBrush is the last brush, the one that paints on every map.
const freezeBrush = 2

// nextBrush takes the next brush in hand, and none after the last.
func (b *brainPanel) nextBrush() {
	for i := b.armed + 1; i <= freezeBrush; i++ {
		if b.canArm(i) {
			b.armed = i
			return
		}
	}
	b.armed = -1
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
		if i > 0 && b.armed >= 0 && b.armed != freezeBrush {
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
