package recording

import (
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"hebbarium/app/session"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/episode"
)

// mostMemory is what a session may keep of an hour of the car, in bytes.
const mostMemory = 256 << 20

// minutesEnv names how many minutes of the car's own time are lived; 10 by default, in which
// every share of the memory but that of the plain numbers of each step comes to its bound.
const minutesEnv = "HEBBARIUM_MINUTES"

// A session as the window holds it keeps an hour of the car in so much memory: the
// agent, its twin, the futures that were left, and the recording.
func TestAnHourOfCarKeepsToItsMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("many thousand steps of the car take too long for -short")
	}
	minutes := 10
	if s := os.Getenv(minutesEnv); s != "" {
		var err error
		if minutes, err = strconv.Atoi(s); err != nil {
			t.Fatal(err)
		}
	}
	steps := minutes * 60 * 50
	rules, set := shipped(t, "car")
	without := heap()
	rec := New(Options{Folder: t.TempDir(), Stamp: "t", Rules: set})
	s, err := session.New(session.Config{
		World: "car", Seed: 1, Rules: rules,
		Recorder: rec, Twin: true, Speed: session.Max, MaxSteps: session.Hour("car"),
		// Whoever steers to one side for ever comes to no end before the hour's.
		Events: []episode.Event{{Step: 0, Kind: "hold", Args: "steer=1"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	wait := func(what string, ok func(*session.Snapshot) bool) *session.Snapshot {
		t.Helper()
		for {
			snap, _ := s.Latest()
			switch {
			case snap.Seeking < 0 && ok(snap):
				return snap
			case snap.Status != episode.Running && snap.Step < snap.Edge-1:
				t.Fatalf("%s: the episode is %s at step %d", what, snap.Status, snap.Step)
			}
			time.Sleep(200 * time.Microsecond)
		}
	}
	at := func(n int) func(*session.Snapshot) bool {
		return func(s *session.Snapshot) bool { return s.Step == n }
	}
	// A person injures it at the newest step, and now and then in the past, and lives on.
	const injuries = 50
	for i := range injuries {
		to := (steps - 100) * (i + 1) / injuries
		s.Reach(to)
		snap := wait("the way", at(to))
		kind := episode.Event{Kind: "zero", Args: "0.05"}
		if i%5 == 4 {
			to -= min(1500, steps/injuries)
			s.Scrub(to)
			wait("the past", at(to))
			s.Inject(kind)
			wait("the branch", func(s *session.Snapshot) bool { return s.Edge == to && s.Other != nil })
			s.Reach(snap.Edge)
			wait("as far as before", at(snap.Edge))
			continue
		}
		s.Inject(kind)
		wait("the injury", func(s *session.Snapshot) bool { return len(s.Markers) > len(snap.Markers) })
	}
	s.Reach(steps - 10)
	wait("the end", at(steps-10))
	kept := heap() - without
	peak := peakRSS()
	t.Logf("%d steps, %d injuries: %.1f MB kept; the process peaked at %s", steps, injuries, mb(kept), peak)
	if kept > mostMemory {
		t.Errorf("expected at most %d MB to be kept, found %.1f", mostMemory>>20, mb(kept))
	}

	// What a drag of the timeline asks for: a step anywhere.
	const looks = 60
	took := make([]float64, looks)
	random, cpu := chance.Stream(1, "looks"), cpuTime()
	for i := range took {
		to := random.IntN(steps - 20)
		begin := time.Now()
		s.Scrub(to)
		wait("a step of the past", at(to))
		took[i] = time.Since(begin).Seconds() * 1000
	}
	slices.Sort(took)
	cpu = cpuTime() - cpu
	t.Logf("going to a step anywhere: %.0f ms in the median, %.0f ms at worst, of %d; %.0f ms of processor time in the mean", took[looks/2], took[looks-1], looks, cpu*1000/looks)
	s.Close()
	rec.Close()
	runtime.KeepAlive(rules)
}

// heap is what lives in memory.
func heap() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

func mb(bytes int64) float64 { return float64(bytes) / (1 << 20) }

// cpuTime is what the process has used of the processor, in seconds, where the system tells
// it in hundredths.
func cpuTime() float64 {
	stat, err := os.ReadFile("/proc/self/stat")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(stat), ") ")
	fields := strings.Fields(rest)
	user, _ := strconv.ParseFloat(fields[11], 64)
	system, _ := strconv.ParseFloat(fields[12], 64)
	return (user + system) / 100
}

// peakRSS is the process's largest resident memory, where the system tells it.
func peakRSS() string {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return "an unknown size"
	}
	for line := range strings.Lines(string(status)) {
		if value, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			return strings.TrimSpace(value)
		}
	}
	return "an unknown size"
}
