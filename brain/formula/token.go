package formula

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// token is a word, a number or a sign of a formula.
type token struct {
	kind tokenKind
	text string
	at   int // column, from 1
}

type tokenKind uint8

const (
	endToken tokenKind = iota
	wordToken
	numberToken
	signToken
)

// found is how an error names the token.
func (t token) found() string {
	if t.kind == endToken {
		return "the end"
	}
	return fmt.Sprintf("%q", t.text)
}

// aliases are the spellings of labels and other languages, so that a formula can be
// written as it is shown.
var aliases = map[string]string{"η": "eta", "·": "*", "×": "*", "−": "-", "**": "^", ";": ",", "oi": "pre", "oj": "post", "Δoi": "dpre", "Δoj": "dpost", "ōi": "mpre", "ōj": "mpost", "²": "^2", "³": "^3"}

// scanner takes tokens off the front of a formula.
type scanner struct {
	whole, rest string
	column      int
	pending     []token
}

func letter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '_' || r == 'η' || r == 'Δ' || r == 'ō'
}

func digit(r rune) bool { return r >= '0' && r <= '9' }

// next is the token at the front.
func (s *scanner) next() (token, error) {
	if len(s.pending) > 0 {
		t := s.pending[0]
		s.pending = s.pending[1:]
		return t, nil
	}
	for s.rest != "" && strings.ContainsRune(" \t\n\r", rune(s.rest[0])) {
		s.rest, s.column = s.rest[1:], s.column+1
	}
	at := s.column
	if s.rest == "" {
		return token{kind: endToken, at: at}, nil
	}
	r, _ := utf8.DecodeRuneInString(s.rest)
	switch {
	case r == utf8.RuneError:
		return token{}, &Error{s.whole, at, "text in UTF-8", "other bytes"}
	case letter(r):
		text := s.take(func(r rune) bool { return letter(r) || digit(r) })
		if of, ok := aliases[text]; ok {
			text = of
		}
		return token{wordToken, text, at}, nil
	case digit(r) || r == '.':
		return token{numberToken, s.number(), at}, nil
	}
	text := string(r)
	if strings.HasPrefix(s.rest, "**") {
		text = "**"
	}
	s.rest, s.column = s.rest[len(text):], s.column+utf8.RuneCountInString(text)
	if of, ok := aliases[text]; ok {
		if len(of) == 2 { // a raised digit is a power
			s.pending = append(s.pending, token{numberToken, of[1:], at})
			of = of[:1]
		}
		text = of
	}
	return token{signToken, text, at}, nil
}

// take takes the longest run of such characters.
func (s *scanner) take(of func(rune) bool) string {
	n := strings.IndexFunc(s.rest, func(r rune) bool { return !of(r) })
	if n < 0 {
		n = len(s.rest)
	}
	text := s.rest[:n]
	s.rest, s.column = s.rest[n:], s.column+utf8.RuneCountInString(text)
	return text
}

// number takes digits with a point and an exponent.
func (s *scanner) number() string {
	text := s.take(func(r rune) bool { return digit(r) || r == '.' })
	if s.rest == "" || s.rest[0] != 'e' && s.rest[0] != 'E' {
		return text
	}
	exponent := s.rest[1:]
	if exponent != "" && (exponent[0] == '-' || exponent[0] == '+') {
		exponent = exponent[1:]
	}
	if exponent == "" || !digit(rune(exponent[0])) {
		return text // eta behind a number, without a sign between them
	}
	n := len(s.rest) - len(exponent)
	head := s.rest[:n]
	s.rest, s.column = s.rest[n:], s.column+n
	return text + head + s.take(digit)
}
