package words

import (
	"strings"
	"testing"

	"hebbarium/app/many"
)

// tallied is a tally of so many verdicts.
func tallied(count map[many.Verdict]int) *many.Tally {
	t := &many.Tally{Share: 0.5, Low: 0.25, Top: 0.75, Median: -1, From: -1, To: -1}
	for v, n := range count {
		t.Count[v] = n
		t.Of += n
		if v.IsBack() {
			t.Back += n
		}
		if v.Told() {
			t.Told += n
		}
		switch v {
		case many.Back:
			t.Steps = append(t.Steps, make([]int, n)...)
		case many.Recovering, many.Missed, many.Held, many.Lost, many.Down:
			t.NotBack += n
		}
	}
	return t
}

func TestTallyIsSaidInWords(t *testing.T) {
	for _, c := range []struct {
		count map[many.Verdict]int
		want  string
		tone  Tone
	}{
		{map[many.Verdict]int{many.Back: 23, many.Kept: 6, many.Recovering: 4, many.Down: 3}, "23 came back, 6 never slowed, of 36 so far · together 50 % (25 to 75) · 4 still recovering · 3 fell over or stuck", Good},
		{map[many.Verdict]int{many.Kept: 9}, "9 never slowed of 9 · 50 % (25 to 75)", Good},
		{map[many.Verdict]int{many.Back: 2, many.Recovering: 7}, "2 came back of 9 so far · 50 % (25 to 75) · 7 still recovering", Warn},
		{map[many.Verdict]int{many.Held: 9}, "0 came back of 9 so far · 50 % (25 to 75) · 9 with it still in force", Warn},
		{map[many.Verdict]int{many.Back: 2, many.Kept: 30, many.Missed: 4}, "30 never slowed, 2 came back, of 36 · together 50 % (25 to 75) · 4 not back", Good},
		{map[many.Verdict]int{many.Back: 4, many.Lain: 5}, "4 came back of 9 · 50 % of the 4 that it can be told of (25 to 75) · 5 fallen over or stuck already", Good},
		{map[many.Verdict]int{many.Lain: 9}, "nothing to measure: fallen over or stuck already", Dim},
		{map[many.Verdict]int{many.Lain: 7, many.Slow: 2}, "nothing to measure: 7 fallen over or stuck already, the twins of 2, spared, slow themselves", Dim},
		{map[many.Verdict]int{many.Slow: 9}, "nothing to compare with: their twins, spared, are slow themselves", Dim},
		{map[many.Verdict]int{many.Back: 5, many.Lost: 1, many.Slow: 2, many.Over: 1}, "5 came back of 9 · 50 % of the 6 that it can be told of (25 to 75) · 1 slowed later · 2 with nothing to compare with · 1 over too soon to say", Good},
	} {
		tally := tallied(c.count)
		all := Tally("leg 4 cut off", 300, tally, "ant")
		text := ""
		for _, s := range all {
			text += s.Text
		}
		if want := "leg 4 cut off at 300 · " + c.want; text != want {
			t.Errorf("found %q, want %q", text, want)
		}
		if all[2].Tone != c.tone {
			t.Errorf("%q: tone %v, want %v", text, all[2].Tone, c.tone)
		}
	}
	if tip := TallyTip(tallied(map[many.Verdict]int{many.Back: 9})); !strings.Contains(tip, "25 % to 75 %") || !strings.Contains(tip, "never slowed") {
		t.Errorf("the tip is %q", tip)
	}
	m := tallied(map[many.Verdict]int{many.Back: 3, many.Lost: 4})
	if got := MedianOf(m); got != "under half of those that slowed came back" {
		t.Errorf("found %q", got)
	}
	if got := MedianOf(tallied(map[many.Verdict]int{many.Back: 3, many.Recovering: 4})); got != "not yet half of those that slowed are back" {
		t.Errorf("found %q", got)
	}
	m.Median, m.From = 41, 33
	if got := MedianOf(m); got != "median 41 steps (33 or more)" {
		t.Errorf("found %q", got)
	}
}
