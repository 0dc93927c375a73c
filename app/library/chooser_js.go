package library

import (
	"errors"
	"fmt"
	"strings"
	"syscall/js"

	"hebbarium/app/lesson"
	"hebbarium/brain"
	"hebbarium/evolve/replay"
)

// Offers tells whether there is such a way.
func (c *Chooser) Offers() bool { return c != nil }

// Ask opens the browser's list of files. The browser does so soon after a key or a click
// alone.
func (c *Chooser) Ask() {
	input := js.Global().Get("document").Call("createElement", "input")
	input.Set("type", "file")
	input.Set("accept", strings.Join([]string{Extension, replay.ReplayExtension, replay.PackExtension, lesson.Extension}, ","))
	var heard js.Func
	heard = js.FuncOf(func(js.Value, []js.Value) any {
		heard.Release()
		if file := input.Get("files").Index(0); file.Truthy() {
			go func() { c.offer(read(file)) }()
		}
		return nil
	})
	input.Call("addEventListener", "change", heard)
	input.Call("click")
}

// hear takes what is dropped onto the page. The browser tells of the files only while it
// tells of the drop: the toolkit, which asks later, finds none then, and gives up.
func (c *Chooser) hear() {
	drop := js.FuncOf(func(_ js.Value, args []js.Value) any {
		event := args[0]
		event.Call("preventDefault")
		event.Call("stopImmediatePropagation")
		data := event.Get("dataTransfer")
		if !data.Truthy() {
			return nil
		}
		if files := data.Get("files"); files.Length() > 0 {
			first, more := files.Index(0), files.Length()-1
			go func() {
				chosen := read(first)
				chosen.More = more
				c.offer(chosen)
			}()
		}
		return nil
	})
	const beforeOthers = true
	js.Global().Call("addEventListener", "drop", drop, beforeOthers)
}

// offer puts a file in the place of one that nobody has taken.
func (c *Chooser) offer(file Chosen) {
	select {
	case <-c.chosen:
	default:
	}
	c.chosen <- file
}

// read reads a file of the browser's.
func read(file js.Value) Chosen {
	chosen := Chosen{Name: file.Get("name").String()}
	if size := file.Get("size").Int(); size > brain.MaxGenomeFile {
		chosen.Err = fmt.Errorf("%s: expected at most %d bytes, found %d", chosen.Name, brain.MaxGenomeFile, size)
		return chosen
	}
	whole, failed := make(chan js.Value, 1), make(chan struct{}, 1)
	take := js.FuncOf(func(_ js.Value, args []js.Value) any { whole <- args[0]; return nil })
	fail := js.FuncOf(func(js.Value, []js.Value) any { failed <- struct{}{}; return nil })
	defer take.Release()
	defer fail.Release()
	file.Call("arrayBuffer").Call("then", take, fail)
	select {
	case buffer := <-whole:
		bytes := js.Global().Get("Uint8Array").New(buffer)
		chosen.Content = make([]byte, bytes.Length())
		js.CopyBytesToGo(chosen.Content, bytes)
	case <-failed:
		chosen.Err = errors.New(chosen.Name + ": the browser could not read it")
	}
	return chosen
}
