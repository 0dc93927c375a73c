package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/cdproto/tracing"
	"github.com/chromedp/chromedp"
)

// measureEnv asks for what the page's thread does for how long, which takes minutes and says
// something only of the machine that it is measured on.
const measureEnv = "HEBBARIUM_MEASURE"

// task is what a thread of the browser does at a stretch, in its own record.
type task struct {
	Name, Ph      string
	PID, TID      int
	TS, Dur, Tdur float64 // µs; Tdur is the processor's time
}

// TestPageMeasures tells of each thing that a person does how long the page's longest tasks
// are in the processor's time, which other programs do not lengthen.
func TestPageMeasures(t *testing.T) {
	if os.Getenv(measureEnv) == "" {
		t.Skipf("it measures where %s is set", measureEnv)
	}
	s := server(t)
	b := open(t, "about:blank")
	var all []task
	done := make(chan struct{})
	if err := chromedp.Listen(b.page, func(event any) {
		switch e := event.(type) {
		case *tracing.EventDataCollected:
			for _, v := range e.Value {
				var each task
				if json.Unmarshal(v, &each) == nil {
					all = append(all, each)
				}
			}
		case *tracing.EventTracingComplete:
			close(done)
		}
	}); err != nil {
		t.Fatal(err)
	}
	b.do("record", chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, tracing.Start, tracing.StartParams{TraceConfig: &tracing.TraceConfig{
			RecordMode: tracing.TraceConfigRecordModeRecordContinuously, IncludedCategories: []string{"toplevel", "blink.user_timing", "devtools.timeline", "v8", "v8.wasm"}, ExcludedCategories: []string{"*"},
		}})
		return err
	}))
	defer func() {
		b.do("end of the record", chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
			_, err := cdp.Call(ctx, t, tracing.End, cdp.Empty{})
			return err
		}))
		<-done
		report(t, all)
	}()
	mark := func(name string) { value[bool](b, fmt.Sprintf("performance.mark(%q), true", "measure "+name)) }
	click := func(x, y int) { value[bool](b, "(() => {"+mouse(x, y)+" return true; })()") }
	lives := func(steps int) {
		step := b.shows().Step
		b.until("steps", fmt.Sprintf("hebbarium.shows().step > %d || !hebbarium.shows().playing", step+steps))
	}
	b.do("open in a small window, of which not much is drawn", chromedp.EmulateViewport(667, 375), chromedp.Navigate(s.URL+at))
	b.frame()
	t.Logf("first frame after loading: %.0f ms", value[float64](b, `performance.getEntriesByName("hebbarium frame")[0].startTime - performance.getEntriesByName("hebbarium loaded")[0].startTime`))
	lives(30)
	mark("opening a link")
	value[bool](b, `location.hash = "#world=ant&rules=ant-bounded&seed=7&events=100:leg:2%3D0.2&speed=1", true`)
	b.until("a life", `hebbarium.shows().seed === 7 && hebbarium.shows().step > 10`)
	mark("an injury")
	b.until("the injury", `hebbarium.shows().step > 130`)
	mark("full speed")
	value[bool](b, "(() => {"+strings.Repeat(`for (const type of ["keydown", "keyup"])
			document.querySelector("canvas").dispatchEvent(new KeyboardEvent(type, { bubbles: true, code: "Equal", key: "=" }));`, 8)+" return true; })()")
	b.until("full speed", "hebbarium.shows().speed > 8")
	lives(1500)
	mark("opening the car")
	click(99, 22)
	b.until("the car", `hebbarium.shows().world === "car" && hebbarium.shows().step > 10`)
	mark("the car")
	lives(30)
	mark("opening the ant")
	click(43, 22)
	b.until("the ant", `hebbarium.shows().world === "ant" && hebbarium.shows().step > 10`)
	mark("evolution")
	b.key("KeyE", "e", 0)
	click(150, 342) // Begin
	b.until("episodes", "hebbarium.shows().campaign.episodes >= 3")
	mark("end")
}

// TestPageMeasuresItsPace tells how soon the page has its first frame, and how many steps of
// each world it lives a second at full speed beside drawing them, by the clock, which says
// something of a machine that does nothing else, and by the processor's time.
func TestPageMeasuresItsPace(t *testing.T) {
	if os.Getenv(measureEnv) == "" {
		t.Skipf("it measures where %s is set", measureEnv)
	}
	s := server(t)
	for range 3 {
		b := open(t, s.URL+at)
		b.frame()
		t.Logf("first frame %.0f ms after loading, %.0f after the page was asked for",
			value[float64](b, `performance.getEntriesByName("hebbarium frame")[0].startTime - performance.getEntriesByName("hebbarium loaded")[0].startTime`),
			value[float64](b, `performance.getEntriesByName("hebbarium frame")[0].startTime`))
		b.do("end", chromedp.Navigate("about:blank"))
	}
	b := open(t, s.URL+at)
	b.frame()
	b.key("Escape", "Escape", 0)
	for _, world := range []string{"ant", "car"} {
		value[bool](b, fmt.Sprintf("location.hash = %q, true", "#world="+world+"&seed=7&speed=max"))
		b.until("its life", fmt.Sprintf("hebbarium.shows().world === %q && hebbarium.shows().seed === 7 && hebbarium.shows().step > 100", world))
		const step = "hebbarium.shows().step"
		first, processor, began := value[float64](b, step), b.processor(), time.Now()
		for b.processor() < processor+3 && b.shows().Playing {
			time.Sleep(100 * time.Millisecond)
		}
		steps := value[float64](b, step) - first
		t.Logf("%s: %.0f steps a second, %.0f a second of the processor", world, steps/time.Since(began).Seconds(), steps/(b.processor()-processor))
	}
}

// processor is how many seconds of the processor the page's thread has had.
func (b *browser) processor() float64 {
	b.Helper()
	all, err := chromedp.Run(b.page, func(ctx context.Context, t *chromedp.Target) (performance.GetMetricsResult, error) {
		if _, err := cdp.Call(ctx, t, performance.Enable, performance.EnableParams{}); err != nil {
			return performance.GetMetricsResult{}, err
		}
		return cdp.Call(ctx, t, performance.GetMetrics, cdp.Empty{})
	})
	if err != nil {
		b.Fatal(err)
	}
	for _, each := range all.Metrics {
		if each.Name == "ThreadTime" {
			return each.Value
		}
	}
	b.Fatalf("expected the thread's time, found %v", all.Metrics)
	return 0
}

// within names what a task does for at least two milliseconds in all, the most first.
func within(all []task, of task) (names []string) {
	sums, counts := map[string]float64{}, map[string]int{} // ms
	for _, e := range all {
		if e.Ph == "X" && e.PID == of.PID && e.TID == of.TID && e.TS >= of.TS && e.TS+e.Dur <= of.TS+of.Dur && e.Name != of.Name {
			sums[e.Name] += e.Tdur / 1000
			counts[e.Name]++
		}
	}
	for _, name := range slices.SortedFunc(maps.Keys(sums), func(a, b string) int { return cmp.Compare(sums[b], sums[a]) }) {
		if sums[name] >= 2 {
			names = append(names, fmt.Sprintf("%s %.0f (%d)", name, sums[name], counts[name]))
		}
	}
	return names
}

// report tells of the tasks between two marks each.
func report(t *testing.T, all []task) {
	t.Helper()
	var main [2]int
	var marks []task
	for _, e := range all {
		switch {
		case strings.HasPrefix(e.Name, "measure "), e.Name == "hebbarium loaded", e.Name == "hebbarium frame":
			marks, main = append(marks, e), [2]int{e.PID, e.TID}
		}
	}
	slices.SortFunc(marks, func(a, b task) int { return int(a.TS - b.TS) })
	for i := range max(len(marks)-1, 0) {
		var times []float64 // ms
		sum, long := 0.0, 0
		for _, e := range all {
			if e.Ph == "X" && [2]int{e.PID, e.TID} == main && strings.HasSuffix(e.Name, "RunTask") && e.TS+e.Dur >= marks[i].TS && e.TS+e.Dur < marks[i+1].TS {
				times = append(times, e.Tdur/1000)
				if sum += e.Tdur / 1000; e.Tdur > 16000 {
					long++
					t.Logf("%.0f ms: %s", e.Tdur/1000, strings.Join(within(all, e), ", "))
				}
			}
		}
		slices.SortFunc(times, func(a, b float64) int { return int(1000 * (b - a)) })
		t.Logf("%-18s %5.1f s, %5d tasks of %6.0f ms of the processor, %3d longer than 16 ms; longest %.0f", strings.TrimPrefix(marks[i].Name, "measure "),
			(marks[i+1].TS-marks[i].TS)/1e6, len(times), sum, long, times[:min(8, len(times))])
	}
}
