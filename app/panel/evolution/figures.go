package evolution

import (
	"fmt"
	"math"

	"hebbarium/app/evolving"
	"hebbarium/render/kit"
	"hebbarium/render/plot"
)

// figure is a number with its name.
type figure struct {
	name, value string
	colour      kit.Color
	about       string // what it is
}

// figures are those of a generation, counted from 1, or of the last one for 0; none
// before the first.
func figures(s *evolving.Progress, generation int) []figure {
	if len(s.Curve) == 0 {
		return nil
	}
	at := s.Curve[len(s.Curve)-1]
	if generation > 0 && generation <= len(s.Curve) {
		at = s.Curve[generation-1]
	}
	centre := at
	for i := at.Generation - 1; i >= 0 && !centre.Measured; i-- {
		centre = s.Curve[i]
	}
	list := []figure{
		{"generation", fmt.Sprint(at.Generation), kit.Text, "Generation: all rule sets that are tried between two steps of the search"},
		{"mean", kit.Number(at.Mean, 1), kit.Text, "Mean: the score of all rule sets of this generation"},
		{"best", kit.Number(at.Best, 1), kit.Text, "Best: the score of the best of them, luck included"},
		{"middle", "–", kit.Accent, "Middle: the rule set about which all others are drawn, and which the search moves; measured now and then"},
		{"best middle", "–", kit.Accent, "Best middle: the best of those that were measured, which is kept as the result"},
		{"ran away", fmt.Sprint(at.Diverged), kit.Text, "Ran away: lives of this generation in which numbers grew beyond all bounds, and which were over with that"},
	}
	if centre.Measured {
		list[3].value = kit.Number(centre.Centre, 1)
		if centre.Generation != at.Generation {
			list[3].name = fmt.Sprintf("middle at %d", centre.Generation)
		}
	}
	if s.Measured {
		list[4].value = kit.Number(s.BestMean, 1)
	}
	return list
}

// curve is the picture of a campaign's curve, which grows with it.
type curve struct {
	plot.TrainingCurve
	dir string // of the campaign
}

// of is the picture of a campaign.
func (c *curve) of(s *evolving.Progress) *plot.TrainingCurve {
	if len(s.Curve) < len(c.Mean) || s.Dir != c.dir {
		*c = curve{dir: s.Dir}
	}
	for _, p := range s.Curve[len(c.Mean):] {
		centre := float32(math.NaN())
		if p.Measured {
			centre = float32(p.Centre)
		}
		c.Mean, c.Best, c.Centre = append(c.Mean, float32(p.Mean)), append(c.Best, float32(p.Best)), append(c.Centre, centre)
	}
	return &c.TrainingCurve
}
