package words_test

import (
	"testing"

	"hebbarium/app/words"
	"hebbarium/evolve/replay/link"
)

// What a link leads to is told whatever it leaves out.
func TestLink(t *testing.T) {
	for text, want := range map[string]string{
		"hebbarium:": "no life and no lesson, only how it is seen",
		"#view=talk": "no life and no lesson, only how it is seen",
		"#world=car": "the car, seed 1, step 0",
		"#world=ant&rules=ant-bounded&seed=3&at=9&paused":   "ant-bounded, seed 3, step 9, at rest",
		"#world=ant&rules=random&seed=3&events=300:leg:4=0": "random, seed 3, 1 event, step 0",
		"#lesson=1-born-random&at=40":                       "lesson 1-born-random, step 40",
	} {
		l, err := link.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := words.Link(&l); got != want {
			t.Errorf("%s: %q, expected %q", text, got, want)
		}
	}
}
