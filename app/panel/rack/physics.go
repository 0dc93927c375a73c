package rack

import (
	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/render/kit"
)

// physics is the section of the physics that the body is in, the built-in one or the second
// that its world has, with the twin's switch.
func (p *Panel) physics(second string) section {
	choice := func(name, title string, tip func() string) ui.Control {
		b := p.hand.Button(name, "", ui.Choice(title, func() bool { return p.view.InPhysics(name) }), desk.Physics{Name: name})
		b.Tip = tip
		return b
	}
	builtin := choice("builtin", "Built-in", ui.Constant("The built-in physics, in single precision"))
	other := choice("box2d", "Box2D", ui.Constant("Go on in ByteArena/box2d from here, in double precision"))
	if second == "mujoco" {
		other = choice("mujoco", "MuJoCo", func() string {
			if why := p.view.NoMujoco(); why != "" {
				return why
			}
			return "Go on in MuJoCo from here"
		})
	}
	return section{
		title: "Physics", sign: kit.IconPhysics, width: 72,
		controls: ui.Controls{builtin, other, p.twin},
		lay: func(l lot) {
			builtin.SetRect(l.whole(0))
			other.SetRect(l.whole(1))
			p.twin.SetRect(l.whole(2))
		},
	}
}
