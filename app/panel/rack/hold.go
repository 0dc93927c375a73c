package rack

import (
	"math"
	"strconv"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/render/kit"
)

// common makes the controls that sections of both worlds hold: what actuators are held
// at and for how long, and the switch of the twin.
func (p *Panel) common() {
	next := func() *desk.Next { return &p.view.Next }
	value := ui.NewField("value", "What motors are held at, from −1 to 1", "0123456789.+-−", func() string { return kit.Signed(next().HoldValue, 2) }, p.takeValue)
	value.Size = kit.Body
	value.Turns = ui.Between(-1, 1, 0.1, 0.5, func() float64 { return next().HoldValue }, func(v float64) {
		p.hand.Send(desk.SetHoldValue{Value: math.Round(v*100) / 100})
	})
	steps := ui.NewField("steps", "For how many control steps they are held", "0123456789", func() string { return strconv.Itoa(next().HoldSteps) }, p.takeSteps)
	steps.Unit = ui.Constant("steps")
	steps.Turns = ui.Between(1, 1e6, 1, 10, func() int { return next().HoldSteps }, func(v int) { p.hand.Send(desk.SetHoldSteps{Steps: v}) })
	value.Tell, steps.Tell = p.hand.Say, p.hand.Say
	p.value, p.steps = value, steps
	p.twin = ui.NewActionButton("twin", p.actions, "twin", ui.Toggle("Twin", func() bool { return p.view.Snap.Twin != nil }))
}

// takeValue takes what was typed to hold actuators at. The desk says what it expects.
func (p *Panel) takeValue(s string) bool {
	v, err := words.ParseNumber(s)
	if err != nil {
		v = math.NaN()
	}
	p.hand.Send(desk.SetHoldValue{Value: v})
	return v >= -1 && v <= 1
}

// takeSteps takes for how many steps they are held.
func (p *Panel) takeSteps(s string) bool {
	n, err := strconv.Atoi(s)
	if err != nil {
		n = 0
	}
	p.hand.Send(desk.SetHoldSteps{Steps: n})
	return n >= 1 && n <= 1e6
}

// left tells of an actuator how many steps of how many it is still held.
func (p *Panel) left(actuator string) func() (left, of int) {
	return func() (int, int) {
		of := p.view.Next.Holding[actuator]
		if of == 0 {
			of = p.view.Next.Holding["all"]
		}
		return p.view.Held(actuator), max(of, 1)
	}
}

// holding is the car's section of what its actuators are held at, of the physics that it is
// in, and of the twin.
func (p *Panel) holding() section {
	builtin, box2d := engines(p, "box2d", "Box2D", ui.Constant("Go on in ByteArena/box2d from here, in double precision"))
	return section{
		title: "Hold, physics", sign: kit.IconLock, width: 140,
		controls: ui.Controls{p.value, p.steps, builtin, box2d, p.twin},
		lay: func(l lot) {
			gap := l.px.Px(4)
			half := (l.place.Dx() - gap) / 2
			for row, pair := range [][2]ui.Control{{p.value, p.steps}, {builtin, box2d}} {
				pair[0].SetRect(l.cell(row, 0, half))
				pair[1].SetRect(l.rest(row, half+gap))
			}
			p.twin.SetRect(l.whole(2))
		},
	}
}
