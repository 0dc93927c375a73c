//go:build unix

package beside

import (
	"io"
	"os/exec"
	"syscall"
	"testing"
)

// A program that the window starts is in a group of its own, which a terminal's Ctrl+C
// does not reach.
func TestProgramsAreApart(t *testing.T) {
	if _, err := exec.LookPath("cat"); err != nil {
		t.Skip("no cat")
	}
	c := Command("cat")
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	group, err := syscall.Getpgid(c.Process.Pid)
	if err != nil || group == syscall.Getpgrp() {
		t.Errorf("it is in group %d (%v), the window in %d", group, err, syscall.Getpgrp())
	}
	if _, err := io.WriteString(in, "frames"); err != nil {
		t.Fatal(err)
	}
	in.Close()
	if got, err := io.ReadAll(out); string(got) != "frames" || err != nil {
		t.Errorf("it wrote %q, %v", got, err)
	}
	if err := c.Wait(); err != nil {
		t.Error(err)
	}
}
