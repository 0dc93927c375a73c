package campaign

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"

	"hebbarium/evolve/chance"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/rollout"
)

// Events in training are texts, each of which every episode meets once:
//
//	300:zero:0.33                                   before step 300
//	100..600:zero:0.33                              before a step that is drawn for each episode
//	100..600:leg:1=0 | 100..600:leg:3=0 | none      one of several, drawn for each episode, or nothing
//
// An episode's draws come from its seed, so that candidates that meet the same episode
// meet the same events.

const (
	maxEvents       = 100 // of an episode, and choices of an event
	noEvent         = "none"
	eventChoices    = "|"
	eventRange      = ".."
	usageOfTraining = "STEP:KIND:ARGS or FROM..TO:KIND:ARGS, or several of them and none with | between them"
)

// drawnEvent is one of the choices of an event.
type drawnEvent struct {
	event   episode.Event // at the first step that it may come at
	latest  int           // and the last
	happens bool          // false: nothing does
}

// events reads the settings' events.
func (s Settings) events() ([][]drawnEvent, error) {
	if len(s.Events) > maxEvents {
		return nil, fmt.Errorf("events: expected at most %d, found %d", maxEvents, len(s.Events))
	}
	var all [][]drawnEvent
	for _, text := range s.Events {
		var choices []drawnEvent
		for choice := range strings.SplitSeq(text, eventChoices) {
			d, err := readDrawn(strings.TrimSpace(choice))
			if err != nil {
				return nil, err
			}
			choices = append(choices, d)
		}
		if len(choices) > maxEvents {
			return nil, fmt.Errorf("event %.40q…: expected at most %d choices, found %d", text, maxEvents, len(choices))
		}
		all = append(all, choices)
	}
	return all, nil
}

// readDrawn reads one choice.
func readDrawn(text string) (drawnEvent, error) {
	if text == noEvent {
		return drawnEvent{}, nil
	}
	step, rest, _ := strings.Cut(text, ":")
	from, to, ranged := strings.Cut(step, eventRange)
	ev, err := episode.ParseEvent(from + ":" + rest)
	if err != nil {
		return drawnEvent{}, fmt.Errorf("%w; in training: %s", err, usageOfTraining)
	}
	d := drawnEvent{event: ev, latest: ev.Step, happens: true}
	if ranged {
		if d.latest, err = strconv.Atoi(to); err != nil || d.latest < ev.Step {
			return d, fmt.Errorf("event %q: expected FROM..TO with whole numbers in order, found %q", text, step)
		}
	}
	if d.latest > maxSteps {
		return d, fmt.Errorf("event %q: expected a step up to %d, found %d", text, maxSteps, d.latest)
	}
	return d, nil
}

// draw is the event at a step of its own.
func (d drawnEvent) draw(rng *rand.Rand) episode.Event {
	ev := d.event
	if d.latest > ev.Step {
		ev.Step += rng.IntN(d.latest - ev.Step + 1)
	}
	return ev
}

// drawEvents are the events of the training episode with a seed.
func (c *Campaign) drawEvents(seed uint64) []episode.Event {
	if len(c.events) == 0 {
		return nil
	}
	rng := chance.Stream(seed, "events")
	var out []episode.Event
	for _, choices := range c.events {
		d := choices[0]
		if len(choices) > 1 {
			d = choices[rng.IntN(len(choices))]
		}
		if d.happens {
			out = append(out, d.draw(rng))
		}
	}
	return out
}

// checkEvents refuses events that the world or the network cannot take.
func (c *Campaign) checkEvents(p *rollout.Pool) error {
	for _, choices := range c.events {
		for _, d := range choices {
			if !d.happens {
				continue
			}
			if err := p.Check([]episode.Event{d.event}); err != nil {
				return fmt.Errorf("in training: %w", err)
			}
		}
	}
	return nil
}
