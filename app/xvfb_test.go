package app

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"image"
	"image/png"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"hebbarium/brain"
)

// testWindow is the real program in a real window, on a screen of its own.
type testWindow struct {
	t       *testing.T
	display string
	screen  string        // file in which the X server keeps its picture
	log     logFile       // what the program writes
	id      string        // of the window
	holds   time.Duration // how long a key or a button is held
}

// openWindow starts Xvfb, and this program in a window on it. world is whose
// rules lie in the saves folder, "" for none; prepare is told the user's
// configuration folder of the program before it starts. The test is skipped where Xvfb or
// xdotool is missing, and under -short.
func openWindow(t *testing.T, world string, size image.Point, prepare ...func(config string)) *testWindow {
	t.Helper()
	return openWindowOn(t, image.Pt(1920, 1080), func(*testWindow) {}, world, size, prepare...)
}

// openWindowOn is openWindow on a screen of a size, which is made ready before the program
// starts.
func openWindowOn(t *testing.T, screen image.Point, ready func(*testWindow), world string, size image.Point, prepare ...func(config string)) *testWindow {
	t.Helper()
	if testing.Short() {
		t.Skip("a window takes too long for -short")
	}
	for _, tool := range []string{"Xvfb", "xdotool"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("the window's test needs %s, which is not installed (.ci/setup test installs it)", tool)
		}
	}
	dir := t.TempDir()
	w := &testWindow{t: t, screen: filepath.Join(dir, "Xvfb_screen0"), log: logFile(filepath.Join(dir, "log")), holds: press}
	w.startServer(dir, screen)
	ready(w)
	saves := filepath.Join(dir, "saves")
	if err := os.Mkdir(saves, 0o755); err != nil {
		t.Fatal(err)
	}
	if world != "" {
		w.saveRules(saves, world)
	}
	// The ant's picture does not depend on how quick the machine is.
	settings := fmt.Sprintf(`{"width": %d, "height": %d, "ant_picture": "traced"}`, size.X, size.Y)
	if err := os.MkdirAll(filepath.Join(dir, "hebbarium"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "hebbarium", "settings.json"), []byte(settings), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, f := range prepare {
		f(filepath.Join(dir, "hebbarium"))
	}
	program := exec.Command(os.Args[0])
	program.Env = append(os.Environ(), windowEnv+"="+saves, windowEnv+"_WORLD="+world, "DISPLAY="+w.display, "XDG_CONFIG_HOME="+dir)
	log, err := os.Create(string(w.log))
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close() // the program has its own
	program.Stdout, program.Stderr = log, log
	t.Cleanup(func() {
		for _, bad := range []string{"DATA RACE", "panic:", "fatal error:"} {
			if strings.Contains(w.log.String(), bad) {
				t.Errorf("the program wrote:\n%s", w.log)
			}
		}
	})
	w.start(program)
	w.id = w.find()
	w.tool("windowfocus", w.id)
	w.tool("windowmove", w.id, "0", "0")
	w.away()
	return w
}

// logFile is a file whose content is told where a test fails.
type logFile string

func (l logFile) String() string {
	b, err := os.ReadFile(string(l))
	if err != nil {
		return err.Error()
	}
	return string(b)
}

// start starts a program that ends with the test.
func (w *testWindow) start(c *exec.Cmd) {
	w.t.Helper()
	if err := c.Start(); err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() {
		_ = c.Process.Kill()
		_ = c.Wait()
	})
}

// startServer starts Xvfb on a display that is free.
func (w *testWindow) startServer(dir string, size image.Point) {
	w.t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		w.t.Fatal(err)
	}
	defer read.Close()
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", size.X, size.Y), "-fbdir", dir, "-nolisten", "tcp")
	server.ExtraFiles = []*os.File{write}
	w.start(server)
	write.Close()
	line, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		w.t.Fatalf("Xvfb named no display: %v", err)
	}
	w.display = ":" + strings.TrimSpace(line)
}

// saveRules writes random rules for a world into a folder.
func (w *testWindow) saveRules(folder, world string) {
	w.t.Helper()
	arch := brain.AntArchitecture()
	if world == "car" {
		arch = brain.CarArchitecture()
	}
	g := brain.RandomGenome(arch, brain.ABCD_lr, rand.New(rand.NewPCG(1, 2)))
	g.Card.Score = brain.Score{Mean: -20, SD: 9, Rollouts: 10}
	if err := brain.Save(filepath.Join(folder, world+"-random"+ruleExtension), g); err != nil {
		w.t.Fatal(err)
	}
}

// tool runs xdotool.
func (w *testWindow) tool(args ...string) string {
	w.t.Helper()
	c := exec.Command("xdotool", args...)
	c.Env = append(os.Environ(), "DISPLAY="+w.display)
	out, err := c.Output()
	if err != nil {
		w.t.Fatalf("xdotool %s: %v\n%s", strings.Join(args, " "), err, w.log)
	}
	return strings.TrimSpace(string(out))
}

// find waits for the window and returns its id.
func (w *testWindow) find() string {
	w.t.Helper()
	for end := time.Now().Add(wait); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		c := exec.Command("xdotool", "search", "--name", "^Hebbarium$")
		c.Env = append(os.Environ(), "DISPLAY="+w.display)
		out, err := c.Output()
		if ids := strings.Fields(string(out)); err == nil && len(ids) > 0 {
			return ids[len(ids)-1]
		}
	}
	w.t.Fatalf("no window was opened\n%s", w.log)
	return ""
}

// press is how long a key or a button is held where nothing else is said, so that a slow
// frame sees it.
const press = 250 * time.Millisecond

// key presses a key, with its modifiers before it as in ctrl+z.
func (w *testWindow) key(name string) {
	w.t.Helper()
	keys := strings.Split(name, "+")
	for _, k := range keys {
		w.tool("keydown", k)
	}
	w.hold(w.holds)
	for i := len(keys) - 1; i >= 0; i-- {
		w.tool("keyup", keys[i])
	}
	w.hold(w.holds)
}

// typing types a text, key by key.
func (w *testWindow) typing(text string) {
	w.t.Helper()
	w.tool("type", "--delay", "120", text)
	w.hold(w.holds)
}

// moveTo moves the pointer to the middle of a place.
func (w *testWindow) moveTo(r image.Rectangle) {
	w.t.Helper()
	w.tool("mousemove", strconv.Itoa((r.Min.X+r.Max.X)/2), strconv.Itoa((r.Min.Y+r.Max.Y)/2))
	w.hold(w.holds)
}

// click presses the left button in the middle of a place, and takes the pointer
// away again.
func (w *testWindow) click(r image.Rectangle) {
	w.t.Helper()
	w.moveTo(r)
	w.tool("mousedown", "1")
	w.hold(w.holds)
	w.tool("mouseup", "1")
	w.hold(2 * w.holds)
	w.away()
}

// away takes the pointer to where nothing answers to it.
func (w *testWindow) away() { w.tool("mousemove", "2", "2") }

// drag presses at one point, goes through the others, and lets go.
func (w *testWindow) drag(points ...image.Point) {
	w.t.Helper()
	for i, p := range points {
		w.moveTo(image.Rectangle{Min: p, Max: p})
		if i == 0 {
			w.tool("mousedown", "1")
			w.hold(w.holds)
		}
	}
	w.tool("mouseup", "1")
	w.hold(2 * w.holds)
	w.away()
}

// resize gives the window another size.
func (w *testWindow) resize(size image.Point) {
	w.t.Helper()
	w.tool("windowsize", w.id, strconv.Itoa(size.X), strconv.Itoa(size.Y))
	w.tool("windowmove", w.id, "0", "0")
}

// picture is what the screen shows: the X server keeps it as an XWD file.
func (w *testWindow) picture() *image.RGBA {
	w.t.Helper()
	b, err := os.ReadFile(w.screen)
	if err != nil {
		w.t.Fatal(err)
	}
	field := func(i int) int { return int(binary.BigEndian.Uint32(b[4*i:])) }
	width, height, bits, stride := field(4), field(5), field(11), field(12)
	if bits != 32 {
		w.t.Fatalf("the screen has %d bits a pixel, want 32", bits)
	}
	pixels := b[field(0)+12*field(19):]
	pic := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			s, d := pixels[y*stride+4*x:], pic.Pix[pic.PixOffset(x, y):]
			d[0], d[1], d[2], d[3] = s[2], s[1], s[0], 255
		}
	}
	return pic
}

// until waits for a picture that satisfies ok. Where none comes, it keeps the
// last one for whoever looks into the failure.
func (w *testWindow) until(what string, ok func(*image.RGBA) bool) *image.RGBA {
	w.t.Helper()
	var pic *image.RGBA
	for end := time.Now().Add(wait); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		if pic = w.picture(); ok(pic) {
			return pic
		}
	}
	path := filepath.Join(os.TempDir(), "hebbarium-window-test.png")
	if f, err := os.Create(path); err == nil {
		_ = png.Encode(f, pic)
		f.Close()
	}
	w.t.Fatalf("%s never came; the last picture is %s\n%s", what, path, w.log)
	return nil
}

// picturesEnv names a folder that tests put pictures of the window into, for whoever
// wants to look at them.
const picturesEnv = "HEBBARIUM_PICTURES"

// keep keeps what the screen shows, where somebody wants to look.
func (w *testWindow) keep(name string) {
	w.t.Helper()
	folder := os.Getenv(picturesEnv)
	if folder == "" {
		return
	}
	if err := writePNG(filepath.Join(folder, name+".png"), w.picture()); err != nil {
		w.t.Fatal(err)
	}
}

// still waits until a place does not change any more, for a while that is long
// enough for several frames, and returns the picture.
func (w *testWindow) still(r image.Rectangle) *image.RGBA {
	w.t.Helper()
	last := w.picture()
	return w.until("a picture that stands still", func(p *image.RGBA) bool {
		same := differ(last, p, r) == 0
		if same {
			time.Sleep(2 * time.Second)
			p2 := w.picture()
			same = differ(p, p2, r) == 0
			p = p2
		}
		last = p
		return same
	})
}
