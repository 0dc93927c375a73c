// Package welcome shows, once, what a first start has to show: five cards that can be
// skipped.
package welcome
