//go:build !js

// Hebbarium is a desktop simulator for plastic brains. Without a command it
// opens the window.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/alecthomas/kong"

	"hebbarium/app"
	"hebbarium/app/command"
	"hebbarium/app/command/argument"
	"hebbarium/app/command/manual"
	"hebbarium/app/command/shell"
	"hebbarium/app/command/study"
	"hebbarium/app/desk"
	"hebbarium/brain/file"
	"hebbarium/saves"
)

// window is the command that no argument means.
type window struct {
	File    string `arg:"" optional:"" help:"Rule set, replay, pack or lesson to open, as if it were dropped onto the window, or a link (hebbarium help links)."`
	World   string `help:"World: car or ant."`
	Rules   string `help:"Rule set to begin with: a file (.safetensors), or demo:walker, a static ant policy published in 2017."`
	Seed    uint64 `help:"Seed of the first episode."`
	Body    string `help:"Body: intact, right, left, or leg1=0.25,leg3=0.5 (ant)."`
	Physics string `help:"Physics: builtin, mujoco (ant; mujoco:FILE names the library) or box2d (car)." default:"builtin"`
	Replay  string `type:"path" help:"Replay to play."`
	Lesson  string `help:"Lesson to begin with, by its name or a part of it, or all: one after the other, unattended."`
	Beside  string `help:"What lives beside it, with the same world and events: a rule set by its name, static, or seed:N for other first weights."`
	Link    string `name:"link-base" help:"Address of the page that copied links open in." default:"${link_base}"`
	Out     string `type:"path" help:"Folder for pictures, videos, tables and figures (default: Hebbarium in your Pictures, Videos and Documents folders)."`
	Saves   string `type:"path" help:"Folder of rule sets, which go before those of the same name that ship with the program." default:"saves"`
}

// Run opens the window.
func (w *window) Run() error {
	if w.File != "" && filepath.Ext(w.File) == "" && !desk.IsLink(w.File) {
		return command.UsageError{Err: fmt.Errorf("expected a command, or a file to open in the window, found %q", w.File)}
	}
	physics, err := command.WindowWorld(w.World, w.Physics, w.Body)
	if err != nil {
		return err
	}
	if err := argument.CheckBeside(w.Beside); err != nil {
		return command.UsageError{Err: err}
	}
	return app.Run(app.Options{
		File: w.File, World: w.World, Rules: w.Rules, Seed: w.Seed, Body: w.Body, Physics: physics, Replay: w.Replay, SavesDir: w.Saves,
		Lesson: w.Lesson, Beside: w.Beside, Out: w.Out, Shipped: saves.Rules, LinkBase: w.Link,
	})
}

// linkBase is where links open unless a flag says otherwise. Whoever publishes the page
// builds with -ldflags "-X main.linkBase=https://…".
var linkBase = "hebbarium:"

type commands struct {
	Version kong.VersionFlag `help:"Print the version."`

	Window     window           `cmd:"" default:"withargs" help:"Open the window (the default)."`
	Evaluate   command.Evaluate `cmd:"" help:"Score a rule set over seeded episodes."`
	Evolve     command.Evolve   `cmd:"" help:"Evolve a rule set."`
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
	open := command.OpenReplay(func(file, rules, folder string) error {
		return app.Run(app.Options{Replay: file, Rules: rules, SavesDir: folder, Shipped: saves.Rules, Physics: "builtin"})
	})
	if err := ctx.Run(open); err != nil {
		leave(command.ExitCode(err), err)
	}
	leave(0, nil)
}
