package timeline

import (
	"fmt"
	"image"
	"strings"

	"hebbarium/app/words"
	"hebbarium/evolve/recovery"
	"hebbarium/render/kit"
	"hebbarium/render/plot"
)

// Hint is what the pointer rests on, and where: a marker, or the weights' change.
func (p *Panel) Hint(at image.Point) (string, image.Rectangle) {
	if !p.inside || p.drag || p.view.NoRules {
		return "", image.Rectangle{}
	}
	if text := p.markerHint(); text != "" {
		// Beside the icon: under it lie the traces, over it the read-out.
		x, y := p.plot.MarkerPlace(p.hover)
		half := int(p.theme.Type.Px(14))
		return text, image.Rect(x+16, y-half-10, x+40, y-half-6)
	}
	lane, said := p.plot.ChangeLane(), plot.ModulationLane(p.plot)
	switch head, lanes, many := p.headPlace(), p.lanesPlace(), crowdHint(p); {
	case at.In(head) && many != "":
		return many, head
	case at.In(head):
		return readOutHint(p), head
	case at.In(said):
		return p.modulationHint(p.plot.StepAt(at.X)), said
	case at.In(lanes) && p.view.Many > 0:
		return crowdLine, lanes
	case at.In(lanes):
		return lifeLine, lanes
	case !at.In(lane):
		return "", image.Rectangle{}
	}
	text := changeLine
	if i := p.plot.StepAt(at.X) - 1; i >= 0 && i < len(p.lines.change) {
		text = fmt.Sprintf("%s  ·  %s %% at step %d", text, kit.Number(100*float64(p.lines.change[i]), 3), i+1)
	}
	return text, lane
}

// readOutHint says what the read-out is measured against, and first what it means that a life
// did not slow, and what those born with its body say of it, where that is what is said.
func readOutHint(p *Panel) string {
	text := ""
	if i := p.told(); i >= 0 && p.view.Many == 0 {
		r := &p.view.Snap.Markers[i].Recovery
		if r.Standing == recovery.NoFall && r.Lasted == 0 {
			text = steadyLine
		}
		text += words.BornTip(r)
	}
	return text + readOutLine
}

// modulationHint says what the modulating neurons said at a step, and what came of it.
func (p *Panel) modulationHint(step int) string {
	s := p.view.Snap
	said, held := s.Modulation.At(step)
	if said == nil {
		return modulationLine
	}
	var all []string
	for i, v := range said {
		all = append(all, fmt.Sprintf("m%d %s", i+1, kit.Signed(float64(v), 3)))
	}
	text := fmt.Sprintf("%s  ·  %s at step %d", modulationLine, strings.Join(all, ", "), step)
	if held == held {
		text += ", not heard: m is clamped to " + words.Times(float64(held))
	}
	return text
}

// markerHint is what the marker under the pointer says, "" where there is none. The
// last may be where a number has left its range.
func (p *Panel) markerHint() string {
	s := p.view.Snap
	switch n := len(p.groups); {
	case p.unreached():
		return "Never reached: the episode was over before"
	case p.hover == n && s.Err != nil:
		return words.Divergence(s) + ": step back, or start again"
	case p.hover < 0 || p.hover >= n:
		return ""
	}
	g := p.groups[p.hover]
	text := "Its read-out is above"
	if !s.Markers[g.told(s.Markers)].Event.Damages() {
		text = "No damage: nothing to recover from"
	}
	if all := g.says(s.Markers); all != "" {
		text = all
		if s.Markers[g.from].Event.Step != s.Markers[g.to-1].Event.Step {
			return text + "  ·  scroll to part them"
		}
	}
	return text + "  ·  click to go to its step"
}
