package app

import (
	"image"
	"math"
	"os"
	"path/filepath"
	"testing"
	"time"

	"hebbarium/app/evolving"
	"hebbarium/app/session"
	"hebbarium/brain"
	"hebbarium/evolve/campaign"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/episode"
	"hebbarium/render/kit"
)

// evolveGame is as much of a window as the Evolve view asks of before it draws.
func evolveGame(world string) *Game {
	arch, _ := episode.ArchitectureOf(world)
	g := brain.RandomGenome(arch, brain.AD, chance.Stream(1, "genome"))
	return &Game{world: world, snap: &session.Snapshot{Rules: &session.Rules{Name: "a rule set", Genome: g}}}
}

// choose presses the choice of a row by its words.
func choose(t *testing.T, v *evolveView, title, name string) {
	t.Helper()
	for _, r := range v.rows() {
		for i, n := range r.names {
			if r.title == title && n == name {
				r.choose(i)
				for _, again := range v.rows() {
					if again.title == title && again.on != i {
						t.Errorf("%s: expected %s to be on, found number %d", title, name, again.on)
					}
				}
				return
			}
		}
	}
	t.Fatalf("expected a choice %q of %q, found none", name, title)
}

func TestEvolveChoicesMakeSettings(t *testing.T) {
	for _, world := range episode.Worlds() {
		v := newEvolveView(evolveGame(world))
		for _, r := range v.rows() {
			if r.on < 0 || r.on >= len(r.names) {
				t.Errorf("%s: %s: expected a choice to be on, found none of %v", world, r.title, r.names)
			}
		}
		choose(t, v, "Population", "200")
		choose(t, v, "Same seeds for", "pairs")
		choose(t, v, "Rule", "static")
		s, start, err := v.settings()
		if err != nil {
			t.Fatal(err)
		}
		if s.World != world || s.Strategy.Population != 200 || s.Seeds != "pair" || s.Rule != "static" || s.Theta != "normal:0.1" || start != nil || s.Damage != "" {
			t.Errorf("%s: expected the choices, found %+v", world, s)
		}
		// Beginning at the rule set in the world takes its rule.
		choose(t, v, "Begin at", "this rule set")
		s, start, err = v.settings()
		if err != nil || start == nil || s.Rule != "AD" || s.Parent == "" {
			t.Errorf("%s: expected the rule set of the world, found %+v, %v", world, s, err)
		}
		if _, err := campaign.New(s, start); err != nil {
			t.Errorf("%s: %v", world, err)
		}
	}
	v := newEvolveView(evolveGame("ant"))
	choose(t, v, "Bodies", "random damage")
	if s, _, err := v.settings(); err != nil || s.Damage != campaign.RandomDamage || len(s.Bodies) != 1 {
		t.Errorf("expected random damage on one body, found %+v, %v", s, err)
	}
}

func TestLastCampaignIsFound(t *testing.T) {
	folder := t.TempDir()
	if last, next := lastCampaign(folder, "ant"); last.dir != "" || next != filepath.Join(folder, "ant-1") {
		t.Errorf("expected the first campaign to come, found %+v and %s", last, next)
	}
	s, err := campaign.PaperSettings("ant")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"ant-1", "ant-2", "car-1"} {
		c, err := campaign.New(s, nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Save(filepath.Join(folder, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(folder, "ant-3"), 0o777); err != nil {
		t.Fatal(err)
	}
	last, next := lastCampaign(folder, "ant")
	if last.dir != filepath.Join(folder, "ant-2") || last.settings.World != "ant" || next != filepath.Join(folder, "ant-4") {
		t.Errorf("expected to go on with the second and to begin the fourth, found %+v and %s", last, next)
	}
}

func TestGoalOfACampaignThatGoesOn(t *testing.T) {
	v := newEvolveView(evolveGame("ant"))
	v.choices.generations = 100
	for kept, goal := range map[int]int{0: 100, 40: 100, 100: 200, 260: 360} {
		v.last.generation = kept
		if found := v.goalOn(); found != goal {
			t.Errorf("from %d: expected %d, found %d", kept, goal, found)
		}
	}
}

func TestCurveOfACampaignGrows(t *testing.T) {
	v := newEvolveView(evolveGame("ant"))
	curve := []campaign.Point{{Generation: 1, Mean: 1, Best: 2, Centre: 3, Measured: true}, {Generation: 2, Mean: 4, Best: 5}}
	v.points(curve[:1])
	c := v.points(curve)
	if len(c.Mean) != 2 || c.Mean[1] != 4 || c.Best[1] != 5 || c.Centre[0] != 3 || !math.IsNaN(float64(c.Centre[1])) {
		t.Errorf("expected two generations, found %+v", c)
	}
	if c = v.points(curve[:1]); len(c.Mean) != 1 {
		t.Errorf("expected another campaign to begin anew, found %d generations", len(c.Mean))
	}
}

func TestWordsForTheTimeLeft(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "", 30 * time.Second: "under a minute left", 9*time.Minute + 40*time.Second: "10 min left",
		2*time.Hour + 10*time.Minute: "2 h 10 min left", 75 * time.Hour: "3 days left",
	} {
		if found := leftWords(d); found != want {
			t.Errorf("%v: expected %q, found %q", d, want, found)
		}
	}
}

// A campaign is begun and watched in the real window, and goes on behind it.
func TestWindowEvolves(t *testing.T) {
	w := openWindow(t, "ant", image.Pt(1440, 900))
	config := filepath.Dir(w.screen)
	dir := filepath.Join(config, "hebbarium", "campaigns", "ant-1")
	l := NewLayout(image.Pt(1440, 900), 100, "ant", -1, false)
	form := newEvolveView(evolveGame("ant"))
	sheet := l.Brain.Inset(8)
	open := func(p *image.RGBA) bool { return share(p, sheet, like(kit.BG0, 1)) > 0.7 }
	w.key("e")
	w.until("the sheet", open)
	for i, r := range form.rows() {
		if r.title == "Population" { // its first choice is the smallest
			y := sheet.Min.Y + 16 + 48 + 40*i
			w.click(image.Rect(sheet.Min.X+16+128, y, sheet.Min.X+16+128+32, y+32))
		}
	}
	// accented is the one button of the sheet in accent: Begin, then Watch.
	accented := func(top, bottom int) image.Rectangle {
		pic := w.picture()
		var r image.Rectangle
		for y := top; y < bottom; y++ {
			run := 0
			for x := sheet.Min.X; x < sheet.Max.X; x++ {
				if !like(kit.Accent, 2)(pic.RGBAAt(x, y)) {
					run = 0
				} else if run++; run > 10 {
					r = r.Union(image.Rect(x-run+1, y, x+1, y+1))
				}
			}
		}
		if r.Dx() < 40 || r.Dy() < 20 {
			t.Fatalf("expected a button in accent, found %v", r)
		}
		return r
	}
	w.click(accented(sheet.Min.Y+150, sheet.Max.Y))
	generations := func() int {
		_, n, _ := evolving.Kept(dir)
		return n
	}
	w.until("two generations", func(*image.RGBA) bool { return generations() >= 2 })
	// The first button watches the centre: the world begins anew with it.
	still := w.picture()
	w.until("the curve's growth", func(p *image.RGBA) bool { return differ(still, p, sheet) > 0.0005 })
	still = w.picture()
	w.click(accented(sheet.Max.Y-56, sheet.Max.Y)) // below the curve
	w.until("the centre's name in the top bar", func(p *image.RGBA) bool { return differ(still, p, l.At["rules"]) > 0.02 })
	w.key("Escape")
	w.until("the brain again", func(p *image.RGBA) bool { return !open(p) })
	// The progress is marked under the program's name.
	w.until("a mark of the campaign", func(p *image.RGBA) bool { return share(p, l.At["logo"], like(kit.BG3, 2)) > 0.02 })
	if generations() < 2 {
		t.Errorf("expected the campaign to be kept, found %d generations", generations())
	}
}
