package main

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// preferences let Firefox draw the page with software alone, and keep it from asking
// anything of the network.
const preferences = `
user_pref("webgl.force-enabled", true);
user_pref("app.update.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("toolkit.telemetry.enabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("extensions.update.enabled", false);
`

// screen is an X server without a screen: Firefox that is told to have none has no WebGL
// where there is no graphics card.
func screen(t *testing.T) (display string) {
	t.Helper()
	program, err := exec.LookPath("Xvfb")
	if err != nil {
		t.Skip("the test needs Xvfb, which is not installed (.ci/setup test installs it)")
	}
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	c := exec.Command(program, "-displayfd", "3", "-screen", "0", "1400x1000x24", "-nolisten", "tcp")
	c.ExtraFiles = []*os.File{write}
	err = c.Start()
	write.Close()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		c.Process.Signal(os.Interrupt)
		c.Wait()
	})
	if _, err := fmt.Fscan(read, &display); err != nil {
		t.Fatalf("expected the number of a display from Xvfb: %v", err)
	}
	return ":" + display
}

// firefox is a Firefox on a screen of its own, with one page in it.
type firefox struct {
	*testing.T
	*bidi
	page string

	mu     sync.Mutex
	errors []string // that were written to the page's console
	log    []string
}

// openFirefox opens the page in a new Firefox, with further preferences.
func openFirefox(t *testing.T, address string, more ...string) *firefox {
	t.Helper()
	var program string
	for _, name := range []string{"firefox", "firefox-esr"} {
		if path, err := exec.LookPath(name); err == nil && program == "" {
			program = path
		}
	}
	if program == "" {
		t.Skip("the test needs Firefox, which is not installed (.ci/setup test installs it)")
	}
	display := screen(t)
	home, err := os.MkdirTemp("", "hebbarium-firefox-")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(home, "user.js"), []byte(preferences+strings.Join(more, "\n")), 0o644); err != nil {
		t.Fatal(err)
	}
	c := exec.Command(program, "--no-remote", "--profile", home, "--remote-debugging-port", "0", "about:blank")
	c.Env = append(os.Environ(), "LIBGL_ALWAYS_SOFTWARE=1", "HOME="+home, "DISPLAY="+display, "WAYLAND_DISPLAY=", "MOZ_ENABLE_WAYLAND=0")
	told, err := c.StderrPipe()
	if err == nil {
		err = c.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		c.Process.Kill()
		c.Wait()
		os.RemoveAll(home) // after which its other processes may still write: that is no failure of the test
	})
	f := &firefox{T: t}
	lines := bufio.NewScanner(told)
	for f.bidi == nil && lines.Scan() {
		f.log = append(f.log, lines.Text())
		if _, place, found := strings.Cut(lines.Text(), "BiDi listening on "); found {
			if f.bidi, err = dial(place+"/session", f.hear); err != nil {
				t.Fatal(err)
			}
		}
	}
	if f.bidi == nil {
		t.Fatalf("expected Firefox to listen, found %q", f.log)
	}
	go func() {
		for lines.Scan() { // what it says is not waited for, and must not fill the pipe
		}
	}()
	t.Cleanup(func() { f.call("browser.close", map[string]any{}, nil) })
	f.do("session.new", map[string]any{"capabilities": map[string]any{}}, nil)
	f.do("session.subscribe", map[string]any{"events": []string{"log.entryAdded"}}, nil)
	var tree struct{ Contexts []struct{ Context string } }
	f.do("browsingContext.getTree", map[string]any{}, &tree)
	f.page = tree.Contexts[0].Context
	f.do("browsingContext.setViewport", map[string]any{"context": f.page, "viewport": map[string]int{"width": 1366, "height": 768}}, nil)
	f.do("browsingContext.navigate", map[string]any{"context": f.page, "url": address, "wait": "complete"}, nil)
	return f
}

// hear takes note of what is written to the page's console.
func (f *firefox) hear(method string, params json.RawMessage) {
	var entry struct{ Level, Text, Type string }
	if method != "log.entryAdded" || json.Unmarshal(params, &entry) != nil {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	line := fmt.Sprintf("%s %s: %s", entry.Type, entry.Level, entry.Text)
	f.log = append(f.log, line)
	if entry.Level == "error" {
		f.errors = append(f.errors, line)
	}
}

// do sends a command, and fails the test where that fails.
func (f *firefox) do(method string, params, result any) {
	f.Helper()
	if err := f.call(method, params, result); err != nil {
		f.Fatalf("%v\n%s", err, strings.Join(f.log, "\n"))
	}
}

// text is the text that an expression in the page gives.
func (f *firefox) text(expression string) string {
	f.Helper()
	var found struct{ Result struct{ Value any } }
	f.do("script.evaluate", map[string]any{"expression": expression, "target": map[string]string{"context": f.page}, "awaitPromise": true}, &found)
	return fmt.Sprint(found.Result.Value)
}

// truth tells whether an expression in the page is true.
func (f *firefox) truth(expression string) bool {
	f.Helper()
	var found struct {
		Result           struct{ Value any }
		ExceptionDetails *struct{ Text string }
	}
	f.do("script.evaluate", map[string]any{"expression": "(async () => !!(" + expression + "))()", "target": map[string]string{"context": f.page}, "awaitPromise": true}, &found)
	if found.ExceptionDetails != nil {
		f.Fatalf("%s: %s", expression, found.ExceptionDetails.Text)
	}
	return found.Result.Value == true
}

// until waits for an expression to be true.
func (f *firefox) until(what, expression string) {
	f.Helper()
	for began := time.Now(); !f.truth(expression); time.Sleep(50 * time.Millisecond) {
		if time.Since(began) > patience() {
			f.picture("waiting")
			f.Fatalf("%s: expected it within %v, the page says %q, found %s\n%s\n%s", what, patience(), f.text(`document.querySelector("#loading p")?.textContent`),
				f.text("JSON.stringify(hebbarium.shows?.())"), f.text("hebbarium.stacks?.() ?? ''"), strings.Join(f.log, "\n"))
		}
	}
}

// frames waits for some frames.
func (f *firefox) frames(n int) {
	f.Helper()
	f.truth("await " + fmt.Sprintf(someFrames, n))
}

// click presses the mouse for some frames and lets go of it.
func (f *firefox) click(x, y int) {
	f.Helper()
	f.act("pointer", map[string]any{"type": "pointerMove", "x": x, "y": y})
	f.act("pointer", map[string]any{"type": "pointerDown", "button": 0})
	f.act("pointer", map[string]any{"type": "pointerUp", "button": 0})
}

// key presses a key, and lets go of it.
func (f *firefox) key(value string) {
	f.Helper()
	f.act("key", map[string]any{"type": "keyDown", "value": value})
	f.act("key", map[string]any{"type": "keyUp", "value": value})
}

// act is one action of a device, and the frames that see it.
func (f *firefox) act(device string, action map[string]any) {
	f.Helper()
	f.perform(map[string]any{"type": device, "id": device, "actions": []any{action}})
}

// perform is what some devices do at once, and the frames that see it.
func (f *firefox) perform(devices ...any) {
	f.Helper()
	f.do("input.performActions", map[string]any{"context": f.page, "actions": devices}, nil)
	f.frames(2)
}

// finger is what one finger does.
func finger(id string, actions ...any) any {
	return map[string]any{"type": "pointer", "id": id, "parameters": map[string]any{"pointerType": "touch"}, "actions": actions}
}

// clean wants a console without an error.
func (f *firefox) clean() {
	f.Helper()
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, each := range f.errors {
		f.Errorf("the console has %q", each)
	}
}

// picture keeps what the page shows where pictures are kept.
func (f *firefox) picture(name string) {
	f.Helper()
	folder := os.Getenv(picturesEnv)
	if folder == "" {
		return
	}
	var shot struct{ Data string }
	f.do("browsingContext.captureScreenshot", map[string]any{"context": f.page}, &shot)
	png, err := base64.StdEncoding.DecodeString(shot.Data)
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, "firefox-"+name+".png"), png, 0o644)
	}
	if err != nil {
		f.Fatal(err)
	}
}

// What the page does in Chromium it does in Firefox too: it lives, a leg is cut by the
// mouse and the read-out says so, and a reload keeps the settings; a click acts where it was
// made, and a link tells a lesson.
func TestPageInFirefox(t *testing.T) {
	if testing.Short() {
		t.Skip("the page is built and opened in a browser, which takes minutes")
	}
	f := openFirefox(t, server(t).URL+at)
	const frame = `performance.getEntriesByName("hebbarium frame").length`
	f.until("the first frame", frame)
	f.key("\uE00C") // Escape: the cards of a first start, before which the life waits
	f.until("a life", "hebbarium.shows().step > 20")
	f.picture("1-walks")
	f.key(" ")
	f.until("a pause", "!hebbarium.shows().playing")
	f.key("\uE003") // Backspace
	f.until("the start", "hebbarium.shows().step === 0")
	f.frames(3)
	f.click(legX, legY)
	f.until("a lost leg", `hebbarium.shows().events.some((e) => e.includes(":leg:"))`)
	f.key(" ")
	f.until("a life after it", "hebbarium.shows().step > 60")
	f.picture("2-leg-cut")
	f.click(139, 24) // Car
	f.until("the car", `hebbarium.shows().world === "car" && hebbarium.shows().step > 20`)
	f.picture("3-drives")
	f.do("browsingContext.reload", map[string]any{"context": f.page, "wait": "complete"}, nil)
	f.until("the first frame again", frame)
	f.until("the world of before", `hebbarium.shows().world === "car"`)
	f.truth(`(() => {` + mouse(84, 24) + ` return true; })()`)
	f.until("the ant", `hebbarium.shows().world === "ant"`)
	f.truth(`location.hash = "#lesson=5-a-lost-leg"`)
	f.until("a lesson that goes on", `hebbarium.shows().lesson === "5-a-lost-leg" && hebbarium.shows().step > 20`)
	f.picture("4-lesson")
	f.clean()
}
