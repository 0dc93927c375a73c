package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// pageEnv names a folder that make web has made, which is tested instead of one that the
// test builds; picturesEnv a folder that pictures are kept in, to look at.
const (
	pageEnv     = "HEBBARIUM_WEB"
	picturesEnv = "HEBBARIUM_PICTURES"
)

// chromium is the browser's program.
func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skip("the test needs Chromium, which is not installed (.ci/setup test installs it)")
	return ""
}

// built is the page's folder, made once for all tests.
var built = sync.OnceValues(func() (string, error) {
	if folder := os.Getenv(pageEnv); folder != "" {
		return folder, nil
	}
	folder, err := os.MkdirTemp("", "hebbarium-page-")
	if err != nil {
		return "", err
	}
	here, err := os.Getwd()
	if err == nil {
		err = os.Chdir(filepath.Join("..", ".."))
	}
	if err == nil {
		made = folder
		err = errors.Join(build(folder, "", true, os.Stderr), os.Chdir(here))
	}
	return folder, err
})

var made string // folder that built has made, "" for none

func TestMain(m *testing.M) {
	code := m.Run()
	if code == 0 && made != "" {
		os.RemoveAll(made)
	}
	os.Exit(code)
}

// browser is a Chromium without a screen, with the page in it.
type browser struct {
	*testing.T
	page context.Context

	mu     sync.Mutex
	errors []string // that were written to the page's console
	log    []string
}

// at is a server of the page, below a path.
func server(t *testing.T) *httptest.Server {
	t.Helper()
	folder, err := built()
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(http.StripPrefix("/below/here", handler(folder)))
	t.Cleanup(s.Close)
	return s
}

// open opens the page in a new browser and waits for its first frame.
func open(t *testing.T, address string, flags ...chromedp.ExecAllocatorOption) *browser {
	t.Helper()
	options := append([]chromedp.ExecAllocatorOption{
		chromedp.ExecPath(chromium(t)), chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck, chromedp.Headless, chromedp.NoSandbox,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true), chromedp.Flag("disable-dev-shm-usage", true),
		chromedp.Flag("use-angle", "swiftshader"), chromedp.Flag("enable-unsafe-swiftshader", true),
		chromedp.WindowSize(1366, 768), chromedp.UserDataDir(t.TempDir()),
	}, flags...)
	allocator, end := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(end)
	ctx, close := chromedp.NewContext(allocator)
	t.Cleanup(close)
	b := &browser{T: t, page: ctx}
	b.begin(address)
	return b
}

// tab opens the page once more, beside this one.
func (b *browser) tab(address string) *browser {
	b.Helper()
	ctx, close := chromedp.NewContext(b.page)
	b.Cleanup(close)
	other := &browser{T: b.T, page: ctx}
	other.begin(address)
	return other
}

// begin goes to the page and hears what it writes.
func (b *browser) begin(address string) {
	b.Helper()
	b.do("begin")
	messages := chromedp.Console(b.page)
	go func() {
		for m, err := range messages {
			if err != nil {
				return
			}
			b.hear(m)
		}
	}()
	b.do("open", chromedp.EmulateViewport(1366, 768), chromedp.Navigate(address))
}

// hear takes note of what is written to the page's console.
func (b *browser) hear(m chromedp.ConsoleMessage) {
	b.mu.Lock()
	defer b.mu.Unlock()
	line := fmt.Sprintf("%s: %s %s", m.Type, m.Text, m.URL)
	b.log = append(b.log, line)
	if m.Type == chromedp.ConsoleError || m.Type == chromedp.ConsoleException {
		b.errors = append(b.errors, line)
	}
}

// do fails the test where an action fails.
func (b *browser) do(what string, actions ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	if err := chromedp.Do(b.page, actions...); err != nil {
		b.Fatalf("%s: %v\n%s", what, err, strings.Join(b.log, "\n"))
	}
}

// value is that of an expression in the page.
func value[T any](b *browser, expression string) T {
	b.Helper()
	v, err := chromedp.Run(b.page, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.Fatalf("%s: %v\n%s", expression, err, strings.Join(b.log, "\n"))
	}
	return v
}

// until waits for an expression to be true.
func (b *browser) until(what, expression string) {
	b.Helper()
	for began := time.Now(); ; time.Sleep(50 * time.Millisecond) {
		if value[bool](b, "!!("+expression+")") {
			return
		}
		if time.Since(began) > patience() {
			b.picture("waiting")
			b.Fatalf("%s: expected it within %v, found %s\n%s\n%s", what, patience(), value[string](b, "JSON.stringify(hebbarium.shows?.())"),
				value[string](b, "hebbarium.stacks?.() ?? ''"), strings.Join(b.log, "\n"))
		}
	}
}

// frame waits for the window's first frame.
func (b *browser) frame() {
	b.Helper()
	b.until("the first frame", `performance.getEntriesByName("hebbarium frame").length`)
}

// life takes the cards of a first start away, where the first life waits until they are read,
// and waits for it.
func (b *browser) life() {
	b.Helper()
	b.frame()
	b.key("Escape", "Escape", 0)
	b.until("a life", "hebbarium.shows().step > 20")
}

// clean wants a console without an error.
func (b *browser) clean() {
	b.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, each := range b.errors {
		b.Errorf("the console has %q", each)
	}
}

// picture is what the page shows, as PNG.
func (b *browser) picture(name string) []byte {
	b.Helper()
	png, err := chromedp.Run(b.page, chromedp.CaptureScreenshot())
	if err != nil {
		b.Fatal(err)
	}
	if folder := os.Getenv(picturesEnv); folder != "" {
		if err := os.WriteFile(filepath.Join(folder, name+".png"), png, 0o644); err != nil {
			b.Fatal(err)
		}
	}
	return png
}

// click presses the mouse and lets go of it, and holds it for long enough that a frame
// sees it pressed.
func (b *browser) click(x, y float64) {
	b.Helper()
	b.do("click",
		chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x, y), frames(2),
		chromedp.MouseEvent(input.DispatchMouseEventTypeMousePressed, x, y, chromedp.ButtonLeft, chromedp.ClickCount(1)), frames(2),
		chromedp.MouseEvent(input.DispatchMouseEventTypeMouseReleased, x, y, chromedp.ButtonLeft, chromedp.ClickCount(1)), frames(2))
}

// key presses a key, and lets go of it.
func (b *browser) key(code, key string, with int64) {
	b.Helper()
	b.press(code, key, with)
	b.do("key "+code, frames(2), pressed(input.DispatchKeyEventTypeKeyUp, code, key, with), frames(2))
	if with != 0 {
		b.do(held[with][1], pressed(input.DispatchKeyEventTypeKeyUp, held[with][0], held[with][1], with), frames(1))
	}
}

// press presses a key and waits for nothing: what it does may put the page behind another,
// where it has no frames.
func (b *browser) press(code, key string, with int64) {
	b.Helper()
	if with != 0 {
		b.do(held[with][1], pressed(input.DispatchKeyEventTypeKeyDown, held[with][0], held[with][1], with), frames(1))
	}
	b.do("key "+code, pressed(input.DispatchKeyEventTypeKeyDown, code, key, with))
}

// held are the keys of modifiers.
var held = map[int64][2]string{shift: {"ShiftLeft", "Shift"}, control: {"ControlLeft", "Control"}}

// pressed is that a key goes down or up.
func pressed(typ input.DispatchKeyEventType, code, key string, with int64) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: typ, Code: code, Key: key, Modifiers: with})
		return err
	})
}

// Modifiers, as the browser's protocol has them.
const (
	control = 2
	shift   = 8
)

// frames waits for some frames of the page, and for as many ticks of the program, which may
// take longer.
func frames(n int) chromedp.Action[chromedp.Void] {
	return chromedp.Evaluate[chromedp.Void](fmt.Sprintf(someFrames, n), chromedp.EvalAwaitPromise)
}

// someFrames is a script for frames.
const someFrames = `new Promise((done) => {
	const ticks = () => globalThis.hebbarium?.shows?.().ticks ?? 0;
	let n = %d;
	const enough = ticks() + n;
	const next = () => n-- > 0 || ticks() < enough && globalThis.hebbarium?.shows ? requestAnimationFrame(next) : done(true);
	next();
})`
