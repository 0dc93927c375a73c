package rack

import (
	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
)

// conditions are what the palette has for struck senses and changed worlds, a few of the
// many that there are as events.
var conditions = [...]struct{ world, title, kind, args string }{
	{"ant", "Senses: feet off", "sense", "feet=off"},
	{"ant", "Senses: joint angles off", "sense", "joint-angles=off"},
	{"ant", "Senses: joint speeds frozen", "sense", "joint-speeds=freeze"},
	{"ant", "Senses: posture noisy", "sense", "posture=noise:0.2"},
	{"ant", "Senses: 5 steps late", "sense", "delay=5"},
	{"ant", "World: half the gravity", "world", "gravity=0.5"},
	{"ant", "World: slippery floor", "world", "friction=0.4"},
	{"ant", "World: uphill by 5°", "world", "slope=5"},
	{"ant", "World: a load of 20 kg", "world", "load=20"},
	{"car", "Senses: half the light", "sense", "dark=0.5"},
	{"car", "Senses: noisy picture", "sense", "noise=0.1"},
	{"car", "Senses: colour-blind", "sense", "grey"},
	{"car", "Senses: other colours", "sense", "hue=120"},
	{"car", "Senses: a blind spot", "sense", "patch=32,20,20,20"},
	{"car", "Senses: 5 steps late", "sense", "delay=5"},
	{"car", "World: half the grip", "world", "grip=0.5"},
	{"car", "World: a weaker engine", "world", "power=0.7"},
	{"car", "World: a darker road", "world", "track=darker"},
	{"car", "World: a narrower road", "world", "track=narrower"},
}

// usual gives all of them back, in each world.
var usual = map[string][][2]string{
	"ant": {{"world", "gravity=1"}, {"world", "friction=1"}, {"world", "slope=0"}, {"world", "load=0"}},
	"car": {{"world", "grip=1"}, {"world", "power=1"}, {"world", "track=usual"}},
}

func (o *outside) conditionActions() []ui.Action {
	var list []ui.Action
	add := func(world, title string, c desk.Command) {
		a := o.p.hand.Action(world+" "+title, title, "", nil, c)
		a.Injures = true
		list = append(list, o.p.hand.In(world, a))
	}
	open := func(title string, key ebiten.Key) {
		list = append(list, ui.Action{ID: "open " + title, Title: title + ": open or close its part of the rack", Keys: key.String(), Chords: ui.Key(key), Run: func() { o.toggle(title) }})
	}
	open("Senses", ebiten.KeyQ)
	open("World", ebiten.KeyG)
	for _, c := range conditions {
		add(c.world, c.title, desk.One(c.kind, c.args))
	}
	for _, world := range []string{"ant", "car"} {
		add(world, "Senses: all back", desk.One("sense", "all=on"))
		var back desk.Injure
		for _, u := range usual[world] {
			back.Events = append(back.Events, desk.One(u[0], u[1]).Events...)
		}
		add(world, "World: as usual", back)
	}
	return list
}

// toggle opens the section of a title over the world, or closes it.
func (o *outside) toggle(title string) {
	for i, s := range o.p.sections() {
		if s.title == title && o.p.open != i {
			o.p.show(i)
			return
		}
	}
	o.p.show(-1)
}
