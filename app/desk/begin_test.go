package desk

import (
	"testing"

	"hebbarium/app/desk/desktest"
	"hebbarium/app/settings"
)

// A first start opens on the ant, and the next ones where the last has been.
func TestFirstWorld(t *testing.T) {
	folder := t.TempDir()
	desktest.SaveRules(t, folder, "car", 1)
	desktest.SaveRules(t, folder, "ant", 2)
	d := newDesk(t, Options{SavesDir: folder})
	if d.view.World != "ant" || d.view.NoRules {
		t.Errorf("a first start opens on the %s, without rules: %v", d.view.World, d.view.NoRules)
	}
	d.Send(Enter{World: "car"})
	path := d.settingsPath
	d.Close()
	if s := settings.Read(path); s.World != "car" {
		t.Errorf("the settings remember the %s", s.World)
	}
	again, err := New(Options{SavesDir: folder})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if again.view.World != "car" {
		t.Errorf("the next start opens on the %s", again.view.World)
	}
}
