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

	"hebbarium/app/library"
	"hebbarium/brain"
	"hebbarium/evolve/episode"
)

// testScreen is the one X server of these tests, which all windows open on in turn.
type testScreen struct {
	display string
	picture string // file in which the server keeps what it shows
	stop    func()
}

var screen testScreen

// testWindow is the real program in a real window.
type testWindow struct {
	t       *testing.T
	dir     string  // of this program's files
	log     logFile // what the program writes
	id      string  // of the window
	program *exec.Cmd
	slow    int // times as many updates that a key or a button is held for
}

// needsScreen starts the tests' screen. The test is skipped where Xvfb or xdotool is
// missing, and under -short.
func needsScreen(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("a window takes too long for -short")
	}
	for _, tool := range []string{"Xvfb", "xdotool"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("the window's test needs %s, which is not installed (.ci/setup test installs it)", tool)
		}
	}
	if err := screen.start(); err != nil {
		t.Fatal(err)
	}
}

// openWindow starts this program in a window on the tests' screen. world is whose
// rules lie in the saves folder, "" for none; prepare is told the user's
// configuration folder of the program before it starts.
func openWindow(t *testing.T, world string, size image.Point, prepare ...func(config string)) *testWindow {
	t.Helper()
	needsScreen(t)
	dir := t.TempDir()
	w := &testWindow{t: t, dir: dir, log: logFile(filepath.Join(dir, "log")), slow: 1}
	saves := filepath.Join(dir, "saves")
	if err := os.Mkdir(saves, 0o755); err != nil {
		t.Fatal(err)
	}
	if world != "" {
		saveRandom(t, saves, world)
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
	if other := os.Getenv(windowEnv + "_SAVES"); other != "" {
		saves = other
	}
	program := exec.Command(os.Args[0])
	program.Env = append(os.Environ(), windowEnv+"="+saves, windowEnv+"_WORLD="+world, "DISPLAY="+screen.display, "XDG_CONFIG_HOME="+dir)
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
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = program.Process.Kill()
		_ = program.Wait()
		w.gone()
	})
	w.program = program
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

// start starts Xvfb, once, on a display that is free.
func (s *testScreen) start() error {
	if s.display != "" {
		return nil
	}
	dir, err := os.MkdirTemp("", "hebbarium-screen")
	if err != nil {
		return err
	}
	read, write, err := os.Pipe()
	if err != nil {
		return err
	}
	defer read.Close()
	// A server shows its pointer once some window has given it a shape, in the pictures of all that
	// come after: without it they do not depend on what was tested before.
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "2048x1280x24", "-fbdir", dir, "-nolisten", "tcp", "-noreset", "-nocursor")
	server.ExtraFiles = []*os.File{write}
	if err := server.Start(); err != nil {
		return err
	}
	write.Close()
	s.stop = func() {
		_ = server.Process.Kill()
		_ = server.Wait()
		_ = os.RemoveAll(dir)
	}
	line, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		s.stop()
		return fmt.Errorf("Xvfb named no display: %w", err)
	}
	s.display, s.picture = ":"+strings.TrimSpace(line), filepath.Join(dir, "Xvfb_screen0")
	return nil
}

// saveRandom writes random rules for a world into a folder.
func saveRandom(t *testing.T, folder, world string) {
	t.Helper()
	arch, err := episode.ArchitectureOf(world)
	if err != nil {
		t.Fatal(err)
	}
	g := brain.RandomGenome(arch, brain.ABCD_lr, rand.New(rand.NewPCG(1, 2)))
	g.Card.Score = brain.Score{Mean: -20, SD: 9, Rollouts: 10}
	if err := brain.Save(filepath.Join(folder, world+"-random"+library.Extension), g); err != nil {
		t.Fatal(err)
	}
}

// tool runs xdotool.
func (w *testWindow) tool(args ...string) string {
	w.t.Helper()
	c := exec.Command("xdotool", args...)
	c.Env = append(os.Environ(), "DISPLAY="+screen.display)
	out, err := c.Output()
	if err != nil {
		w.t.Fatalf("xdotool %s: %v\n%s", strings.Join(args, " "), err, w.log)
	}
	return strings.TrimSpace(string(out))
}

// find waits for the window and returns its id.
func (w *testWindow) find() string {
	w.t.Helper()
	for end := time.Now().Add(wait); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		c := exec.Command("xdotool", "search", "--name", "^Hebbarium$")
		c.Env = append(os.Environ(), "DISPLAY="+screen.display)
		out, err := c.Output()
		if ids := strings.Fields(string(out)); err == nil && len(ids) > 0 {
			return ids[len(ids)-1]
		}
	}
	w.t.Fatalf("no window was opened\n%s", w.log)
	return ""
}

// gone waits until no window of a program is left on the screen.
func (w *testWindow) gone() {
	for end := time.Now().Add(wait); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		c := exec.Command("xdotool", "search", "--name", "^Hebbarium$")
		c.Env = append(os.Environ(), "DISPLAY="+screen.display)
		if out, err := c.Output(); err != nil || len(strings.Fields(string(out))) == 0 {
			return
		}
	}
}

// key presses a key, with its modifiers before it as in ctrl+z.
func (w *testWindow) key(name string) {
	w.t.Helper()
	keys := strings.Split(name, "+")
	for _, k := range keys {
		w.tool("keydown", k)
	}
	w.hold()
	for i := len(keys) - 1; i >= 0; i-- {
		w.tool("keyup", keys[i])
	}
	w.hold()
}

// typing types a text, key by key.
func (w *testWindow) typing(text string) {
	w.t.Helper()
	w.tool("type", "--delay", "40", text)
	w.hold()
}

// moveTo moves the pointer to the middle of a place.
func (w *testWindow) moveTo(r image.Rectangle) {
	w.t.Helper()
	w.tool("mousemove", strconv.Itoa((r.Min.X+r.Max.X)/2), strconv.Itoa((r.Min.Y+r.Max.Y)/2))
	w.hold()
}

// click presses the left button in the middle of a place, and takes the pointer
// away again.
func (w *testWindow) click(r image.Rectangle) {
	w.t.Helper()
	w.moveTo(r)
	w.tool("mousedown", "1")
	w.hold()
	w.tool("mouseup", "1")
	w.hold()
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
			w.hold()
		}
	}
	w.tool("mouseup", "1")
	w.hold()
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
	b, err := os.ReadFile(screen.picture)
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
	for end := time.Now().Add(wait); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
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

// still waits until the window has nothing more to draw, and returns the picture.
func (w *testWindow) still() *image.RGBA {
	w.t.Helper()
	const rest = 30 // updates
	from, since := w.told().frames, w.told().ticks
	for end := time.Now().Add(wait); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		now := w.told()
		if now.frames != from {
			from, since = now.frames, now.ticks
		}
		if now.ticks >= since+rest {
			return w.picture()
		}
	}
	w.t.Fatalf("the window never came to rest\n%s", w.log)
	return nil
}
