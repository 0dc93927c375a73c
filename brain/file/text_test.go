package file

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestPrintable(t *testing.T) {
	for from, want := range map[string]string{
		"": "",
		"Ångström × 2 – 日本語 👩‍🔬": "Ångström × 2 – 日本語 👩‍🔬",
		"a\x1b[1A\x1b[2Kb":       `a\x1b[1A\x1b[2Kb`,
		"one\ntwo\r\tthree":      `one\ntwo\r\tthree`,
		"\u009b31m\x7f\x00":      `\u009b31m\x7f\x00`,
		"a\u202eb\u2066c\u2028d": `a\u202eb\u2066c\u2028d`,
		"bad \xff\xc3 bytes":     `bad \xff\xc3 bytes`,
		`a \ stays`:              `a \ stays`,
	} {
		if got := Printable(from); got != want {
			t.Errorf("%q: expected %q, found %q", from, want, got)
		}
	}
}

func FuzzPrintable(f *testing.F) {
	f.Add("a\x1b[2Kb\u009b\xff\u202e")
	f.Fuzz(func(t *testing.T, s string) {
		p := Printable(s)
		if !utf8.ValidString(p) || Printable(p) != p {
			t.Fatalf("%q gives %q, which is not safe", s, p)
		}
		for _, r := range p {
			if r < ' ' || r >= 0x7f && r < 0xa0 {
				t.Fatalf("%q gives %q with %U", s, p, r)
			}
		}
	})
}

func TestText(t *testing.T) {
	for _, c := range []struct{ data, want, says string }{
		{"\xef\xbb\xbf{\"a\": \"é\"}", `{"a": "é"}`, ""},
		{"", "", ""},
		{"\xff\xfe{\x00", "", "UTF-16; save it as UTF-8"},
		{"\xfe\xff\x00{", "", "UTF-16"},
		{"\xff\xfe\x00\x00{\x00\x00\x00", "", "UTF-32"},
		{"{\x00\n\x00", "", "zero byte on line 1"},
		{"{\n\"caf\xe9\"}", "", "0xe9 on line 2, as in Latin-1 or a Windows code page; save it as UTF-8"},
	} {
		got, err := Text([]byte(c.data))
		if c.says == "" && (err != nil || string(got) != c.want) {
			t.Errorf("%q: found %q, %v", c.data, got, err)
		}
		if c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)) {
			t.Errorf("%q: expected an error that says %q, found %v", c.data, c.says, err)
		}
	}
}

func TestNamesOnce(t *testing.T) {
	for data, says := range map[string]string{
		`{"a": 1, "b": {"a": 2}, "c": [{"a": 3}, {"a": 4}], "d": "a"}`: "",
		`{"a": 1, "A": 2}`:              "",
		`{"a": 1, "b": 2, "a": 1}`:      `"a" twice`,
		`{"a": 1, "\u0061": 2}`:         `"a" twice`,
		`{"x": {"a": "a", "a": "b"}}`:   `"x": expected each name once, found "a" twice`,
		`{"x": [1, {"a": {}, "a": 1}]}`: `"x": expected each name once, found "a" twice`,
		`{"x": [], "y": {}, "x": 1}`:    `"x" twice`,
		`{"a": 1, "a`:                   "", // which is broken, and refused elsewhere
		`]`:                             "",
	} {
		err := NamesOnce([]byte(data))
		if says == "" && err != nil || says != "" && (err == nil || !strings.Contains(err.Error(), says)) {
			t.Errorf("%s: expected %q, found %v", data, says, err)
		}
	}
}
