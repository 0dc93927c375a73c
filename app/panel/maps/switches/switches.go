// Package switches has the switches that take the terms of a rule out, one a term, or multiply
// η. Those that have no room are in a list.
package switches

import (
	"fmt"
	"slices"
	"strings"

	"hebbarium/app/desk"
	"hebbarium/app/panel/maps/term"
	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/render/kit"
)

const eta = term.Eta

// Row are the switches of a rule's terms.
type Row struct {
	hand    *desk.Hand
	popups  *ui.Popups
	view    func() *desk.View
	rule    func() brain.Rule
	buttons []*ui.Button // of the first terms
	more    *ui.Button   // lists the others
	shown   int          // how many terms have a button with room
}

// New makes the switches of the terms that a rule has, in what is shown.
func New(hand *desk.Hand, popups *ui.Popups, view func() *desk.View, rule func() brain.Rule) *Row {
	r := &Row{hand: hand, popups: popups, view: view, rule: rule}
	for i := range most {
		b := ui.NewButton(fmt.Sprint("term ", i), "", r.face(i), nil)
		b.Act = func() { r.press(r.name(i), b) }
		b.Tip = func() string { return r.hint(r.name(i)) }
		b.Why = func() string { return view().Refuses(desk.Injure{}) }
		b.Lasts = ui.InjuryTicks
		r.buttons = append(r.buttons, b)
	}
	r.more = ui.NewButton("more terms", "The rule's other terms, by their names: click for a list of their switches", r.moreFace, nil)
	r.more.Why = func() string { return view().Refuses(desk.Injure{}) }
	r.more.Act = func() { r.list(r.more, term.Of(rule())[r.shown:]) }
	return r
}

// Controls are the switches and the list of those that have no room, in Tab's order.
func (r *Row) Controls() (all ui.Controls) {
	for _, b := range r.buttons {
		all = append(all, b)
	}
	return append(all, r.more)
}

// name is the term of a switch, "" where the rule has fewer.
func (r *Row) name(i int) string {
	if list := term.Of(r.rule()); i < len(list) {
		return list[i]
	}
	return ""
}

// press does what a click on a term's switch does; η lists its factors under what was clicked.
func (r *Row) press(name string, from ui.Control) {
	switch name {
	case "":
	case eta:
		r.openRates(from)
	default:
		r.flip(name)
	}
}

// list lists the switches of terms under a control.
func (r *Row) list(from ui.Control, names []string) {
	var rows []ui.Row
	for _, name := range names {
		by, same := r.Strength(name)
		note := term.Meaning(r.rule(), name)
		if s := r.state(name); s != "" {
			note = s
		}
		rows = append(rows, ui.Row{Title: words.Coefficient(name), Note: note, Chosen: same && by == 1, Act: func() { r.press(name, from) }})
	}
	ui.OpenList(r.popups, from.Rect, rows, 400)
}

// Strength is what a term is multiplied by, false where layers differ.
func (r *Row) Strength(name string) (float32, bool) {
	k := slices.Index(r.rule().Terms(), name)
	by := r.view().Snap.Strengths
	if len(by) == 0 || k < 0 {
		return 1, true
	}
	for _, layer := range by[1:] {
		if layer[k] != by[0][k] {
			return by[0][k], false
		}
	}
	return by[0][k], true
}

// flip takes a term out of the rule, or gives it back.
func (r *Row) flip(name string) {
	by := "0"
	if v, same := r.Strength(name); !same || v != 1 {
		by = "1"
	}
	r.hand.Send(desk.One("terms", name+"="+by))
}

// openRates lists what η can be multiplied by.
func (r *Row) openRates(from ui.Control) {
	var rows []ui.Row
	now, same := r.Strength(eta)
	for _, by := range term.Rates() {
		rows = append(rows, ui.Row{Title: "η ×" + words.Times(by), Chosen: same && now == float32(by), Act: func() { r.rate(by) }})
	}
	ui.OpenList(r.popups, from.Rect, rows, 120)
}

func (r *Row) rate(by float64) {
	r.hand.Send(desk.One("terms", fmt.Sprintf("eta=%g", by)))
}

// hint says what a term does, and how it stands.
func (r *Row) hint(name string) string {
	return strings.TrimSuffix(words.Coefficient(name)+": "+term.Meaning(r.rule(), name)+"  ·  "+r.state(name), "  ·  ")
}

// Changed says of each term that is not as the rules have it how it stands.
func (r *Row) Changed() []string { return r.changed(term.Of(r.rule())) }

func (r *Row) changed(names []string) (all []string) {
	for _, name := range names {
		if s := r.state(name); s != "" {
			all = append(all, s)
		}
	}
	return all
}

// state says how a term stands and since when, "" where it is as the rules have it.
func (r *Row) state(name string) string {
	by, same := r.Strength(name)
	state := words.Coefficient(name) + " ×" + words.Times(float64(by))
	switch {
	case !same:
		state = words.Coefficient(name) + " not alike in all layers"
	case by == 1:
		return ""
	case by == 0:
		state = words.Coefficient(name) + " off"
	}
	snap := r.view().Snap
	for _, m := range slices.Backward(snap.Markers) {
		e, ok := m.Does.(episode.Terms)
		if ok && m.Event.Step <= snap.Step && slices.ContainsFunc(e.Named(), func(e brain.Term) bool { return e.Name == name }) {
			return state + " since step " + kit.Count(m.Event.Step)
		}
	}
	return state
}

// Actions are what keys and the palette do with terms; from is where the list of all opens.
func (r *Row) Actions(from func() ui.Control) []ui.Action {
	why := func() string { return r.view().Refuses(desk.Injure{}) }
	has := func(name string) func() bool {
		return func() bool { return slices.Contains(r.rule().Terms(), name) }
	}
	var list []ui.Action
	for _, name := range term.Names() {
		list = append(list, ui.Action{ID: "term " + name, Title: "Term " + name + " on or off", Run: func() { r.flip(name) }, Why: why, Shown: has(name), Injures: true})
	}
	for _, by := range term.Rates() {
		list = append(list, ui.Action{ID: fmt.Sprint("eta ", by), Title: "Terms: η ×" + words.Times(by), Run: func() { r.rate(by) }, Why: why, Shown: has(eta), Injures: true})
	}
	plastic := func() bool { return r.rule() != brain.Static }
	unnamed := func() bool {
		return slices.ContainsFunc(term.Of(r.rule()), func(name string) bool { return name != eta && !slices.Contains(term.Names(), name) })
	}
	return append(list,
		ui.Action{ID: "all terms", Title: "Terms: all back", Run: func() { r.hand.Send(desk.One("terms", "on")) }, Why: why, Shown: plastic, Injures: true},
		ui.Action{ID: "list terms", Title: "Terms: choose one by its name", Run: func() { r.list(from(), term.Of(r.rule())) }, Why: why, Shown: unnamed})
}
