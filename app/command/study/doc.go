// Package study holds the commands that measure lives for others to read: experiments
// with their report, and traces.
package study
