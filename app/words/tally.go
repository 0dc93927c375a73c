package words

import (
	"fmt"
	"math"

	"hebbarium/app/many"
	"hebbarium/render/kit"
)

// Tally is the sentence of what became of many lives after an injury: what was done, and
// how many are back. world says how a body that gets nowhere is called.
func Tally(what string, at int, t *many.Tally, world string) []Segment {
	s := sentence{{what + fmt.Sprintf(" at %d", at), Head}}
	if t.Told == 0 {
		if t.Count[many.Slow] > 0 {
			s.add("nothing to compare with: their twins, spared, are slow themselves", Dim)
		} else {
			s.add("nothing to measure", Dim)
		}
		return s
	}
	tone := Good
	if 2*t.Back < t.Told {
		tone = Warn
	}
	s.add(BackOf(t)+" "+BackWords(t)[1], tone)
	of := ""
	if t.Told < t.Of {
		of = fmt.Sprintf(" of the %d that it can be told of", t.Told)
	}
	s.add(fmt.Sprintf("%s%s (%s to %s)", Percent(t.Share), of, kit.Number(100*t.Low, 0), kit.Number(100*t.Top, 0)), Dim)
	say := func(n int, what string) {
		if n > 0 {
			s.add(fmt.Sprintf("%d %s", n, what), Dim)
		}
	}
	if kept := t.Count[many.Kept]; kept < t.Back {
		say(kept, fmt.Sprintf("of the %d kept their pace", t.Back))
	}
	say(t.Count[many.Recovering], "still recovering")
	say(t.Count[many.Measuring], "being measured")
	say(t.Count[many.Held], "with it still in force")
	say(t.Count[many.Lost], "lost it again")
	say(t.Count[many.Missed], "not back at the end")
	say(t.Count[many.Down], Nowhere(world))
	say(t.Count[many.Slow], "with nothing to compare with")
	say(t.Count[many.Over], "over too soon to say")
	return s
}

// Awaited is the sentence while the lives have not come to an injury yet.
func Awaited(what string, at int) []Segment {
	s := sentence{{what + fmt.Sprintf(" at %d", at), Head}}
	s.add("the lives are on their way to it", Dim)
	return s
}

// BackOf is how many are back of all lives: however many can be told of yet, it is out of
// the same number.
func BackOf(t *many.Tally) string { return fmt.Sprintf("%d of %d", t.Back, t.Of) }

// BackWords say what those are that BackOf counts: back, or never gone. The first is the one
// for much room, the second the usual one, the last the one for little.
func BackWords(t *many.Tally) []string {
	if t.Back > 0 && t.Count[many.Kept] == t.Back {
		return []string{"never under 90 % of their pace", "never under 90 %"}
	}
	so := ""
	if t.Count[many.Recovering]+t.Count[many.Measuring]+t.Count[many.Held] > 0 {
		so = " so far"
	}
	return []string{"came back to 90 % of their pace" + so, "came back to 90 %" + so, "back" + so}
}

// Nowhere says in one or two words that a body gets nowhere any more.
func Nowhere(world string) string {
	if world == "car" {
		return "off or stuck"
	}
	return "fell over"
}

// TallyTip says what the figures of a tally mean.
func TallyTip(t *many.Tally) string {
	if t.Told == 0 || math.IsNaN(t.Share) {
		return ""
	}
	return fmt.Sprintf("Back: 90 %% of the pace of its own control for 100 steps, or never under it. Of endlessly many lives, %s to %s would be: 95 %% sure (Wilson)",
		Percent(t.Low), Percent(t.Top))
}

// MedianOf says after how many steps half of those that fell were back.
func MedianOf(t *many.Tally) string {
	switch {
	case len(t.Steps)+t.NotBack == 0:
		return ""
	case len(t.Steps) == 0:
		return "none that fell is back"
	case t.Median < 0:
		return "not yet half of those that fell are back"
	case t.From < 0:
		return fmt.Sprintf("median %d steps", t.Median)
	case t.To < 0:
		return fmt.Sprintf("median %d steps (%d or more)", t.Median, t.From)
	}
	return fmt.Sprintf("median %d steps (%d to %d)", t.Median, t.From, t.To)
}
