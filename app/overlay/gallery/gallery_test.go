package gallery

import (
	"fmt"
	"image"
	"slices"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
	"hebbarium/evolve/replay/link"
)

// newGallery is an open gallery in a window, with what it sends.
func newGallery(window image.Rectangle, percent int) (g *Gallery, popups *ui.Popups, sent *[]string) {
	popups, sent = &ui.Popups{}, &[]string{}
	hand := &desk.Hand{Send: func(c desk.Command) { *sent = append(*sent, fmt.Sprint(c)) }, Say: func(string) {}, View: func() *desk.View { return &desk.View{} }}
	g = New(hand, popups)
	g.Actions()[0].Run()
	popups.Fit(window, ui.Scale{Percent: percent})
	return g, popups, sent
}

// Every preset is a life that its link names, with a name of its own, and its picture shows
// no earlier step than it begins at.
func TestPresetsAreLives(t *testing.T) {
	var names []string
	for _, p := range Presets() {
		for _, text := range []string{p.Link(), p.Shot()} {
			l, err := link.Parse(text)
			if err != nil || !l.Lives() || l.World != p.World {
				t.Errorf("%s: %v, %+v", p.Title, err, l)
			}
		}
		if p.shot < p.at || slices.Contains(names, p.Name) {
			t.Errorf("%s begins at %d, its picture is of %d", p.Name, p.at, p.shot)
		}
		names = append(names, p.Name)
	}
}

// Cards lie in the window, apart from each other, at every size.
func TestCardsLieApart(t *testing.T) {
	for _, size := range []image.Point{{1024, 640}, {1440, 900}, {1920, 1080}} {
		for _, percent := range []int{100, 150} {
			g, _, _ := newGallery(image.Rectangle{Max: size}, percent)
			s := g.sheet()
			for i, r := range s.cards {
				if !r.In(s.ground) || !s.ground.In(g.window) || r.Dx() < 120 || ui.Overlaps(r, s.cards[:i]) {
					t.Errorf("%v %d %%: card %d at %v on %v", size, percent, i, r, s.ground)
				}
			}
		}
	}
}

// A click begins a life, as Enter does on the one that the arrows have lit; a click beside
// the cards and Esc close the gallery.
func TestLifeIsChosen(t *testing.T) {
	window := image.Rect(0, 0, 1440, 900)
	g, popups, sent := newGallery(window, 100)
	for _, p := range uitest.Click(uitest.Middle(g.sheet().cards[4])) {
		popups.Pointer(p)
	}
	if want := fmt.Sprint(desk.Follow{Link: Presets()[4].Link()}); len(*sent) != 1 || (*sent)[0] != want || popups.Open() != nil {
		t.Errorf("sent %v, want %s", *sent, want)
	}
	g, popups, sent = newGallery(window, 100)
	for _, k := range []ebiten.Key{ebiten.KeyArrowRight, ebiten.KeyArrowRight, ebiten.KeyArrowDown, ebiten.KeyEnter} {
		popups.Keys(uitest.Press(k))
	}
	if want := fmt.Sprint(desk.Follow{Link: Presets()[1+g.sheet().across].Link()}); len(*sent) != 1 || (*sent)[0] != want {
		t.Errorf("by keys it sent %v, want %s", *sent, want)
	}
	_, popups, sent = newGallery(window, 100)
	for _, p := range uitest.Click(image.Pt(2, 2)) {
		popups.Pointer(p)
	}
	_, other, _ := newGallery(window, 100)
	other.Keys(uitest.Press(ebiten.KeyEscape))
	if popups.Open() != nil || other.Open() != nil || len(*sent) != 0 {
		t.Error("it stays open")
	}
}
