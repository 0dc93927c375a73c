package screen

import (
	"strings"
	"syscall/js"

	"github.com/hajimehoshi/ebiten/v2"
)

// Watch is a page that is watched: what is done with mouse and keys, as it is done. The
// toolkit tells of one press of each between two ticks, and of where the mouse was before the
// first tick of a frame, of which a slow page makes several. Its methods work on nil too, of
// which nothing is known.
type Watch struct {
	at      Move // the last place
	moves   []Move
	pressed []Press
}

// Hidden and Bared know of nothing: a page that nobody sees is asked for no frames.
func (*Watch) Hidden() bool { return false }
func (*Watch) Bared() bool  { return false }

// Close has nothing to end.
func (*Watch) Close() {}

// Presses are the keys that went down since the last call, in their order.
func (w *Watch) Presses() []Press {
	if w == nil {
		return nil
	}
	all := w.pressed
	w.pressed = nil
	return all
}

// Moves are what became of the mouse since the last call, in its order, where that is told.
func (w *Watch) Moves() (all []Move, told bool) {
	if w == nil {
		return nil, false
	}
	all, w.moves = w.moves, nil
	return all, true
}

// Window watches the page.
func Window(string, uint32, string, func()) (*Watch, error) {
	w := &Watch{}
	for name, hear := range map[string]func(event js.Value){
		"mousemove": func(e js.Value) { w.move(e, Move{}) },
		"mousedown": func(e js.Value) {
			b := e.Get("button").Int()
			w.move(e, Move{Went: b == 0, Right: b == 2})
		},
		"mouseup": func(e js.Value) { w.move(e, Move{Came: e.Get("button").Int() == 0}) },
		"blur":    w.blur,
		"keydown": w.press,
	} {
		const beforeOthers = true
		js.Global().Call("addEventListener", name, js.FuncOf(func(_ js.Value, args []js.Value) any {
			hear(args[0])
			return nil
		}), beforeOthers)
	}
	return w, nil
}

// onCanvas tells whether an event is for the program, and not for something beside it.
func onCanvas(e js.Value) bool { return e.Get("target").Get("tagName").String() == "CANVAS" }

// move takes note of the mouse. A button that comes up beside the page is up too.
func (w *Watch) move(e js.Value, m Move) {
	if !m.Came && !onCanvas(e) {
		return
	}
	m.X, m.Y, m.Shift = e.Get("clientX").Float(), e.Get("clientY").Float(), e.Get("shiftKey").Bool()
	w.at = Move{X: m.X, Y: m.Y}
	w.moves = m.with(w.moves)
}

// blur is heard when something else takes mouse and keyboard, which may let go there.
func (w *Watch) blur(js.Value) {
	m := w.at
	m.Came = true
	w.moves = m.with(w.moves)
}

// press takes note of a key that goes down; what a key that is held repeats is none.
func (w *Watch) press(e js.Value) {
	var key ebiten.Key
	if !onCanvas(e) || e.Get("repeat").Bool() || len(w.pressed) == mostPresses {
		return
	}
	if key.UnmarshalText([]byte(strings.TrimPrefix(e.Get("code").String(), "Key"))) == nil {
		w.pressed = append(w.pressed, Press{key, e.Get("ctrlKey").Bool() || e.Get("metaKey").Bool(), e.Get("shiftKey").Bool()})
	}
}
