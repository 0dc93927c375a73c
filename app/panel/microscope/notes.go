package microscope

import "hebbarium/app/ui"

// Notes say what the microscope shows, while it is open.
func (p *Panel) Notes() []ui.Note {
	r := p.Over()
	if r.Empty() {
		return nil
	}
	return []ui.Note{ui.Note{
		Title: "One synapse, close up",
		Text:  "Its rule with this step's numbers, and under it what each term does to the weight, step by step. Esc closes it.",
	}.In(r)}
}
