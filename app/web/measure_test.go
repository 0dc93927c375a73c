package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// measureEnv asks for what the page's thread does for how long, which takes minutes and says
// something only of the machine that it is measured on.
const measureEnv = "HEBBARIUM_MEASURE"

// task is what the page's thread does at a stretch, in the browser's own record.
type task struct {
	Name, Ph, Cat string
	PID, TID      int
	TS, Dur, Tdur float64 // µs; Tdur is the processor's time
	Args          struct{ Name string }
}

// TestPageMeasures tells of each stretch of what a person does how long the page's longest
// tasks are, in the processor's time too, which other programs do not lengthen.
func TestPageMeasures(t *testing.T) {
	if os.Getenv(measureEnv) == "" {
		t.Skipf("it measures where %s is set", measureEnv)
	}
	file := filepath.Join(t.TempDir(), "trace.json")
	t.Run("page", func(t *testing.T) {
		b := open(t, server(t).URL+at, chromedp.Flag("trace-startup", "toplevel,blink.user_timing"), chromedp.Flag("trace-startup-file", file),
			chromedp.Flag("trace-startup-duration", "0"), chromedp.Flag("trace-startup-format", "json"))
		mark := func(name string) { value[bool](b, fmt.Sprintf("performance.mark(%q), true", "measure "+name)) }
		lives := func(steps int) {
			step := b.shows().Step
			b.until("steps", fmt.Sprintf("hebbarium.shows().step > %d || !hebbarium.shows().playing", step+steps))
		}
		b.do("a small window, of which not much is drawn", chromedp.EmulateViewport(667, 375))
		b.frame()
		t.Logf("first frame after loading: %.0f ms", value[float64](b, `performance.getEntriesByName("hebbarium frame")[0].startTime - performance.getEntriesByName("hebbarium loaded")[0].startTime`))
		mark("the ant")
		lives(30)
		mark("opening a link")
		value[bool](b, `location.hash = "#world=ant&rules=ant-bounded&seed=7&events=100:leg:2%3D0.2&speed=1", true`)
		b.until("a life", `hebbarium.shows().seed === 7 && hebbarium.shows().step > 10`)
		mark("an injury")
		b.until("the injury", `hebbarium.shows().step > 130`)
		mark("at full speed")
		value[bool](b, strings.Repeat(`for (const type of ["keydown", "keyup"])
			document.querySelector("canvas").dispatchEvent(new KeyboardEvent(type, { bubbles: true, code: "Equal", key: "=" }));`, 8)+"true")
		b.until("full speed", "hebbarium.shows().speed > 8")
		lives(1500)
		mark("opening the car")
		value[bool](b, "(() => {"+mouse(139, 22)+" return true; })()")
		b.until("the car", `hebbarium.shows().world === "car" && hebbarium.shows().step > 10`)
		mark("the car")
		lives(30)
		mark("opening the ant")
		value[bool](b, "(() => {"+mouse(84, 22)+" return true; })()")
		b.until("the ant", `hebbarium.shows().world === "ant" && hebbarium.shows().step > 10`)
		mark("evolution")
		b.key("KeyE", "e", 0)
		value[bool](b, "(() => {"+mouse(150, 342)+" return true; })()") // Begin
		b.until("a generation", "hebbarium.shows().campaign.generation >= 1")
		mark("end")
	})
	var trace struct{ TraceEvents []task }
	for began := time.Now(); ; time.Sleep(time.Second) {
		content, err := os.ReadFile(file)
		if err == nil {
			err = json.Unmarshal(content, &trace)
		}
		if err == nil {
			break
		}
		if time.Since(began) > time.Minute {
			t.Fatalf("expected the browser's record: %v", err)
		}
	}
	var main [2]int
	var marks []task
	for _, e := range trace.TraceEvents {
		if strings.HasPrefix(e.Name, "measure ") {
			marks, main = append(marks, e), [2]int{e.PID, e.TID}
		}
		if e.Name == "hebbarium loaded" {
			e.Name = "measure beginning"
			marks = append(marks, e)
		}
	}
	slices.SortFunc(marks, func(a, b task) int { return int(a.TS - b.TS) })
	for i := range len(marks) - 1 {
		var tasks []task
		for _, e := range trace.TraceEvents {
			if e.Ph == "X" && [2]int{e.PID, e.TID} == main && strings.HasSuffix(e.Name, "RunTask") && e.TS >= marks[i].TS && e.TS < marks[i+1].TS {
				tasks = append(tasks, e)
			}
		}
		slices.SortFunc(tasks, func(a, b task) int { return int(b.Tdur - a.Tdur) })
		line, long := "", 0
		for k, e := range tasks {
			if e.Tdur > 16000 {
				long++
			}
			if k < 8 {
				line += fmt.Sprintf(" %.0f", e.Tdur/1000)
			}
		}
		t.Logf("%-20s %5.1f s, %5d tasks, %3d longer than 16 ms; longest, ms of the processor:%s", strings.TrimPrefix(marks[i].Name, "measure "), (marks[i+1].TS-marks[i].TS)/1e6, len(tasks), long, line)
	}
}
