package kit

import (
	"math"
	"strings"
	"testing"
)

func theme(t testing.TB) *Theme {
	t.Helper()
	th, err := NewTheme()
	if err != nil {
		t.Fatal(err)
	}
	return th
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{Number(-0.62, 2), "−0.62"}, {Number(-0.001, 2), "0.00"}, {Number(3, 0), "3"},
		{Signed(0.5, 1), "+0.5"}, {Signed(-0.5, 1), "−0.5"}, {Signed(-0.001, 2), "+0.00"}, {Signed(math.Inf(1), 0), "+Inf"},
		{Count(0), "0"}, {Count(999), "999"}, {Count(12288), "12,288"}, {Count(-1234567), "−1,234,567"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestFiguresAreTabular(t *testing.T) {
	typ := theme(t).Type
	for w := Regular; w < weights; w++ {
		one, eight := typ.Width("1111", Body, w), typ.Width("8888", Body, w)
		if one != eight || one == 0 {
			t.Errorf("weight %d: 1111 is %v wide, 8888 %v", w, one, eight)
		}
	}
	if minus, plus := typ.Width("−1", Body, Mono), typ.Width("+1", Body, Mono); minus != plus {
		t.Errorf("−1 is %v wide, +1 %v", minus, plus)
	}
}

func TestTextSizes(t *testing.T) {
	typ := theme(t).Type
	small := typ.Width("Randomise", Body, Regular)
	face := typ.Face(Body, Regular)
	if err := typ.SetScale(150); err != nil {
		t.Fatal(err)
	}
	if got := typ.Width("Randomise", Body, Regular) / small; math.Abs(got-23.0/15) > 0.02 {
		t.Errorf("text grew by %.3f, want %.3f", got, 23.0/15)
	}
	if typ.Face(Body, Regular) != face {
		t.Error("a face changed with the scale")
	}
	if typ.Pixels(HUD) != 48 || typ.Px(32) != 48 {
		t.Errorf("sizes %v and %v, want 48", typ.Pixels(HUD), typ.Px(32))
	}
	if err := typ.SetScale(110); err == nil {
		t.Error("a text size of 110 % was accepted")
	}
}

func TestFit(t *testing.T) {
	typ := theme(t).Type
	const s = "car-abcd-12-with-a-long-name"
	if got := typ.Fit(s, 1000, Body, Regular); got != s {
		t.Errorf("got %q, want it whole", got)
	}
	got := typ.Fit(s, 90, Body, Regular)
	if w := typ.Width(got, Body, Regular); w > 90 || w < 70 {
		t.Errorf("%q is %v wide, want just under 90", got, w)
	}
}

// Lines break between words, a path behind a separator, and nothing of a text is lost but
// what has no line, which ends behind a whole word.
func TestWrap(t *testing.T) {
	theme, err := NewTheme()
	if err != nil {
		t.Fatal(err)
	}
	typ := theme.Type
	long := "/a/very/long/path/" + strings.Repeat("folder-of-folders/", 8) + "file.replay"
	text := "expected a file at " + long + " but found none there"
	const width = 300
	lines := typ.Wrap(text, width, 20, Body, Regular)
	if strings.ReplaceAll(strings.Join(lines, ""), " ", "") != strings.ReplaceAll(text, " ", "") {
		t.Errorf("wrapped to %q", lines)
	}
	for i, l := range lines {
		if w := typ.Width(l, Body, Regular); w > width {
			t.Errorf("%q is %.0f wide", l, w)
		}
		if i > 0 && i < len(lines)-2 && !strings.HasSuffix(l, "/") && !strings.HasSuffix(l, "-") {
			t.Errorf("%q ends in the middle of a word", l)
		}
	}
	few := typ.Wrap(strings.Repeat("some words and more of them ", 30), width, 3, Body, Regular)
	last := few[len(few)-1]
	if len(few) != 3 || typ.Width(last, Body, Regular) > width || !strings.HasSuffix(last, " …") {
		t.Errorf("three lines are %q", few)
	}
	if cut := typ.Wrap("日本語"+strings.Repeat("字", 90), width, 9, Body, Regular); len(cut) < 2 || strings.ContainsRune(strings.Join(cut, ""), '\uFFFD') {
		t.Errorf("what has no words is wrapped to %q", cut)
	}
	if narrow := typ.Wrap("ab c", -40, 9, Body, Regular); strings.Join(narrow, "") != "abc" {
		t.Errorf("without any room the text is wrapped to %q", narrow)
	}
	if none := typ.Wrap("", width, 3, Body, Regular); len(none) != 0 {
		t.Errorf("nothing is wrapped to %q", none)
	}
}
