package maps

import (
	"slices"

	"hebbarium/app/panel/maps/switches/term"
	"hebbarium/app/session"
	"hebbarium/app/words"
	"hebbarium/brain"
	"hebbarium/render/maps"
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

// mode is which of the modes is shown, and the scales of those with maps.
type mode struct {
	at     int
	last   int        // that with maps which was shown last
	rule   brain.Rule // of the network
	tab    bool       // the weights' way has little or no place beside the maps: it is a mode of its own too
	scales []maps.AutoScale
	whole  bool // scales reach to the largest of all, not to 99 of 100
}

// reset is for another network's rule.
func (m *mode) reset(r brain.Rule) {
	m.rule, m.scales = r, make([]maps.AutoScale, listed+len(term.Rest(r)))
	m.reachAll(m.whole)
	if !m.has(m.last) {
		m.last = 0
	}
	if !m.has(m.at) {
		m.at = m.last
	}
}

// restart is for a new life, or an earlier moment: its scale does not fall from the
// other one's.
func (m *mode) restart() {
	for i := range m.scales {
		if !m.scales[i].Locked {
			m.scales[i].Value = 0
		}
	}
}

// plane is the index of a mode's coefficient in the rule, −1 where it has none.
func (m *mode) plane(i int) int {
	switch rest := term.Rest(m.rule); {
	case i < 2 || i == pcaMode || i-listed >= len(rest):
		return -1
	case i >= listed:
		return rest[i-listed]
	}
	return term.Planes(m.rule)[i-2]
}

// title is a mode's name: that of its coefficient, where the rule was written.
func (m *mode) title(i int) string {
	if k := m.plane(i); k >= 0 && m.rule.Written() != nil {
		return words.Coefficient(m.rule.Coefficients()[k])
	}
	return modes()[i]
}

// has tells whether a mode has something to show: the rule its coefficient, or
// the weights' way a tab.
func (m *mode) has(i int) bool { return i < 2 || i == pcaMode && m.tab || m.plane(i) >= 0 }

// set shows a mode that there is.
func (m *mode) set(i int) {
	if m.at = i; i != pcaMode {
		m.last = i
	}
}

// next is the next mode that there is, or the one before, by 1 or −1.
func (m *mode) next(by int) int {
	order := m.order()
	n, at := len(order), slices.Index(order, m.at)
	for k := 1; k < n; k++ {
		if i := order[((at+by*k)%n+n)%n]; m.has(i) {
			return i
		}
	}
	return m.at
}

// way tells whether the weights' way is shown in place of the maps.
func (m *mode) way() bool { return m.at == pcaMode }

// values are the numbers that the mode shows, per layer.
func (m *mode) values(s *session.Snapshot) [][]float32 {
	switch m.at {
	case 0:
		return s.Weights
	case 1:
		return s.Deltas
	}
	if k := m.plane(m.at); k >= 0 && k < len(s.Coefficients) {
		return s.Coefficients[k]
	}
	return nil
}

// lock keeps the scale of the mode as it is, or lets it follow again.
func (m *mode) lock() {
	if !m.way() {
		m.scales[m.at].Locked = !m.scales[m.at].Locked
	}
}

// locked tells whether the scale of the mode is kept as it is.
func (m *mode) locked() bool { return !m.way() && m.scales[m.at].Locked }

// reachAll lets the scales reach to the largest of all synapses, or to 99 of 100.
func (m *mode) reachAll(on bool) {
	m.whole = on
	for i := range m.scales {
		m.scales[i].Whole = on
	}
	m.restart()
}
