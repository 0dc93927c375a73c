package app

import (
	"image"
	"slices"
	"strings"
	"testing"

	"hebbarium/app/session"
	"hebbarium/evolve/episode"
	"hebbarium/render/ant"
	"hebbarium/render/kit"
)

func TestTwinTagCounts(t *testing.T) {
	s := &scene{g: &Game{snap: &session.Snapshot{Car: &session.CarView{}, Twin: &session.TwinView{}}}}
	for _, c := range []struct {
		lead float64
		want string
	}{
		{0, "twin, intact"}, {0.4, "twin, intact"}, {-1, "twin, intact +1 tile"}, {1, "twin, intact −1 tile"},
		{-0.7, "twin, intact +1 tile"}, {-2, "twin, intact +2 tiles"}, {11, "twin, intact −11 tiles"},
	} {
		s.g.snap.Twin.Lead = c.lead
		if got := s.twinTag(); got != c.want {
			t.Errorf("a lead of %v is %q, want %q", c.lead, got, c.want)
		}
	}
}

func TestHintIsBroken(t *testing.T) {
	const hint = "click a leg: cut · drag body: push · drag ground: orbit"
	for _, c := range []struct {
		most int
		want []string
	}{
		{80, []string{hint}},
		{40, []string{"click a leg: cut · drag body: push", "drag ground: orbit"}},
		{20, []string{"click a leg: cut", "drag body: push", "drag ground: orbit"}},
		{5, []string{"click a leg: cut", "drag body: push", "drag ground: orbit"}},
	} {
		got := breakHint(hint, func(s string) bool { return len([]rune(s)) <= c.most })
		if !slices.Equal(got, c.want) {
			t.Errorf("in %d characters: %q, want %q", c.most, got, c.want)
		}
	}
}

// What is written over the world lies in it, apart, at each size of window and text.
func TestWordsOverTheWorldAreApart(t *testing.T) {
	saves := t.TempDir()
	for _, world := range []string{"ant", "car"} {
		(&testWindow{t: t}).saveRules(saves, world)
	}
	for _, world := range []string{"ant", "car"} {
		g := newGame(t, Options{World: world, SavesDir: saves, Seed: 1})
		g.meter = true
		for _, size := range []image.Point{{1024, 640}, {1440, 900}, {1920, 1080}} {
			for _, scale := range []int{100, 125, 150} {
				if err := g.theme.Type.SetScale(scale); err != nil {
					t.Fatal(err)
				}
				for _, density := range []kit.Density{1, 1.25, 1.5, 2} {
					g.theme.SetDensity(density)
					g.layout = NewLayout(size, scale, world, -1, false)
					s := *g.snap
					s.Status, s.Seeking, s.Car, s.Ant = episode.Done, -1, g.snap.Car, g.snap.Ant
					g.snap = &s
					w := g.scene.write(&painter{theme: g.theme})
					g.scene.words = w
					places := []image.Rectangle{w.hud, w.hintPlace, w.meterPlace, g.layout.Agent}
					for i, r := range places {
						if !r.In(g.layout.Scene) {
							t.Errorf("%s at %v, %d %%: words at %v are not in the world's %v", world, size, scale, r, g.layout.Scene)
						}
						for _, q := range places[:i] {
							if r.Overlaps(q) {
								t.Errorf("%s at %v, %d %%: words at %v and %v", world, size, scale, r, q)
							}
						}
					}
					if world == "ant" && !strings.Contains(strings.Join(w.hint, " "), "click a leg: cut") {
						t.Errorf("the hint is %q", w.hint)
					}
					if got := len(g.scene.taken()); got < 3 {
						t.Errorf("tags keep off %d places, want the HUD, the hint and the meter at least", got)
					}
				}
			}
		}
		g.Close()
	}
}

func TestHoverTagSaysWhatAClickDoes(t *testing.T) {
	saves := t.TempDir()
	(&testWindow{t: t}).saveRules(saves, "ant")
	g := newGame(t, Options{World: "ant", SavesDir: saves, Seed: 1})
	defer g.Close()
	for _, c := range []struct {
		part   ant.Part
		length float64
		want   string
	}{
		{ant.Part{Kind: ant.OnLeg, Leg: 4}, 1, "cut leg 4"},
		{ant.Part{Kind: ant.OnLeg, Leg: 2}, 0, "restore leg 2"},
		{ant.Part{Kind: ant.OnLeg, Leg: 2}, 0.5, "restore leg 2"},
		{ant.Part{Kind: ant.OnTorso}, 1, ""},
		{ant.Part{}, 1, ""},
	} {
		s := *g.snap
		body := *g.snap.Ant
		s.Ant = &body
		if c.part.Leg > 0 {
			s.Ant.Body.Lower[c.part.Leg-1] = c.length
		}
		sc := &scene{g: &Game{snap: &s}, hovered: c.part}
		if got := sc.hoverTag(); got != c.want {
			t.Errorf("over %+v of length %v: %q, want %q", c.part, c.length, got, c.want)
		}
	}
}
