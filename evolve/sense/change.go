package sense

import (
	"fmt"
	"slices"
	"strings"

	"hebbarium/evolve/world"
)

// How a sense is struck.
type How uint8

const (
	On     How = iota // as the world gives it
	Off               // 0
	Freeze            // as it was when it was frozen
	Noise             // with normal noise of a standard deviation
	Gain              // times a factor
	Dark              // the picture, without a share of its light
	Grain             // the picture, with normal noise on each number
	Grey              // the picture, without its colours
	Hue               // the picture, its colours turned by degrees
	Blind             // the picture, with a black patch
	Delay             // all of it, so many steps late
)

// Change strikes a sense, or ends that.
type Change struct {
	Name  string // of a group, for On, Off, Freeze, Noise and Gain
	How   How
	Value float64 // 0 ends Dark, Grain, Grey, Hue and Delay; Grey's is 1 or 0
	Patch Patch   // of Blind; the empty one ends it
}

// Patch is a rectangle of the picture in pixels, from its upper left corner.
type Patch struct{ X, Y, Width, Height int }

// MostDelay is the longest delay in steps.
const MostDelay = 50

// Ends tells whether the change gives a sense back, rather than taking from it.
func (c Change) Ends() bool {
	switch c.How {
	case On:
		return true
	case Off, Freeze, Noise, Gain:
		return false
	case Blind:
		return c.Patch == Patch{}
	}
	return c.Value == 0
}

// picture tells whether only a picture can be struck so.
func (c Change) picture() bool {
	return c.How == Dark || c.How == Grain || c.How == Grey || c.How == Hue || c.How == Blind
}

// Check says why a world's senses cannot be struck so, or nil; the error lists the names
// that it has.
func (c Change) Check(s world.Senses, of string) error {
	if c.picture() {
		if s.Width == 0 {
			return fmt.Errorf("expected a sense of the %s (%s), found %q", of, names(s), c.word())
		}
		if p := c.Patch; p.X < 0 || p.Y < 0 || p.Width > s.Width-p.X || p.Height > s.Height-p.Y {
			return fmt.Errorf("patch: expected one within the %d×%d pixels that the %s sees, found %d,%d,%d,%d", s.Width, s.Height, of, p.X, p.Y, p.Width, p.Height)
		}
		return nil
	}
	if c.How != Delay && group(s, c.Name) == nil {
		return fmt.Errorf("expected a sense of the %s (%s), found %q", of, names(s), c.Name)
	}
	return nil
}

func group(s world.Senses, name string) []int {
	i := slices.IndexFunc(s.Groups, func(g world.SenseGroup) bool { return g.Name == name })
	if i < 0 {
		return nil
	}
	return s.Groups[i].Inputs
}

func names(s world.Senses) string {
	var all []string
	for _, g := range s.Groups {
		all = append(all, g.Name)
	}
	if s.Width > 0 {
		all = append(all, "dark", "noise", "grey", "hue", "patch")
	}
	return strings.Join(append(all, "delay"), ", ")
}
