package many

import (
	"strings"
	"testing"
)

func TestViewsOfManyLives(t *testing.T) {
	for view, want := range map[string]int{"one": 1, "many": 0, "many 36": 36, "many 9": 9} {
		if n, err := Viewed(view); err != nil || n != want {
			t.Errorf("%s: %d lives, %v", view, n, err)
		}
	}
	for _, view := range []string{"", "many 0", "many 1000", "many lives", "most 36", "many 9 9"} {
		if _, err := Viewed(view); err == nil || !strings.Contains(err.Error(), "9, 16, 36 or 64") {
			t.Errorf("%q: found %v", view, err)
		}
	}
}
