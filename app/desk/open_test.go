package desk

import (
	"hebbarium/app/desk/desktest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hebbarium/app/library"
)

// The window begins with a file of each kind; where it cannot show one, it begins as without,
// and a card says why.
func TestWindowBeginsWithAFile(t *testing.T) {
	saves, folder := t.TempDir(), t.TempDir()
	if err := os.Rename(desktest.SaveRules(t, saves, "ant", 1), filepath.Join(saves, "ant-random"+library.Extension)); err != nil {
		t.Fatal(err)
	}
	files := desktest.Files(t, folder, saves)
	for kind, world := range map[string]string{"rules": "car", "replay": "ant", "pack": "car", "lesson": "ant"} {
		d := newDesk(t, Options{File: files[kind], SavesDir: saves, Replays: t.TempDir()})
		if d.view.World != world || d.view.Lesson.Running() != (kind == "lesson") {
			t.Errorf("%s: found the %s, lesson %v", kind, d.view.World, d.view.Lesson.Running())
		}
		d.Close()
	}
	for kind, says := range map[string]string{"broken": "numbers: expected", "folder": "found a folder", "other": "found .txt"} {
		d := newDesk(t, Options{File: files[kind], SavesDir: saves, Replays: t.TempDir()})
		if c := d.view.Card; c == nil || c.File != files[kind] || !strings.Contains(c.Lines[0], says) || d.view.World != "ant" || d.view.NoRules {
			t.Errorf("%s: expected the ant and a card that says %q, found the %s and %+v", kind, says, d.view.World, c)
		}
		d.Close()
	}
	if _, err := New(Options{File: files["rules"], Lesson: "one", SavesDir: saves}); err == nil {
		t.Error("expected a file and a lesson together to be refused")
	}
}

// What is chosen or dropped is told by its name, and what cannot be opened leaves
// the window as it was, with a reason.
func TestFilesOfEachKindAreOpened(t *testing.T) {
	saves, folder := t.TempDir(), t.TempDir()
	if err := os.Rename(desktest.SaveRules(t, saves, "ant", 1), filepath.Join(saves, "ant-random"+library.Extension)); err != nil {
		t.Fatal(err)
	}
	d := newDesk(t, Options{World: "ant", SavesDir: saves, Replays: t.TempDir()})
	defer d.Close()
	files := desktest.Files(t, folder, saves)
	for _, c := range []struct{ kind, world, card string }{
		{"rules", "car", ""}, {"replay", "ant", ""}, {"pack", "car", ""}, {"lesson", "ant", ""},
		{"broken", "ant", "numbers: expected"}, {"folder", "ant", "found a folder"}, {"other", "ant", "found .txt"},
	} {
		before := d.session
		d.Send(Open{Path: files[c.kind]})
		if d.view.World != c.world || (d.session != before) != (c.card == "") || (d.view.Card != nil) != (c.card != "") {
			t.Errorf("%s: found the %s, card %+v", c.kind, d.view.World, d.view.Card)
		}
		if c.card != "" && (d.view.Card == nil || !strings.Contains(strings.Join(d.view.Card.Lines, " "), c.card)) {
			t.Errorf("%s: expected a card that says %q, found %+v", c.kind, c.card, d.view.Card)
		}
		if d.view.Lesson.Running() != (c.kind == "lesson" || c.card != "") {
			t.Errorf("%s: lesson runs: %v", c.kind, d.view.Lesson.Running())
		}
	}
	d.Send(Open{Path: filepath.Join(folder, "absent.replay")})
	if d.view.Card == nil || !strings.Contains(strings.Join(d.view.Card.Lines, " "), "no such file") {
		t.Errorf("no file: found %+v", d.view.Card)
	}
	// What was dropped first lies where it lay: what is recorded of it names its file.
	d.Send(Open{Path: files["rules"]})
	if d.view.Snap.Rules.Path != files["rules"] {
		t.Errorf("the rule set's path: expected %s, found %q", files["rules"], d.view.Snap.Rules.Path)
	}
}

// Where the file of the rules that are lived by becomes another, the life goes on by those of
// then, and beginning again says so.
func TestFileChangesWhileItIsOpen(t *testing.T) {
	path := desktest.SaveRules(t, t.TempDir(), "ant", 1)
	d := newDesk(t, Options{File: path, SavesDir: t.TempDir(), Replays: t.TempDir()})
	defer d.Close()
	sum := d.view.Snap.Rules.SHA256
	if d.Send(Restart{Same: true}); d.view.Notice != "" {
		t.Errorf("as it was: told %q", d.view.Notice)
	}
	if err := os.Rename(desktest.SaveRules(t, t.TempDir(), "ant", 2), path); err != nil {
		t.Fatal(err)
	}
	if d.Send(Restart{Same: true}); !strings.Contains(d.view.Notice, filepath.Base(path)+" is another file since") || d.view.Snap.Rules.SHA256 != sum {
		t.Errorf("told %q", d.view.Notice)
	}
	d.Send(Open{Path: path})
	if d.Send(Restart{Same: true}); d.view.Snap.Rules.SHA256 == sum || strings.Contains(d.view.Notice, "another file") {
		t.Errorf("opened again: told %q, the same rules: %v", d.view.Notice, d.view.Snap.Rules.SHA256 == sum)
	}
}
