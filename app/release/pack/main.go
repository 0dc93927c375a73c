// Pack does for a release what needs libraries that the program itself does not: it is a
// module of its own, so that none of them is among the program's. It reads one order, in
// JSON, on standard input.
package main

import (
	"encoding/json"
	"fmt"
	"os"
)

// order is what is to be packed: one of the two.
type order struct {
	Debian  *debian  `json:"debian"`
	Windows *windows `json:"windows"`
}

func main() {
	var o order
	err := json.NewDecoder(os.Stdin).Decode(&o)
	switch {
	case err != nil:
		err = fmt.Errorf("expected an order in JSON on standard input: %w", err)
	case o.Debian != nil:
		err = o.Debian.write()
	case o.Windows != nil:
		err = o.Windows.write()
	default:
		err = fmt.Errorf("expected an order for debian or windows, found neither")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}
