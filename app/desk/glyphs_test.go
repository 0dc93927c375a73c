package desk

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hebbarium/app/desk/desktest"
)

// A lesson with a character that no font has is refused, and the character named; of a
// file's name it is said.
func TestCharactersThatNoFontHas(t *testing.T) {
	saves, folder := t.TempDir(), t.TempDir()
	desktest.SaveRules(t, saves, "ant", 1)
	missing := func(text string) []rune {
		return slices.DeleteFunc([]rune(text), func(r rune) bool { return r != '歩' })
	}
	d := newDesk(t, Options{World: "ant", SavesDir: saves, Replays: t.TempDir(), Missing: missing})
	defer d.Close()
	lesson := func(caption string) string {
		path := filepath.Join(folder, "l.json")
		text := `{"lesson": 1, "title": "T", "world": "ant", "rules": "random", "seed": 3, "script": [{"at": 0, "caption": "` + caption + `"}], "end": 30}`
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	d.Send(Open{Path: lesson("歩く蟻")})
	if d.view.Card == nil || d.view.Lesson.Running() || !strings.Contains(strings.Join(d.view.Card.Lines, " "), "“歩” (U+6B69)") {
		t.Errorf("the card is %+v", d.view.Card)
	}
	d.Send(CloseCard{})
	if d.Send(Open{Path: lesson("It walks")}); d.view.Card != nil || !d.view.Lesson.Running() {
		t.Errorf("a lesson that can be read: %+v", d.view.Card)
	}
	named := filepath.Join(folder, "歩.safetensors")
	if err := os.Rename(desktest.SaveRules(t, folder, "ant", 2), named); err != nil {
		t.Fatal(err)
	}
	if d.Send(Open{Path: named}); d.view.Card != nil || !strings.Contains(d.view.Notice, "U+6B69") {
		t.Errorf("of such a name is said %q", d.view.Notice)
	}
}
