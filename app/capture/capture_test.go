package capture

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"image"
	"image/gif"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hebbarium/brain/file"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/recovery"
)

// moving is a picture in which a white square moves to the right on a ground
// that stays.
func moving(size image.Point, at int) []byte {
	p := make([]byte, 4*size.X*size.Y)
	for y := range size.Y {
		for x := range size.X {
			c := [4]byte{byte(x), byte(y * 2), 40, 255}
			if x >= at && x < at+8 && y >= 8 && y < 16 {
				c = [4]byte{255, 255, 255, 255}
			}
			copy(p[4*(y*size.X+x):], c[:])
		}
	}
	return p
}

func TestGIFShowsWhatWasAdded(t *testing.T) {
	size := image.Pt(64, 40)
	r := NewRing(5)
	for i := range 9 { // the first four give way
		r.Add(moving(size, 4*i), size, time.Duration(i)*80*time.Millisecond)
	}
	var b bytes.Buffer
	film := r.Take(time.Second)
	if film.Len() != 5 || r.Len() != 5 {
		t.Fatalf("%d frames kept, want 5", film.Len())
	}
	if err := film.WriteGIF(&b); err != nil {
		t.Fatal(err)
	}
	g, err := gif.DecodeAll(&b)
	if err != nil {
		t.Fatal(err)
	}
	if len(g.Image) != 5 || g.Delay[0] != 8 || g.LoopCount != 0 {
		t.Fatalf("%d frames, delay %d, loops %d", len(g.Image), g.Delay[0], g.LoopCount)
	}
	// Frames are laid over each other, as a viewer does.
	canvas := image.NewRGBA(image.Rectangle{Max: size})
	for i, pic := range g.Image {
		for y := pic.Rect.Min.Y; y < pic.Rect.Max.Y; y++ {
			for x := pic.Rect.Min.X; x < pic.Rect.Max.X; x++ {
				if _, _, _, a := pic.At(x, y).RGBA(); a > 0 {
					canvas.Set(x, y, pic.At(x, y))
				}
			}
		}
		want := moving(size, 4*(i+4))
		for k, v := range want {
			if d := int(v) - int(canvas.Pix[k]); d > 24 || d < -24 {
				t.Fatalf("frame %d: byte %d is %d, want about %d", i, k, canvas.Pix[k], v)
			}
		}
		if i > 0 && pic.Rect.Dx() > 20 {
			t.Errorf("frame %d stores %v, though only a small square has moved", i, pic.Rect)
		}
	}
}

// The last seconds are as long as they say, however slowly the machine draws: frames are
// counted by the clock, and one that stood is shown for as long as it did.
func TestGIFLastsAsLongAsItSays(t *testing.T) {
	size := image.Pt(20, 10)
	for _, c := range []struct {
		name   string
		at     func(i int) time.Duration
		frames int
	}{
		{"a quick machine", func(i int) time.Duration { return time.Duration(i) * 125 * time.Millisecond }, 48},
		{"a slow one", func(i int) time.Duration { return time.Duration(i) * 411 * time.Millisecond }, 15},
		{"one that stood still for five seconds", func(i int) time.Duration {
			at := time.Duration(i) * 125 * time.Millisecond
			if i > 95 {
				at += 5 * time.Second
			}
			return at
		}, 8},
	} {
		r := NewRing(50)
		for i := range 100 {
			r.Add(moving(size, i%10), size, c.at(i))
		}
		var b bytes.Buffer
		if err := r.Take(6 * time.Second).WriteGIF(&b); err != nil {
			t.Fatal(err)
		}
		g, err := gif.DecodeAll(&b)
		if err != nil {
			t.Fatal(err)
		}
		sum := 0
		for _, d := range g.Delay {
			sum += d
		}
		if sum != 600 || len(g.Image) < c.frames-1 || len(g.Image) > c.frames+1 {
			t.Errorf("%s: %d frames in %d hundredths of a second, want about %d in 600", c.name, len(g.Image), sum, c.frames)
		}
	}
}

func TestGIFOfNothingAndOfAnotherSize(t *testing.T) {
	if err := NewRing(3).Take(time.Second).WriteGIF(io.Discard); err == nil {
		t.Error("expected a film without frames to be refused")
	}
	r := NewRing(3)
	r.Add(moving(image.Pt(20, 20), 0), image.Pt(20, 20), 0)
	r.Add(moving(image.Pt(30, 20), 0), image.Pt(30, 20), 1)
	r.Add(nil, image.Pt(30, 20), 2) // too short: passed over
	if n := r.Take(time.Second).Len(); n != 1 {
		t.Errorf("%d frames of the latest size, want 1", n)
	}
}

func TestPNGIsThePart(t *testing.T) {
	size := image.Pt(32, 20)
	var b bytes.Buffer
	if err := WritePNG(&b, moving(size, 3), size, image.Rect(2, 4, 12, 20)); err != nil {
		t.Fatal(err)
	}
	if text := "tEXtSoftware\x00" + file.Program(); !bytes.Contains(b.Bytes(), []byte(text)) {
		t.Errorf("expected the program in the picture, found none")
	}
	pic, err := png.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	if pic.Bounds().Size() != image.Pt(10, 16) {
		t.Errorf("size %v, want 10 × 16", pic.Bounds().Size())
	}
	if r, g, _, _ := pic.At(pic.Bounds().Min.X+1, pic.Bounds().Min.Y+4).RGBA(); r>>8 != 255 || g>>8 != 255 {
		t.Error("the white square is not where it was")
	}
	if err := WritePNG(&b, nil, size, image.Rectangle{Max: size}); err == nil {
		t.Error("expected too few pixels to be refused")
	}
}

func TestFilesAreNamed(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	s := Subject{World: "ant", Rules: "a/b c", Seed: 7, Step: 42}
	path, err := Place(dir, s.Name(".png"))
	if err != nil || filepath.Base(path) != "ant-a_b_c-7-42.png" {
		t.Fatalf("%s, %v", path, err)
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		t.Errorf("no folder was made: %v", err)
	}
}

// A full disk and a folder that cannot be written give their reason.
func TestFilesThatCannotBeWritten(t *testing.T) {
	taken := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(taken, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Place(filepath.Join(taken, "below"), "a.png"); err == nil {
		t.Error("expected a folder below a file to be refused")
	}
	if full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0); err == nil {
		defer full.Close()
		episode := Episode{Rewards: make([]float64, 1000)}
		if err := episode.WriteCSV(full); err == nil || !strings.Contains(err.Error(), "no space") {
			t.Errorf("on a full disk: %v, want that there is no space", err)
		}
	}
}

// hurt is an episode that falls at step 60 and is back.
func hurt() *Episode {
	e := &Episode{Subject: Subject{World: "ant", Rules: "r<1>", Seed: 3, Step: 320}}
	control := make([]float64, 260)
	for i := range 320 {
		r := 1.0
		if i >= 60 && i < 100 {
			r = 0.2
		}
		e.Rewards, e.Changes = append(e.Rewards, r), append(e.Changes, 0.01)
	}
	for i := range control {
		control[i] = 1
	}
	e.Events = []episode.Event{{Step: 60, Kind: "zero", Args: "0.33"}, {Step: 90, Kind: "thaw", Args: "all"}}
	scale := recovery.Scale{Onset: 40, Usual: 1, Gain: 1, Unit: "m"}
	e.Recoveries = []Recovery{{recovery.Measure(e.Rewards[60:], control, e.Events[0], 0, scale), control}}
	return e
}

func TestTableHoldsTheEpisode(t *testing.T) {
	e := hurt()
	var b bytes.Buffer
	if err := e.WriteCSV(&b); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 321 {
		t.Fatalf("%d lines, want a head and 320 steps", len(rows))
	}
	if got := strings.Join(rows[61], "|"); got != "60|0.2|60.2|0.01|60:zero:0.33|1||" {
		t.Errorf("step 60: %s", got)
	}
	if got := strings.Join(rows[60], "|"); got != "59|1|60|0.01||||" {
		t.Errorf("step 59, before there is a control: %s", got)
	}
	r := e.Recoveries[0]
	if r.Standing != recovery.Back {
		t.Fatalf("no recovery to test with: %+v", r)
	}
	if got := rows[60+r.BackAfter][6]; got != "60:zero:0.33" {
		t.Errorf("after %d steps: recovered from %q, want the event", r.BackAfter, got)
	}
	r.LostAt = 300
	e.Recoveries[0] = r
	b.Reset()
	if err := e.WriteCSV(&b); err != nil || !strings.Contains(b.String(), ",0.01,,1,,60:zero:0.33\n") {
		t.Errorf("what was lost again at 300 is not in the table: %v", err)
	}
}

func TestFigureIsWellFormed(t *testing.T) {
	for _, e := range []*Episode{hurt(), {}, {Rewards: []float64{-3}, Changes: []float64{0}}} {
		var b bytes.Buffer
		if err := e.WriteSVG(&b); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), "<!-- "+file.Program()+" -->") {
			t.Errorf("expected the program in the figure, found\n%.400s", b.String())
		}
		drawing := b.String()
		d := xml.NewDecoder(strings.NewReader(drawing))
		shapes := map[string]int{}
		for {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%v in %s", err, drawing)
			}
			if start, ok := token.(xml.StartElement); ok {
				shapes[start.Name.Local]++
			}
		}
		if len(e.Rewards) == 320 && (shapes["polyline"] != 3 || !strings.Contains(drawing, "zero 0.33") || !strings.Contains(drawing, "r&lt;1&gt;")) {
			t.Errorf("two traces, the control, the event and the name expected: %v", shapes)
		}
		if strings.Contains(drawing, "NaN") || strings.Contains(drawing, "Inf") {
			t.Error("a place is not a number")
		}
	}
}

func TestVideoKeepsItsRate(t *testing.T) {
	if _, err := exec.LookPath("ffmpeg"); err != nil {
		t.Skip("no ffmpeg")
	}
	size := image.Pt(63, 41) // odd: a row and a column are cut off
	path := filepath.Join(t.TempDir(), "v.mp4")
	v, err := NewVideo(path, size)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 10 {
		if !v.Add(moving(size, i), time.Duration(i)*100*time.Millisecond) {
			t.Fatal("the video has failed")
		}
		time.Sleep(20 * time.Millisecond)
	}
	got, err := v.Close()
	if err != nil || got != path {
		t.Fatalf("%s, %v", got, err)
	}
	list, _ := os.ReadDir(filepath.Dir(path))
	if len(list) != 1 {
		t.Errorf("%d files, want the video alone", len(list))
	}
	if probe, err := exec.LookPath("ffprobe"); err == nil {
		out, err := exec.Command(probe, "-v", "error", "-count_frames", "-show_entries", "stream=width,height,nb_read_frames", "-of", "csv=p=0", path).Output()
		if err != nil || strings.TrimSpace(string(out)) != "62,40,28" {
			t.Errorf("%s, %v; want 62 × 40 and 28 frames", out, err)
		}
	}
}

func TestVideoWithoutFFmpeg(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := NewVideo(filepath.Join(t.TempDir(), "v.mp4"), image.Pt(8, 8)); !errors.Is(err, ErrNoVideo) {
		t.Errorf("%v, want that ffmpeg is not found", err)
	}
}

// An encoder that fails leaves its words and no file.
func TestVideoThatFails(t *testing.T) {
	bin, dir := t.TempDir(), t.TempDir()
	script := "#!/bin/sh\necho 'disk is full' >&2\nexit 3\n"
	if err := os.WriteFile(filepath.Join(bin, "ffmpeg"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin)
	v, err := NewVideo(filepath.Join(dir, "v.mp4"), image.Pt(8, 8))
	if err != nil {
		t.Fatal(err)
	}
	for i := range 40 {
		v.Add(make([]byte, 4*64), time.Duration(i)*time.Second)
	}
	if _, err := v.Close(); err == nil || !strings.Contains(err.Error(), "disk is full") {
		t.Errorf("%v, want the encoder's words", err)
	}
	if list, _ := os.ReadDir(dir); len(list) != 0 {
		t.Errorf("%d files left", len(list))
	}
}

func BenchmarkRingAdd(b *testing.B) {
	size := image.Pt(720, 450)
	pixels, r := moving(size, 0), NewRing(48)
	for i := range b.N {
		r.Add(pixels, size, time.Duration(i))
	}
}
