package main

import (
	"context"
	"fmt"
	"os"
	"sort"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/profiler"
	"github.com/chromedp/chromedp"
)

func TestProfileStart(t *testing.T) {
	if os.Getenv("HEBBARIUM_PROFILE") == "" {
		t.Skip()
	}
	b := open(t, "about:blank")
	b.do("p", chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		if _, err := cdp.Call(ctx, t, profiler.Enable, cdp.Empty{}); err != nil {
			return err
		}
		if _, err := cdp.Call(ctx, t, profiler.SetSamplingInterval, profiler.SetSamplingIntervalParams{Interval: 500}); err != nil {
			return err
		}
		_, err := cdp.Call(ctx, t, profiler.Start, cdp.Empty{})
		return err
	}), chromedp.Navigate(server(t).URL+"/below/here/"))
	b.frame()
	if d := os.Getenv("HEBBARIUM_AFTER"); d != "" {
		w, _ := time.ParseDuration(d)
		time.Sleep(w)
	}
	var prof *profiler.Profile
	b.do("s", chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		r, err := cdp.Call(ctx, t, profiler.Stop, cdp.Empty{})
		prof = r.Profile
		return err
	}))
	t.Log(value[string](b, `JSON.stringify(performance.getEntriesByType("mark").map((m) => [m.name, m.startTime]))`))
	self := map[int64]int64{}
	for i, id := range prof.Samples {
		self[id] += prof.TimeDeltas[i]
	}
	nodes := map[int64]*profiler.ProfileNode{}
	for _, n := range prof.Nodes {
		nodes[n.ID] = n
	}
	selfBy, totalBy := map[string]int64{}, map[string]int64{}
	var walk func(n *profiler.ProfileNode, on map[string]bool) int64
	walk = func(n *profiler.ProfileNode, on map[string]bool) int64 {
		name := n.CallFrame.FunctionName
		sum := self[n.ID]
		selfBy[name] += self[n.ID]
		first := !on[name]
		on[name] = true
		for _, c := range n.Children {
			sum += walk(nodes[c], on)
		}
		if first {
			delete(on, name)
			totalBy[name] += sum
		}
		return sum
	}
	walk(prof.Nodes[0], map[string]bool{})
	for what, m := range map[string]map[string]int64{"self": selfBy, "total": totalBy} {
		var names []string
		for n := range m {
			names = append(names, n)
		}
		sort.Slice(names, func(i, j int) bool { return m[names[i]] > m[names[j]] })
		fmt.Println(what)
		for _, n := range names[:min(len(names), 70)] {
			fmt.Printf("%8.1f ms %s\n", float64(m[n])/1000, n)
		}
	}
}
