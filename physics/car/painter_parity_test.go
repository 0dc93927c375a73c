package car

import (
	"encoding/json"
	"fmt"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"testing"
)

// scenePixels and barLevels are how far a frame may be from the original's.
const (
	scenePixels = 12 // of the 8,064 above the panel
	barLevels   = 2  // grey levels in the panel
)

type frameEntry struct {
	Run     string `json:"run"`
	Step    int    `json:"step"`
	Frame96 string `json:"frame96"`
	Frame84 string `json:"frame84"`
}

// recordedFrames returns the frames that the index lists, by run.
func recordedFrames(t testing.TB) (runs []string, frames map[string][]frameEntry) {
	t.Helper()
	var index struct {
		Frames []frameEntry `json:"frames"`
	}
	path := filepath.Join(recordings(), "index.json")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &index); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	if len(index.Frames) == 0 {
		t.Fatalf("%s: expected frames, found none", path)
	}
	frames = make(map[string][]frameEntry)
	for _, f := range index.Frames {
		if frames[f.Run] == nil {
			runs = append(runs, f.Run)
		}
		frames[f.Run] = append(frames[f.Run], f)
	}
	return runs, frames
}

// readFrame decodes a square PNG of a given side into RGB bytes.
func readFrame(t testing.TB, name string, side int, into []uint8) {
	t.Helper()
	path := filepath.Join(recordings(), "frames", name)
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	picture, err := png.Decode(file)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	if size := picture.Bounds().Size(); size.X != side || size.Y != side {
		t.Fatalf("%s: expected %d×%d pixels, found %v", path, side, side, size)
	}
	for y := range side {
		for x := range side {
			r, g, b, _ := picture.At(x, y).RGBA()
			into[(y*side+x)*3] = uint8(r >> 8)
			into[(y*side+x)*3+1] = uint8(g >> 8)
			into[(y*side+x)*3+2] = uint8(b >> 8)
		}
	}
}

// recordedStates calls visit with the state after each recorded step, made
// from the recorded columns alone.
func recordedStates(r *runRecording, track *Track, visit func(*State)) {
	touches := newTouchRecorder(track)
	start := track.Points[0]
	hull := pose{start.X, start.Y, start.Beta}
	var wheels [4]pose
	for i, at := range [4][2]float64{{-1.1, 1.6}, {1.1, 1.6}, {-1.1, -1.64}, {1.1, -1.64}} {
		wheels[i] = pose{start.X + at[0], start.Y + at[1], start.Beta}
	}
	s := &State{Touched: touches.touched}
	for row := range r.Rows {
		get := func(column string) float64 { return r.at(row, column) }
		// A touch shows one step after the pose that makes it.
		touches.stand(hull, wheels)
		visited := int(get("tiles_visited"))
		s.Shown = s.Reward + float64(visited-s.Visited)*1000/float64(len(track.Tiles))
		s.Visited, s.Step = visited, row
		s.Time += 1.0 / 50
		s.Reward = get("cum_reward_internal")
		s.Hull = HullState{get("hull_x"), get("hull_y"), get("hull_angle"), get("hull_vx"), get("hull_vy"), get("hull_omega")}
		for i := range s.Wheels {
			w := &s.Wheels[i]
			of := func(column string) float64 { return get(fmt.Sprintf("w%d_%s", i, column)) }
			w.X, w.Y, w.Angle = of("x"), of("y"), of("angle")
			w.Spin, w.Phase, w.JointAngle = of("spin"), of("phase"), of("joint_angle")
			wheels[i] = pose{w.X, w.Y, w.Angle}
		}
		hull = pose{s.Hull.X, s.Hull.Y, s.Hull.Angle}
		visit(s)
	}
}

// gallery compares drawn states with a run's recorded frames.
type gallery struct {
	run               string
	wanted            map[int]frameEntry // by step
	last, drawn       int
	frames            int
	worst, worstBar   int
	byDifferingPixels map[int]int
	painter           *Painter
}

func (g *gallery) open(run string, frames []frameEntry, track *Track) {
	g.run, g.wanted, g.last, g.drawn = run, map[int]frameEntry{}, 0, 0
	for _, f := range frames {
		g.wanted[f.Step] = f
		g.last = max(g.last, f.Step)
	}
	if g.painter == nil {
		g.painter, g.byDifferingPixels = NewPainter(), map[int]int{}
	}
	g.painter.SetTrack(track)
}

// compare draws s if there is a frame of it. The last frame of a run may have
// been recorded by drawing once more after the step, when the score had lost
// its 0.1; only the score tells, so either is accepted there.
func (g *gallery) compare(t *testing.T, s *State) {
	t.Helper()
	f, ok := g.wanted[s.Step]
	if !ok {
		return
	}
	var got, want Image
	g.painter.Draw(s, &got)
	readFrame(t, f.Frame96, Side, want[:])
	scene, bar := compareImages(&got, &want)
	if again := *s; bar > barLevels && s.Step == g.last {
		again.Shown = s.Reward
		g.painter.Draw(&again, &got)
		scene, bar = compareImages(&got, &want)
	}
	if scene > scenePixels || bar > barLevels {
		t.Errorf("%s: %d scene pixels differ and %d levels in the panel, expected at most %d and %d",
			f.Frame96, scene, bar, scenePixels, barLevels)
	}
	g.drawn++
	g.frames++
	g.byDifferingPixels[scene]++
	g.worst, g.worstBar = max(g.worst, scene), max(g.worstBar, bar)
}

func (g *gallery) log(t *testing.T) {
	t.Helper()
	t.Logf("%d frames: at most %d scene pixels and %d levels in the panel; frames by differing pixels: %v",
		g.frames, g.worst, g.worstBar, g.byDifferingPixels)
}

// TestParityImage draws every recorded frame from the recorded state.
func TestParityImage(t *testing.T) {
	_, frames := recordedFrames(t)
	tracks := map[int]*Track{}
	var g gallery
	found := 0
	for _, r := range runRecordings(t) {
		if len(frames[r.name]) == 0 {
			continue
		}
		found++
		if tracks[r.Seed] == nil {
			tracks[r.Seed] = recordedTrack(t, r.Seed)
		}
		g.open(r.name, frames[r.name], tracks[r.Seed])
		recordedStates(r, tracks[r.Seed], func(s *State) { g.compare(t, s) })
		if g.drawn != len(g.wanted) {
			t.Errorf("%s: expected states for %d frames, found %d", r.name, len(g.wanted), g.drawn)
		}
	}
	if found != len(frames) {
		t.Errorf("expected recorded runs for all %d runs with frames, found %d", len(frames), found)
	}
	g.log(t)
}

// TestParityImageOfWorld draws the world's own states while it replays the
// recorded actions: what touches paint, what the score shows and when must then
// be right too. A frame counts while the world is where the recording is.
func TestParityImageOfWorld(t *testing.T) {
	const near = 1e-3 // metres, a five-hundredth of a pixel
	_, frames := recordedFrames(t)
	tracks := map[int]*Track{}
	w := NewWorld(Fast)
	var g gallery
	apart := 0
	for _, r := range runRecordings(t) {
		if len(frames[r.name]) == 0 {
			continue
		}
		if tracks[r.Seed] == nil {
			tracks[r.Seed] = recordedTrack(t, r.Seed)
		}
		g.open(r.name, frames[r.name], tracks[r.Seed])
		w.Reset(tracks[r.Seed])
		for row := range r.Rows {
			if row > 0 {
				if out := w.Step(r.action(row)); out.Err != nil {
					t.Fatalf("%s, row %d: %v", r.name, row, out.Err)
				}
			}
			s := w.State()
			if math.Hypot(s.Hull.X-r.at(row, "hull_x"), s.Hull.Y-r.at(row, "hull_y")) > near {
				apart += len(g.wanted) - g.drawn
				break
			}
			g.compare(t, s)
		}
	}
	g.log(t)
	if most := (g.frames + apart) / 10; apart > most {
		t.Errorf("expected at most %d frames where the world has left the recording, found %d", most, apart)
	}
}

// compareImages counts the pixels above the panel that differ at all, and the
// greatest difference of a channel within it.
func compareImages(got, want *Image) (scene, bar int) {
	for i := 0; i < len(got); i += 3 {
		differ := 0
		for c := range 3 {
			d := int(got[i+c]) - int(want[i+c])
			differ = max(differ, d, -d)
		}
		if i < (Side-panelRows)*stride {
			if differ > 0 {
				scene++
			}
		} else {
			bar = max(bar, differ)
		}
	}
	return scene, bar
}

func TestParityResize(t *testing.T) {
	runs, frames := recordedFrames(t)
	total, differing, worst := 0, 0, 0
	for _, run := range runs {
		for _, f := range frames[run] {
			var full Image
			var got, want [Seen * Seen * 3]uint8
			readFrame(t, f.Frame96, Side, full[:])
			readFrame(t, f.Frame84, Seen, want[:])
			Resize(&full, &got)
			off := 0
			for i := range got {
				d := int(got[i]) - int(want[i])
				off = max(off, d, -d)
				if d != 0 {
					differing++
				}
			}
			if off > 1 {
				t.Errorf("%s: %d levels off, expected at most 1", f.Frame84, off)
			}
			total++
			worst = max(worst, off)
		}
	}
	t.Logf("%d images: at most %d levels off, %d of %d bytes", total, worst, differing, total*Seen*Seen*3)
}
