package world

import (
	"image"

	"hebbarium/app/desk"
	"hebbarium/app/lesson"
	"hebbarium/app/session"
	"hebbarium/app/ui"
	"hebbarium/render/kit"
)

// look is what the panel has of a world. A new world is an entry of looks, and the
// stage that it names.
type look struct {
	make    func(*kit.Theme) stage
	hint    string // what the mouse does, in pieces between dots
	body    string // what the body is called, and line what there is to say of it
	line    string
	stands  bool     // the body has feet to be set on
	beside  bool     // the hint stands beside the figures, and not at the foot
	newtons float64  // of a push, for each pixel that it is drawn out on the screen
	mouse   []ui.Row // what the mouse does, for the help
}

// longestPull is how far a push can be drawn out, in pixels: its force has an end, and
// its arrow is in sight.
const longestPull = 250

// looks are the worlds that the panel can show. A push of 120 pixels gives the car, which
// weighs about 30 kg, some 12 m/s; one of 90 overcomes the friction of the ant's 182 kg.
// The most is 8,000 N and 6,000 N.
func looks() map[string]look {
	push := ui.Row{Title: "World: push the body", Note: "drag it"}
	follow := ui.Row{Title: "World: follow the body again", Note: "double click"}
	return map[string]look{
		"car": {
			make: newCarStage, newtons: 32,
			body: "The car", line: "Steering, gas and brake. It has no map and no plan, and is never told its reward. Drag it to push it.",
			hint: "drag car: push · scroll: zoom · drag on the view: blind spot",
			mouse: []ui.Row{
				push, {Title: "World: zoom", Note: "scroll"}, follow,
				{Title: "Agent’s view: draw a blind spot, or move it", Note: "drag"}, {Title: "Agent’s view: size of the blind spot, or take it away", Note: "scroll, click it"},
			},
		},
		"ant": {
			make: newAntStage, newtons: 24, stands: true, beside: true,
			body: "The body", line: "Eight motors. It has no plan, and is never told its reward. Click a leg to cut it off, drag the body to push it.",
			hint: "click a leg: cut it off · drag body: push · drag ground: orbit",
			mouse: []ui.Row{
				push, {Title: "World: orbit, or zoom", Note: "drag the ground, scroll"}, follow,
				{Title: "World: cut off or restore a leg", Note: "click it"},
			},
		},
	}
}

// stage shows one world and lets what is in it be taken hold of. Snapshots are of that
// world; points are pixels of the layout.
type stage interface {
	forget()                             // what belongs to an episode
	take(s *session.Snapshot, back bool) // the body has moved, or gone back
	card(place image.Rectangle, compact bool) image.Rectangle
	draw(g *ui.Painter, sc *scene, dt float64) error
	unsettled() bool // the picture has yet to be replaced by a better one
	sum(s *ui.Sum)   // what the pointer shows

	figures(s *session.Snapshot) (large, small string)
	lead(lead float64) string // of the agent over its twin, "" for none

	follow()                          // puts the camera back
	zoom(factor float64)              // by the wheel
	turn(dx, dy float64)              // by a drag of the ground
	aim(c *lesson.Camera)             // takes up a view; nil leaves the camera alone
	ease(held, cut bool) (moved bool) // turns the camera a little nearer to it, or at once

	holds(at kit.Point, s *session.Snapshot) bool // a point is on what can be pushed
	// reach is where the body is seen, and the direction on the floor, of unit length, in
	// which a push to a point goes; ok is false where it goes nowhere.
	reach(at kit.Point, s *session.Snapshot) (body kit.Point, x, y float64, ok bool)
	// pointer follows the mouse on what the agent sees, in its card; used tells that it has
	// it, and the command is nil for nothing.
	pointer(m ui.Pointer, card image.Rectangle, v *desk.View) (c desk.Command, used bool)
	hint(at image.Point, card image.Rectangle, v *desk.View) string // what the mouse does there
	hover(at kit.Point, s *session.Snapshot, on bool)
	click(at kit.Point, s *session.Snapshot) desk.Command // nil for nothing
}

// scene is what a stage is to show.
type scene struct {
	view   *desk.View
	place  image.Rectangle
	card   image.Rectangle // of what the agent sees, empty for none
	trail  *kit.Trail
	push   *pull // nil while none is drawn
	twin   string
	rival  string
	damage string // beside the trail's mark
	sign   kit.Icon
	taken  []image.Rectangle // where tags would hide what lies over the world
	still  bool              // nothing moves
	took   float64           // time since the last frame, which had this world in it too, s; 0 where it had not
}
