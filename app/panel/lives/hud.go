package lives

import (
	"fmt"
	"image"
	"strings"

	"hebbarium/app/many"
	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/render/kit"
)

// writing is what is written over the tiles.
type writing struct {
	large, beside, small string
	tip                  string
	size                 kit.Size
	place                image.Rectangle
	middle, foot         float64 // of its two lines
	key                  key
}

// write says what is to be written.
func (p *Panel) write(s *many.Snapshot) (w writing) {
	g := &ui.Painter{Theme: p.theme}
	w.size, w.middle, w.foot = kit.HUD, float64(p.region.Min.Y)+g.Px(29), float64(p.region.Min.Y)+g.Px(60)
	if p.px.Compact {
		w.size, w.middle, w.foot = kit.Title, float64(p.region.Min.Y)+g.Px(20), float64(p.region.Min.Y)+g.Px(42)
	}
	w.place = image.Rect(p.region.Min.X, p.region.Min.Y, p.switchPlace().Min.X-8, int(w.foot+g.Px(12)))
	if s.Err != nil {
		w.large, w.small = "No lives", words.Brief(s.Err)
		return w
	}
	tail := []string{fmt.Sprint("step ", s.Step), p.origin()}
	if !s.There {
		tail[0] = fmt.Sprintf("catching up: step %d of %d", reached(s), s.Step)
	}
	t, hurt := s.Tally(len(s.Damaged)-1), len(s.Damaged) > 0
	if hurt = hurt && t.Count[many.Unhurt] < t.Of; hurt {
		w.large, w.tip = words.BackOf(&t), words.TallyTip(&t)
		w.beside = p.fitting(&w, words.BackBeside(&t))
		if t.Told == 0 {
			w.large, w.beside = fmt.Sprint(t.Of, " lives"), "down already, too slow, or over too soon, to measure"
		}
		w.small = words.MedianOf(&t)
	} else {
		w.large = fmt.Sprint(p.view.Many, " lives")
		w.small = paceOf(s)
		w.tip = "The median pace of all lives that are not over: mean reward a step of the last 40. In brackets the paces between which 80 % of them lie"
	}
	if w.small != "" {
		tail = append([]string{w.small}, tail...)
	}
	room := float64(p.region.Dx() - 32)
	if p.px.Compact { // the switch stands beside it
		room = float64(w.place.Dx() - 16)
	}
	right := float64(p.region.Min.X) + 16 + room
	for {
		w.small = strings.Join(tail, " · ")
		left := room - g.Width(w.small, kit.Body, kit.Regular)
		if len(tail) > 1 && left < 0 {
			tail = tail[:len(tail)-1]
			continue
		}
		// What the bars mean goes before where the lives come from.
		least := len(tail) == 1 || tail[len(tail)-1] != p.origin()
		forms := keys(s)
		if !least {
			forms = forms[:len(forms)-1]
		}
		for _, samples := range forms {
			if k := (key{samples: samples}); k.width(g)+g.Px(16) <= left {
				w.key = k
				w.key.put(g, right, w.foot)
				return w
			}
		}
		if least {
			return w
		}
		tail = tail[:len(tail)-1]
	}
}

// fitting is the first of some words that there is room for beside the large ones, else the
// last.
func (p *Panel) fitting(w *writing, forms []string) string {
	g := &ui.Painter{Theme: p.theme}
	room := float64(w.place.Dx()) - 16 - g.Width(w.large, w.size, kit.SemiBold) - g.Px(8)
	for _, words := range forms {
		if g.Width(words, kit.Body, kit.Regular) <= room {
			return words
		}
	}
	return forms[len(forms)-1]
}

// reached is the step that all lives have come to.
func reached(s *many.Snapshot) int {
	least := s.Step
	for i := range s.Lives {
		if l := &s.Lives[i]; l.Err == nil && l.Status == 0 {
			least = min(least, l.Step)
		}
	}
	return least
}

// origin says where the lives come from.
func (p *Panel) origin() string {
	if p.view.World == "car" {
		return "each on a track of its own"
	}
	return "each from its own random weights"
}

// draw writes it.
func (w *writing) draw(g *ui.Painter, r image.Rectangle) {
	x := float64(r.Min.X) + 16
	g.Text(w.large, x, w.middle, w.size, kit.SemiBold, kit.Text, kit.Left)
	x += g.Width(w.large, w.size, kit.SemiBold) + g.Px(8)
	beside := g.Fit(w.beside, float64(w.place.Max.X)-x, kit.Body, kit.Regular)
	g.Text(beside, x, w.middle+g.Px(5), kit.Body, kit.Regular, kit.Text2, kit.Left)
	w.key.draw(g)
	g.Text(w.small, float64(r.Min.X)+16, w.foot, kit.Body, kit.Regular, kit.Text2.Mix(kit.Text, 0.4), kit.Left)
}
