package app

import (
	"os"
	"path/filepath"
	"testing"

	"hebbarium/render/ant"
)

// The ant's picture goes round its three ways, and is kept.
func TestAntPictureIsKept(t *testing.T) {
	g := newGame(t, Options{World: "ant", SavesDir: t.TempDir()})
	defer g.Close()
	if g.settings.AntPicture != "automatic" {
		t.Errorf("the ant's picture is %q at first, want automatic", g.settings.AntPicture)
	}
	for _, want := range []string{"traced", "triangles", "automatic"} {
		g.do("ant picture")
		if got := readSettings(g.settingsPath).AntPicture; got != want || g.settings.AntPicture != want {
			t.Errorf("%q was chosen and %q kept, want %q", g.settings.AntPicture, got, want)
		}
	}
}

// An unknown picture is the automatic one and takes no other setting with it.
func TestUnknownAntPicture(t *testing.T) {
	path := filepath.Join(t.TempDir(), "settings.json")
	if err := os.WriteFile(path, []byte(`{"width": 1500, "height": 950, "ant_picture": "oils"}`), 0o644); err != nil {
		t.Fatal(err)
	}
	if s := readSettings(path); s.AntPicture != ant.Auto.String() || s.Width != 1500 {
		t.Errorf("read %+v", s)
	}
}

// Contacts are shown at first and to whoever has settings from before; the choice is kept.
func TestContactsAreKept(t *testing.T) {
	g := newGame(t, Options{World: "ant", SavesDir: t.TempDir()})
	defer g.Close()
	if !g.settings.Contacts {
		t.Error("contacts are not shown at first")
	}
	for _, want := range []bool{false, true, false} {
		g.do("contacts")
		if got := readSettings(g.settingsPath).Contacts; got != want || g.settings.Contacts != want {
			t.Errorf("%v was chosen and %v kept, want %v", g.settings.Contacts, got, want)
		}
	}
	path := filepath.Join(t.TempDir(), "settings.json")
	if err := os.WriteFile(path, []byte(`{"width": 1500, "height": 950}`), 0o644); err != nil {
		t.Fatal(err)
	}
	if !readSettings(path).Contacts {
		t.Error("settings without a word of contacts hide them")
	}
}
