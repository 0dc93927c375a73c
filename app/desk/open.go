package desk

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"hebbarium/app/lesson"
	"hebbarium/app/library"
	"hebbarium/app/words"
	"hebbarium/evolve/replay"
)

// Open opens whatever a path names that the window can show: a rule set, a replay, a
// pack or a lesson. Where it cannot, what was there stays, and a card says why.
type Open struct {
	Path  string
	Rules string // path of the rule set that a replay is played with; "" looks for it
}

func (c Open) do(d *Desk) error {
	if c.Rules == "" && IsLink(c.Path) {
		return Follow{Link: c.Path}.do(d)
	}
	if err := d.open(c); err != nil {
		return err
	}
	d.remember(c.Path)
	return nil
}

func (d *Desk) open(c Open) error {
	d.notice.quiet()
	err := d.openFile(c.Path)
	if c.Rules != "" {
		err = d.playReplay(c.Path, c.Rules)
	}
	if err != nil {
		return &OpenError{c.Path, err}
	}
	if why := d.options.unreadable(words.FileName(c.Path)); why != "" {
		d.Say("In the file's name " + why)
	}
	return nil
}

// unreadable says which character of a text no font has, "" where there is none.
func (o *Options) unreadable(text string) string {
	if o.Missing == nil {
		return ""
	}
	for _, r := range o.Missing(text) {
		return fmt.Sprintf("there is a character that no font of this system has: “%c” (U+%04X)", r, r)
	}
	return ""
}

// remember keeps the path of a file that was opened, for the next time.
func (d *Desk) remember(path string) {
	if replay.IsCarried(path) {
		return
	}
	if abs, err := filepath.Abs(path); err == nil && abs != d.view.Settings.Recent[0] {
		_ = d.change(func(s *Settings) { s.Recent = s.Recent.With(abs) })
	}
}

// openFile opens a rule set, a replay, a pack or a lesson, told by its extension.
func (d *Desk) openFile(path string) error {
	if replay.IsCarried(path) {
		return d.openRuleSet(path)
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
		return fmt.Errorf("expected %s, found %s", library.OpenableWords(), found)
	}
	switch extension := strings.ToLower(filepath.Ext(path)); extension {
	case replay.ReplayExtension, replay.PackExtension:
		return d.playReplay(path, "")
	case lesson.Extension:
		l, err := lesson.Load(os.DirFS(filepath.Dir(path)), filepath.Base(path))
		if err != nil {
			return err
		}
		return d.lessons.tell(l)
	case library.Extension:
		return d.openRuleSet(path)
	default:
		if extension == "" {
			extension = "a file without an extension"
		}
		return fmt.Errorf("expected %s, found %s", library.OpenableWords(), extension)
	}
}

// openRuleSet shows a life with the rule set in a file, or one that the program carries in
// itself.
func (d *Desk) openRuleSet(path string) error {
	rules, err := library.Open(path, d.options.carried())
	if err != nil {
		return err
	}
	return d.start(rules, "", true)
}

// Enter goes to a world with its best rule set.
type Enter struct{ World string }

func (c Enter) do(d *Desk) error {
	if c.World == d.view.World {
		return nil
	}
	if s, ok := library.Best(d.view.Saves, c.World); ok {
		return d.open(Open{Path: s.Path})
	}
	if err := d.startEmpty(c.World, ""); err != nil {
		return &OpenError{c.World, err}
	}
	return nil
}

// WatchRandom lives by random rules.
type WatchRandom struct{}

func (WatchRandom) do(d *Desk) error {
	return Live{library.Random(d.view.World, d.view.Seed)}.do(d)
}

// ListRules looks anew which rule sets there are.
type ListRules struct{}

func (ListRules) do(d *Desk) error {
	d.view.Saves = library.List(d.options.SavesDir, d.options.carried())
	return nil
}
