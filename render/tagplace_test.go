package render

import (
	"image"
	"math"
	"math/rand/v2"
	"testing"

	"hebbarium/physics/car"
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
			got := placeTag(view, taken, wish)
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
		if got := placeTag(view, []image.Rectangle{other}, wish); got.Min != c.want {
			t.Errorf("a tag that wants to be at %v is at %v, want %v", c.wish, got.Min, c.want)
		}
	}
	// In a view without room it still lies within the view.
	if got := placeTag(view, []image.Rectangle{view}, image.Rect(390, -20, 470, 8)); !got.In(view) {
		t.Errorf("a tag without room is at %v, outside of %v", got, view)
	}
}

// The tags of an ant are apart wherever its twin is; one out of view has an arrow that
// points to it.
func TestAntTagsAreApart(t *testing.T) {
	v, s := standing(t, "leg1=0.25,leg4=0")
	_, twin := standing(t)
	hud, hint := image.Rect(8, 64, 160, 134), image.Rect(400, 71, 736, 93)
	scene := AntScene{
		State: s, Twin: twin, TwinTag: "twin, intact +2.3 m", Hover: Part{OnLeg, 4}, HoverTag: "restore leg 4",
		LegTags: [4]string{0: "leg 1 at 25 %", 3: "leg 4 cut"}, Taken: []image.Rectangle{hud, hint},
	}
	arrows, middle := 0, twin.Torso
	for dx := -9.0; dx <= 9; dx += 0.5 {
		for dy := -9.0; dy <= 9; dy += 0.5 {
			twin.Torso = [3]float64{middle[0] + dx, middle[1] + dy, middle[2]}
			v.placeTags(scene)
			notes := v.tags.notes
			if len(notes) != 4 {
				t.Fatalf("%d tags with the twin %v, %v m away, want 4", len(notes), dx, dy)
			}
			for i := range notes {
				r := notes[i].place
				if !r.In(v.Camera.View) || r.Overlaps(hud) || r.Overlaps(hint) {
					t.Fatalf("with the twin %v, %v m away %q is at %v", dx, dy, notes[i].text, r)
				}
				for j := range i {
					if r.Overlaps(notes[j].place) {
						t.Fatalf("with the twin %v, %v m away %q covers %q", dx, dy, notes[i].text, notes[j].text)
					}
				}
			}
			n := notes[3]
			over := twin.Torso
			over[2] += twin.Radius
			at, _, ok := v.Camera.ToScreen(over)
			seen := ok && image.Pt(int(at.X), int(at.Y)).In(v.Camera.View)
			if seen != (n.arrow == Point{}) {
				t.Fatalf("the twin %v, %v m away is seen: %v; its tag's arrow is %v", dx, dy, seen, n.arrow)
			}
			if n.arrow == (Point{}) {
				continue
			}
			arrows++
			if math.Abs(math.Hypot(n.arrow.X, n.arrow.Y)-1) > 1e-9 {
				t.Fatalf("an arrow of length %v", math.Hypot(n.arrow.X, n.arrow.Y))
			}
			d := vec3(twin.Torso).sub(v.Camera.eye)
			if side := d.dot(v.Camera.right); math.Abs(side) > 2 && side*n.arrow.X < 0 {
				t.Errorf("the twin is %.1f m to the right, its arrow points along %v", side, n.arrow)
			}
		}
	}
	if arrows < 100 {
		t.Errorf("the twin was out of view %d times, want some hundreds", arrows)
	}
}

// Distances are not written where a tag, the HUD or the view's edge would cut them.
func TestHiddenLabels(t *testing.T) {
	b := &tagBoard{}
	b.begin(image.Rect(0, 56, 744, 572), []image.Rectangle{image.Rect(8, 64, 160, 134)})
	b.add(tagNote{text: "leg 1 at 26 %", x: 500, y: 300})
	b.settle(theme(t))
	for _, c := range []struct {
		r    image.Rectangle
		want bool
	}{
		{image.Rect(300, 200, 330, 215), false}, {image.Rect(510, 305, 540, 320), true},
		{image.Rect(730, 200, 760, 215), true}, {image.Rect(150, 100, 180, 115), true}, {image.Rect(-4, 300, 20, 315), true},
	} {
		if got := b.hides(c.r); got != c.want {
			t.Errorf("%v hidden: %v, want %v", c.r, got, c.want)
		}
	}
}

// The car's twin keeps its tag off the agent's view, and when it has driven away.
func TestCarTwinHasATag(t *testing.T) {
	v := NewCarView(theme(t))
	v.Camera.View = image.Rect(0, 56, 744, 572)
	v.Camera.Follow(car.HullState{}, 0, true)
	agent := image.Rect(544, 72, 728, 288)
	twin := new(car.State)
	scene := CarScene{State: new(car.State), Twin: twin, TwinTag: "twin, intact +12 tiles", Taken: []image.Rectangle{agent}}
	for _, c := range []struct {
		x, y  float64
		arrow bool
	}{{0, 5, false}, {26, 10, false}, {200, 0, true}, {0, -90, true}, {-60, 300, true}} {
		twin.Hull.X, twin.Hull.Y = c.x, c.y
		v.placeTags(v.Camera.lens(), scene)
		if len(v.tags.notes) != 1 {
			t.Fatalf("%d tags with the twin at %v, %v", len(v.tags.notes), c.x, c.y)
		}
		n := v.tags.notes[0]
		if !n.place.In(v.Camera.View) || n.place.Overlaps(agent) {
			t.Errorf("with the twin at %v, %v its tag is at %v", c.x, c.y, n.place)
		}
		if c.arrow != (n.arrow != Point{}) || n.arrow.X*c.x < 0 || c.arrow && n.arrow.Y*c.y > 0 {
			t.Errorf("the twin is at %v, %v, its tag's arrow points along %v", c.x, c.y, n.arrow)
		}
	}
}
