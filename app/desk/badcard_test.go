package desk

import (
	"path/filepath"
	"strings"
	"testing"

	"hebbarium/app/desk/desktest"
	"hebbarium/app/library"
	"hebbarium/brain"
)

// A card that cannot be lived by is named with its file and its entry.
func TestBadCardNamesItsFile(t *testing.T) {
	saves := t.TempDir()
	good := desktest.SaveRules(t, saves, "ant", 1)
	g, err := brain.Load(good)
	if err != nil {
		t.Fatal(err)
	}
	g.Card.Init = "banana"
	bad := filepath.Join(t.TempDir(), "bad"+library.Extension)
	if err := brain.Save(bad, g); err != nil {
		t.Skipf("no such card can be written: %v", err)
	}
	_, err = New(Options{Rules: bad, SavesDir: saves, Replays: t.TempDir()})
	if err == nil || !strings.Contains(err.Error(), bad) || !strings.Contains(err.Error(), "init") || !strings.Contains(err.Error(), "banana") {
		t.Errorf("the error is %v", err)
	}
}
