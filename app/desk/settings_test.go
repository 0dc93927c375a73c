package desk

import (
	"os"
	"path/filepath"
	"testing"

	"hebbarium/app/settings"
	"hebbarium/render/ant"
)

// The ant's picture goes round its three ways, and is kept.
func TestAntPictureIsKept(t *testing.T) {
	d := newDesk(t, Options{World: "ant", SavesDir: t.TempDir()})
	defer d.Close()
	if d.view.Settings.AntPicture != "automatic" {
		t.Errorf("the ant's picture is %q at first, want automatic", d.view.Settings.AntPicture)
	}
	for _, want := range []string{"traced", "triangles", "automatic"} {
		d.Send(NextAntPicture{})
		if got := settings.Read(d.settingsPath).AntPicture; got != want || d.view.Settings.AntPicture != want {
			t.Errorf("%q was chosen and %q kept, want %q", d.view.Settings.AntPicture, got, want)
		}
	}
}

// An unknown picture is the automatic one and takes no other setting with it.
func TestUnknownAntPicture(t *testing.T) {
	path := filepath.Join(t.TempDir(), "settings.json")
	if err := os.WriteFile(path, []byte(`{"width": 1500, "height": 950, "ant_picture": "oils"}`), 0o644); err != nil {
		t.Fatal(err)
	}
	if s := settings.Read(path); s.AntPicture != ant.Auto.String() || s.Width != 1500 {
		t.Errorf("read %+v", s)
	}
}

// Contacts are shown at first and to whoever has settings from before; the choice is kept.
func TestContactsAreKept(t *testing.T) {
	d := newDesk(t, Options{World: "ant", SavesDir: t.TempDir()})
	defer d.Close()
	if !d.view.Settings.Contacts {
		t.Error("contacts are not shown at first")
	}
	for _, want := range []bool{false, true, false} {
		d.Send(Contacts{})
		if got := settings.Read(d.settingsPath).Contacts; got != want || d.view.Settings.Contacts != want {
			t.Errorf("%v was chosen and %v kept, want %v", d.view.Settings.Contacts, got, want)
		}
	}
	path := filepath.Join(t.TempDir(), "settings.json")
	if err := os.WriteFile(path, []byte(`{"width": 1500, "height": 950}`), 0o644); err != nil {
		t.Fatal(err)
	}
	if !settings.Read(path).Contacts {
		t.Error("settings without a word of contacts hide them")
	}
}

// Settings that name a world which there is not are as at a first start.
func TestUnknownWorldInSettings(t *testing.T) {
	path := filepath.Join(t.TempDir(), "settings.json")
	if err := os.WriteFile(path, []byte(`{"width": 1500, "height": 950, "world": "pond"}`), 0o644); err != nil {
		t.Fatal(err)
	}
	if s := settings.Read(path); s.World != "" || s.Width != 1500 {
		t.Errorf("read %+v", s)
	}
}
