package timeline

import (
	"fmt"
	"strings"

	"hebbarium/app/session"
	"hebbarium/app/words"
	"hebbarium/evolve/episode"
	"hebbarium/render/kit"
	"hebbarium/render/plot"
)

// group is the events of one mark: those of one step and those so near to them that their
// marks would hide each other, as indices of markers.
type group struct{ from, to int }

// markPixels is how far apart two marks are at the least: nearer ones are gathered.
const markPixels = 22

// gather puts a marker together with those before it whose common mark would lie nearer
// than so many steps.
func gather(markers []session.Marker, near float64) []group {
	var all []group
	for i := range markers {
		if n := len(all); n > 0 {
			first, last := markers[all[n-1].from].Event.Step, markers[i-1].Event.Step
			if step := markers[i].Event.Step; step == last || float64(step)-float64(first+last)/2 < near {
				all[n-1].to = i + 1
				continue
			}
		}
		all = append(all, group{i, i + 1})
	}
	return all
}

// told is the marker of a group that is read out: the last that did damage, or else the
// last.
func (g group) told(markers []session.Marker) int {
	for i := g.to - 1; i >= g.from; i-- {
		if markers[i].Event.Damages() {
			return i
		}
	}
	return g.to - 1
}

// mark is how a group is drawn: by its events' sign where they have one and lie at one
// step, and by their number otherwise.
func (g group) mark(markers []session.Marker) plot.Marker {
	m := plot.Marker{Step: markers[g.from].Event.Step, To: markers[g.to-1].Event.Step, Tone: kit.Neutral}
	_, _, m.Icon = words.Of(markers[g.from].Event)
	for i := g.from; i < g.to; i++ {
		ev := markers[i].Event
		if ev.Damages() {
			m.Tone = kit.Damage
		}
		if _, _, icon := words.Of(ev); icon != m.Icon || m.Step != m.To {
			m.Count = g.to - g.from
		}
	}
	return m
}

// mostNamed is how many kinds of events a mark names; of more it says how many.
const mostNamed = 4

// names lists events by what they did, the same ones once with their number.
func names(events []episode.Event) string {
	var order []string
	count := map[string]int{}
	for _, ev := range events {
		name, _, _ := words.Of(ev)
		if count[name] == 0 {
			order = append(order, name)
		}
		count[name]++
	}
	rest := 0
	for i := mostNamed; i < len(order); i++ {
		rest += count[order[i]]
	}
	order = order[:min(len(order), mostNamed)]
	for i, name := range order {
		if n := count[name]; n > 1 {
			order[i] = fmt.Sprintf("%s ×%d", name, n)
		}
	}
	if rest > 0 {
		order = append(order, fmt.Sprintf("%d more", rest))
	}
	return strings.Join(order, ", ")
}

// events are those of markers from one index to another.
func events(markers []session.Marker, g group) []episode.Event {
	var all []episode.Event
	for i := g.from; i < g.to; i++ {
		all = append(all, markers[i].Event)
	}
	return all
}

// says names all events of a group and where they lie, "" for one alone.
func (g group) says(markers []session.Marker) string {
	if g.to-g.from < 2 {
		return ""
	}
	at := fmt.Sprintf("at %d", markers[g.from].Event.Step)
	if last := markers[g.to-1].Event.Step; last != markers[g.from].Event.Step {
		at = fmt.Sprintf("from %d to %d", markers[g.from].Event.Step, last)
	}
	return fmt.Sprintf("%d events %s: %s", g.to-g.from, at, names(events(markers, g)))
}

// ofStep is the part of a group that lies at the step of one of its markers.
func (g group) ofStep(markers []session.Marker, i int) group {
	at := group{i, i + 1}
	for at.from > g.from && markers[at.from-1].Event.Step == markers[i].Event.Step {
		at.from--
	}
	for at.to < g.to && markers[at.to].Event.Step == markers[i].Event.Step {
		at.to++
	}
	return at
}
