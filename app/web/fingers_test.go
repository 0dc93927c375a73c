package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// toFolder lets Firefox put what is downloaded into a folder and ask nothing.
const toFolder = `
user_pref("browser.download.folderList", 2);
user_pref("browser.download.dir", %q);
user_pref("browser.download.alwaysOpenPanel", false);
user_pref("browser.download.always_ask_before_handling_new_types", false);
user_pref("dom.w3c_touch_events.enabled", 1);
`

// In Firefox too what is kept comes as downloads, a link is the page's address and one that is
// broken says so, evolution goes on beside a life, and on a phone fingers are the mouse.
func TestPageTakesFilesAndFingersInFirefox(t *testing.T) {
	whole(t)
	long(t)
	folder := t.TempDir()
	f := openFirefox(t, server(t).URL+at, fmt.Sprintf(toFolder, folder))
	f.until("the first frame", `performance.getEntriesByName("hebbarium frame").length`)
	f.key("\uE00C") // Escape: the cards of a first start, before which the life waits
	f.until("a life", "hebbarium.shows().step > 20")

	f.key("s")
	f.come(folder, ".replay")
	f.come(folder, ".png")
	for _, film := range []struct {
		held       string // key
		extensions []string
	}{{"", []string{".mp4", ".webm"}}, {"\uE008", []string{".gif"}}} {
		f.chord(film.held, "v")
		step := f.text("hebbarium.shows().step")
		f.until("something to film", fmt.Sprintf("hebbarium.shows().step > %s + 10", step)) // software encodes each frame
		f.chord(film.held, "v")
		f.come(folder, film.extensions...)
	}
	f.chord("\uE009", "l")
	f.until("a link in the address", `location.hash.includes("world=ant")`)
	f.truth(`location.hash = "#world=ant&seed=-1"`)
	f.until("what is wrong with it", `hebbarium.shows().card === "This link is broken" && hebbarium.shows().says.includes("seed")`)
	f.key("\uE00C")
	f.until("an end of the card", `hebbarium.shows().card === ""`)

	f.key("e")
	f.frames(2)
	f.picture("5-evolve")
	f.click(740, 384) // Begin
	f.until("a campaign", "hebbarium.shows().campaign.running")
	f.until("an episode", "hebbarium.shows().campaign.episodes > 0 || hebbarium.shows().campaign.generation > 0")
	f.picture("6-evolves")
	f.do("browsingContext.setViewport", map[string]any{"context": f.page, "viewport": map[string]int{"width": 844, "height": 390}}, nil)
	f.do("browsingContext.reload", map[string]any{"context": f.page, "wait": "complete"}, nil)
	f.until("the first frame of a phone", `performance.getEntriesByName("hebbarium frame").length`)
	f.until("a life", "hebbarium.shows().step > 20")
	move := func(x, y int) any { return map[string]any{"type": "pointerMove", "x": x, "y": y, "duration": 0} }
	down, up := map[string]any{"type": "pointerDown", "button": 0}, map[string]any{"type": "pointerUp", "button": 0}
	f.perform(finger("one", move(139, 22), down))
	f.perform(finger("one", up))
	f.until("the car", `hebbarium.shows().world === "car"`)
	f.perform(finger("one", move(84, 22), down))
	f.perform(finger("one", up))
	f.until("the ant again", `hebbarium.shows().world === "ant"`)
	f.picture("7-phone")
	f.perform(finger("one", move(200, 150), down), finger("two", move(260, 150), down))
	f.perform(finger("one", move(160, 160)), finger("two", move(320, 160)))
	f.perform(finger("one", up), finger("two", up))
	f.picture("8-turned")
	if events := f.text("hebbarium.shows().events.length"); events != "0" {
		t.Errorf("two fingers made %s events", events)
	}
	f.clean()
}

// chord presses a key while another is held, "" for none.
func (f *firefox) chord(held, key string) {
	f.Helper()
	if held != "" {
		f.act("key", map[string]any{"type": "keyDown", "value": held})
		defer f.act("key", map[string]any{"type": "keyUp", "value": held})
	}
	f.key(key)
}

// come waits for a download with one of some extensions, all of which is there.
func (f *firefox) come(folder string, extensions ...string) {
	f.Helper()
	for began := time.Now(); ; time.Sleep(50 * time.Millisecond) {
		entries, err := os.ReadDir(folder)
		if err != nil {
			f.Fatal(err)
		}
		var sizes []int64
		for _, e := range entries {
			if info, err := e.Info(); err == nil && slices.Contains(extensions, filepath.Ext(e.Name())) {
				sizes = append(sizes, info.Size())
			}
		}
		if slices.ContainsFunc(sizes, func(n int64) bool { return n > 1000 }) {
			return
		}
		if time.Since(began) > patience() {
			f.picture("waiting")
			f.Fatalf("expected a download like %v, found %v, %s", extensions, entries, f.text("JSON.stringify(hebbarium.shows?.())"))
		}
	}
}
