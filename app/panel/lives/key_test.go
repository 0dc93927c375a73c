package lives

import (
	"image"
	"math"
	"strings"
	"testing"

	"hebbarium/app/many"
	"hebbarium/app/ui"
	"hebbarium/render/kit"
)

// The bars of the tiles have a key beside the second line, in the shortest of its forms where
// there is little room, with the whole of it as its tip.
func TestBarsHaveAKey(t *testing.T) {
	for _, at := range []struct {
		region  image.Rectangle
		percent int
		compact bool
	}{
		{image.Rect(0, 56, 744, 572), 100, false}, {image.Rect(0, 48, 508, 496), 100, true}, {image.Rect(0, 60, 764, 500), 125, true},
		{image.Rect(0, 72, 744, 572), 150, true}, {image.Rect(0, 56, 2400, 1900), 100, false}, {image.Rect(0, 48, 320, 300), 100, true},
	} {
		r := newRig(t, 36)
		if err := r.theme.Type.SetScale(at.percent); err != nil {
			t.Fatal(err)
		}
		r.Place(at.region, ui.Scale{Percent: at.percent, Compact: at.compact})
		for _, s := range []*many.Snapshot{{Step: 1310, Damaged: []int{300}, Lives: make([]many.Life, 36)}, {Step: 100, Series: many.Series{}}} {
			w := r.write(s)
			if w.key.place.Empty() {
				if at.region.Dx() > 400 {
					t.Errorf("%v: no key beside %q", at, w.small)
				}
				continue
			}
			g := &ui.Painter{Theme: r.theme}
			end := 16 + float64(at.region.Min.X) + g.Width(w.small, kit.Body, kit.Regular)
			if !w.key.place.In(at.region) || float64(w.key.place.Min.X) < end || w.key.place.Overlaps(r.switchPlace()) || w.key.place.Overlaps(r.Tile(1)) {
				t.Errorf("%v: the key lies at %v behind %q, which ends at %.0f", at, w.key.place, w.small, end)
			}
			r.words = w
			if text, about := r.Hint(w.key.place.Min.Add(image.Pt(2, 2))); text != barTip || about != w.key.place {
				t.Errorf("%v: the key says %q about %v", at, text, about)
			}
		}
	}
	l := many.Life{Seed: 11, Share: 0.62}
	if got := tileHint(&many.Snapshot{Lives: []many.Life{l}}, 1, "ant"); !strings.Contains(got, "the bar: 62 % of the rules' usual pace") {
		t.Errorf("the tile says %q", got)
	}
	if l.Share = math.NaN(); strings.Contains(tileHint(&many.Snapshot{Lives: []many.Life{l}}, 1, "ant"), "the bar") {
		t.Error("a tile without a bar tells of one")
	}
}

// In a small tile what became of a life goes before its number, which would lie under it.
func TestNumbersOfSmallTiles(t *testing.T) {
	r := newRig(t, 36)
	g := &ui.Painter{Theme: r.theme}
	for width, want := range map[int]map[string]bool{200: {"fell over": true, "227": true}, 70: {"fell over": false, "227": true}, 20: {"227": false}} {
		for verdict, shown := range want {
			if got := numbered(g, image.Rect(0, 0, width, 60), 36, verdict); got != shown {
				t.Errorf("%d pixels beside %q: the number is shown: %v", width, verdict, got)
			}
		}
	}
}
