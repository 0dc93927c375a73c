package evolution

import (
	"errors"
	"image"
	"math"
	"reflect"
	"slices"
	"testing"
	"time"

	"hebbarium/app/evolving"
	"hebbarium/evolve/campaign"
)

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

// The sheet says what is asked for, and then what is evolved and where it is kept.
func TestWordsOfTheSheet(t *testing.T) {
	b := newBench(t, "ant")
	if got := b.headline(); got != "a rule set for the ant, in the background" {
		t.Errorf("the headline is %q", got)
	}
	if lines := b.formLines(); len(lines) != 2 {
		t.Errorf("without a campaign it says %q", lines)
	}
	s, err := campaign.PaperSettings("ant")
	if err != nil {
		t.Fatal(err)
	}
	c := &b.view.Campaign
	c.Last = evolving.Campaign{Dir: "campaigns/ant-1", Settings: s, Generation: 12}
	if lines := b.formLines(); len(lines) != 3 || lines[1] != "Kept: ant, ABCD η, population 500, in campaigns/ant-1" {
		t.Errorf("of a campaign it says %q", lines)
	}
	b.asks, c.Begun, c.Seen.Settings = false, true, s
	if got := b.headline(); got != "ant · ABCD η · population 500" {
		t.Errorf("the headline is %q", got)
	}
	c.Seen.Settings.Damage = campaign.RandomDamage
	if got := b.headline(); got != "ant · ABCD η · population 500 · random damage" {
		t.Errorf("the headline is %q", got)
	}
	for want, p := range map[string]evolving.Progress{
		"episode 7 of 100": {Episodes: 7, Of: 100}, "kept in a/b": {State: evolving.Stopped, Dir: "a/b"}, "no room": {State: evolving.Failed, Err: errors.New("no room")},
	} {
		if got := below(&p); got != want {
			t.Errorf("below the progress: %q, want %q", got, want)
		}
	}
}

// The figures are those of the last generation, or of the one under the pointer, with the
// last centre that was measured by then.
func TestFigures(t *testing.T) {
	p := &evolving.Progress{Measured: true, BestMean: 9, Curve: []campaign.Point{
		{Generation: 1, Mean: 1, Best: 2, Centre: 3, Measured: true}, {Generation: 2, Mean: 4, Best: 5, Diverged: 6},
	}}
	values := func(n int) (list []string) {
		for _, f := range figures(p, n) {
			list = append(list, f.name+" "+f.value)
		}
		return list
	}
	last := []string{"generation 2", "mean 4.0", "best 5.0", "middle at 1 3.0", "best middle 9.0", "ran away 6"}
	if got := values(0); !reflect.DeepEqual(got, last) {
		t.Errorf("the last: %q, want %q", got, last)
	}
	if got, want := values(1), []string{"generation 1", "mean 1.0", "best 2.0", "middle 3.0", "best middle 9.0", "ran away 0"}; !reflect.DeepEqual(got, want) {
		t.Errorf("the first: %q, want %q", got, want)
	}
	p.Curve, p.Measured = []campaign.Point{{Generation: 1}}, false
	if got := values(7); got[3] != "middle –" || got[4] != "best middle –" {
		t.Errorf("with no centre measured: %q", got)
	}
	if p.Curve = nil; figures(p, 0) != nil {
		t.Error("there are figures before the first generation")
	}
}

func TestCurveGrows(t *testing.T) {
	var c curve
	points := []campaign.Point{{Generation: 1, Mean: 1, Best: 2, Centre: 3, Measured: true}, {Generation: 2, Mean: 4, Best: 5}}
	p := &evolving.Progress{Dir: "a", Curve: points[:1]}
	c.of(p)
	p.Curve = points
	shown := c.of(p)
	if len(shown.Mean) != 2 || shown.Mean[1] != 4 || shown.Best[1] != 5 || shown.Centre[0] != 3 || !math.IsNaN(float64(shown.Centre[1])) {
		t.Errorf("expected two generations, found %+v", shown)
	}
	p.Curve = points[:1]
	if shown = c.of(p); len(shown.Mean) != 1 {
		t.Errorf("expected another campaign to begin anew, found %d generations", len(shown.Mean))
	}
	p = &evolving.Progress{Dir: "b", Curve: []campaign.Point{{Generation: 1, Mean: 7}, {Generation: 2, Mean: 8}}}
	if shown = c.of(p); len(shown.Mean) != 2 || shown.Mean[0] != 7 {
		t.Errorf("expected the curve of another folder, found %+v", shown)
	}
}

// What the form does not ask for is said of a campaign that has it.
func TestUnusualSettings(t *testing.T) {
	if got := unusual(campaign.Settings{Network: campaign.Network{Every: 1, Mean: 1}}); len(got) != 0 {
		t.Errorf("expected nothing of usual settings, found %v", got)
	}
	got := unusual(campaign.Settings{Network: campaign.Network{Every: 10, Mean: 4}, Merge: 384, Events: []string{"a"}})
	if want := []string{"every 10 steps", "means over 4", "384 rules", "an event"}; !slices.Equal(got, want) {
		t.Errorf("expected %v, found %v", want, got)
	}
	if got = unusual(campaign.Settings{Events: []string{"a", "b"}}); !slices.Equal(got, []string{"2 events"}) {
		t.Errorf("found %v", got)
	}
}

// Before a search begins it is said how much it is, and of each figure of one what it is.
func TestSearchesAreExplained(t *testing.T) {
	s := campaign.Settings{Bodies: []string{"intact", "right"}, Episodes: 1}
	s.Strategy.Population = 200
	if got := asks(s, 300); got != "120,000 lives: 400 in each of 300 generations. How long that takes is told once it has begun." {
		t.Errorf("of a search is said %q", got)
	}
	b := newBench(t, "ant")
	b.view.Campaign.Begun = true
	b.view.Campaign.Seen = evolving.Progress{State: evolving.Running, Curve: []campaign.Point{{Generation: 1}}}
	b.open()
	sheet := b.sheet
	r := sheet.body()
	said := map[string]bool{}
	for x := r.Min.X; x < r.Max.X; x += 4 {
		sheet.at = image.Pt(x, sheet.foot(r)-sheet.px(30))
		said[aboutFigure(sheet)] = true
	}
	if sheet.at.Y = sheet.foot(r) + 4; len(said) != 6 || said[""] || aboutFigure(sheet) != "" {
		t.Errorf("of the figures is said %v, and of the buttons %q", said, aboutFigure(sheet))
	}
}
