package kit

import (
	"math"
	"testing"
)

// lightness is OKLab's L of a colour (Ottosson 2020).
func lightness(c Color) float64 {
	linear := func(v Color) float64 {
		x := float64(v&0xFF) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	r, g, b := linear(c>>24), linear(c>>16), linear(c>>8)
	l := math.Cbrt(0.4122214708*r + 0.5363325363*g + 0.0514459929*b)
	m := math.Cbrt(0.2119034982*r + 0.6806995451*g + 0.1073969566*b)
	s := math.Cbrt(0.0883024619*r + 0.2817188376*g + 0.6299787005*b)
	return 0.2104542553*l + 0.7936177850*m - 0.0040720468*s
}

func TestDivergingGivesBothSignsEqualWeight(t *testing.T) {
	for i, want := range []float64{0, 0.36, 0.58, 0.76, 0.93} {
		v := float64(i) / 4
		for _, s := range []float64{v, -v} {
			if got := lightness(Diverging(s)); math.Abs(got-want) > 0.012 {
				t.Errorf("Diverging(%v): lightness %.3f, want %.2f", s, got, want)
			}
		}
	}
}

func TestOnlyZeroIsBlack(t *testing.T) {
	const black Color = 0x000000FF
	for name, colour := range map[string]func(float64) Color{"diverging": Diverging, "grey": Grey} {
		table := newTable(colour)
		if colour(0) != black || table.Colour(0) != black || colour(math.Copysign(0, -1)) != black {
			t.Errorf("%s: zero is not black", name)
		}
		for _, v := range []float64{1e-30, 1e-6, 0.001, 0.01, 0.05, 0.3, 1, 7} {
			for _, s := range []float64{v, -v} {
				for what, got := range map[string]Color{"map": colour(s), "table": table.Colour(float32(s))} {
					if lightness(got) < lightness(colour(math.Copysign(Faintest, s)))-0.01 {
						t.Errorf("%s %s: %v is drawn as %08X, darker than what ±%v is", name, what, s, got, Faintest)
					}
				}
			}
		}
		for _, v := range []float64{-2, -1, -0.7, -0.2, 0.1, 0.45, 0.99, 1, 3} {
			got, want := table.Colour(float32(v)), colour(v)
			for shift := 8; shift < 32; shift += 8 {
				if d := int(got>>shift&0xFF) - int(want>>shift&0xFF); d < -3 || d > 3 {
					t.Errorf("%s: the table gives %08X for %v, the map %08X", name, got, v, want)
				}
			}
		}
	}
	if Diverging(math.NaN()) != Warn || newTable(Diverging).Colour(float32(math.NaN())) != Warn {
		t.Error("NaN is not drawn as damage")
	}
}

// contrast is WCAG's ratio of two opaque colours.
func contrast(a, b Color) float64 {
	luminance := func(c Color) float64 {
		linear := func(v Color) float64 {
			x := float64(v&0xFF) / 255
			if x <= 0.04045 {
				return x / 12.92
			}
			return math.Pow((x+0.055)/1.055, 2.4)
		}
		return 0.2126*linear(c>>24) + 0.7152*linear(c>>16) + 0.0722*linear(c>>8)
	}
	x, y := luminance(a)+0.05, luminance(b)+0.05
	return max(x, y) / min(x, y)
}

func TestTextIsReadable(t *testing.T) {
	for _, c := range []struct {
		name        string
		ink, ground Color
	}{
		{"text on panels", Text, BG1}, {"secondary text on panels", Text2, BG1}, {"captions on panels", Text3, BG1},
		{"captions on controls", Text3, BG2}, {"warn on panels", Warn, BG1}, {"warn on its ground", Warn, WarnBG},
		{"accent on panels", Accent, BG1}, {"accent on its ground", Accent, AccentBG}, {"text on accent", OnAccent, Accent},
		{"captions on lit ground", Text3, GroundNear}, {"the rival on panels", Rival, BG1}, {"the rival on its ground", Rival, RivalBG},
	} {
		if got := contrast(c.ink, c.ground); got < 4.65 {
			t.Errorf("%s: contrast %.2f:1, want at least 4.7:1", c.name, got)
		}
	}
}
