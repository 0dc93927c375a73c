package command

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"unicode/utf16"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"hebbarium/brain/file"
)

// UsageError is a command line that cannot be carried out; the program exits
// with status 2.
type UsageError struct{ Err error }

func (e UsageError) Error() string { return e.Err.Error() }

// Unwrap gives the reason.
func (e UsageError) Unwrap() error { return e.Err }

func usage(err error) error {
	if err == nil {
		return nil
	}
	return UsageError{err}
}

// ExitCode is 0 for success, 2 for bad usage and 1 for any other failure.
func ExitCode(err error) int {
	var u UsageError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &u):
		return 2
	}
	return 1
}

// printJSON writes one object to w. Characters that could speak to a terminal are
// written by their numbers, which is the same text.
func printJSON(w io.Writer, v any) error {
	b, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	var out strings.Builder
	for _, r := range string(b) {
		switch {
		case r == '\n' || file.Printable(string(r)) == string(r):
			out.WriteRune(r)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&out, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&out, `\u%04x`, r)
		}
	}
	_, err = fmt.Fprintln(w, out.String())
	return err
}

// interruptible is done at Ctrl+C or a polite kill, so that a command can end
// what it is doing and keep what it has.
func interruptible() (context.Context, context.CancelFunc) {
	return signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
}

// bar is a progress bar with an estimate of the time left on standard error;
// where that is no terminal it stays silent.
func bar(total int, what string) *progressbar.ProgressBar {
	opts := []progressbar.Option{
		progressbar.OptionSetDescription(what),
		progressbar.OptionSetWriter(os.Stderr),
		progressbar.OptionShowCount(),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionSetVisibility(term.IsTerminal(int(os.Stderr.Fd()))),
	}
	return progressbar.NewOptions(total, opts...)
}

// What the rooms of commands beside this one share with it.
var (
	Between                     = between[int]
	First, WorkersWithin        = first, workersWithin
	CheckWorld, Initial         = checkWorld, initial
	Carried, LoadRules          = carried, loadRules
	Interruptible, Bar          = interruptible, bar
	SurviveFileLimits           = surviveFileLimits
	Usage, Say, Note, PrintJSON = usage, say, note, printJSON
)

// MaxRollouts is how many episodes can be asked for at once.
const MaxRollouts = maxRollouts
