package ant

import (
	"image"
	"math"
	"testing"

	"hebbarium/render/kit"
)

// The tags of an ant are apart wherever its twin is; one out of view has an arrow that
// points to it.
func TestAntTagsAreApart(t *testing.T) {
	v, s := standing(t, "leg1=0.25,leg4=0")
	_, twin := standing(t)
	hud, hint := image.Rect(8, 64, 160, 134), image.Rect(400, 71, 736, 93)
	scene := Scene{
		State: s, Twin: twin, TwinTag: "twin, intact +2.3 m", Hover: Part{OnLeg, 4}, HoverTag: "restore leg 4",
		LegTags: [4]string{0: "leg 1 at 25 %", 3: "leg 4 cut off"}, Taken: []image.Rectangle{hud, hint},
	}
	arrows, middle := 0, twin.Torso
	for dx := -9.0; dx <= 9; dx += 0.5 {
		for dy := -9.0; dy <= 9; dy += 0.5 {
			twin.Torso = [3]float64{middle[0] + dx, middle[1] + dy, middle[2]}
			v.placeTags(scene)
			notes := v.tags.Notes
			if len(notes) != 4 {
				t.Fatalf("%d tags with the twin %v, %v m away, want 4", len(notes), dx, dy)
			}
			for i := range notes {
				r := notes[i].Place
				if !r.In(v.Camera.View) || r.Overlaps(hud) || r.Overlaps(hint) {
					t.Fatalf("with the twin %v, %v m away %q is at %v", dx, dy, notes[i].Text, r)
				}
				for j := range i {
					if r.Overlaps(notes[j].Place) {
						t.Fatalf("with the twin %v, %v m away %q covers %q", dx, dy, notes[i].Text, notes[j].Text)
					}
				}
			}
			n := notes[3]
			over := twin.Torso
			over[2] += twin.Radius
			at, _, ok := v.Camera.ToScreen(over)
			seen := ok && image.Pt(int(at.X), int(at.Y)).In(v.Camera.View)
			if seen != (n.Arrow == kit.Point{}) {
				t.Fatalf("the twin %v, %v m away is seen: %v; its tag's arrow is %v", dx, dy, seen, n.Arrow)
			}
			if n.Arrow == (kit.Point{}) {
				continue
			}
			arrows++
			if math.Abs(math.Hypot(n.Arrow.X, n.Arrow.Y)-1) > 1e-9 {
				t.Fatalf("an arrow of length %v", math.Hypot(n.Arrow.X, n.Arrow.Y))
			}
			d := vec3(twin.Torso).sub(v.Camera.eye)
			if side := d.dot(v.Camera.right); math.Abs(side) > 2 && side*n.Arrow.X < 0 {
				t.Errorf("the twin is %.1f m to the right, its arrow points along %v", side, n.Arrow)
			}
		}
	}
	if arrows < 100 {
		t.Errorf("the twin was out of view %d times, want some hundreds", arrows)
	}
}
