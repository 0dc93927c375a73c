// Package shell writes what a shell and its reader want to know of the program: a manual
// page, and completion for bash, zsh and fish. All of it is read off the model of the
// command line, so that it says what --help says.
package shell
