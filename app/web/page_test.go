package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
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
	b.frame()
	b.until("a life", "hebbarium.shows().step > 20")
	b.picture("1-walks")

	b.key("Space", " ", 0)
	b.until("a pause", "!hebbarium.shows().playing")
	b.key("Backspace", "Backspace", 0)
	b.until("the start", "hebbarium.shows().step === 0")
	b.do("a frame of it", frames(3))
	b.picture("2-start")
	b.click(legX, legY)
	b.until("a lost leg", `hebbarium.shows().events.some((e) => e.includes(":leg:"))`)
	b.key("Space", " ", 0)
	b.until("a life after it", "hebbarium.shows().step > 60")
	b.picture("3-leg-cut")

	b.click(139, 24) // Car
	b.until("the car", `hebbarium.shows().world === "car" && hebbarium.shows().step > 20`)
	b.picture("4-drives")

	b.until("a copy of its own", `navigator.serviceWorker.controller`)
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

// Where the browser has no room left it is said, and what was there stays; a second tab is
// told that it is one, and what either keeps is there for both.
func TestPageFilesAreSharedAndBounded(t *testing.T) {
	whole(t)
	address := server(t).URL + at
	b := open(t, address)
	b.frame()
	b.until("a life", "hebbarium.shows().step > 20")
	other := b.tab(address)
	other.frame()
	other.until("a line about the other tab", `hebbarium.shows().notice.includes("open in another tab")`)
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
	b.click(139, 24) // Car: which is kept for the next time
	b.until("a line about the disk", `hebbarium.shows().notice.includes("no more room")`)
	b.picture("full")
	b.until("a life all the same", `hebbarium.shows().world === "car" && hebbarium.shows().step > 20`)
}

// Evolution goes on beside a life that is watched, and what it has found is there after a
// reload, to go on with.
func TestPageEvolves(t *testing.T) {
	whole(t)
	b := open(t, server(t).URL+at)
	b.frame()
	b.until("a life", "hebbarium.shows().step > 20")
	b.key("KeyE", "e", 0)
	b.do("a frame of the sheet", frames(2))
	b.click(740, 424) // Begin
	b.until("a campaign", "hebbarium.shows().campaign.running")
	step := b.shows().Step
	b.until("a generation", "hebbarium.shows().campaign.generation >= 1")
	if now := b.shows().Step; now == step {
		t.Error("the life that is watched stood still meanwhile")
	}
	b.picture("5-evolves")
	b.do("reload", chromedp.Reload())
	b.frame()
	b.key("KeyE", "e", 0)
	b.until("what was kept", "hebbarium.shows().campaign.kept")
	b.do("a frame of the sheet", frames(2))
	b.picture("6-kept")
	b.click(740, 424) // Go on
	b.until("a campaign that goes on", "hebbarium.shows().campaign.running && hebbarium.shows().campaign.generation >= 1")
	b.clean()
}
