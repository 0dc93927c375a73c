package app

import (
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A lesson of one's own that cannot be read is in the list of lessons, and tells why.
func TestUnreadableLessonTellsWhy(t *testing.T) {
	home := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", home)
	folder := filepath.Join(home, "hebbarium", "lessons")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{"good.json": testLesson, "bad.json": strings.Replace(testLesson, `"look": "brain"`, `"look": "sky"`, 1)} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	g, err := NewGame(Options{World: "ant", SavesDir: t.TempDir(), Replays: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	g.card = nil
	found := false
	for _, r := range g.lessonList() {
		if r.title == "bad.json" {
			found = true
			r.act()
		}
		if r.title == "good.json" {
			t.Error("a good lesson is listed as unreadable")
		}
	}
	if !found || g.card == nil || !strings.Contains(strings.Join(g.card.lines, " "), `entry 1: look: expected one of world`) {
		t.Errorf("expected a card that names the entry and the field, found %v, %+v", found, g.card)
	}
}

// The list of lessons hangs from its button where there is one, and moves with it.
func TestLessonListHangsFromItsButton(t *testing.T) {
	g := newGame(t, Options{World: "ant", SavesDir: t.TempDir()})
	defer g.Close()
	for _, size := range sizes() {
		g.LayoutF(float64(size.X), float64(size.Y))
		if g.popup == nil {
			g.listLessons()
		}
		list := g.popup.place
		button, ok := g.layout.At["lessons"]
		switch {
		case !ok && !list.Overlaps(g.layout.Scene):
			t.Errorf("%v: the list at %v lies off the world", size, list)
		case ok && (list.Min.Y != button.Max.Y+4 || list.Intersect(image.Rect(button.Min.X, 0, button.Max.X, size.Y)).Dx() < button.Dx()):
			t.Errorf("%v: the list at %v does not hang from its button at %v", size, list, button)
		}
	}
}
