package main

import (
	"testing"
	"time"
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
	b.clean()
}

func TestTryMax(t *testing.T) {
	b := open(t, server(t).URL+"/below/here/")
	b.frame()
	b.do("x", frames(30)); t.Log("framed", b.log)
	for i := range 10 {
		t.Log(i, time.Now().Format("05.000"))
		b.key("Equal", "+", 8)
	}
	b.value0("gaps()")
	b.picture("max0")
	time.Sleep(5 * time.Second)
	b.picture("max1")
	t.Log(value[string](b, gaps))
	b.clean()
}

func (b *browser) value0(string) {}

const gaps = `new Promise((done) => {
	const all = []; let last = performance.now();
	const next = () => { const now = performance.now(); all.push(now - last); last = now; if (all.length < 120) requestAnimationFrame(next); else { all.sort((a, b) => a - b); done(JSON.stringify({ median: all[60], p90: all[108], max: all[119] })); } };
	requestAnimationFrame(next);
})`
