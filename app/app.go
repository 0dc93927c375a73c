// Package app is the window: the one room that knows all others. It makes the desk,
// the panels, what lies over them, and the window that they are in.
package app

import (
	"errors"
	"fmt"
	"image"
	"os"
	"os/signal"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/capture"
	"hebbarium/app/clipboard"
	"hebbarium/app/desk"
	"hebbarium/app/editor"
	"hebbarium/app/film"
	"hebbarium/app/guide"
	"hebbarium/app/library"
	"hebbarium/app/many"
	"hebbarium/app/overlay"
	"hebbarium/app/overlay/author"
	"hebbarium/app/overlay/gallery"
	"hebbarium/app/overlay/seeing"
	"hebbarium/app/overlay/welcome"
	"hebbarium/app/overlay/writing"
	"hebbarium/app/panel/bar"
	"hebbarium/app/panel/brains"
	"hebbarium/app/panel/caption"
	"hebbarium/app/panel/evolution"
	"hebbarium/app/panel/lives"
	"hebbarium/app/panel/maps"
	"hebbarium/app/panel/microscope"
	"hebbarium/app/panel/rack"
	"hebbarium/app/panel/timeline"
	"hebbarium/app/panel/wheel"
	"hebbarium/app/panel/world"
	"hebbarium/app/ui"
	"hebbarium/app/window"
	"hebbarium/brain"
	"hebbarium/brain/file"
	"hebbarium/evolve/turn"
	"hebbarium/render/kit"
)

// Options say what the window begins with.
type Options = desk.Options

// ErrNoDisplay is wrapped where there is no screen to open a window on.
var ErrNoDisplay = errors.New("no display")

// Run opens the window and returns when it is closed. Where there is no display
// it returns an error that wraps ErrNoDisplay and names the commands that need
// none.
func Run(o Options) error {
	o.Greets = true
	return open(o, func(*window.Window) {})
}

// open is Run, with something that is done with the window before it opens.
func open(o Options, with func(*window.Window)) error {
	if err := displayed(runtime.GOOS); err != nil {
		return err
	}
	w, err := New(o)
	if err != nil {
		return err
	}
	defer func() {
		if err := w.Close(); err != nil {
			fmt.Fprintln(os.Stderr, "hebbarium:", file.PrintableError(err))
		}
	}()
	// Ctrl+C in the terminal and a polite kill close the window as its own button
	// does, so that nothing is lost.
	signal.Notify(w.Ended, os.Interrupt, syscall.SIGTERM)
	w.Open()
	w.Closes = ebiten.IsWindowBeingClosed
	ebiten.SetWindowClosingHandled(true)
	with(w)
	turn.First()
	if err := ebiten.RunGame(shown(w)); err != nil {
		if text := err.Error(); strings.Contains(text, "x11:") || strings.Contains(text, "X11:") {
			return fmt.Errorf("%w: the window needs an X server that answers, DISPLAY is %q: %w", ErrNoDisplay, os.Getenv("DISPLAY"), err)
		}
		return fmt.Errorf("window: %w", err)
	}
	return nil
}

// Times for which panels wait between two drawings on a slow machine.
const (
	rackTurn     = 100 * time.Millisecond
	mapsTurn     = 50 * time.Millisecond
	timelineTurn = 100 * time.Millisecond
)

// New makes the window's content. It needs no display; its Update and Draw do.
func New(o Options) (*window.Window, error) {
	theme, err := kit.NewTheme()
	if err != nil {
		return nil, err
	}
	if o.Missing == nil {
		o.Missing = theme.Type.Missing
	}
	crowd, eye := many.New(), &many.Eye{}
	o.Behind = crowd.Awaits
	d, err := desk.New(o)
	if err != nil {
		return nil, err
	}
	turn.First()
	var w *window.Window // which what follows asks where things lie, once it is there
	region := func(name string) func() image.Rectangle {
		return asked(func() image.Rectangle { return w.Region(name) }, &w)
	}
	bounds := asked(func() image.Rectangle { return w.Bounds() }, &w)
	hand, popups, actions := d.Hand(), &ui.Popups{}, &ui.Actions{}
	writer := author.New(d.Hand(), popups, lessonsFolder(o), editor.Open, d.Tell)
	writer.Hear(hand)
	shots := film.New(d, theme, film.Stage{World: region("world"), Size: func() image.Point { return bounds().Size() }, Redraw: func() { w.Redraw() }, Lives: func() *many.Snapshot {
		if d.View().Many == 0 {
			return nil
		}
		return crowd.Seen()
	}})
	prompts := overlay.NewPrompts(hand, popups, actions, region("bar"))
	prompts.Chooser = library.NewChooser()
	top := bar.New(hand, actions, popups, shots.Recording, prompts.Ask)
	told := caption.New(hand, popups)
	evolve := evolution.New(hand, actions, popups, theme, region("maps"), top.OnWorlds, evolution.Outside{Gather: o.Gather, Copy: clipboard.Copy})
	synapses := maps.New(hand, theme, popups, bounds, hideCursor)
	tiles := lives.New(hand, theme, crowd, eye, d)
	along := timeline.New(hand, theme, actions, crowd)
	closer := microscope.New(hand, theme, d.Session, along.Axis(), prompts.Ask, synapses.Mark)
	synapses.Looks, prompts.Rows = closer.Look, closer.Rows
	rules := writing.New(hand, popups, theme)
	synapses.Writes(rules.Open)
	cards := welcome.New(hand, theme, func(name string) image.Rectangle { return region(name)() }, func() { maps.ShowTerms(synapses) })
	turn.First()
	seats := []window.Seat{
		{Panel: top},
		{Panel: world.New(hand, theme, actions)},
		{Panel: tiles},
		{Panel: wheel.New(hand, actions)},
		{Panel: told},
		{Panel: overlay.NewCard(hand, theme, actions, prompts.Ask, overlay.CopyDetails(d.ConfigFolder()))},
		{Panel: rack.New(hand, theme, popups, actions), Turn: rackTurn},
		{Panel: synapses, Turn: mapsTurn},
		{Panel: brains.New(hand, theme, crowd, eye, tiles.Open), Turn: mapsTurn},
		{Panel: along, Turn: timelineTurn},
		{Panel: closer, Turn: timelineTurn},
		{Panel: evolve},
		{Panel: cards},
	}
	notes := seeing.New(popups, theme, func() []ui.Note { return window.Notes(seats) }, func() brain.Rule { return d.View().Snap.Rules.Genome.Rule })
	told.Obey(map[string]caption.Show{
		"one": func(string) func() { return nil },
		"seeing": func(string) func() {
			notes.Show(true)
			return func() { notes.Show(false) }
		},
		"many": func(lives string) func() {
			n, _ := strconv.Atoi(lives) // the lesson's check has read it
			hand.Send(desk.Many{Lives: n})
			return func() { hand.Send(desk.Many{Lives: 1}) }
		},
		"synapse": func(name string) func() {
			for _, row := range closer.Rows(name) {
				if row.Act == nil {
					hand.Say(row.Title)
					return nil
				}
				row.Act()
			}
			return func() { closer.Escape() }
		},
		"twin": switched(hand, desk.Twin{}, func(v *desk.View) bool { return v.Snap.Twin != nil }),
		"talk": switched(hand, desk.Talk{}, func(v *desk.View) bool { return v.Talk }),
	})
	told.Hang(ui.Controls(top.Controls()).Named("lessons"))
	told.Lead(func() []ui.Row { return actions.Rows("make lesson", "gallery") })
	help := overlay.NewHelp(popups, actions, theme, func() []ui.Row { return window.Mouse(seats) })
	kept := overlay.NewKept(hand, clipboard.Copy, d.Tell)
	links := overlay.NewLinks(hand, popups, region("bar"), clipboard.Copy, clipboard.Paste, synapses.Shows)
	pages := overlay.Guide{Place: guide.Place, Open: guide.Open, Copy: clipboard.Copy, Tell: d.Tell}
	foot := asked(func() image.Rectangle { return w.Free("world") }, &w)
	w = window.New(window.Parts{
		Desk: d, Theme: theme, Seats: seats, Popups: popups, Actions: actions,
		Overlays: []window.Overlay{overlay.NewNotice(hand, theme, overlay.Around{Free: top.Free, Foot: foot, Width: func() int { return bounds().Dx() }}, kept.Show)},
		Tip:      overlay.NewTip(theme, popups, bounds),
		Film:     shots,
		Chooser:  prompts.Chooser,
	})
	turn.First()
	for _, s := range seats {
		actions.Add(s.Actions()...)
	}
	actions.Add(shots.Actions()...)
	actions.Add(prompts.Actions()...)
	actions.Add(links.Actions()...)
	actions.Add(kept.Actions()...)
	actions.Add(overlay.Rivals{Prompts: prompts}.Actions()...)
	actions.Add(w.Keymap(hand)...)
	actions.Add(help.Actions()...)
	actions.Add(notes.Actions()...)
	actions.Add(writer.Actions()...)
	actions.Add(rules.Actions()...)
	actions.Add(gallery.New(hand, popups).Actions()...)
	actions.Add(pages.Actions()...)
	if plain := o.File == "" && o.Replay == "" && o.Lesson == "" && o.Rules == ""; o.Greets && plain && !d.View().Settings.Welcomed {
		cards.Begin()
	}
	return w, nil
}

// asked asks a window for a place: none, while it is being made.
func asked(place func() image.Rectangle, w **window.Window) func() image.Rectangle {
	return func() image.Rectangle {
		if *w == nil {
			return image.Rectangle{}
		}
		return place()
	}
}

// lessonsFolder is where lessons are kept that are made here: in a page, where downloads go.
func lessonsFolder(o Options) func() (string, error) {
	return func() (string, error) {
		if runtime.GOOS == "js" {
			if o.Out != "" {
				return o.Out, nil
			}
			return capture.Folder(capture.Documents)
		}
		if folder := library.LessonsFolder(); folder != "" {
			return folder, nil
		}
		return "", errors.New("expected a folder of the user's own for lessons, found none")
	}
}

// switched is a view of a lesson that a command turns on, and off again where it was off.
func switched(hand *desk.Hand, c desk.Command, on func(*desk.View) bool) caption.Show {
	return func(string) func() {
		if on(hand.View()) {
			return nil
		}
		hand.Send(c)
		return func() {
			if on(hand.View()) {
				hand.Send(c)
			}
		}
	}
}

// What the window asks of panels beside what every panel is.
var (
	_ window.Covered  = (*world.Panel)(nil)
	_ window.Moused   = (*world.Panel)(nil)
	_ window.Covering = (*caption.Panel)(nil)
	_ window.Covering = (*wheel.Panel)(nil)
	_ window.Escaping = (*wheel.Panel)(nil)
	_ window.Driving  = (*wheel.Panel)(nil)
	_ window.Covering = (*overlay.Card)(nil)
	_ window.Covered  = (*overlay.Card)(nil)
	_ window.Escaping = (*overlay.Card)(nil)
	_ window.Covering = (*welcome.Panel)(nil)
	_ window.Covered  = (*welcome.Panel)(nil)
	_ window.Escaping = (*welcome.Panel)(nil)
	_ window.Wide     = (*rack.Panel)(nil)
	_ window.Covering = (*rack.Panel)(nil)
	_ window.Escaping = (*rack.Panel)(nil)
	_ window.Keeping  = (*rack.Panel)(nil)
	_ window.Overlay  = (*maps.Panel)(nil)
	_ window.Looking  = (*maps.Panel)(nil)
	_ window.Looking  = (*overlay.Notice)(nil)
	_ window.Looking  = (*overlay.Tip)(nil)
	_ window.Looking  = (*overlay.Help)(nil)
	_ window.Looking  = (*ui.List)(nil)
	_ window.Escaping = (*maps.Panel)(nil)
	_ window.Parted   = (*maps.Panel)(nil)
	_ window.Parted   = (*rack.Panel)(nil)
	_ window.Parted   = (*world.Panel)(nil)
	_ window.Parted   = (*timeline.Panel)(nil)
	_ window.Moused   = (*maps.Panel)(nil)
	_ window.Moused   = (*timeline.Panel)(nil)
	_ window.Noted    = (*world.Panel)(nil)
	_ window.Noted    = (*maps.Panel)(nil)
	_ window.Noted    = (*rack.Panel)(nil)
	_ window.Noted    = (*timeline.Panel)(nil)
	_ window.Covering = (*lives.Panel)(nil)
	_ window.Covered  = (*lives.Panel)(nil)
	_ window.Escaping = (*lives.Panel)(nil)
	_ window.Parted   = (*lives.Panel)(nil)
	_ window.Parted   = (*brains.Panel)(nil)
	_ window.Moused   = (*lives.Panel)(nil)
	_ window.Covering = (*microscope.Panel)(nil)
	_ window.Escaping = (*microscope.Panel)(nil)
	_ window.Moused   = (*microscope.Panel)(nil)
	_ window.Noted    = (*microscope.Panel)(nil)
)

// hideCursor hides the system's pointer, or shows it again.
func hideCursor(hidden bool) {
	mode := ebiten.CursorModeVisible
	if hidden {
		mode = ebiten.CursorModeHidden
	}
	ebiten.SetCursorMode(mode)
}

// displayed says why no window can be opened on a system, or nil.
func displayed(system string) error {
	switch system {
	case "windows", "darwin", "js", "android", "ios":
		return nil
	}
	if os.Getenv("DISPLAY") != "" {
		return nil
	}
	why := "neither DISPLAY nor WAYLAND_DISPLAY is set, so no window can be opened"
	if os.Getenv("WAYLAND_DISPLAY") != "" {
		why = "DISPLAY is not set: the window needs X11 or, under Wayland, XWayland, which this session does not offer"
	}
	return fmt.Errorf("%w: %s; "+
		"these commands need none: hebbarium evaluate, evolve, replay --headless, inspect, import, bench", ErrNoDisplay, why)
}
