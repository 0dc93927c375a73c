package lives

import (
	"fmt"
	"image"
	"slices"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/many"
	"hebbarium/app/ui"
)

// newControls makes the switch.
func (p *Panel) newControls() ui.Controls {
	one := p.hand.Button("one", "One life  ·  M", ui.Segment("One", "1", func() bool { return !p.on() }), desk.Many{Lives: 1})
	all := ui.NewButton("many", "", p.manyFace, func() { p.hand.Send(desk.Many{}) })
	all.Why = func() string { return p.view.Refuses(desk.Many{}) }
	all.Tip = func() string {
		return fmt.Sprintf("%d lives of these rules at once, each from a seed of its own, all with the same injuries: is it luck? The wheel sets how many  ·  M", p.lives())
	}
	return ui.Controls{one, all}
}

// lives is how many there are, or would be.
func (p *Panel) lives() int {
	if p.on() {
		return p.view.Many
	}
	return p.view.Settings.Many
}

// manyFace is the segment with the number of lives.
func (p *Panel) manyFace(g *ui.Painter, r image.Rectangle, c ui.State) {
	label := fmt.Sprint("Many ", p.lives())
	ui.Segment(label, fmt.Sprint(p.lives()), p.on)(g, r, c)
}

// switchPlace is where the switch lies: at the top right of the world.
func (p *Panel) switchPlace() image.Rectangle {
	px := p.px.Px
	at := image.Pt(p.region.Max.X-16-px(150), p.region.Min.Y+px(22)) // under the tips of the bar
	if p.px.Compact {
		at.Y = p.region.Min.Y + 8
	}
	return image.Rectangle{Min: at, Max: at.Add(image.Pt(px(150), px(32)))}
}

// placeSwitch places its two halves.
func (p *Panel) placeSwitch() {
	at := map[string]image.Rectangle{}
	if !p.region.Empty() && p.view != nil && !p.Over().Empty() {
		r := p.switchPlace()
		middle := r.Min.X + p.px.Px(54)
		at["one"] = image.Rect(r.Min.X, r.Min.Y, middle, r.Max.Y)
		at["many"] = image.Rect(middle, r.Min.Y, r.Max.X, r.Max.Y)
	}
	p.controls.Put(at)
}

// more goes on to the next number of lives, or the one before, by 1 or −1.
func (p *Panel) more(by int) {
	all := many.Counts()
	i := slices.Index(all, p.lives()) + by
	p.hand.Send(desk.Many{Lives: all[min(max(i, 0), len(all)-1)]})
}

// Actions are what keys and the palette do with many lives.
func (p *Panel) Actions() []ui.Action {
	on := func() bool { return p.on() }
	toggle := p.hand.Action("many", "Many lives at once, or one", "M", ui.Key(ebiten.KeyM), desk.Many{})
	toggle.Run = func() {
		if p.on() {
			p.hand.Send(desk.Many{Lives: 1})
		} else {
			p.hand.Send(desk.Many{})
		}
	}
	list := []ui.Action{
		toggle,
		{ID: "open life", Title: "Many: open the outlined life alone", Keys: "Enter", Chords: ui.Key(ebiten.KeyEnter), Run: func() { p.Open(p.eye.Chosen) }, Shown: func() bool { return p.on() && p.eye.Chosen > 0 }},
		{ID: "next life", Title: "Many: outline the next life", Keys: ".", Chords: []ui.Chord{{Key: ebiten.KeyPeriod, Again: true}}, Run: func() { p.next(1) }, Shown: on},
		{ID: "last life", Title: "Many: outline the life before", Keys: ",", Chords: []ui.Chord{{Key: ebiten.KeyComma, Again: true}}, Run: func() { p.next(-1) }, Shown: on},
		{ID: "car tiles", Title: "Many: cars from above, or what they see", Run: func() { p.grid.eyes = !p.grid.eyes; clear(p.grid.shown) }, Shown: func() bool { return p.on() && p.view.World == "car" }},
	}
	for _, n := range many.Counts() {
		list = append(list, p.hand.Action(fmt.Sprint("many ", n), fmt.Sprintf("Many lives: %d", n), "", nil, desk.Many{Lives: n}))
	}
	return list
}

// next outlines the life by so many further on.
func (p *Panel) next(by int) {
	n, at := p.view.Many, p.eye.Chosen-1
	if at < 0 && by < 0 {
		at = 0 // before the first is the last
	}
	p.eye.Chosen, p.eye.Pair = (at+by+n)%n+1, [2]int{}
}

// Open goes on as one of the lives alone.
func (p *Panel) Open(life int) {
	if life > 0 && life <= p.view.Many {
		p.hand.Send(desk.Become{Seed: p.crowd.Seen().Seed + uint64(life-1)})
	}
}

// Mouse is what the mouse does here.
func (p *Panel) Mouse() []ui.Row {
	if !p.on() {
		return []ui.Row{{Title: "One | Many: how many lives", Note: "scroll"}}
	}
	return []ui.Row{
		{Title: "Many: outline a life, or open it alone", Note: "click, double click"},
		{Title: "Many: the difference of two brains", Note: "click, Shift click"},
		{Title: "One | Many: how many lives", Note: "scroll"},
	}
}
