package app

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"runtime"
	"syscall"

	"github.com/ebitenui/ebitenui/input"
	"github.com/hajimehoshi/ebiten/v2"
)

// Options say what the window begins with.
type Options struct {
	File     string // path of a rule set, replay, pack or lesson to begin with, instead of naming its kind
	World    string // car or ant; "" is that of the rules, or of the first rule set found
	Rules    string // path of a rule set; "" is the best one in SavesDir
	SavesDir string
	Shipped  fs.FS  // rule sets that the program carries in itself; one of the same name in SavesDir goes before; nil for none
	Seed     uint64 // 0 is 1
	Body     string
	Physics  string // "" is builtin
	Replay   string // path of a replay to play
	Lesson   string // name of a lesson to begin with, or AllLessons
	Out      string // folder for pictures, videos and the like; "" is the user's own
	Replays  string // folder that sessions are recorded to; "" is the user's own
}

// ErrNoDisplay is wrapped where there is no screen to open a window on.
var ErrNoDisplay = errors.New("no display")

// Run opens the window and returns when it is closed. Where there is no display
// it returns an error that wraps ErrNoDisplay and names the commands that need
// none.
func Run(o Options) error {
	if err := displayed(); err != nil {
		return err
	}
	g, err := NewGame(o)
	if err != nil {
		return err
	}
	defer g.Close()
	// Ctrl+C in the terminal and a polite kill close the window as its own button
	// does, so that nothing is lost.
	signal.Notify(g.ended, os.Interrupt, syscall.SIGTERM)
	ebiten.SetWindowTitle("Hebbarium")
	ebiten.SetWindowSize(g.settings.Width, g.settings.Height)
	ebiten.SetWindowResizingMode(ebiten.WindowResizingModeEnabled)
	ebiten.SetWindowSizeLimits(LeastWidth, LeastHeight, -1, -1)
	ebiten.SetScreenClearedEveryFrame(false)
	ebiten.SetTPS(ticks)
	g.screen = screenScale
	input.SetCursorUpdater(&mouse{g: g})
	if err := ebiten.RunGame(g); err != nil {
		return fmt.Errorf("window: %w", err)
	}
	return nil
}

// ticks is the number of updates a second.
const ticks = 60

// displayed says why no window can be opened, or nil.
func displayed() error {
	switch runtime.GOOS {
	case "windows", "darwin", "js", "android", "ios":
		return nil
	}
	if os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != "" {
		return nil
	}
	return fmt.Errorf("%w: neither DISPLAY nor WAYLAND_DISPLAY is set, so no window can be opened; "+
		"these commands need none: hebbarium evaluate, evolve, replay --headless, inspect, import, bench", ErrNoDisplay)
}
