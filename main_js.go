package main

import (
	"fmt"
	"os"
	"runtime/debug"

	"hebbarium/app"
	"hebbarium/brain/parcel"
	"hebbarium/saves"
)

// main opens the window in a page. What is garbage until it is there is left, and collected
// afterwards.
func main() {
	debug.SetGCPercent(-1)
	if err := app.Run(app.InPage(app.Options{Shipped: parcel.Folder{ReadFileFS: saves.Rules}, Physics: "builtin"})); err != nil {
		fmt.Fprintln(os.Stderr, "hebbarium:", err)
		os.Exit(1)
	}
}
