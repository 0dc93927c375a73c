package overlay

import (
	"slices"
	"strings"

	"hebbarium/app/ui"
)

// Headings of the keyboard map, in its order.
const (
	lifeHeading   = "The life"
	injureHeading = "Injuries"
	seeHeading    = "What is seen"
	keepHeading   = "Files and links"
	helpHeading   = "Lessons and help"
	windowHeading = "The window"
	mouseHeading  = "The mouse"
)

// headings sort actions by what they are about; what is in none of them is of what is seen.
func headings() []string {
	return []string{lifeHeading, injureHeading, seeHeading, keepHeading, helpHeading, windowHeading}
}

// headingOf is the one that an action stands under.
func headingOf(a *ui.Action) string {
	switch {
	case a.Injures || slices.Contains([]string{"share more", "share less", "wheel"}, a.ID), strings.HasPrefix(a.ID, "open ") && a.ID != "open life":
		return injureHeading
	}
	for heading, ids := range map[string][]string{
		lifeHeading:   {"play", "step", "step 10", "back", "back 10", "faster", "slower", "restart", "next seed", "live", "many", "alone", "open life", "next life", "last life"},
		keepHeading:   {"save replay", "open", "copy link", "paste link", "picture", "video", "film", "pack", "figure"},
		helpHeading:   {"lessons", "gallery", "help", "seeing", "guide", "commands"},
		windowHeading: {"talk", "full screen", "text size", "escape", "evolve"},
	} {
		if slices.Contains(ids, a.ID) {
			return heading
		}
	}
	return seeHeading
}
