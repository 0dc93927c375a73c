// Command web makes the page for the browser: a folder of files that any server of files
// can serve, below any address, with the program in WebAssembly and what the page in
// assets/web needs beside it.
//
//	web build FOLDER    make it (with -quick: compressed less well, in a fraction of the
//	                    time; with -version: what the program says of itself)
//	web serve FOLDER    serve it on this machine and say where
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "web:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	usage := errors.New("expected build FOLDER or serve FOLDER")
	if len(args) == 0 {
		return usage
	}
	set := flag.NewFlagSet(args[0], flag.ContinueOnError)
	quick := set.Bool("quick", false, "compress less well, in a fraction of the time")
	version := set.String("version", "", "what the program says of itself")
	at := set.String("at", "127.0.0.1:8080", "address to serve on; another port is taken where that one is")
	if err := set.Parse(args[1:]); err != nil {
		return err
	}
	if set.NArg() != 1 {
		return usage
	}
	switch args[0] {
	case "build":
		return build(set.Arg(0), *version, *quick, os.Stdout)
	case "serve":
		return serve(set.Arg(0), *at, os.Stdout)
	}
	return usage
}
