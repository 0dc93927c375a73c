package figure

import (
	"fmt"
	"io/fs"

	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	ptext "gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
)

// Sizes of type in points, as a paper's figures have them.
const (
	small  = 7.5
	usual  = 8.5
	strong = 9.5
	head   = 11.5
)

// Style holds the faces that figures are set in.
type Style struct {
	handler ptext.Plain
	dots    vg.Length // side of a pixel, in points, of what is drawn on; 0: it has none
}

// faces are the fonts by weight, and their files.
var faces = []struct {
	weight xfont.Weight
	file   string
}{
	{xfont.WeightNormal, "fonts/Inter-Regular.otf"},
	{xfont.WeightMedium, "fonts/Inter-Medium.otf"},
	{xfont.WeightSemiBold, "fonts/Inter-SemiBold.otf"},
}

const typeface = "Inter"

// NewStyle reads the program's fonts, which are in files under fonts/ (assets.Fonts).
func NewStyle(files fs.FS) (*Style, error) {
	var all font.Collection
	for _, f := range faces {
		b, err := fs.ReadFile(files, f.file)
		if err != nil {
			return nil, fmt.Errorf("font %s: %w", f.file, err)
		}
		face, err := opentype.Parse(b)
		if err != nil {
			return nil, fmt.Errorf("font %s: expected a readable font: %w", f.file, err)
		}
		all = append(all, font.Face{Font: font.Font{Typeface: typeface, Weight: f.weight}, Face: face})
	}
	return &Style{handler: ptext.Plain{Fonts: font.NewCache(all)}}, nil
}

// of is text of a size and weight.
func (s *Style) of(size vg.Length, weight xfont.Weight) ptext.Style {
	return ptext.Style{
		Color: text, Handler: s.handler,
		Font: font.Font{Typeface: typeface, Weight: weight, Size: size},
	}
}

// centred is how far up text that is centred at a height is to be moved for its letters to
// be in the middle: their box has room below for those that reach under the line.
func centred(t ptext.Style) vg.Length { return t.FontExtents().Descent / 2 }

// caption is small text in the second colour.
func (s *Style) caption() ptext.Style {
	t := s.of(small, xfont.WeightNormal)
	t.Color = secondary
	return t
}

// plot is an empty pair of axes in this style.
func (s *Style) plot() *plot.Plot {
	p := plot.New()
	p.TextHandler = s.handler
	p.BackgroundColor = ground
	p.Title.TextStyle = s.of(usual, xfont.WeightMedium)
	p.Title.TextStyle.XAlign, p.Title.TextStyle.YAlign = ptext.XCenter, ptext.YTop
	p.Title.Padding = 4
	for _, a := range []*plot.Axis{&p.X, &p.Y} {
		label, tick := s.of(small, xfont.WeightNormal), s.caption()
		label.XAlign, label.YAlign = a.Label.TextStyle.XAlign, a.Label.TextStyle.YAlign
		tick.XAlign, tick.YAlign = a.Tick.Label.XAlign, a.Tick.Label.YAlign
		label.Rotation, tick.Rotation = a.Label.TextStyle.Rotation, a.Tick.Label.Rotation
		a.Label.TextStyle, a.Tick.Label = label, tick
		a.LineStyle.Color, a.LineStyle.Width = frame, 0.6
		a.Tick.LineStyle.Color, a.Tick.LineStyle.Width = frame, 0.6
		a.Tick.Length, a.Padding, a.Label.Padding = 3, 0, 3
	}
	p.Y.Label.Padding = 6
	p.Legend.TextStyle = s.caption()
	return p
}
