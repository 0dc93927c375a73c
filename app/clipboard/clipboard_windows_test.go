package clipboard

import (
	"strings"
	"testing"
)

// What is copied is what is pasted, by the system's own clipboard.
func TestNativeCopy(t *testing.T) {
	for _, text := range []string{"l2.A: expected 128×64, found 128×32", "a−𝄞", strings.Repeat("−½ ", 8000), "two\r\nlines", "zero\x00byte"} {
		if err := Copy(text); err != nil {
			t.Fatal(err)
		}
		want := strings.ReplaceAll(text, "\x00", "�")
		if got, err := Paste(); err != nil || got != want {
			t.Errorf("expected %.40q, found %.40q, %v", want, got, err)
		}
	}
}
