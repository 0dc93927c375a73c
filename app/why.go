package app

import (
	"strconv"
	"strings"
)

// whyOff says why a control is off, "" where it can be used. The control says it when
// the pointer rests on it.
func (g *Game) whyOff(name string) string {
	ended := ""
	if s := g.snap; s.Status != 0 {
		if ended = "The episode has ended"; g.over != "" {
			ended = strings.ToUpper(g.over[:1]) + g.over[1:]
		}
		ended += ": start again"
		if words := divergence(s); words != "" {
			ended = words + ": step back, or start again"
		}
	}
	injuries := ended
	if g.norules {
		injuries = choosingRules
	}
	if leg, ok := g.antActuator(name); ok && g.snap.Ant != nil {
		if injuries == "" && g.snap.Ant.Body.Lower[leg-1] == 0 {
			return "The leg is cut off: restore it first"
		}
		return injuries
	}
	switch name {
	case "randomise", "zero", "share", "plasticity", "new rules", "steer", "gas", "brake", "length", "leg", "builtin", "step":
		return injuries
	case "mujoco":
		if injuries == "" && g.snap.NoMujoco != nil {
			return g.mujocoHint()
		}
		return injuries
	case "play", "twin":
		if g.norules {
			return choosingRules
		}
	case "back":
		if g.snap.Step == 0 {
			return "The episode is at its first step"
		}
	case "undo":
		if !g.snap.CanUndo {
			return "There is no injury to undo"
		}
	case "redo":
		if !g.snap.CanRedo {
			return "No injury was undone"
		}
	case "brush zero", "brush randomise":
		if injuries == "" && g.brain.mode > 0 {
			return g.brain.brushHint(name)
		}
		return injuries
	case "brush freeze", "size":
		if injuries == "" && g.brain.mode == pcaMode {
			return g.brain.brushHint("brush freeze")
		}
		return injuries
	}
	if mode, ok := strings.CutPrefix(name, "mode "); ok {
		if i, err := strconv.Atoi(mode); err == nil && !g.brain.has(i) {
			return "The rule " + g.snap.Rules.Genome.Rule.String() + " has no such coefficient"
		}
	}
	return ""
}

// choosingRules is what is to be done before anything can be injured.
const choosingRules = "Choose a rule set, or random rules, first"

// refresh keeps the controls' states up to date.
func (g *Game) refresh() {
	for _, w := range g.controls {
		d := w.GetWidget()
		name, _ := d.CustomData.(string)
		why := g.whyOff(name)
		d.Disabled = why != ""
		switch c := w.(type) {
		case *slider:
			c.why = why
		case *control:
			c.why = why
			switch name {
			case "mujoco":
				c.hint = g.mujocoHint()
			case "section 0", "section 1", "section 2", "section 3":
				c.hint = ""
				if i := int(name[len(name)-1] - '0'); i < len(g.layout.Sections) && !g.sectionWords() {
					c.hint = g.layout.Sections[i].Title
				}
			case "legend":
				c.hint = ""
				if g.brain.mode != pcaMode {
					c.hint = "Click to lock the scale"
				}
			case "brush zero", "brush randomise", "brush freeze":
				c.hint = g.brain.brushHint(name)
			case "play", "again":
				c.hint = "Play or pause  ·  Space"
				if g.over != "" {
					c.hint = "Start again  ·  Space"
				}
			}
		}
	}
}
