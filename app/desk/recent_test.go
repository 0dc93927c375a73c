package desk

import (
	"errors"
	"path/filepath"
	"testing"

	"hebbarium/app/desk/desktest"
	"hebbarium/app/library"
	"hebbarium/app/settings"
)

// Files that were opened are remembered, the latest first, each once; what could not be
// opened, and what a world's button opens, is not.
func TestRecentFiles(t *testing.T) {
	saves := t.TempDir()
	ant, car := desktest.SaveRules(t, saves, "ant", 1), desktest.SaveRules(t, saves, "car", 1)
	d := newDesk(t, Options{World: "ant", SavesDir: saves})
	defer d.Close()
	d.Send(Open{Path: ant})
	d.Send(Open{Path: car})
	d.Send(Open{Path: ant})
	d.Send(Open{Path: filepath.Join(saves, "none"+library.Extension)})
	d.Send(Enter{World: "car"})
	want := settings.Recent{ant, car}
	if got := settings.Read(d.settingsPath).Recent; got != want {
		t.Errorf("remembered %q, want %q", got, want)
	}
	r := settings.Recent{}
	for _, p := range "abcdefghijb" {
		r = r.With(string(p))
	}
	if r != (settings.Recent{"b", "j", "i", "h", "g", "f", "e", "d"}) {
		t.Errorf("of many files %q stay", r)
	}
}

// News of a file that was kept name it, for longer, and it is known after they have gone.
func TestNewsOfAFile(t *testing.T) {
	d := newDesk(t, Options{World: "ant", SavesDir: t.TempDir()})
	defer d.Close()
	d.TellKept("Picture", "/pictures/a.png", nil)
	if d.Update(); d.view.NoticeFile != "/pictures/a.png" || d.view.Kept != "/pictures/a.png" || d.view.Notice != "Picture kept: /pictures/a.png" {
		t.Errorf("told %q of %q", d.view.Notice, d.view.NoticeFile)
	}
	d.TellKept("Video", "/videos/b.mp4", errors.New("no room"))
	if d.Update(); d.view.NoticeFile != "" || d.view.Kept != "/pictures/a.png" {
		t.Errorf("of what was not kept: %q, kept last %q", d.view.NoticeFile, d.view.Kept)
	}
}
