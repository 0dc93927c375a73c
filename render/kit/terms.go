package kit

import (
	"strconv"
	"strings"
)

// Colours of the terms of a rule, wherever they are told apart; their sum is White.
const (
	TermA Color = 0xE8C15AFF
	TermB Color = 0x5ABCF7FF
	TermC Color = 0x7BD88FFF
	TermD Color = 0xC79BF2FF
	TermE Color = 0xF2A06CFF
	TermF Color = 0x62D3D3FF
	TermG Color = 0xE59AC6FF
	TermH Color = 0xB9C766FF
)

// termColours are those of A, B, C and so on; a name further on takes the first ones again.
func termColours() []Color {
	return []Color{TermA, TermB, TermC, TermD, TermE, TermF, TermG, TermH}
}

// TermColour is the colour of a coefficient or of a summand, by its name in the rule: η's is
// Text. Summands without a coefficient of their own, called by their place, begin behind
// the first four.
func TermColour(name string) Color {
	list := termColours()
	if place, ok := strings.CutPrefix(name, "term"); ok {
		if n, err := strconv.Atoi(place); err == nil && n > 0 {
			return list[(n+3)%len(list)]
		}
	}
	if name == "" || name[0] < 'A' || name[0] > 'Z' {
		return Text
	}
	return list[int(name[0]-'A')%len(list)]
}
