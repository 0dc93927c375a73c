package evolution

import (
	"errors"
	"image"
	"slices"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/evolving"
	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
	"hebbarium/evolve/campaign"
)

// E opens the sheet over the brain, with what there is to go on with, and closes it, as
// Esc, its cross and a press beside it do.
func TestSheetOpensAndCloses(t *testing.T) {
	for what, leave := range map[string]func(b *bench){
		"E": func(b *bench) { b.key(ebiten.KeyE, false) }, "Esc": func(b *bench) { b.key(ebiten.KeyEscape, false) },
		"the cross": func(b *bench) { b.click("") }, "by name": func(b *bench) { b.table.Do("evolve") },
		"a press beside it": func(b *bench) { b.popups.Pointer(ui.Pointer{At: image.Pt(10, 10), Pressed: true, Down: true}) },
	} {
		b := newBench(t, "ant")
		b.table.Do("evolve")
		if _, ok := b.last().(desk.FindCampaigns); !ok {
			t.Error("it opens without a look for campaigns")
		}
		b.popups.Fit(b.window, b.px)
		if want := image.Rect(752, 64, 1432, 731); b.popups.Place() != want {
			t.Errorf("the sheet lies at %v, want %v", b.popups.Place(), want)
		}
		b.draw()
		if leave(b); b.popups.Open() != nil {
			t.Errorf("%s does not close it", what)
		}
	}
	b := newBench(t, "ant")
	if b.Name() != "evolution" || b.Dirty() || len(b.Controls()) > 0 {
		t.Error("the panel has something of its own in the window")
	}
}

// The switch of worlds can be pressed beside the open sheet, which then asks for a
// campaign of the other world.
func TestWorldIsChangedBesideTheSheet(t *testing.T) {
	b := newBench(t, "ant")
	b.open()
	at := image.Pt(200, 20)
	for _, m := range uitest.Click(at) {
		if b.popups.Pointer(m) {
			t.Errorf("%+v does not come to the switch", m)
		}
	}
	if b.view.World = "car"; b.popups.Open() == nil {
		t.Fatal("the sheet was closed")
	}
	b.Take(b.view)
	if _, ok := b.last().(desk.FindCampaigns); !ok {
		t.Error("in another world it does not look for campaigns")
	}
	b.sent = nil
	if b.Take(b.view); len(b.sent) > 0 {
		t.Errorf("in the same world %v was sent", b.sent)
	}
	if !b.popups.Pointer(ui.Pointer{At: image.Pt(300, 20), Pressed: true, Down: true}) || b.popups.Open() != nil {
		t.Error("a press on anything else beside it does not close it")
	}
	b.view.World = "ant"
	if b.Take(b.view); len(b.sent) > 0 {
		t.Errorf("without the sheet %v was sent", b.sent)
	}
}

// Whatever the window's size and the text's, the sheet lies in the window and hides the
// maps to their end, and its buttons lie in it, on no other.
func TestSheetFitsTheWindow(t *testing.T) {
	campaigns := map[string]func(b *bench){
		"a form":                       func(*bench) {},
		"a form to go on":              func(b *bench) { b.view.Campaign.Last = evolving.Campaign{Dir: "ant-1", Generation: 300} },
		"the network":                  func(b *bench) { b.click("Network") },
		"a form that begins at a rule": func(b *bench) { b.choose("Begin at", "this rule set") },
		"a campaign":                   func(b *bench) { b.asks, b.view.Campaign.Begun = false, true },
		"a campaign that has ended": func(b *bench) {
			b.asks, b.view.Campaign.Begun = false, true
			b.view.Campaign.Seen.State = evolving.Finished
		},
	}
	for what, begin := range campaigns {
		for _, world := range []string{"ant", "car"} {
			b := newBench(t, world)
			b.open()
			begin(b)
			for _, c := range []struct {
				window  image.Point
				percent int
				compact bool
				brain   image.Rectangle
			}{
				{image.Pt(1024, 640), 100, true, image.Rect(508, 48, 1024, 544)},
				{image.Pt(1024, 640), 125, true, image.Rect(508, 60, 1024, 520)},
				{image.Pt(1024, 640), 150, true, image.Rect(508, 72, 1024, 520)},
				{image.Pt(1280, 800), 100, false, image.Rect(764, 56, 1280, 632)},
				{image.Pt(1280, 800), 150, true, image.Rect(764, 72, 1280, 632)},
				{image.Pt(1440, 900), 100, false, image.Rect(744, 56, 1440, 732)},
				{image.Pt(1440, 900), 125, true, image.Rect(744, 60, 1440, 732)},
				{image.Pt(1440, 900), 150, true, image.Rect(744, 72, 1440, 732)},
				{image.Pt(1920, 1080), 100, false, image.Rect(940, 56, 1920, 896)},
				{image.Pt(1920, 1080), 125, false, image.Rect(940, 70, 1920, 870)},
				{image.Pt(1920, 1080), 150, true, image.Rect(940, 72, 1920, 912)},
			} {
				b.fit(c.window, c.percent, c.compact, c.brain)
				r := b.popups.Place()
				if !r.In(b.window) || r.Max.Y < c.brain.Max.Y-1 || r.Dx() < c.brain.Dx()-16 {
					t.Errorf("%s, %v %d %%: the sheet lies at %v, over a brain at %v", what, c.window, c.percent, r, c.brain)
				}
				spots := b.sheet.spots()
				for i, s := range spots {
					if s.place.Empty() || s.place.Min.Y < r.Min.Y || s.place.Max.Y > r.Max.Y || s.place.Min.X < r.Min.X || s.place.Max.X > r.Max.X {
						t.Errorf("%s, %s, %v %d %%: %q lies at %v of %v", what, world, c.window, c.percent, s.label, s.place, r)
					}
					for _, o := range spots[:i] {
						if s.place.Overlaps(o.place) {
							t.Errorf("%s, %s, %v %d %%: %q lies on %q", what, world, c.window, c.percent, s.label, o.label)
						}
					}
				}
				b.draw()
			}
		}
	}
}

// On a phone that lies on its side each question is as high as a finger wants it.
func TestSheetOnAPhone(t *testing.T) {
	b := newBench(t, "ant")
	b.outside.Gather = nil // of a page
	b.open()
	b.fit(image.Pt(667, 375), 100, true, image.Rect(211, 44, 667, 295))
	b.px.Touch = true
	b.popups.Fit(b.window, b.px)
	rows := b.rows()
	if rows[len(rows)-1].title == "Workers" { // which a phone's page, of one processor, is not asked
		rows = rows[:len(rows)-1]
	}
	high := (b.sheet.body().Dy() - 32 - 8) / len(rows)
	if r := b.popups.Place(); high < 34 || !r.In(b.window) {
		t.Errorf("%d rows of %d pixels in a sheet at %v", len(rows), high, r)
	}
	b.draw()
	b.view.Campaign.Trouble = errors.New("there is no folder to keep a campaign in")
	b.draw()
	b.view.Campaign.Trouble = nil
	asked := 0
	for b.click("Network"); asked < len(b.networkRows()); b.click("More") {
		f := b.sheet.form()
		asked += len(f.rows)
		for _, s := range f.spots {
			if s.place.Dy() < 32 || !s.place.In(b.popups.Place()) {
				t.Errorf("page %d: %q lies at %v", b.sheet.page, s.label, s.place)
			}
		}
		b.draw()
	}
	if b.sheet.page != 1 || b.sheet.pages() < 3 {
		t.Errorf("after the last of %d pages comes page %d", b.sheet.pages(), b.sheet.page)
	}
}

// A campaign is begun as it was chosen, in the next folder.
func TestCampaignIsBegun(t *testing.T) {
	b := newBench(t, "ant")
	b.view.Campaign.Next = "campaigns/ant-3"
	b.open()
	b.click("20")
	b.click("50")
	b.click("pairs")
	if len(b.sent) > 0 {
		t.Errorf("choices sent %v", b.sent)
	}
	if s := b.spot("20"); s.tone != chosenSpot {
		t.Error("the choice does not look chosen")
	}
	b.click("Begin")
	c, ok := b.last().(desk.Evolve)
	if !ok || c.Config.Dir != "campaigns/ant-3" || c.Config.Generations != 50 || c.Config.Workers != 1 || c.Config.Start != nil ||
		c.Config.Settings.Strategy.Population != 20 || c.Config.Settings.Seeds != "pair" || c.Config.Settings.World != "ant" {
		t.Errorf("begun: %+v", c)
	}
	if b.asks {
		t.Error("it asks on")
	}
	// Where none could be begun, it asks on, and the next choice is no trouble any more.
	b = newBench(t, "ant")
	b.open()
	b.view.Campaign.Trouble = errors.New("there is no folder to keep a campaign in")
	b.click("Begin")
	if _, ok := b.last().(desk.Evolve); !ok || !b.asks {
		t.Errorf("in trouble it asks on: %v", b.asks)
	}
	b.draw()
	b.click("500")
	if c, ok := b.last().(desk.Trouble); !ok || c.Err != nil {
		t.Errorf("a choice leaves the trouble: %v", c)
	}
	// Choices that make no settings are the desk's trouble.
	b = newBench(t, "ant")
	b.open()
	b.choices.population = 0
	b.click("Begin")
	if c, ok := b.last().(desk.Trouble); !ok || c.Err == nil || !b.asks {
		t.Errorf("bad settings: %v", c)
	}
}

// The last campaign of the world is gone on with, to a later goal.
func TestCampaignGoesOn(t *testing.T) {
	b := newBench(t, "ant")
	b.open()
	for _, s := range b.sheet.spots() {
		if s.label == b.goOnWords() {
			t.Error("there is none, and it can be gone on with")
		}
	}
	s, err := campaign.PaperSettings("ant")
	if err != nil {
		t.Fatal(err)
	}
	b.view.Campaign.Last = evolving.Campaign{Dir: "campaigns/ant-2", Settings: s, Generation: 300}
	b.click("Go on from generation 300 to 600")
	c, ok := b.last().(desk.Evolve)
	if !ok || c.Config.Dir != "campaigns/ant-2" || c.Config.Generations != 600 || c.Config.Workers != 1 || c.Config.Settings.World != "" {
		t.Errorf("gone on with: %+v", c)
	}
}

// What can be done about a campaign follows its state.
func TestCampaignIsWatched(t *testing.T) {
	for state, want := range map[evolving.State][]string{
		evolving.Running: {"Watch the middle of the search", "Pause", "Stop", ""}, evolving.Pausing: {"Watch the middle of the search", "Go on", "Stop", ""},
		evolving.Paused: {"Watch the middle of the search", "Go on", "Stop", ""}, evolving.Stopping: {"Watch the middle of the search", "Stop", ""},
		evolving.Stopped: {"Watch the middle of the search", "Another campaign", ""}, evolving.Finished: {"Watch the middle of the search", "Another campaign", ""}, evolving.Failed: {"Watch the middle of the search", "Another campaign", ""},
	} {
		b := newBench(t, "ant")
		b.asks = false
		b.view.Campaign.Begun, b.view.Campaign.Seen = true, evolving.Progress{State: state, Generation: 7, Goal: 20, Err: errors.New("a reason"), Curve: make([]campaign.Point, 7)}
		b.open()
		b.draw()
		var labels []string
		for _, s := range b.sheet.spots() {
			labels = append(labels, s.label)
			if off := s.act == nil; off != (state == evolving.Stopping && s.label == "Stop") {
				t.Errorf("%v: %q is off: %v", state, s.label, off)
			}
		}
		if !slices.Equal(labels, want) {
			t.Errorf("%v: %q, want %q", state, labels, want)
		}
		for _, label := range want[:len(want)-1] {
			if b.spot(label).act == nil {
				b.click(label)
				if len(b.sent) > 0 {
					t.Errorf("%v: %q that is off sent %v", state, label, b.sent)
				}
				continue
			}
			b.click(label)
			sent := b.last()
			var ok bool
			switch label {
			case "Watch the middle of the search":
				_, ok = sent.(desk.WatchCentre)
			case "Pause", "Go on":
				_, ok = sent.(desk.PauseCampaign)
			case "Stop":
				_, ok = sent.(desk.StopCampaign)
			case "Another campaign":
				_, ok = sent.(desk.FindCampaigns)
				ok = ok && b.asks
			}
			if !ok {
				t.Errorf("%v: %q sent %T", state, label, sent)
			}
		}
		for id, here := range map[string]bool{"evolve pause": !state.Over(), "evolve stop": !state.Over(), "evolve watch": true} {
			if b.table.Find(id).Here() != here {
				t.Errorf("%v: there is %s: %v", state, id, !here)
			}
		}
	}
	b := newBench(t, "ant")
	for _, id := range []string{"evolve pause", "evolve stop", "evolve watch"} {
		if b.table.Find(id).Here() {
			t.Errorf("before any campaign there is %s", id)
		}
	}
	b.view.Campaign.Begun = true
	for _, c := range []struct {
		id   string
		want desk.Command
	}{{"evolve pause", desk.PauseCampaign{}}, {"evolve stop", desk.StopCampaign{}}, {"evolve watch", desk.WatchCentre{}}} {
		b.table.Do(c.id)
		if got := b.last(); got != c.want {
			t.Errorf("%s sends %T", c.id, got)
		}
	}
}

// A campaign that another part of the window began, as the card of a written rule does, is
// shown while it runs; when it is over, the sheet asks for another.
func TestCampaignOfAnotherIsShown(t *testing.T) {
	b := newBench(t, "ant")
	b.view.Campaign.Begun = true
	b.open()
	if b.asking() || b.spot("Stop").act == nil {
		t.Error("expected the campaign that runs, found a sheet that asks for one")
	}
	b = newBench(t, "ant")
	b.view.Campaign.Begun, b.view.Campaign.Seen.State = true, evolving.Finished
	if b.open(); !b.asking() {
		t.Error("expected a sheet that asks, found a campaign that is over and was never looked at")
	}
}

// Tab and the arrows come to every button that is on, and Enter presses it; Space plays
// and pauses. The focus shows until the pointer moves.
func TestSheetByKeys(t *testing.T) {
	b := newBench(t, "ant")
	b.open()
	n := len(b.sheet.spots())
	b.key(ebiten.KeyEnter, false)
	if len(b.sent) > 0 || b.popups.Open() == nil {
		t.Error("Enter presses something before the focus is anywhere")
	}
	for i := range n {
		if b.key([]ebiten.Key{ebiten.KeyTab, ebiten.KeyArrowDown, ebiten.KeyArrowRight}[i%3], false); b.sheet.focus != i || !b.sheet.keyed {
			t.Fatalf("after %d keys the focus is on %d of %d", i+1, b.sheet.focus, n)
		}
	}
	if b.key(ebiten.KeyTab, false); b.sheet.focus != 0 {
		t.Errorf("after the last comes %d", b.sheet.focus)
	}
	if b.key(ebiten.KeyTab, true); b.sheet.focus != n-1 {
		t.Errorf("back from the first comes %d", b.sheet.focus)
	}
	b.key(ebiten.KeyArrowUp, false)
	b.key(ebiten.KeyArrowLeft, false)
	if b.sheet.focus != n-3 {
		t.Errorf("back by arrows comes %d of %d", b.sheet.focus, n)
	}
	b.draw()
	b.sheet.focus = 1
	if b.key(ebiten.KeyEnter, false); !b.choices.present {
		t.Error("Enter does not choose")
	}
	if b.key(ebiten.KeySpace, false); b.plays != 1 || b.popups.Open() == nil {
		t.Errorf("Space plays %d times", b.plays)
	}
	b.popups.Pointer(ui.Pointer{At: image.Pt(800, 400)})
	if b.sheet.keyed {
		t.Error("the pointer does not take the focus")
	}
	// One that is off is passed over.
	b.asks, b.view.Campaign.Begun = false, true
	b.view.Campaign.Seen.State = evolving.Stopping
	b.sheet.reset()
	b.key(ebiten.KeyTab, false)
	if b.key(ebiten.KeyTab, false); b.sheet.focus != 2 {
		t.Errorf("after the first comes %d, want the one after Stop", b.sheet.focus)
	}
}

// The pointer lights what it is on, and only while it is on the sheet.
func TestPointerOnTheSheet(t *testing.T) {
	b := newBench(t, "ant")
	b.open()
	at := b.spot("Begin").place.Min.Add(image.Pt(3, 3))
	b.popups.Pointer(ui.Pointer{At: at})
	if i := spotAt(b.sheet.spots(), b.sheet.at); i < 0 || b.sheet.spots()[i].label != "Begin" {
		t.Errorf("the pointer is on %d", i)
	}
	b.popups.Pointer(ui.Pointer{At: image.Pt(20, 20)})
	if b.sheet.at != (image.Point{}) {
		t.Error("beside the sheet it is still lit")
	}
	b.popups.Pointer(ui.Pointer{At: image.Pt(20, 20), Released: true})
	b.popups.Pointer(ui.Pointer{At: b.sheet.body().Min.Add(image.Pt(2, 2)), Released: true})
	if len(b.sent) > 0 || b.popups.Open() == nil {
		t.Error("a release beside any button does something")
	}
}
