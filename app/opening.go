package app

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/lesson"
	"hebbarium/evolve/replay"
)

// drops opens what was dropped onto the window.
func (g *Game) drops() {
	files := ebiten.DroppedFiles()
	if files == nil {
		return
	}
	g.closePopup()
	if g.typing != nil {
		g.typing.end(false)
		g.typing = nil
	}
	path, more, err := droppedPath(files)
	if err != nil {
		g.fail("what was dropped", err)
		return
	}
	g.choose(path)
	if more > 0 && g.card == nil {
		g.say(fmt.Sprintf("Opened %s alone: the window shows one thing at a time", filepath.Base(path)))
	}
}

// droppedPath is where the first of the files lies that were dropped onto the
// window, and how many more there are. The path is kept, not the content alone: what
// is recorded next finds its rules again by it.
func droppedPath(files fs.FS) (path string, more int, err error) {
	entries, err := fs.ReadDir(files, ".")
	if err != nil {
		return "", 0, err
	}
	for i, e := range entries {
		if p, ok := e.(ebiten.AbsPather); ok {
			return p.AbsPath(), len(entries) - 1 - i, nil
		}
	}
	return "", 0, fmt.Errorf("expected a file that lies on this machine, found %d without a path", len(entries))
}

// choose opens whatever a path names that the window can show; where it cannot,
// what was there stays, and a card says why.
func (g *Game) choose(path string) {
	g.notice = notice{} // it was about what was shown before
	if err := g.openFile(path); err != nil {
		g.fail(path, err)
	}
}

// openFile opens a rule set, a replay, a pack or a lesson, told by its extension.
func (g *Game) openFile(path string) error {
	if replay.IsCarried(path) {
		return g.openRuleSet(path)
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		found := "something that is no file"
		if info.IsDir() {
			found = "a folder"
		}
		return fmt.Errorf("expected %s, found %s", openable(), found)
	}
	switch extension := strings.ToLower(filepath.Ext(path)); extension {
	case replay.ReplayExtension, replay.PackExtension:
		return g.playReplay(path, "")
	case lesson.Extension:
		l, err := lesson.Load(os.DirFS(filepath.Dir(path)), filepath.Base(path))
		if err != nil {
			return err
		}
		return g.lessons.start(l)
	case ruleExtension:
		return g.openRuleSet(path)
	default:
		if extension == "" {
			extension = "a file without an extension"
		}
		return fmt.Errorf("expected %s, found %s", openable(), extension)
	}
}

// openRuleSet shows a life with the rule set in a file, or one that the program carries in
// itself.
func (g *Game) openRuleSet(path string) error {
	rules, err := openRules(path, g.options.carried())
	if err != nil {
		return err
	}
	return g.start(rules, "", true)
}

// openable names what the window can show.
func openable() string {
	return fmt.Sprintf("a rule set (%s), a replay (%s), a pack (%s) or a lesson (%s)", ruleExtension, replay.ReplayExtension, replay.PackExtension, lesson.Extension)
}
