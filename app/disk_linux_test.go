package app

import (
	"errors"
	"image"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"hebbarium/render/kit"
)

// A folder that cannot be written to, and then a full disk, cost a line in the top
// bar each, and nothing else; with room again a replay is kept.
func TestWindowSaysThatNothingIsRecorded(t *testing.T) {
	size := image.Pt(1440, 900)
	var replays string
	w := openWindow(t, "ant", size, func(config string) {
		replays = filepath.Join(config, "replays")
		if err := os.WriteFile(replays, []byte("a file in place of the folder\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	})
	l := layoutOf(t, "ant", size)
	notice := noticed(l)
	quiet := func() {
		t.Helper()
		w.until("no line in the top bar", func(p *image.RGBA) bool { return !notice(p) })
	}
	named := func(name string) {
		t.Helper()
		place := image.Rect(440, 80, 1000, 268) // of the prompt
		open := func(p *image.RGBA) bool { return share(p, place, like(kit.BG0, 1)) > 0.3 }
		w.key("ctrl+s")
		w.until("the prompt", open)
		w.typing(name)
		w.key("Return")
		w.until("no prompt", func(p *image.RGBA) bool { return !open(p) })
	}
	w.until("a world", func(p *image.RGBA) bool { return accent(p, l.at("play")) > 0.5 })
	first := w.picture()
	w.until("some steps", func(p *image.RGBA) bool { return differ(first, p, l.Region("timeline")) > 0.005 })
	quiet()

	// An injury makes a life worth a file, which its end would write.
	w.key("z")
	w.hold()
	w.key("BackSpace")
	w.until("the line that it was not recorded", notice)
	w.keep("disk-not-recorded")
	before := w.picture()
	w.until("the world going on", func(p *image.RGBA) bool { return differ(before, p, l.Region("world")) > 0.001 })
	quiet()
	named("walk")
	w.until("the line that it was not kept", notice)
	w.keep("disk-not-kept")
	quiet()
	if b, err := os.ReadFile(replays); err != nil || !strings.HasPrefix(string(b), "a file") {
		t.Errorf("expected the file in place of the folder to be left alone, found %q, %v", b, err)
	}

	// The disk is full before it takes the folder's place: the life may be written at any time.
	disk := t.TempDir()
	mount := func(from, to, kind string, flags uintptr, data string) {
		t.Helper()
		if err := syscall.Mount(from, to, kind, flags, data); err != nil {
			t.Skipf("no full disk: no file system can be mounted here: %v", err)
		}
		t.Cleanup(func() {
			if err := syscall.Unmount(to, syscall.MNT_DETACH); err != nil {
				t.Errorf("unmount: %v", err)
			}
		})
	}
	mount("tmpfs", disk, "tmpfs", 0, "size=1m")
	if err := os.WriteFile(filepath.Join(disk, "ballast"), make([]byte, 2<<20), 0o644); !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("expected a full disk, found %v", err)
	}
	if err := os.Remove(replays); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(replays, 0o755); err != nil {
		t.Fatal(err)
	}
	mount(disk, replays, "", syscall.MS_BIND, "")
	ballast := filepath.Join(replays, "ballast")
	named("walk")
	w.until("the line that the disk is full", notice)
	w.keep("disk-full")
	files, err := filepath.Glob(filepath.Join(replays, "*"))
	if err != nil || len(files) != 1 {
		t.Errorf("expected nothing beside the ballast, found %v (%v)", files, err)
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	quiet()
	named("walk")
	// What is lived is written again too, by itself.
	for end := time.Now().Add(wait); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		files, _ = filepath.Glob(filepath.Join(replays, "*.replay"))
		if len(files) == 2 && filepath.Base(files[1]) == "walk.replay" {
			return
		}
	}
	t.Fatalf("expected two replays where there is room again, found %v", files)
}

// noticed tells whether a line of news is shown.
func noticed(l layout) func(*image.RGBA) bool {
	l.Desk.Say("A line of news, as long as the shortest that this test waits for")
	l.Refresh()
	r := l.Overlays[0].Lies().Inset(2)
	r.Min.X, r.Max.X = (r.Min.X+r.Max.X)/2-80, (r.Min.X+r.Max.X)/2+80
	return func(p *image.RGBA) bool { return share(p, r, like(kit.BG3, 2)) > 0.4 }
}
