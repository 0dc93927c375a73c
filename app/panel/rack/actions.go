package rack

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/app/words"
)

// Actions are what keys and the palette do to the brain and the body.
func (p *Panel) Actions() []ui.Action {
	h := p.hand
	injures := func(a ui.Action) ui.Action {
		a.Injures = true
		return a
	}
	says := func(line string, a ui.Action) ui.Action {
		a.Line = line
		return a
	}
	list := []ui.Action{
		says("Draw all weights anew, as at birth", injures(h.Action("randomise", "Randomise the weights", "R", ui.Key(ebiten.KeyR), desk.Randomise{}))),
		says("Set the chosen share of the weights to zero: black on the maps", injures(h.Action("zero", "Zero the chosen fraction of the weights", "Z", ui.Key(ebiten.KeyZ), desk.Zero{}))),
		injures(h.Action("zero at random", "Zero the chosen fraction at random places", "", nil, desk.Zero{Random: true})),
		injures(h.Action("hold", "Hold or release all actuators", "F", ui.Key(ebiten.KeyF), desk.Hold{Actuator: "all"})),
		says("Learning: the weights go on changing, or stay as they are", injures(h.Action("plasticity", "Plasticity on or off", "P", ui.Key(ebiten.KeyP), desk.Plasticity{}))),
		says("Rules drawn at random in place of the evolved ones, or those back", injures(h.Action("new rules", "Random rules, or the evolved ones back", "", nil, desk.NewRules{}))),
		injures(h.Action("thaw", "Thaw all frozen synapses", "", nil, desk.Thaw{})),
		says("The same life without the last injury, as an outline beside it", h.Action("twin", "Twin that was spared the last injury, on or off", "T", ui.Key(ebiten.KeyT), desk.Twin{})),
		physicsAction(p, "mujoco", "Physics: MuJoCo"),
		physicsAction(p, "box2d", "Physics: Box2D"),
		physicsAction(p, "builtin", "Physics: built-in"),
		{ID: "share more", Title: "Larger fraction to zero", Keys: "]", Chords: again(ebiten.KeyBracketRight), Run: func() { addShare(p, 0.05) }},
		{ID: "share less", Title: "Smaller fraction to zero", Keys: "[", Chords: again(ebiten.KeyBracketLeft), Run: func() { addShare(p, -0.05) }},
	}
	for leg := 1; leg <= legCount; leg++ {
		key, n := ebiten.Key0+ebiten.Key(leg), strconv.Itoa(leg)
		list = append(list,
			h.In("ant", injures(h.Action("leg "+n, "Cut off or restore leg "+n, n, ui.Key(key), desk.CutLeg{Leg: leg}))),
			h.In("ant", injures(h.Action("half leg "+n, "Halve or restore leg "+n, "Shift "+n, []ui.Chord{{Key: key, Shift: true}}, desk.CutLeg{Leg: leg, Share: 0.5}))))
	}
	for _, name := range pedalNames() {
		list = append(list, h.In("car", injures(h.Action("hold "+name, "Hold or release: "+name, "", nil, desk.Hold{Actuator: name}))))
	}
	for leg := 1; leg <= legCount; leg++ {
		for _, joint := range jointNames() {
			name := fmt.Sprint(joint, leg)
			list = append(list, h.In("ant", injures(h.Action("hold "+name, fmt.Sprintf("Hold or release: %s of leg %d", joint, leg), "", nil, desk.Hold{Actuator: name}))))
		}
	}
	return append(append(list, p.modulationActions()...), p.outside.conditionActions()...)
}

// again is the chord of a key that acts again while it is held.
func again(k ebiten.Key) []ui.Chord { return []ui.Chord{{Key: k, Again: true}} }

// physicsAction hands the body to a physics that it is not in and that is there.
func physicsAction(p *Panel, name, title string) ui.Action {
	a := p.hand.Action(name, title, "", nil, desk.Physics{Name: name})
	a.Shown = func() bool {
		v := p.hand.View()
		return offers(p, v.World, name) && !v.InPhysics(name) && (name != "mujoco" || v.Snap.NoMujoco == nil)
	}
	return a
}

// offers tells whether a world's sections have a control of a name.
func offers(p *Panel, world, name string) bool {
	return slices.ContainsFunc(p.all[world], func(s section) bool { return s.controls.Named(name) != nil })
}

// addShare changes the fraction that is zeroed, and says it where the rack does not.
func addShare(p *Panel, by float64) {
	share := min(max(math.Round((p.hand.View().Next.Share+by)*100)/100, 0), 1)
	p.hand.Send(desk.SetShare{Share: share})
	if p.share.Rect().Empty() {
		p.hand.Say("Fraction to zero: " + words.Percent(share))
	}
}
