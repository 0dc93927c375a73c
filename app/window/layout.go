package window

import (
	"strings"
	"unicode/utf8"

	"github.com/hajimehoshi/ebiten/v2"
)

// layout is the keyboard's: which key of it a letter is printed on. Letters are where they
// are printed, and all other keys where they lie on a US keyboard: digits and signs are on
// many keyboards not to be had without Shift.
type layout struct {
	of    map[ebiten.Key]ebiten.Key // the place of each letter
	taken map[ebiten.Key]bool       // places that a letter of another name is printed on
	names map[ebiten.Key]string     // what is printed on a place, as the system says
}

// printed are the places of a keyboard that letters are printed on.
func printed() []ebiten.Key {
	keys := []ebiten.Key{
		ebiten.KeyMinus, ebiten.KeyEqual, ebiten.KeyBracketLeft, ebiten.KeyBracketRight, ebiten.KeySemicolon, ebiten.KeyQuote,
		ebiten.KeyBackquote, ebiten.KeyBackslash, ebiten.KeyComma, ebiten.KeyPeriod, ebiten.KeySlash, ebiten.KeyIntlBackslash,
	}
	for k := ebiten.KeyA; k <= ebiten.KeyZ; k++ {
		keys = append(keys, k)
	}
	return keys
}

// newLayout reads the layout from what the system says is printed on the places: a letter
// that it has on none, as where the script is another, stays where it lies.
func newLayout(name func(ebiten.Key) string) *layout {
	l := &layout{of: map[ebiten.Key]ebiten.Key{}, taken: map[ebiten.Key]bool{}, names: map[ebiten.Key]string{}}
	for _, place := range printed() {
		n := strings.ToUpper(name(place))
		l.names[place] = n
		if len(n) != 1 || n[0] < 'A' || n[0] > 'Z' {
			continue
		}
		letter := ebiten.KeyA + ebiten.Key(n[0]-'A')
		if _, again := l.of[letter]; again {
			continue
		}
		l.of[letter] = place
		l.taken[place] = letter != place
	}
	return l
}

// none is a key that no keyboard has.
const none ebiten.Key = -1

// place is where a key lies, none where what lies there is another letter's.
func (l *layout) place(k ebiten.Key) ebiten.Key {
	if at, ok := l.of[k]; ok {
		return at
	}
	if l.taken[k] {
		return none
	}
	return k
}

// usual are the signs that actions are written with, and what a US keyboard prints there.
func usual(sign string) (k ebiten.Key, us string) {
	switch sign {
	case "+":
		return ebiten.KeyEqual, "="
	case "−":
		return ebiten.KeyMinus, "-"
	case "[":
		return ebiten.KeyBracketLeft, "["
	case "]":
		return ebiten.KeyBracketRight, "]"
	}
	if len(sign) == 1 && sign[0] >= 'A' && sign[0] <= 'Z' {
		return ebiten.KeyA + ebiten.Key(sign[0]-'A'), sign
	}
	return none, ""
}

// Label writes a key as it is printed, for what is written about it: "Z" or "+" or "Shift".
func (l *layout) label(sign string) string {
	k, us := usual(sign)
	if k == none {
		return sign
	}
	name := l.names[l.place(k)]
	if name == "" || name == us || name == sign || utf8.RuneCountInString(name) != 1 {
		return sign
	}
	return name
}

// written writes all keys of a chord, as "Ctrl Z" or "→", as they are printed.
func (l *layout) written(keys string) string {
	words := strings.Split(keys, " ")
	for i, w := range words {
		words[i] = l.label(w)
	}
	return strings.Join(words, " ")
}
