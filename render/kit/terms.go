package kit

// Colours of the terms of a rule, wherever they are told apart; their sum is White.
const (
	TermA Color = 0xE8C15AFF
	TermB Color = 0x5ABCF7FF
	TermC Color = 0x7BD88FFF
	TermD Color = 0xC79BF2FF
)

// TermColour is the colour of a coefficient, by its name in the rule: η's is Text.
func TermColour(name string) Color {
	if name != "" {
		switch name[0] {
		case 'A':
			return TermA
		case 'B':
			return TermB
		case 'C':
			return TermC
		case 'D':
			return TermD
		}
	}
	return Text
}
