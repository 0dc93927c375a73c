package maps

import (
	"hebbarium/app/session"
)

// modes are what the panel can show; the last one only where it has a tab.
func modes() []string { return []string{"Weights", "Change", "A", "B", "C", "D", "η", "PCA"} }

// pcaMode is the mode that shows the weights' way in place of the maps.
const pcaMode = 7

// shortMode is a mode's name where there is little room.
func shortMode(title string) string {
	switch title {
	case "Weights":
		return "w"
	case "Change":
		return "Δw"
	}
	return title
}

// setMode chooses what the maps show, where there is such a thing.
func (p *Panel) setMode(i int) {
	if !p.has(i) {
		return
	}
	p.mode, p.stale = i, true
	if i != pcaMode {
		p.last = i
	}
	if i == pcaMode || i > 0 && p.armed >= 0 && p.armed != freezeBrush {
		p.hold(-1) // only Freeze makes sense on other maps
	}
}

// plane is the index of a mode's coefficient in the rule, −1 where it has none.
func (p *Panel) plane(mode int) int {
	if mode < 2 || mode == pcaMode || p.view == nil {
		return -1
	}
	names := [][]string{2: {"A"}, 3: {"B"}, 4: {"C"}, 5: {"D", "Dout"}, 6: {"eta"}}[mode]
	for i, c := range p.view.Snap.Rules.Genome.Rule.Coefficients() {
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
func (p *Panel) has(mode int) bool {
	return mode < 2 || mode == pcaMode && p.tab || p.plane(mode) >= 0
}

// turnMode goes on to the next mode that there is, by 1 or −1.
func (p *Panel) turnMode(by int) {
	n := len(modes())
	for k := 1; k < n; k++ {
		if i := ((p.mode+by*k)%n + n) % n; p.has(i) {
			p.setMode(i)
			return
		}
	}
}

// lookAtWay shows the weights' way where it has a tab, or the maps again.
func (p *Panel) lookAtWay(on bool) {
	if on {
		p.setMode(pcaMode)
	} else if p.mode == pcaMode {
		p.setMode(p.last)
	}
}

// values are the numbers that a mode shows, per layer.
func (p *Panel) values(s *session.Snapshot, mode int) [][]float32 {
	switch mode {
	case 0:
		return s.Weights
	case 1:
		return s.Deltas
	}
	if k := p.plane(mode); k >= 0 && k < len(s.Coefficients) {
		return s.Coefficients[k]
	}
	return nil
}

// toggleLock keeps the scale of the mode as it is, or lets it follow again.
func (p *Panel) toggleLock() {
	if p.mode != pcaMode {
		p.scales[p.mode].Locked = !p.scales[p.mode].Locked
	}
}

// locked tells whether the scale of the mode is kept as it is.
func (p *Panel) locked() bool { return p.mode != pcaMode && p.scales[p.mode].Locked }

// toggleLens lets the lens open over small synapses, or not.
func (p *Panel) toggleLens() {
	p.lensOff = !p.lensOff
	if p.lensOff {
		p.hand.Say("The lens stays closed")
	} else {
		p.hand.Say("The lens opens over small synapses")
	}
}
