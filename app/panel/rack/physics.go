package rack

import (
	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/render/kit"
)

// engines are the choices of a physics: the built-in one, and the second that a world has.
func engines(p *Panel, name, title string, tip func() string) (builtin, second ui.Control) {
	choice := func(name, title string, tip func() string) ui.Control {
		b := p.hand.Button(name, "", ui.Choice(title, func() bool { return p.view.InPhysics(name) }), desk.Physics{Name: name})
		b.Tip = tip
		return b
	}
	return choice("builtin", "Built-in", ui.Constant("The physics that the program brings along")), choice(name, title, tip)
}

// physics is the section of the physics that the ant is in, with the twin's switch.
func (p *Panel) physics() section {
	builtin, mujoco := engines(p, "mujoco", "MuJoCo", func() string {
		if why := p.view.NoMujoco(); why != "" {
			return why
		}
		return "Go on in MuJoCo, another physics, from here"
	})
	return section{
		title: "Physics", sign: kit.IconPhysics, width: 72,
		controls: ui.Controls{builtin, mujoco, p.twin},
		lay: func(l lot) {
			builtin.SetRect(l.whole(0))
			mujoco.SetRect(l.whole(1))
			p.twin.SetRect(l.whole(2))
		},
	}
}
