package world

import (
	"fmt"
	"image"

	"hebbarium/app/session"
	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/render/kit"
)

// newBeside makes the button that lets another life be lived beside this one.
func (p *Panel) newBeside(table *ui.Actions) *ui.Button {
	label := func() string {
		if v := p.view.Snap.Rival; v != nil {
			return "Beside: " + v.Name
		}
		return "Live beside…"
	}
	b := ui.NewActionButton("beside", table, "beside", ui.Labelled(kit.IconPlus, kit.Rival, label))
	b.Tip = func() string {
		v := p.view.Snap.Rival
		if v == nil {
			return "Let another life be lived beside this one, with the same world and injuries: by other rules, static, or from other first weights"
		}
		tip := "The lilac outline lives by " + v.Name + " in the same world, with the same injuries; each is measured against its own control  ·  click for another, or none"
		if n := len(v.Missed); n > 0 {
			short, _, _ := words.Of(v.Missed[0])
			tip += fmt.Sprintf("  ·  it cannot take %s", short)
			if n > 1 {
				tip += fmt.Sprintf(" and %d more", n-1)
			}
		}
		return tip
	}
	return b
}

// besidePlace is where that button lies: at the left of the foot, where nothing is open.
func (p *Panel) besidePlace(g *ui.Painter, foot int) image.Rectangle {
	label := "Live beside…"
	if v := p.view.Snap.Rival; v != nil {
		label = "Beside: " + v.Name
	}
	w := min(int(g.Width(label, kit.Body, kit.Medium)+g.Px(15+10+24)), p.place.Dx()/2)
	r := image.Rect(p.place.Min.X+8, foot-int(g.Px(32)), p.place.Min.X+8+w, foot)
	if r.Overlaps(p.open) || p.view.Embed {
		return image.Rectangle{}
	}
	return r
}

// rivalTag names what lives beside the agent, and how far that is ahead of it.
func (p *Panel) rivalTag() string {
	v := p.view.Snap.Rival
	if v == nil {
		return ""
	}
	return v.Name + p.stage().lead(-v.Lead)
}

// rivalLine is the line of the figures about what lives beside the agent, "" where
// nothing does.
func (p *Panel) rivalLine() string {
	v := p.view.Snap.Rival
	if v == nil {
		return ""
	}
	line := v.Name
	switch large, _ := p.stage().figures(&v.Snapshot); {
	case v.Behind > 0:
		return fmt.Sprintf("%s · living up to step %d", line, p.view.Snap.Step)
	default:
		line += " · " + large
	}
	if state := rivalState(&v.Snapshot); state != "" {
		line += " · " + state
	}
	return line
}

// rivalState is what has become of a rival, "" while it lives on.
func rivalState(s *session.Snapshot) string {
	if s.Err != nil {
		return "diverged"
	}
	if over := words.Ending(s); over != "" {
		return fmt.Sprintf("%s at step %d", over, s.Step)
	}
	return words.Fallen(s.Fallen)
}
