package pickle

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

// plain is a world with one class, whose call is a tuple and whose state is kept.
type plain struct{}

type call struct{}

type made struct{ args, state any }

func (call) Call(args Tuple) (any, error) { return &made{args: args}, nil }

func (m *made) SetState(state any) error { m.state = state; return nil }

func (plain) Find(module, name string) (any, error) {
	if module != "m" || name != "f" {
		return nil, errors.New("refused: " + module + "." + name)
	}
	return call{}, nil
}

func (plain) Persistent(id any) (any, error) { return Tuple{"lies at", id}, nil }

// TestLoad reads what Python's pickle module writes in each protocol.
func TestLoad(t *testing.T) {
	for program, want := range map[string]any{
		"N.":                         nil,
		"I01\n.":                     true,
		"I-7\n.":                     -7,
		"L123L\n.":                   123,
		"F0.5\n.":                    0.5,
		"Va\\u000a\xe9\n.":           "a\né",
		"(lp0\nI1\na.":               &List{[]any{1}},
		"(dp0\nVa\np1\nI1\ns.":       &Dict{[]any{"a"}, []any{1}},
		"(I1\nI2\ntp0\n0g0\n.":       Tuple{1, 2},
		"\x80\x02K\xff.":             255,
		"\x80\x02M\xff\xff.":         65535,
		"\x80\x02J\xfe\xff\xff\xff.": -2,
		"\x80\x02\x8a\x01\xfe.":      -2,
		"\x80\x02\x8a\x00.":          0,
		"\x80\x02G?\xe0\x00\x00\x00\x00\x00\x00.":                     0.5,
		"\x80\x02U\x02hi.":                                            Bytes("hi"),
		"\x80\x02X\x02\x00\x00\x00\xc3\xa9.":                          "é",
		"\x80\x03C\x02hi.":                                            Bytes("hi"),
		"\x80\x03B\x02\x00\x00\x00hi.":                                Bytes("hi"),
		"\x80\x04\x95\x05\x00\x00\x00\x00\x00\x00\x00\x8c\x02hi\x94.": "hi",
		"\x80\x04\x8d\x02\x00\x00\x00\x00\x00\x00\x00hi.":             "hi",
		"\x80\x05\x96\x02\x00\x00\x00\x00\x00\x00\x00hi.":             Bytes("hi"),
		"\x80\x02](K\x01\x88\x89e.":                                   &List{[]any{1, true, false}},
		"\x80\x02}(U\x01aK\x01u.":                                     &Dict{[]any{Bytes("a")}, []any{1}},
		"\x80\x02)\x85q\x00h\x00\x86.":                                Tuple{Tuple{Tuple{}}, Tuple{Tuple{}}},
		"\x80\x02cm\nf\nK\x01\x85RK\x02b.":                            &made{Tuple{1}, 2},
		"\x80\x04\x8c\x01m\x94\x8c\x01f\x94\x93)R.":                   &made{Tuple{}, nil},
		"\x80\x02K\x09Q.":                                             Tuple{"lies at", 9},
		"P9\n.":                                                       Tuple{"lies at", "9"},
		"\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.":   Long("\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19"),
	} {
		got, n, err := Load([]byte(program+"behind"), plain{})
		if err != nil || n != len(program) || !reflect.DeepEqual(got, want) {
			t.Errorf("%q: expected %#v of %d bytes, found %#v of %d, %v", program, want, len(program), got, n, err)
		}
	}
}

func TestRefusals(t *testing.T) {
	for program, says := range map[string]string{
		"":                                      "found the end",
		"\x80\x06N.":                            "protocol up to 5, found 6",
		".":                                     "stack",
		"(.":                                    "stack",
		"t.":                                    "mark",
		"\x80\x02cos\nsystem\n.":                "refused: os.system",
		"\x80\x04\x8c\x02os\x8c\x06system\x93.": "refused: os.system",
		"cos":                                   "cut off",
		"\x80\x02X\xff\xff\xff\xff.":            "cut off",
		"\x80\x04\x8d\xff\xff\xff\xff\xff\xff\xff\xff.": "cut off",
		"\x80\x02h\x07.":          "number 7",
		"q\x00.":                  "stack",
		"K\x01K\x02R.":            "a call",
		"K\x01K\x02b.":            "a state",
		"K\x01K\x02a.":            "list or a dict",
		"\x80\x02}(K\x01u.":       "pairs",
		"(im\nf\n.":               "0x69, which is refused", // INST
		"\x80\x02cm\nf\n)\x81.":   "0x81, which is refused", // NEWOBJ
		"\x80\x02\x82\x01.":       "0x82, which is refused", // EXT1
		"\x80\x05\x97.":           "0x97, which is refused", // NEXT_BUFFER
		strings.Repeat("(", 2000): "instructions",
		"V\\u00g0\n.":             "character",
	} {
		if v, _, err := Load([]byte(program), plain{}); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%.40q: expected an error that says %q, found %#v, %v", program, says, v, err)
		}
	}
}

// FuzzLoad holds the reader to an error or a value within its bytes.
func FuzzLoad(f *testing.F) {
	for _, s := range []string{"\x80\x02cm\nf\nK\x01\x85RK\x02b.", "(dp0\nVa\np1\nI1\ns.", "\x80\x04\x8c\x01m\x94\x8c\x01f\x94\x93)R.", "\x80\x02](K\x01\x88\x89e.", "P9\n."} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		v, n, err := Load(b, plain{})
		if err == nil && (n < 1 || n > len(b)) {
			t.Fatalf("expected a pickle within %d bytes, found %d", len(b), n)
		}
		_ = Kind(v)
	})
}
