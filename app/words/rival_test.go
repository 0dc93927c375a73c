package words

import (
	"strings"
	"testing"

	"hebbarium/app/session"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/recovery"
)

// Both lives' recoveries are told in one line, each by its own name and measure.
func TestBesideTellsBoth(t *testing.T) {
	cut := episode.Event{Step: 300, Kind: "leg", Args: "4=0"}
	terms := episode.Event{Step: 300, Kind: "terms", Args: "C=0"}
	marker := func(ev episode.Event, r recovery.Recovery) session.Marker {
		return session.Marker{Event: ev, Recovery: r}
	}
	back := recovery.Recovery{Standing: recovery.Back, BackAfter: 57, LostAt: -1, AgainAt: -1}
	for _, c := range []struct {
		what  string
		own   session.Marker
		rival session.RivalView
		want  string
	}{
		{"back, and not", marker(cut, back), session.RivalView{Name: "ant-static", Snapshot: session.Snapshot{Edge: 900, Markers: []session.Marker{
			marker(cut, recovery.Recovery{Standing: recovery.Fell, Measured: true, Share: 0.12, BackAfter: -1, LostAt: -1}),
		}}}, "leg 4 cut off at 300 · ant-bounded back after 57 steps · ant-static not back, at 12 %"},
		{"at the end", marker(cut, back), session.RivalView{Name: "ant-static", Snapshot: session.Snapshot{Edge: 900, Markers: []session.Marker{
			marker(cut, recovery.Recovery{Standing: recovery.Fell, Measured: true, Ended: recovery.ByTime, BackAfter: -1, LostAt: -1}),
		}}}, "leg 4 cut off at 300 · ant-bounded back after 57 steps · ant-static not back"},
		{"over before", marker(cut, back), session.RivalView{Name: "b", Snapshot: session.Snapshot{Edge: 120}}, "leg 4 cut off at 300 · ant-bounded back after 57 steps · b was over at 120"},
		{"on its way", marker(cut, back), session.RivalView{Name: "b", Behind: 200, Snapshot: session.Snapshot{Edge: 120}}, "leg 4 cut off at 300 · ant-bounded back after 57 steps · b not there yet"},
		{"no such term", marker(terms, back), session.RivalView{Name: "b", Missed: []episode.Event{terms}, Snapshot: session.Snapshot{Edge: 900}}, "C off at 300 · ant-bounded back after 57 steps · b cannot take it"},
	} {
		s := &session.Snapshot{Rules: &session.Rules{Name: "ant-bounded"}, Rival: &c.rival}
		var said strings.Builder
		for _, span := range Beside(&c.own, s) {
			said.WriteString(span.Text)
		}
		if said.String() != c.want {
			t.Errorf("%s: %q, want %q", c.what, said.String(), c.want)
		}
	}
	own := marker(cut, back)
	if Beside(&own, &session.Snapshot{Rules: &session.Rules{}}) != nil {
		t.Error("expected nothing without a rival")
	}
	own.Due = true
	if Beside(&own, &session.Snapshot{Rules: &session.Rules{}, Rival: &session.RivalView{}}) != nil {
		t.Error("expected nothing of an event that waits")
	}
}
