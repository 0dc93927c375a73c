package window

import (
	"slices"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
	"hebbarium/render/kit/kittest"
)

// driver is a panel that takes the left arrow while it is told of the keyboard.
type driver struct {
	*fake
	told []bool // whether it had the keyboard in each tick
}

func (d *driver) Drive(k ui.Keys) []ebiten.Key {
	if d.told = append(d.told, k != nil); k == nil {
		return nil
	}
	return []ebiten.Key{ebiten.KeyArrowLeft}
}

// Keys by which a person drives are nobody else's, while nothing that is typed into or lies
// open has the keyboard.
func TestDrivingTakesItsKeys(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	t.Setenv("HOME", t.TempDir())
	d, err := desk.New(desk.Options{World: "ant", SavesDir: t.TempDir(), Replays: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	panel := &driver{fake: newFake("world")}
	w := New(Parts{Desk: d, Theme: kittest.Theme(t), Seats: []Seat{{Panel: panel}}, Popups: &ui.Popups{}, Actions: &ui.Actions{}, Tip: &noTip{}, Film: noFilm{}})
	t.Cleanup(func() { _ = w.Close() })
	w.LayoutF(1440, 900)
	var did []string
	for name, k := range map[string]ebiten.Key{"back": ebiten.KeyArrowLeft, "on": ebiten.KeyArrowRight} {
		w.Actions.Add(ui.Action{ID: name, Chords: []ui.Chord{{Key: k, Again: true}}, Run: func() { did = append(did, name) }})
	}
	w.Press(uitest.Press(ebiten.KeyArrowLeft))
	w.Press(uitest.Press(ebiten.KeyArrowRight))
	if !slices.Equal(did, []string{"on"}) || !slices.Equal(panel.told, []bool{true, true}) {
		t.Errorf("done is %v, the driver was told %v", did, panel.told)
	}
	// The slider that has the keyboard gives way too.
	w.focus.on, w.focus.byKeys = panel.controls[1], true
	w.Press(uitest.Press(ebiten.KeyArrowLeft))
	if panel.v != 0.5 {
		t.Errorf("the slider went to %v", panel.v)
	}
	w.focus.byKeys = false
	ui.OpenList(w.Popups, panel.controls[0].Rect, []ui.Row{{Title: "a row"}}, 100)
	w.Press(uitest.Press(ebiten.KeyArrowDown))
	if n := len(panel.told); panel.told[n-1] {
		t.Error("it has the keyboard while a list is open")
	}
	w.Popups.Close()
	w.focus.edit(panel.controls[2].(*ui.Field))
	w.Press(uitest.Press(ebiten.KeyArrowLeft))
	if n := len(panel.told); panel.told[n-1] {
		t.Error("it has the keyboard while something is typed")
	}
}
