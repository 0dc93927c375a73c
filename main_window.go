//go:build !js && !headless

package main

import (
	"fmt"
	"path/filepath"

	"hebbarium/app"
	"hebbarium/app/command"
	"hebbarium/app/command/argument"
	"hebbarium/app/command/machines"
	"hebbarium/app/desk"
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
		File: w.File, World: w.World, Rules: w.Rules, Seed: w.Seed, Body: w.Body, Physics: physics, Replay: w.Replay, SavesDir: w.Saves, Gather: machines.InWindow,
		Lesson: w.Lesson, Beside: w.Beside, Out: w.Out, Shipped: saves.Rules, LinkBase: w.Link,
	})
}

// openReplay plays a replay in a window.
var openReplay = command.OpenReplay(func(file, rules, folder string) error {
	return app.Run(app.Options{Replay: file, Rules: rules, SavesDir: folder, Shipped: saves.Rules, Physics: "builtin"})
})
