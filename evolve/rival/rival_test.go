package rival

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestChoicesReadBack(t *testing.T) {
	for text, want := range map[string]Choice{
		"static":                 {Static: true},
		"seed:7":                 {Seed: 7},
		"ant-hebbian":            {Name: "ant-hebbian"},
		"my rules":               {Name: "my rules"},
		"ant-static@53de7f7214a": {Name: "ant-static", Sum: "53de7f7214a"},
	} {
		got, err := Parse(text)
		if err != nil || got != want {
			t.Errorf("%q: expected %+v, found %+v (%v)", text, want, got, err)
		}
		if back := got.String(); back != text {
			t.Errorf("expected %q back, found %q", text, back)
		}
	}
}

func TestNoChoices(t *testing.T) {
	for text, why := range map[string]string{
		"":                          "found 0",
		"seed:0":                    "from 1",
		"seed:-1":                   "whole number",
		"seed:07":                   "whole number",
		"seed:":                     "whole number",
		"seed:99999999999999999999": "whole number",
		"../ant":                    "no path",
		`a\b`:                       "no path",
		"a\x1b[31m":                 "U+001B",
		" ant":                      "space",
		"ant@":                      "8 to 64 digits",
		"ant@XYZ":                   "8 to 64 digits",
		"ant@53DE7F72":              "8 to 64 digits",
		strings.Repeat("a", 101):    "found 101",
	} {
		if _, err := Parse(text); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%q: expected an error with %q, found %v", text, why, err)
		}
	}
}

func TestWhatIsReadIsWrittenAlike(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringMatching(`(seed:[0-9]{1,20}|[a-z -]{1,10}(@[0-9a-f]{7,12})?)`)).Draw(t, "text")
		c, err := Parse(text)
		if err != nil {
			return
		}
		if back := c.String(); back != text {
			t.Fatalf("%q became %q", text, back)
		}
	})
}
