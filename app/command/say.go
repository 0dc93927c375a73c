package command

import (
	"fmt"
	"io"
	"os"

	"hebbarium/brain/file"
)

// say prints on standard output, and note a line on standard error. Both go through
// sayTo, as everything does that a command prints.
func say(format string, args ...any)  { sayTo(os.Stdout, format, args...) }
func note(format string, args ...any) { sayTo(os.Stderr, format+"\n", args...) }

// sayTo is fmt.Fprintf for texts that may come from a file: none of them can begin a
// line or speak to the terminal.
func sayTo(w io.Writer, format string, args ...any) {
	safe := make([]any, len(args))
	for i, arg := range args {
		switch v := arg.(type) {
		case string:
			safe[i] = file.Printable(v)
		case error:
			safe[i] = file.PrintableError(v)
		case fmt.Stringer:
			safe[i] = file.Printable(v.String())
		case []string:
			texts := make([]string, len(v))
			for k, text := range v {
				texts[k] = file.Printable(text)
			}
			safe[i] = texts
		default:
			safe[i] = arg
		}
	}
	fmt.Fprintf(w, format, safe...)
}

// Complain says on standard error why the program ends.
func Complain(err error) { note("hebbarium: %v", err) }
