package overlay

import (
	"math/rand/v2"
	"strconv"
	"strings"

	"hebbarium/app/desk"
	"hebbarium/app/library"
	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/evolve/rival"
)

// Rivals asks which other life is to be lived beside the one that is open: in the same
// world and with the same events, by other rules, without learning, or from other first
// weights.
type Rivals struct{ *Prompts }

// Actions are the list, and what needs none.
func (o Rivals) Actions() []ui.Action {
	hand := o.hand
	alone := hand.Action("alone", "Live alone again: nothing beside it", "", nil, desk.Beside{})
	alone.Shown = func() bool { return hand.View().Snap.Rival != nil }
	return []ui.Action{
		{ID: "beside", Title: "Live beside… (other rules, static, or other first weights)", Run: o.open, Why: func() string { return hand.View().Refuses(desk.Beside{}) }},
		alone,
	}
}

// open lists what can live beside the life.
func (o Rivals) open() {
	o.hand.Send(desk.ListRules{})
	pal := &palette{popups: o.popups, bar: o.bar, fill: o.rows, none: "No rule set of this world by that name"}
	pal.foot = func() string {
		return "the same world, seed and events for both; each is measured against its own control"
	}
	pal.field = ui.NewField("beside", "", "", ui.Constant(""), func(string) bool { return true })
	pal.field.Empty = "A rule set, static, or a seed for other first weights"
	pal.begin(o.hand.Say)
}

// rows are those for what was typed.
func (o Rivals) rows(typed string) []ui.Row {
	v := o.hand.View()
	here := ""
	if v.Snap.Rival != nil {
		here = v.Snap.Rival.Choice
	}
	var rows []ui.Row
	add := func(choice string, r ui.Row) {
		if holds(r.Title, typed) {
			r.Act = func() { o.hand.Send(desk.Beside{Choice: choice}) }
			r.Chosen = choice != "" && (here == choice || strings.HasPrefix(here, choice+"@"))
			rows = append(rows, r)
		}
	}
	if seed, err := strconv.ParseUint(strings.TrimPrefix(strings.TrimSpace(typed), rival.Seeded), 10, 64); err == nil && seed > 0 {
		choice := rival.Choice{Seed: seed}.String()
		rows = append(rows, ui.Row{Title: "Other first weights, seed " + strconv.FormatUint(seed, 10), Note: v.Snap.Rules.Name, Act: func() { o.hand.Send(desk.Beside{Choice: choice}) }})
	}
	if here != "" {
		add("", ui.Row{Title: "Nothing beside it", Note: "lives alone again"})
	}
	if s, err := library.StaticOf(*v.Snap.Rules, v.Saves); err != nil {
		rows = append(rows, ui.Row{Title: "Static: " + words.Explain(err, ""), Bad: true})
	} else if s.Path != v.Snap.Rules.Path {
		add(rival.Static, ui.Row{Title: "Static: " + s.Name, Note: "does not learn", Value: words.Score(s.Card)})
	}
	if first := rival.Seeded + strconv.Itoa(1+rand.IntN(9999)); words.Learns(v.Snap.Rules.Card) {
		add(first, ui.Row{Title: "Other first weights", Note: first + ", or type a number"})
	}
	for _, s := range v.Saves {
		if s.Err == nil && s.Card.World == v.World && s.Path != v.Snap.Rules.Path {
			add(s.Name, ui.Row{Title: s.Name, Value: words.Score(s.Card)})
		}
	}
	return rows
}
