// Package struck shows on the strip of inputs which senses are struck, and how.
package struck

import (
	"image"

	"hebbarium/app/session"
	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/evolve/sense"
	"hebbarium/evolve/world"
	"hebbarium/render/kit"
	"hebbarium/render/maps"
)

// Draw marks on the strips of inputs which of them are struck, and how: one that is
// off is crossed out and grey, and beside the others stands the sign of what is done to
// them. Where all is seen late, a line runs along the strip.
func Draw(g *ui.Painter, layout maps.BrainLayout, s *session.Snapshot, o *maps.Order) {
	if len(s.Activations) == 0 {
		return
	}
	pen := g.Theme.Pen()
	_, late := s.Senses.Of("", sense.Delay)
	for _, strip := range layout.Strips {
		r, n := strip.Place, len(s.Activations[0])
		if strip.Set != 0 || r.Empty() {
			continue
		}
		if late {
			beside := image.Rect(r.Min.X-3, r.Min.Y, r.Min.X-1, r.Max.Y)
			if strip.Across {
				beside = image.Rect(r.Min.X, r.Min.Y-3, r.Max.X, r.Min.Y-1)
			}
			pen.FillRect(float64(beside.Min.X), float64(beside.Min.Y), float64(beside.Dx()), float64(beside.Dy()), kit.Warn)
		}
		if strip.Across || strip.Pair || len(s.Senses.Inputs) != n {
			continue // whose inputs are what the first layers have made of a picture
		}
		for i, how := range s.Senses.Inputs {
			i = o.Place(0, i)
			cell := image.Rect(r.Min.X, r.Min.Y+r.Dy()*i/n, r.Max.X, r.Min.Y+r.Dy()*(i+1)/n)
			mark(pen, cell, how)
		}
	}
	pen.Flush(g.Dst)
}

// mark marks one input, beside its cell and, where it is off, on it.
func mark(pen *kit.Pen, cell image.Rectangle, how sense.How) {
	x0, y0, x1, y1 := float64(cell.Min.X), float64(cell.Min.Y), float64(cell.Max.X), float64(cell.Max.Y)
	y := (y0 + y1) / 2
	half := min((y1-y0)/2-0.5, 3)
	at := x0 - 8
	switch how {
	case sense.Off:
		pen.FillRect(x0, y0, x1-x0, y1-y0, kit.BG3)
		pen.Line(kit.Pt(x0+1, y1-0.5), kit.Pt(x1-1, y0+0.5), 1.2, kit.Warn)
		pen.Line(kit.Pt(at-half, y-half), kit.Pt(at+half, y+half), 1.2, kit.Warn)
		pen.Line(kit.Pt(at-half, y+half), kit.Pt(at+half, y-half), 1.2, kit.Warn)
	case sense.Freeze:
		pen.FillRect(at-half, y-half, 2*half, 2*half, kit.Warn)
	case sense.Noise:
		pen.Path([]kit.Point{kit.Pt(at-4, y), kit.Pt(at-2, y-half), kit.Pt(at, y+half), kit.Pt(at+2, y-half), kit.Pt(at+4, y)}, 1.2, kit.Warn, false)
	case sense.Gain:
		pen.Polygon([]kit.Point{kit.Pt(at-4, y+half), kit.Pt(at+4, y+half), kit.Pt(at+4, y-half)}, kit.Warn)
	}
}

// Rows say of an input how it is struck: nothing of one that is not.
func Rows(s *session.Snapshot, input int) (rows [][2]string) {
	for _, c := range s.Senses.Changes {
		switch {
		case c.How == sense.Delay:
			rows = append(rows, [2]string{"late", kit.Count(int(c.Value))})
		case c.Names() && strikes(c, input, s):
			rows = append(rows, [2]string{"struck", words.Strike(c)})
		}
	}
	return rows
}

// strikes tells whether a change of a sense by its name is one of an input of the ant.
func strikes(c sense.Change, input int, s *session.Snapshot) bool {
	if s.World != "ant" {
		return false
	}
	for _, g := range (*world.Ant)(nil).Senses().Groups {
		if g.Name != c.Name {
			continue
		}
		for _, i := range g.Inputs {
			if i == input {
				return true
			}
		}
	}
	return false
}
