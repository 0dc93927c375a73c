// Package guide shows the guide, assets/guide, which the program carries in itself: as
// text for a terminal, and as pages for a browser.
//
// Tables in the guide and the README that the program knows are written by it, between
// comments of their name; guidetest compares them.
package guide

//go:generate env HEBBARIUM_GUIDE=update go test -C ../.. -count=1 -p 1 -run Guide . ./app ./app/command/manual ./app/guide
