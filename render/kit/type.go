package kit

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/text/v2"

	"hebbarium/assets"
)

// Size is one of the sizes of type: four, and two more for a talk.
type Size uint8

// Sizes in pixels of the layout at a text scale of 1.
const (
	Caption Size = iota // 13: captions, ticks, tooltip rows
	Body                // 15: controls, body
	Title               // 20: panel title, recovery read-out
	Spoken              // 26: captions of a talk
	HUD                 // 32
	Stage               // 44: the read-out of a talk
	sizes
)

// Weight is a family and its weight.
type Weight uint8

// Inter for words; JetBrains Mono for numbers that change or line up.
const (
	Regular Weight = iota
	Medium
	SemiBold
	Mono
	MonoMedium
	weights
)

var fontFiles = [weights]string{
	Regular: "Inter-Regular.otf", Medium: "Inter-Medium.otf", SemiBold: "Inter-SemiBold.otf",
	Mono: "JetBrainsMono-Regular.ttf", MonoMedium: "JetBrainsMono-Medium.ttf",
}

// pixels are the type sizes at each text scale.
var pixels = map[int][sizes]float64{
	100: {13, 15, 20, 26, 32, 44},
	125: {16, 19, 25, 33, 40, 55},
	150: {20, 23, 30, 39, 48, 66},
}

// Type holds the faces. Figures are tabular everywhere.
type Type struct {
	scale   int
	density Density
	faces   [weights][sizes]*text.GoTextFace
	plain   [weights][sizes]text.Face // the same faces, for widgets that want the interface

	fallback fallback
}

func newType() (*Type, error) {
	t := &Type{scale: 100, density: 1, fallback: fallback{none: map[rune]bool{}, faces: map[[2]int]*text.MultiFace{}, list: systemFonts}}
	for w := range t.fallback.own {
		t.fallback.own[w] = map[rune]bool{}
	}
	tabular, contextual := text.MustParseTag("tnum"), text.MustParseTag("calt")
	for w, name := range fontFiles {
		file, err := assets.Fonts.ReadFile("fonts/" + name)
		if err != nil {
			return nil, fmt.Errorf("font %s: %w", name, err)
		}
		source, err := text.NewGoTextFaceSource(bytes.NewReader(file))
		if err != nil {
			return nil, fmt.Errorf("font %s: expected a readable font: %w", name, err)
		}
		for s := range t.faces[w] {
			face := &text.GoTextFace{Source: source}
			if Weight(w) >= Mono {
				face.SetFeature(contextual, 0) // no ligatures: "->" is two signs
			} else {
				face.SetFeature(tabular, 1)
			}
			t.faces[w][s] = face
			t.plain[w][s] = face
		}
	}
	return t, t.SetScale(100)
}

// Scale is the text size in percent.
func (t *Type) Scale() int { return t.scale }

// SetScale sets the text size to 100, 125 or 150 percent.
func (t *Type) SetScale(percent int) error {
	if _, ok := pixels[percent]; !ok {
		return fmt.Errorf("text size: expected 100, 125 or 150 %%, found %d", percent)
	}
	t.scale = percent
	t.size()
	return nil
}

func (t *Type) setDensity(d Density) {
	t.density = d
	t.size()
}

// size gives the faces their sizes in the screen's pixels: whole ones, as the shaper
// would take the next whole size above any other, and rather a smaller one than one
// that has no room.
func (t *Type) size() {
	for w := range t.faces {
		for s, face := range t.faces[w] {
			face.Size = math.Ceil(t.Pixels(Size(s))*float64(t.density) - 0.5)
		}
	}
	clear(t.fallback.faces)
}

// Px scales a length that grows with text, to whole pixels.
func (t *Type) Px(v float64) float64 { return math.Round(v * float64(t.scale) / 100) }

// Pixels is the height of a size at the present scale.
func (t *Type) Pixels(s Size) float64 { return pixels[t.scale][s] }

// Face is a face that stays valid when the scale changes.
func (t *Type) Face(s Size, w Weight) *text.Face { return &t.plain[w][s] }

// Width is the advance of a line of text in pixels.
func (t *Type) Width(s string, size Size, w Weight) float64 {
	return text.AdvanceAt(s, len(s), t.face(s, size, w)) / float64(t.density)
}

// Stops are the places of a caret in a line of text, in pixels from its left end: before
// each character, and behind the last.
func (t *Type) Stops(line []rune, size Size, w Weight) []float64 {
	s, at := string(line), 0
	face, stops := t.face(s, size, w), make([]float64, 0, len(line)+1)
	for _, r := range line {
		stops = append(stops, text.AdvanceAt(s, at, face)/float64(t.density))
		at += len(string(r))
	}
	return append(stops, t.Width(s, size, w))
}

// Align says which point of a line of text is given.
type Align uint8

// The given x is the line's left end, middle or right end.
const (
	Left Align = iota
	Centre
	Right
)

// Draw draws one line, on whole pixels of the screen, with the middle of its capitals' height at y.
func (t *Type) Draw(dst *ebiten.Image, s string, x, y float64, size Size, w Weight, c Color, align Align) {
	if s == "" {
		return
	}
	own, face := t.faces[w][size], t.face(s, size, w)
	switch align {
	case Centre:
		x -= t.Width(s, size, w) / 2
	case Right:
		x -= t.Width(s, size, w)
	}
	d := float64(t.density)
	top := y*d + own.Metrics().CapHeight/2 - face.Metrics().HAscent
	options := &text.DrawOptions{}
	options.GeoM.Translate(math.Round(x*d), math.Round(top))
	options.ColorScale.ScaleWithColor(c)
	text.Draw(dst, s, face, options)
}

// Span is a piece of a line in its own weight and colour.
type Span struct {
	Text   string
	Weight Weight
	Color  Color
}

// DrawSpans draws pieces one after another and returns the x after the last.
func (t *Type) DrawSpans(dst *ebiten.Image, x, y float64, size Size, spans ...Span) float64 {
	for _, s := range spans {
		t.Draw(dst, s.Text, x, y, size, s.Weight, s.Color, Left)
		x += t.Width(s.Text, size, s.Weight)
	}
	return x
}

// Fit shortens a line with an ellipsis so that it takes at most width pixels.
func (t *Type) Fit(s string, width float64, size Size, w Weight) string {
	if t.Width(s, size, w) <= width {
		return s
	}
	runes := []rune(s)
	low, high := 0, len(runes)
	for low < high {
		mid := (low + high + 1) / 2
		if t.Width(string(runes[:mid])+"…", size, w) <= width {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return string(runes[:low]) + "…"
}

// Wrap breaks a text into lines that take at most width pixels each, between words and,
// where a word alone is wider, as a path can be, behind a separator or where it must. Of
// more than most lines the last ends in an ellipsis.
func (t *Type) Wrap(s string, width float64, most int, size Size, w Weight) []string {
	var lines []string
	line := ""
	wide := func(s string) bool { return t.Width(s, size, w) > width }
	for _, word := range strings.Fields(s) {
		whole := strings.TrimSpace(line + " " + word)
		if !wide(whole) {
			line = whole
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for word != "" && wide(word) {
			n := t.broken(word, width, size, w)
			lines, word = append(lines, word[:n]), word[n:]
		}
		line = word
	}
	if line != "" {
		lines = append(lines, line)
	}
	if len(lines) > most {
		last := lines[most-1]
		for i := strings.LastIndexByte(last, ' '); wide(last+" …") && i > 0; i = strings.LastIndexByte(last, ' ') {
			last = last[:i]
		}
		lines = append(lines[:most-1], last+" …")
	}
	return lines
}

// broken is the number of bytes of a word that stand on a line: up to a separator, or as
// many as there is room for.
func (t *Type) broken(word string, width float64, size Size, w Weight) int {
	fits, after := 0, 0
	for i, r := range word {
		end := i + utf8.RuneLen(r)
		if fits > 0 && t.Width(word[:end], size, w) > width {
			break
		}
		fits = end
		if strings.ContainsRune(`/\-_.,;:`, r) {
			after = end
		}
	}
	if after > 0 {
		return after
	}
	return fits
}

// Signed writes a number with its sign always shown, as a true minus.
func Signed(v float64, decimals int) string {
	s := Number(v, decimals)
	if strings.HasPrefix(s, "−") || math.IsNaN(v) || math.IsInf(v, 0) {
		return s
	}
	return "+" + s
}

// Number writes a number with a true minus sign; what rounds to zero has none.
func Number(v float64, decimals int) string {
	s := strconv.FormatFloat(v, 'f', decimals, 64)
	if digits, negative := strings.CutPrefix(s, "-"); negative {
		if strings.Trim(digits, "0.") == "" {
			return digits
		}
		return "−" + digits
	}
	return s
}

// Count writes a whole number with its thousands set apart by commas.
func Count(n int) string {
	s := strconv.Itoa(max(n, -n))
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	if n < 0 {
		return "−" + s
	}
	return s
}
