package overlay

import (
	"fmt"

	"hebbarium/app/desk"
	"hebbarium/app/library"
	"hebbarium/app/ui"
)

// mostMine is how many of a person's own lives are shown before anything is typed.
const mostMine = 5

// mine are the rows of a person's own lives whose names hold what was typed, at most so many
// of them; 0 for all.
func mine(hand *desk.Hand, typed string, most int) []ui.Row {
	var rows []ui.Row
	for _, l := range library.Lives(hand.View().Replays) {
		if !holds(l.Name, typed) {
			continue
		}
		if most > 0 && len(rows) == most {
			break
		}
		note := "recorded " + l.Kept.Format("2 January, 15:04")
		if l.Named {
			note = "my life, kept " + l.Kept.Format("2 January, 15:04")
		}
		rows = append(rows, ui.Row{Title: l.Name, Note: note, Act: func() { hand.Send(desk.Open{Path: l.Path}) }})
	}
	return rows
}

// named are the rows of the lives that a person has named, as the palette lists them.
func named(hand *desk.Hand) []ui.Row {
	var rows []ui.Row
	for _, l := range library.Lives(hand.View().Replays) {
		if l.Named {
			rows = append(rows, ui.Row{Title: fmt.Sprintf("My life: %s", l.Name), Value: l.Kept.Format("2 Jan 15:04"), Act: func() { hand.Send(desk.Open{Path: l.Path}) }})
		}
	}
	return rows
}
