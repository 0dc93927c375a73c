// Command neon writes the loops of package kernel in NEON, the 128-bit vectors that every
// arm64 processor has, in the syntax of Go's assembler. Run it through go generate in the
// package's folder.
//
// Where Go's assembler lacks an instruction, its code stands in the text with the name that
// Arm gives it behind, which a test holds to what a disassembler reads.
package main

import (
	"flag"
	"log"
	"os"
)

const (
	width  = 4              // the number of float32 in a register
	number = 4              // the bytes of a float32
	whole  = width * number // and of a register
)

func main() {
	out := flag.String("out", "neon_arm64.s", "the assembly `file` to write")
	stubs := flag.String("stubs", "neon_arm64.go", "the `file` to write with the declarations")
	pkg := flag.String("pkg", "kernel", "the `package` that they belong to")
	flag.Parse()
	var f file
	forward(&f)
	updates(&f)
	maxAbs(&f)
	divide(&f)
	scaledSums(&f)
	mirror(&f)
	tanh(&f)
	conv1(&f)
	pool1(&f)
	conv2(&f)
	pool2(&f)
	rows(&f)
	for path, content := range map[string][]byte{*out: f.assembly(), *stubs: f.declarations(*pkg)} {
		if err := os.WriteFile(path, content, 0o644); err != nil {
			log.Fatal(err)
		}
	}
}
