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
