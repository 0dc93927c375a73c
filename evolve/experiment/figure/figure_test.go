package figure

import (
	"bytes"
	"image/png"
	"math"
	"os"
	"strings"
	"testing"

	"gonum.org/v1/plot"
)

func style(t *testing.T) *Style {
	t.Helper()
	s, err := NewStyle(os.DirFS("../../../assets"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// sample has one of each mark.
func sample() Figure {
	line := Line{X: []float64{0, 1, 2, 3}, Y: []float64{1, math.NaN(), 3, 2}, Lo: []float64{0, 0, 2, 1}, Hi: []float64{2, 2, 4, 3}, Ink: 1, Dots: true}
	return Figure{
		Name: "sample", Title: "A sample", Note: "n = 4, 95 % of them.", Quick: true, Columns: 3, Height: 110,
		Legend: []Key{{"a line", 1, LineDotKey}, {"the paper", Paper, DotKey}, {"a bar", 2, FillKey}, {"solved", Control, ReferenceKey}, {"plain", 3, LineKey}},
		Panels: []Panel{
			{Title: "lines", X: Axis{Label: "step", Scale: SymLog}, Y: Axis{Label: "progress (units)"}, Marks: []Mark{line, Across(2, Control), Upright(1, Paper), Stretch(1, 2, Random), Level(1, 2, Scripted)}},
			{Title: "dots", X: Axis{Label: "score"}, Y: Axis{Names: []string{"one", "two"}, Down: true}, Marks: []Mark{Dots{{X: 3, Lo: 2, Hi: 4, Y: 0, Ink: 0}, {X: math.NaN(), Y: 1}}, Points{X: []float64{1, math.NaN()}, Y: []float64{0.2, 0.3}}}},
			{Title: "bars", X: Axis{Label: "value"}, Y: Axis{Label: "density"}, Marks: []Mark{Bars{Edges: []float64{0, 1, 2}, Heights: []float64{3, 1}, Ink: 2}}},
			{Title: "cells", X: Axis{Names: []string{"a", "b"}}, Y: Axis{Names: []string{"c"}}, Marks: []Mark{Cells{Values: [][]float64{{0.25, math.NaN()}}}}},
			{Title: "matrix", Bare: true, Marks: []Mark{Matrix{Rows: 2, Columns: 3, Values: []float32{1, -1, 0, 0.5, -0.5, 0}, Scale: 1}}},
			{Title: "way", Bare: true, Marks: []Mark{Way{Points: [][3]float64{{0, 0, 0}, {1, 2, 3}, {2, 0, 1}}, Ink: 4}}},
			{},
		},
	}
}

// Drawing a figure twice gives the same bytes, and both forms have all its words.
func TestAFigureIsItsData(t *testing.T) {
	f, s := sample(), style(t)
	one, err := f.PNG(s)
	if err != nil {
		t.Fatal(err)
	}
	two, err := f.PNG(style(t))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one, two) {
		t.Error("the same figure, other pixels")
	}
	svg, err := f.SVG(s)
	if err != nil {
		t.Fatal(err)
	}
	text := string(svg)
	for _, word := range []string{"A sample", "--quick: few rollouts", "n = 4,", "95\u00a0%", "step", "progress (units)", "a line", "the paper", "solved", "density", "Inter Medium,Inter,Helvetica", "Inter Semi Bold,Inter,", ">25<", ">–<", "pixelated"} {
		if !strings.Contains(text, word) {
			t.Errorf("SVG: expected %q in it", word)
		}
	}
	img, err := png.Decode(bytes.NewReader(one))
	if err != nil {
		t.Fatal(err)
	}
	w, h := f.size(s)
	if b := img.Bounds(); math.Abs(float64(b.Dx())-float64(w)*dotsPerInch/72) > 2 || math.Abs(float64(b.Dy())-float64(h)*dotsPerInch/72) > 2 {
		t.Errorf("picture of %v for %g × %g points", b, w, h)
	}
}

// A figure of many rollouts does not say that it has few.
func TestOnlyQuickSaysSo(t *testing.T) {
	f := sample()
	f.Quick = false
	svg, err := f.SVG(style(t))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(svg), quickWords) {
		t.Error("expected no mark")
	}
}

// The legend and the note lie under the panels and within the page.
func TestLegendCoversNoData(t *testing.T) {
	s, f := style(t), sample()
	for range 20 {
		f.Legend = append(f.Legend, Key{"a rather long name of a rule set", 0, LineKey})
	}
	lines := f.legendLines(s)
	if len(lines) < 5 {
		t.Fatalf("%d lines for %d entries", len(lines), len(f.Legend))
	}
	for i, line := range lines {
		used := 0.0
		for _, k := range line {
			used += float64(k.width(s))
		}
		if used > pageWidth-2*margin {
			t.Errorf("line %d: %g points wide", i, used)
		}
	}
	little := sample()
	_, before := little.size(s)
	if _, after := f.size(s); after-before < lineHeight*3.9 {
		t.Errorf("the figure grew by %g for %d more lines", after-before, len(lines)-1)
	}
	f.Note = strings.Repeat("many words ", 60)
	for _, line := range f.noteLines(s) {
		if w := s.caption().Width(line); w > pageWidth-2*margin {
			t.Errorf("note: a line of %g points", w)
		}
	}
}

func TestNumbersAsTheyArePrinted(t *testing.T) {
	for v, want := range map[float64]string{0: "0", -0.5: "−0.5", 1500: "1500", 12345: "12,345", 1234567: "1,234,567", 0.1: "0.1", 2.5: "2.5", math.Inf(1): "∞", -20: "−20", 99.95: "99.95"} {
		if got := Number(v); got != want {
			t.Errorf("%g: %q, want %q", v, got, want)
		}
	}
	if got := Number(math.NaN()); got != "–" {
		t.Errorf("NaN: %q", got)
	}
	if got := number(2000, true); got != "2,000" {
		t.Errorf("beside five digits: %q", got)
	}
}

func TestTicksAreRound(t *testing.T) {
	for _, c := range []struct {
		lo, hi float64
		n      int
		want   string
	}{
		{0, 1000, 5, "0 200 400 600 800 1000"}, {-0.3, 2.7, 5, "0 0.5 1 1.5 2 2.5"}, {-6.8, 6.8, 2, "−5 0 5"}, {-7.4, 7.4, 2, "−5 0 5"}, {0, 0.28, 3, "0 0.1 0.2"}, {3, 3, 4, "3"},
	} {
		var words []string
		for _, v := range round(c.lo, c.hi, c.n) {
			words = append(words, Number(v))
		}
		if got := strings.Join(words, " "); got != c.want {
			t.Errorf("%g to %g: %s, want %s", c.lo, c.hi, got, c.want)
		}
	}
}

// A symmetric logarithm is even where it is even, monotonic, and goes from end to end.
func TestSymLog(t *testing.T) {
	s := symLog{5}
	if a, b := s.Normalize(0, 1000, 0), s.Normalize(0, 1000, 1000); a != 0 || b != 1 {
		t.Errorf("ends at %g and %g", a, b)
	}
	if d := 2*s.Normalize(0, 1000, 2) - s.Normalize(0, 1000, 4); math.Abs(d) > 1e-12 {
		t.Errorf("not even up to 5: %g", d)
	}
	last := -1.0
	for x := -20.0; x < 1000; x += 0.5 {
		if v := s.Normalize(-20, 1000, x); v <= last {
			t.Fatalf("falls at %g", x)
		} else {
			last = v
		}
	}
}

// Of what is not exactly zero nothing has the colour of zero.
func TestBlackIsZero(t *testing.T) {
	p := divergingPalette()
	black := p[divergingHalf]
	for _, v := range []float64{1e-9, -1e-9, 0.001, -0.5, 1, -7} {
		if p[divergingIndex(v)] == black {
			t.Errorf("%g is black", v)
		}
	}
	if r, g, b, _ := p[divergingIndex(0)].RGBA(); r+g+b != 0 {
		t.Error("zero is not black")
	}
}

// No two rule sets of a figure look alike in colour, dash and glyph together, however
// many there are; and no ink is too faint on white.
func TestInksDiffer(t *testing.T) {
	seen := map[string]Ink{}
	for i := range Ink(40) {
		key := strings.Join([]string{Number(float64(len(i.dash()))), hex(i), glyphName(i)}, " ")
		if other, ok := seen[key]; ok && i%56 != other%56 {
			t.Errorf("inks %d and %d are alike", i, other)
		}
		seen[key] = i
	}
	for _, i := range []Ink{0, 1, 2, 3, 4, 5, 6, 7, Paper, Control, Random, Scripted} {
		if c := contrast(i); c < 3 {
			t.Errorf("ink %d: contrast %.1f on white, want 3", i, c)
		}
	}
}

func hex(i Ink) string {
	c := i.colour()
	return string([]byte{c.R, c.G, c.B})
}

func glyphName(i Ink) string { return strings.Repeat("g", int(i)%len(glyphs)) }

// contrast is WCAG's, on white.
func contrast(i Ink) float64 {
	linear := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	c := i.colour()
	return 1.05 / (0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B) + 0.05)
}

// An axis is as wide as its marks, or as it is told.
func TestAxisRange(t *testing.T) {
	p := Panel{X: Axis{Min: At(0)}, Y: Axis{Names: []string{"a", "b", "c"}}, Marks: []Mark{Dots{{X: 10, Lo: 8, Hi: 12, Y: 1}}}}
	out := p.plot(style(t), p.bounds(), 200, 100)
	if out.X.Min != 0 || out.X.Max < 12 || out.Y.Min != -0.6 || out.Y.Max != 2.6 {
		t.Errorf("x %g to %g, y %g to %g", out.X.Min, out.X.Max, out.Y.Min, out.Y.Max)
	}
	var _ plot.Plotter = p.Marks[0].plotter(style(t))
}

// One panel has the whole width, however many a row could hold.
func TestAPanelAloneIsWide(t *testing.T) {
	f := Figure{Columns: 3, Panels: make([]Panel, 1)}
	if f.columns() != 1 || f.rows() != 1 {
		t.Errorf("%d columns, %d rows", f.columns(), f.rows())
	}
	f.Panels = make([]Panel, 4)
	if f.columns() != 3 || f.rows() != 2 {
		t.Errorf("of four: %d columns, %d rows", f.columns(), f.rows())
	}
}
