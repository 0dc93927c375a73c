// Command wasm writes the loops of package kernel as a WebAssembly module of 128-bit
// vectors. Run it through go generate in the package's folder.
//
// Lengths and addresses are 32-bit integers: the module works on the memory of the Go
// program that calls it.
package main

import (
	"flag"
	"log"
	"os"
)

const (
	width  = 4              // the number of float32 in a vector
	number = 4              // the bytes of a float32
	whole  = width * number // and of a vector
)

func main() {
	out := flag.String("out", "simd128.wasm", "the `file` to write")
	flag.Parse()
	var m module
	forward(&m)
	updates(&m)
	maxAbs(&m)
	divide(&m)
	scaledSums(&m)
	mirror(&m)
	tanh(&m)
	conv1(&m)
	pool1(&m)
	conv2(&m)
	pool2(&m)
	rows(&m)
	if err := os.WriteFile(*out, m.bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}
