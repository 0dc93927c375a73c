package brains

import (
	"image"

	"hebbarium/app/ui"
)

// Notes say how the brains are read, and what their ways and the histogram are.
func (p *Panel) Notes() []ui.Note {
	if p.region.Empty() || p.view == nil || p.view.Many == 0 {
		return nil
	}
	what := "Orange drives, blue holds back, black is zero."
	if p.eye.Change {
		what = "What the last step changed: orange up, blue down, black not at all."
	}
	brain := image.Rectangle{Min: p.place.maps.Min, Max: p.place.maps.Min.Add(p.place.brain)}
	return []ui.Note{
		ui.Note{Title: "A brain of each life", Text: "The same layer of all, in the order of the lives and in one scale. " + what}.In(brain),
		ui.Note{Title: "Each brain as a point", Text: "All its weights, in the two directions in which lives differ most (PCA). Green is back, red is not, grey gets nowhere."}.In(p.place.space),
		ui.Note{Title: "Steps to recovery", Text: "How many lives took how long. Red: those that are not back."}.In(p.place.histogram),
	}
}
