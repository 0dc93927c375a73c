package render

import "math"

// placeTags places the tags of a scene: a leg's at the end that an intact one would have,
// the twin's over its torso.
func (v *AntView) placeTags(s AntScene) {
	c, b, t := &v.Camera, &v.tags, v.theme
	b.begin(c.View, s.Taken)
	if s.State != nil {
		if s.Push != nil {
			if at, _, ok := c.ToScreen(s.Push.To); ok {
				b.add(tagNote{text: Count(int(math.Round(s.Push.Newtons))) + " N", x: at.X + 12, y: at.Y})
			}
		}
		if s.HoverTag != "" && s.Hover.Kind == OnLeg {
			v.legNote(s, s.State.Lower[s.Hover.Leg-1].B, tagNote{icon: IconScissors, text: s.HoverTag})
		}
		for leg, tag := range s.LegTags {
			if tag != "" {
				_, end := Missing(s.State, leg+1)
				v.legNote(s, end, tagNote{tone: Damage, icon: IconScissors, text: tag})
			}
		}
	}
	if s.Twin != nil {
		over := s.Twin.Torso
		over[2] += s.Twin.Radius
		if at, _, ok := c.ToScreen(over); ok {
			b.twinNote(t, s.TwinTag, at, at.X-t.TagWidth(NoIcon, s.TwinTag)/2, at.Y-26)
		} else {
			// Behind the camera: as far out of view as that way goes.
			d := vec3(s.Twin.Torso).sub(c.eye)
			m, way := c.middle(), Point{d.dot(c.right), -d.dot(c.up)}
			far := 1e5 / max(math.Hypot(way.X, way.Y), 1e-6)
			b.twinNote(t, s.TwinTag, Point{m.X + way.X*far, m.Y + way.Y*far}, 0, 0)
		}
	}
	b.settle(t)
}

// legNote asks for a tag below a point of a leg, on the side away from the body.
func (v *AntView) legNote(s AntScene, end [3]float64, n tagNote) {
	at, _, ok := v.Camera.ToScreen(end)
	if !ok {
		return
	}
	n.x, n.y = at.X+14, at.Y+14
	if torso, _, ok := v.Camera.ToScreen(s.State.Torso); ok && at.X < torso.X {
		n.x = at.X - 14 - v.theme.TagWidth(n.icon, n.text)
	}
	v.tags.add(n)
}
