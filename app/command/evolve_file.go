package command

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/alecthomas/kong"

	"hebbarium/app/command/campaignfile"
)

// campaignsFolder is where campaigns go whose folder is not named.
const campaignsFolder = "runs"

// BeforeResolve takes the campaign's file, or the card of the rule set whose campaign it
// is, for the flags that the command line does not have.
func (c *Evolve) BeforeResolve(ctx *kong.Context) error {
	var path, like string
	for _, p := range ctx.Path {
		switch {
		case p.Positional != nil && p.Positional.Name == "file":
			path, _ = ctx.Value(p).Interface().(string)
		case p.Flag != nil && p.Flag.Name == "like":
			like, _ = ctx.Value(p).Interface().(string)
		}
	}
	var f campaignfile.File
	var err error
	switch {
	case path == "" && like == "":
		return nil
	case path != "" && like != "":
		return errors.New("expected a campaign's file or --like, found both")
	case path != "":
		f, err = campaignfile.Read(path)
	default:
		f, err = c.like(like)
	}
	if err == nil {
		err = f.Check(ctx.Selected().Flags, "out", "resume", "like", "workers", "json", "help", "listen", "nats", "creds", "lease")
	}
	if err != nil {
		return err
	}
	ctx.AddResolver(f)
	return nil
}

// like is the campaign that found a rule set. The rule set was measured in the generation
// after those that it has behind it.
func (c *Evolve) like(path string) (campaignfile.File, error) {
	g, _, err := loadRules(path)
	if err != nil {
		return campaignfile.File{}, fmt.Errorf("--like: %w", err)
	}
	f, err := campaignfile.OfCard(path, g.Card)
	if err != nil {
		return f, fmt.Errorf("--like: %w", err)
	}
	f.Set("generations", fmt.Sprint(f.Whole("generations")+1))
	c.parent = g.Card.Parent
	return f, nil
}

// place finds the campaign's folder.
func (c *Evolve) place() error {
	written := c.File
	if c.Like != "" {
		written = c.Like
	}
	switch {
	case c.Resume != "" && (c.Out != "" || written != ""):
		return usage(errors.New("--resume: expected neither --out nor another campaign beside it: it goes on with its own"))
	case c.Resume == "" && c.Out == "" && written == "":
		return usage(errors.New("expected either --out DIR for a new campaign or --resume DIR"))
	case c.Resume == "" && c.Out == "":
		name := filepath.Base(written)
		if at := strings.LastIndexByte(name, ':'); at >= 0 { // shipped:NAME
			name = name[at+1:]
		}
		c.Out = filepath.Join(campaignsFolder, strings.TrimSuffix(name, filepath.Ext(name)))
	}
	if c.parent != "" && len(c.Start) == 0 {
		return usage(fmt.Errorf("--like: the search of %s began at a rule set, that with the SHA-256 %s: expected it by --start", c.Like, c.parent))
	}
	return nil
}
