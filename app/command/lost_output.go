package command

import (
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

// WatchOutput lets everything that is printed on standard output be missed where it could
// not be written: on a full disk, or into a pipe that nobody reads any more. What it
// returns ends the output, once all of it is written, and gives the first error on the way;
// figures that are lost are a failure.
//
// A standard output that was closed before the program began cannot be told from
// /dev/null, which Go opens in its place.
func WatchOutput() (end func() error) {
	real := os.Stdout
	read, write, err := os.Pipe()
	if err != nil {
		return func() error { return nil } // it can still be printed, unwatched
	}
	// Otherwise a pipe that is closed at the other end would end the program at once.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	os.Stdout = write
	lost := make(chan error, 1)
	go func() {
		n, err := io.Copy(real, read)
		if err != nil {
			_, _ = io.Copy(io.Discard, read)
		}
		// A window's program on Windows has no output that could be closed.
		if closed := real.Close(); err == nil && n > 0 {
			err = closed
		}
		lost <- err
	}()
	return func() error {
		write.Close()
		os.Stdout = real
		if err := <-lost; err != nil {
			return fmt.Errorf("the output could not be written: %w", err)
		}
		return nil
	}
}
