package manual

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"hebbarium/app/command"
	"hebbarium/app/guide"
)

// Help explains a topic that the commands share, or shows a page of the guide.
type Help struct {
	Topic string `arg:"" optional:"" help:"events, recovery, rules, bodies, init, or a page of the guide: 'hebbarium help' lists them."`
	Pages string `type:"path" placeholder:"DIR" help:"Write the whole guide to this folder instead, as pages for a browser."`
}

// Run does it.
func (c *Help) Run() error {
	if c.Pages != "" {
		if c.Topic != "" {
			return command.Usage(fmt.Errorf("help: expected a topic or --pages, found both"))
		}
		if err := guide.Write(c.Pages); err != nil {
			return err
		}
		command.Say("%s\n", filepath.Join(c.Pages, "index.html"))
		return nil
	}
	pages, err := guide.Pages()
	if err != nil {
		return err
	}
	if c.Topic == "" {
		fmt.Print(listing(pages))
		return nil
	}
	for _, t := range topics() {
		if slices.Contains(t.names, strings.ToLower(c.Topic)) {
			fmt.Print(t.text())
			return nil
		}
	}
	name := c.Topic
	if strings.EqualFold(name, "guide") {
		name = guide.Index
	}
	if p, ok := guide.Find(pages, name); ok {
		fmt.Print(p.Terminal())
		return nil
	}
	known := names(pages)
	last := len(known) - 1
	return command.Usage(fmt.Errorf("help: expected %s or %s, found %q", strings.Join(known[:last], ", "), known[last], c.Topic))
}

// names are what help can be asked for: topics, and pages of the guide.
func names(pages []guide.Page) []string {
	var known []string
	for _, t := range topics() {
		known = append(known, t.names[0])
	}
	known = append(known, "guide")
	for _, p := range pages[1:] {
		known = append(known, p.Name)
	}
	return known
}

// Names are what help can be asked for.
func Names() []string {
	pages, err := guide.Pages()
	if err != nil {
		return nil
	}
	return names(pages)
}

// listing says what help explains.
func listing(pages []guide.Page) string {
	var b strings.Builder
	b.WriteString("hebbarium --help lists the commands, hebbarium COMMAND --help what one takes.\n" +
		"hebbarium help TOPIC explains what several of them share:\n\n")
	for _, t := range topics() {
		fmt.Fprintf(&b, "  %-13s %s\n", t.names[0], t.about)
	}
	b.WriteString("\nor shows a page of the guide, which Shift+F1 in the window opens in a browser:\n\n")
	for _, p := range pages {
		name := p.Name
		if name == guide.Index {
			name = "guide"
		}
		fmt.Fprintf(&b, "  %-13s %s\n", name, p.Title)
	}
	return b.String()
}
