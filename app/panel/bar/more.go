package bar

import (
	"image"

	"hebbarium/app/ui"
)

// openMore lists what a narrow bar has no room for.
func (p *Panel) openMore() {
	rows := p.table.Rows("commands", "lessons", "gallery", "evolve", "open", "save replay", "copy link", "video", "many", "seeing", "welcome", "help")
	rows = append(rows, ui.Row{Title: "Another seed…", Act: func() {
		p.ask("Seed: a whole number", func(s string) { p.takeSeed(s) })
	}})
	ui.OpenList(p.popups, func() image.Rectangle { return p.at["more"] }, rows, 340)
}
