package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// versionAt is the variable that tells the program its version.
const versionAt = "hebbarium/brain/file.version"

// build builds the program for a target, further linker flags with it, and gives its path.
func (r *release) build(t target, name string, flags ...string) (string, error) {
	path := filepath.Join(r.work, t.system+"-"+t.processor, name)
	link := append([]string{"-s", "-w", "-X", versionAt + "=" + r.version}, flags...)
	cmd := r.command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags", strings.Join(link, " "), "-o", path, ".")
	cmd.Env = t.env()
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build: %w\n%s", err, out)
	}
	return path, nil
}

// command is a command that is told too where the person ends the release.
func (r *release) command(name string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(r.told, name, args...)
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) } // go removes its own folders then
	cmd.WaitDelay = 10 * time.Second
	return cmd
}

// program builds the program for a target and gives its bytes.
func (r *release) program(t target) ([]byte, error) {
	path, err := r.build(t, "hebbarium")
	if err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}

// env is the environment in which go works for the target.
func (t target) env() []string {
	return append(os.Environ(), "CGO_ENABLED=0", "GOOS="+t.system, "GOARCH="+t.processor)
}

// says runs the program on this machine and gives what it prints.
func (r *release) says(program string, args ...string) ([]byte, error) {
	cmd := r.command(program, args...)
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	out, err := cmd.Output()
	if err != nil || len(out) == 0 {
		return nil, fmt.Errorf("hebbarium %s: expected a text, found %d bytes: %v %s", strings.Join(args, " "), len(out), err, complaint.Bytes())
	}
	return out, nil
}

// pack has the module beside this one pack something, which needs libraries that the
// program does not.
func (r *release) pack(order any) error {
	tool := filepath.Join(r.work, "pack")
	if _, err := os.Stat(tool); err != nil {
		build := r.command("go", "build", "-o", tool, ".")
		build.Dir = filepath.Join("app", "release", "pack")
		build.Env = append(os.Environ(), "CGO_ENABLED=0")
		if out, err := build.CombinedOutput(); err != nil {
			return fmt.Errorf("app/release/pack: go build: %w\n%s", err, out)
		}
	}
	text, err := json.Marshal(order)
	if err != nil {
		return err
	}
	cmd := r.command(tool)
	cmd.Stdin = bytes.NewReader(text)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	return nil
}
