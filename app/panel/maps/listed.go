package maps

import (
	"fmt"
	"image"
	"slices"

	"hebbarium/app/panel/maps/switches/term"
	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/evolve/replay/link"
)

// Of a formula with more coefficients than tabs the last tab opens a list of those that have
// none; their modes follow those with tabs, from listed on.
const (
	listTab = 6
	listed  = pcaMode + 1
)

// lists tells whether a tab is the list.
func (m *mode) lists(i int) bool { return i == listTab && len(term.Rest(m.rule)) > 0 }

// order are all modes as the keys go through them.
func (m *mode) order() []int {
	var order []int
	for i := range pcaMode {
		order = append(order, i)
	}
	for i := range term.Rest(m.rule) {
		order = append(order, listed+i)
	}
	return append(order, pcaMode)
}

// label is what a tab says: the list the coefficient that is shown of it, or how many it has.
func (m *mode) label(i int) string {
	switch {
	case !m.lists(i):
		return m.title(i)
	case m.at >= listed:
		return m.title(m.at)
	}
	return fmt.Sprint("+", len(term.Rest(m.rule)))
}

// lit tells whether a tab's map, or one of its list, is shown.
func (m *mode) lit(i int) bool { return m.at == i || m.lists(i) && m.at >= listed }

// open lists the coefficients that have no tab, under one.
func (m *mode) open(popups *ui.Popups, from func() image.Rectangle, show func(mode int)) {
	var rows []ui.Row
	for i := range term.Rest(m.rule) {
		mode := listed + i
		name := m.rule.Coefficients()[m.plane(mode)]
		rows = append(rows, ui.Row{Title: words.Coefficient(name), Note: term.Meaning(m.rule, name), Chosen: m.at == mode, Act: func() { show(mode) }})
	}
	ui.OpenList(popups, from, rows, 360)
}

// linked is what a link calls the map that is shown: a coefficient of a formula by its own
// name.
func (m *mode) linked() string {
	if k := m.plane(m.at); k >= 0 && m.rule.Written() != nil {
		return m.rule.Coefficients()[k]
	}
	return link.Maps()[m.at]
}

// named is the mode that a link calls so, −1 for none; links of before call a formula's
// coefficients by the letters of their tabs.
func (m *mode) named(name string) int {
	if m.rule.Written() != nil {
		for _, i := range m.order() {
			if k := m.plane(i); k >= 0 && m.rule.Coefficients()[k] == name {
				return i
			}
		}
	}
	return slices.Index(link.Maps(), name)
}

// actions are what the palette does with modes: those of a formula it has by their names.
func (m *mode) actions(show func(mode int)) (list []ui.Action) {
	for i, name := range modes() {
		own := func() bool { return i < 2 || i == pcaMode || m.rule.Written() == nil }
		list = append(list, ui.Action{ID: fmt.Sprint("mode ", i), Title: "Map: " + name, Run: func() { show(i) }, Shown: func() bool { return own() && m.has(i) }})
	}
	for _, name := range term.Coefficients() {
		at := func() int { return m.named(name) }
		list = append(list, ui.Action{ID: "map " + name, Title: "Map: " + words.Coefficient(name), Run: func() { show(at()) }, Shown: func() bool { return m.rule.Written() != nil && slices.Contains(m.rule.Coefficients(), name) }})
	}
	return list
}
