package main

import (
	"fmt"
	"os"

	"hebbarium/app"
	"hebbarium/app/parcel"
	"hebbarium/saves"
)

// main opens the window in a page.
func main() {
	if err := app.Run(app.InPage(app.Options{Shipped: parcel.Folder{ReadFileFS: saves.Rules}, Physics: "builtin"})); err != nil {
		fmt.Fprintln(os.Stderr, "hebbarium:", err)
		os.Exit(1)
	}
}
