package welcome

import (
	"hebbarium/app/desk"
	"hebbarium/app/session"
)

// step is a card: what it says, and what its buttons do.
type step struct {
	title   string
	text    string
	at      string // panel over which it lies: world or timeline
	choices []choice
}

// choice is a button of a card. An injury waits until the body is on its way, so that there
// is a pace to lose.
type choice struct {
	title    string
	does     []desk.Command
	injures  bool
	restarts bool // shows the text that follows, and stays
}

// slowly is the speed at which the beginning is shown.
const slowly = 0.25

// underWay is the step from which on an injury can be measured: by then the body moves.
const underWay = 120

// untilRead is the step at which a life that is watched slowly waits for the reader: the body
// walks by then, and has done nothing but that.
const untilRead = 260

// wellOn is the step from which on a life is longer than those that its rules were evolved
// in: some grow slow by then, and there is no pace left to lose.
const wellOn = 900

// late tells whether a life is that long.
func late(s *session.Snapshot) bool { return s.Step > wellOn }

// waiting is what the second card says until the injury comes.
const waiting = "Begun again: rules are evolved in lives of a thousand steps, and this one was longer. The injury comes once it is on its way."

// steps are the cards in a world.
func steps(world string) []step {
	zero := choice{title: "Black out a third", injures: true, does: []desk.Command{desk.One("zero", "0.33")}}
	hurt := []choice{{title: "Shorten a leg", injures: true, does: []desk.Command{desk.One("leg", "4=0.25")}}, zero}
	if world == "car" {
		hurt = []choice{zero, {title: "Jam the steering", injures: true, does: []desk.Command{desk.One("hold", "steer=0.3,25")}}}
	}
	return []step{
		{
			title: "It starts as noise", at: "world",
			text: "Each weight of its brain is drawn at random. What it was given are rules by which weights change while it lives. Watch the body get going and, at the right of the maps or under PCA above them, all weights as one point.",
			choices: []choice{{title: "Watch it slowly", restarts: true, does: []desk.Command{
				desk.Restart{Same: true}, desk.SetSpeed{Speed: slowly},
			}}},
		},
		{
			title: "Hurt it", at: "world",
			text:    "It waits for you. Do some damage, and see in slow motion what becomes of it. Black on the maps is a weight of zero: what is gone is black, and is written anew. Ctrl+Z takes it back.",
			choices: hurt,
		},
		{
			title: "Read here", at: "timeline",
			text:    "This line says how far its pace fell, against the same life without the injury, and after how many steps it was back. Then hurt it as you like: ? says what you see.",
			choices: []choice{{title: "Done"}},
		},
	}
}

// watching is what the first card says once the life has begun again.
const watching = "At a quarter of its speed. The maps look like noise before and after. The picture at their right, in a small window that under PCA above them, tells them apart: all weights are one point there, which leaves the noise and soon goes round and round, in step with the body. It waits at step 260."

// onward is the button under that.
func onward() choice {
	return choice{title: "Go on", does: []desk.Command{desk.SetSpeed{Speed: 1}}}
}

// early says why an injury has to wait, "" where it may come.
func early(s *session.Snapshot) string {
	if s.Step < underWay && s.Status == 0 {
		return "It has hardly begun: in a moment there is a pace to lose"
	}
	return ""
}
