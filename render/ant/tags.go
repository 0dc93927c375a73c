package ant

import (
	"math"

	"hebbarium/physics/ant"
	"hebbarium/render/kit"
)

// placeTags places the tags of a scene: a leg's at the end that an intact one would have,
// the twin's over its torso.
func (v *View) placeTags(s Scene) {
	c, b, t := &v.Camera, &v.tags, v.theme
	b.Begin(c.View, s.Taken)
	if s.State != nil {
		if s.Push != nil {
			b.Add(s.Push.Note())
		}
		if s.HoverTag != "" && s.Hover.Kind == OnLeg {
			v.legNote(s, s.State.Lower[s.Hover.Leg-1].B, kit.TagNote{Icon: kit.IconScissors, Text: s.HoverTag})
		}
		for leg, tag := range s.LegTags {
			if tag != "" {
				_, end := Missing(s.State, leg+1)
				v.legNote(s, end, kit.TagNote{Tone: kit.Damage, Icon: kit.IconScissors, Text: tag})
			}
		}
	}
	v.otherNote(s.Twin, kit.Good, s.TwinTag)
	v.otherNote(s.Rival, kit.Other, s.RivalTag)
	b.Settle(t)
}

// otherNote asks for the tag of another body, over its torso.
func (v *View) otherNote(s *ant.State, tone kit.Tone, tag string) {
	if s == nil {
		return
	}
	c, b, t := &v.Camera, &v.tags, v.theme
	over := s.Torso
	over[2] += s.Radius
	if at, _, ok := c.ToScreen(over); ok {
		b.TwinNote(t, tone, tag, at, at.X-t.TagWidth(kit.NoIcon, tag)/2, at.Y-26)
		return
	}
	// Behind the camera: as far out of view as that way goes.
	d := vec3(s.Torso).sub(c.eye)
	m, way := c.middle(), kit.Pt(d.dot(c.right), -d.dot(c.up))
	far := 1e5 / max(math.Hypot(way.X, way.Y), 1e-6)
	b.TwinNote(t, tone, tag, kit.Pt(m.X+way.X*far, m.Y+way.Y*far), 0, 0)
}

// legNote asks for a tag below a point of a leg, on the side away from the body.
func (v *View) legNote(s Scene, end [3]float64, n kit.TagNote) {
	at, _, ok := v.Camera.ToScreen(end)
	if !ok {
		return
	}
	n.X, n.Y = at.X+14, at.Y+14
	if torso, _, ok := v.Camera.ToScreen(s.State.Torso); ok && at.X < torso.X {
		n.X = at.X - 14 - v.theme.TagWidth(n.Icon, n.Text)
	}
	v.tags.Add(n)
}
