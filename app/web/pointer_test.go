package main

import (
	"fmt"
	"testing"
)

// mouse is a script that presses the mouse at a place and lets go of it, all between two
// frames, and then moves it away.
func mouse(x, y int) string {
	return fmt.Sprintf(`for (const [type, x, y] of [["mousemove", %[1]d, %[2]d], ["mousedown", %[1]d, %[2]d], ["mouseup", %[1]d, %[2]d], ["mousemove", 600, 400]])
		document.querySelector("canvas").dispatchEvent(new MouseEvent(type, { bubbles: true, clientX: x, clientY: y }));`, x, y)
}

// A click acts where it was made, wherever the mouse is when the page comes to it: also one
// that comes while a tick waits for the browser's disk, in a frame of several ticks.
func TestPageClicksActWhereTheyWereMade(t *testing.T) {
	whole(t)
	b := open(t, server(t).URL+at)
	b.life()
	const slowly = `{
		const within = hebbarium.Kept.prototype.within;
		hebbarium.Kept.prototype.within = async function (...args) {
			await new Promise((done) => setTimeout(done, 300));
			return within.apply(this, args);
		};
	}`
	const late = `for (const began = performance.now(); performance.now() < began + 300;);` // so that the frame has several ticks
	value[bool](b, `(() => {`+slowly+mouse(139, 24)+late+` return true; })()`)
	b.until("the car", `hebbarium.shows().world === "car"`)
	value[bool](b, `(() => {`+mouse(84, 24)+late+` return true; })()`)
	b.until("the ant again", `hebbarium.shows().world === "ant"`)
	b.clean()
}

// Presses of one key between two frames each count.
func TestPageCountsPresses(t *testing.T) {
	whole(t)
	b := open(t, server(t).URL+at)
	b.life()
	const press = `for (const type of ["keydown", "keyup"])
		document.querySelector("canvas").dispatchEvent(new KeyboardEvent(type, { bubbles: true, code: "Space", key: " " }));`
	value[bool](b, `(() => {`+press+press+` return true; })()`)
	b.do("frames in which both act", frames(30))
	step := b.shows().Step
	b.until("a life that goes on", fmt.Sprintf("hebbarium.shows().step > %d && hebbarium.shows().playing", step+20))
	b.clean()
}
