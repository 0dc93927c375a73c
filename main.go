//go:build !js

// Hebbarium is a desktop simulator for plastic brains. Without a command it
// opens the window.
package main

import (
	"fmt"
	"os"

	"github.com/alecthomas/kong"

	"hebbarium/app/command"
	"hebbarium/app/command/argument"
	"hebbarium/app/command/labour"
	"hebbarium/app/command/manual"
	"hebbarium/app/command/shell"
	"hebbarium/app/command/study"
	"hebbarium/brain/file"
)

// linkBase is where links open unless a flag says otherwise. Whoever publishes the page
// builds with -ldflags "-X main.linkBase=https://…".
var linkBase = "hebbarium:"

type commands struct {
	Version kong.VersionFlag `help:"Print the version."`

	Window     window           `cmd:"" default:"withargs" help:"Open the window (the default)."`
	Evaluate   command.Evaluate `cmd:"" help:"Score a rule set over seeded episodes."`
	Evolve     command.Evolve   `cmd:"" help:"Evolve a rule set."`
	Worker     labour.Worker    `cmd:"" help:"Live episodes for a campaign on another machine."`
	Replay     command.Replay   `cmd:"" help:"Play a replay; headless, check every recorded hash."`
	Publish    command.Publish  `cmd:"" help:"Score a rule set and write it with its card filled in."`
	Inspect    command.Inspect  `cmd:"" help:"Show the card and statistics of a rule set or a replay."`
	Import     command.Import   `cmd:"" help:"Read a checkpoint of the original code."`
	Experiment study.Experiment `cmd:"" help:"Reproduce tables and figures of the paper, with a report."`
	Trace      study.Trace      `cmd:"" help:"Write a life as arrays for other tools (.safetensors)."`
	Bench      command.Bench    `cmd:"" help:"Measure each part of the lifetime loop on one core."`
	Completion shell.Completion `cmd:"" help:"Print the completion for a shell."`
	Man        shell.Man        `cmd:"" help:"Print the manual page."`
	Help       manual.Help      `cmd:"" help:"Explain a topic, or show a page of the guide."`
}

func main() {
	// What is printed is written before anything is said of how it ended.
	end := command.WatchOutput()
	leave := func(status int, why error) {
		if err := end(); err != nil && status == 0 {
			status, why = 1, err
		}
		if why != nil {
			command.Complain(why)
		}
		os.Exit(status)
	}
	if err := argument.CheckEnvironment(); err != nil {
		leave(2, err)
	}
	var c commands
	defaults, err := argument.Defaults()
	if err != nil {
		leave(1, err)
	}
	parser := kong.Must(&c,
		kong.Name("hebbarium"),
		kong.Description("A terrarium for plastic brains: networks that learn to drive and to walk from random weights, by evolved Hebbian rules alone."),
		kong.UsageOnError(),
		command.Words(),
		argument.Texts(),
		kong.Vars(defaults),
		kong.Vars{"version": file.Program(), "link_base": linkBase},
		kong.Exit(func(status int) { leave(status, nil) }),
	)
	ctx, err := parser.Parse(os.Args[1:])
	if err != nil {
		command.Complain(err)
		fmt.Fprintln(os.Stderr, "Try 'hebbarium --help'.")
		leave(2, nil)
	}
	if err := ctx.Run(openReplay); err != nil {
		leave(command.ExitCode(err), err)
	}
	leave(0, nil)
}
