package library

import (
	"strings"
	"testing"
)

func TestNamesOfReplays(t *testing.T) {
	for name, want := range map[string]string{
		"walk": "", "20260102-030405-ant": "", "Läufer, 50 % (2)": "", "console": "",
		"": "found none", "a/b": `'/'`, `a\b`: `'\\'`, "a:b": `':'`, "what?": `'?'`, "a\tb": `'\t'`,
		".hidden": "dot at either end", "..": "dot at either end", "end.": "dot at either end", "nul": "device", "COM1.x": "device", strings.Repeat("ü", 61): "found 122",
	} {
		err := CheckName(name)
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%q: expected an error that says %q, found %v", name, want, err)
		}
	}
}
