package evolution

import (
	"fmt"
	"runtime"
	"strings"
	"time"

	"hebbarium/app/evolving"
	"hebbarium/evolve/campaign"
	"hebbarium/evolve/episode"
	"hebbarium/render/kit"
)

// headline says what is, or was, evolved.
func (p *Panel) headline() string {
	if p.asking() {
		return fmt.Sprintf("a rule set for the %s, in the background", p.view.World)
	}
	s := p.view.Campaign.Seen.Settings
	parts := []string{s.World, ruleWords(s.Rule), fmt.Sprintf("population %d", s.Strategy.Population)}
	if s.Damage != "" {
		parts = append(parts, s.Damage+" damage")
	}
	return strings.Join(append(parts, unusual(s)...), " · ")
}

// unusual says of settings that the form does not ask for what makes another search of
// this one: campaigns of the command line are shown too.
func unusual(s campaign.Settings) (parts []string) {
	if s.Every > 1 {
		parts = append(parts, fmt.Sprintf("every %d steps", s.Every))
	}
	if s.Mean > 1 {
		parts = append(parts, fmt.Sprintf("means over %d", s.Mean))
	}
	if s.Merge > 0 {
		parts = append(parts, fmt.Sprintf("%d rules", s.Merge))
	}
	if arch, err := s.Arch(); err == nil {
		if usual, err := episode.ArchitectureOf(s.World); err == nil && !arch.EqualShape(usual) {
			parts = append(parts, shown(arch))
		}
	}
	if n := len(s.Events); n > 0 {
		parts = append(parts, map[bool]string{true: "an event", false: fmt.Sprintf("%d events", n)}[n == 1])
	}
	return parts
}

// goOnWords is what the button says that goes on with the last campaign.
func (p *Panel) goOnWords() string {
	return fmt.Sprintf("Go on from generation %d to %d", p.view.Campaign.Last.Generation, p.goal())
}

// formLines are the lines under what is asked.
func (p *Panel) formLines() []string {
	lines := []string{"It runs at low priority while you use the window; closing the window keeps it."}
	page := runtime.GOOS == "js"
	if page {
		lines = []string{"It runs at low priority while you use the page; closing the page keeps it."}
	}
	if last := p.view.Campaign.Last; last.Dir != "" {
		s := last.Settings
		kept := fmt.Sprintf("Kept: %s, %s, population %d", s.World, ruleWords(s.Rule), s.Strategy.Population)
		if !page { // whose folders nobody can open
			kept += ", in " + last.Dir
		}
		lines = append(lines, kept)
	}
	if page {
		return append(lines, "Hebbarium as a download has every setting, and uses all processors.")
	}
	return append(lines, "hebbarium evolve has every setting, and goes on with campaigns of this window.")
}

// asks says how much a search is that is asked for.
func asks(s campaign.Settings, generations int) string {
	each := s.Strategy.Population * max(s.Episodes, 1) * max(len(s.Bodies), 1)
	return fmt.Sprintf("%s lives: %s in each of %s generations. How long that takes is told once it has begun.", kit.Count(each*generations), kit.Count(each), kit.Count(generations))
}

// below is the line under the progress.
func below(s *evolving.Progress) string {
	switch {
	case s.State == evolving.Failed:
		return s.Err.Error()
	case s.State.Over():
		return "kept in " + s.Dir
	}
	text := fmt.Sprintf("episode %d of %d", s.Episodes, s.Of)
	if s.Machines.News != "" {
		text += "  ·  " + s.Machines.News
	}
	return text
}

// leftWords words the time that is left.
func leftWords(d time.Duration) string {
	switch {
	case d <= 0:
		return ""
	case d < time.Minute:
		return "under a minute left"
	case d < time.Hour:
		return fmt.Sprintf("%d min left", int(d.Minutes()+0.5))
	case d < 48*time.Hour:
		return fmt.Sprintf("%d h %d min left", int(d.Hours()), int(d.Minutes())%60)
	}
	return fmt.Sprintf("%d days left", int(d.Hours()/24+0.5))
}

// ruleWords writes a rule as the sheet does.
func ruleWords(rule string) string { return strings.ReplaceAll(rule, "_lr", " η") }
