package main

import (
	"testing"
)

// The page loads, below a path, and shows a life.
func TestPageLoads(t *testing.T) {
	if testing.Short() {
		t.Skip("building the page takes half a minute")
	}
	chromium(t)
	b := open(t, server(t).URL+"/below/here/")
	b.frame()
	b.do("frames", frames(120))
	b.picture("first")
	t.Log(value[string](b, `JSON.stringify(performance.getEntriesByType("mark").map((m) => [m.name, m.startTime]))`))
	t.Log(value[string](b, `JSON.stringify(performance.getEntriesByType("resource").map((m) => [m.name, m.responseEnd, m.transferSize]))`))
	for _, l := range b.log {
		t.Log(l)
	}
	b.clean()
}
