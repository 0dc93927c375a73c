package app

import (
	"runtime"
	"runtime/debug"
	"strings"
	"syscall/js"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/window"
	"hebbarium/evolve/turn"
)

// gcPercent is how much garbage may gather beside what is used, once the page is there: its
// one thread has to collect it too.
const gcPercent = 100

// shown tells the page when the window has drawn its first frame, and lets it ask what the
// window shows, which no script can read from a picture.
func shown(w *window.Window) ebiten.Game {
	page := js.Global().Get("hebbarium")
	f := &first{Window: w, page: page}
	page.Set("shows", js.FuncOf(func(js.Value, []js.Value) any {
		all := shows(w)
		all["ticks"] = f.ticks
		return all
	}))
	page.Set("stacks", js.FuncOf(func(js.Value, []js.Value) any { return stacks() }))
	return f
}

type first struct {
	*window.Window
	page  js.Value
	drawn int  // frames
	began bool // this frame
	ticks int  // that have ended
}

// begin begins a frame, which is one of the page's tasks unless it takes too long for one.
func (f *first) begin() {
	if !f.began {
		f.began = true
		turn.Begin()
	}
}

// Update is a tick. One that waits, as for the browser's disk, lasts for several frames of the
// page.
func (f *first) Update() error {
	f.begin()
	err := f.Window.Update()
	f.ticks++
	return err
}

// Draw draws a frame; the page has it before it is asked for the next one.
func (f *first) Draw(screen *ebiten.Image) {
	f.begin()
	f.Window.Draw(screen)
	turn.First() // what was drawn goes to the screen now
	f.began = false
	if f.drawn++; f.drawn == 2 {
		debug.SetGCPercent(gcPercent) // what the first frame left is collected after it
	}
	if f.drawn > 1 {
		return
	}
	if ready := f.page.Get("ready"); ready.Truthy() {
		js.Global().Call("requestAnimationFrame", ready)
	}
	if said := f.page.Get("said"); said.Truthy() {
		f.Desk.Say(said.String())
	}
}

// shows is what the window shows, for scripts beside it.
func shows(w *window.Window) map[string]any {
	v := w.Desk.View()
	events := []any{}
	for _, m := range v.Snap.Markers {
		if !m.Due {
			events = append(events, m.Event.String())
		}
	}
	out := map[string]any{
		"world": v.World, "rules": v.Snap.Rules.Name, "seed": float64(v.Snap.Setup.Seed), "step": v.Snap.Step, "edge": v.Snap.Edge,
		"playing": v.Snap.Playing, "speed": v.Snap.Speed, "events": events, "notice": v.Notice, "lesson": "", "card": "", "says": "",
		"many": v.Many, "hands": v.Snap.Hands, "beside": v.Snap.Rival != nil,
		"textSize": v.Settings.TextSize, "frames": float64(w.Frames()),
		"campaign": map[string]any{"running": v.Campaign.Running(), "generation": v.Campaign.Seen.Generation, "episodes": v.Campaign.Seen.Episodes, "kept": v.Campaign.Last.Dir},
	}
	if v.Lesson.Running() {
		out["lesson"] = v.Lesson.Lesson.Name
	}
	if v.Card != nil {
		out["card"], out["says"] = v.Card.Title, strings.Join(v.Card.Lines, " ")
	}
	return out
}

// stacks is where each goroutine of the program is, for whoever looks for what it waits for.
func stacks() string {
	all := make([]byte, 1<<18)
	return string(all[:runtime.Stack(all, true)])
}
