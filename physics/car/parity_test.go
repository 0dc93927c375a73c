package car

import (
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

type runRecording struct {
	name    string
	Seed    int      `json:"seed"`
	Columns []string `json:"columns"`
	Rows    [][]any  `json:"rows"`
	column  map[string]int
}

// at is a number in a row; done, a flag, counts as 0 or 1.
func (r *runRecording) at(row int, column string) float64 {
	i, ok := r.column[column]
	if !ok {
		panic(fmt.Sprintf("%s: expected a column %q", r.name, column))
	}
	switch v := r.Rows[row][i].(type) {
	case float64:
		return v
	case bool:
		if v {
			return 1
		}
		return 0
	}
	panic(fmt.Sprintf("%s, row %d, column %q: expected a number or a flag, found %v", r.name, row, column, r.Rows[row][i]))
}

func (r *runRecording) action(row int) [3]float64 {
	return [3]float64{r.at(row, "a_steer"), r.at(row, "a_gas"), r.at(row, "a_brake")}
}

func runRecordings(t testing.TB) []*runRecording {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(recordings(), "runs", "*.json.gz"))
	if err != nil {
		t.Fatal(err)
	}
	var all []*runRecording
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".json.gz")
		if strings.HasPrefix(name, "track_") {
			continue
		}
		r := &runRecording{name: name, column: map[string]int{}}
		readRecording(t, path, r)
		for i, c := range r.Columns {
			r.column[c] = i
		}
		all = append(all, r)
	}
	if len(all) == 0 {
		t.Fatalf("expected recorded runs in %s/runs, found none", recordings())
	}
	return all
}

// agreement is how a replayed run compares with its recording.
type agreement struct {
	hullFirst50, hullEnd, hullWorst float64 // greatest difference of the hull's place
	wheelWorst                      float64
	rewardsEqual                    bool // one-step shifts of a single tile aside
	shifts, mismatches              int
	firstOff                        string
	exact                           int // rows in which every body's state is bit for bit the recording's
}

const (
	rewardTolerance = 1e-9
	hullEarly       = 1e-3 // over the first 50 steps
	hullLate        = 5e-2 // at the end of a run
	runsThatMayMiss = 2.0 / 36
)

func replayRun(t testing.TB, w *World, track *Track, r *runRecording) agreement {
	t.Helper()
	var a agreement
	var debt float64 // reward that came a step early or late
	w.Reset(track)
	a.rewardsEqual = true
	for row := range r.Rows {
		var out Outcome
		if row > 0 {
			if out = w.Step(r.action(row)); out.Err != nil {
				t.Fatalf("%s, row %d: %v", r.name, row, out.Err)
			}
		}
		s := w.State()
		single := func(column string) float64 { return float64(float32(r.at(row, column))) }
		miss := math.Hypot(s.Hull.X-single("hull_x"), s.Hull.Y-single("hull_y"))
		a.hullWorst = max(a.hullWorst, miss)
		if row <= 50 {
			a.hullFirst50 = max(a.hullFirst50, miss)
		}
		a.hullEnd = miss
		same := s.Hull == HullState{single("hull_x"), single("hull_y"), single("hull_angle"),
			single("hull_vx"), single("hull_vy"), single("hull_omega")}
		for i := range s.Wheels {
			w := &s.Wheels[i]
			of := func(column string) string { return fmt.Sprintf("w%d_%s", i, column) }
			x, y := single(of("x")), single(of("y"))
			a.wheelWorst = max(a.wheelWorst, math.Hypot(w.X-x, w.Y-y))
			recorded := WheelState{
				X: x, Y: y, Angle: single(of("angle")), VX: single(of("vx")), VY: single(of("vy")),
				BodyOmega: single(of("bodyomega")), JointAngle: single(of("joint_angle")), JointSpeed: single(of("joint_speed")),
				MotorSpeed: single(of("motor_speed")), Spin: r.at(row, of("spin")), Phase: r.at(row, of("phase")),
				Gas: r.at(row, of("gas")), Brake: r.at(row, of("brake")), Steer: r.at(row, of("steer")), Tiles: int(r.at(row, of("ntiles"))),
			}
			if *w != recorded && a.firstOff == "" {
				a.firstOff = fmt.Sprintf("row %d, wheel %d: %+v, recorded %+v", row, i, *w, recorded)
			}
			same = same && *w == recorded
		}
		if same {
			a.exact++
		}
		if row == 0 {
			continue
		}
		off := out.Reward - r.at(row, "reward")
		wasOwed := debt != 0
		if math.Abs(off) > rewardTolerance {
			a.mismatches++
			tile := 1000 / float64(len(track.Tiles))
			switch {
			case wasOwed && math.Abs(debt+off) <= rewardTolerance:
				a.shifts++
				debt = 0
			case !wasOwed && math.Abs(math.Abs(off)-tile) <= 1e-6:
				debt = off
			default:
				a.rewardsEqual = false
			}
		}
		if wasOwed && debt != 0 || out.Done != (r.at(row, "done") == 1) {
			a.rewardsEqual = false
		}
	}
	if debt != 0 {
		a.rewardsEqual = false
	}
	return a
}

func TestParityRuns(t *testing.T) {
	tracks := map[int]*Track{}
	all := runRecordings(t)
	for _, r := range all {
		if tracks[r.Seed] == nil {
			tracks[r.Seed] = recordedTrack(t, r.Seed)
		}
	}
	for _, e := range []Engine{Fast, Box2D} {
		t.Run(e.String(), func(t *testing.T) {
			w := NewWorld(e)
			var early, late, rewards, shifts, exact, rows int
			for _, r := range all {
				a := replayRun(t, w, tracks[r.Seed], r)
				t.Logf("%-20s %4d steps: hull first 50 %.1e, end %.1e, worst %.1e; wheels %.1e; rewards equal %v (%d shifts, %d mismatches); %d rows exact",
					r.name, len(r.Rows)-1, a.hullFirst50, a.hullEnd, a.hullWorst, a.wheelWorst, a.rewardsEqual, a.shifts, a.mismatches, a.exact)
				if a.firstOff != "" {
					t.Log(a.firstOff)
				}
				if a.hullFirst50 <= hullEarly {
					early++
				}
				if a.hullEnd <= hullLate {
					late++
				}
				if a.rewardsEqual {
					rewards++
				}
				shifts += a.shifts
				exact += a.exact
				rows += len(r.Rows)
			}
			if e == Fast && recordings() == "testdata" && exact != rows {
				t.Errorf("expected all %d rows of the copied runs to the last bit, found %d", rows, exact)
			}
			may := int(runsThatMayMiss * float64(len(all)))
			t.Logf("of %d runs: first 50 steps %d, end %d, rewards %d; %d shifts; %d of %d rows exact", len(all), early, late, rewards, shifts, exact, rows)
			if early < len(all) {
				t.Errorf("hull within %g over the first 50 steps: expected all of %d runs, found %d", hullEarly, len(all), early)
			}
			if late < len(all)-may {
				t.Errorf("hull within %g at the end: expected %d of %d runs, found %d", hullLate, len(all)-may, len(all), late)
			}
			if rewards < len(all)-may {
				t.Errorf("rewards equal at every step: expected %d of %d runs, found %d", len(all)-may, len(all), rewards)
			}
		})
	}
}

// TestParitySecondReset resets a used world, as the original's second reset in
// the same environment does.
func TestParitySecondReset(t *testing.T) {
	columns := runRecordings(t)[0].column
	for _, e := range []Engine{Fast, Box2D} {
		w := NewWorld(e)
		for _, r := range trackRecordings(t) {
			if r.SecondReset == nil || r.SecondReset.State == nil {
				continue
			}
			draw := replay(append(slices.Clone(r.Draws), secondDraws(r)...))
			for range 2 {
				track, err := Generate(draw)
				if err != nil {
					t.Fatal(err)
				}
				w.Reset(track)
			}
			want := &runRecording{name: r.name, Rows: [][]any{r.SecondReset.State}, column: columns}
			s := w.State()
			for column, found := range map[string]float64{
				"hull_x": s.Hull.X, "hull_y": s.Hull.Y, "hull_angle": s.Hull.Angle,
				"w0_x": s.Wheels[0].X, "w3_y": s.Wheels[3].Y, "w1_joint_angle": s.Wheels[1].JointAngle,
				"cum_reward_internal": s.Reward, "tiles_visited": float64(s.Visited), "w2_ntiles": float64(s.Wheels[2].Tiles),
			} {
				if !(math.Abs(found-want.at(0, column)) < 1e-4) {
					t.Errorf("%v, %s, %s: expected %v, found %v", e, r.name, column, want.at(0, column), found)
				}
			}
		}
	}
}
