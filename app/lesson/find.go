package lesson

import (
	"fmt"
	"strings"
	"unicode"
)

// Find is the lesson that a person means by its number, by its name or title, or by a part of
// either; upper and lower case, and what stands between two words, make no difference.
func Find(all []*Lesson, name string) (*Lesson, error) {
	if l := Numbered(all, name); l != nil {
		return l, nil
	}
	want, names := plain(name), make([]string, len(all))
	for i, l := range all {
		names[i] = l.Name
	}
	for _, same := range []func(has string) bool{
		func(has string) bool { return has == want },
		func(has string) bool { return want != "" && strings.Contains(has, want) },
	} {
		for _, l := range all {
			if same(plain(l.Name)) || same(plain(l.Title)) {
				return l, nil
			}
		}
	}
	return nil, fmt.Errorf("lesson: expected one of %s, its number or title, or all, found %q", strings.Join(names, ", "), name)
}

// Numbered is the lesson of a number, that which its name begins with; nil for none.
func Numbered(all []*Lesson, number string) *Lesson {
	if number == "" || strings.Trim(number, "0123456789") != "" {
		return nil
	}
	for _, l := range all {
		if strings.HasPrefix(l.Name, number+"-") {
			return l
		}
	}
	return nil
}

// plain is a name as words in lower case, one space between two.
func plain(name string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }), " ")
}
