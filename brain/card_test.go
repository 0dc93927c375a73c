package brain

import "testing"

// How long the lives of an evolution were is told by its command, and by nothing else.
func TestCardTellsTheLengthOfItsLives(t *testing.T) {
	for command, want := range map[string]int{
		"hebbarium evolve --world ant --steps 800 --average 0.95": 800, "hebbarium evolve --steps 2000": 2000,
		"hebbarium evolve --world ant": 0, "hebbarium evolve --steps -3": 0, "hebbarium evolve --steps many": 0, "": 0,
	} {
		if got := (Card{Command: command}).Steps(); got != want {
			t.Errorf("%q: found %d, want %d", command, got, want)
		}
	}
}
