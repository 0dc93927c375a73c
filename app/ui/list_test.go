package ui_test

import (
	"fmt"
	"image"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
)

var window = image.Rect(0, 0, 1440, 900)

func rows(n int, chosen *int) []ui.Row {
	var rows []ui.Row
	for i := range n {
		rows = append(rows, ui.Row{Title: fmt.Sprint(i), Bad: i == 1, Chosen: i == 2, Act: func() { *chosen = i }})
	}
	return rows
}

// A list is chosen from by the mouse and by keys, passes over what cannot be chosen, and
// a press beside it closes it.
func TestListIsChosenFrom(t *testing.T) {
	scale := ui.Scale{Percent: 100}
	from := image.Rect(300, 100, 500, 132)
	for _, c := range []struct {
		what string
		do   func(o *ui.Popups)
		want int
		open bool
	}{
		{"a click on the first row", func(o *ui.Popups) { point(o, uitest.Click(o.Place().Min.Add(image.Pt(20, 20)))) }, 0, false},
		{"a click on one that cannot be", func(o *ui.Popups) { point(o, uitest.Click(o.Place().Min.Add(image.Pt(20, 60)))) }, -1, true},
		{"a click beside", func(o *ui.Popups) { point(o, uitest.Click(image.Pt(5, 5))) }, -1, false},
		{"Enter on the chosen one", func(o *ui.Popups) { o.Keys(uitest.Press(ebiten.KeyEnter)) }, 2, false},
		{"Enter while the mouse rests elsewhere", func(o *ui.Popups) {
			o.Pointer(ui.Pointer{At: image.Pt(900, 900)})
			o.Keys(uitest.Press(ebiten.KeyEnter))
		}, 2, false},
		{"down, up and Enter", func(o *ui.Popups) {
			o.Keys(uitest.Press(ebiten.KeyArrowDown))
			o.Pointer(ui.Pointer{At: image.Pt(900, 900)}) // a mouse that rests takes nothing back
			o.Pointer(ui.Pointer{At: image.Pt(900, 900)})
			o.Keys(uitest.Press(ebiten.KeyArrowUp))
			o.Keys(uitest.Press(ebiten.KeyArrowUp))
			o.Keys(uitest.Press(ebiten.KeyArrowUp))
			o.Keys(uitest.Press(ebiten.KeyEnter))
		}, 0, false},
		{"a mouse that leaves", func(o *ui.Popups) {
			o.Pointer(ui.Pointer{At: image.Pt(900, 900)})
			o.Pointer(ui.Pointer{At: image.Pt(901, 900)})
			o.Keys(uitest.Press(ebiten.KeyEnter))
		}, -1, true},
		{"Escape", func(o *ui.Popups) { o.Keys(uitest.Press(ebiten.KeyEscape)) }, -1, false},
	} {
		var o ui.Popups
		chosen := -1
		ui.OpenList(&o, func() image.Rectangle { return from }, rows(4, &chosen), 200)
		o.Fit(window, scale)
		if o.Place().Min != image.Pt(300, 136) || o.Place().Dx() != 200 {
			t.Fatalf("the list lies at %v", o.Place())
		}
		if c.do(&o); chosen != c.want || (o.Open() != nil) != c.open {
			t.Errorf("%s: chose %d, want %d, open %v", c.what, chosen, c.want, o.Open() != nil)
		}
	}
}

func point(o *ui.Popups, ticks []ui.Pointer) {
	for _, p := range ticks {
		o.Pointer(p)
	}
}

// A list that is longer than the window fits it, over what is low, and goes with what it
// hangs from.
func TestListFits(t *testing.T) {
	chosen := -1
	for _, size := range []image.Point{{1024, 640}, {1440, 900}, {1920, 1080}} {
		for _, percent := range []int{100, 125, 150} {
			var o ui.Popups
			window := image.Rectangle{Max: size}
			from := image.Rect(size.X-100, size.Y-40, size.X-8, size.Y-8)
			ui.OpenList(&o, func() image.Rectangle { return from }, rows(60, &chosen), 220)
			if o.Fit(window, ui.Scale{Percent: percent}); !o.Place().In(window) || o.Place().Empty() {
				t.Errorf("%v, %d %%: the list lies at %v", size, percent, o.Place())
			}
			from = image.Rectangle{}
			if o.Fit(window, ui.Scale{Percent: percent}); o.Open() != nil {
				t.Errorf("%v: the list stays where what it hung from is gone", size)
			}
		}
	}
}
