// Package manual holds the help command: topics that several commands share, and the
// guide.
package manual
