//go:build !js

// Package editor opens a file where a person can change it.
package editor

import (
	"errors"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"

	"hebbarium/app/beside"
)

// ErrNone is returned where no program was found that opens a file.
var ErrNone = errors.New("editor: found neither a program that the system opens files with, nor one in VISUAL or EDITOR")

// patience is how long a program may take to say that it cannot open a file.
const patience = 3 * time.Second

// Open opens a text in a program for text, in the one that the system has for the file or,
// where there is none, in the one that VISUAL or EDITOR names. It waits for as long as one may fail at once.
func Open(path string) error {
	for _, c := range commands(path) {
		if c.Start() != nil {
			continue
		}
		ended := make(chan error, 1)
		go func() { ended <- c.Wait() }()
		select {
		case err := <-ended:
			if err == nil {
				return nil
			}
		case <-time.After(patience):
			return nil // it goes on: a person is at work in it
		}
	}
	return ErrNone
}

// commands are what may open a file, the first that begins being the one.
func commands(path string) []*exec.Cmd {
	var all []*exec.Cmd
	switch runtime.GOOS {
	case "darwin":
		all = append(all, beside.Command("open", "-t", path))
	case "windows":
		all = append(all, beside.Command("notepad", path))
	default:
		all = append(all, texts(path)...)
		all = append(all, beside.Command("xdg-open", path))
	}
	for _, name := range []string{"VISUAL", "EDITOR"} {
		if program := os.Getenv(name); program != "" {
			all = append(all, beside.Command(program, path))
		}
	}
	return all
}

// texts are programs for text: the one that the desktop has for it, and those that are often
// there. What the desktop has for a file of JSON is often a browser, which only shows it.
func texts(path string) []*exec.Cmd {
	var all []*exec.Cmd
	if b, err := beside.Command("xdg-mime", "query", "default", "text/plain").Output(); err == nil {
		if name := strings.TrimSuffix(strings.TrimSpace(string(b)), ".desktop"); name != "" {
			all = append(all, beside.Command("gtk-launch", name, path))
		}
	}
	for _, name := range []string{"gnome-text-editor", "gedit", "kate", "kwrite", "mousepad", "xed", "pluma", "featherpad", "geany", "code"} {
		all = append(all, beside.Command(name, path))
	}
	return all
}
