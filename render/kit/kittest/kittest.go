// Package kittest holds what the tests of pictures begin with.
package kittest

import (
	"testing"

	"hebbarium/render/kit"
)

// Theme is the look that tests draw with.
func Theme(t testing.TB) *kit.Theme {
	t.Helper()
	th, err := kit.NewTheme()
	if err != nil {
		t.Fatal(err)
	}
	return th
}
