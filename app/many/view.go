package many

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Viewed reads what a lesson's view may say of lives: "one", which is 1 of them, "many",
// which is 0, for as many as last time, or "many 36".
func Viewed(view string) (lives int, err error) {
	word, count, counted := strings.Cut(view, " ")
	n, err := strconv.Atoi(count)
	switch {
	case view == "one":
		return 1, nil
	case word == "many" && !counted:
		return 0, nil
	case word != "many" || err != nil || !slices.Contains(Counts(), n):
		return 0, fmt.Errorf("view: expected one, many, or many and 9, 16, 36 or 64, found %.40q", view)
	}
	return n, nil
}
