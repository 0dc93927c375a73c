package file

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Found names what was found in place of a text, for an error: the text itself, cut to so many
// characters, or that it is no text.
func Found(data []byte, most int) string {
	if len(data) == 0 {
		return "nothing"
	}
	if !utf8.Valid(data[:max(len(data)-utf8.UTFMax, 0)]) || strings.IndexFunc(string(data), func(r rune) bool { return r < ' ' && r != '\t' && r != '\r' }) >= 0 {
		return "binary data"
	}
	return fmt.Sprintf("%.*q", most, data)
}

// Printable is a text that comes from a file, made safe to show: control
// characters, line breaks and escape sequences among them, which could forge what
// the program says, marks that turn the direction of a line, and bytes that are
// no UTF-8 are written as Go writes them in a string, such as \x1b.
func Printable(s string) string {
	plain := true
	for _, r := range s {
		if plain = shown(r); !plain {
			break
		}
	}
	if plain {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			b.WriteString(`\x`)
			b.WriteString(strconv.FormatUint(uint64(s[i])|0x100, 16)[1:])
		case shown(r):
			b.WriteString(s[i : i+n])
		default:
			quoted := strconv.QuoteRuneToASCII(r)
			b.WriteString(quoted[1 : len(quoted)-1])
		}
		i += n
	}
	return b.String()
}

// PrintableError is the text of an error, made safe to show. Where it joins several,
// each has a line of its own, and nothing within one can begin another.
func PrintableError(err error) string {
	text := err.Error()
	for e := err; e != nil; e = errors.Unwrap(e) {
		joined, ok := e.(interface{ Unwrap() []error })
		if !ok {
			continue
		}
		var plain, lines []string
		for _, each := range joined.Unwrap() {
			plain, lines = append(plain, each.Error()), append(lines, PrintableError(each))
		}
		if all := strings.Join(plain, "\n"); all == e.Error() {
			before, after, _ := strings.Cut(text, all)
			return Printable(before) + strings.Join(lines, "\n  ") + Printable(after)
		}
		break
	}
	return Printable(text)
}

// shown tells whether a character may be shown as it is.
func shown(r rune) bool {
	// The joiners are invisible, and spell words in some scripts.
	return r != utf8.RuneError && (strconv.IsGraphic(r) || r == 0x200c || r == 0x200d)
}
