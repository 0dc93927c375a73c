package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	browsers "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/storage"
	"github.com/chromedp/chromedp"
)

// whole skips a test where tests are to be short: the page is built for it.
func whole(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("the page is built and opened in a browser, which takes minutes")
	}
	chromium(t)
}

// long skips a test unless HEBBARIUM_PAGE is "all": each takes a browser for minutes, and all
// of them take longer than one run of all tests may.
func long(t *testing.T) {
	t.Helper()
	if os.Getenv("HEBBARIUM_PAGE") != "all" {
		t.Skip("takes a browser for minutes: HEBBARIUM_PAGE=all tries it")
	}
}

// patience is for how long a test waits for a state before it fails: a browser that draws by
// software beside other work takes minutes for what it does in seconds alone.
func patience() time.Duration {
	if os.Getenv("HEBBARIUM_PAGE") == "all" {
		return 15 * time.Minute
	}
	return 3 * time.Minute
}

const at = "/below/here/"

// shows is what the window says it shows.
type shows struct {
	World, Rules, Notice, Lesson, Card string
	Step, Edge, TextSize               int
	Playing                            bool
	Events                             []string
	Campaign                           struct {
		Running              bool
		Generation, Episodes int
		Kept                 string
	}
}

func (b *browser) shows() (s shows) {
	b.Helper()
	if err := json.Unmarshal([]byte(value[string](b, "JSON.stringify(hebbarium.shows())")), &s); err != nil {
		b.Fatal(err)
	}
	return s
}

// The page loads below a path and lives; a leg is cut by the mouse, and the read-out says
// so; what a person has set is there after a reload, which needs no network.
func TestPage(t *testing.T) {
	whole(t)
	s := server(t)
	b := open(t, s.URL+at)
	b.life()
	b.picture("1-walks")

	b.key("Space", " ", 0)
	b.until("a pause", "!hebbarium.shows().playing")
	b.key("Backspace", "Backspace", 0)
	b.until("the start", "hebbarium.shows().step === 0")
	b.do("a frame of it", frames(3))
	recorded(t, "start", b.picture("2-start"))
	b.click(legX, legY)
	b.until("a lost leg", `hebbarium.shows().events.some((e) => e.includes(":leg:"))`)
	b.key("Space", " ", 0)
	b.until("a life after it", "hebbarium.shows().step > 60")
	b.picture("3-leg-cut")

	for code, own := range map[string]bool{"KeyB": true, "F5": false} { // the program's own or the browser's
		if value[bool](b, fmt.Sprintf(`document.querySelector("canvas").dispatchEvent(new KeyboardEvent("keydown", {code: %q, bubbles: true, cancelable: true}))`, code)) == own {
			t.Errorf("%s: expected it to be the program's: %t", code, own)
		}
	}
	b.click(139, 24) // Car
	b.until("the car", `hebbarium.shows().world === "car" && hebbarium.shows().step > 20`)
	b.picture("4-drives")

	b.until("a copy of its own", `navigator.serviceWorker.controller`)
	value[bool](b, `(async function look() {
		for (const name of await caches.keys())
			if ((await (await caches.open(name)).keys()).some((each) => each.url.includes("hebbarium.wasm"))) globalThis.keptProgram = true
		setTimeout(look, 50)
	})(), true`)
	b.until("a copy of the program", `globalThis.keptProgram`)
	s.Close()
	b.do("reload", chromedp.Reload())
	b.frame()
	b.until("the world of before", `hebbarium.shows().world === "car"`)
	b.clean()
}

// Where a leg lies in the picture of the ant that has just been set down.
const legX, legY = 262, 440

// A browser without what the page needs is told so, and nothing else happens.
func TestPageSaysWhatIsMissing(t *testing.T) {
	whole(t)
	for what, script := range map[string]string{
		"WebGL 2":     `HTMLCanvasElement.prototype.getContext = () => null`,
		"WebAssembly": `delete globalThis.WebAssembly`,
	} {
		t.Run(what, func(t *testing.T) {
			folder, err := built()
			if err != nil {
				t.Fatal(err)
			}
			s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/" {
					record := httptest.NewRecorder()
					handler(folder).ServeHTTP(record, r)
					w.Header().Set("Content-Type", "text/html")
					fmt.Fprint(w, strings.Replace(record.Body.String(), "<script ", "<script>"+script+"</script><script ", 1))
					return
				}
				handler(folder).ServeHTTP(w, r)
			}))
			defer s.Close()
			b := open(t, s.URL)
			b.until("a line that says so", fmt.Sprintf(`document.querySelector("#loading p").textContent.includes("no %s,")`, what))
			b.picture("no-" + strings.ReplaceAll(what, " ", "-"))
			b.clean()
		})
	}
}

// writeUntilFull writes again and again what takes no room until that is refused: the browser
// goes by how much room there was for a while.
const writeUntilFull = `
	const opened = indexedDB.open("probe", 1);
	opened.onupgradeneeded = () => opened.result.createObjectStore("bytes");
	opened.onsuccess = () => {
		const write = () => {
			const t = opened.result.transaction("bytes", "readwrite");
			t.objectStore("bytes").put(new Uint8Array(1000), 0);
			t.oncomplete = () => setTimeout(write, 200);
			t.onabort = () => { globalThis.full = t.error?.name === "QuotaExceededError"; };
		};
		write();
	};`

// Where the browser has no room left it is said, and what was there stays; a second tab is
// told that it is one, and what either keeps is there for both.
func TestPageFilesAreSharedAndBounded(t *testing.T) {
	whole(t)
	long(t)
	address := server(t).URL + at
	b := open(t, address)
	b.life()
	other := b.tab("about:blank")
	other.note()
	other.do("open", chromedp.Navigate(address))
	other.frame()
	other.until("a line about the other tab", `noted.some((line) => line.includes("open in another tab"))`)
	other.picture("second-tab")
	other.do("close it", chromedp.Stop(), chromedp.Navigate("about:blank"))

	b.do("come back", chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		if _, err := cdp.Call(ctx, t, page.BringToFront, cdp.Empty{}); err != nil {
			return err
		}
		none := 1.0
		_, err := cdp.Call(ctx, t, storage.OverrideQuotaForOrigin, storage.OverrideQuotaForOriginParams{Origin: address[:strings.Index(address, at)], QuotaSize: &none})
		return err
	}))
	value[bool](b, "(() => {"+writeUntilFull+" return true; })()")
	b.until("a store that is full", "globalThis.full")
	b.note()
	b.click(139, 24) // Car: which is kept for the next time
	b.until("a line about the disk", `noted.some((line) => line.includes("no more room"))`)
	b.picture("full")
	b.until("a life all the same", `hebbarium.shows().world === "car" && hebbarium.shows().step > 20`)
}

// Evolution goes on beside a life that is watched, and what it has found is there after a
// reload, to go on with.
func TestPageEvolves(t *testing.T) {
	whole(t)
	long(t)
	for world, begin := range map[string]float64{"ant": 384, "car": 344} { // where the buttons are, under as many questions
		t.Run(world, func(t *testing.T) {
			b := open(t, server(t).URL+at)
			b.life()
			if world == "car" {
				b.click(139, 24)
				b.until("the car", `hebbarium.shows().world === "car" && hebbarium.shows().step > 20`)
			}
			b.key("KeyE", "e", 0)
			b.do("a frame of the sheet", frames(2))
			b.click(740, begin) // Begin
			b.until("a campaign", "hebbarium.shows().campaign.running")
			before := b.shows()
			for now := before; now.Campaign.Generation < 1; now = b.shows() {
				b.until("an episode more", fmt.Sprintf("hebbarium.shows().campaign.episodes !== %d || hebbarium.shows().campaign.generation > 0", now.Campaign.Episodes))
			}
			if now := b.shows(); now.Step == before.Step && before.Playing {
				t.Error("the life that is watched stood still meanwhile")
			}
			b.picture("5-evolves-" + world)
			b.do("reload", chromedp.Reload())
			b.frame()
			b.until("the world of before", fmt.Sprintf("hebbarium.shows().world === %q", world))
			b.key("KeyE", "e", 0)
			b.until("what was kept", "hebbarium.shows().campaign.kept")
			b.do("a frame of the sheet", frames(2))
			b.picture("6-kept-" + world)
			b.click(924, begin) // Go on
			b.until("a campaign that goes on", "hebbarium.shows().campaign.running")
			if s := b.shows(); s.Campaign.Generation == 0 {
				t.Error("it has begun anew")
			}
			b.clean()
		})
	}
}

// What is kept of a life comes as downloads, and a file that is dropped is opened.
func TestPageFilesGoInAndOut(t *testing.T) {
	whole(t)
	long(t)
	b := open(t, server(t).URL+at)
	folder := b.downloads()
	b.life()
	b.key("KeyS", "s", 0)
	b.come(folder, ".replay")
	f, err := os.Open(b.come(folder, ".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if size, err := png.DecodeConfig(f); err != nil || size.Width != 1366 || size.Height != 768 {
		t.Errorf("the picture is %d × %d, %v", size.Width, size.Height, err)
	}

	lesson, err := filepath.Abs(filepath.Join("..", "..", "assets", "lessons", "5-a-lost-leg.json"))
	if err != nil {
		t.Fatal(err)
	}
	b.drop(lesson)
	b.until("the lesson", `hebbarium.shows().lesson === "5-a-lost-leg"`)
	b.until("its life", "hebbarium.shows().step > 20")
	b.picture("7-lesson")
	b.clean()
}

// On a phone that lies on its side the window has a way of its own to be divided, with
// controls for fingers: one is the mouse, and two turn and zoom what is seen, and cut nothing.
func TestPageTakesTouches(t *testing.T) {
	whole(t)
	long(t)
	b := open(t, server(t).URL+at)
	b.do("a phone", chromedp.EmulateViewport(844, 390, chromedp.EmulateTouch))
	b.frame()
	b.do("a frame more", frames(2))
	b.picture("8-card")
	b.life()
	b.picture("8-phone")
	touch := func(typ input.DispatchTouchEventType, points ...*input.TouchPoint) chromedp.Action[chromedp.Void] {
		return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
			_, err := cdp.Call(ctx, t, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: typ, TouchPoints: points})
			return err
		})
	}
	b.do("a tap on the car", touch(input.DispatchTouchEventTypeTouchStart, &input.TouchPoint{X: 139, Y: 22}), frames(3),
		touch(input.DispatchTouchEventTypeTouchEnd), frames(3))
	b.until("the car", `hebbarium.shows().world === "car"`)
	b.do("a tap on the ant", touch(input.DispatchTouchEventTypeTouchStart, &input.TouchPoint{X: 84, Y: 22}),
		touch(input.DispatchTouchEventTypeTouchEnd), frames(3))
	b.until("the ant again", `hebbarium.shows().world === "ant"`)
	b.do("a tap on the pause", touch(input.DispatchTouchEventTypeTouchStart, &input.TouchPoint{X: 484, Y: 22}),
		touch(input.DispatchTouchEventTypeTouchEnd), frames(3))
	b.until("a pause", `!hebbarium.shows().playing`)
	b.do("the frame before", frames(3))
	before := b.picture("9-before")
	pair := func(typ input.DispatchTouchEventType, x, y, apart float64) chromedp.Action[chromedp.Void] {
		return touch(typ, &input.TouchPoint{X: x - apart, Y: y, ID: new(1.0)}, &input.TouchPoint{X: x + apart, Y: y, ID: new(2.0)})
	}
	b.do("two fingers that part and go along", pair(input.DispatchTouchEventTypeTouchStart, 220, 150, 20), frames(2),
		pair(input.DispatchTouchEventTypeTouchMove, 240, 150, 40), frames(2), pair(input.DispatchTouchEventTypeTouchMove, 280, 160, 60), frames(2),
		touch(input.DispatchTouchEventTypeTouchEnd), frames(3))
	if s := b.shows(); len(s.Events) != 0 {
		t.Errorf("two fingers made events: %v", s.Events)
	}
	if bytes.Equal(before, b.picture("10-turned")) {
		t.Error("two fingers changed nothing that is seen")
	}
	b.clean()
}

// note has the page, and each that is opened in its place, keep in noted each line of news
// that the window shows from now on, which may be gone again before it is asked.
func (b *browser) note() {
	b.Helper()
	const script = `globalThis.noted = [];
		setInterval(() => {
			const line = globalThis.hebbarium?.shows?.().notice;
			if (line && !noted.includes(line)) noted.push(line);
		}, 20);`
	b.do("note", chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
		return err
	}))
	value[bool](b, "(() => {"+script+" return true; })()")
}

// downloads is a folder that downloads go to from now on.
func (b *browser) downloads() string {
	b.Helper()
	folder := b.TempDir()
	if _, err := chromedp.CallBrowser(b.page, browsers.SetDownloadBehavior, browsers.SetDownloadBehaviorParams{Behavior: "allow", DownloadPath: folder}); err != nil {
		b.Fatal(err)
	}
	return folder
}

// come waits for a download with one of some extensions.
func (b *browser) come(folder string, extensions ...string) (path string) {
	b.Helper()
	for began := time.Now(); ; time.Sleep(50 * time.Millisecond) {
		entries, err := os.ReadDir(folder)
		if err != nil {
			b.Fatal(err)
		}
		for _, e := range entries {
			if slices.Contains(extensions, filepath.Ext(e.Name())) {
				return filepath.Join(folder, e.Name())
			}
		}
		if time.Since(began) > patience() {
			b.Fatalf("expected a download like %v, found %v\n%s", extensions, entries, strings.Join(b.log, "\n"))
		}
	}
}

// A server that knows nothing of compressed files serves the page too; a video and the last
// seconds are recorded where they are asked for.
func TestPageFromAnyServer(t *testing.T) {
	whole(t)
	long(t)
	folder, err := built()
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(http.FileServer(http.Dir(folder)))
	defer s.Close()
	b := open(t, s.URL)
	into := b.downloads()
	b.life()
	if form := value[string](b, `performance.getEntriesByType("resource").map((e) => e.name).join(" ")`); !strings.Contains(form, program+".gz") {
		t.Errorf("the program did not come as gzip: %s", form)
	}
	for _, key := range []struct {
		with       int64
		extensions []string
	}{{0, []string{".mp4", ".webm"}}, {shift, []string{".gif"}}} {
		b.key("KeyV", "v", key.with)
		step := b.shows().Step
		b.until("something to film", fmt.Sprintf("hebbarium.shows().step > %d", step+60))
		b.key("KeyV", "v", key.with)
		if info, err := os.Stat(b.come(into, key.extensions...)); err != nil || info.Size() < 1000 {
			t.Errorf("%v: %v", info, err)
		}
	}
	b.clean()
}
