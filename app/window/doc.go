// Package window is the window's loop: it reads mouse and keyboard once a tick,
// hands them to what they belong to (what lies over the window, the control that has
// the focus, an action, a panel), takes what the desk has to show, and draws the
// panels whose picture has changed. What a panel shows it does not know.
package window
