package words

import (
	"fmt"
	"math"
	"strings"

	"hebbarium/app/many"
	"hebbarium/render/kit"
)

// Tally is the sentence of what became of many lives after an injury: what was done, and
// how many are back. world says how a body that gets nowhere is called.
func Tally(what string, at int, t *many.Tally, world string) []Segment {
	s := sentence{{what + fmt.Sprintf(" at %d", at), Head}}
	if t.Told == 0 {
		switch lain, slow := t.Count[many.Lain], t.Count[many.Slow]; {
		case lain > 0 && slow > 0:
			s.add(fmt.Sprintf("nothing to measure: %d %s, the twins of %d, spared, slow themselves", lain, NowhereBefore(world), slow), Dim)
		case lain > 0:
			s.add("nothing to measure: "+NowhereBefore(world), Dim)
		case slow > 0:
			s.add("nothing to compare with: their twins, spared, are slow themselves", Dim)
		default:
			s.add("nothing to measure", Dim)
		}
		return s
	}
	tone := Good
	if 2*t.Back < t.Told {
		tone = Warn
	}
	s.add(Headline(t), tone)
	of := ""
	if t.Told < t.Of {
		of = fmt.Sprintf(" of the %d that it can be told of", t.Told)
	}
	together := ""
	if t.Count[many.Back] > 0 && t.Count[many.Kept] > 0 {
		together = "together "
	}
	s.add(fmt.Sprintf("%s%s%s (%s to %s)", together, Percent(t.Share), of, kit.Number(100*t.Low, 0), kit.Number(100*t.Top, 0)), Dim)
	say := func(n int, what string) {
		if n > 0 {
			s.add(fmt.Sprintf("%d %s", n, what), Dim)
		}
	}
	say(t.Count[many.Recovering], "still recovering")
	say(t.Count[many.Measuring], "being measured")
	say(t.Count[many.Held], "with it still in force")
	say(t.Count[many.Lost], "slowed later")
	say(t.Count[many.Missed], "not back")
	say(t.Count[many.Down], Nowhere(world))
	say(t.Count[many.Lain], NowhereBefore(world))
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

// BackOf says in large how many came back or, where they are more, how many never slowed.
func BackOf(t *many.Tally) string {
	back, kept := cameBack(t)
	if t.Count[many.Kept] > t.Count[many.Back] {
		return kept
	}
	return back
}

// cameBack says how many came back, and how many never slowed.
func cameBack(t *many.Tally) (back, kept string) {
	return fmt.Sprintf("%d came back", t.Count[many.Back]), fmt.Sprintf("%d never slowed", t.Count[many.Kept])
}

// BackBeside goes on from BackOf: how many did the other of the two, of how many lives, and
// whether that is not the last word yet. The first is the one for much room, the last the one
// for little.
func BackBeside(t *many.Tally) []string {
	of, so := fmt.Sprintf("of %d", t.Of), ""
	if t.Open() {
		so = " so far"
	}
	if t.Count[many.Kept] == 0 || t.Count[many.Back] == 0 {
		return []string{of + so, of}
	}
	back, other := cameBack(t)
	if t.Count[many.Kept] > t.Count[many.Back] {
		other = back
	}
	return []string{other + ", " + of + so, other + ", " + of, of}
}

// Headline is both in one line.
func Headline(t *many.Tally) string {
	beside := BackBeside(t)[0]
	if strings.HasPrefix(beside, "of") {
		return BackOf(t) + " " + beside
	}
	return BackOf(t) + ", " + beside
}

// Nowhere says in one or two words that a body gets nowhere any more.
func Nowhere(world string) string {
	if world == "car" {
		return "off or stuck"
	}
	return "fell over or stuck"
}

// NowhereBefore says that it already got nowhere when it was hurt.
func NowhereBefore(world string) string {
	if world == "car" {
		return "off or stuck already"
	}
	return "fallen over or stuck already"
}

// TallyTip says what the figures of a tally mean.
func TallyTip(t *many.Tally) string {
	if t.Told == 0 || math.IsNaN(t.Share) {
		return ""
	}
	return fmt.Sprintf("Back: 90 %% of the pace of its own control for 100 steps, or never slowed. Of endlessly many lives, %s to %s would be either: 95 %% sure (Wilson)",
		Percent(t.Low), Percent(t.Top))
}

// MedianOf says after how many steps half of those that slowed were back.
func MedianOf(t *many.Tally) string {
	switch {
	case len(t.Steps)+t.NotBack == 0:
		return ""
	case len(t.Steps) == 0:
		return "none that slowed is back"
	case t.Median < 0:
		if !t.Open() {
			return "under half of those that slowed came back"
		}
		return "not yet half of those that slowed are back"
	case t.From < 0:
		return fmt.Sprintf("median %d steps", t.Median)
	case t.To < 0:
		return fmt.Sprintf("median %d steps (%d or more)", t.Median, t.From)
	}
	return fmt.Sprintf("median %d steps (%d to %d)", t.Median, t.From, t.To)
}
