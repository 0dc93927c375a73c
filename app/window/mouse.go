package window

import "hebbarium/app/ui"

// Mouse says what the mouse does, panel by panel.
func Mouse(seats Seats) []ui.Row {
	var rows []ui.Row
	for _, s := range seats {
		if m, ok := s.Panel.(Moused); ok {
			rows = append(rows, m.Mouse()...)
		}
	}
	return append(rows, ui.Row{Title: "Window: open a file", Note: "drop it"})
}

// Notes are what the panels say of the things in them that are in sight.
func Notes(seats Seats) []ui.Note {
	var notes []ui.Note
	for i, s := range seats {
		n, ok := s.Panel.(Noted)
		if !ok {
			continue
		}
		for _, note := range n.Notes() {
			if !note.About.Empty() && !seats.hidden(i, note.At) {
				notes = append(notes, note)
			}
		}
	}
	return notes
}
