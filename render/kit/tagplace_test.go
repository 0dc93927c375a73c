package kit

import (
	"image"
	"math/rand/v2"
	"testing"
)

// near tells whether two places are closer than a gap.
func near(a, b image.Rectangle, gap int) bool { return a.Overlaps(b.Inset(-gap)) }

// Tags lie within the view, off what is taken and off each other, and are not moved
// without need.
func TestTagsKeepApart(t *testing.T) {
	view := image.Rect(0, 48, 508, 496)
	random := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		taken := []image.Rectangle{image.Rect(8, 56, 170, 126), image.Rect(250, 60, 500, 85), image.Rect(308, 64, 492, 248)}
		for range 4 {
			x, y := random.IntN(700)-100, random.IntN(600)-50
			wish := image.Rect(x, y, x+60+random.IntN(100), y+28)
			free := wish.In(view.Inset(Gap))
			for _, r := range taken {
				free = free && !near(wish, r, Gap/2)
			}
			got := PlaceTag(view, taken, wish)
			if got.Size() != wish.Size() || !got.In(view.Inset(Gap)) {
				t.Fatalf("a tag that wants %v got %v in %v", wish, got, view)
			}
			for _, r := range taken {
				if near(got, r, Gap/2) {
					t.Fatalf("a tag that wants %v got %v, over %v", wish, got, r)
				}
			}
			if free && got != wish {
				t.Fatalf("a tag that wants %v, which is free, got %v", wish, got)
			}
			taken = append(taken, got)
		}
	}
}

func TestTagMovesAsLittleAsMayBe(t *testing.T) {
	view := image.Rect(0, 0, 400, 300)
	other := image.Rect(100, 100, 200, 128)
	for _, c := range []struct{ wish, want image.Point }{
		{image.Pt(110, 120), image.Pt(110, 132)}, // down
		{image.Pt(110, 80), image.Pt(110, 68)},   // up
		{image.Pt(190, 101), image.Pt(204, 101)}, // to the right
		{image.Pt(-50, 290), image.Pt(Gap, 300-Gap-28)},
	} {
		wish := image.Rectangle{Min: c.wish, Max: c.wish.Add(image.Pt(80, 28))}
		if got := PlaceTag(view, []image.Rectangle{other}, wish); got.Min != c.want {
			t.Errorf("a tag that wants to be at %v is at %v, want %v", c.wish, got.Min, c.want)
		}
	}
	// In a view without room it still lies within the view.
	if got := PlaceTag(view, []image.Rectangle{view}, image.Rect(390, -20, 470, 8)); !got.In(view) {
		t.Errorf("a tag without room is at %v, outside of %v", got, view)
	}
}

// Distances are not written where a tag, the HUD or the view's edge would cut them.
func TestHiddenLabels(t *testing.T) {
	b := &TagBoard{}
	b.Begin(image.Rect(0, 56, 744, 572), []image.Rectangle{image.Rect(8, 64, 160, 134)})
	b.Add(TagNote{Text: "leg 1 at 26 %", X: 500, Y: 300})
	b.Settle(theme(t))
	for _, c := range []struct {
		r    image.Rectangle
		want bool
	}{
		{image.Rect(300, 200, 330, 215), false}, {image.Rect(510, 305, 540, 320), true},
		{image.Rect(730, 200, 760, 215), true}, {image.Rect(150, 100, 180, 115), true}, {image.Rect(-4, 300, 20, 315), true},
	} {
		if got := b.Hides(c.r); got != c.want {
			t.Errorf("%v hidden: %v, want %v", c.r, got, c.want)
		}
	}
}
