// Package welcome shows, once, what a first start has to show: six cards that can be
// skipped.
package welcome
