package welcome

import (
	"slices"

	"hebbarium/app/desk"
	"hebbarium/app/session"
	"hebbarium/evolve/recovery"
)

// step is a card: what it says, and what its buttons do.
type step struct {
	title   string
	text    string
	at      string // over which part it lies: world, brains or timeline
	choices []choice
}

// choice is a button of a card. An injury waits until the body is on its way, so that there
// is a pace to lose.
type choice struct {
	title    string
	does     []desk.Command
	injures  bool
	restarts bool // shows the text that follows, and stays
	first    bool // of the injuries: it comes at a step that is known to be a good one
	ends     bool // takes the cards away
	terms    bool // shows the switches of the rule's terms
	holds    bool // lets the life wait right after, and the card say what there is to see
	stays    bool // does not set a life going that waits
}

// slowly is the speed at which the beginning is shown.
const slowly = 0.25

// underWay is the step from which on an injury can be measured: by then the body moves.
const underWay = 120

// untilRead is the step at which a life that is watched slowly waits for the reader: the body
// walks by then, and has done nothing but that.
const untilRead = 260

// injured is the step of the first injury, where the life has no other: in the life that is
// shown first, the ant is back from losing three quarters of a leg then, which a test holds.
// Of many lives some are not, which the next card shows.
const injured = untilRead

// wellOn is the step from which on a life is longer than those that its rules were evolved
// in: some grow slow by then, and there is no pace left to lose.
const wellOn = 900

// crowd is how many lives answer whether it is luck.
const crowd = 36

// untilTold is for how long after an injury the life goes on while the read-out is read:
// until it is back and has stayed so, or for as long as this.
const untilTold = 500

// untilCounted is the step at which many lives wait: most of what becomes of them is told.
const untilCounted = injured + 600

// told tells whether the read-out has said what became of the last injury.
func told(s *session.Snapshot) bool {
	for _, m := range slices.Backward(s.Markers) {
		if since := s.Step - m.Event.Step; m.Does != nil && m.Does.Damages() {
			back := m.Recovery.BackAfter
			return since >= untilTold || m.Measured && back >= 0 && since >= back+recovery.StaySteps
		}
	}
	return false
}

// late tells whether a life is that long.
func late(s *session.Snapshot) bool { return s.Step > wellOn }

// waiting is what the second card says until the injury comes.
const waiting = "Begun again: rules are evolved in lives of a thousand steps, and this one was longer. The injury comes once it is on its way."

// coming is what it says of a life that is too young for it.
const coming = "It comes at step 260, once it walks."

// steps are the cards in a world.
func steps(world string) []step {
	zero := choice{title: "Black out a third", injures: true, first: true, holds: true, does: []desk.Command{desk.One("zero", "0.33")}}
	hurt := []choice{{title: "Shorten a leg", injures: true, first: true, does: []desk.Command{desk.One("leg", "4=0.25")}}, zero}
	done := choice{title: "Done", ends: true}
	if world == "car" {
		hurt = []choice{zero, {title: "Jam the steering", injures: true, first: true, does: []desk.Command{desk.One("hold", "steer=0.3,25")}}}
	}
	return []step{
		{
			title: "It starts as noise", at: "world",
			text: "Each weight of its brain is drawn at random. What it was given are rules by which weights change while it lives. Watch the body get going and, beside the maps or under PCA, all weights as one point.",
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
			text:    "This line says how far it slowed, against the same life without the injury, and after how many steps it was back. The life waits once that is told. ? says what you see.",
			choices: []choice{{title: "Is it luck?", does: []desk.Command{desk.Many{Lives: crowd}}}, done},
		},
		{
			title: "Is it luck?", at: "brains",
			text:    "36 lives by the same rules, each from noise of its own, and the same injury. The large number says how many came back, or never slowed at all; that in a tile, after how many steps. Double click a tile to see that life.",
			choices: []choice{{title: "Why does it change?", terms: true, does: []desk.Command{desk.Many{Lives: 1}, desk.Restart{Same: true}}}, done},
		},
		{
			title: "Why it changes", at: "world",
			text:    "A new life. At each step every synapse changes by a rule of its own. A: by both its ends together. B: by its sender alone. C: by its receiver. D: always. The switches above the maps take a term out, and Ctrl+Z gives it back.",
			choices: []choice{{title: "Take D out", injures: true, does: []desk.Command{desk.One("terms", "D=0")}}, done},
		},
		{
			title: "Without D", at: "world",
			text:    "What D writes comes from no activity: it is the same at every step. The line below says how far this life gets without it, beside its twin, which is the same life with D. Ctrl+Z goes back to before. Lessons, in the top bar, tell more.",
			choices: []choice{done},
		},
	}
}

// watching is what the first card says once the life has begun again.
const watching = "At a quarter of its speed. The maps look like noise before and after. The small picture beside them, or PCA, tells them apart: all weights are one point there, which leaves the noise and soon goes round and round, in step with the body. It waits at step 260."

// onward is the button under that.
func onward() choice {
	return choice{title: "Go on", stays: true, does: []desk.Command{desk.SetSpeed{Speed: 1}}}
}

// black is what the second card says of a third that has just gone, and healing the button
// under that: one step later every synapse is written again.
const black = "It waits. What is black on the maps is gone: a third of the hidden neurons, with every weight from and to them. Go on, and watch it being written anew, in slow motion."

func healing() choice { return choice{title: "Go on", does: []desk.Command{desk.Run{On: true}}} }

// early says why an injury has to wait, "" where it may come.
func early(s *session.Snapshot) string {
	if s.Step < underWay && s.Status == 0 {
		return "It has hardly begun: in a moment there is a pace to lose"
	}
	return ""
}
