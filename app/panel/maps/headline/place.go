package headline

import (
	"image"

	"hebbarium/render/kit"
	"hebbarium/render/maps"
)

// Above lays the line into what is free of the row of captions above the first map: behind
// the captions of all brains in that row, up to a right end. The brains write nothing else
// where the line is.
func (l *Line) Above(right int, brains ...*maps.BrainView) {
	free := image.Rectangle{}
	for _, b := range brains {
		if b == nil {
			continue
		}
		for i, m := range b.Layout().Maps {
			y := int(m.Caption.Y)
			if free.Empty() {
				free = image.Rect(0, y-12, right, y+12)
			}
			if y < free.Min.Y || y > free.Max.Y {
				continue
			}
			wide := strides(l.theme.Type.Width(b.Name(i+1), kit.Caption, kit.Regular)+l.theme.Type.Px(12), l.theme.Type.Px(24))
			free.Min.X = max(free.Min.X, int(m.Caption.X+wide))
		}
	}
	l.Lay(free)
	for _, b := range brains {
		if b != nil {
			b.Taken = l.text.Rect().Union(l.button.Rect())
		}
	}
}
