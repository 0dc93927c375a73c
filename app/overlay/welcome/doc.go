// Package welcome shows, once, what a first start has to show: three cards that can be
// skipped.
package welcome
